package chart

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// scale places sums of money along an axis whose marks are round sums.
type scale struct {
	from, to *big.Int // pence, at its ends
	step     *big.Int // from mark to mark; nil where there is nothing but nought
	length   int      // from end to end
}

// newScale returns the scale that holds low and high, with the smallest step of 1,
// 2 or 5 and noughts that marks it in so many intervals at most; two where nought
// lies between its ends. It ends at marks, but where one of the two is less than a
// quarter of a step beyond nought.
func newScale(low, high *big.Int, length, intervals int) scale {
	if low.Cmp(high) == 0 && low.Sign() == 0 {
		return scale{from: low, to: big.NewInt(1), length: length}
	}
	if low.Sign() < 0 && high.Sign() > 0 {
		intervals = max(intervals, 2)
	}
	for zeros := int64(0); ; zeros++ {
		for _, figure := range []int64{1, 2, 5} {
			step := new(big.Int).Mul(big.NewInt(figure), tens(zeros))
			s := scale{outer(low, floor(low, step), step), outer(high, ceiling(high, step), step), step, length}
			between := new(big.Int).Sub(floor(s.to, step), ceiling(s.from, step)) // the outermost marks
			if s.from.Cmp(s.to) < 0 && between.Cmp(new(big.Int).Mul(step, big.NewInt(int64(intervals)))) <= 0 {
				return s
			}
		}
	}
}

// outer is the mark at an end of an axis, or what the axis holds where that is hardly
// beyond nought.
func outer(held, mark, step *big.Int) *big.Int {
	if new(big.Int).Lsh(held, 2).CmpAbs(step) < 0 {
		return held
	}
	return mark
}

// floor is the greatest multiple of step that is not above a number.
func floor(number, step *big.Int) *big.Int {
	multiple := new(big.Int).Div(number, step) // rounds down where the divisor is above nought
	return multiple.Mul(multiple, step)
}

// ceiling is the least multiple of step that is not below a number.
func ceiling(number, step *big.Int) *big.Int {
	below := floor(new(big.Int).Neg(number), step)
	return below.Neg(below)
}

// place is how far along the axis a sum stands.
func (s scale) place(amount decimal.Decimal) int { return s.placePence(pence(amount)) }

func (s scale) placePence(at *big.Int) int {
	span := new(big.Int).Sub(s.to, s.from)
	along := new(big.Int).Sub(at, s.from)
	along.Mul(along, big.NewInt(int64(s.length))).Add(along, new(big.Int).Rsh(span, 1))
	return int(along.Div(along, span).Int64())
}

// marks are the round sums along the axis.
func (s scale) marks() []*big.Int {
	if s.step == nil {
		return []*big.Int{s.from}
	}
	var all []*big.Int
	for at := ceiling(s.from, s.step); at.Cmp(s.to) <= 0; at = new(big.Int).Add(at, s.step) {
		all = append(all, at)
	}
	return all
}

// label writes a mark, all of an axis in one unit and with as many decimals: £0,
// £0.5m, £1.0m.
func (s scale) label(mark *big.Int) string {
	if mark.Sign() == 0 {
		return "£0"
	}
	size, largest := new(big.Int).Abs(mark), s.from
	if largest.CmpAbs(s.to) < 0 {
		largest = s.to
	}
	text := "£" + s.decimals(size, 2)
	for _, unit := range units {
		if enough := tens(max(unit.zeros, 6)); largest.CmpAbs(enough) >= 0 && s.step.Cmp(tens(unit.zeros-2)) >= 0 {
			text = "£" + s.decimals(size, unit.zeros) + unit.name
			break
		}
	}
	if mark.Sign() < 0 {
		return "-" + text
	}
	return text
}

// decimals writes pence in units of so many noughts, with the decimals, two at
// most, that tell the marks apart. Pounds have two or none.
func (s scale) decimals(size *big.Int, zeros int64) string {
	decimals := int64(0)
	for decimals < 2 && s.step.Cmp(tens(zeros-decimals)) < 0 {
		decimals++
	}
	if zeros == 2 && decimals > 0 {
		decimals = 2
	}
	return point(rounded(size, zeros-decimals), decimals)
}

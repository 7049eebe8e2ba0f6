package spreadsheet

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
)

// Division is whole units, pence say, to be divided among weights by the penny law:
// each gets its exact part rounded down, and the odd units go to the largest
// remainders, of equal ones to the first in order.
//
// Spreadsheets calculate in numbers of 53 bits. Every step of a long division by
// hand is of whole numbers below that, so that it is exact: ten times what was left
// over, and the next digit of the amount times the weight, of which the divisor is
// taken as often as it goes. An amount has fifteen digits at most, and the weights
// come to 470,000,000,000,000 at most; what would pass either is an error in its
// cell and in all that follows from it, never a wrong figure.
type Division struct {
	What    string            // is divided, for the sheet of long divisions
	Amount  Figure            // in units; below nought each part is too
	Names   []string          // of those who share
	Order   []int             // in which equal remainders are served: 1 goes first
	Weights []Figure          // whole numbers, nought or more; or
	Long    []Long            // longer ones
	Shares  []decimal.Decimal // what it comes to; nil: as it is worked out
}

// Columns of a table of a division: who shares, in what order, by what weight; the
// whole units and what is left over, the place in the queue and the odd unit.
const (
	NameColumn = iota + 1
	OrderColumn
	WeightColumn
	WholeColumn
	LeftColumn
	PlaceColumn
	OddColumn
	ShareColumn
)

// MostWeights is what the weights of a division come to at most: nineteen times
// that is still a number that a spreadsheet holds exactly.
const MostWeights = 470_000_000_000_000

// Exact says whether a division can be done in cells.
func (d Division) Exact() bool {
	if d.Long != nil {
		return Fits(d.Amount.Value) && d.sum().Cmp(power(LongDigits)) < 0
	}
	return Fits(d.Amount.Value) && Total(d.Weights).Cmp(decimal.New(MostWeights, 0)) <= 0
}

// sum is what the weights come to.
func (d Division) sum() *big.Int {
	if d.Long == nil {
		return Total(d.Weights).BigInt()
	}
	sum := new(big.Int)
	for _, long := range d.Long {
		sum.Add(sum, long.Value)
	}
	return sum
}

// weight is one of the weights.
func (d Division) weight(i int) *big.Int {
	if d.Long == nil {
		return d.Weights[i].Value.BigInt()
	}
	return d.Long[i].Value
}

// Divided is a division in its cells.
type Divided struct {
	Shares []Figure
	Sum    Figure // of the shares
}

// Divide writes a division as rows of a table, one for each who shares and one for
// the sums, and the long divisions behind it on sheets of their own. Where it cannot
// be done in cells, the shares are values.
func (b *Book) Divide(s *Sheet, row int, d Division) Divided {
	t := table{Sheet: s, Division: d, book: b, row: row, work: worked(d), columns: make(map[int][]Figure)}
	if t.Shares == nil {
		t.Shares = shared(d, t.work)
	}
	for i, name := range d.Names {
		s.Put(row+i, NameColumn, Text(name, Plain))
		s.Put(row+i, OrderColumn, Fixed(decimal.NewFromInt(int64(d.Order[i])), Faint))
	}
	switch {
	case !d.Exact():
		for i, share := range t.Shares {
			t.columns[ShareColumn] = append(t.columns[ShareColumn], Figure{s.Put(row+i, ShareColumn, Fixed(share, Number)), share})
		}
	case d.Long != nil:
		t.byLong()
	default:
		t.byWeights()
	}
	return Divided{t.columns[ShareColumn], t.totals()}
}

// table is the table of a division.
type table struct {
	*Sheet
	Division
	book    *Book
	row     int
	work    []part
	columns map[int][]Figure
}

// column is a column of the table, as its formulas refer to it.
func (t *table) column(col int) string {
	return Column{t.At(t.row, col), t.At(t.row+len(t.Names)-1, col)}.In(t.Sheet)
}

// put puts a figure of the one in a place of the list.
func (t *table) put(i, col int, formula string, value decimal.Decimal) {
	t.columns[col] = append(t.columns[col], Figure{t.Put(t.row+i, col, Live(formula, value, Number)), value})
}

// byWeights divides by weights that stand in one cell each.
func (t *table) byWeights() {
	sum := Figure{t.At(t.row+len(t.Names), WeightColumn), Total(t.Weights)}
	for i, weight := range t.Weights {
		t.put(i, WeightColumn, weight.In(t.Sheet), weight.Value)
	}
	for i := range t.Names {
		quotient, rest := t.book.long(t.Division, t.Names[i], t.work[i], t.Amount, t.columns[WeightColumn][i], sum)
		t.put(i, WholeColumn, quotient.In(t.Sheet), quotient.Value)
		t.Put(t.row+i, LeftColumn, Live(rest.In(t.Sheet), rest.Value, Number))
		left := t.At(t.row+i, LeftColumn).In(t.Sheet)
		t.share(i, fmt.Sprintf(`1+COUNTIF(%[1]s,">"&%[2]s)+COUNTIFS(%[1]s,%[2]s`, t.column(LeftColumn), left))
	}
	t.Put(t.row+len(t.Names), WeightColumn, Live(fmt.Sprintf("IF(SUM(%[1]s)>%[2]d,NA(),SUM(%[1]s))", t.column(WeightColumn), MostWeights), sum.Value, NumberTotal))
}

// share puts the place of one in the queue, whether it gets an odd unit, and its
// share. The place begins with how many have more left over; as many left over as it
// has, and go before it, is what is missing of the formula.
func (t *table) share(i int, more string) {
	at := func(col int) string { return t.At(t.row+i, col).In(t.Sheet) }
	place := decimal.NewFromInt(int64(t.work[i].place))
	t.Put(t.row+i, PlaceColumn, Live(fmt.Sprintf(`%s,%s,"<"&%s)`, more, t.column(OrderColumn), at(OrderColumn)), place, Number))
	t.put(i, OddColumn, fmt.Sprintf("IF(%s<=ABS(%s)-SUM(%s),1,0)", at(PlaceColumn), t.Amount.In(t.Sheet), t.column(WholeColumn)), decimal.NewFromInt(int64(t.work[i].odd)))
	t.put(i, ShareColumn, fmt.Sprintf("IF(%[1]s<0,0-(%[2]s+%[3]s),%[2]s+%[3]s)", t.Amount.In(t.Sheet), at(WholeColumn), at(OddColumn)), t.Shares[i])
}

// totals puts the sums, and returns that of the shares.
func (t *table) totals() Figure {
	row := t.row + len(t.Names)
	t.Put(row, NameColumn, Text("Total", StrongTotal))
	var sum Figure
	for col := OrderColumn; col <= ShareColumn; col++ {
		figures := t.columns[col]
		switch {
		case col == WeightColumn && figures != nil: // stands there already
		case figures == nil:
			t.Put(row, col, Empty(StrongTotal))
		default:
			sum = Figure{t.Put(row, col, Live(fmt.Sprintf("SUM(%s)", t.column(col)), Total(figures), NumberTotal)), Total(figures)}
		}
	}
	return sum
}

// part is one part of a division as it is worked out.
type part struct {
	whole, left *big.Int
	place, odd  int
}

// worked works a division out, for the values beside the formulas.
func worked(d Division) []part {
	amount, sum := new(big.Int).Abs(d.Amount.Value.BigInt()), d.sum()
	parts, queue, odd := make([]part, len(d.Names)), make([]int, len(d.Names)), new(big.Int).Set(amount)
	for i := range d.Names {
		whole, left := new(big.Int).QuoRem(new(big.Int).Mul(amount, d.weight(i)), sum, new(big.Int))
		parts[i], queue[i] = part{whole: whole, left: left}, i
		odd.Sub(odd, whole)
	}
	slices.SortFunc(queue, func(a, b int) int {
		return cmp.Or(parts[b].left.Cmp(parts[a].left), cmp.Compare(d.Order[a], d.Order[b]))
	})
	for place, i := range queue {
		if parts[i].place = place + 1; int64(place) < odd.Int64() {
			parts[i].odd = 1
		}
	}
	return parts
}

// shared are the shares of a division that was worked out.
func shared(d Division, work []part) []decimal.Decimal {
	shares := make([]decimal.Decimal, len(work))
	for i, of := range work {
		shares[i] = integer(of.whole).Add(decimal.NewFromInt(int64(of.odd)))
		if d.Amount.Value.Sign() < 0 {
			shares[i] = shares[i].Neg()
		}
	}
	return shares
}

func integer(n *big.Int) decimal.Decimal { return decimal.NewFromBigInt(n, 0) }

// Columns of the sheet of long divisions, before its digits.
const (
	longAmount = iota + 3
	longWeight
	longSum
	longDigits
)

// long writes one long division, digit by digit, and returns the quotient and what
// is left over.
func (b *Book) long(d Division, name string, of part, amount, weight, sum Figure) (quotient, left Figure) {
	s := b.longDivision()
	row := s.Next()
	s.Row(row, Text(d.What, Plain), Text(name, Plain),
		Live("ABS("+amount.In(s)+")", amount.Value.Abs(), Number), Live(weight.In(s), weight.Value, Number), Live(sum.In(s), sum.Value, Number))
	at := func(col int) string { return At{s, row, col}.In(s) }
	digits := fmt.Sprintf("%0*s", figures, amount.Value.Abs().BigInt().String())
	rest, sofar := new(big.Int), new(big.Int)
	before := "0" // what the step before left over
	for i, digit := range digits {
		carried, goes := longDigits+2*i, longDigits+2*i+1
		value := new(big.Int).Mul(big.NewInt(int64(digit-'0')), weight.Value.BigInt())
		value.Add(value, new(big.Int).Mul(rest, big.NewInt(10)))
		s.Put(row, carried, Live(fmt.Sprintf(`10*(%s)+VALUE(MID(TEXT(%s,"%0*d"),%d,1))*%s`, before, at(longAmount), figures, 0, i+1, at(longWeight)), integer(value), Faint))
		n, divisor := at(carried), at(longSum)
		times := new(big.Int)
		times.QuoRem(value, sum.Value.BigInt(), rest)
		sofar.Add(sofar.Mul(sofar, big.NewInt(10)), times)
		s.Put(row, goes, Live(fmt.Sprintf("INT(%[1]s/%[2]s)-IF(INT(%[1]s/%[2]s)*%[2]s>%[1]s,1,0)", n, divisor), integer(times), Faint))
		before = fmt.Sprintf("%s-%s*%s", n, at(goes), divisor)
	}
	end := longDigits + 2*figures
	formula := ""
	for i := range figures {
		if i > 0 {
			formula += "+"
		}
		formula += at(longDigits+2*i+1) + "*1E" + strconv.Itoa(figures-1-i)
	}
	quotient = Figure{s.Put(row, end, Live(formula, integer(of.whole), Number)), integer(of.whole)}
	left = Figure{s.Put(row, end+1, Live(before, integer(of.left), Number)), integer(of.left)}
	return quotient, left
}

// longDivision is the sheet of long divisions.
func (b *Book) longDivision() *Sheet {
	if b.division != nil {
		return b.division
	}
	s := b.loose("Long division")
	b.division, s.Frozen = s, 3
	s.Row(1, Text("Long division", Title))
	s.Row(2, Text("Each amount times a weight, divided by the sum of the weights as on paper: digit by digit, what is carried and how often the divisor goes into it.", Note))
	s.Row(3, Text("Of", Head), Text("Whose", Head), Text("Amount", HeadRight), Text("Weight", HeadRight), Text("Sum of weights", HeadRight))
	s.Widths(44, 14, 20, 20, 20)
	for i := range figures {
		carried := longDigits + 2*i
		s.Put(3, carried, Text("Digit "+strconv.Itoa(i+1)+": carried", HeadRight))
		s.Put(3, carried+1, Text("goes", HeadRight))
		s.Width(carried, 20)
		s.Width(carried+1, 6)
	}
	s.Put(3, longDigits+2*figures, Text("Whole", HeadRight))
	s.Put(3, longDigits+2*figures+1, Text("Left over", HeadRight))
	s.Width(longDigits+2*figures, 20)
	s.Width(longDigits+2*figures+1, 20)
	s.Printed(longSum)
	return s
}

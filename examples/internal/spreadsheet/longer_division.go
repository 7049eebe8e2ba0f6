package spreadsheet

import (
	"fmt"
	"math/big"
)

// ThirdColumn is the first of three columns, beside those of a table of a division by
// long weights, for what is left over.
const ThirdColumn = ShareColumn + 2

// byLong divides by weights that take several cells each. They, and what is left
// over, are shown as parts of the whole.
func (t *table) byLong() {
	sum := t.book.Plus(t.What+": sum of the weights", t.Long)
	for i := range t.Names {
		quotient, left := t.book.longer(t.Division, i, t.work[i], sum)
		from := t.book.longDivisions
		row := from.Next() - 1
		near := from.At(row, longerNear)
		ratio := func(first int, value *big.Int) Cell {
			third := func(i int) string { return from.At(row, first+i).In(t.Sheet) }
			part, _ := integer(value).QuoRem(integer(sum.Value), 17)
			return Live(fmt.Sprintf("(%s*1E+24+%s*1E+12+%s)/%s", third(2), third(1), third(0), near.In(t.Sheet)), part, PerCent)
		}
		t.Put(t.row+i, WeightColumn, ratio(longerWeight, t.Long[i].Value))
		t.put(i, WholeColumn, quotient.In(t.Sheet), quotient.Value)
		t.Put(t.row+i, LeftColumn, ratio(longerEnd+1, t.work[i].left))
		more, alike := "1", ""
		for third := thirds - 1; third >= 0; third-- {
			here := t.Put(t.row+i, ThirdColumn+third, Live(left[third].In(t.Sheet), left[third].Value, Faint)).In(t.Sheet)
			more += fmt.Sprintf(`+COUNTIFS(%s%s,">"&%s)`, alike, t.column(ThirdColumn+third), here)
			alike += t.column(ThirdColumn+third) + "," + here + ","
		}
		t.share(i, more+"+COUNTIFS("+alike[:len(alike)-1])
	}
}

// thirds are the three parts, of twelve digits each, in which longer divisions hold
// weights and what is left over.
const (
	thirds      = 3
	thirdDigits = LongDigits / thirds
	steps       = 8 // of two digits of the amount
)

// Columns of the sheet of longer divisions, and of each of its steps.
const (
	longerAmount = iota + 3
	longerWeight
	longerSum  = longerWeight + thirds
	longerNear = longerSum + thirds
	longerStep = longerNear + 1

	carriedAt   = 0 // what is carried, in thirds
	guessAt     = carriedAt + thirds
	goesAt      = guessAt + 1
	borrowAt    = goesAt + 1 // before anything is borrowed: two of the thirds
	leftAt      = borrowAt + thirds - 1
	stepColumns = leftAt + thirds

	longerEnd = longerStep + steps*stepColumns // the quotient, and what is left over
)

// longer writes one division of an amount by long weights: as long division, two
// digits at a time. How often the divisor goes is guessed, never too low, and
// lowered where too much would be taken off. It returns the quotient and the three
// parts of what is left over.
func (b *Book) longer(d Division, i int, of part, sum Long) (quotient Figure, left [thirds]Figure) {
	s := b.longerDivisions()
	row, weight := s.Next(), d.Long[i]
	s.Row(row, Text(d.What, Plain), Text(d.Names[i], Plain), Live("ABS("+d.Amount.In(s)+")", d.Amount.Value.Abs(), Number))
	at := func(col int) string { return s.At(row, col).In(s) }
	for third := range thirds {
		for col, long := range map[int]Long{longerWeight: weight, longerSum: sum} {
			formula := fmt.Sprintf("%s*1E+6+%s", long.cells[2*third+1].In(s), long.cells[2*third].In(s))
			s.Put(row, col+third, Live(formula, integer(thirdOf(long.Value, third)), Faint))
		}
	}
	near := func(parts func(int) string) string {
		return fmt.Sprintf("(%s*1E+24+%s*1E+12+%s)", parts(2), parts(1), parts(0))
	}
	s.Put(row, longerNear, Live(near(func(third int) string { return at(longerSum + third) }), integer(sum.Value), Faint))
	w := longerStepping{Sheet: s, row: row, amount: d.Amount.Value.Abs().BigInt(), weight: weight.Value, sum: sum.Value, rest: new(big.Int), before: func(int) string { return "0" }, near: near}
	formula := ""
	for step := range steps {
		if step > 0 {
			formula += "+"
		}
		formula += fmt.Sprintf("%s*1E+%d", w.step(step), 2*(steps-1-step))
	}
	before := w.before
	quotient = Figure{s.Put(row, longerEnd, Live(formula, integer(of.whole), Number)), integer(of.whole)}
	for third := range thirds {
		value := integer(thirdOf(of.left, third))
		left[third] = Figure{s.Put(row, longerEnd+1+third, Live(before(third), value, Faint)), value}
	}
	return quotient, left
}

// longerStepping is a longer division as its steps go on.
type longerStepping struct {
	*Sheet
	row                       int
	amount, weight, sum, rest *big.Int
	before                    func(int) string // the parts of what the step before left over
	near                      func(func(int) string) string
}

// step writes one step, and returns how often the divisor goes.
func (w *longerStepping) step(step int) string {
	s, first := w.Sheet, longerStep+step*stepColumns
	at := func(col int) string { return s.At(w.row, col).In(s) }
	put := func(col int, formula string, value *big.Int) {
		s.Put(w.row, first+col, Live(formula, integer(value), Faint))
	}
	two := new(big.Int).Quo(w.amount, power(2*(steps-1-step)))
	two.Rem(two, big.NewInt(100))
	digits := fmt.Sprintf(`VALUE(MID(TEXT(%s,"%0*d"),%d,2))`, at(longerAmount), 2*steps, 0, 2*step+1)
	carried := func(third int) string { return at(first + carriedAt + third) }
	var parts [thirds]*big.Int
	all := new(big.Int)
	for third := range thirds {
		parts[third] = new(big.Int).Mul(big.NewInt(100), thirdOf(w.rest, third))
		parts[third].Add(parts[third], new(big.Int).Mul(two, thirdOf(w.weight, third)))
		all.Add(all, new(big.Int).Mul(parts[third], power(third*thirdDigits)))
		put(carriedAt+third, fmt.Sprintf("100*%s+%s*%s", w.before(third), digits, at(longerWeight+third)), parts[third])
	}
	goes, rest := new(big.Int).QuoRem(all, w.sum, new(big.Int))
	billion := power(9)
	guess := new(big.Int).Mul(w.sum, billion)
	guess.Quo(new(big.Int).Add(new(big.Int).Mul(all, billion), w.sum), guess)
	put(guessAt, fmt.Sprintf("INT(%s/%s+1E-9)", w.near(carried), at(longerNear)), guess)
	lessBy := func(times string, third int) string {
		return fmt.Sprintf("%s-%s*%s", carried(third), times, at(longerSum+third))
	}
	guessed := at(first + guessAt)
	top := fmt.Sprintf("%s+INT((%s+INT((%s)/1E+12))/1E+12)", lessBy(guessed, 2), lessBy(guessed, 1), lessBy(guessed, 0))
	put(goesAt, fmt.Sprintf("%s-IF(%s<0,1,0)", guessed, top), goes)
	times, borrow := at(first+goesAt), new(big.Int)
	for third := range thirds {
		formula := lessBy(times, third)
		if third > 0 {
			formula += fmt.Sprintf("+INT(%s/1E+12)", at(first+borrowAt+third-1))
		}
		borrow.Add(borrow.Div(borrow, power(thirdDigits)), parts[third])
		borrow.Sub(borrow, new(big.Int).Mul(goes, thirdOf(w.sum, third)))
		if third == thirds-1 {
			put(leftAt+third, formula, thirdOf(rest, third))
			break
		}
		put(borrowAt+third, formula, new(big.Int).Set(borrow))
		put(leftAt+third, fmt.Sprintf("%[1]s-INT(%[1]s/1E+12)*1E+12", at(first+borrowAt+third)), thirdOf(rest, third))
	}
	w.rest, w.before = rest, func(third int) string { return at(first + leftAt + third) }
	return times
}

func thirdOf(n *big.Int, third int) *big.Int {
	rest := new(big.Int).Quo(n, power(third*thirdDigits))
	return rest.Rem(rest, power(thirdDigits))
}

// longerDivisions is the sheet of longer divisions.
func (b *Book) longerDivisions() *Sheet {
	if b.longDivisions != nil {
		return b.longDivisions
	}
	s := b.loose("Longer division")
	b.longDivisions, s.Frozen = s, 3
	s.Row(1, Text("Longer division", Title))
	s.Row(2, Text("Amounts times long weights, divided by the sum of the weights as on paper, two digits of the amount at a time; long numbers in three parts of twelve digits.", Note))
	s.Row(3, Text("Of", Head), Text("Whose", Head), Text("Amount", HeadRight), Text("Weight", HeadRight))
	s.Put(3, longerSum, Text("Sum of weights", HeadRight))
	s.Widths(44, 14, 20, 18, 18, 18, 18, 18, 18)
	s.Printed(longerNear)
	return s
}

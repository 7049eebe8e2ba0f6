package spreadsheet

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
)

// Cell is what stands in a cell: a text, a number that may be changed, or a formula
// with the value that it has.
type Cell struct {
	value   any // string or decimal.Decimal; nil for an empty cell
	formula string
	look    Look
	takes   string // a formula that says whether what is entered will do; %s is the cell
}

// Text is a text. It is shown as it can be trusted to look.
func Text(text string, look Look) Cell { return Cell{value: command.Plain(text), look: look} }

// Empty is a cell with a look alone.
func Empty(look Look) Cell { return Cell{look: look} }

// Fixed is a number that is not to be changed and that nothing follows from.
func Fixed(number decimal.Decimal, look Look) Cell { return Cell{value: number, look: look} }

// Live is a formula and the number that it comes to.
func Live(formula string, value decimal.Decimal, look Look) Cell {
	return Cell{value: value, formula: formula, look: look}
}

// LiveText is a formula and the text that it comes to.
func LiveText(formula, value string, look Look) Cell {
	return Cell{value: command.Plain(value), formula: formula, look: look}
}

// Money is a sum of money that may be changed, in pounds and whole pennies.
func Money(pounds decimal.Decimal) Cell {
	return Cell{value: pounds, look: MoneyInput, takes: "AND(ISNUMBER(%[1]s),ROUND(%[1]s,2)=%[1]s,ABS(%[1]s)<1E+13)"}
}

// Weight is a weight that may be changed: a number, nought or more.
func Weight(weight decimal.Decimal) Cell {
	look := WeightInput
	if weight.Cmp(decimal.New(1, 11)) >= 0 { // longer ones would be shown by their power of ten
		look = LongInput
	}
	return Cell{value: weight, look: look, takes: "AND(ISNUMBER(%[1]s),%[1]s>=0)"}
}

// Figures is how many digits of a number a spreadsheet keeps.
const figures = 15

// Fits says whether a spreadsheet keeps a number exactly.
func Fits(number decimal.Decimal) bool {
	digits := strings.Trim(strings.ReplaceAll(attribution.FormatWeight(number.Abs()), ".", ""), "0")
	return len(digits) <= figures && number.Abs().Cmp(decimal.New(1, figures)) < 0
}

// typed returns a cell as a writer takes it: whole numbers as such, others by the
// nearest number that spreadsheets have, which is written in as few digits as tell
// it from all others: those that it was given in.
func (c Cell) typed(looks looks) excelize.Cell {
	typed := excelize.Cell{StyleID: looks[c.look], Formula: c.formula, Value: c.value}
	number, is := c.value.(decimal.Decimal)
	if !is {
		return typed
	}
	text := attribution.FormatWeight(number)
	if whole, err := strconv.ParseInt(text, 10, 64); err == nil {
		typed.Value = whole
	} else if nearest, err := strconv.ParseFloat(text, 64); err == nil {
		typed.Value = nearest
	}
	return typed
}

// Months is a number of months that may be changed.
func Months(months decimal.Decimal) Cell {
	c := Weight(months)
	c.takes = "AND(ISNUMBER(%[1]s),%[1]s>=0,%[1]s<=12)"
	return c
}

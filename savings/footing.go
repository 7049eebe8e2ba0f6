package savings

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Table is a published table of figures, to be checked: rows across columns, and
// the totals that are printed beside and below them.
type Table struct {
	Rows, Columns []string
	Cells         [][]decimal.Decimal // by row, then column; a blank is nought

	RowTotals    []decimal.Decimal // beside each row; nil: not printed
	ColumnTotals []decimal.Decimal // below each column; nil: not printed
	Total        decimal.Decimal   // of all, where both of those are printed

	// Unit is what the figures are rounded to, such as 1000. A difference that
	// rounding alone can explain is said to be one. Nought: they are exact.
	Unit decimal.Decimal
}

// TotalName is the name of the row and of the column of totals.
const TotalName = "Total"

// Difference is a row or a column that does not add up.
type Difference struct {
	Where        string
	Printed, Sum decimal.Decimal // the total as printed, and what its parts come to
	MayBeRounded bool            // no more than half a unit for each figure in it
}

// Suspect is a figure whose correction would make everything add up.
type Suspect struct {
	Row, Column      string
	Printed, Correct decimal.Decimal
	Transposed       bool // the correction swaps two digits that stand side by side
}

// Footing is what the check of a table found.
type Footing struct {
	Differences []Difference
	Suspects    []Suspect
}

// AddsUp says whether every row and column comes to its total.
func (f Footing) AddsUp() bool { return len(f.Differences) == 0 }

// Foot adds a table up: each row, each column, and the totals themselves. Where
// correcting a single figure, totals included, would make all of it add up, that
// figure is the suspect. In a table where many would do, such as one column with
// its total, the suspects are those whose correction swaps two adjacent digits.
// Errors: ErrText for a table whose parts do not match in size, ErrAmount for a
// negative unit, ErrPenny, ErrLimit.
func (t Table) Foot() (Footing, error) {
	if err := t.check(); err != nil {
		return Footing{}, err
	}
	sums := t.sums()
	var f Footing
	for _, s := range sums {
		if difference := s.short(); difference.Sign() != 0 {
			room := t.Unit.Mul(decimal.NewFromInt(int64(len(s.parts) + 1)))
			rounding := difference.Abs().Mul(decimal.NewFromInt(2)).Cmp(room) <= 0
			f.Differences = append(f.Differences, Difference{s.name, s.printed, s.sum(), rounding})
		}
	}
	if len(f.Differences) > 0 {
		f.Suspects = suspects(sums)
	}
	return f, nil
}

func (t Table) check() error {
	var faults []error
	wrong := func(what string, got, want int) {
		if got != want {
			faults = append(faults, fault(attribution.ErrText, "%s: %d figures, where the table has %d", what, got, want))
		}
	}
	wrong("the rows", len(t.Cells), len(t.Rows))
	figures := append(append([]decimal.Decimal{t.Total}, t.RowTotals...), t.ColumnTotals...)
	for i, row := range t.Cells {
		wrong(fmt.Sprintf("row %d", i+1), len(row), len(t.Columns))
		figures = append(figures, row...)
	}
	if t.RowTotals != nil {
		wrong("the totals of rows", len(t.RowTotals), len(t.Rows))
	}
	if t.ColumnTotals != nil {
		wrong("the totals of columns", len(t.ColumnTotals), len(t.Columns))
	}
	for _, figure := range figures {
		faults = append(faults, money("a figure", figure))
	}
	return errors.Join(append(faults, cost("the unit", t.Unit))...)
}

// sum is one total of a table and the figures that it should be the sum of.
type sum struct {
	name    string
	printed decimal.Decimal
	at      place
	parts   []placed
}

type place struct{ row, column string }

type placed struct {
	place
	figure decimal.Decimal
}

func (s sum) sum() decimal.Decimal {
	var total decimal.Decimal
	for _, part := range s.parts {
		total = total.Add(part.figure)
	}
	return total
}

// short is what the figures lack of the printed total.
func (s sum) short() decimal.Decimal { return s.printed.Sub(s.sum()) }

// all are the figures of the sum and its total.
func (s sum) all() []placed { return append(slices.Clone(s.parts), placed{s.at, s.printed}) }

// sums lists every total that the table prints.
func (t Table) sums() []sum {
	var sums []sum
	totals := sum{name: "column " + TotalName, printed: t.Total, at: place{TotalName, TotalName}}
	for i, row := range t.Rows {
		if t.RowTotals != nil {
			s := sum{name: "row " + row, printed: t.RowTotals[i], at: place{row, TotalName}}
			for j, column := range t.Columns {
				s.parts = append(s.parts, placed{place{row, column}, t.Cells[i][j]})
			}
			sums, totals.parts = append(sums, s), append(totals.parts, placed{s.at, s.printed})
		}
	}
	below := sum{name: "row " + TotalName, printed: t.Total, at: place{TotalName, TotalName}}
	for j, column := range t.Columns {
		if t.ColumnTotals != nil {
			s := sum{name: "column " + column, printed: t.ColumnTotals[j], at: place{TotalName, column}}
			for i, row := range t.Rows {
				s.parts = append(s.parts, placed{place{row, column}, t.Cells[i][j]})
			}
			sums, below.parts = append(sums, s), append(below.parts, placed{s.at, s.printed})
		}
	}
	if t.RowTotals != nil && t.ColumnTotals != nil {
		sums = append(sums, totals, below)
	}
	return sums
}

// suspects are the figures whose correction alone would put everything right:
// they stand in every sum that is wrong, in no other, and need one change for all.
func suspects(sums []sum) []Suspect {
	standsIn := make(map[place][]int)
	var wrong []int
	short := make([]decimal.Decimal, len(sums))
	for i, s := range sums {
		if short[i] = s.short(); short[i].Sign() != 0 {
			wrong = append(wrong, i)
		}
		for _, p := range s.all() {
			standsIn[p.place] = append(standsIn[p.place], i)
		}
	}
	var found, transposed []Suspect
	for _, p := range sums[wrong[0]].all() {
		if !slices.Equal(wrong, standsIn[p.place]) {
			continue
		}
		change, ok := correction(sums, short, wrong, p.place)
		if !ok {
			continue
		}
		suspect := Suspect{p.row, p.column, p.figure, p.figure.Add(change), swapped(p.figure, p.figure.Add(change))}
		found = append(found, suspect)
		if suspect.Transposed {
			transposed = append(transposed, suspect)
		}
	}
	if len(found) == 1 {
		return found
	}
	return transposed
}

// correction is the one change of the figure at a place that makes every wrong sum
// come to its total, if there is one.
func correction(sums []sum, short []decimal.Decimal, wrong []int, at place) (change decimal.Decimal, ok bool) {
	for n, i := range wrong {
		needed := short[i]
		if sums[i].at == at {
			needed = needed.Neg()
		}
		if n > 0 && !needed.Equal(change) {
			return decimal.Decimal{}, false
		}
		change = needed
	}
	return change, true
}

// swapped says whether two figures are the same but for two adjacent digits that
// have changed places.
func swapped(printed, correct decimal.Decimal) bool {
	if printed.Sign()*correct.Sign() < 0 {
		return false
	}
	one, other := printed.Abs().StringFixed(2), correct.Abs().StringFixed(2)
	one, other = strings.Replace(one, ".", "", 1), strings.Replace(other, ".", "", 1)
	for len(one) < len(other) {
		one = "0" + one
	}
	for len(other) < len(one) {
		other = "0" + other
	}
	for i := range len(one) - 1 {
		if one[:i]+one[i+1:i+2]+one[i:i+1]+one[i+2:] == other {
			return true
		}
	}
	return false
}

// Findings says in sentences what the check found; none where all adds up.
func (f Footing) Findings() []string {
	var findings []string
	figure := attribution.FormatPounds
	for _, d := range f.Differences {
		text := fmt.Sprintf("The %s is printed as %s and its figures come to %s: a difference of %s", d.Where, figure(d.Printed), figure(d.Sum), figure(d.Printed.Sub(d.Sum)))
		if d.MayBeRounded {
			text += ", which rounding may explain"
		}
		findings = append(findings, text+".")
	}
	for _, s := range f.Suspects {
		text := fmt.Sprintf("With %s / %s as %s instead of %s everything adds up", s.Row, s.Column, figure(s.Correct), figure(s.Printed))
		if s.Transposed {
			text += ": two digits are likely to have been transposed"
		}
		findings = append(findings, text+".")
	}
	return findings
}

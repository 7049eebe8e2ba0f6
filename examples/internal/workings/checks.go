package workings

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// Check is two figures that are the same where all is well.
type Check struct {
	What, Where string
	Is, Should  spreadsheet.Figure
	Against     decimal.Decimal // where it should be a figure that stands nowhere
	Pounds      bool            // they are pounds, and no pence or per cent
}

func (c Check) look() spreadsheet.Look {
	if c.Pounds {
		return spreadsheet.Pounds
	}
	return spreadsheet.Number
}

// Check adds a check to the sheet of them.
func (b *Book) Check(c Check) { b.checks = append(b.checks, c) }

const firstCheck = 5

// verdict is a formula that says whether all checks agree, as a sheet has it.
func (b *Book) verdict(s *spreadsheet.Sheet) spreadsheet.Cell {
	all := spreadsheet.Column{First: b.last.At(firstCheck, 5), Last: b.last.At(firstCheck+len(b.checks)-1, 5)}
	said := fmt.Sprintf("All %d checks: OK", len(b.checks))
	return spreadsheet.LiveText(fmt.Sprintf(`IF(COUNTIF(%[1]s,"OK")=%[2]d,"All %[2]d checks: OK",%[2]d-COUNTIF(%[1]s,"OK")&" of %[2]d checks differ: see the sheet Checks")`, all.In(s), len(b.checks)), said, spreadsheet.Strong)
}

// layChecks lays out what was checked: both figures, and OK or the difference.
func (b *Book) layChecks() {
	b.last = b.Page("Checks")
	s := b.last
	s.Frozen = firstCheck - 1
	s.Widths(64, 40, 20, 20, 18)
	s.Row(1, spreadsheet.Text("Checks", spreadsheet.Title))
	s.Row(2, b.verdict(s))
	s.Row(firstCheck-1, spreadsheet.Text("What is checked, in pence unless pounds are shown", spreadsheet.Head), spreadsheet.Text("Where", spreadsheet.Head),
		spreadsheet.Text("Is", spreadsheet.HeadRight), spreadsheet.Text("Should be", spreadsheet.HeadRight), spreadsheet.Text("", spreadsheet.HeadRight))
	for i, c := range b.checks {
		row := firstCheck + i
		s.Row(row, spreadsheet.Text(c.What, spreadsheet.Wrapped), spreadsheet.Text(c.Where, spreadsheet.Plain),
			spreadsheet.Live(c.Is.In(s), c.Is.Value, c.look()), spreadsheet.Fixed(c.Against, c.look()))
		s.Tall(row, Lines(c.What, 60))
		if c.Should != (spreadsheet.Figure{}) {
			s.Put(row, 4, spreadsheet.Live(c.Should.In(s), c.Should.Value, c.look()))
		}
		difference := fmt.Sprintf("ROUND(%s-%s,9)", s.At(row, 3).In(s), s.At(row, 4).In(s))
		s.Put(row, 5, spreadsheet.LiveText(fmt.Sprintf(`IF(ISERROR(%[1]s),"no figure",IF(%[1]s=0,"OK",%[1]s))`, difference), "OK", spreadsheet.Verdict))
	}
}

// Lines is how many lines a text takes, about.
func Lines(text string, wide int) int { return 1 + len([]rune(text))/wide }

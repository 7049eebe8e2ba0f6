package statement

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// check is two figures that are the same where all is well.
type check struct {
	what, where string
	is, should  spreadsheet.Figure
	against     decimal.Decimal // where it should be a figure that stands nowhere
}

// check adds a check to the last sheet.
func (w *workbook) check(c check) { w.checks = append(w.checks, c) }

const firstCheck = 5

// verdict is a formula that says whether all checks agree, as a sheet has it, and
// what it says now.
func (w *workbook) verdict(s *spreadsheet.Sheet) spreadsheet.Cell {
	all := spreadsheet.Column{First: w.verdicts.At(firstCheck, 5), Last: w.verdicts.At(firstCheck+len(w.checks)-1, 5)}
	said := fmt.Sprintf("All %d checks: OK", len(w.checks))
	return spreadsheet.LiveText(fmt.Sprintf(`IF(COUNTIF(%[1]s,"OK")=%[2]d,"All %[2]d checks: OK",%[2]d-COUNTIF(%[1]s,"OK")&" of %[2]d checks differ: see the sheet Checks")`, all.In(s), len(w.checks)), said, spreadsheet.Strong)
}

// layChecks lays out what was checked: both figures, and OK or the difference.
func (w *workbook) layChecks() {
	s := w.verdicts
	s.Frozen = firstCheck - 1
	s.Widths(64, 40, 20, 20, 18)
	s.Row(1, spreadsheet.Text("Checks", spreadsheet.Title))
	s.Row(2, w.verdict(s))
	s.Row(firstCheck-1, spreadsheet.Text("What is checked, in pence unless it says otherwise", spreadsheet.Head), spreadsheet.Text("Where", spreadsheet.Head),
		spreadsheet.Text("Is", spreadsheet.HeadRight), spreadsheet.Text("Should be", spreadsheet.HeadRight), spreadsheet.Text("", spreadsheet.HeadRight))
	for i, c := range w.checks {
		row := firstCheck + i
		s.Row(row, spreadsheet.Text(c.what, spreadsheet.Wrapped), spreadsheet.Text(c.where, spreadsheet.Plain),
			spreadsheet.Live(c.is.In(s), c.is.Value, spreadsheet.Right), spreadsheet.Fixed(c.against, spreadsheet.Right))
		if c.should != (spreadsheet.Figure{}) {
			s.Put(row, 4, spreadsheet.Live(c.should.In(s), c.should.Value, spreadsheet.Right))
		}
		difference := fmt.Sprintf("ROUND(%s-%s,9)", s.At(row, 3).In(s), s.At(row, 4).In(s))
		s.Put(row, 5, spreadsheet.LiveText(fmt.Sprintf(`IF(ISERROR(%[1]s),"no figure",IF(%[1]s=0,"OK",%[1]s))`, difference), "OK", spreadsheet.Verdict))
	}
}

// laySources lays out the rules that were applied: what each does, the parties' own
// clauses, and what it is modelled on.
func (w *workbook) laySources() {
	s := w.sources
	s.Frozen = 3
	s.Widths(26, 48, 40, 70)
	s.Row(1, spreadsheet.Text("Sources", spreadsheet.Title))
	for i, head := range []string{"Rule", "What it does", "Clause of the agreement", "Modelled on"} {
		s.Put(3, i+1, spreadsheet.Text(head, spreadsheet.Head))
	}
	row := 4
	type cited struct{ rule, clause string }
	seen := make(map[cited]bool)
	for _, v := range w.services {
		for _, c := range v.service.charges {
			if key := (cited{string(c.Rule), c.Clause}); !seen[key] {
				seen[key] = true
				s.Row(row, spreadsheet.Text(string(c.Rule), spreadsheet.Wrapped), spreadsheet.Text(words(c.Rule), spreadsheet.Wrapped),
					spreadsheet.Text(c.Clause, spreadsheet.Wrapped), spreadsheet.Text(c.Source, spreadsheet.Wrapped))
				s.Tall(row, max(lines(words(c.Rule), 46), lines(c.Clause, 38), lines(c.Source, 68)))
				row++
			}
		}
	}
}

// lines is how many lines a text takes, about.
func lines(text string, wide int) int { return 1 + len([]rune(text))/wide }

package statement

import (
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

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
				s.Tall(row, max(workings.Lines(words(c.Rule), 46), workings.Lines(c.Clause, 38), workings.Lines(c.Source, 68)))
				row++
			}
		}
	}
}

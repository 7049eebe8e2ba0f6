package statement

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

// summarise lays out what each authority bears, service by service, by how much next
// year's calls change, and the net reductions.
func (w *workbook) summarise() {
	s, authorities := w.summary, w.c.Statement.Header().Authorities
	s.Frozen = 3
	s.Width(1, 40)
	s.Row(1, spreadsheet.Text("Summary by authority", spreadsheet.Title))
	s.Row(3, spreadsheet.Text("Borne this year", spreadsheet.Head))
	for i, a := range authorities {
		s.Put(3, i+2, spreadsheet.Text(string(a), spreadsheet.HeadRight))
		s.Width(i+2, 18)
	}
	s.Put(3, len(authorities)+2, spreadsheet.Text("Total", spreadsheet.HeadRight))
	s.Width(len(authorities)+2, 18)
	totals := w.table(4, "Borne this year", "/100", func(v *liveService) map[attribution.Authority]spreadsheet.Figure { return v.borne })
	w.totals = totals
	issued := workings.ByAuthority(w.c.Statement.Totals())
	for i, a := range authorities {
		w.Check(workings.Check{Pounds: true, What: "As it was issued, " + string(a) + " bears", Where: s.Name, Is: totals[i], Against: issued[a]})
	}
	w.charged(totals[len(totals)-1])
	if w.any(func(v *liveService) bool { return v.next != nil }) {
		w.heading(s.Next()+1, "Next year's calls change by")
		next := w.table(s.Next(), "Next year", "/100", func(v *liveService) map[attribution.Authority]spreadsheet.Figure { return v.next })
		w.Check(workings.Check{Pounds: true, What: "The changes of next year's calls come to nought", Where: s.Name, Is: next[len(next)-1]})
	}
	if w.any(func(v *liveService) bool { return v.reduction != nil }) {
		w.heading(s.Next()+1, "Net reduction in spending")
		w.table(s.Next(), "Together", "", func(v *liveService) map[attribution.Authority]spreadsheet.Figure {
			if v.Service == attribution.AllServices {
				return nil // it adds up the others
			}
			return v.reduction
		})
	}
}

// charged puts beside what all bear what was charged, service by service.
func (w *workbook) charged(borne spreadsheet.Figure) {
	s, col := w.summary, len(w.place)+3
	s.Put(3, col, spreadsheet.Text("Charged", spreadsheet.HeadRight))
	s.Width(col, 18)
	var sum decimal.Decimal
	for i, v := range w.services {
		var own []spreadsheet.Figure
		for j, c := range v.service.charges {
			if !c.Deferred && c.Rule != attribution.RuleDamping { // which comes to nought
				own = append(own, v.live[j].amount)
			}
		}
		all := v.Total(v.Next()+1, "All charges of this year", own)
		w.Check(workings.Check{What: "What all bear is what was charged", Where: v.Service, Is: v.bornTotal, Should: all})
		sum = sum.Add(all.Value.Shift(-2))
		s.Put(4+i, col, spreadsheet.Live(all.In(s)+"/100", all.Value.Shift(-2), spreadsheet.Pounds))
	}
	last := 3 + len(w.services)
	down := spreadsheet.Column{First: s.At(4, col), Last: s.At(last, col)}
	total := spreadsheet.Figure{At: s.Put(last+1, col, spreadsheet.Live("ROUND(SUM("+down.In(s)+"),2)", sum, spreadsheet.PoundsTotal)), Value: sum}
	w.Check(workings.Check{Pounds: true, What: "What all bear is what was charged", Where: s.Name, Is: borne, Should: total})
}

func (w *workbook) any(of func(*liveService) bool) bool {
	for _, s := range w.services {
		if of(s) {
			return true
		}
	}
	return false
}

// heading begins another table of the summary.
func (w *workbook) heading(row int, text string) {
	w.summary.Put(row, 1, spreadsheet.Text(text, spreadsheet.Head))
	for col := range len(w.place) + 1 {
		w.summary.Put(row, col+2, spreadsheet.Empty(spreadsheet.Head))
	}
}

// table puts a row for each service that has figures, and one of their totals, which
// it returns: by authority, and of all.
func (w *workbook) table(row int, label, in string, of func(*liveService) map[attribution.Authority]spreadsheet.Figure) []spreadsheet.Figure {
	s, authorities := w.summary, w.c.Statement.Header().Authorities
	first, sums := row, make([]decimal.Decimal, len(authorities)+1)
	for _, v := range w.services {
		figures := of(v)
		if figures == nil {
			continue
		}
		s.Put(row, 1, spreadsheet.Text(command.Plain(v.Service), spreadsheet.Plain))
		var own decimal.Decimal
		for i, a := range authorities {
			if f, has := figures[a]; has {
				value := f.Value
				if in != "" {
					value = value.Shift(-2)
				}
				s.Put(row, i+2, spreadsheet.Live(f.In(s)+in, value, spreadsheet.Pounds))
				sums[i], own = sums[i].Add(value), own.Add(value)
			}
		}
		sums[len(authorities)] = sums[len(authorities)].Add(own)
		across := spreadsheet.Column{First: s.At(row, 2), Last: s.At(row, len(authorities)+1)}
		s.Put(row, len(authorities)+2, spreadsheet.Live("ROUND(SUM("+across.In(s)+"),2)", own, spreadsheet.Pounds))
		row++
	}
	s.Put(row, 1, spreadsheet.Text(label, spreadsheet.StrongTotal))
	totals := make([]spreadsheet.Figure, len(sums))
	for i, sum := range sums {
		down := spreadsheet.Column{First: s.At(first, i+2), Last: s.At(row-1, i+2)}
		totals[i] = spreadsheet.Figure{At: s.Put(row, i+2, spreadsheet.Live("ROUND(SUM("+down.In(s)+"),2)", sum, spreadsheet.PoundsTotal)), Value: sum}
	}
	return totals
}

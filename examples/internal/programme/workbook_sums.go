package programme

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
	"github.com/triborough/fairshare/savings"
)

// sum lays out the summary: the gross savings by category, service and authority,
// and the figures of each year.
func (l *lines) sum() {
	s := l.summary
	s.Frozen = 1
	s.Widths(50)
	s.Row(1, spreadsheet.Text("Summary"+l.called, spreadsheet.Title))
	l.grouped("Gross saving by category", l.ByCategory(), func(e *line) string {
		if e.Category == "" {
			return savings.Uncategorised
		}
		return e.Category
	})
	l.grouped("Gross saving by service", l.ByService(), func(e *line) string { return e.Service })
	l.byAuthority()
	l.yearly()
}

// grouped is a table of the gross savings of lines that have something in common.
func (l *lines) grouped(label string, groups []savings.Group, by func(*line) string) {
	s := l.summary
	row := s.Next() + 1
	l.heads(s, row, 1, label)
	first, within := row+1, make(map[string][]*line)
	for _, e := range l.all {
		within[by(e)] = append(within[by(e)], e)
	}
	for _, group := range groups {
		row++
		s.Put(row, 1, spreadsheet.Text(group.Name, spreadsheet.Plain))
		for i, annual := range group.Savings {
			var cells []spreadsheet.At
			for _, e := range within[group.Name] {
				cells = append(cells, e.cells[grossSaving][i].At)
			}
			s.Put(row, 2+i, spreadsheet.Live("ROUND("+spreadsheet.Sum(s, cells)+",2)", annual.Amount, spreadsheet.Pounds))
		}
	}
	l.agree(label, l.total(s, row+1, 1, upper(grossSaving), first, l.Totals()))
}

// agree checks that sums are those of the lines, and what they were.
func (l *lines) agree(label string, sums []spreadsheet.Figure) {
	for i, sum := range sums {
		l.b.Check(workings.Check{Pounds: true, What: label + ", " + string(l.years[i]) + ", as it was issued", Where: l.summary.Name, Is: sum, Against: l.Totals()[i].Amount})
	}
}

// byAuthority is a table of each authority's part, and of what is not shared.
func (l *lines) byAuthority() {
	groups := l.ByAuthority()
	if groups == nil {
		return
	}
	s := l.summary
	row := s.Next() + 1
	l.heads(s, row, 1, "Gross saving by authority")
	first := row + 1
	for _, group := range groups {
		row++
		s.Put(row, 1, spreadsheet.Text(group.Name, spreadsheet.Plain))
		for i, annual := range group.Savings {
			var cells []spreadsheet.At
			for _, e := range l.all {
				if parts := e.parts[attribution.Authority(group.Name)]; len(parts) > i {
					cells = append(cells, parts[i].At)
				}
			}
			s.Put(row, 2+i, spreadsheet.Live("("+spreadsheet.Sum(s, cells)+")/100", annual.Amount, spreadsheet.Pounds))
		}
	}
	row++
	s.Put(row, 1, spreadsheet.Text("No formula agreed", spreadsheet.Plain))
	for i, annual := range l.NotShared() {
		var cells []spreadsheet.At
		for _, e := range l.all {
			if e.parts == nil {
				cells = append(cells, e.cells[grossSaving][i].At)
			}
		}
		s.Put(row, 2+i, spreadsheet.Live("ROUND("+spreadsheet.Sum(s, cells)+",2)", annual.Amount, spreadsheet.Pounds))
	}
	l.agree("Gross saving by authority", l.total(s, row+1, 1, upper(grossSaving), first, l.Totals()))
}

// yearly is a table of the figures of each year, from the estimates to what is saved
// in the end.
func (l *lines) yearly() {
	s := l.summary
	row := s.Next() + 1
	l.heads(s, row, 1, "Year by year")
	for _, group := range toNet(l.Programme) {
		if l.all[0].cells[group.Name] == nil {
			continue // nothing was taken out, or invested
		}
		row++
		s.Put(row, 1, spreadsheet.Text(upper(group.Name), spreadsheet.Plain))
		for i, annual := range group.Savings {
			var cells []spreadsheet.At
			for _, e := range l.all {
				cells = append(cells, e.cells[group.Name][i].At)
			}
			s.Put(row, 2+i, spreadsheet.Live("ROUND("+spreadsheet.Sum(s, cells)+",2)", annual.Amount, spreadsheet.Pounds))
		}
	}
	if _, err := l.Appraise(); err != nil || l.called != "" || capital(l.Programme) != nil {
		return // years are missing, or cash of another kind belongs to it
	}
	s.Put(row+1, 1, spreadsheet.Text("Cumulative net saving", spreadsheet.StrongTotal))
	var sum decimal.Decimal
	for i, annual := range l.Net() {
		sum = sum.Add(annual.Amount)
		net := s.At(row, 2+i).In(s)
		if i > 0 {
			net = s.At(row+1, 1+i).In(s) + "+" + net
		}
		s.Put(row+1, 2+i, spreadsheet.Live("ROUND("+net+",2)", sum, spreadsheet.PoundsTotal))
	}
}

func upper(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

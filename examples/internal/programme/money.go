package programme

import (
	"slices"

	"github.com/triborough/fairshare/savings"
)

// has says whether a line of the programme is of one of some kinds.
func has(p savings.Programme, kinds ...savings.Kind) bool {
	return slices.ContainsFunc(p.Lines(), func(l savings.Line) bool { return slices.Contains(kinds, l.Kind) })
}

// capital returns the figures of the capital lines, which are never added to
// those of revenue; none where there is no such line.
func capital(p savings.Programme) []savings.Group {
	if !has(p, savings.Capital, savings.CapitalReceipt) {
		return nil
	}
	p = p.Capital()
	of := func(kind savings.Kind) savings.Annual {
		return p.Only(func(l savings.Line) bool { return l.Kind == kind }).Totals()
	}
	rows := where("spending avoided", of(savings.Capital))
	rows = append(rows, where("receipts", of(savings.CapitalReceipt))...)
	rows = append(rows, where("investment", p.Investment())...)
	rows = append(rows, where("funded by others", p.Funding())...)
	return append(rows, savings.Group{Name: "net capital saving", Savings: p.Net()})
}

// possible returns the opportunities and the time that they take, which count in
// no total.
func possible(p savings.Programme) []savings.Group {
	p = p.Opportunities()
	rows := p.ByService()
	rows = slices.DeleteFunc(rows, func(g savings.Group) bool { return where("", g.Savings) == nil })
	return append(rows, where("time of staff employed already", p.Investment())...)
}

// money shows what of the savings the councils may spend as they choose, and what
// stands apart from them.
func (p paper) money() {
	s := p.p.Programme
	if tied := s.Tied(); len(tied) > 0 {
		p.Section("What of it is free to spend")
		p.drawFree(tied)
		t := p.byYear("Figure")
		t.Row(cells("Gross saving", s.Totals())...)
		for _, g := range tied {
			t.Row(cells("less: "+g.Name, g.Savings)...)
		}
		t.Line()
		t.Row(cells("Free to spend", s.Available())...)
		p.Table(t)
	}
	p.apart("Capital, apart from revenue", capital(s))
	p.apart("Opportunities, in no total", possible(s))
}

func (p paper) apart(title string, rows []savings.Group) {
	if len(rows) == 0 {
		return
	}
	p.Section(title)
	t := p.byYear("Figure")
	for _, g := range rows {
		t.Row(cells(g.Name, g.Savings)...)
	}
	p.Table(t)
}

// delay shows what each line that slipped was planned to save, saves now and loses.
func (p paper) delay() {
	slips := p.p.Programme.Slippage()
	if len(slips) == 0 {
		return
	}
	p.Section("What delay costs")
	t := p.byYear("Saving")
	for _, slip := range slips {
		t.Row(cells(slip.Service+", as planned", slip.Planned)...)
		t.Row(cells(slip.Service+", as it stands now", slip.Now)...)
		t.Row(cells(slip.Service+", lost", slip.Lost)...)
		t.Line()
	}
	t.Row(cells("Lost in all", p.p.Programme.Lost())...)
	p.Table(t)
}

package tender

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/tupe"
)

// paper is the page of one contract for people.
type paper struct {
	*page.Page
	Tender
}

// Page says what the burdens of a contract are over its years, and what each
// authority bears with and without them shared.
func (t Tender) Page() *page.Page {
	p := paper{new(page.Page), t}
	p.heading()
	p.burdens()
	p.comparison()
	p.reconciled()
	return p.Page
}

func (p paper) heading() {
	p.Title(p.c.Title, p.c.Source)
	var names []table.Item
	for _, line := range p.lines(p.life.Total) {
		names = append(names, table.Item{Term: string(line.Authority), Text: p.c.Name(line.Authority)})
	}
	for _, team := range p.Term.Teams {
		names = append(names, table.Item{Term: string(team.Name), Text: "a joint team, its burdens " + team.Basis.String()})
	}
	p.List(names...)
	p.Line("All figures in pounds. Service: %s, shared %s.", p.Service.Name, p.Service.Basis)
}

// burdens shows the price of each year, and what the burdens of each origin take of it.
func (p paper) burdens() {
	p.Heading("The price, and the TUPE burdens within it")
	p.drawBurdens()
	heads := []string{"Year", "Price"}
	for _, s := range p.schedules {
		heads = append(heads, command.Plain("Burden of "+string(s.Origin)))
	}
	t := table.New(append(heads, "Rest")...)
	row := func(label string, c tupe.Comparison, burden func(tupe.Schedule) decimal.Decimal) {
		cells, rest := []string{command.Plain(label), attribution.FormatPounds(c.Price)}, decimal.Decimal{}
		for _, s := range p.schedules {
			cells = append(cells, attribution.FormatPounds(burden(s)))
		}
		for _, line := range c.Lines {
			rest = rest.Add(line.Ongoing)
		}
		t.Row(append(cells, attribution.FormatPounds(rest))...)
	}
	for y, year := range p.life.Years {
		row(year.Year, year, func(s tupe.Schedule) decimal.Decimal { return s.Burdens[y] })
	}
	t.Line()
	row("Life of the contract", p.life.Total, func(s tupe.Schedule) decimal.Decimal { return s.Life })
	p.Table(t)
	if income := p.income(); income.Sign() > 0 {
		p.Line("Income of %s over the life of the contract comes off the rest before it is shared.", page.Pounds(income))
	}
}

// income returns the income of all the years.
func (p paper) income() decimal.Decimal {
	var sum decimal.Decimal
	for _, year := range p.Term.Years {
		for _, income := range year.Income {
			sum = sum.Add(income.Amount)
		}
	}
	return sum
}

// comparison shows what each authority bears in each year, and what it would
// bear if the whole price were shared.
func (p paper) comparison() {
	p.Heading("What each bears, and what it would bear if the burdens were shared")
	p.drawComparison()
	heads := []string{""}
	for _, line := range p.lines(p.life.Total) {
		heads = append(heads, command.Plain(string(line.Authority)))
	}
	t := table.New(append(heads, "Total")...)
	t.KeepTotal()
	for _, year := range p.life.Years {
		p.compared(t, year.Year, year)
		t.Line()
	}
	p.compared(t, "Life of the contract", p.life.Total)
	words := []string{""}
	for _, line := range p.lines(p.life.Total) {
		words = append(words, direction(t, line.Difference))
	}
	t.Row(append(words, "")...)
	p.Table(t)
}

func (p paper) compared(t *table.Table, label string, c tupe.Comparison) {
	row := func(label string, figure func(tupe.Line) decimal.Decimal) {
		cells, total := []string{command.Plain(label)}, decimal.Decimal{}
		for _, line := range p.lines(c) {
			cells = append(cells, attribution.FormatPounds(figure(line)))
			total = total.Add(figure(line))
		}
		t.Row(append(cells, attribution.FormatPounds(total))...)
	}
	row(label+": share of the rest", func(l tupe.Line) decimal.Decimal { return l.Ongoing })
	row("  its own TUPE burdens", func(l tupe.Line) decimal.Decimal { return l.TUPE })
	row("  bears", func(l tupe.Line) decimal.Decimal { return l.Total })
	row("  if the burdens were shared", func(l tupe.Line) decimal.Decimal { return l.IfShared })
	row("  difference", func(l tupe.Line) decimal.Decimal { return l.Difference })
}

func direction(t *table.Table, difference decimal.Decimal) string {
	switch difference.Sign() {
	case -1:
		return t.Good("bears less")
	case 1:
		return t.Bad("bears more")
	}
	return "no change"
}

// reconciled is the line that proves the tables add up.
func (p paper) reconciled() {
	var borne, ifShared, difference decimal.Decimal
	for _, line := range p.life.Total.Lines {
		borne, ifShared, difference = borne.Add(line.Total), ifShared.Add(line.IfShared), difference.Add(line.Difference)
	}
	net := p.life.Total.Price.Sub(p.income())
	p.Line("Reconciled: %s to bear over %s, %s borne, %s if shared; the differences sum to %s.", page.Pounds(net),
		page.Count(len(p.life.Years), "year"), page.Pounds(borne), page.Pounds(ifShared), page.Pounds(difference))
	p.Line("Every charge was re-checked apart from the engine that divided it. One-off liabilities and variances are no part of this.")
}

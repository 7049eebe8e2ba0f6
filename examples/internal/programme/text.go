// Package programme says what a programme of savings comes to, whether it pays and
// how it stands, in every form in which it can be had.
package programme

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

// paper is the page of one programme for people.
type paper struct {
	*page.Page
	p casefile.Programme
}

// Page says what a programme comes to, by what was asked for, whether it pays and
// how it stands.
func Page(of casefile.Programme, by string) *page.Page {
	p := paper{new(page.Page), of}
	p.heading()
	if len(of.Programme.Lines()) > 0 {
		by := usual(of.Programme, by)
		if len(of.Programme.ByService()) > 0 { // of revenue
			p.groups(by)
			p.years(by)
		}
		p.appraisal()
		p.money()
		p.delay()
	}
	p.options()
	p.fund()
	p.measures()
	p.tracking()
	p.register()
	p.risks()
	p.findings()
	return p.Page
}

func (p paper) heading() {
	p.Title(p.p.Title, p.p.Source)
	names := make([]table.Item, len(p.p.Names))
	for i, name := range p.p.Names {
		names[i] = table.Item{Term: string(name.Code), Text: p.p.Name(name.Code)}
	}
	p.List(names...)
	h := p.p.Programme.Header()
	text := "All figures in pounds"
	if len(h.Years) > 0 {
		text += ", a year's saving as its level against the baseline"
		if h.Increments {
			text += ", added up from the increments given"
		}
		text += "; ranges at their " + map[savings.Point]string{savings.Mid: "middle", savings.Low: "low end", savings.High: "high end"}[h.Point]
	}
	if len(p.p.Programme.Lines())+len(p.p.Tracking.Lines())+len(p.p.Register.Schemes()) > 0 {
		p.Line("%s.", text)
	}
}

// byYear starts a table with a column for each year.
func (p paper) byYear(first string) *table.Table {
	heads := []string{first}
	for _, y := range p.p.Programme.Header().Years {
		heads = append(heads, string(y))
	}
	return table.New(heads...)
}

func cells(label string, figures savings.Annual) []string {
	row := []string{command.Plain(label)}
	for _, each := range figures {
		row = append(row, attribution.FormatPounds(each.Amount))
	}
	return row
}

// groups shows the savings by category, service or authority, and that they come
// to the total.
func (p paper) groups(by string) {
	if by == "year" {
		return
	}
	p.Section("Savings by " + by)
	all := grouped(p.p.Programme, by)
	if by == "authority" && all == nil {
		p.Line("No line says how it is shared among the authorities.")
		return
	}
	p.drawGroups(by, all)
	t := p.byYear(strings.ToUpper(by[:1]) + by[1:])
	for _, g := range all {
		t.Row(cells(g.Name, g.Savings)...)
	}
	if rest := p.p.Programme.NotShared(); by == "authority" && where("", rest) != nil {
		t.Row(cells("No formula agreed", rest)...)
	}
	t.Line()
	t.Row(cells("Gross saving", p.p.Programme.Totals())...)
	p.Table(t)
}

// years shows the figures of each year, and how they come from gross to net: of all
// years together where something is invested and no year is missing, or else of the
// last year.
func (p paper) years(by string) {
	p.Section("Year by year")
	steps := telling(toNet(p.p.Programme))
	invested := where("", p.p.Programme.Investment()) != nil
	if _, err := p.p.Programme.Appraise(); err == nil && invested {
		p.eachYear(by)
		p.allYears(steps)
		return
	}
	years := p.p.Programme.Header().Years
	last := years[len(years)-1]
	p.drawNet(string(last), steps, func(of savings.Annual) decimal.Decimal { return of.In(last) })
	p.eachYear(by)
}

// allYears shows what the figures of all years come to.
func (p paper) allYears(rows []savings.Group) {
	p.Caption("All years together")
	p.drawNet("all years together", rows, savings.Annual.Total)
	t := table.New("Figure", "All years")
	for _, row := range rows {
		t.Row(command.Plain(row.Name), attribution.FormatPounds(row.Savings.Total()))
	}
	p.Table(t)
}

// eachYear shows the figures of each year: years across, or down where asked by year.
func (p paper) eachYear(by string) {
	rows := yearly(p.p.Programme)
	if by != "year" {
		t := p.byYear("Figure")
		for _, row := range telling(rows) {
			t.Row(cells(row.Name, row.Savings)...)
		}
		p.Table(t)
		return
	}
	heads := []string{"Year"}
	for _, row := range rows {
		heads = append(heads, row.Name)
	}
	t := table.New(heads...)
	for i, y := range p.p.Programme.Header().Years {
		row := []string{string(y)}
		for _, figures := range rows {
			row = append(row, attribution.FormatPounds(figures.Savings[i].Amount))
		}
		t.Row(row...)
	}
	p.Table(t)
}

// telling leaves out what says nothing: what was taken out where nothing was, and
// what is invested where nothing is, with the figures that then stand there twice.
func telling(rows []savings.Group) []savings.Group {
	given := make(map[string]bool)
	for _, row := range rows {
		given[row.Name] = where(row.Name, row.Savings) != nil
	}
	taken := given[alreadyBudgeted] || given[countedElsewhere] || given[reinvested]
	return slices.DeleteFunc(slices.Clone(rows), func(row savings.Group) bool {
		switch row.Name {
		case estimatedSaving:
			return !taken
		case netSaving:
			return !given[investment]
		case alreadyBudgeted, countedElsewhere, investment:
			return !given[row.Name]
		}
		return false
	})
}

// appraisal shows whether the programme pays, in all and for each authority.
func (p paper) appraisal() {
	s := p.p.Programme
	whole, err := s.Appraise()
	if err != nil {
		return // a finding says why
	}
	if s.Header().Discount.IsZero() && !slices.ContainsFunc(whole.Years(), invests) {
		return // nothing is invested, and no rate says what the savings are worth
	}
	p.Section("Does it pay?")
	p.drawCumulative(whole)
	t := table.New("For", "Break-even year", "Payback, years", "Net present value")
	t.Row(verdict("The programme", whole)...)
	for _, a := range s.Header().Authorities {
		if each, err := s.AppraiseFor(a); err == nil {
			t.Row(verdict(p.p.Name(a), each)...)
		}
	}
	p.Table(t)
	if rates := s.Header().Discount.Rates(); len(rates) > 0 {
		p.Line("Discounted at %s; the first year is not discounted.", described(rates))
	}
	if capital(s) != nil {
		p.Line("Revenue and capital are taken together here, as cash that comes in and goes out.")
	}
	if slices.ContainsFunc(whole.Years(), invests) {
		p.Line("Payback counts from the start of the first year; the break-even year's saving is taken to come evenly.")
	}
}

func invests(year savings.AppraisalYear) bool { return year.Investment.Sign() != 0 }

func verdict(of string, a savings.Appraisal) []string {
	row := []string{command.Plain(of), "never below nought", "–", "no rate stated"}
	years := a.Years()
	switch {
	case !slices.ContainsFunc(years, invests):
		row[1] = "nothing to pay back"
	case years[len(years)-1].Cumulative.Sign() < 0:
		row[1] = "not reached"
	}
	if year, breaksEven := a.BreakEven(); breaksEven {
		row[1] = string(year)
	}
	if payback, pays := a.Payback(); pays {
		row[2] = payback.FloatString(2)
	}
	if npv, stated := a.NPV(); stated {
		row[3] = attribution.FormatPounds(npv)
	}
	return row
}

func described(rates []savings.Rate) string {
	var texts []string
	for _, r := range rates {
		percent := page.Percent(r.Rate.Shift(2))
		if r.From > 1 {
			percent += fmt.Sprintf(" from year %d", r.From)
		}
		texts = append(texts, percent)
	}
	return strings.Join(texts, ", ")
}

func (p paper) findings() {
	all := findings(p.p)
	if len(all) == 0 {
		return
	}
	p.Section("Findings")
	for _, finding := range all {
		p.Line("  - %s", finding)
	}
}

func shown(figure decimal.NullDecimal) string {
	if !figure.Valid {
		return "–"
	}
	return attribution.FormatPounds(figure.Decimal)
}

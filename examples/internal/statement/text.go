// Package statement says who bears what of the shared services in a case, who pays
// whom, and why, in every form in which it can be had.
package statement

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/internal/casefile"
)

// paper is the page of one case's statement for people.
type paper struct {
	*page.Page
	c           casefile.Case
	authorities []attribution.Authority
	services    []service
}

// Page says who bears what in a case, who pays whom, and by which rules; with the
// working of every charge, if that is to be explained.
func Page(c casefile.Case, explain bool) *page.Page {
	p := paper{new(page.Page), c, c.Statement.Header().Authorities, servicesOf(c)}
	p.heading()
	results := p.results()
	for _, s := range p.services {
		p.service(s)
		p.outturn(s, results[s.Service])
	}
	p.totals()
	p.outturns()
	p.nextYear()
	p.calls()
	if p.closes() {
		p.closing()
	} else {
		p.owed()
	}
	if explain {
		p.working()
	}
	p.findings()
	p.rules()
	tied(p.Page, Digest(c))
	return p.Page
}

func (p paper) heading() {
	title := p.c.Title
	if p.c.Period != "" {
		title += ", " + p.c.Period
	}
	p.Title(title, p.c.Source)
	if agreement := p.c.Statement.Header().Agreement; agreement.Title != "" {
		p.Line("Under: %s%s", agreement.Title, inBrackets(agreement.Source))
	}
	names := make([]table.Item, len(p.c.Names))
	for i, name := range p.c.Names {
		names[i] = table.Item{Term: string(name.Code), Text: p.c.Name(name.Code)}
	}
	p.List(names...)
	if stage := p.c.Statement.Header().Stage; stage != "" {
		p.Line("Stage of the year: %s.", stage)
	}
	p.Line("All figures in pounds.")
}

// inBrackets puts what is said in brackets behind something else.
func inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

// service shows one service: what shares it, its charges, what was spent before
// and after, and the rule of each charge.
func (p paper) service(s service) {
	p.Section(s.Service)
	if s.Host != "" {
		p.Line("Host: %s.", p.c.Name(s.Host))
	}
	if !s.Basis.IsZero() {
		p.Line("Shared %s.", s.Basis)
	}
	g := p.grid("Charge", s.concerned)
	g.basis(s.Basis)
	for _, e := range s.entries {
		if !e.deferred() {
			g.money(e.title(), e.shares())
		}
	}
	g.Line()
	g.money("Borne this year", s.shares(thisYear))
	g.spending(s.Spending)
	if len(p.services) == 1 { // of several, the totals draw what each bears
		p.drawCharges(s)
	}
	p.drawSpending(s.Spending)
	p.Table(g.Table)
	p.ruled(s.entries)
	p.damping(s)
	p.standAlone(s.Spending)
}

// spending shows what the participants spent before, spend after, and the net
// reduction in words as well as figures.
func (g grid) spending(spending attribution.Spending) {
	if len(spending.NetReduction) == 0 {
		return
	}
	g.Line()
	if len(spending.Before) > 0 {
		g.money("Spending before sharing", spending.Before)
		after := "Spending after: ongoing and TUPE"
		if spending.Damping != nil {
			after = "Spending after: ongoing, TUPE and damping"
		}
		g.money(after, spending.After)
	}
	g.money("Net reduction in spending", spending.NetReduction)
	g.words(spending.NetReduction, func(change attribution.Share) string {
		switch change.Amount.Sign() {
		case 1:
			return g.Good("saves")
		case -1:
			return g.Bad("pays more")
		}
		return "no change"
	})
}

// findings says what a reader should know before relying on the statement.
func (p paper) findings() {
	known := ToKnow(p.c)
	if len(known) == 0 {
		return
	}
	p.Heading("What to know before relying on this")
	items := make([]table.Item, len(known))
	for i, text := range known {
		items[i] = table.Item{Term: "-", Text: text}
	}
	p.List(items...)
}

// standAlone answers whether each contribution would be enough to run the service
// alone, where the estimates were given.
func (p paper) standAlone(spending attribution.Spending) {
	if len(spending.StandAlone) == 0 {
		return
	}
	p.Caption("Would each contribution be enough to run the service alone?")
	t := table.New("Authority", "Contribution", "Stand-alone estimate", "Shortfall", "")
	for _, a := range spending.Sufficiency() {
		word := t.Good("enough")
		if a.Shortfall.Sign() > 0 {
			word = t.Bad("short")
		}
		t.Row(command.Plain(string(a.Authority)), attribution.FormatPounds(a.Contribution), attribution.FormatPounds(a.Estimate),
			attribution.FormatPounds(a.Shortfall), word)
	}
	p.Table(t)
}

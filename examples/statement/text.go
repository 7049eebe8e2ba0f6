package main

import (
	"io"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/internal/casefile"
)

// sheet writes one case's statement for people.
type paper struct {
	page.Page
	c           casefile.Case
	charges     []attribution.Charge
	authorities []attribution.Authority
}

func writeText(out io.Writer, cases []casefile.Case, explain, colour bool) {
	page.Each(out, cases, func(c casefile.Case) {
		p := paper{page.Page{Out: out, Colour: colour}, c, slices.Collect(c.Statement.Charges()), c.Statement.Header().Authorities}
		p.heading()
		for _, spending := range c.Statement.Services() {
			p.service(spending)
		}
		p.totals()
		p.nextYear()
		p.owed()
		if explain {
			p.working()
		}
		p.rules()
	})
}

func (p paper) heading() {
	title := p.c.Title
	if p.c.Period != "" {
		title += ", " + p.c.Period
	}
	p.Title(title, p.c.Source)
	for _, name := range p.c.Names {
		p.Line("  %-6s %s", name.Code, p.c.Name(name.Code))
	}
	p.Line("All figures in pounds.")
}

// columns starts a table with a column for each authority and one for the total.
func (p paper) columns(first string, last ...string) *table.Table {
	heads := []string{first}
	for _, a := range p.authorities {
		heads = append(heads, command.Plain(string(a)))
	}
	return p.Table(append(append(heads, "Total"), last...)...)
}

// figures are the cells of a row: one for each authority, a dash for one that is
// not concerned, and the total.
func (p paper) figures(label string, shares attribution.Shares, format func(decimal.Decimal) string, last ...string) []string {
	cells := []string{command.Plain(label)}
	for _, a := range p.authorities {
		if shares.Has(a) {
			cells = append(cells, format(shares.Of(a)))
		} else {
			cells = append(cells, "–")
		}
	}
	return append(append(cells, format(shares.Total())), last...)
}

func (p paper) service(spending attribution.Spending) {
	p.Section(spending.Service)
	if spending.Host != "" {
		p.Line("Host: %s.", p.c.Name(spending.Host))
	}
	basis := p.basisOf(spending.Service)
	if !basis.IsZero() {
		p.Line("Shared %s.", basis)
	}
	p.blocks(func(p paper) {
		t := p.columns("Charge", "Rule", "Paid by")
		p.basis(t, basis.Weights())
		for _, c := range p.charges {
			if c.Service == spending.Service && !c.Deferred {
				t.Row(p.figures(c.Description, c.Shares, attribution.FormatPounds, string(c.Rule), orDash(c.PaidBy))...)
			}
		}
		t.Line()
		t.Row(p.figures("Borne this year", p.c.Statement.Service(spending.Service), attribution.FormatPounds, "", "")...)
		p.spending(t, spending)
		p.Print(t)
	})
	p.standAlone(spending.Service)
}

// most is how many authorities stand side by side: a dozen would not fit on paper.
const most = 6

// blocks writes a table once for each so many authorities; the total in each is
// that of all.
func (p paper) blocks(write func(paper)) {
	for block := range slices.Chunk(p.authorities, most) {
		here := p
		here.authorities = block
		write(here)
	}
}

func orDash(a attribution.Authority) string {
	if a == "" {
		return "–"
	}
	return command.Plain(string(a))
}

func (p paper) basisOf(service string) attribution.Basis {
	for _, s := range p.c.Services {
		if s.Name == service {
			return s.Basis
		}
	}
	return attribution.Basis{}
}

// basis shows the weights by which the service's ongoing cost is shared.
func (p paper) basis(t *table.Table, weights attribution.Shares) {
	if len(weights) == 0 {
		return
	}
	t.Row(p.figures("Basis: weights", weights, weight, "", "")...)
	t.Row(p.figures("Basis: per cent", weights, percentOf(weights.Total()), "", "")...)
	t.Line()
}

func weight(d decimal.Decimal) string { return attribution.Grouped(attribution.FormatWeight(d)) }

// percentOf returns a format of parts of a sum, rounded half up to a hundredth.
func percentOf(sum decimal.Decimal) func(decimal.Decimal) string {
	return func(part decimal.Decimal) string {
		ratio := new(big.Rat).Quo(part.Rat(), sum.Rat())
		return ratio.Mul(ratio, big.NewRat(100, 1)).FloatString(2) + "%"
	}
}

// spending shows what the participants spent before, spend after, and the change
// in words as well as figures.
func (p paper) spending(t *table.Table, spending attribution.Spending) {
	if len(spending.Change) == 0 {
		return
	}
	t.Line()
	if len(spending.Before) > 0 {
		t.Row(p.figures("Spending before sharing", spending.Before, attribution.FormatPounds, "", "")...)
		t.Row(p.figures("Spending after (ongoing and TUPE)", spending.After, attribution.FormatPounds, "", "")...)
	}
	t.Row(p.figures("Change: a saving is positive", spending.Change, attribution.FormatPounds, "", "")...)
	words := []string{""}
	for _, a := range p.authorities {
		words = append(words, p.direction(t, spending.Change, a))
	}
	t.Row(append(words, "", "", "")...)
}

func (p paper) direction(t *table.Table, change attribution.Shares, a attribution.Authority) string {
	switch {
	case !change.Has(a):
		return ""
	case change.Of(a).Sign() > 0:
		return t.Good("saves")
	case change.Of(a).Sign() < 0:
		return t.Bad("pays more")
	}
	return "no change"
}

func (p paper) standAlone(service string) {
	answers := p.c.Statement.StandAlone(service)
	if answers == nil {
		return
	}
	p.Line("Would each contribution be enough to run the service alone?")
	t := p.Table("Authority", "Contribution", "Stand-alone estimate", "Shortfall", "")
	for _, a := range answers {
		word := t.Good("enough")
		if a.Shortfall.Sign() > 0 {
			word = t.Bad("short")
		}
		t.Row(command.Plain(string(a.Authority)), attribution.FormatPounds(a.Contribution), attribution.FormatPounds(a.Estimate),
			attribution.FormatPounds(a.Shortfall), word)
	}
	p.Print(t)
}

// totals shows what each authority bears, and the line that proves it adds up.
func (p paper) totals() {
	p.Section("Totals")
	s := p.c.Statement
	p.blocks(func(p paper) {
		t := p.columns("Service")
		for _, spending := range s.Services() {
			t.Row(p.figures(spending.Service, s.Service(spending.Service), attribution.FormatPounds)...)
		}
		t.Line()
		t.Row(p.figures("Borne this year", s.Totals(), attribution.FormatPounds)...)
		p.Print(t)
	})
	charged, count := decimal.Decimal{}, 0
	for _, c := range p.charges {
		if !c.Deferred {
			charged, count = charged.Add(c.Amount), count+1
		}
	}
	charges := "charges"
	if count == 1 {
		charges = "charge"
	}
	p.Line("Reconciled: %d %s of £%s in all, shares of £%s; difference £%s.",
		count, charges, attribution.FormatPounds(charged), attribution.FormatPounds(s.Total()), attribution.FormatPounds(charged.Sub(s.Total())))
	p.Line("Every charge was re-checked apart from the engine that divided it.")
}

// nextYear shows the adjustments of next year's calls, which no total holds.
func (p paper) nextYear() {
	if !slices.ContainsFunc(p.charges, func(c attribution.Charge) bool { return c.Deferred }) {
		return
	}
	p.Line("")
	p.Line("Next year's calls change by (not part of the totals)")
	p.blocks(func(p paper) {
		t := p.columns("Service")
		for _, spending := range p.c.Statement.Services() {
			if adjustments := p.adjustments(spending); slices.ContainsFunc(adjustments, func(s attribution.Share) bool { return s.Amount.Sign() != 0 }) {
				t.Row(p.figures(spending.Service, adjustments, attribution.FormatPounds)...)
			}
		}
		t.Line()
		t.Row(p.figures("Next year", p.c.Statement.NextYear(), attribution.FormatPounds)...)
		p.Print(t)
	})
}

// adjustments adds up by participant a service's adjustments of next year's calls.
func (p paper) adjustments(spending attribution.Spending) attribution.Shares {
	authorities := p.c.Statement.Header().Authorities
	adjustments := make(attribution.Shares, len(authorities))
	for i, a := range authorities {
		adjustments[i].Authority = a
		for _, c := range p.charges {
			if c.Deferred && c.Service == spending.Service {
				adjustments[i].Amount = adjustments[i].Amount.Add(c.Shares.Of(a))
			}
		}
	}
	return adjustments
}

// owed shows what is due, and the transfers that would clear it.
func (p paper) owed() {
	due := p.c.Statement.Due()
	if len(due) == 0 {
		return
	}
	p.Line("")
	p.Line("Who paid, and who bears it (charges with a payer)")
	p.blocks(func(p paper) { p.Print(p.positions()) })
	p.Line("Due: each owes its share to whoever paid")
	t := p.Table("Service", "From", "To", "Amount")
	for _, d := range due {
		t.Row(command.Plain(d.Service), command.Plain(string(d.From)), command.Plain(string(d.To)), attribution.FormatPounds(d.Amount))
	}
	p.Print(t)
	p.Line("Settlement offered: these transfers clear everything due")
	t = p.Table("From", "To", "Amount")
	for _, transfer := range p.c.Statement.Settlement() {
		t.Row(command.Plain(string(transfer.From)), command.Plain(string(transfer.To)), attribution.FormatPounds(transfer.Amount))
	}
	p.Print(t)
}

// positions shows what each has paid, what it bears of that, and the balance.
func (p paper) positions() *table.Table {
	paid := p.c.Statement.Paid()
	borne, balance := make(attribution.Shares, len(paid)), make(attribution.Shares, len(paid))
	for i, share := range paid {
		borne[i].Authority, balance[i].Authority = share.Authority, share.Authority
		for _, c := range p.charges {
			if c.PaidBy != "" && !c.Deferred {
				borne[i].Amount = borne[i].Amount.Add(c.Shares.Of(share.Authority))
			}
		}
		balance[i].Amount = share.Amount.Sub(borne[i].Amount)
	}
	t := p.columns("")
	t.Row(p.figures("Paid", paid, attribution.FormatPounds)...)
	t.Row(p.figures("Borne", borne, attribution.FormatPounds)...)
	t.Line()
	t.Row(p.figures("Balance: a positive one is owed to it", balance, attribution.FormatPounds)...)
	return t
}

// rules cites the source of every rule that was applied.
func (p paper) rules() {
	p.Line("")
	p.Line("Rules applied")
	var listed []attribution.Rule
	for _, c := range p.charges {
		if !slices.Contains(listed, c.Rule) {
			listed = append(listed, c.Rule)
			p.Line("  %-22s %s", c.Rule, c.Rule.Source())
		}
	}
}

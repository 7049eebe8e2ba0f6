package statement

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// damping shows how contributions were held within the limits that were agreed.
func (p paper) damping(s service) {
	if s.Damping == nil {
		return
	}
	var was, reference, least, most, moved, now attribution.Shares
	var free []string
	add := func(to *attribution.Shares, a attribution.Authority, amount decimal.Decimal) {
		*to = append(*to, attribution.Share{Authority: a, Amount: amount})
	}
	for _, c := range p.c.Statement.Contributions(s.Service) {
		add(&was, c.Authority, c.Amount)
		add(&moved, c.Authority, c.Now.Sub(c.Amount))
		add(&now, c.Authority, c.Now)
		if c.Held {
			add(&reference, c.Authority, c.Reference)
		} else {
			free = append(free, string(c.Authority))
		}
		if c.Least != nil {
			add(&least, c.Authority, *c.Least)
		}
		if c.Most != nil {
			add(&most, c.Authority, *c.Most)
		}
	}
	said := "No contribution may be " + limits(*s.Damping) + " its reference."
	if free != nil {
		said += " Not held: " + strings.Join(free, ", ") + "."
	}
	p.Line("%s", said)
	g := p.grid("Damping", s.Participants)
	g.money("Contribution", was)
	g.money("Reference", reference)
	if least != nil {
		g.money("At least", least)
	}
	if most != nil {
		g.money("At most", most)
	}
	g.Line()
	g.money("Moved", moved)
	g.money("Now", now)
	p.Table(g.Table)
	p.Line("What is above the most, or short of the least, is the others' on the service's basis, as far as they have room.")
}

// limits says how far a contribution may not rise or fall.
func limits(d attribution.Damping) string {
	var limits []string
	for _, limit := range []struct {
		perCent *decimal.Decimal
		way     string
	}{{d.Rise, "above"}, {d.Fall, "below"}} {
		switch {
		case limit.perCent == nil:
		case limit.perCent.Sign() == 0:
			limits = append(limits, limit.way)
		default:
			limits = append(limits, "more than "+attribution.FormatWeight(*limit.perCent)+"% "+limit.way)
		}
	}
	return strings.Join(limits, " or ")
}

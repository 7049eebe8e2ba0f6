package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/tupe"
)

// element reads a burden that is given, and not worked out.
func (c *contract) element(n node) (e tupe.Element) {
	var amount, byYear bool
	n.mapping(
		required("origin", func(n node) { c.origin(n, &e.Origin) }),
		optional("amount", func(n node) { n.cost(&e.Amount); amount = true }),
		optional("by_year", func(n node) { e.ByYear = c.byYear(n); byYear = true }),
		optional("description", func(n node) { n.text(&e.Description) }),
		optional("last_year", func(n node) {
			c.lastYear(n, &e.LastYear)
			if byYear {
				n.fail("a burden given by year needs no last_year: its years say when it ends")
			}
		}),
	)
	if amount == byYear && n.Kind == tree.Mapping {
		n.fail("exactly one of amount and by_year is given")
	}
	return e
}

// byYear reads an amount for every year of the contract, nought included.
func (c *contract) byYear(n node) []decimal.Decimal {
	entries, ok := n.entries()
	given := make(map[string]decimal.Decimal, len(entries))
	for _, e := range entries {
		var amount decimal.Decimal
		e.value.cost(&amount)
		given[e.key] = amount
		if c.timed && c.yearAt(e.key) < 0 {
			e.keyNode.fail("%.40q is no year of the contract's prices", e.key)
			ok = false
		}
	}
	if !ok {
		return nil
	}
	amounts := make([]decimal.Decimal, 0, len(entries))
	for _, year := range c.Years {
		amount, found := given[year.Label]
		if !found {
			n.fail("the year %.40q is not given, nought included", year.Label)
			break
		}
		amounts = append(amounts, amount)
	}
	return amounts
}

func (c *contract) lastYear(n node, into *string) {
	n.text(into)
	if *into != "" && c.timed && c.yearAt(*into) < 0 {
		n.fail("%.40q is no year of the contract's prices: what outlasts them has no end here", *into)
	}
}

// yearAt is the position of a year among the prices, or -1.
func (c *contract) yearAt(label string) int {
	if y, found := c.position[label]; found {
		return y
	}
	return -1
}

func (c *contract) post(n node) (p tupe.Post) {
	sound := n.file.sound(func() {
		n.mapping(
			required("origin", func(n node) { c.origin(n, &p.Origin) }),
			required("title", func(n node) { n.text(&p.Title) }),
			required("fte", func(n node) { n.weight(&p.FTE) }),
			required("protected", func(n node) { n.postCost(&p.Protected) }),
			required("contractor", func(n node) { n.postCost(&p.Contractor) }),
			optional("ends", func(n node) {
				n.each(func(entry node) { p.Ends = append(p.Ends, c.ending(entry)) })
			}),
		)
	})
	var ending decimal.Decimal
	for _, end := range p.Ends {
		ending = ending.Add(end.Amount)
	}
	if protected := p.Protected.Total(); sound && ending.Cmp(protected) > 0 {
		n.fail("what ends comes to %s, within a protected cost of %s", attribution.FormatAmount(ending), attribution.FormatAmount(protected))
	}
	return p
}

// postCost reads a cost per FTE, as a whole or by elements that add up to it.
func (n node) postCost(into *tupe.Cost) {
	if n.Kind != tree.Mapping {
		n.cost(&into.Pay)
		return
	}
	n.mapping(
		required("pay", func(n node) { n.cost(&into.Pay) }),
		optional("on_costs", func(n node) { n.cost(&into.OnCosts) }),
		optional("pension", func(n node) { n.cost(&into.Pension) }),
	)
}

func (c *contract) ending(n node) (e tupe.Ending) {
	n.mapping(
		optional("description", func(n node) { n.text(&e.Description) }),
		required("amount", func(n node) { n.cost(&e.Amount) }),
		required("last_year", func(n node) { c.lastYear(n, &e.LastYear) }),
	)
	return e
}

// liability reads a one-off liability; none is checked against teams that are not known.
func (c *contract) liability(n node) attribution.Fact {
	l := tupe.Liability{Teams: c.Teams}
	n.mapping(
		required("origin", func(n node) { c.origin(n, &l.Origin) }),
		optional("description", func(n node) { n.text(&l.Description) }),
		required("amount", func(n node) { n.cost(&l.Amount) }),
		optional("paid_by", func(n node) { n.authority(&l.PaidBy) }),
	)
	if !c.teamed || !n.divides(len(c.Teams)) {
		return nil
	}
	return l
}

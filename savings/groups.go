package savings

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Group is the savings of the lines that have something in common.
type Group struct {
	Name    string
	Savings Annual
}

// ByCategory returns the totals of each category, in the order in which the lines
// first name them. They sum to Totals.
func (p Programme) ByCategory() []Group { return p.grouped(Line.category) }

// ByService returns the totals of each service, in the order in which the lines
// first name them. They sum to Totals.
func (p Programme) ByService() []Group {
	return p.grouped(func(l Line) string { return l.Service })
}

func (l Line) category() string {
	if l.Category == "" {
		return Uncategorised
	}
	return l.Category
}

func (p Programme) grouped(by func(Line) string) []Group {
	var names []string
	within := make(map[string]Programme)
	for _, e := range p.entries {
		if !p.holds(e) {
			continue
		}
		name := by(e.line)
		group, known := within[name]
		if !known {
			names, group = append(names, name), Programme{header: p.header, purse: p.purse}
		}
		group.entries = append(group.entries, e)
		within[name] = group
	}
	groups := make([]Group, len(names))
	for i, name := range names {
		groups[i] = Group{name, within[name].Totals()}
	}
	return groups
}

// ByAuthority returns each authority's part of the totals, in the order of the
// header, over the lines that say how they are shared; nil where no line does.
// Each line is shared on its own for each year, after its overlaps are taken out.
// With NotShared the parts sum to Totals, to the penny.
//
// Source: Tri-borough report, ch. 11 ("agreed formulae, sensitive to the demand
// and cost issues for each service").
func (p Programme) ByAuthority() []Group {
	if !slices.ContainsFunc(p.entries, func(e entry) bool { return p.holds(e) && e.isShared() }) {
		return nil
	}
	groups := make([]Group, len(p.header.Authorities))
	for i, a := range p.header.Authorities {
		groups[i] = Group{string(a), p.sum(func(entry, int) decimal.Decimal { return decimal.Decimal{} })}
	}
	at := positions(p.header.Authorities)
	for _, e := range p.entries {
		if !p.holds(e) {
			continue
		}
		for year, shares := range e.parts {
			for _, share := range shares {
				amount := &groups[at[share.Authority]].Savings[year].Amount
				*amount = amount.Add(share.Amount)
			}
		}
	}
	return groups
}

func (e entry) isShared() bool { return e.parts != nil }

// Shares says whether an authority is one of those among whom savings are shared.
// Part and InvestmentOf of any other are nought.
func (p Programme) Shares(a attribution.Authority) bool {
	return slices.Contains(p.header.Authorities, a)
}

// Part returns one authority's part of the totals, over the lines that say how
// they are shared.
func (p Programme) Part(a attribution.Authority) Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.part(e.parts, a, i) })
}

// InvestmentOf returns what one authority bears of the investment that others do not
// fund, over the lines that say how they are shared: on the line's basis, or, where spending before
// and after is known, by net reduction, as the report shares transition costs.
func (p Programme) InvestmentOf(a attribution.Authority) Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.part(e.bears, a, i) })
}

func (e entry) part(shares []attribution.Shares, a attribution.Authority, year int) decimal.Decimal {
	if shares == nil {
		return decimal.Decimal{}
	}
	return shares[year].Of(a)
}

// NotShared returns the totals of the lines that do not say how they are shared.
func (p Programme) NotShared() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal {
		if e.isShared() {
			return decimal.Decimal{}
		}
		return e.left(i)
	})
}

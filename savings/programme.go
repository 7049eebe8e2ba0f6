package savings

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Prices says in what money a programme's figures are.
type Prices string

// The prices. Where a programme does not say, its findings do.
const (
	Real Prices = "real" // at the prices of one year, inflation taken out
	Cash Prices = "cash" // in the money of each year, inflation included
)

// Header is what holds for every line of a programme.
type Header struct {
	Title, Source string
	Years         []Year                  // in order; a table may leave years out
	Authorities   []attribution.Authority // optional: without them nothing is shared

	// Increments says that a year's figures are what it adds to those before. By
	// default they are levels: what the year saves against the baseline, as in the
	// report's tables. Investment is always of its year alone.
	Increments bool

	Point    Point    // of every range; the zero Point is the mid-range
	Discount Discount // optional: without a rate there is no present value
	Prices   Prices   // optional
}

// Programme is a programme of savings worked out: lines by year, overlaps taken
// out, shared among the authorities. It is immutable. The zero Programme has no
// years, no lines and no savings.
//
// The order of its lines changes no figure. Nothing is counted twice: what is
// already budgeted or counted in another service is out of every total, and
// AlreadyBudgeted and CountedElsewhere say how much.
type Programme struct {
	header  Header
	entries []entry
}

// NewProgramme works a programme out. All faults are reported together; the
// figures are limited to 38 digits. Errors:
//   - ErrYear: a year that is malformed or out of order, or a figure for a year
//     that is none of the programme's;
//   - ErrAmount: a range upside down, a negative investment or overlap, an overlap
//     larger than its saving;
//   - ErrAuthority: an authority that is unknown, repeated or takes no part;
//   - ErrChoice: an unknown kind, point or prices; a basis beside spending before
//     and after; a line counted in its own service;
//   - ErrReduction: a saving where spending before and after shows none;
//   - ErrText, ErrBasis, ErrWeight, ErrPenny, ErrLimit.
func NewProgramme(h Header, lines ...Line) (Programme, error) {
	p := Programme{header: h.copied()}
	if err := h.check(); err != nil {
		return Programme{}, err
	}
	var faults []error
	for _, line := range lines {
		e, err := p.header.workOut(line)
		faults = append(faults, err)
		p.entries = append(p.entries, e)
	}
	if err := errors.Join(faults...); err != nil {
		return Programme{}, err
	}
	return p, nil
}

func (h Header) check() error {
	faults := []error{checkYears(h.Years)}
	if len(h.Authorities) > 0 {
		_, err := attribution.Equally(h.Authorities...) // refuses codes that are malformed or stand twice
		faults = append(faults, taken(err, ""))
	}
	if h.Point < Mid || h.Point > High {
		faults = append(faults, fault(attribution.ErrChoice, "%d is no point of a range", int(h.Point)))
	}
	if h.Prices != "" && h.Prices != Real && h.Prices != Cash {
		faults = append(faults, fault(attribution.ErrChoice, "%.40q are no prices: %s or %s", string(h.Prices), Real, Cash))
	}
	return errors.Join(faults...)
}

func (h Header) copied() Header {
	h.Years, h.Authorities = slices.Clone(h.Years), slices.Clone(h.Authorities)
	return h
}

// Header returns the header, with slices of its own.
func (p Programme) Header() Header { return p.header.copied() }

// Lines returns the lines as they were given.
func (p Programme) Lines() []Line {
	lines := make([]Line, len(p.entries))
	for i, e := range p.entries {
		lines[i] = e.line.copied()
	}
	return lines
}

// Only returns the programme of those lines alone that keep says to keep: the
// cashable ones, one category, one fund.
func (p Programme) Only(keep func(Line) bool) Programme {
	return p.only(func(l Line) bool { return keep(l.copied()) })
}

// only is Only for choices of our own, which write to nothing.
func (p Programme) only(keep func(Line) bool) Programme {
	only := Programme{header: p.header}
	for _, e := range p.entries {
		if keep(e.line) {
			only.entries = append(only.entries, e)
		}
	}
	return only
}

// Estimated returns the savings of each year as the lines estimate them, before
// what is already budgeted or counted elsewhere is taken out.
func (p Programme) Estimated() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.saving[i] })
}

// Totals returns the gross savings of each year, before investment, with what is
// already budgeted or counted elsewhere taken out.
func (p Programme) Totals() Annual { return p.sum(entry.left) }

// AlreadyBudgeted returns what was taken out of each year because the
// authorities' own budgets hold it.
func (p Programme) AlreadyBudgeted() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.budgeted[i] })
}

// CountedElsewhere returns what was taken out of each year because another
// service's saving holds it.
func (p Programme) CountedElsewhere() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.counted[i] })
}

// Investment returns what is spent each year to bring the savings about.
func (p Programme) Investment() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.investment[i] })
}

// Net returns each year's savings less its investment.
func (p Programme) Net() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.left(i).Sub(e.investment[i]) })
}

// sum adds a figure up over the lines, year by year.
func (p Programme) sum(of func(entry, int) decimal.Decimal) Annual {
	sums := make(Annual, len(p.header.Years))
	for i, y := range p.header.Years {
		sums[i].Year = y
		for _, e := range p.entries {
			sums[i].Amount = sums[i].Amount.Add(of(e, i))
		}
	}
	return sums
}

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
		name := by(e.line)
		group, known := within[name]
		if !known {
			names, group.header = append(names, name), p.header
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
	if !slices.ContainsFunc(p.entries, entry.isShared) {
		return nil
	}
	groups := make([]Group, len(p.header.Authorities))
	for i, a := range p.header.Authorities {
		groups[i] = Group{string(a), p.sum(func(entry, int) decimal.Decimal { return decimal.Decimal{} })}
	}
	at := positions(p.header.Authorities)
	for _, e := range p.entries {
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

// Part returns one authority's part of the totals, over the lines that say how
// they are shared.
func (p Programme) Part(a attribution.Authority) Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.part(e.parts, a, i) })
}

// InvestmentOf returns what one authority bears of the investment, over the lines
// that say how they are shared: on the line's basis, or, where spending before
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

// NetReduction returns each authority's recurring fall in spending by a year:
// its part of the lines that cut spending, overlaps taken out. It is signed, and
// the reductions by which a statement shares a transition cost. Errors: ErrYear
// for a year that is none of the programme's; ErrBasis where a line that cuts
// spending does not say how it is shared, for the sum would be short of it.
//
// Source: Tri-borough report, ch. 11 ("any net reduction in spending by each
// borough").
func (p Programme) NetReduction(year Year) (attribution.Shares, error) {
	i := slices.Index(p.header.Years, year)
	if i < 0 {
		return nil, fault(attribution.ErrYear, "%.40q is none of the programme's years", string(year))
	}
	cuts := p.only(Line.CutsSpending)
	var faults []error
	for _, e := range cuts.entries {
		if !e.isShared() && e.left(i).Sign() != 0 {
			faults = append(faults, in(e.line.Service, fault(attribution.ErrBasis, "how its saving is shared is not said")))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	reductions := make(attribution.Shares, len(p.header.Authorities))
	for j, a := range p.header.Authorities {
		reductions[j].Authority = a
	}
	at := positions(p.header.Authorities)
	for _, e := range cuts.entries {
		if e.isShared() {
			for _, share := range e.parts[i] {
				reduction := &reductions[at[share.Authority]].Amount
				*reduction = reduction.Add(share.Amount)
			}
		}
	}
	return reductions, nil
}

package savings

import (
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Uncategorised is the category of lines that name none.
const Uncategorised = "uncategorised"

// Line is one estimate of a programme: what sharing a service would save, what
// that takes, and how much of it is counted somewhere else already.
//
// Source: Tri-borough report, ch. 11 (the table, and the notes on Adult Social
// Care and ICT below it).
type Line struct {
	Service  string
	Category string // "tri-borough services"; empty: Uncategorised

	// Savings are by year, against the baseline. A line with none counts nothing,
	// and is a finding. Nil beside Before and After: their fall, in every year.
	Savings Figures

	// Investment is what is spent in the year to bring the saving about: never
	// negative, and of that year alone. Funding is the part of it that others pay,
	// such as a grant: the authorities bear the rest.
	Investment, Funding Figures

	// Planned are the savings as first planned, where Savings have slipped since: see
	// Slippage.
	Planned Figures

	// AlreadyBudgeted is the part of the saving that the authorities' own budgets
	// hold, and CountedIn the part that another service's saving holds. Both are
	// taken out of every total; together they are no more than the saving.
	AlreadyBudgeted Figures
	CountedIn       CountedIn

	NonCashable bool   // frees time or quality, and no money
	OneOff      bool   // of its year alone; a capital receipt always is
	Kind        Kind   // of money; empty: Revenue
	RingFence   string // the fund the saving belongs to, such as DSG; empty: none

	// Authorities take part; nil means all of the programme's.
	Authorities []attribution.Authority

	// Basis is the agreed formula by which the line is shared. Where spending
	// before and after is known by authority, give that instead: see Parts. A line
	// in which one authority alone takes part is that authority's without either.
	Basis         attribution.Basis
	Before, After attribution.Shares
}

// CountedIn is the part of a line's saving that another service has already.
type CountedIn struct {
	Service string
	Savings Figures
}

func (l Line) copied() Line {
	l.Savings, l.Planned = maps.Clone(l.Savings), maps.Clone(l.Planned)
	l.Investment, l.Funding = maps.Clone(l.Investment), maps.Clone(l.Funding)
	l.AlreadyBudgeted, l.CountedIn.Savings = maps.Clone(l.AlreadyBudgeted), maps.Clone(l.CountedIn.Savings)
	l.Authorities = slices.Clone(l.Authorities)
	l.Before, l.After = slices.Clone(l.Before), slices.Clone(l.After)
	return l
}

// entry is a line worked out: one amount for each year of the programme, levels
// all but the investment.
type entry struct {
	line       Line
	reductions attribution.Shares // before less after, signed; nil where not known

	saving, budgeted, counted, investment, funding []decimal.Decimal

	planned []decimal.Decimal // nil where nothing slipped

	parts, bears []attribution.Shares // by year, of what is left and of what is invested of their own; nil without a basis
}

// left is the saving of a year with the overlaps taken out.
func (e entry) left(year int) decimal.Decimal {
	return e.saving[year].Sub(e.budgeted[year]).Sub(e.counted[year])
}

// borne is the investment of a year that is not funded by others.
func (e entry) borne(year int) decimal.Decimal { return e.investment[year].Sub(e.funding[year]) }

// workOut turns a line into yearly amounts, or says everything that is wrong with it.
func (h Header) workOut(l Line) (entry, error) {
	e := entry{line: l.copied()}
	faults := []error{l.check(h)}
	if len(l.Before) > 0 || len(l.After) > 0 {
		reductions, err := NetReduction(l.Before, l.After)
		e.reductions, faults = reductions, append(faults, err)
	}
	read := func(what string, figures Figures, accumulate bool) []decimal.Decimal {
		amounts, err := h.yearly(what, figures, accumulate)
		faults = append(faults, err)
		return amounts
	}
	e.saving = read("saving", l.Savings, l.Recurs())
	e.budgeted = read("already budgeted", l.AlreadyBudgeted, l.Recurs())
	e.counted = read("counted elsewhere", l.CountedIn.Savings, l.Recurs())
	e.investment = read("investment", l.Investment, false)
	e.funding = read("funding", l.Funding, false)
	if l.Planned != nil {
		e.planned = read("planned", l.Planned, l.Recurs())
	}
	if err := errors.Join(faults...); err != nil {
		return entry{}, in(l.Service, err)
	}
	if l.Savings == nil && e.reductions != nil {
		for i := range e.saving {
			e.saving[i] = e.reductions.Total()
		}
	}
	if err := errors.Join(e.checkFigures(h), e.share(h)); err != nil {
		return entry{}, in(l.Service, err)
	}
	return e, nil
}

// yearly returns the figures at the programme's point, nought where blank.
// Increments are added up to levels if they accumulate.
func (h Header) yearly(what string, figures Figures, accumulate bool) ([]decimal.Decimal, error) {
	var faults []error
	for _, y := range figures.years() {
		if !slices.Contains(h.Years, y) {
			faults = append(faults, fault(attribution.ErrYear, "%s: %.40q is none of the programme's years", what, string(y)))
		}
	}
	amounts := make([]decimal.Decimal, len(h.Years))
	for i, y := range h.Years {
		amount, err := figures[y].At(h.Point)
		if err != nil {
			faults = append(faults, taken(err, what+": "+string(y)))
		}
		if amounts[i] = amount; h.Increments && accumulate && i > 0 {
			amounts[i] = amounts[i-1].Add(amount)
		}
	}
	return amounts, errors.Join(faults...)
}

// checkFigures refuses an overlap that is negative or more than the saving, and
// likewise funding and its investment. What is reinvested turns negative here.
func (e entry) checkFigures(h Header) error {
	var faults []error
	for i, y := range h.Years {
		faults = append(faults,
			cost(string(y)+": already budgeted", e.budgeted[i]),
			cost(string(y)+": counted elsewhere", e.counted[i]),
			cost(string(y)+": investment", e.investment[i]),
			cost(string(y)+": funding", e.funding[i]))
		overlap := e.budgeted[i].Add(e.counted[i])
		if overlap.Sign() > 0 && overlap.Cmp(e.saving[i]) > 0 {
			faults = append(faults, fault(attribution.ErrAmount, "%s: an overlap of %s within a saving of %s", y,
				attribution.FormatAmount(overlap), attribution.FormatAmount(e.saving[i])))
		}
		if e.funding[i].Sign() > 0 && e.funding[i].Cmp(e.investment[i]) > 0 {
			faults = append(faults, fault(attribution.ErrAmount, "%s: funding of %s for an investment of %s", y,
				attribution.FormatAmount(e.funding[i]), attribution.FormatAmount(e.investment[i])))
		}
		if e.line.Kind == Reinvestment {
			faults = append(faults, cost(string(y)+": reinvestment", e.saving[i]))
			e.saving[i] = e.saving[i].Neg()
		}
	}
	return errors.Join(faults...)
}

func (l Line) check(h Header) error {
	faults := append(l.checkKind(), name("a line", l.Service))
	if l.CountedIn.Service == "" && len(l.CountedIn.Savings) > 0 {
		faults = append(faults, fault(attribution.ErrText, "the service in which part of the saving is counted is not named"))
	}
	if l.CountedIn.Service != "" && l.CountedIn.Service == l.Service {
		faults = append(faults, fault(attribution.ErrChoice, "part of the saving is said to be counted in the same service"))
	}
	if l.Savings == nil && len(l.Before) > 0 && !l.Recurs() {
		faults = append(faults, fault(attribution.ErrChoice, "a one-off without savings: spending before and after does not say in which year it comes"))
	}
	if !l.Basis.IsZero() && len(l.Before)+len(l.After) > 0 {
		faults = append(faults, fault(attribution.ErrChoice, "both a basis and spending before and after: each would settle the parts"))
	}
	participants := h.participants(l)
	known := positions(participants)
	faults = append(faults, sameAuthorities(positions(h.Authorities), l.Authorities, "takes part but is none of the programme's authorities"),
		sameAuthorities(known, l.Basis.Authorities(), "stands in the basis but takes no part"),
		sameAuthorities(known, l.Before.Authorities(), "has spending before but takes no part"))
	if len(l.Before) > 0 {
		before := positions(l.Before.Authorities())
		for _, a := range participants {
			if _, named := before[a]; !named {
				faults = append(faults, of(a, fault(attribution.ErrAuthority, "takes part but has no spending before, nought included")))
			}
		}
	}
	return errors.Join(faults...)
}

// participants are those who take part in a line.
func (h Header) participants(l Line) []attribution.Authority {
	if l.Authorities != nil {
		return l.Authorities
	}
	return h.Authorities
}

// sameAuthorities refuses those who are not among the known, or stand twice.
func sameAuthorities(known map[attribution.Authority]int, named []attribution.Authority, what string) error {
	var faults []error
	twice := make(map[attribution.Authority]bool, len(named))
	for _, a := range named {
		if _, is := known[a]; !is {
			faults = append(faults, of(a, fault(attribution.ErrAuthority, "%s", what)))
		} else if twice[a] {
			faults = append(faults, of(a, fault(attribution.ErrAuthority, "named twice")))
		}
		twice[a] = true
	}
	return errors.Join(faults...)
}

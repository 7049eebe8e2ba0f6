package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// ProgrammeExpect is what a programme fixture says should come out, worked out by
// hand; what its source prints instead; and where the source contradicts itself.
type ProgrammeExpect struct {
	Totals, AlreadyBudgeted, CountedElsewhere savings.Annual
	Investment, Net, Cumulative               savings.Annual
	Funding, Reinvested, Available, Lost      savings.Annual
	Capital                                   savings.Annual // totals of its capital lines
	ByCategory, ByService, ByAuthority        []savings.Group
	BreakEven                                 string              // a year, "none", or "refused" where years are missing
	NPV                                       decimal.NullDecimal // pounds and pence, whatever the unit
	Tracking                                  []ExpectedStanding
	Measures                                  []ExpectedAttainment
	FundClosing, FundSaved                    savings.Annual
	Options                                   []ExpectedOption
	Published                                 []Published
	Contradictions                            []Contradiction
}

// ExpectedStanding is how tracked savings should stand: those of one service or
// category, or "Cashable", "Not cashable" or "Overall", of one authority or all.
type ExpectedStanding struct {
	Of        string
	Authority attribution.Authority
	Standing  savings.Standing
}

func (n node) programmeExpect(e *ProgrammeExpect) {
	annual := func(into *savings.Annual) func(node) {
		return func(n node) { *into = n.annual() }
	}
	groups := func(into *[]savings.Group) func(node) {
		return func(n node) { *into = n.groups() }
	}
	n.mapping(
		optional("totals", annual(&e.Totals)),
		optional("already_budgeted", annual(&e.AlreadyBudgeted)),
		optional("counted_elsewhere", annual(&e.CountedElsewhere)),
		optional("investment", annual(&e.Investment)),
		optional("funding", annual(&e.Funding)),
		optional("reinvested", annual(&e.Reinvested)),
		optional("available", annual(&e.Available)),
		optional("lost", annual(&e.Lost)),
		optional("capital", annual(&e.Capital)),
		optional("net", annual(&e.Net)),
		optional("cumulative", annual(&e.Cumulative)),
		optional("by_category", groups(&e.ByCategory)),
		optional("by_service", groups(&e.ByService)),
		optional("by_authority", groups(&e.ByAuthority)),
		optional("break_even", func(n node) { n.text(&e.BreakEven) }),
		optional("npv", func(n node) { n.amount(&e.NPV.Decimal); e.NPV.Valid = true }),
		optional("tracking", func(n node) {
			n.each(func(entry node) { e.Tracking = append(e.Tracking, entry.standing()) })
		}),
		optional("options", func(n node) {
			n.each(func(entry node) { e.Options = append(e.Options, entry.expectedOption()) })
		}),
		optional("fund", func(n node) {
			n.mapping(optional("closing", annual(&e.FundClosing)), optional("saved", annual(&e.FundSaved)))
		}),
		optional("measures", func(n node) {
			n.each(func(entry node) { e.Measures = append(e.Measures, entry.expectedAttainment()) })
		}),
		optional("published", func(n node) {
			n.each(func(entry node) { e.Published = append(e.Published, entry.published()) })
		}),
		optional("contradictions", func(n node) {
			n.each(func(entry node) { e.Contradictions = append(e.Contradictions, entry.contradiction()) })
		}),
	)
}

func (n node) annual() (annual savings.Annual) {
	entries, _ := n.entries()
	for _, e := range entries {
		each := savings.YearAmount{Year: savings.Year(e.key)}
		e.value.money(&each.Amount)
		annual = append(annual, each)
	}
	return annual
}

func (n node) groups() (groups []savings.Group) {
	entries, _ := n.entries()
	for _, e := range entries {
		groups = append(groups, savings.Group{Name: e.key, Savings: e.value.annual()})
	}
	return groups
}

func (n node) standing() (e ExpectedStanding) {
	s := &e.Standing
	n.mapping(
		required("of", func(n node) { n.text(&e.Of) }),
		optional("authority", func(n node) { n.tracksAuthority(&e.Authority) }),
		optional("budget", func(n node) { n.known(&s.Budget) }),
		optional("actual", func(n node) { n.known(&s.Actual) }),
		optional("forecast", func(n node) { n.known(&s.Forecast) }),
		optional("variance", func(n node) { n.known(&s.Variance) }),
		optional("approved", func(n node) { n.known(&s.Approved) }),
		optional("achieved", func(n node) { n.known(&s.Achieved) }),
		optional("unachieved", func(n node) { n.known(&s.Unachieved) }),
		optional("at_risk", func(n node) { n.known(&s.AtRisk) }),
		optional("status", func(n node) { n.text((*string)(&s.Status)) }),
	)
	return e
}

// ExpectedAttainment is how a measure should stand, as a whole or for an authority:
// figures in its unit, or in per cent of a ratio, to as many decimals as are given.
type ExpectedAttainment struct {
	Of        string
	Authority attribution.Authority

	Baseline, Target, Stretch, Actual, Progress decimal.NullDecimal // progress in per cent

	Outcome savings.Outcome
}

func (n node) expectedAttainment() (e ExpectedAttainment) {
	n.mapping(
		required("of", func(n node) { n.text(&e.Of) }),
		optional("authority", func(n node) { n.authority(&e.Authority) }),
		optional("baseline", func(n node) { n.figure(&e.Baseline) }),
		optional("target", func(n node) { n.figure(&e.Target) }),
		optional("stretch", func(n node) { n.figure(&e.Stretch) }),
		optional("actual", func(n node) { n.figure(&e.Actual) }),
		optional("progress", func(n node) { n.figure(&e.Progress) }),
		optional("outcome", func(n node) { n.text((*string)(&e.Outcome)) }),
	)
	return e
}

// ExpectedOption is what an option of a service should come to, as a whole or for an
// authority.
type ExpectedOption struct {
	Of, Option, BreakEven         string
	Authority                     attribution.Authority
	NetSaving, NPV, WholeLifeCost decimal.NullDecimal
}

func (n node) expectedOption() (e ExpectedOption) {
	n.mapping(
		required("of", func(n node) { n.text(&e.Of) }),
		required("option", func(n node) { n.text(&e.Option) }),
		optional("authority", func(n node) { n.authority(&e.Authority) }),
		optional("net_saving", func(n node) { n.known(&e.NetSaving) }),
		optional("whole_life_cost", func(n node) { n.known(&e.WholeLifeCost) }),
		optional("npv", func(n node) { n.amount(&e.NPV.Decimal); e.NPV.Valid = true }),
		optional("break_even", func(n node) { n.text(&e.BreakEven) }),
	)
	return e
}

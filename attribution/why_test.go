package attribution_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// What each fact is called where it has no description, who paid it where nobody
// is named, and why it is borne as it is: in full, as statements print it.
func TestChargesSayWhatWhoAndWhy(t *testing.T) {
	codes := []attribution.Authority{"A", "B", "C"}
	service := attribution.Service{Name: "Parks", Basis: proportion("A 5, B 3, C 2"), Host: "C", NetReduction: shares("A 6, B 9, C -1"),
		Running: attribution.Ongoing{Heads: []attribution.Head{{Description: "Premises", Amount: ten, Basis: must(attribution.Equally(codes...))}}}}
	transition := func(change func(*attribution.Transition)) attribution.Transition {
		t := attribution.Transition{Amount: ten, PaidBy: "A", ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
		change(&t)
		return t
	}
	const all, onReductions = "; shared A 5 : B 3 : C 2", "; by net reduction in spending; shared A 6 : B 9 : C 0"
	for _, c := range []struct {
		fact attribution.Fact
		told []string
	}{
		{attribution.Ongoing{Cost: ten}, []string{"Ongoing cost | C | cost £10.00, in proportion" + all}},
		{attribution.Ongoing{Cost: ten, Income: []attribution.Income{{Amount: pounds(3)}, {Amount: pounds(1)}}, PaidBy: "B"},
			[]string{"Ongoing cost less income | B | cost £10.00 less income £4.00, in proportion" + all}},
		{attribution.Variance{Cause: attribution.CauseDemand, Amount: ten}, []string{"Variance: demand | C | adverse; demand, on the ongoing basis" + all}},
		{attribution.Variance{Cause: attribution.CauseQuality, Amount: ten.Neg(), Description: "Fewer visits", PaidBy: "A"},
			[]string{"Fewer visits | A | favourable; quality, on the ongoing basis" + all}},
		{attribution.Variance{Cause: attribution.CauseDirectCost}, []string{"Variance: direct cost | C | direct cost, on the ongoing basis" + all}},
		{attribution.Variance{Cause: attribution.CauseDirectCost, Amount: ten, Head: "Premises"},
			[]string{"Variance: direct cost | C | adverse; direct cost, on the basis of Premises; shared A 1 : B 1 : C 1"}},
		{attribution.Variance{Cause: attribution.CauseDemand, Amount: ten, Basis: must(attribution.Equally("A", "B")), Reason: "one event"},
			[]string{"Variance: demand | C | adverse; demand, on a basis agreed for it: one event; shared A 1 : B 1"}},
		{attribution.Variance{Cause: attribution.CauseSpecification, SpecifiedBy: "B", Amount: ten},
			[]string{"Variance: specification | C | adverse; it changed its specification and the others did not; borne by B alone"}},
		{attribution.Variance{Cause: attribution.CauseBurden, Origin: "A", Amount: ten}, []string{"Variance: burden | C | adverse; it follows the burden to its origin; borne by A alone"}},
		{attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: ten, PaidBy: "A"}, []string{
			"Variance: indirect | A | adverse; indirect, the host bears it this year; borne by C alone",
			"Variance: indirect | C | next year's call, on the ongoing basis" + all,
			"Variance: indirect | C | recovered by the host in next year's call; borne by C alone"}},
		{attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentShareNow, Amount: ten},
			[]string{"Variance: indirect | C | adverse; indirect, shared straight away on the ongoing basis" + all}},
		{attribution.BroughtForward{Adjustments: shares("A 4, C -4")}, []string{
			"Brought forward from last year | C | last year's adjustment of its call; borne by A alone",
			"Brought forward from last year | C | the host recovers what it bore last year; borne by C alone"}},
		{transition(func(t *attribution.Transition) {}), []string{"Transition | A | approved by all, comparable with what another would have spent" + onReductions}},
		{transition(func(t *attribution.Transition) {
			t.Kind, t.Necessity, t.Justification = attribution.KindICT, attribution.NecessityJustified, "it opens a year earlier"
		}), []string{"Transition: ict | A | approved by all, dearer but justified: it opens a year earlier" + onReductions}},
		{transition(func(t *attribution.Transition) {
			t.By, t.Basis = attribution.ByAgreedBasis, must(attribution.Equally(codes...))
		}), []string{"Transition | A | approved by all, comparable with what another would have spent; on a basis agreed for it, in equal parts; shared A 1 : B 1 : C 1"}},
		{transition(func(t *attribution.Transition) {
			t.Description, t.Kind, t.Enhancement, t.ApprovedBy, t.Necessity = "Desks", attribution.KindEarlyRetirement, pounds(1), codes[1:], ""
		}), []string{
			"Desks (enhancement) | A | above the common terms, so it stays with the employing authority; borne by A alone",
			"Desks | A | not approved by A; not shown to be necessarily incurred; it stays where it fell; borne by A alone"}},
		{transition(func(t *attribution.Transition) {
			t.ApprovedBy, t.Necessity, t.Justification = nil, attribution.NecessityJustified, " "
		}), []string{"Transition | A | not approved by A, B, C; dearer than the alternatives, and no justification is written down; it stays where it fell; borne by A alone"}},
		{transition(func(t *attribution.Transition) {
			t.Description, t.Funding = "Desks", []attribution.Funding{{Amount: pounds(3)}, {Description: "Lottery", Amount: pounds(2), ReceivedBy: "B"}}
		}), []string{
			"Desks | A | cost £10.00 less grants £5.00; approved by all, comparable with what another would have spent" + onReductions,
			"Lottery, towards Desks | A | it passes on the grant that it received; borne by B alone",
			"Lottery, towards Desks | B | a grant that it received towards the cost; borne by B alone"}},
		{attribution.Joining{Bore: shares("A 10, B 0"), By: attribution.ByNetReduction}, []string{
			"Joining | A | what A bore before another joined is shared anew" + onReductions,
			"Joining | A | it is paid back what it bore before another joined; borne by A alone"}},
		{attribution.Failure{Authority: "B", Amount: ten}, []string{"Failure of the service |  | the consequences of a failure, net of insurance, are its own; borne by B alone"}},
		{attribution.Withdrawal{Authority: "A", Amount: ten, NoticeMonths: 12}, []string{"Withdrawal |  | it withdraws, at 12 months' notice; borne by A alone"}},
		{attribution.Withdrawal{Authority: "A", Amount: ten, NoticeMonths: 11, ShorterNoticeAgreedBy: codes[1:], Description: "Its desks", PaidBy: "B"},
			[]string{"Its desks | B | it withdraws, at 11 months' notice to which the others agreed; borne by A alone"}},
		{attribution.Termination{Basis: proportion("A 1, C 1"), Amount: ten}, []string{"Termination |  | the arrangement ended; on the basis agreed beforehand, in proportion; shared A 1 : C 1"}},
		{attribution.Termination{Basis: proportion("A 1, C 1"), Amount: ten, NoticeMonths: new(12), Description: "Winding up", PaidBy: "B"},
			[]string{"Winding up | B | the arrangement ended, at 12 months' notice; on the basis agreed beforehand, in proportion; shared A 1 : C 1"}},
		{attribution.Termination{Basis: proportion("A 1, C 1"), Amount: ten, NoticeMonths: new(11), ShorterNoticeAgreedBy: codes},
			[]string{"Termination |  | the arrangement ended, at 11 months' notice to which all agreed; on the basis agreed beforehand, in proportion; shared A 1 : C 1"}},
	} {
		charges, err := c.fact.Attribute(service)
		require.NoError(t, err, c.told)
		var told []string
		for _, charge := range charges {
			told = append(told, charge.Description+" | "+string(charge.PaidBy)+" | "+charge.Because)
			assert.Equal(t, "Parks", charge.Service)
		}
		assert.Equal(t, c.told, told)
	}
}

// What a fact cannot share is refused by the fact itself, before any statement: a
// service without a basis, a payer whose code is none, and a number past the limits.
func TestFactsThatCannotBeShared(t *testing.T) {
	const noBasis = "attribution: the zero basis shares nothing: make one with InProportion, Equally, Solely or ByDemand"
	const noCode = `attribution: " A" is not a code: 1 to 64 bytes of printable text, no space at either end`
	const noLimit = ": a number with exponent 40000000: at most 18 either way is taken"
	huge := decimal.New(1, 40_000_000) // with which nothing may be reckoned
	service := attribution.Service{Name: "Parks", Host: "C", Participants: []attribution.Authority{"A", "B", "C"}}
	unapproved := attribution.Transition{Amount: ten, PaidBy: " A", By: attribution.ByNetReduction}
	enhanced := unapproved
	enhanced.Kind, enhanced.Enhancement = attribution.KindRedundancy, ten
	for _, c := range []struct {
		fact attribution.Fact
		text string
	}{
		{attribution.Ongoing{Cost: ten}, noBasis},
		{attribution.Variance{Cause: attribution.CauseDemand, Amount: ten}, noBasis},
		{attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentShareNow, Amount: ten}, noBasis},
		{attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: ten}, noBasis},
		{attribution.Joining{Description: "Set-up", Bore: shares("A 10"), By: attribution.ByNetReduction},
			`attribution: no net reduction in spending is known to share "Set-up" by: give it, or agree a basis for this cost instead`},
		{unapproved, noCode},
		{attribution.Transition{Amount: ten, PaidBy: "A", By: attribution.ByNetReduction, Funding: []attribution.Funding{{Amount: ten, ReceivedBy: " A"}}}, noCode},
		{enhanced, noCode},
		{attribution.Transition{Amount: huge, Enhancement: ten, PaidBy: "A", By: attribution.ByNetReduction}, "attribution: transition cost" + noLimit},
		{attribution.Transition{Amount: ten, Enhancement: huge, PaidBy: "A", By: attribution.ByNetReduction}, "attribution: enhancement" + noLimit},
		{attribution.Transition{Amount: ten, Funding: []attribution.Funding{{Amount: huge}}, PaidBy: "A", By: attribution.ByNetReduction}, "attribution: grant" + noLimit},
	} {
		charges, err := c.fact.Attribute(service)
		assert.EqualError(t, err, c.text)
		if err == nil {
			assert.Nil(t, charges)
		}
	}
}

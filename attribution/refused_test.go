package attribution_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// shares reads figures by authority.
func shares(text string) attribution.Shares { return must(attribution.ParseShares(text)) }

// proportion is a basis in proportion to weights.
func proportion(text string) attribution.Basis { return must(attribution.InProportion(shares(text))) }

var (
	three  = []attribution.Authority{"WCC", "RBKC", "LBHF"}
	ten    = pounds(10)
	tooBig = decimal.New(1, 19)
	part   = decimal.New(1, -3) // of a penny
)

func equally() attribution.Basis { return must(attribution.Equally(three...)) }

// What each fact refuses: the kind, and the whole text after the place.
func TestFactsRefused(t *testing.T) {
	stranger := proportion("WCC 1, BEXLEY 1")
	sound := attribution.Transition{Amount: ten, PaidBy: "WCC", ApprovedBy: three, Necessity: attribution.NecessityComparable, Description: "Desks", By: attribution.ByNetReduction}
	transition := func(change func(*attribution.Transition)) attribution.Transition {
		t := sound
		change(&t)
		return t
	}
	demand := attribution.Variance{Amount: ten, Cause: attribution.CauseDemand}
	variance := func(change func(*attribution.Variance)) attribution.Variance {
		v := demand
		change(&v)
		return v
	}
	for _, c := range []struct {
		fact attribution.Fact
		host attribution.Authority
		net  attribution.Shares
		kind error
		text string
	}{
		{fact: variance(func(v *attribution.Variance) { v.Amount = part }), kind: attribution.ErrPenny, text: "variance: 0.001 has a fraction of a penny"},
		{fact: variance(func(v *attribution.Variance) { v.Cause = "" }), kind: attribution.ErrChoice,
			text: `a variance must state its cause: "demand", "quality", "direct cost", "income", "specification", "burden", "indirect"`},
		{fact: variance(func(v *attribution.Variance) { v.Cause = "weather" }), kind: attribution.ErrChoice,
			text: `"weather" is no cause of a variance: "demand", "quality", "direct cost", "income", "specification", "burden", "indirect"`},
		{fact: variance(func(v *attribution.Variance) { v.Basis = equally() }), kind: attribution.ErrChoice, text: "a variance on a basis of its own needs the reason for it"},
		{fact: variance(func(v *attribution.Variance) { v.Reason = "one event" }), kind: attribution.ErrChoice, text: `a variance with a reason "one event" needs the basis agreed for it`},
		{fact: variance(func(v *attribution.Variance) { v.Basis, v.Reason = stranger, "one event" }), kind: attribution.ErrAuthority, text: "BEXLEY: stands in the basis but takes no part in the service"},
		{fact: attribution.Variance{Amount: ten, Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentShareNow, Basis: equally(), Reason: "one event"}, kind: attribution.ErrChoice,
			text: "a variance of cause indirect has no basis of its own"},
		{fact: variance(func(v *attribution.Variance) { v.SpecifiedBy = "WCC" }), kind: attribution.ErrChoice, text: "a variance of cause demand is not specified by one authority"},
		{fact: variance(func(v *attribution.Variance) { v.Origin = "WCC" }), kind: attribution.ErrChoice, text: "a variance of cause demand has no origin"},
		{fact: variance(func(v *attribution.Variance) { v.Treatment = attribution.TreatmentShareNow }), kind: attribution.ErrChoice, text: "a variance of cause demand has no treatment to choose"},
		{fact: variance(func(v *attribution.Variance) { v.PaidBy = "BEXLEY" }), kind: attribution.ErrAuthority, text: "BEXLEY: has paid and is none of the statement's authorities"},
		{fact: attribution.Variance{Amount: ten, Cause: attribution.CauseIndirect}, host: "WCC", kind: attribution.ErrChoice,
			text: `an indirect variance must choose its treatment, "host bears" or "share now": "" is neither`},
		{fact: attribution.Variance{Amount: ten, Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears}, kind: attribution.ErrHost,
			text: "an indirect variance that the host bears, in a service without a host"},
		{fact: attribution.Variance{Amount: ten, Cause: attribution.CauseSpecification, SpecifiedBy: "BEXLEY"}, kind: attribution.ErrAuthority,
			text: "BEXLEY: the authority that changed its specification takes no part in the service"},
		{fact: attribution.Variance{Amount: ten, Cause: attribution.CauseBurden}, kind: attribution.ErrAuthority, text: "no authority is named as the burden's origin"},
		{fact: attribution.BroughtForward{Adjustments: shares("WCC 10")}, host: "RBKC", kind: attribution.ErrBalance, text: "the adjustments brought forward sum to 10.00, not to zero"},
		{fact: attribution.BroughtForward{Adjustments: shares("WCC 0.001, RBKC -0.001")}, host: "RBKC", kind: attribution.ErrPenny, text: "brought forward by WCC: 0.001 has a fraction of a penny\n" +
			"attribution: Parks: fact 1: brought forward by RBKC: -0.001 has a fraction of a penny"},
		{fact: attribution.BroughtForward{Adjustments: slices.Concat(shares("WCC 1"), shares("WCC -1"))}, host: "RBKC", kind: attribution.ErrAuthority, text: "WCC: named twice"},
		{fact: attribution.BroughtForward{}, kind: attribution.ErrHost, text: "adjustments brought forward, in a service without a host"},
		{fact: sound, kind: attribution.ErrReduction, text: `no net reduction in spending is known to share "Desks" by: give it, or agree a basis for this cost instead`},
		{fact: sound, net: shares("WCC 0, RBKC -10, LBHF 0"), kind: attribution.ErrReduction, text: `nobody has a net reduction in spending to share "Desks" by: agree a basis for this cost instead`},
		{fact: transition(func(t *attribution.Transition) { t.Amount = ten.Neg() }), kind: attribution.ErrAmount, text: "negative transition cost -10.00"},
		{fact: transition(func(t *attribution.Transition) { t.Enhancement = ten.Neg() }), kind: attribution.ErrAmount, text: "negative enhancement -10.00"},
		{fact: transition(func(t *attribution.Transition) { t.Kind, t.Enhancement = attribution.KindRedundancy, pence(1001) }), kind: attribution.ErrAmount, text: "an enhancement of 10.01 within a cost of 10.00"},
		{fact: transition(func(t *attribution.Transition) { t.Kind, t.Enhancement = attribution.KindICT, ten }), kind: attribution.ErrChoice, text: `an enhancement belongs to redundancy or early retirement, not to "ict"`},
		{fact: transition(func(t *attribution.Transition) { t.Kind = "parties" }), kind: attribution.ErrChoice, text: `"parties" is no kind of transition cost: "redundancy", "early retirement", "pension strain", "retraining", ` +
			`"relocation", "ict", "accommodation", "contract exit", "rebranding", "programme team", "other"`},
		{fact: transition(func(t *attribution.Transition) { t.Necessity = "cheap" }), kind: attribution.ErrChoice, text: `"cheap" is no necessity: "comparable" or "justified"`},
		{fact: transition(func(t *attribution.Transition) { t.PaidBy = "" }), kind: attribution.ErrAuthority, text: "who incurred the transition cost is not said"},
		{fact: transition(func(t *attribution.Transition) { t.By = "" }), kind: attribution.ErrChoice, text: `a transition cost must say what it is shared by, "net reduction" or "agreed basis": "" is neither`},
		{fact: transition(func(t *attribution.Transition) { t.By = attribution.ByAgreedBasis }), kind: attribution.ErrChoice, text: "a transition cost on an agreed basis needs that basis"},
		{fact: transition(func(t *attribution.Transition) { t.Basis = equally() }), kind: attribution.ErrChoice, text: "a transition cost by net reduction has no basis besides"},
		{fact: transition(func(t *attribution.Transition) { t.By, t.Basis = attribution.ByAgreedBasis, stranger }), kind: attribution.ErrAuthority, text: "BEXLEY: stands in the basis but takes no part in the service"},
		{fact: transition(func(t *attribution.Transition) { t.ApprovedBy = []attribution.Authority{"WCC", "WCC"} }), kind: attribution.ErrAuthority, text: "WCC: named twice"},
		{fact: attribution.Failure{Amount: ten}, kind: attribution.ErrAuthority, text: "no authority is named as the authority the service failed"},
		{fact: attribution.Failure{Authority: "WCC", Amount: ten.Neg()}, kind: attribution.ErrAmount, text: "negative cost of a failure -10.00"},
		{fact: attribution.Withdrawal{Authority: "BEXLEY", Amount: ten, NoticeMonths: 12}, kind: attribution.ErrAuthority, text: "BEXLEY: the authority that withdraws takes no part in the service"},
		{fact: attribution.Withdrawal{Authority: "WCC", Amount: ten.Neg(), NoticeMonths: 12}, kind: attribution.ErrAmount, text: "negative cost of a withdrawal -10.00"},
		{fact: attribution.Withdrawal{Authority: "WCC", Amount: ten, NoticeMonths: 11, ShorterNoticeAgreedBy: three[:2]}, kind: attribution.ErrNotice,
			text: "WCC: withdraws at 11 months' notice: it takes 12, or the agreement of every other participant (missing: LBHF)"},
		{fact: attribution.Withdrawal{Authority: "WCC", Amount: ten, NoticeMonths: -1, ShorterNoticeAgreedBy: three}, kind: attribution.ErrNotice, text: "WCC: -1 months' notice"},
		{fact: attribution.Withdrawal{Authority: "WCC", Amount: ten, NoticeMonths: 12, ShorterNoticeAgreedBy: []attribution.Authority{"RBKC", "RBKC"}}, kind: attribution.ErrAuthority, text: "RBKC: named twice"},
		{fact: attribution.Termination{Amount: ten}, kind: attribution.ErrBasis, text: "a termination needs the basis that was agreed for it beforehand"},
		{fact: attribution.Termination{Amount: ten.Neg(), Basis: equally()}, kind: attribution.ErrAmount, text: "negative cost of the termination -10.00"},
		{fact: attribution.Termination{Amount: ten, Basis: stranger}, kind: attribution.ErrAuthority, text: "BEXLEY: stands in the basis but takes no part in the service"},
		{fact: attribution.Failure{Authority: "WCC", Amount: tooBig}, kind: attribution.ErrLimit, text: "cost of a failure: a number with exponent 19: at most 18 either way is taken"},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), Host: c.host,
				NetReduction: c.net, Running: attribution.Ongoing{Cost: ten}, Facts: []attribution.Fact{c.fact}})
			require.ErrorIs(t, err, c.kind)
			assert.EqualError(t, err, "attribution: Parks: fact 1: "+c.text)
			var place *attribution.Error
			require.ErrorAs(t, err, &place)
			assert.Equal(t, "Parks", place.Service)
			assert.Equal(t, 1, place.Fact)
		})
	}
}

// What is refused of what a service costs to run, which stands in Running.
func TestRunningCostRefused(t *testing.T) {
	for _, c := range []struct {
		running attribution.Fact
		kind    error
		text    string
	}{
		{attribution.Ongoing{Cost: ten.Neg()}, attribution.ErrAmount, "negative cost -10.00"},
		{attribution.Ongoing{Cost: part}, attribution.ErrPenny, "cost: 0.001 has a fraction of a penny"},
		{attribution.Ongoing{Cost: ten, Income: []attribution.Income{{Amount: ten.Neg()}}}, attribution.ErrAmount, "negative income -10.00"},
		{attribution.Ongoing{Cost: ten, PaidBy: "BEXLEY"}, attribution.ErrAuthority, "BEXLEY: has paid and is none of the statement's authorities"},
		{(*attribution.Ongoing)(nil), attribution.ErrText, "nothing where a fact should be"},
		{attribution.Failure{Authority: "WCC", Amount: ten}, attribution.ErrChoice,
			"a charge of rule failure: what the service costs to run is an Ongoing or a tupe.Contract, and this belongs among the Facts"},
	} {
		_, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), Running: c.running})
		require.ErrorIs(t, err, c.kind)
		assert.EqualError(t, err, "attribution: Parks: what it costs to run: "+c.text)
		var place *attribution.Error
		require.ErrorAs(t, err, &place)
		assert.Equal(t, attribution.FactRunning, place.Fact)
	}
	_, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(),
		Running: attribution.Ongoing{Cost: ten}, Facts: []attribution.Fact{attribution.Ongoing{Cost: ten}}})
	require.ErrorIs(t, err, attribution.ErrChoice)
	assert.EqualError(t, err, "attribution: Parks: fact 1: a fact of what the service costs to run, by rule ongoing: it has one, and its place is Running")
}

// What stands on the taken side of each threshold that TestFactsRefused is beyond.
func TestFactsTaken(t *testing.T) {
	for name, fact := range map[string]attribution.Fact{
		"twelve months":               attribution.Withdrawal{Authority: "WCC", Amount: ten, NoticeMonths: 12},
		"none, with all others'":      attribution.Withdrawal{Authority: "WCC", Amount: ten, ShorterNoticeAgreedBy: three[1:]},
		"an enhancement of the whole": attribution.Transition{Amount: ten, Enhancement: ten, Kind: attribution.KindEarlyRetirement, PaidBy: "WCC", By: attribution.ByNetReduction},
		"a failure of nought":         attribution.Failure{Authority: "WCC"},
		"the largest amount":          attribution.Failure{Authority: "WCC", Amount: decimal.New(1, 18)},
		"a surplus brought forward":   attribution.BroughtForward{Adjustments: shares("WCC -10, RBKC 10")},
		"brought forward by a leaver": attribution.BroughtForward{Adjustments: shares("BEXLEY -10, RBKC 10")},
	} {
		s, err := attribution.NewStatement(attribution.Header{Authorities: append(slices.Clone(three), "BEXLEY")},
			attribution.Service{Name: "Parks", Basis: equally(), Host: "RBKC", Facts: []attribution.Fact{fact}})
		if assert.NoError(t, err, name) {
			assert.NoError(t, s.Verify(), name)
		}
	}
}

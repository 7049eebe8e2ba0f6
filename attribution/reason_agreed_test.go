package attribution_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// agreedUpon is a statement of one service with what its parties agreed upon: a
// head of the cost with a basis of its own and a variance of it, two costs that
// grants helped to pay, one of them passed on by C, what A bore before another
// joined, and an end at short notice.
func agreedUpon() document {
	codes := []attribution.Authority{"A", "B", "C"}
	equal := must(attribution.Equally(codes...))
	ict := attribution.Transition{Description: "ICT", Amount: pounds(700), PaidBy: "A", ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByAgreedBasis, Basis: equal,
		Funding: []attribution.Funding{{Amount: pounds(400)}, {Amount: pounds(40), ReceivedBy: "C"}}}
	desks := attribution.Transition{Description: "Desks", Amount: pounds(100), PaidBy: "B", ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction,
		Funding: []attribution.Funding{{Amount: pounds(20)}}}
	s := must(attribution.NewStatement(attribution.Header{Authorities: codes}, attribution.Service{
		Name: "Streets", Basis: proportion("A 1, B 1, C 2"), NetReduction: shares("A 10, B 10, C 20"),
		Running: attribution.Ongoing{Heads: []attribution.Head{{Description: "Staff", Amount: pounds(400)}, {Description: "Premises", Amount: pounds(300), Basis: equal}}, PaidBy: "B"},
		Facts: []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseDirectCost, Amount: pounds(30), Head: "Premises", PaidBy: "B"},
			ict, desks,
			attribution.Joining{Bore: shares("A 60"), By: attribution.ByAgreedBasis, Basis: equal},
			attribution.Termination{Basis: equal, Amount: pounds(9), NoticeMonths: new(6), ShorterNoticeAgreedBy: codes},
		},
	}))
	var d document
	if err := json.Unmarshal(must(json.Marshal(s)), &d); err != nil {
		panic(err)
	}
	return d
}

func TestReasonsOfWhatWasAgreedUpon(t *testing.T) {
	require.Empty(t, faults(agreedUpon()))
	signed := func(c map[string]any) string {
		if money(c["amount"]).Sign() < 0 {
			return c["rule"].(string) + ", below nought"
		}
		return c["rule"].(string)
	}
	const comparable, funded = "approved by all, comparable with what another would have spent", "cost £700.00 less grants £440.00; "
	for reason, fits := range map[string][]string{
		"": {},
		"a head of the cost, on a basis agreed for it, in equal parts": {"ongoing.agreed"},
		"a head of the cost, on a basis agreed for it, in proportion":  {},
		"on a basis agreed for it, in equal parts":                     {},

		"adverse; direct cost, on the basis of Premises":    {"variance.shared"},
		"adverse; direct cost, on the basis of Staff":       {},
		"adverse; direct cost, on the ongoing basis":        {},
		"adverse; demand, on the basis of Premises":         {},
		"favourable; direct cost, on the basis of Premises": {},

		comparable + "; on a basis agreed for it, in equal parts":                                        {"transition.agreed"},
		funded + comparable + "; on a basis agreed for it, in equal parts":                               {"transition.agreed"},
		"cost £270.00 less grants £10.00; " + comparable + "; on a basis agreed for it, in equal parts":  {"transition.agreed"},
		"cost £700.00 less grants £400.00; " + comparable + "; on a basis agreed for it, in equal parts": {},
		"cost £700.00 less grants £440.00, " + comparable + "; on a basis agreed for it, in equal parts": {},
		"cost £700.00 less grants £440; " + comparable + "; on a basis agreed for it, in equal parts":    {},
		"cost £700 less grants £440.00; " + comparable + "; on a basis agreed for it, in equal parts":    {},
		"cost £260.00; " + comparable + "; on a basis agreed for it, in equal parts":                     {},
		comparable + "; by net reduction in spending":                                                    {"transition"},
		"cost £100.00 less grants £20.00; " + comparable + "; by net reduction in spending":              {"transition"},
		"cost £100.00 less grants £10.00; " + comparable + "; by net reduction in spending":              {},
		"cost £100.00 less grants £20.00; by net reduction in spending":                                  {},

		"it passes on the grant that it received":        {"transition.funding"},
		"a grant that it received towards the cost":      {"transition.funding, below nought"},
		"a grant that it received towards the cost, say": {},

		"what A bore before another joined is shared anew; on a basis agreed for it, in equal parts": {"joining"},
		"what A bore before another joined is shared anew; on a basis agreed for it, in proportion":  {},
		"what B bore before another joined is shared anew; on a basis agreed for it, in equal parts": {},
		"; on a basis agreed for it, in equal parts":                                                 {},
		"; on the basis agreed beforehand, in equal parts":                                           {},
		"what A bore before another joined is shared anew":                                           {},
		"what A bore before another joined is shared anew, in equal parts":                           {},
		"it is paid back what it bore before another joined":                                         {"joining, below nought"},

		"the arrangement ended; on the basis agreed beforehand, in equal parts":                                                 {"termination"},
		"the arrangement ended, at 12 months' notice; on the basis agreed beforehand, in equal parts":                           {"termination"},
		"the arrangement ended, at 6 months' notice to which all agreed; on the basis agreed beforehand, in equal parts":        {"termination"},
		"the arrangement ended, at 6 months' notice; on the basis agreed beforehand, in equal parts":                            {},
		"the arrangement ended, at 12 months' notice to which all agreed; on the basis agreed beforehand, in equal parts":       {},
		"the arrangement ended, at 6 months' notice to which the others agreed; on the basis agreed beforehand, in equal parts": {},
		"the arrangement ended, 12 months' notice; on the basis agreed beforehand, in equal parts":                              {},
		"the arrangement ended, at 12 months' notice; on the basis agreed beforehand, in proportion":                            {},
		"the arrangement ended, at 12 months' notice, in equal parts":                                                           {},
	} {
		tryReasons(t, agreedUpon(), reason, signed, fits)
	}
}

// What was borne before another joined is shared anew and paid back: each credit
// follows its sharing, and is for the same, to the one that bore it.
func TestCreditsFollowWhatIsSharedAnew(t *testing.T) {
	const fault = `attribution: Streets: charge 8 (joining, "Joining"): what was borne before another joined is shared anew, and not paid back to the one that bore it`
	require.Equal(t, "joining", agreedUpon().charge(7)["rule"])
	for name, change := range map[string]func(d document){
		"another's credit":       func(d document) { d.charge(8)["paid_by"] = "B"; alone(d.charge(8), "B") },
		"a credit to a stranger": func(d document) { alone(d.charge(8), "B") },
		"no payer of the credit": func(d document) { d.charge(8)["paid_by"] = "" },
		"no payer of either":     func(d document) { d.charge(7)["paid_by"], d.charge(8)["paid_by"] = "", "" },
		"too little":             func(d document) { d.charge(8)["amount"] = "-50.00"; alone(d.charge(8), "A") },
		"of something else":      func(d document) { d.charge(8)["description"] = "Pensions" },
		"by another rule":        func(d document) { d.charge(8)["rule"] = "failure" },
		"the other way round": func(d document) {
			closed(d.charge(7), d.charge(7)["weights"].(map[string]any), map[string]any{"A": "-20.00", "B": "-20.00", "C": "-20.00"}, "shared A 1 : B 1 : C 1")
			d.charge(7)["amount"], d.charge(8)["amount"] = "-60.00", "60.00"
			alone(d.charge(8), "A")
		},
		"no credit at all": func(d document) { d.remove(d.charge(8)) },
	} {
		d := agreedUpon()
		change(d)
		assert.Contains(t, faults(d.dressed()), fault, name)
	}
	d := agreedUpon() // and nothing behind it
	d["charges"] = d["charges"].([]any)[:8]
	assert.Contains(t, faults(d.dressed()), fault)
	d = agreedUpon()
	d.charge(8)["source"] = "hearsay"
	assert.Equal(t, []string{`attribution: Streets: charge 9 (joining, "Joining"): "hearsay" is not the rule's source`}, faults(d))
}

// Who passes on a grant is who received it: nothing is left with anyone.
func TestGrantsArePassedOnByWhoReceivedThem(t *testing.T) {
	const first, second = `attribution: Streets: charge 5 (transition.funding, "Grant, towards ICT"): `, `attribution: Streets: charge 6 (transition.funding, "Grant, towards ICT"): `
	for name, c := range map[string]struct {
		change func(d document)
		faults []string
	}{
		"never received":  {func(d document) { d.remove(d.charge(5)) }, []string{first + "C did not pass on the very grants that it received: they come to 40.00, not to zero"}},
		"never passed on": {func(d document) { d.remove(d.charge(4)) }, []string{first + "C did not pass on the very grants that it received: they come to -40.00, not to zero"}},
		"passed on in part": {func(d document) { d.charge(4)["amount"] = "30.00"; alone(d.charge(4), "C") },
			[]string{first + "C did not pass on the very grants that it received: they come to -10.00, not to zero"}},
		"passed on by another": {func(d document) {
			closed(d.charge(4), map[string]any{"B": "1"}, map[string]any{"B": "40.00"}, "borne by B alone")
		}, []string{first + "B did not pass on the very grants that it received: they come to 40.00, not to zero",
			second + "C did not pass on the very grants that it received: they come to -40.00, not to zero"}},
	} {
		d := agreedUpon()
		c.change(d)
		assert.Equal(t, c.faults, faults(d.dressed()), name)
	}
}

// A basis on which one authority bears everything can be agreed like any other.
func TestAgreedToBeOneAuthoritys(t *testing.T) {
	sole := must(attribution.Solely("RBKC"))
	s := must(attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), Facts: []attribution.Fact{
		attribution.Termination{Basis: sole, Amount: ten},
		attribution.Transition{Amount: ten, PaidBy: "WCC", ApprovedBy: three, Necessity: attribution.NecessityComparable, By: attribution.ByAgreedBasis, Basis: sole},
	}}))
	assert.NoError(t, s.Verify())
	assert.True(t, s.Totals().Equal(shares("WCC 0, RBKC 20, LBHF 0")))
}

// Format 1 worded the reason of an ongoing charge in two ways, and named no cause
// but in its reasons.
func TestReasonsOfFormatFirst(t *testing.T) {
	for reason, taken := range map[string]bool{
		"the year's expected cost, by demand: orders supervised": true,
		"cost £1,560,000.00, by demand: orders supervised":       true,
		"cost £1,560,000.00, in equal parts":                     true, // it holds no basis to tell
		"cost £1,650,000.00, by demand: orders supervised":       false,
		"as it was decided": false,
	} {
		d := firstFormat()
		d.charge(0)["because"] = reason + "; shared LBHF 150 : RBKC 92 : WCC 168.75"
		assert.Equal(t, taken, len(faults(d)) == 0, reason)
	}
	for cause, taken := range map[string]bool{"demand": true, "quality": true, "direct cost": true, "indirect": false, "weather": false, "": false} {
		d := firstFormat()
		variance := d.charges("Youth offending", "variance.shared")[0]
		variance["because"] = "adverse; " + cause + ", on the ongoing basis; shared LBHF 150 : RBKC 92 : WCC 168.75"
		assert.Equal(t, taken, len(faults(d)) == 0, cause)
	}
}

package attribution_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

// reasoned is a statement with a charge by every rule, of one service.
func reasoned() document {
	codes := []attribution.Authority{"A", "B", "C"}
	equal := must(attribution.Equally(codes...))
	desks := attribution.Transition{Description: "Desks", Kind: attribution.KindRedundancy, Amount: pounds(100), Enhancement: pounds(9), PaidBy: "A",
		ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
	team := attribution.Transition{Description: "Team", Amount: pounds(30), PaidBy: "B", ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByAgreedBasis, Basis: equal}
	parties := attribution.Transition{Description: "Parties", Amount: pounds(45), PaidBy: "B", ApprovedBy: codes[:2], Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
	s := must(attribution.NewStatement(attribution.Header{Authorities: codes}, attribution.Service{
		Name: "Parks", Basis: proportion("A 5, B 3, C 2"), Host: "C", NetReduction: shares("A 60, B 90, C -10"),
		Running: tupe.Contract{Price: pounds(1100), Burdens: []tupe.Burden{{Origin: "A", Amount: pounds(100)}}},
		Facts: []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseDemand, Amount: pounds(10)},
			attribution.Variance{Cause: attribution.CauseQuality, Amount: pounds(30), Basis: equal, Reason: "an event"},
			attribution.Variance{Cause: attribution.CauseSpecification, SpecifiedBy: "B", Amount: pounds(7)},
			attribution.Variance{Cause: attribution.CauseBurden, Origin: "A", Amount: pounds(-4)},
			attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: pounds(100)},
			attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentShareNow, Amount: pounds(-20)},
			attribution.BroughtForward{Adjustments: shares("A 2, C -2")},
			desks, team, parties,
			attribution.Failure{Authority: "B", Amount: pounds(6)},
			attribution.Withdrawal{Authority: "A", Amount: pounds(8), NoticeMonths: 12},
			attribution.Termination{Basis: equal, Amount: pounds(9)},
			tupe.Liability{Origin: "B", Amount: pounds(5)},
			gift{must(attribution.Charge{Service: "Parks", Rule: "own.levy", Source: "the board's minutes", Description: "Levy", Amount: pounds(3), Because: "as it decided"}.On(equal))},
		},
	}))
	var d document
	if err := json.Unmarshal(must(json.Marshal(s)), &d); err != nil {
		panic(err)
	}
	return d
}

// kind tells a charge's rule, and what else its reason depends on.
func kind(c map[string]any) string {
	kind := c["rule"].(string)
	if c["deferred"].(bool) {
		kind += ", next year"
	}
	if strings.HasSuffix(c["because"].(string), "borne by C alone") {
		kind += ", the host"
	}
	return kind
}

// tryReasons gives every charge of a service the same reason, closed with who
// bears it. Those whose kinds it fits are taken, and Verify finds all others.
func tryReasons(t *testing.T, d document, reason string, kind func(c map[string]any) string, fits []string) {
	for i := range d["charges"].([]any) {
		c := d.charge(i)
		because := c["because"].(string)
		c["because"] = because[strings.LastIndex("; "+because, "; "):]
		if reason != "" {
			c["because"] = reason + "; " + c["because"].(string)
		}
	}
	rejected := make(map[string]bool)
	for _, fault := range faults(d) {
		if at, _, found := strings.Cut(fault, ": its reason is not one that the rule gives for these figures"); found {
			rejected[at] = true
		}
	}
	for i := range d["charges"].([]any) {
		c := d.charge(i)
		at := fmt.Sprintf("attribution: %s: charge %d (%s, %q)", c["service"], i+1, c["rule"], c["description"])
		assert.Equal(t, slices.Contains(fits, kind(c)), !rejected[at], "%s, because %q", kind(c), reason)
	}
}

// Each rule words its reason in its own way: every charge is given every reason in
// turn. A rule of a caller's own gives any.
func TestEachRuleHasItsOwnReasons(t *testing.T) {
	const next, recovered = "variance.host, next year", "variance.host, next year, the host"
	for reason, fits := range map[string][]string{
		"": {}, "own": {},

		"price £1,100.00 less burdens £100.00, in proportion":                     {"ongoing"},
		"price £1,200.00 less burdens £100.00 less income £100.00, in proportion": {"ongoing"},
		"cost £1,250.00 less income £250.00, in proportion":                       {"ongoing"},
		"cost £1,000.00, in proportion":                                           {"ongoing"},
		"cost £1,000.00, in equal parts":                                          {},
		"cost £1,000.00":                                                          {},
		"cost £1,000.00 in proportion":                                            {},
		"cost £1000.00, in proportion":                                            {},
		"cost £1,000, in proportion":                                              {},
		"cost £1,000.0":                                                           {},
		"cost £1,0x0.00, in proportion":                                           {},
		"cost £1,001.00, in proportion":                                           {},
		"£1,000.00, in proportion":                                                {},
		"price £1,000.00 less burdens £100, in proportion":                        {},
		"price £1,000.00 less burdens £100.00 less income £0, in proportion":      {},
		"the year's expected cost, in proportion":                                 {},

		"adverse; demand, on the ongoing basis":                           {"variance.shared"},
		"favourable; demand, on the ongoing basis":                        {},
		"demand, on the ongoing basis":                                    {},
		"adverse; quality, on the ongoing basis":                          {},
		"adverse; weather, on the ongoing basis":                          {},
		"adverse; demand, on the ongoing basis, or so":                    {},
		"adverse; quality, on a basis agreed for it: an event":            {"variance.agreed"},
		"adverse; quality, on a basis agreed for it: ":                    {},
		"adverse; demand, on a basis agreed for it: an event":             {},
		"adverse; indirect, on a basis agreed for it: an event":           {},
		"adverse; quality: an event":                                      {},
		"adverse; it changed its specification and the others did not":    {"variance.specification"},
		"favourable; it changed its specification and the others did not": {},
		"favourable; it follows the burden to its origin":                 {"variance.burden"},
		"adverse; it follows the burden to its origin":                    {},
		"favourable; indirect, shared straight away on the ongoing basis": {"variance.indirect"},
		"adverse; indirect, shared straight away on the ongoing basis":    {},
		"adverse; indirect, the host bears it this year":                  {"variance.host, the host"},
		"favourable; indirect, the host bears it this year":               {},
		"next year's call, on the ongoing basis":                          {next, recovered}, // a host that alone takes part shares with itself
		"recovered by the host in next year's call":                       {recovered},
		"last year's adjustment of its call":                              {"brought_forward"},
		"the host recovers what it bore last year":                        {"brought_forward, the host"},

		"above the common terms, so it stays with the employing authority":                                         {"transition.enhancement"},
		"approved by all, comparable with what another would have spent; by net reduction in spending":             {"transition"},
		"approved by all, dearer but justified: it pays; by net reduction in spending":                             {"transition"},
		"not approved by C; by net reduction in spending":                                                          {},
		"approved by all, comparable with what another would have spent; on a basis agreed for it, in equal parts": {"transition.agreed"},
		"approved by all, dearer but justified: it pays; on a basis agreed for it, in equal parts":                 {"transition.agreed"},
		"approved by all, comparable with what another would have spent; on a basis agreed for it, in proportion":  {},
		"approved by all, comparable with what another would have spent; in equal parts, in equal parts":           {},
		"not approved by C; on a basis agreed for it, in equal parts":                                              {},
		"approved by all, comparable with what another would have spent":                                           {},
		"not approved by C; it stays where it fell":                                                                {"transition.unqualified"},
		"not shown to be necessarily incurred; it stays where it fell":                                             {"transition.unqualified"},
		"dearer than the alternatives, and no justification is written down; it stays where it fell":               {"transition.unqualified"},
		"approved by all, comparable with what another would have spent; it stays where it fell":                   {},
		"not approved by C": {},
		"cost £50.00 less grants £5.00; not approved by C; it stays where it fell":  {"transition.unqualified"},
		"cost £50.00 less grants £10.00; not approved by C; it stays where it fell": {},

		"the consequences of a failure, net of insurance, are its own":   {"failure"},
		"it withdraws, at 12 months' notice":                             {"withdrawal"},
		"it withdraws, at 13 months' notice":                             {"withdrawal"},
		"it withdraws, at 11 months' notice to which the others agreed":  {"withdrawal"},
		"it withdraws, at 0 months' notice to which the others agreed":   {"withdrawal"},
		"it withdraws, at 11 months' notice":                             {},
		"it withdraws, at 12 months' notice to which the others agreed":  {},
		"it withdraws, at 12 months' notice or so":                       {},
		"it withdraws, at 11 months' notice to which one of them agreed": {},
		"it withdraws, at -1 months' notice to which the others agreed":  {},
		"it withdraws, at 011 months' notice to which the others agreed": {},
		"it withdraws, at no months' notice to which the others agreed":  {},
		"it withdraws, at 12": {},
		"12 months' notice":   {},
		"the arrangement ended; on the basis agreed beforehand, in equal parts":    {"termination"},
		"the arrangement ended; on the basis agreed beforehand, in proportion":     {},
		"the arrangement ended, in equal parts":                                    {},
		"it gives rise to the burden within the price":                             {"tupe"},
		"it gives rise to the burden within the price: Gardeners":                  {"tupe"},
		"a one-off liability of the transfer of its staff":                         {"tupe.liability"},
		"a one-off liability of the transfer of its staff, a pension deficit, say": {"tupe.liability"},
	} {
		tryReasons(t, reasoned(), reason, kind, append(fits, "own.levy"))
	}
}

// faults reads a document as a statement, and lists what Verify finds.
func faults(d document) []string {
	var s attribution.Statement
	if err := json.Unmarshal(must(json.Marshal(d)), &s); err != nil {
		return []string{err.Error()}
	}
	var texts []string
	for fault := range attribution.Faults(s.Verify()) {
		texts = append(texts, fault.Error())
	}
	return texts
}

// A reason closes with who bears the charge, after a semicolon, whatever the rule:
// a charge could be moved without a trace where it did not.
func TestReasonsCloseWithWhoBears(t *testing.T) {
	require.Empty(t, faults(reasoned()))
	for i := range reasoned()["charges"].([]any) {
		for _, change := range []func(because string) string{
			func(because string) string { return because + "." },
			func(because string) string { return because[:strings.LastIndex("; "+because, "; ")] },
			func(because string) string { return strings.Replace(because, "; borne", ", borne", 1) },
			func(because string) string { return strings.Replace(because, "; shared", ", shared", 1) },
		} {
			d := reasoned()
			c := d.charge(i)
			before := c["because"].(string)
			if c["because"] = change(before); c["because"] != before {
				assert.Len(t, faults(d), 1, "%s", c["because"])
			}
		}
	}
}

// What was taken out of the price is what was charged: the reason of the ongoing
// charge says how much, and the burdens come to it.
func TestBurdensTakenOutAreCharged(t *testing.T) {
	ending := "; shared A 5 : B 3 : C 2"
	for reason, fault := range map[string]string{
		"price £1,200.00 less burdens £200.00, in proportion": `attribution: Parks: charge 1 (ongoing, "Contract price less TUPE burdens"): burdens of £200.00 were taken out of the price, and £100.00 charged`,
		"cost £1,000.00, in proportion":                       `attribution: Parks: charge 1 (ongoing, "Contract price less TUPE burdens"): burdens of £0.00 were taken out of the price, and £100.00 charged`,
	} {
		d := reasoned()
		require.Contains(t, d.charge(0)["because"], ending)
		d.charge(0)["because"] = reason + ending
		assert.Equal(t, []string{fault}, faults(d))
	}
	two := attribution.Service{Name: "Parks", Basis: proportion("A 1, B 1"), Running: tupe.Contract{Price: pounds(100),
		Burdens: []tupe.Burden{{Origin: "A", Amount: pounds(10)}, {Origin: "B", Amount: decimal.New(550, -2)}}}}
	assert.NoError(t, must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B"}}, two)).Verify())
}

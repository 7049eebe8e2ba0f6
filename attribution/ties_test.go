package attribution_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// hosted is a statement whose last fact is a variance that the host bears: charge
// 2 is the variance, 3 what all share of it next year, 4 what the host gets back.
func hosted() document {
	s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C", "D"}},
		attribution.Service{Name: "Parks", Basis: proportion("A 5, B 3, C 2"), Host: "C", Running: attribution.Ongoing{Cost: pounds(1000)},
			Facts: []attribution.Fact{attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: pounds(100)}}}))
	var d document
	if err := json.Unmarshal(must(json.Marshal(s)), &d); err != nil {
		panic(err)
	}
	return d
}

// alone has one authority bear a charge.
func alone(c map[string]any, a string) {
	c["weights"], c["shares"] = map[string]any{a: "1"}, map[string]any{a: c["amount"]}
}

// Each adjustment of next year's calls is held to its variance in everything: a
// change of one thing is enough.
func TestAdjustmentsFollowTheirVariance(t *testing.T) {
	require.Empty(t, faults(hosted().dressed()))
	const fault = `attribution: Parks: charge 2 (variance.host, "Variance: indirect"): the adjustments of next year's calls that follow from it are not there, or come to something else`
	for name, change := range map[string]func(c map[string]any){
		"its payer":       func(c map[string]any) { c["paid_by"] = "A" },
		"no payer":        func(c map[string]any) { c["paid_by"] = "" },
		"its cause":       func(c map[string]any) { c["cause"] = "demand" },
		"its description": func(c map[string]any) { c["description"] = "Heating" },
		"its rule":        func(c map[string]any) { c["rule"] = "variance.indirect" },
		"its year":        func(c map[string]any) { c["deferred"] = false },
		"who bears it":    func(c map[string]any) { alone(c, "A") },
		"its amount":      func(c map[string]any) { c["amount"] = "50.00"; alone(c, "C") },
		"its sign": func(c map[string]any) {
			c["amount"] = attribution.FormatAmount(money(c["amount"]).Neg())
			alone(c, "C")
		},
	} {
		for i, adjustment := range []string{"what all share", "what the host gets back"} {
			if name == "who bears it" && i == 0 {
				continue // see TestChargesOnTheBasis
			}
			d := hosted()
			change(d.charge(2 + i))
			assert.Contains(t, faults(d.dressed()), fault, "%s: %s", adjustment, name)
		}
	}
	for name, kept := range map[string][]int{"neither": {0, 1}, "what all share": {0, 1, 2}, "what the host gets back": {0, 1, 3}, "in the other order": {0, 1, 3, 2}} {
		d := hosted()
		charges := d["charges"].([]any)
		d["charges"] = []any{}
		for _, i := range kept {
			d["charges"] = append(d["charges"].([]any), charges[i])
		}
		assert.Contains(t, faults(d.dressed()), fault, name)
	}
}

// A fault of an adjustment names the adjustment, and one after it the right charge.
func TestFaultsOfAdjustmentsAreNamed(t *testing.T) {
	for i, at := range []string{`charge 1 (ongoing, "Ongoing cost")`, `charge 2 (variance.host, "Variance: indirect")`, `charge 3 (variance.host, "Variance: indirect")`, `charge 4 (variance.host, "Variance: indirect")`} {
		for _, source := range []string{"hearsay", ""} {
			d := hosted()
			d.charge(i)["source"] = source
			assert.Equal(t, []string{fmt.Sprintf("attribution: Parks: %s: %q is not the rule's source", at, source)}, faults(d))
		}
	}
}

// closed changes who bears a charge, and lets its reason close with them.
func closed(c map[string]any, weights, shares map[string]any, with string) {
	because := c["because"].(string)
	c["weights"], c["shares"], c["because"] = weights, shares, because[:strings.LastIndex(because, "; ")+2]+with
}

// A charge on the ongoing basis has the service's weights: not those of a basis
// that it brings itself, nor one authority's alone.
func TestChargesOnTheBasis(t *testing.T) {
	for _, at := range []int{0, 2, 7, 9} { // by the rules ongoing, variance.shared, variance.host (next year) and variance.indirect
		for name, change := range map[string]func(c map[string]any){
			"one alone": func(c map[string]any) {
				closed(c, map[string]any{"A": "1"}, map[string]any{"A": c["amount"]}, "borne by A alone")
			},
			"a basis of its own": func(c map[string]any) {
				c["basis"] = map[string]any{"proportion": map[string]any{"A": "0", "B": "0", "C": "1"}}
				closed(c, map[string]any{"A": "0", "B": "0", "C": "1"}, map[string]any{"A": "0.00", "B": "0.00", "C": c["amount"]}, "shared A 0 : B 0 : C 1")
			},
		} {
			d := reasoned()
			c := d.charge(at)
			change(c)
			assert.Contains(t, faults(d), fmt.Sprintf("attribution: Parks: charge %d (%s, %q): its weights are not those of the service's ongoing basis", at+1, c["rule"], c["description"]), name)
		}
	}
}

// A host need not take part: it bears a variance, and its adjustment, all the
// same. Nobody else outside the service bears anything but what it paid itself.
func TestWhoMayBearFromOutside(t *testing.T) {
	codes := []attribution.Authority{"A", "B", "C", "D"}
	outside := func(facts ...attribution.Fact) document {
		s := must(attribution.NewStatement(attribution.Header{Authorities: codes}, attribution.Service{Name: "Parks", Basis: proportion("A 5, B 3, C 2"), Host: "D",
			Running: attribution.Ongoing{Cost: pounds(1000)}, Facts: facts}))
		var d document
		require.NoError(t, json.Unmarshal(must(json.Marshal(s)), &d))
		return d
	}
	assert.Empty(t, faults(outside(attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: pounds(100)})))

	d := outside(attribution.Failure{Authority: "A", Amount: pounds(6)})
	closed(d.charge(1), map[string]any{"D": "1"}, map[string]any{"D": "6.00"}, "borne by D alone")
	assert.Equal(t, []string{`attribution: Parks: charge 2 (failure, "Failure of the service"): D bears it but takes no part in the service`}, faults(d.dressed()))
}

// What a joining pays back, and nothing else that is below nought, may go to one
// that takes no part; nor does one that takes no part share anything anew, or next year.
func TestStrangersBearNothing(t *testing.T) {
	outsider := map[string]any{"A": "1", "B": "1", "D": "1"}
	for name, c := range map[string]struct {
		charge map[string]any
		forged func(c map[string]any)
	}{
		"a favourable variance": {reasoned().charges("Parks", "variance.burden")[0], func(c map[string]any) {
			closed(c, map[string]any{"D": "1"}, map[string]any{"D": c["amount"]}, "borne by D alone")
		}},
		"next year's calls": {reasoned().charges("Parks", "variance.host")[1], func(c map[string]any) {
			closed(c, outsider, map[string]any{"A": "33.34", "B": "33.33", "D": "33.33"}, "shared A 1 : B 1 : D 1")
		}},
		"what is shared anew": {agreedUpon().charges("Streets", "joining")[0], func(c map[string]any) {
			closed(c, outsider, map[string]any{"A": "20.00", "B": "20.00", "D": "20.00"}, "shared A 1 : B 1 : D 1")
		}},
	} {
		d := reasoned()
		if c.charge["service"] == "Streets" {
			d = agreedUpon()
		}
		d["authorities"] = []any{"A", "B", "C", "D"}
		at := slices.IndexFunc(d["charges"].([]any), func(each any) bool {
			return each.(map[string]any)["because"] == c.charge["because"]
		})
		c.forged(d.charge(at))
		assert.Contains(t, faults(d.dressed()), fmt.Sprintf("attribution: %s: charge %d (%s, %q): D bears it but takes no part in the service", c.charge["service"], at+1, c.charge["rule"], c.charge["description"]), name)
	}
}

// A head of the cost has the weights of the basis agreed for it, stands once, and
// a variance of it has the same basis and weights.
func TestHeadsAndTheirVariances(t *testing.T) {
	const premises, variance = `attribution: Streets: charge 2 (ongoing.agreed, "Premises"): `, `attribution: Streets: charge 3 (variance.shared, "Variance: direct cost"): `
	thirds := map[string]any{"proportion": map[string]any{"A": "1", "B": "1", "C": "1"}}
	for name, c := range map[string]struct {
		forge func(d document)
		fault string
	}{
		"the head's weights": {func(d document) {
			for _, c := range []map[string]any{d.charge(1), d.charge(2)} {
				amount := c["amount"].(string)
				closed(c, map[string]any{"A": "1", "B": "0", "C": "0"}, map[string]any{"A": amount, "B": "0.00", "C": "0.00"}, "shared A 1 : B 0 : C 0")
			}
		}, premises + "its weights are not those of the basis agreed for it, in equal parts"},
		"the variance's weights": {func(d document) {
			closed(d.charge(2), map[string]any{"A": "1", "B": "0", "C": "0"}, map[string]any{"A": "30.00", "B": "0.00", "C": "0.00"}, "shared A 1 : B 0 : C 0")
		}, variance + "its weights are not those of its head, Premises"},
		"the variance's basis": {func(d document) { d.charge(2)["basis"] = thirds }, variance + "its weights are not those of its head, Premises"},
		"the head twice": {func(d document) { d["charges"] = append(d["charges"].([]any), d.charge(1)) },
			`attribution: Streets: charge 11 (ongoing.agreed, "Premises"): a second charge of that head of the cost`},
	} {
		d := agreedUpon()
		c.forge(d)
		assert.Contains(t, faults(d.dressed()), c.fault, name)
	}
}

// firstFormat is the statement of format 1, its authorities in the order in which
// sorted keys stand.
func firstFormat() document {
	var d document
	if err := json.Unmarshal(formatFirst, &d); err != nil {
		panic(err)
	}
	d["authorities"] = []any{"LBHF", "RBKC", "WCC"}
	for i := range d["services"].([]any) {
		d.service(i)["participants"] = d["authorities"]
	}
	return d
}

// Of format 1, which holds no basis, the charges on it are held to each other.
func TestFormatFirstHoldsWeightsToEachOther(t *testing.T) {
	d := firstFormat()
	require.Empty(t, faults(d))
	variance := d.charges("Youth offending", "variance.shared")[0]
	closed(variance, map[string]any{"LBHF": "1", "RBKC": "1", "WCC": "1"}, map[string]any{"LBHF": "4000.00", "RBKC": "4000.00", "WCC": "4000.00"}, "shared LBHF 1 : RBKC 1 : WCC 1")
	assert.Contains(t, faults(d), `attribution: Youth offending: charge 2 (variance.shared, "Variance: demand"): its weights are not those of the service's ongoing basis`)
}

// A burden, a head, spending before or a net reduction belongs to a service that
// costs something to run; but for the programme's, which has them from the others.
func TestNothingWithoutACostOfRunning(t *testing.T) {
	const fault = "a burden, a head of the cost, or spending before sharing, without an ongoing charge"
	d := reasoned()
	d.remove(d.charge(0))
	assert.Contains(t, faults(d.dressed()), "attribution: Parks: "+fault, "a burden")
	d = agreedUpon()
	d.remove(d.charge(0))
	assert.Contains(t, faults(d.dressed()), "attribution: Streets: "+fault, "a head")

	phantom := func(figures map[string]any) document {
		v := map[string]any{"service": "Phantom", "host": "", "participants": []any{"A"}, "before": map[string]any{}, "after": map[string]any{"A": "0.00"}, "change": map[string]any{"A": "5.00"}, "next_year": map[string]any{}}
		maps.Copy(v, figures)
		d := agreedUpon()
		d["services"] = append(d["services"].([]any), v)
		return d
	}
	assert.Contains(t, faults(phantom(map[string]any{"before": map[string]any{"A": "5.00"}})), "attribution: Phantom: "+fault)
	assert.Equal(t, []string{"attribution: Phantom: a net reduction of a service that charges nothing"}, faults(phantom(map[string]any{"net_reduction": map[string]any{"A": "5.00"}})))

	parks := attribution.Service{Name: "Parks", Basis: equally(), Running: attribution.Ongoing{Cost: ten}, NetReduction: shares("WCC 1, RBKC 2, LBHF 3")}
	programme := must(attribution.NewStatement(attribution.Header{Authorities: three}, parks, attribution.Service{Name: attribution.AllServices}))
	assert.NoError(t, programme.Verify(), "a programme without a cost of its own")
}

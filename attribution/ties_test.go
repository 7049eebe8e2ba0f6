package attribution_test

import (
	"encoding/json"
	"fmt"
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
		d := hosted()
		d.charge(i)["source"] = "hearsay"
		assert.Equal(t, []string{"attribution: Parks: " + at + `: "hearsay" is not the rule's source`}, faults(d))
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

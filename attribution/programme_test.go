package attribution_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// A programme's cost on an agreed basis asks for no net reductions: a service may
// have none that is known.
func TestProgrammeOnAnAgreedBasis(t *testing.T) {
	team := attribution.Transition{Description: "Team", Amount: pounds(30), PaidBy: "RBKC", ApprovedBy: three, Necessity: attribution.NecessityComparable, By: attribution.ByAgreedBasis, Basis: equally()}
	s := must(attribution.NewStatement(attribution.Header{Authorities: three},
		attribution.Service{Name: "Parks", Basis: equally(), Running: attribution.Ongoing{Cost: ten}},
		attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{team}}))
	assert.True(t, s.Service(attribution.AllServices).Equal(shares("WCC 10, RBKC 10, LBHF 10")))
	require.NoError(t, s.Verify())

	var d map[string]any
	require.NoError(t, json.Unmarshal(must(json.Marshal(s)), &d))
	order(d)
	require.Empty(t, faults(d))
	d["reductions_not_known"] = []any{attribution.AllServices}
	assert.Equal(t, []string{"attribution: All services: it is said to have no known net reduction, and is none of the services or has one"}, faults(d))
}

// A programme has nothing of its own: no spending before, no net reduction that
// the business case states, and no estimates.
func TestProgrammeHasNothingOfItsOwn(t *testing.T) {
	const fault = "attribution: All services: it states what it has only from its services"
	amounts := func(a, b, c string) map[string]any { return map[string]any{"A": a, "B": b, "C": c} }
	for name, forge := range map[string]func(service map[string]any){
		"spending before": func(s map[string]any) { s["before"] = s["change"] },
		"a stated one":    func(s map[string]any) { s["net_reduction"] = s["change"] },
		"estimates": func(s map[string]any) {
			s["stand_alone"], s["shortfall"] = amounts("1.00", "2.00", "3.00"), amounts("1.00", "2.00", "3.00")
		},
	} {
		d := genuine()
		forge(d.service(2))
		assert.Contains(t, faults(d), fault, name)
	}
}

// Only a service that costs something to run is asked for its net reduction.
func TestProgrammeAsksWhoCostsToRun(t *testing.T) {
	desks := attribution.Transition{Amount: pounds(6), PaidBy: "RBKC", ApprovedBy: three, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
	s := must(attribution.NewStatement(attribution.Header{Authorities: three},
		attribution.Service{Name: "Parks", Basis: equally(), Running: attribution.Ongoing{Cost: ten}, NetReduction: shares("WCC 1, RBKC 2, LBHF 3")},
		attribution.Service{Name: "Museums", Basis: equally(), Facts: []attribution.Fact{attribution.Failure{Authority: "WCC", Amount: ten}}},
		attribution.Service{Name: "Archives", Basis: equally()},
		attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{desks}}))
	assert.NoError(t, s.Verify())
	assert.True(t, s.Service(attribution.AllServices).Equal(shares("WCC 1, RBKC 2, LBHF 3")))
}

// Totals name the statement's authorities: a stranger at nought does not stand in
// for one of them.
func TestTotalsNameEachAuthority(t *testing.T) {
	for key, fault := range map[string]string{
		"totals":    "attribution: D: the total is 0.00, its charges add up to 0.00",
		"next_year": "attribution: D: next year is 0.00, its deferred charges add up to 0.00",
	} {
		d := hosted() // of which D bears nothing
		figures := d[key].(map[string]any)
		figures["Z"] = figures["D"]
		delete(figures, "D")
		assert.Equal(t, []string{fault}, faults(d))
		figures["D"] = figures["Z"]
		assert.Equal(t, []string{"attribution: the totals or next year do not name each authority once"}, faults(d), "nor does one stand beside them")
	}
}

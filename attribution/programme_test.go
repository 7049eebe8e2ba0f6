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

// A service's adjustments name who is adjusted, and nobody at nought besides.
func TestNextYearNamesWhoIsAdjusted(t *testing.T) {
	d := hosted()
	d.service(0)["next_year"].(map[string]any)["D"] = "0.00"
	assert.Equal(t, []string{"attribution: Parks: next year is not what its deferred charges add up to"}, faults(d))
}

// What Verify checks of several authorities it checks of one.
func TestVerifyOfOneAuthority(t *testing.T) {
	alone := func() document {
		cost := attribution.Transition{Amount: ten, PaidBy: "A", ApprovedBy: []attribution.Authority{"A"}, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
		s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A"}},
			attribution.Service{Name: "Parks", Basis: proportion("A 1"), Running: attribution.Ongoing{Cost: ten}, Before: shares("A 15"), StandAlone: shares("A 12")},
			attribution.Service{Name: "Libraries", Basis: proportion("A 1"), Running: attribution.Ongoing{Cost: ten}, NetReduction: shares("A 4")},
			attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{cost}}))
		var d document
		require.NoError(t, json.Unmarshal(must(json.Marshal(s)), &d))
		return d
	}
	require.Empty(t, faults(alone()))
	a := func(amount string) map[string]any { return map[string]any{"A": amount} }
	for name, forge := range map[string]func(d document){
		"spending before":        func(d document) { d.service(0)["before"] = a("16.00") },
		"spending after":         func(d document) { d.service(0)["after"] = a("9.00") },
		"of another":             func(d document) { d.service(1)["after"] = map[string]any{"B": "0.00"} },
		"a net reduction":        func(d document) { d.service(0)["change"] = a("6.00") },
		"a stated one":           func(d document) { d.service(1)["net_reduction"] = a("5.00") },
		"stated besides":         func(d document) { d.service(0)["net_reduction"] = a("5.00") },
		"an estimate":            func(d document) { d.service(0)["stand_alone"] = a("13.00") },
		"next year":              func(d document) { d.service(0)["next_year"] = a("0.00") },
		"the programme's":        func(d document) { d.service(2)["change"] = a("10.00") },
		"the programme's before": func(d document) { d.service(2)["before"] = a("9.00") },
		"the programme's stated": func(d document) { d.service(2)["net_reduction"] = a("9.00") },
		"the programme's estimate": func(d document) {
			d.service(2)["stand_alone"], d.service(2)["shortfall"] = a("1.00"), a("1.00")
		},
		"a known one, called unknown": func(d document) { d["reductions_not_known"] = []any{"Parks"} },
		"a total":                     func(d document) { d["totals"] = a("31.00") },
		"a transfer":                  func(d document) { d["settlement"] = []any{map[string]any{"from": "A", "to": "A", "amount": "1.00"}} },
	} {
		d := alone()
		forge(d)
		assert.NotEmpty(t, faults(d), name)
	}
}

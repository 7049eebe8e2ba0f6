package attribution_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// nothing is a fact of a caller's own that charges nothing.
type nothing struct{}

func (nothing) Attribute(attribution.Service) ([]attribution.Charge, error) { return nil, nil }

// desks is a cost shared by net reductions.
func desks() attribution.Transition {
	return attribution.Transition{Description: "Desks", Amount: pounds(6), PaidBy: "RBKC", ApprovedBy: three, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
}

// A fault is reported once, where it is, and not again in what would have followed
// from it: the net reductions, of a service and of the programme.
func TestNoFaultFollowsFromAnother(t *testing.T) {
	parks := attribution.Service{Name: "Parks", Basis: equally(), Running: attribution.Ongoing{Cost: pounds(90)}, Before: shares("WCC 40, RBKC 40, LBHF 40"), Facts: []attribution.Fact{desks()}}
	programme := attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{desks()}}
	header := attribution.Header{Authorities: three}
	for name, c := range map[string]struct {
		change func(parks, programme *attribution.Service)
		text   string
	}{
		"a cost that is refused": {func(parks, _ *attribution.Service) { parks.Running = attribution.Ongoing{Cost: ten.Neg()} },
			"attribution: Parks: what it costs to run: negative cost -10.00"},
		"a cost that is refused, held within limits": {func(parks, _ *attribution.Service) {
			parks.Running = attribution.Ongoing{Cost: ten.Neg()}
			parks.Damping = &attribution.Damping{Reference: shares("WCC 1, RBKC 1, LBHF 1"), Rise: new(pounds(10))}
		}, "attribution: Parks: what it costs to run: negative cost -10.00"},
		"a service that does not fit": {func(parks, _ *attribution.Service) {
			parks.Host, parks.Running = "BARNET", attribution.Ongoing{Cost: ten.Neg()}
		}, "attribution: Parks: BARNET: is the host but none of the statement's authorities"},
		"a service of nobody": {func(parks, _ *attribution.Service) { parks.Basis, parks.Before = attribution.Basis{}, nil },
			"attribution: Parks: nobody takes part: the service has no basis"},
		"a cost that is refused, of one who takes no part in the programme": {func(parks, programme *attribution.Service) {
			parks.Running, programme.Participants = attribution.Ongoing{Cost: ten.Neg()}, three[:2]
			programme.Facts = nil
		}, "attribution: Parks: what it costs to run: negative cost -10.00"},
	} {
		parks, programme := parks, programme
		c.change(&parks, &programme)
		_, err := attribution.NewStatement(header, parks, programme)
		assert.EqualError(t, err, c.text, name)
	}
	_, err := attribution.NewStatement(header, programme)
	assert.EqualError(t, err, `attribution: All services: fact 1: no net reduction in spending is known to share "Desks" by: give it, or agree a basis for this cost instead`)
}

// One that takes part in the programme and in none of its services gains nothing
// and bears nothing.
func TestProgrammeNamesAllWhoTakePart(t *testing.T) {
	cost := desks()
	cost.ApprovedBy = append([]attribution.Authority{"BEXLEY"}, three...)
	s := must(attribution.NewStatement(attribution.Header{Authorities: cost.ApprovedBy},
		attribution.Service{Name: "Parks", Basis: equally(), Running: attribution.Ongoing{Cost: pounds(90)}, Before: shares("WCC 31, RBKC 32, LBHF 33")},
		attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{cost}}))
	require.NoError(t, s.Verify())
	assert.True(t, s.Service(attribution.AllServices).Equal(shares("BEXLEY 0, WCC 1, RBKC 2, LBHF 3"))) // 90 ÷ 3 is 30 each
}

// A fact of what a service costs to run that charges nothing leaves nothing to hold
// within limits.
func TestRunningThatChargesNothing(t *testing.T) {
	service := attribution.Service{Name: "Parks", Basis: equally(), Running: nothing{}, Damping: &attribution.Damping{Reference: shares("WCC 0, RBKC 0, LBHF 0"), Rise: new(pounds(10))}}
	s, err := attribution.NewStatement(attribution.Header{Authorities: three}, service)
	if assert.NoError(t, err) {
		assert.NoError(t, s.Verify())
		assert.True(t, s.Total().IsZero())
	}
}

// A charge that breaks its rule is named by its fact, whatever was charged before it.
func TestBrokenChargesAreNamedByTheirFact(t *testing.T) {
	service := attribution.Service{Name: "Parks", Basis: proportion("WCC 2, RBKC 1, LBHF 1"), Running: attribution.Ongoing{Cost: pounds(90)}, // 45, 22.50 and 22.50
		Damping: &attribution.Damping{Reference: shares("WCC 40, RBKC 40, LBHF 40"), Rise: new(pounds(0))},
		Facts:   []attribution.Fact{attribution.Failure{Authority: "WCC", Amount: ten}, levy{"own.levy", "", ten}}}
	_, err := attribution.NewStatement(attribution.Header{Authorities: three}, service)
	assert.EqualError(t, err, "attribution: Parks: fact 2: a rule of a caller's own names no source")
}

// What costs something to run has its place, whether or not that place is taken.
func TestRunningHasItsPlace(t *testing.T) {
	_, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), Facts: []attribution.Fact{attribution.Ongoing{Cost: ten}}})
	assert.EqualError(t, err, "attribution: Parks: fact 1: a fact of what the service costs to run, by rule ongoing: it has one, and its place is Running")
	s, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), Running: &attribution.Ongoing{Cost: ten},
		Facts: []attribution.Fact{&attribution.Failure{Authority: "WCC", Amount: ten}}})
	require.NoError(t, err, "a pointer to a fact is a fact")
	assert.True(t, s.Total().Equal(pounds(20)))
}

// A net reduction of one that takes no part in the programme would be lost.
func TestProgrammeOfSome(t *testing.T) {
	cost := desks()
	cost.ApprovedBy = three[:2]
	programme := attribution.Service{Name: attribution.AllServices, Participants: three[:2], Facts: []attribution.Fact{cost}}
	parks := attribution.Service{Name: "Parks", Basis: equally(), Running: attribution.Ongoing{Cost: ten}, NetReduction: shares("WCC 1, RBKC 2, LBHF 0.01")}
	_, err := attribution.NewStatement(attribution.Header{Authorities: three}, parks, programme)
	assert.EqualError(t, err, "attribution: All services: LBHF: has a net reduction in a service and takes no part in the programme")
	assert.ErrorIs(t, err, attribution.ErrAuthority)
	parks.NetReduction = shares("WCC 1, RBKC 2, LBHF 0")
	s, err := attribution.NewStatement(attribution.Header{Authorities: three}, parks, programme)
	require.NoError(t, err)
	require.NoError(t, s.Verify())
	assert.True(t, s.Service(attribution.AllServices).Equal(shares("WCC 2, RBKC 4")))
}

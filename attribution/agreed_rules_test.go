package attribution_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
)

// byRule adds up what each bears of a service by a rule.
func byRule(s attribution.Statement, service string, rule attribution.Rule) (borne attribution.Shares) {
	for c := range s.ChargesOf(service) {
		if c.Rule == rule && !c.Deferred {
			borne = borne.Plus(c.Shares)
		}
	}
	return borne
}

// headed is a service whose premises are shared by floor space, and the rest,
// less income, by demand. By hand: 1,100 + 100 less 200 is 1,000 over 5 : 3 : 2;
// premises 300 in equal parts.
func headed(facts ...attribution.Fact) attribution.Service {
	return attribution.Service{Name: "Legal", Basis: proportion("WCC 5, RBKC 3, LBHF 2"), Host: "RBKC", Facts: facts,
		Running: attribution.Ongoing{Heads: []attribution.Head{{Description: "Staff", Amount: pounds(1100)}, {Description: "Premises", Amount: pounds(300), Basis: equally()},
			{Description: "ICT", Amount: pounds(100)}}, Income: []attribution.Income{{Amount: pounds(200)}}}}
}

func TestHeadsOfCost(t *testing.T) {
	s := must(attribution.NewStatement(attribution.Header{Authorities: three}, headed(
		attribution.Variance{Cause: attribution.CauseDirectCost, Amount: pounds(30), Head: "Premises"},
		attribution.Variance{Cause: attribution.CauseDirectCost, Amount: pounds(10), Head: "Staff"},
		attribution.Variance{Cause: attribution.CauseIncome, Amount: pounds(20)},
	)))
	require.NoError(t, s.Verify())
	assert.True(t, byRule(s, "Legal", attribution.RuleOngoing).Equal(shares("WCC 500, RBKC 300, LBHF 200")))
	assert.True(t, byRule(s, "Legal", attribution.RuleOngoingAgreed).Equal(shares("WCC 100, RBKC 100, LBHF 100")))
	// 30 in equal parts, 10 and 20 over 5 : 3 : 2.
	assert.True(t, byRule(s, "Legal", attribution.RuleVarianceShared).Equal(shares("WCC 25, RBKC 19, LBHF 16")))
	v, _ := s.SpendingOn("Legal")
	assert.True(t, v.After.Equal(shares("WCC 600, RBKC 400, LBHF 300")), "the spending after has the heads in it: %v", v.After)
	var told []string
	for c := range s.ChargesOf("Legal") {
		told = append(told, c.Description+" | "+c.Head+" | "+c.Because)
	}
	assert.Equal(t, []string{
		"Ongoing cost less income: Staff, ICT |  | cost £1,200.00 less income £200.00, in proportion; shared LBHF 2 : RBKC 3 : WCC 5",
		"Premises | Premises | a head of the cost, on a basis agreed for it, in equal parts; shared LBHF 1 : RBKC 1 : WCC 1",
		"Variance: direct cost | Premises | adverse; direct cost, on the basis of Premises; shared LBHF 1 : RBKC 1 : WCC 1",
		"Variance: direct cost | Staff | adverse; direct cost, on the ongoing basis; shared LBHF 2 : RBKC 3 : WCC 5",
		"Variance: income |  | adverse; income, on the ongoing basis; shared LBHF 2 : RBKC 3 : WCC 5",
	}, told)
	var again attribution.Statement
	require.NoError(t, json.Unmarshal(must(json.Marshal(s)), &again))
	assert.True(t, again.Equal(s))
	for _, change := range tamperings(must(json.Marshal(s))) {
		assert.True(t, isFound(change), "%s was changed, and Verify accepts it", change.what)
	}
	for _, c := range []struct{ old, new, fault string }{
		{`"head":"Premises","description":"Variance: direct cost"`, `"description":"Variance: direct cost"`, "its weights are not those of the service's ongoing basis"},
		{`"head":"Premises","description":"Premises"`, `"head":"Offices","description":"Premises"`, `it is the head "Premises", and names "Offices"`},
		{`"description":"Ongoing cost less income: Staff, ICT"`, `"head":"Staff","description":"x"`, "a charge of its rule is of no head of the cost"},
		{`"head":"Staff"`, `"head":"Premises"`, "its weights are not those of its head, Premises"},
	} {
		text := string(must(json.Marshal(s)))
		require.Contains(t, text, c.old)
		require.NoError(t, json.Unmarshal([]byte(strings.Replace(text, c.old, c.new, 1)), &again))
		assert.ErrorContains(t, again.Verify(), c.fault)
	}
}

func TestHeadsOfCostRefused(t *testing.T) {
	for text, change := range map[string]func(*attribution.Ongoing){
		"both a cost as a whole and by heads are given: one is the sum of the other": func(o *attribution.Ongoing) { o.Cost = ten },
		`a head of the cost without a description, or one that is not UTF-8: ""`:     func(o *attribution.Ongoing) { o.Heads[0].Description = "" },
		`a second head of the cost "ICT"`:                                            func(o *attribution.Ongoing) { o.Heads[0].Description = "ICT" },
		"negative head Staff -10.00":                                                 func(o *attribution.Ongoing) { o.Heads[0].Amount = ten.Neg() },
		"BEXLEY: stands in the basis but takes no part in the service":               func(o *attribution.Ongoing) { o.Heads[0].Basis = proportion("WCC 1, BEXLEY 1") },
	} {
		s := headed()
		running := s.Running.(attribution.Ongoing)
		change(&running)
		s.Running = running
		_, err := attribution.NewStatement(attribution.Header{Authorities: three}, s)
		assert.EqualError(t, err, "attribution: Legal: what it costs to run: "+text)
	}
	for text, variance := range map[string]attribution.Variance{
		`a variance of the head "Desks", which is none of the service's: "Staff", "Premises", "ICT"`: {Cause: attribution.CauseDemand, Amount: ten, Head: "Desks"},
		"a variance of cause specification is of no head":                                            {Cause: attribution.CauseSpecification, SpecifiedBy: "WCC", Amount: ten, Head: "Staff"},
		`a variance of the head "Staff" follows that head's basis, and has no other`:                 {Cause: attribution.CauseDemand, Amount: ten, Head: "Staff", Basis: equally(), Reason: "one event"},
	} {
		_, err := attribution.NewStatement(attribution.Header{Authorities: three}, headed(variance))
		assert.EqualError(t, err, "attribution: Legal: fact 1: "+text)
	}
	_, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Legal", Basis: equally(), Running: (*attribution.Ongoing)(nil),
		Facts: []attribution.Fact{attribution.Variance{Cause: attribution.CauseDemand, Amount: ten, Head: "Staff"}}})
	assert.ErrorContains(t, err, `attribution: Legal: fact 1: a variance of the head "Staff", of a service whose cost is not given by heads`, "no panic for a pointer to nothing")
}

// Gross less grants is what the partners fund: 700,000 less 430,000 is 270,000 in
// equal parts. LBHF got
// 40,000 of the grants and passes them on to WCC, which paid.
func TestFundingOfATransitionCost(t *testing.T) {
	cost := attribution.Transition{Description: "ICT", Kind: attribution.KindICT, Amount: pounds(700000), PaidBy: "WCC", ApprovedBy: three, Necessity: attribution.NecessityComparable,
		By: attribution.ByAgreedBasis, Basis: equally(), Funding: []attribution.Funding{{Description: "capital grant", Amount: pounds(390000)}, {Amount: pounds(40000), ReceivedBy: "LBHF"}, {Amount: pounds(0), ReceivedBy: "RBKC"}}}
	statement := func(change func(*attribution.Transition)) (attribution.Statement, error) {
		c := cost
		c.Funding = slices.Clone(cost.Funding)
		change(&c)
		return attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), NetReduction: shares("WCC 1, RBKC 2, LBHF 0"), Facts: []attribution.Fact{c}})
	}
	s, err := statement(func(*attribution.Transition) {})
	require.NoError(t, err)
	require.NoError(t, s.Verify())
	assert.True(t, byRule(s, "Parks", attribution.RuleTransitionAgreed).Equal(shares("WCC 90000, RBKC 90000, LBHF 90000")))
	assert.True(t, byRule(s, "Parks", attribution.RuleTransitionFunding).Equal(shares("LBHF 0")))
	assert.True(t, s.Totals().Equal(shares("WCC 90000, RBKC 90000, LBHF 90000")))
	// WCC laid out 700,000 less the 390,000 it received: of the 310,000 it bears 90,000.
	assert.Equal(t, []attribution.Debt{{Service: "Parks", From: "RBKC", To: "WCC", Amount: pounds(90000)}, {Service: "Parks", From: "LBHF", To: "WCC", Amount: pounds(130000)}}, normal(s.Due()))
	first := slices.Collect(s.Charges())[0]
	assert.Equal(t, "cost £700,000.00 less grants £430,000.00; approved by all, comparable with what another would have spent; on a basis agreed for it, in equal parts; shared LBHF 1 : RBKC 1 : WCC 1", first.Because)
	for _, change := range tamperings(must(json.Marshal(s))) {
		assert.True(t, isFound(change), "%s was changed, and Verify accepts it", change.what)
	}
	// The enhancement leaves first: 700,000 − 50,000 − 430,000 = 220,000, over 1 : 2 : 0.
	s, err = statement(func(c *attribution.Transition) {
		c.Kind, c.Enhancement, c.By, c.Basis = attribution.KindRedundancy, pounds(50000), attribution.ByNetReduction, attribution.Basis{}
	})
	require.NoError(t, err)
	require.NoError(t, s.Verify())
	assert.True(t, byRule(s, "Parks", attribution.RuleTransitionEnhancement).Equal(shares("WCC 50000")))
	assert.True(t, byRule(s, "Parks", attribution.RuleTransition).Equal(shares("WCC 73333.33, RBKC 146666.67, LBHF 0")))
	// What was not approved stays where it fell, less the grants.
	s, err = statement(func(c *attribution.Transition) { c.ApprovedBy = three[:1] })
	require.NoError(t, err)
	require.NoError(t, s.Verify())
	assert.True(t, byRule(s, "Parks", attribution.RuleTransitionUnqualified).Equal(shares("WCC 270000")))
	// Grants may fund all of it, and no more.
	s, err = statement(func(c *attribution.Transition) { c.Funding[0].Amount = pounds(660000) })
	require.NoError(t, err)
	assert.True(t, s.Total().IsZero())
	for text, change := range map[string]func(*attribution.Transition){
		"attribution: Parks: fact 1: grants of 700000.01 towards a cost of 700000.00": func(c *attribution.Transition) { c.Funding[0].Amount = pounds(660000).Add(pence(1)) },
		"attribution: Parks: fact 1: grants of 430000.00 towards a cost of 400000.00": func(c *attribution.Transition) {
			c.Kind, c.Enhancement = attribution.KindRedundancy, pounds(300000)
		},
		"attribution: Parks: fact 1: negative grant -10.00": func(c *attribution.Transition) { c.Funding[0].Amount = ten.Neg() },
		"attribution: Parks: fact 1: BEXLEY: is none of the statement's authorities\nattribution: Parks: fact 1: BEXLEY: is none of the statement's authorities\n" +
			"attribution: Parks: fact 1: BEXLEY: has paid and is none of the statement's authorities": func(c *attribution.Transition) { c.Funding[1].ReceivedBy = "BEXLEY" },
	} {
		_, err := statement(change)
		assert.EqualError(t, err, text)
	}
}

// normal gives amounts one form, so that they can be compared by ==.
func normal(due []attribution.Debt) []attribution.Debt {
	for i, d := range due {
		due[i].Amount = must(attribution.ParseAmount(strings.TrimSuffix(attribution.FormatAmount(d.Amount), ".00")))
		due[i].Amount = pounds(due[i].Amount.IntPart())
	}
	return due
}

// A termination takes notice as a withdrawal does, and the agreement of everybody
// where it is shorter; left unsaid, it was kept.
func TestTerminationTakesNotice(t *testing.T) {
	end := func(notice *int, agreed ...attribution.Authority) error {
		s, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(),
			Facts: []attribution.Fact{attribution.Termination{Basis: equally(), Amount: ten, NoticeMonths: notice, ShorterNoticeAgreedBy: agreed}}})
		if err != nil {
			return err
		}
		for _, change := range tamperings(must(json.Marshal(s))) {
			assert.True(t, isFound(change), "%s was changed, and Verify accepts it", change.what)
		}
		return s.Verify()
	}
	assert.NoError(t, end(nil))
	assert.NoError(t, end(new(12)))
	assert.NoError(t, end(new(11), three...))
	assert.NoError(t, end(new(0), three...))
	assert.EqualError(t, end(new(11), three[:2]...), "attribution: Parks: fact 1: the arrangement ends at 11 months' notice: it takes 12, or the agreement of every participant (missing: LBHF)")
	assert.ErrorIs(t, end(new(11), three[:2]...), attribution.ErrNotice)
	assert.EqualError(t, end(new(-1), three...), "attribution: Parks: fact 1: -1 months' notice")
	assert.EqualError(t, end(nil, three...), "attribution: Parks: fact 1: agreement to shorter notice, of a termination whose notice is not said")
	assert.EqualError(t, end(new(1), "WCC", "WCC"), "attribution: Parks: fact 1: WCC: named twice\nattribution: Parks: fact 1: the arrangement ends at 1 months' notice: it takes 12, or the agreement of every participant (missing: RBKC, LBHF)")
}

// Three councils set a service up for 60,000, 40,000 and 20,000; a fourth joins and
// all four share it anew in equal parts. Each amount is divided by itself: 15,000,
// 10,000 and 5,000 from each of the four.
func TestJoining(t *testing.T) {
	four := []attribution.Authority{"A", "B", "C", "D"}
	joining := attribution.Joining{Description: "Set-up costs of 2012/13", Bore: shares("A 60000, B 40000, C 20000"), By: attribution.ByAgreedBasis, Basis: must(attribution.Equally(four...))}
	statement := func(change func(*attribution.Joining)) (attribution.Statement, error) {
		j := joining
		change(&j)
		return attribution.NewStatement(attribution.Header{Authorities: append(slices.Clone(four), "E")}, attribution.Service{Name: "Parks", Basis: must(attribution.Equally(four...)),
			NetReduction: shares("A 1, B 1, C 1, D 3"), Facts: []attribution.Fact{j}})
	}
	s, err := statement(func(*attribution.Joining) {})
	require.NoError(t, err)
	require.NoError(t, s.Verify())
	assert.True(t, s.Totals().Equal(shares("A -30000, B -10000, C 10000, D 30000, E 0")), "%v", s.Totals())
	assert.Equal(t, []attribution.Debt{ // both ways, within each pair: B owes A 15,000 and A owes B 10,000, and so on
		{Service: "Parks", From: "B", To: "A", Amount: pounds(5000)}, {Service: "Parks", From: "C", To: "A", Amount: pounds(10000)}, {Service: "Parks", From: "D", To: "A", Amount: pounds(15000)},
		{Service: "Parks", From: "C", To: "B", Amount: pounds(5000)}, {Service: "Parks", From: "D", To: "B", Amount: pounds(10000)}, {Service: "Parks", From: "D", To: "C", Amount: pounds(5000)}}, normal(s.Due()))
	for _, change := range tamperings(must(json.Marshal(s))) {
		assert.True(t, isFound(change), "%s was changed, and Verify accepts it", change.what)
	}
	// By net reduction, 1 : 1 : 1 : 3 of each amount; one that has left, E, is paid back in full.
	s, err = statement(func(j *attribution.Joining) {
		j.Bore, j.By, j.Basis = shares("A 60000, E 30000"), attribution.ByNetReduction, attribution.Basis{}
	})
	require.NoError(t, err)
	require.NoError(t, s.Verify())
	assert.True(t, s.Totals().Equal(shares("A -45000, B 15000, C 15000, D 45000, E -30000")), "%v", s.Totals())
	for text, change := range map[string]func(*attribution.Joining){
		"nobody is said to have borne anything": func(j *attribution.Joining) { j.Bore = nil },
		"A: negative cost borne so far -1.00":   func(j *attribution.Joining) { j.Bore = shares("A -1, B 2") },
		"A: named twice":                        func(j *attribution.Joining) { j.Bore = slices.Concat(shares("A 1"), shares("A 1")) },
		`what was borne so far must say what it is shared by, "net reduction" or "agreed basis": "" is neither`: func(j *attribution.Joining) { j.By = "" },
		"what was borne so far by net reduction has no basis besides":                                           func(j *attribution.Joining) { j.By = attribution.ByNetReduction },
		"what was borne so far on an agreed basis needs that basis":                                             func(j *attribution.Joining) { j.Basis = attribution.Basis{} },
		"E: stands in the basis but takes no part in the service":                                               func(j *attribution.Joining) { j.Basis = must(attribution.Equally("A", "E")) },
	} {
		_, err := statement(change)
		assert.EqualError(t, err, "attribution: Parks: fact 1: "+text)
	}
}

// Joining sums to zero and leaves everyone with its new share: what it bore and
// what it bears now come to its shares of each amount.
func lawJoining(t *rapid.T) {
	s := team(t)
	codes := s.Basis.Authorities()
	bore := make(attribution.Shares, 0, len(codes))
	for _, a := range codes[1:] {
		bore = append(bore, attribution.Share{Authority: a, Amount: cost(t, "bore")})
	}
	basis := must(attribution.InProportion(weights(t, codes)))
	s.Facts = []attribution.Fact{attribution.Joining{Bore: bore, By: attribution.ByAgreedBasis, Basis: basis}}
	joined := must(attribution.NewStatement(attribution.Header{Authorities: codes}, s))
	if err := joined.Verify(); err != nil || joined.Total().Sign() != 0 {
		t.Fatalf("comes to %s, %v", joined.Total(), err)
	}
	var anew attribution.Shares
	for _, b := range bore {
		anew = anew.Plus(must(basis.Apportion(b.Amount)))
	}
	for _, a := range codes {
		if now := joined.Totals().Of(a).Add(bore.Of(a)); !now.Equal(anew.Of(a)) {
			t.Fatalf("%s has borne %s in all, and its new share is %s", a, now, anew.Of(a))
		}
	}
}

func TestJoiningLaw(t *testing.T) { rapid.Check(t, lawJoining) }

func FuzzJoining(f *testing.F) { lawtest.Fuzz(f, lawJoining) }

// Bromley, Bexley and Croydon share savings as costs, by gross expenditure: of
// 280,000 over 24 : 16 : 30 that is 96,000, 64,000 and 120,000.
func TestSavingsAreSharedAsCosts(t *testing.T) {
	found := func(net string, agreed bool) (texts []string) {
		s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"BROMLEY", "BEXLEY", "CROYDON"}}, attribution.Service{Name: "Regulatory services",
			Basis: proportion("BROMLEY 2400, BEXLEY 1600, CROYDON 3000"), Running: attribution.Ongoing{Cost: pounds(1120000)}, NetReduction: shares(net), SharesSavings: agreed}))
		require.NoError(t, s.Verify())
		for _, f := range s.Findings() {
			texts = append(texts, string(f.Code)+" "+string(f.Authority)+": "+f.Text)
		}
		return texts
	}
	assert.Nil(t, found("BROMLEY 96000, BEXLEY 64000, CROYDON 120000", true))
	assert.Nil(t, found("BROMLEY 116000, BEXLEY 44000, CROYDON 120000", false))
	assert.Equal(t, []string{
		"savings.not_as_costs BROMLEY: its net reduction is £116,000.00: shared as costs are, which was agreed, it would be £96,000.00",
		"savings.not_as_costs BEXLEY: its net reduction is £44,000.00: shared as costs are, which was agreed, it would be £64,000.00",
	}, found("BROMLEY 116000, BEXLEY 44000, CROYDON 120000", true))
}

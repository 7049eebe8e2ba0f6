package attribution_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
)

// A law for each rule: one function each, run by go test and by go test -fuzz.

// team is a service of 2 to 6 participants, hosted by one of them.
func team(t *rapid.T) attribution.Service {
	codes := rapid.Permutation([]attribution.Authority{"A", "B", "C", "D", "E", "F"}).Draw(t, "codes")[:rapid.IntRange(2, 6).Draw(t, "participants")]
	return attribution.Service{Name: "Youth offending", Basis: must(attribution.InProportion(weights(t, codes))), Host: one(t, codes, "host")}
}

func one(t *rapid.T, codes []attribution.Authority, label string) attribution.Authority {
	return rapid.SampledFrom(codes).Draw(t, label)
}

// some draws a part of the codes, all of them about half the time.
func some(t *rapid.T, codes []attribution.Authority, label string) []attribution.Authority {
	if rapid.Bool().Draw(t, label+": all") {
		return codes
	}
	return slices.DeleteFunc(slices.Clone(codes), func(attribution.Authority) bool { return rapid.Bool().Draw(t, label+": left out") })
}

// charged is what one fact makes of a service, by rule, this year's and next's.
func charged(t *rapid.T, s attribution.Service, fact attribution.Fact) (thisYear, nextYear map[attribution.Rule]attribution.Shares) {
	thisYear, nextYear = map[attribution.Rule]attribution.Shares{}, map[attribution.Rule]attribution.Shares{}
	charges, err := fact.Attribute(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range charges {
		year := thisYear
		if c.Deferred {
			year = nextYear
		}
		for _, share := range c.Shares {
			year[c.Rule] = plus(year[c.Rule], share)
		}
	}
	return thisYear, nextYear
}

func plus(shares attribution.Shares, share attribution.Share) attribution.Shares {
	for i := range shares {
		if shares[i].Authority == share.Authority {
			shares[i].Amount = shares[i].Amount.Add(share.Amount)
			return shares
		}
	}
	return append(shares, share)
}

// expect fails unless exactly one rule charged, and charged these shares.
func expect(t *rapid.T, got map[attribution.Rule]attribution.Shares, rule attribution.Rule, want attribution.Shares) {
	if len(got) != 1 || !got[rule].Equal(want) {
		t.Fatalf("got %v, want %v by %s", got, want, rule)
	}
}

// ongoing: cost less income, on the basis.
func lawOngoing(t *rapid.T) {
	s, gross, income := team(t), cost(t, "cost"), cost(t, "income")
	got, _ := charged(t, s, attribution.Ongoing{Cost: gross, Income: []attribution.Income{{Amount: income}}})
	expect(t, got, attribution.RuleOngoing, must(s.Basis.Apportion(gross.Sub(income))))
}

// variance.shared, .agreed, .specification, .burden, .indirect: the basis of each.
func lawVariance(t *rapid.T) {
	s, total := team(t), rapid.Map(rapid.Int64Range(-1e9, 1e9), pence).Draw(t, "variance")
	who := one(t, s.Basis.Authorities(), "who")
	equal := must(attribution.Equally(s.Basis.Authorities()...))
	for _, c := range []struct {
		variance attribution.Variance
		rule     attribution.Rule
		basis    attribution.Basis
	}{
		{attribution.Variance{Cause: attribution.CauseDemand}, attribution.RuleVarianceShared, s.Basis},
		{attribution.Variance{Cause: attribution.CauseQuality}, attribution.RuleVarianceShared, s.Basis},
		{attribution.Variance{Cause: attribution.CauseDirectCost, Basis: equal, Reason: "one event in all"}, attribution.RuleVarianceAgreed, equal},
		{attribution.Variance{Cause: attribution.CauseSpecification, SpecifiedBy: who}, attribution.RuleVarianceSpecification, must(attribution.Solely(who))},
		{attribution.Variance{Cause: attribution.CauseBurden, Origin: who}, attribution.RuleVarianceBurden, must(attribution.Solely(who))},
		{attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentShareNow}, attribution.RuleVarianceIndirect, s.Basis},
	} {
		c.variance.Amount = total
		got, next := charged(t, s, c.variance)
		expect(t, got, c.rule, must(c.basis.Apportion(total)))
		if len(next) > 0 {
			t.Fatalf("%s is settled this year, and %v comes next year", c.rule, next)
		}
	}
}

// variance.host: the host bears it this year; the adjustments sum to zero; and
// over the two years everyone bears what sharing it straight away would give.
func lawHostBears(t *rapid.T) {
	s, total := team(t), rapid.Map(rapid.Int64Range(-1e9, 1e9), pence).Draw(t, "variance")
	thisYear, nextYear := charged(t, s, attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: total})
	expect(t, thisYear, attribution.RuleVarianceHost, attribution.Shares{{Authority: s.Host, Amount: total}})
	adjustments := nextYear[attribution.RuleVarianceHost]
	if adjustments.Total().Sign() != 0 {
		t.Fatalf("the adjustments %v sum to %s", adjustments, adjustments.Total())
	}
	for _, share := range must(s.Basis.Apportion(total)) {
		both := thisYear[attribution.RuleVarianceHost].Of(share.Authority).Add(adjustments.Of(share.Authority))
		if !both.Equal(share.Amount) {
			t.Fatalf("%s bears %s over the two years, and %s if shared now", share.Authority, both, share.Amount)
		}
	}
}

// brought_forward: each pays its own adjustment, and together nothing.
func lawBroughtForward(t *rapid.T) {
	s, total := team(t), rapid.Map(rapid.Int64Range(-1e9, 1e9), pence).Draw(t, "variance")
	header := attribution.Header{Authorities: s.Basis.Authorities()}
	s.Facts = []attribution.Fact{attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: total}}
	last := must(attribution.NewStatement(header, s))
	if !last.NextYearOf(s.Name).Equal(last.NextYear()) {
		t.Fatalf("of the one service %v, in all %v", last.NextYearOf(s.Name), last.NextYear())
	}
	s.Facts = []attribution.Fact{attribution.BroughtForward{Adjustments: last.NextYearOf(s.Name)}}
	this := must(attribution.NewStatement(header, s))
	if !this.Totals().Equal(last.NextYear()) || this.Total().Sign() != 0 {
		t.Fatalf("%v was to come, %v came", last.NextYear(), this.Totals())
	}
	for _, debt := range this.Due() {
		if debt.From != s.Host && debt.To != s.Host {
			t.Fatalf("%v is not between the host and another", debt)
		}
	}
}

// transition: what is shared, what is an enhancement and what does not qualify.
func lawTransition(t *rapid.T) {
	s := team(t)
	codes := s.Basis.Authorities()
	s.NetReduction = reductions(t, codes)
	fact := attribution.Transition{
		Kind: attribution.KindRedundancy, Amount: cost(t, "cost"), PaidBy: one(t, codes, "incurred by"),
		ApprovedBy: some(t, codes, "approved by"),
		Necessity:  rapid.SampledFrom([]attribution.Necessity{"", attribution.NecessityComparable, attribution.NecessityJustified}).Draw(t, "necessity"),
		By:         attribution.ByNetReduction,
	}
	if rapid.Bool().Draw(t, "with an enhancement") {
		fact.Enhancement = pence(rapid.Int64Range(0, inPence(fact.Amount).Int64()).Draw(t, "enhancement"))
	}
	rest := fact.Amount.Sub(fact.Enhancement)
	got, _ := charged(t, s, fact)
	if kept := got[attribution.RuleTransitionEnhancement]; fact.Enhancement.Sign() > 0 && !kept.Equal(attribution.Shares{{Authority: fact.PaidBy, Amount: fact.Enhancement}}) {
		t.Fatalf("an enhancement of %s by %s went to %v", fact.Enhancement, fact.PaidBy, kept)
	}
	delete(got, attribution.RuleTransitionEnhancement)
	switch qualifies := len(fact.ApprovedBy) == len(codes) && fact.Necessity == attribution.NecessityComparable; {
	case rest.Sign() == 0 && fact.Enhancement.Sign() > 0:
		if len(got) > 0 {
			t.Fatalf("nothing was left, and %v was charged", got)
		}
	case qualifies:
		expect(t, got, attribution.RuleTransition, must(must(attribution.InProportion(floored(s.NetReduction))).Apportion(rest)))
	default:
		expect(t, got, attribution.RuleTransitionUnqualified, attribution.Shares{{Authority: fact.PaidBy, Amount: rest}})
	}
}

// Nobody is charged for a cost it did not approve, but the one that incurred it.
func lawApproval(t *rapid.T) {
	s := team(t)
	codes := s.Basis.Authorities()
	s.NetReduction = reductions(t, codes)
	fact := attribution.Transition{Amount: cost(t, "cost"), PaidBy: one(t, codes, "incurred by"), ApprovedBy: some(t, codes, "approved by"),
		Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
	got, _ := charged(t, s, fact)
	for rule, shares := range got {
		for _, share := range shares {
			if share.Amount.Sign() != 0 && share.Authority != fact.PaidBy && !slices.Contains(fact.ApprovedBy, share.Authority) {
				t.Fatalf("%s bears %s by %s and did not approve", share.Authority, share.Amount, rule)
			}
		}
	}
}

// Raising one authority's net reduction never lowers its transition share.
func lawGainers(t *rapid.T) {
	s := team(t)
	codes := s.Basis.Authorities()
	s.NetReduction = reductions(t, codes)
	fact := attribution.Transition{Amount: cost(t, "cost"), PaidBy: codes[0], ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
	before, _ := charged(t, s, fact)
	i := rapid.IntRange(0, len(codes)-1).Draw(t, "who gains more")
	s.NetReduction = slices.Clone(s.NetReduction)
	s.NetReduction[i].Amount = s.NetReduction[i].Amount.Add(cost(t, "more"))
	after, _ := charged(t, s, fact)
	if after[attribution.RuleTransition].Of(codes[i]).Cmp(before[attribution.RuleTransition].Of(codes[i])) < 0 {
		t.Fatalf("%s gains more and bears less: %v, then %v", codes[i], before, after)
	}
}

// reductions draws signed reductions of every participant, one above zero.
func reductions(t *rapid.T, codes []attribution.Authority) attribution.Shares {
	drawn := make(attribution.Shares, len(codes))
	for i, code := range codes {
		drawn[i] = attribution.Share{Authority: code, Amount: pence(rapid.Int64Range(-1000, 1e6).Draw(t, "reduction"))}
	}
	drawn[rapid.IntRange(0, len(codes)-1).Draw(t, "a gainer")].Amount = pence(1)
	return drawn
}

func floored(changes attribution.Shares) attribution.Shares {
	weights := slices.Clone(changes)
	for i := range weights {
		if weights[i].Amount.Sign() < 0 {
			weights[i].Amount = decimal.Decimal{}
		}
	}
	return weights
}

// failure, withdrawal and termination: who bears each.
func lawEnds(t *rapid.T) {
	s, total := team(t), cost(t, "cost")
	codes := s.Basis.Authorities()
	who := one(t, codes, "who")
	alone := attribution.Shares{{Authority: who, Amount: total}}
	got, _ := charged(t, s, attribution.Failure{Authority: who, Amount: total})
	expect(t, got, attribution.RuleFailure, alone)
	agreed := must(attribution.InProportion(weights(t, codes)))
	got, _ = charged(t, s, attribution.Termination{Basis: agreed, Amount: total})
	expect(t, got, attribution.RuleTermination, must(agreed.Apportion(total)))
	withdrawal := attribution.Withdrawal{Authority: who, Amount: total, NoticeMonths: rapid.IntRange(0, 24).Draw(t, "months"), ShorterNoticeAgreedBy: some(t, codes, "agreed by")}
	others := slices.DeleteFunc(slices.Clone(codes), func(a attribution.Authority) bool {
		return a == who || slices.Contains(withdrawal.ShorterNoticeAgreedBy, a)
	})
	charges, err := withdrawal.Attribute(s)
	if long := withdrawal.NoticeMonths >= 12 || len(others) == 0; long != (err == nil) {
		t.Fatalf("%d months' notice, %v did not agree: %v", withdrawal.NoticeMonths, others, err)
	}
	if err == nil && (len(charges) != 1 || charges[0].Rule != attribution.RuleWithdrawal || !charges[0].Shares.Equal(alone)) {
		t.Fatalf("%s withdraws, and the charges are %v", who, charges)
	}
}

var ruleLaws = map[string]func(*rapid.T){
	"ongoing":         lawOngoing,
	"variance":        lawVariance,
	"host bears":      lawHostBears,
	"brought forward": lawBroughtForward,
	"transition":      lawTransition,
	"approval":        lawApproval,
	"gainers":         lawGainers,
	"ends":            lawEnds,
}

func TestRuleLaw(t *testing.T) {
	for name, law := range ruleLaws {
		t.Run(name, func(t *testing.T) { rapid.Check(t, law) })
	}
}

func FuzzOngoing(f *testing.F)        { lawtest.Fuzz(f, lawOngoing) }
func FuzzVariance(f *testing.F)       { lawtest.Fuzz(f, lawVariance) }
func FuzzHostBears(f *testing.F)      { lawtest.Fuzz(f, lawHostBears) }
func FuzzBroughtForward(f *testing.F) { lawtest.Fuzz(f, lawBroughtForward) }
func FuzzTransition(f *testing.F)     { lawtest.Fuzz(f, lawTransition) }
func FuzzApproval(f *testing.F)       { lawtest.Fuzz(f, lawApproval) }
func FuzzGainers(f *testing.F)        { lawtest.Fuzz(f, lawGainers) }
func FuzzEnds(f *testing.F)           { lawtest.Fuzz(f, lawEnds) }

package attribution_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
)

// maybe draws a value about one time in so many.
func maybe[T any](t *rapid.T, oneIn int, label string, draw func() T) (value T) {
	if rapid.IntRange(1, oneIn).Draw(t, label+"?") == 1 {
		return draw()
	}
	return value
}

// contradictory draws a service that may contradict itself in any way: figures
// that are stated twice, of strangers or of some only; facts that claim rules that
// are not theirs; payers, hosts and participants that do not fit.
func contradictory(t *rapid.T, codes []attribution.Authority) attribution.Service {
	figures := func(label string) func() attribution.Shares {
		return func() attribution.Shares {
			drawn := reductions(t, codes)
			return drawn[maybe(t, 6, label+" of some", func() int { return 1 }):]
		}
	}
	s := attribution.Service{
		Name:         rapid.SampledFrom([]string{"Parks", "Libraries", "Museums", attribution.AllServices}).Draw(t, "name"),
		Basis:        maybe(t, 1, "basis", func() attribution.Basis { return must(attribution.InProportion(weights(t, codes))) }),
		Host:         maybe(t, 2, "host", func() attribution.Authority { return one(t, codes, "host") }),
		Participants: maybe(t, 6, "participants", func() []attribution.Authority { return codes[:rapid.IntRange(0, len(codes)).Draw(t, "participants")] }),
		Before:       maybe(t, 2, "before", figures("before")),
		NetReduction: maybe(t, 4, "net reduction", figures("net reduction")),
		StandAlone:   maybe(t, 4, "stand-alone", figures("stand-alone")),
		Running: maybe(t, 2, "running", func() attribution.Fact {
			equal := must(attribution.Equally(codes[:rapid.IntRange(1, len(codes)).Draw(t, "of the head")]...))
			return rapid.SampledFrom([]attribution.Fact{attribution.Ongoing{Cost: cost(t, "cost")}, nothing{},
				attribution.Ongoing{Heads: []attribution.Head{{Description: "Staff", Amount: cost(t, "staff")}, {Description: "Premises", Amount: cost(t, "premises"), Basis: equal}}}}).Draw(t, "what it costs to run")
		}),
		Damping: maybe(t, 4, "damping", func() *attribution.Damping {
			return &attribution.Damping{Reference: figures("reference")(), Rise: maybe(t, 2, "rise", func() *decimal.Decimal { return new(pounds(10)) }),
				Fall: maybe(t, 2, "fall", func() *decimal.Decimal { return new(pounds(20)) }), NotHeld: maybe(t, 4, "not held", func() []attribution.Authority { return codes[:1] })}
		}),
	}
	if s.Name == attribution.AllServices {
		s = attribution.Service{Name: s.Name, Participants: s.Participants, NetReduction: maybe(t, 9, "of the programme", figures("of the programme"))}
	}
	if s.Running == nil {
		s.Running = maybe(t, 6, "a claim runs it", func() attribution.Fact { return claim{t, codes} })
	}
	for range rapid.IntRange(0, 2).Draw(t, "facts") {
		s.Facts = append(s.Facts, rapid.SampledFrom([]attribution.Fact{
			attribution.Transition{Amount: cost(t, "cost"), PaidBy: one(t, codes, "paid by"), ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction},
			attribution.Transition{Amount: cost(t, "cost"), PaidBy: one(t, codes, "paid by"), ApprovedBy: codes, Necessity: attribution.NecessityJustified, Justification: "it pays", By: attribution.ByAgreedBasis, Basis: must(attribution.Equally(codes...))},
			attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: pounds(3)},
			attribution.Variance{Cause: attribution.CauseQuality, Amount: pounds(-3)},
			attribution.Variance{Cause: attribution.CauseDirectCost, Amount: pounds(3), Head: "Premises"},
			attribution.Transition{Amount: pounds(9), Funding: []attribution.Funding{{Amount: pounds(4), ReceivedBy: one(t, codes, "received by")}}, PaidBy: one(t, codes, "paid by"), ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction},
			attribution.Joining{Bore: reductions(t, codes), By: attribution.ByAgreedBasis, Basis: must(attribution.Equally(codes...))},
			attribution.Ongoing{Cost: cost(t, "cost")},
			claim{t, codes}, claim{t, codes},
		}).Draw(t, "fact"))
	}
	return s
}

// claim is a fact of a caller's own that claims any rule, for charges of any kind.
type claim struct {
	t     *rapid.T
	codes []attribution.Authority
}

var claimed = []attribution.Rule{"own.levy", "own.", "whim", attribution.RuleOngoing, attribution.RuleTUPE, attribution.RuleVarianceShared, attribution.RuleVarianceAgreed,
	attribution.RuleVarianceHost, attribution.RuleBroughtForward, attribution.RuleTransition, attribution.RuleTransitionAgreed, attribution.RuleTransitionUnqualified,
	attribution.RuleTransitionEnhancement, attribution.RuleFailure, attribution.RuleWithdrawal, attribution.RuleTermination}

var reasons = []string{"", "cost £10.00, in proportion", "adverse; demand, on the ongoing basis", "adverse; demand, on a basis agreed for it: why not", "above the common terms, so it stays with the employing authority",
	"not approved by A; it stays where it fell", "the consequences of a failure, net of insurance, are its own", "it withdraws, at 12 months' notice", "it withdraws, at 11 months' notice",
	"the arrangement ended; on the basis agreed beforehand, in proportion", "it gives rise to the burden within the price",
	"approved by all, comparable with what another would have spent; by net reduction in spending", "last year's adjustment of its call"}

func (c claim) Attribute(s attribution.Service) ([]attribution.Charge, error) {
	basis := s.Basis
	if basis.IsZero() || rapid.Bool().Draw(c.t, "another basis") {
		basis = must(attribution.InProportion(weights(c.t, c.codes[:rapid.IntRange(1, len(c.codes)).Draw(c.t, "some")])))
	}
	charge, err := attribution.Charge{
		Service: s.Name, Rule: rapid.SampledFrom(claimed).Draw(c.t, "rule"), Amount: rapid.SampledFrom([]decimal.Decimal{pounds(10), pounds(-10)}).Draw(c.t, "amount"),
		Source: maybe(c.t, 2, "source", func() string { return "our own" }), Because: rapid.SampledFrom(reasons).Draw(c.t, "because"),
		Cause: maybe(c.t, 2, "cause", func() attribution.Cause { return attribution.CauseDemand }), PaidBy: maybe(c.t, 2, "payer", func() attribution.Authority { return one(c.t, c.codes, "payer") }),
		Deferred: rapid.IntRange(1, 6).Draw(c.t, "deferred") == 1,
	}.On(basis)
	return []attribution.Charge{charge}, err
}

// What NewStatement returns, Verify accepts, before and after its JSON: whatever
// the services say, and whoever made the charges.
func lawContradictions(t *rapid.T) {
	codes := []attribution.Authority{"C", "A", "B"}
	header := attribution.Header{Authorities: append(slices.Clone(codes), "D"), ReductionsNotKnown: maybe(t, 4, "not known", func() []string { return []string{"Parks"} })}
	var services []attribution.Service
	for range rapid.IntRange(1, 3).Draw(t, "services") {
		services = append(services, contradictory(t, codes))
	}
	s, err := attribution.NewStatement(header, services...)
	if err != nil {
		for fault := range attribution.Faults(err) {
			_ = fault.Error() // every refusal can be printed
		}
		return
	}
	if err := s.Verify(); err != nil {
		t.Fatalf("NewStatement returns what Verify rejects: %v", err)
	}
	var again attribution.Statement
	if err := json.Unmarshal(must(json.Marshal(s)), &again); err != nil || !again.Equal(s) || again.Verify() != nil {
		t.Fatalf("read back: equal %t, %v, %v", again.Equal(s), err, again.Verify())
	}
}

func TestNewStatementReturnsWhatVerifyAccepts(t *testing.T) {
	rapid.Check(t, lawContradictions)
}

func FuzzContradictions(f *testing.F) { lawtest.Fuzz(f, lawContradictions) }

// The contradictions that once moved money: each is refused, and says why.
func TestContradictionsRefused(t *testing.T) {
	ongoing := attribution.Ongoing{Cost: pounds(90)}
	desks := attribution.Transition{Description: "Desks", Amount: pounds(90), PaidBy: "WCC", ApprovedBy: three, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
	programme := attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{desks}}
	header := attribution.Header{Authorities: three}
	for _, c := range []struct {
		name     string
		header   attribution.Header
		services []attribution.Service
		kind     error
		text     string
	}{
		{"a net reduction stated twice", header, []attribution.Service{{Name: "Parks", Basis: equally(), Running: ongoing, Before: shares("WCC 1, RBKC 1, LBHF 1"), NetReduction: shares("WCC 1, RBKC 1, LBHF 1")}},
			attribution.ErrChoice, "attribution: Parks: both the spending before and the net reduction are given: one follows from the other"},
		{"spending before, and no cost", header, []attribution.Service{{Name: "Parks", Basis: equally(), Before: shares("WCC 1, RBKC 1, LBHF 1")}},
			attribution.ErrChoice, "attribution: Parks: the spending before is given, and not what the service costs to run: the net reduction is their difference"},
		{"a net reduction that belongs to nothing", header, []attribution.Service{{Name: "Parks", Basis: equally(), NetReduction: shares("WCC 1, RBKC 1, LBHF 1")}},
			attribution.ErrVerify, "attribution: Parks: a net reduction of a service that charges nothing"},
		{"the programme's, stated by a caller", header, []attribution.Service{{Name: attribution.AllServices, NetReduction: shares("WCC 1, RBKC 1, LBHF 1"), Facts: []attribution.Fact{desks}}},
			attribution.ErrChoice, "attribution: All services: it has the net reductions of the other services added up, and no cost of its own: give none here"},
		{"a service with a cost and no net reduction", header, []attribution.Service{{Name: "Parks", Basis: equally(), Running: ongoing, Before: shares("WCC 60, RBKC 60, LBHF 60")}, {Name: "Libraries", Basis: equally(), Running: ongoing}, programme},
			attribution.ErrReduction, `attribution: All services: fact 1: no net reduction in spending is known of Libraries to share "Desks" by: give it, say that it is not known, or agree a basis for this cost instead`},
		{"a net reduction that is known, called unknown", attribution.Header{Authorities: three, ReductionsNotKnown: []string{"Parks"}}, []attribution.Service{{Name: "Parks", Basis: equally(), Running: ongoing, Before: shares("WCC 60, RBKC 60, LBHF 60")}},
			attribution.ErrChoice, `attribution: "Parks" is said to have no known net reduction, and it is given`},
		{"a net reduction that is stated, called unknown", attribution.Header{Authorities: three, ReductionsNotKnown: []string{"Parks"}}, []attribution.Service{{Name: "Parks", Basis: equally(), Running: ongoing, NetReduction: shares("WCC 1, RBKC 1, LBHF 1")}},
			attribution.ErrChoice, `attribution: "Parks" is said to have no known net reduction, and it is given`},
		{"the programme's, called unknown", attribution.Header{Authorities: three, ReductionsNotKnown: []string{attribution.AllServices}}, []attribution.Service{{Name: attribution.AllServices}},
			attribution.ErrText, `attribution: "All services" is said to have no known net reduction, and is none of the services`},
		{"a service that is none, called unknown", attribution.Header{Authorities: three, ReductionsNotKnown: []string{"Museums"}}, []attribution.Service{{Name: "Parks", Basis: equally(), Running: ongoing}},
			attribution.ErrText, `attribution: "Museums" is said to have no known net reduction, and is none of the services`},
		{"spending before of some", header, []attribution.Service{{Name: "Parks", Basis: equally(), Running: ongoing, Before: shares("WCC 1, RBKC 1")}},
			attribution.ErrAuthority, "attribution: Parks: LBHF: takes part but has no spending before, nought included"},
		{"spending before of a stranger", header, []attribution.Service{{Name: "Parks", Basis: equally(), Running: ongoing, Before: shares("WCC 1, RBKC 1, LBHF 1, BEXLEY 1")}},
			attribution.ErrAuthority, "attribution: Parks: BEXLEY: has a spending before but takes no part"},
		{"spending before with a fraction of a penny", header, []attribution.Service{{Name: "Parks", Basis: equally(), Running: ongoing, Before: shares("WCC 1, RBKC 1, LBHF 0.001")}},
			attribution.ErrPenny, "attribution: Parks: LBHF: spending before: 0.001 has a fraction of a penny"},
		{"a participant who is none of the basis's", header, []attribution.Service{{Name: "Parks", Basis: equally(), Participants: three[:2], Running: ongoing}},
			attribution.ErrAuthority, "attribution: Parks: LBHF: stands in the basis but takes no part in the service"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := attribution.NewStatement(c.header, c.services...)
			if fmt.Sprint(err) != c.text {
				t.Errorf("got  %v\nwant %s", err, c.text)
			}
			if !slices.ContainsFunc(slices.Collect(attribution.Faults(err)), func(e *attribution.Error) bool { return e.Kind == c.kind }) {
				t.Errorf("the kind is not %v", c.kind)
			}
		})
	}
}

// A net reduction has one home: what NewStatement derives is what the rules share
// by. Two services, 60:20 and −10:40 saved, are 50:60 for the programme; with the
// second unknown and said to be so, 60:20.
func TestNetReductionsAreAddedUp(t *testing.T) {
	two := []attribution.Authority{"WCC", "RBKC"}
	equal := must(attribution.Equally(two...))
	desks := attribution.Transition{Amount: pounds(110), PaidBy: "WCC", ApprovedBy: two, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
	parks := attribution.Service{Name: "Parks", Basis: equal, Running: attribution.Ongoing{Cost: pounds(200)}, Before: attribution.Shares{{Authority: "WCC", Amount: pounds(160)}, {Authority: "RBKC", Amount: pounds(120)}}}
	libraries := attribution.Service{Name: "Libraries", Basis: equal, Running: attribution.Ongoing{Cost: pounds(100)}, Before: attribution.Shares{{Authority: "WCC", Amount: pounds(40)}, {Authority: "RBKC", Amount: pounds(90)}}}
	programme := attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{desks}}
	s := must(attribution.NewStatement(attribution.Header{Authorities: two}, programme, parks, libraries)) // in any order
	if got, want := s.Service(attribution.AllServices), shares("WCC 50, RBKC 60"); !got.Equal(want) {
		t.Errorf("shared %v, want %v", got, want)
	}
	libraries.Before = nil
	s = must(attribution.NewStatement(attribution.Header{Authorities: two, ReductionsNotKnown: []string{"Libraries"}}, parks, libraries, programme))
	if got, want := s.Service(attribution.AllServices), shares("WCC 82.5, RBKC 27.5"); !got.Equal(want) {
		t.Errorf("shared %v, want %v", got, want)
	}
	if err := s.Verify(); err != nil {
		t.Error(err)
	}
}

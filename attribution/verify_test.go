package attribution_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
)

// drawStatement makes a statement of one to three services in which any of the
// rules may occur.
func drawStatement(t *rapid.T) attribution.Statement {
	codes := rapid.Permutation([]attribution.Authority{"A", "B", "C", "D", "E", "F"}).Draw(t, "codes")
	header := attribution.Header{Title: "Drawn", Period: "2012/13", Authorities: codes}
	services := make([]attribution.Service, rapid.IntRange(1, 3).Draw(t, "services"))
	for i := range services {
		s := team(t)
		s.Name = fmt.Sprintf("Service %d", i+1)
		takePart := s.Basis.Authorities()
		s.Before = reductions(t, takePart)
		s.Running = attribution.Ongoing{Cost: cost(t, "cost")}
		after := must(attribution.NewStatement(header, s)).Service(s.Name)
		s.Before = s.Before.Plus(after) // so that each has a net reduction of what was drawn
		s.Facts = facts(t, s)
		services[i] = s
	}
	return must(attribution.NewStatement(header, services...))
}

// facts draws facts of every rule, about half of them.
func facts(t *rapid.T, s attribution.Service) []attribution.Fact {
	codes := s.Basis.Authorities()
	who, total := one(t, codes, "who"), pence(rapid.OneOf(rapid.Int64Range(1, 1e6), rapid.Int64Range(-1e6, -1)).Draw(t, "variance"))
	all := []attribution.Fact{
		attribution.Variance{Cause: attribution.CauseDemand, Amount: total},
		attribution.Variance{Cause: attribution.CauseDemand, Amount: total, Basis: must(attribution.Equally(codes...)), Reason: "agreed", PaidBy: who},
		attribution.Variance{Cause: attribution.CauseSpecification, SpecifiedBy: who, Amount: total},
		attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: total},
		attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentShareNow, Amount: total},
		attribution.BroughtForward{Adjustments: plus(attribution.Shares{{Authority: s.Host, Amount: total}}, attribution.Share{Authority: who, Amount: total.Neg()})},
		attribution.Transition{Kind: attribution.KindRedundancy, Amount: cost(t, "cost").Add(pounds(9)), Enhancement: pounds(9), PaidBy: who,
			ApprovedBy: some(t, codes, "approved by"), Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction},
		attribution.Transition{Amount: pounds(50), PaidBy: who, ApprovedBy: codes, Necessity: attribution.NecessityJustified, Justification: "it pays; cost £1.00",
			By: attribution.ByAgreedBasis, Basis: must(attribution.Equally(codes...)), Funding: []attribution.Funding{{Amount: pounds(7), ReceivedBy: codes[0]}}},
		attribution.Joining{Bore: attribution.Shares{{Authority: who, Amount: cost(t, "bore")}}, By: attribution.ByNetReduction},
		attribution.Joining{Bore: attribution.Shares{{Authority: codes[0], Amount: cost(t, "bore")}}, By: attribution.ByAgreedBasis, Basis: must(attribution.InProportion(weights(t, codes)))},
		attribution.Failure{Authority: who, Amount: cost(t, "cost"), PaidBy: s.Host},
		attribution.Termination{Basis: must(attribution.Equally(codes...)), Amount: cost(t, "cost"), NoticeMonths: new(3), ShorterNoticeAgreedBy: codes},
		attribution.Withdrawal{Authority: who, Amount: cost(t, "cost"), PaidBy: s.Host, NoticeMonths: 12},
		attribution.Termination{Basis: must(attribution.Equally(codes...)), Amount: cost(t, "cost"), PaidBy: who},
	}
	return slices.DeleteFunc(all, func(attribution.Fact) bool { return rapid.Bool().Draw(t, "left out") })
}

// A statement conserves: what is charged is what is borne, next year nets to
// nothing, and the settlement clears what is due in fewer transfers than there
// are balances.
func lawStatement(t *rapid.T) {
	s := drawStatement(t)
	var charged, deferred decimal.Decimal
	for c := range s.Charges() {
		if c.Deferred {
			deferred = deferred.Add(c.Amount)
		} else {
			charged = charged.Add(c.Amount)
		}
	}
	if !charged.Equal(s.Totals().Total()) || !charged.Equal(s.Total()) || deferred.Sign() != 0 || s.NextYear().Total().Sign() != 0 {
		t.Fatalf("charged %s, borne %s, next year %s", charged, s.Total(), s.NextYear().Total())
	}
	balances := map[attribution.Authority]decimal.Decimal{}
	for c := range s.Charges() { // from the charges, and not from what is due
		if c.PaidBy != "" && !c.Deferred {
			balances[c.PaidBy] = balances[c.PaidBy].Add(c.Amount)
			for _, share := range c.Shares {
				balances[share.Authority] = balances[share.Authority].Sub(share.Amount)
			}
		}
	}
	if due := s.Paid().Total(); !due.Equal(paidBy(s)) {
		t.Fatalf("%s was paid, the charges say %s", due, paidBy(s))
	}
	open := 0
	for _, balance := range balances {
		if balance.Sign() != 0 {
			open++
		}
	}
	if n := len(s.Settlement()); n > 0 && n >= open {
		t.Fatalf("%d transfers for %d balances", n, open)
	}
	for _, transfer := range s.Settlement() {
		balances[transfer.From] = balances[transfer.From].Add(transfer.Amount)
		balances[transfer.To] = balances[transfer.To].Sub(transfer.Amount)
	}
	for a, balance := range balances {
		if balance.Sign() != 0 {
			t.Fatalf("%s is left with %s", a, balance)
		}
	}
}

// paidBy adds up this year's charges that have a payer.
func paidBy(s attribution.Statement) (sum decimal.Decimal) {
	for c := range s.Charges() {
		if c.PaidBy != "" && !c.Deferred {
			sum = sum.Add(c.Amount)
		}
	}
	return sum
}

// Verify accepts every statement the engine makes, before and after its JSON,
// which reads back to an equal statement.
func lawVerifyAccepts(t *rapid.T) {
	s := drawStatement(t)
	if err := s.Verify(); err != nil {
		t.Fatal(err)
	}
	var again attribution.Statement
	if err := json.Unmarshal(must(json.Marshal(s)), &again); err != nil {
		t.Fatal(err)
	}
	if err := again.Verify(); err != nil || !again.Equal(s) {
		t.Fatalf("read back: equal %v, %v", again.Equal(s), err)
	}
}

// Verify rejects every single change of a figure, a rule, a reason, a deferral or
// a name in a charge.
func lawVerifyRejects(t *rapid.T) {
	changes := tamperings(must(json.Marshal(drawStatement(t))))
	for range 10 {
		change := rapid.SampledFrom(changes).Draw(t, "change")
		if !isFound(change) {
			t.Fatalf("%s was changed, and Verify accepts it", change.what)
		}
	}
}

// Every figure of a statement in which every rule occurs, one after the other.
func TestVerifyFindsEverySingleChange(t *testing.T) {
	text := must(json.Marshal(every()))
	changes := tamperings(text)
	require.Greater(t, len(changes), 250)
	for _, change := range changes {
		assert.True(t, isFound(change), "%s was changed, and Verify accepts it", change.what)
	}
	assert.False(t, isFound(tampering{"nothing", text}), "what was not changed verifies")
}

// isFound says whether a changed statement is refused, on reading or by Verify.
func isFound(change tampering) bool {
	var tampered attribution.Statement
	return json.Unmarshal(change.text, &tampered) != nil || tampered.Verify() != nil
}

// every is a statement in which every rule of this package occurs.
func every() attribution.Statement {
	codes := []attribution.Authority{"B", "C", "A"}
	basis := must(attribution.InProportion(attribution.Shares{{Authority: "B", Amount: pounds(5)}, {Authority: "C", Amount: pounds(3)}, {Authority: "A", Amount: pounds(2)}}))
	each := func(amounts ...int64) attribution.Shares {
		shares := make(attribution.Shares, len(codes))
		for i, code := range codes {
			shares[i] = attribution.Share{Authority: code, Amount: pounds(amounts[i])}
		}
		return shares
	}
	return must(attribution.NewStatement(attribution.Header{Title: "Every rule", Period: "2012/13", Authorities: codes},
		attribution.Service{Name: "Parks", Basis: basis, Host: "C", Before: each(560, 390, 190),
			Running: attribution.Ongoing{Cost: pounds(1050), Income: []attribution.Income{{Amount: pounds(50)}}}, Facts: []attribution.Fact{
				attribution.Variance{Cause: attribution.CauseDemand, Amount: pounds(1)},
				attribution.Variance{Cause: attribution.CauseDemand, Amount: pounds(1), Basis: must(attribution.Equally(codes...)), Reason: "agreed"},
				attribution.Variance{Cause: attribution.CauseSpecification, SpecifiedBy: "B", Amount: pounds(7)},
				attribution.Variance{Cause: attribution.CauseBurden, Origin: "A", Amount: pounds(-4)},
				attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: decimal.New(33333, -2)},
				attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentShareNow, Amount: pounds(-25)},
				attribution.BroughtForward{Adjustments: each(2, -3, 1)},
				attribution.Transition{Kind: attribution.KindRedundancy, Amount: pounds(100), Enhancement: pounds(9), PaidBy: "A", ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction},
				attribution.Transition{Amount: pounds(31), PaidBy: "B", ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByAgreedBasis, Basis: must(attribution.Equally(codes...))},
				attribution.Transition{Amount: pounds(30), PaidBy: "B", ApprovedBy: codes[:2], Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction},
				attribution.Failure{Authority: "B", Amount: pounds(6), PaidBy: "C"},
				attribution.Withdrawal{Authority: "A", Amount: pounds(8), PaidBy: "B", NoticeMonths: 12},
				attribution.Termination{Basis: must(attribution.Equally(codes...)), Amount: pounds(10), PaidBy: "A"},
			}},
		attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{
			attribution.Transition{Amount: pounds(70), PaidBy: "B", ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction},
		}},
	))
}

// tampering is a statement's JSON with one single change.
type tampering struct {
	what string
	text []byte
}

func (t tampering) GoString() string { return t.what }

// tamperings lists a change of every figure in a document: a penny more, or other
// digits of a weight; of every rule, source and reason; of every flag; and of
// every name under a charge's weights and shares. All else stays byte for byte.
func tamperings(text []byte) []tampering {
	var changes []tampering
	change := func(what string, start, end int64, to string) {
		changes = append(changes, tampering{what, slices.Concat(text[:start], []byte(to), text[end:])})
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	var walk func(place string)
	walk = func(place string) {
		before := decoder.InputOffset()
		token := must(decoder.Token())
		end := decoder.InputOffset()
		start := before + int64(len(text[before:end])-len(bytes.TrimLeft(text[before:end], ",:")))
		switch value := token.(type) {
		case json.Delim:
			for decoder.More() {
				if value == '[' {
					walk(place)
					continue
				}
				key := must(decoder.Token()).(string)
				here := place + "/" + key
				if strings.HasSuffix(place, "/weights") || strings.HasSuffix(place, "/shares") {
					to := decoder.InputOffset()
					change(here+" moved", to-int64(len(key))-2, to, `"G"`)
				}
				walk(here)
			}
			must(decoder.Token())
		case bool:
			change(place, start, end, fmt.Sprint(!value))
		case string:
			switch amount, err := attribution.ParseAmount(value); {
			case strings.Contains(place, "/weights/"):
				change(place, start, end, `"`+value+`5"`)
			case err == nil && strings.Contains(value, "."):
				change(place, start, end, `"`+attribution.FormatAmount(amount.Add(pence(1)))+`"`)
			case place == "/source": // of the figures: nothing in a statement tells whether it is true
			case strings.HasSuffix(place, "/rule"), strings.HasSuffix(place, "/source"), strings.HasSuffix(place, "/because"), strings.HasSuffix(place, "/cause"):
				change(place, start, end, string(text[start:end-1])+`x"`)
			}
		}
	}
	walk("")
	return changes
}

func TestStatementLaw(t *testing.T) {
	t.Run("conserves and settles", func(t *testing.T) { rapid.Check(t, lawStatement) })
	t.Run("verify accepts", func(t *testing.T) { rapid.Check(t, lawVerifyAccepts) })
	t.Run("verify rejects", func(t *testing.T) { rapid.Check(t, lawVerifyRejects) })
}

func FuzzStatement(f *testing.F)     { lawtest.Fuzz(f, lawStatement) }
func FuzzVerifyAccepts(f *testing.F) { lawtest.Fuzz(f, lawVerifyAccepts) }
func FuzzVerifyRejects(f *testing.F) { lawtest.Fuzz(f, lawVerifyRejects) }

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
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
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
		s.Facts = []attribution.Fact{attribution.Ongoing{Cost: cost(t, "cost")}}
		after := must(attribution.NewStatement(header, s)).Service(s.Name)
		for j := range s.Before { // so that each has a net reduction of what was drawn
			s.Before[j].Amount = s.Before[j].Amount.Add(after.Of(s.Before[j].Authority))
		}
		s.Facts = append(s.Facts, facts(t, s, after)...)
		services[i] = s
	}
	return must(attribution.NewStatement(header, services...))
}

// facts draws facts of every rule, about half of them.
func facts(t *rapid.T, s attribution.Service, after attribution.Shares) []attribution.Fact {
	codes := s.Basis.Authorities()
	who, total := one(t, codes, "who"), rapid.Map(rapid.Int64Range(-1e6, 1e6), pence).Draw(t, "variance")
	net := make(attribution.Shares, len(codes))
	for i, before := range s.Before {
		net[i] = attribution.Share{Authority: before.Authority, Amount: before.Amount.Sub(after.Of(before.Authority))}
	}
	all := []attribution.Fact{
		attribution.Variance{Cause: attribution.CauseDemand, Amount: total},
		attribution.Variance{Cause: attribution.CauseDemand, Amount: total, Basis: must(attribution.Equally(codes...)), Reason: "agreed", PaidBy: who},
		attribution.Variance{Cause: attribution.CauseSpecification, SpecifiedBy: who, Amount: total},
		attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.HostBears, Amount: total},
		attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.ShareNow, Amount: total},
		attribution.BroughtForward{Adjustments: plus(attribution.Shares{{Authority: s.Host, Amount: total}}, attribution.Share{Authority: who, Amount: total.Neg()})},
		attribution.Transition{Kind: attribution.KindRedundancy, Amount: cost(t, "cost").Add(pounds(9)), Enhancement: pounds(9), IncurredBy: who,
			ApprovedBy: some(t, codes, "approved by"), Necessity: attribution.Comparable, Reductions: net},
		attribution.Failure{Authority: who, Amount: cost(t, "cost"), PaidBy: s.Host},
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

// Verify rejects every single change of a figure, a rule, a name in a charge, a
// payer that moves money, or a deferral.
func lawVerifyRejects(t *rapid.T) {
	s := drawStatement(t)
	text := must(json.Marshal(s))
	var document map[string]any
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	if err := decoder.Decode(&document); err != nil {
		t.Fatal(err)
	}
	changes := figures(nil, "", document)
	change := rapid.SampledFrom(changes).Draw(t, "what")
	change.make()
	var tampered attribution.Statement
	if err := json.Unmarshal(must(json.Marshal(document)), &tampered); err != nil {
		return // refused on reading
	}
	if err := tampered.Verify(); err == nil {
		t.Fatalf("%s was changed, and Verify accepts it", change.what)
	}
}

// tampering is one single change to a statement's JSON.
type tampering struct {
	what string
	make func()
}

func (t tampering) String() string { return t.what }

// figures lists a change of every figure in a document: a penny more, or half as
// much again of a weight.
func figures(found []tampering, place string, value any) []tampering {
	switch value := value.(type) {
	case map[string]any:
		keys := make([]string, 0, len(value))
		for key := range value {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			here := place + "/" + key
			text, isText := value[key].(string)
			flag, isFlag := value[key].(bool)
			switch {
			case strings.Contains(here, "/weights/"):
				found = append(found, tampering{here, func() { value[key] = text + "5" }})
			case isText && isAmount(text):
				found = append(found, tampering{here, func() { value[key] = attribution.FormatAmount(must(attribution.ParseAmount(text)).Add(pence(1))) }})
			case isFlag && value["amount"] != "0.00":
				found = append(found, tampering{here, func() { value[key] = !flag }})
			case isText && (key == "rule" || key == "source" || key == "because"):
				found = append(found, tampering{here, func() { value[key] = text + "x" }})
			}
			found = figures(found, here, value[key])
			if strings.HasSuffix(place, "/charges") && (key == "weights" || key == "shares") {
				found = append(found, tampering{here + " moved", func() { move(value[key].(map[string]any)) }})
			}
		}
	case []any:
		for _, entry := range value {
			found = figures(found, place, entry)
		}
	}
	return found
}

func isAmount(text string) bool {
	_, err := attribution.ParseAmount(text)
	return err == nil && strings.Contains(text, ".")
}

// move gives one authority's figure to another that had none.
func move(figures map[string]any) {
	codes := make([]string, 0, len(figures))
	for code := range figures {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, other := range []string{"A", "B", "C", "D", "E", "F", "G"} {
		if _, taken := figures[other]; !taken {
			figures[other] = figures[codes[0]]
			delete(figures, codes[0])
			return
		}
	}
}

func TestStatementLaw(t *testing.T) {
	t.Run("conserves and settles", func(t *testing.T) { rapid.Check(t, lawStatement) })
	t.Run("verify accepts", func(t *testing.T) { rapid.Check(t, lawVerifyAccepts) })
	t.Run("verify rejects", func(t *testing.T) { rapid.Check(t, lawVerifyRejects) })
}

func FuzzStatement(f *testing.F)     { seed(f); f.Fuzz(rapid.MakeFuzz(lawStatement)) }
func FuzzVerifyAccepts(f *testing.F) { seed(f); f.Fuzz(rapid.MakeFuzz(lawVerifyAccepts)) }
func FuzzVerifyRejects(f *testing.F) { seed(f); f.Fuzz(rapid.MakeFuzz(lawVerifyRejects)) }

// A third party's fact is held to the same law.
type gift struct{ charge attribution.Charge }

func (g gift) Attribute(attribution.Service) ([]attribution.Charge, error) {
	return []attribution.Charge{g.charge}, nil
}

// A swapped odd penny, a lost one, a moved burden: each is caught, and named.
func TestVerifyNamesTheCharge(t *testing.T) {
	codes := []attribution.Authority{"WCC", "RBKC", "LBHF"}
	good := must(attribution.NewStatement(attribution.Header{Authorities: codes}, attribution.Service{
		Name: "Parks", Basis: must(attribution.Equally(codes...)), Host: "RBKC",
		Facts: []attribution.Fact{
			attribution.Ongoing{Cost: pounds(100)}, // 33.33, 33.33 and 33.34 for LBHF, whose code sorts first
			attribution.Variance{Cause: attribution.CauseBurden, Origin: "LBHF", Amount: pounds(7)},
		},
	}))
	text := string(must(json.Marshal(good)))
	for _, c := range []struct{ name, old, new, fault string }{
		{"a swapped odd penny", `"shares":{"WCC":"33.33","RBKC":"33.33","LBHF":"33.34"}`, `"shares":{"WCC":"33.34","RBKC":"33.33","LBHF":"33.33"}`,
			`attribution: Parks: WCC: charge 1 (ongoing, "Ongoing cost"): got an odd penny that was LBHF's`},
		{"a penny lost", `"shares":{"WCC":"33.33","RBKC":"33.33","LBHF":"33.34"}`, `"shares":{"WCC":"33.33","RBKC":"33.33","LBHF":"33.33"}`,
			`attribution: Parks: charge 1 (ongoing, "Ongoing cost"): the shares do not sum to the amount: they are 0.01 off`},
		{"a changed weight", `"weights":{"WCC":"1","RBKC":"1","LBHF":"1"}`, `"weights":{"WCC":"2","RBKC":"1","LBHF":"1"}`,
			`attribution: Parks: WCC: charge 1 (ongoing, "Ongoing cost"): a share of 33.33 is not the exact proportion rounded down or up to a penny`},
		{"a moved burden", `"weights":{"LBHF":"1"},"shares":{"LBHF":"7.00"}`, `"weights":{"WCC":"1"},"shares":{"WCC":"7.00"}`,
			`attribution: Parks: charge 2 (variance.burden, "Variance: burden"): its reason does not end in "borne by WCC alone", as Charge.On writes it`},
		{"a total", `"totals":{"WCC":"33.33"`, `"totals":{"WCC":"33.32"`, `attribution: WCC: the total is 33.32, its charges add up to 33.33`},
		{"a debt", `"from":"WCC","to":"RBKC","amount":"33.33"`, `"from":"WCC","to":"RBKC","amount":"33.30"`, `attribution: Parks: WCC owes RBKC 33.30, the charges say 33.33`},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Contains(t, text, c.old)
			var tampered attribution.Statement
			require.NoError(t, json.Unmarshal([]byte(strings.Replace(text, c.old, c.new, 1)), &tampered))
			err := tampered.Verify()
			require.ErrorIs(t, err, attribution.ErrVerify)
			var messages []string
			for fault := range attribution.Faults(err) {
				messages = append(messages, fault.Error())
				assert.ErrorIs(t, fault, attribution.ErrVerify)
			}
			assert.Contains(t, messages, c.fault)
		})
	}
	charge := attribution.Charge{Service: "Parks", Rule: attribution.RuleOngoing, Amount: pounds(100),
		Weights: attribution.Shares{{Authority: "WCC", Amount: pounds(1)}, {Authority: "RBKC", Amount: pounds(1)}},
		Shares:  attribution.Shares{{Authority: "WCC", Amount: pounds(60)}, {Authority: "RBKC", Amount: pounds(40)}}, Because: "shared RBKC 1 : WCC 1"}
	_, err := attribution.NewStatement(attribution.Header{Authorities: codes},
		attribution.Service{Name: "Parks", Basis: must(attribution.Equally(codes...)), Facts: []attribution.Fact{gift{charge}}})
	require.ErrorIs(t, err, attribution.ErrVerify)
	assert.Contains(t, err.Error(), "attribution: Parks: fact 1: WCC: a share of 60.00 is not the exact proportion rounded down or up to a penny")
	charge.Weights[0].Amount = decimal.New(1, 1000000000)
	_, err = attribution.NewStatement(attribution.Header{Authorities: codes},
		attribution.Service{Name: "Parks", Basis: must(attribution.Equally(codes...)), Facts: []attribution.Fact{gift{charge}}})
	assert.EqualError(t, err, "attribution: Parks: fact 1: WCC: a number with exponent 1000000000: at most 64 either way is taken")
}

// What is not a statement's JSON is refused with the place, and changes nothing.
func TestStatementJSONRefused(t *testing.T) {
	for _, c := range []struct {
		text string
		kind error
		says string
	}{
		{`{"title":"a","title":"b"}`, attribution.ErrText, `the key "title" stands twice`},
		{`{"Title":"a"}`, attribution.ErrText, `unknown key "Title"`},
		{`{"title":"a"}`, attribution.ErrText, `the key "period" is missing`},
		{`{"title":1}`, attribution.ErrText, "1 where a string was expected"},
		{`[]`, attribution.ErrText, "[ where { was expected"},
		{`{"total":"1e9"}`, attribution.ErrAmount, `"1e9" is not an amount`},
		{`{"total":"0.001"}`, attribution.ErrPenny, `"0.001" has a fraction of a penny`},
		{`{"total":"` + strings.Repeat("9", 5000) + `"}`, attribution.ErrLimit, "is too long"},
		{`{"totals":{"WCC":"1.00","WCC":"1.00"}}`, attribution.ErrText, `the key "WCC" stands twice`},
	} {
		var s attribution.Statement
		err := json.Unmarshal([]byte(c.text), &s)
		require.ErrorIs(t, err, c.kind, c.text)
		assert.ErrorContains(t, err, c.says)
		assert.True(t, s.Equal(attribution.Statement{}))
	}
}

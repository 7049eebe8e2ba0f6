package attribution_test

import (
	"encoding/json"
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
)

// Combined bases are what their definition makes of them, exactly, in the
// smallest whole numbers.
func lawCombined(t *rapid.T) {
	m := drawModel(t, 4)
	weights := m.Weights()
	if len(weights) != len(m.parts) {
		t.Fatalf("%s: %v names %d, want %d", m, weights, len(weights), len(m.parts))
	}
	common, total := new(big.Int), weights.Total().Rat()
	for _, w := range weights {
		if part := new(big.Rat).Quo(w.Amount.Rat(), total); part.Cmp(m.part(w.Authority)) != 0 {
			t.Fatalf("%s: %s has %s of the whole, want %s", m, w.Authority, part.RatString(), m.part(w.Authority).RatString())
		}
		common.GCD(nil, nil, common, w.Amount.Rat().Num())
	}
	if len(m.Components()) > 0 && common.Cmp(big.NewInt(1)) != 0 {
		t.Fatalf("%s: %v have %s in common", m, weights, common)
	}
}

// alike says whether two bases charge everyone the same pennies.
func alike(t *rapid.T, what string, one, other attribution.Basis) {
	total := amount(t)
	left, right := must(one.Apportion(total)), must(other.Apportion(total))
	for _, share := range slices.Concat(left, right) {
		if a := share.Authority; !left.Of(a).Equal(right.Of(a)) {
			t.Fatalf("%s: of %s, %s bears %s by %s and %s by %s", what, total, a, left.Of(a), one, right.Of(a), other)
		}
	}
}

// A blend or an average of one is itself, in every way.
func lawBlendOfOne(t *rapid.T) {
	b := drawModel(t, 3).Basis
	for _, itself := range []attribution.Basis{must(attribution.Blend(attribution.Part{Percent: pounds(100), Basis: b})), must(attribution.Average(b))} {
		if !itself.Equal(b) || itself.String() != b.String() || string(must(json.Marshal(itself))) != string(must(json.Marshal(b))) {
			t.Fatalf("%s alone is %s", b, itself)
		}
	}
}

// Neither the order of the parts of a blend nor their nesting moves a penny.
func lawOrderAndNesting(t *rapid.T) {
	outer, flat := []attribution.Part(nil), []attribution.Part(nil)
	for _, share := range percent(t, make([]attribution.Authority, rapid.IntRange(1, 3).Draw(t, "outer parts"))) {
		inner, _ := parts(t, 2)
		outer = append(outer, attribution.Part{Percent: share.Amount, Basis: must(attribution.Blend(inner...))})
		for _, part := range inner {
			flat = append(flat, attribution.Part{Percent: part.Percent.Mul(share.Amount).Shift(-2), Basis: part.Basis})
		}
	}
	nested := must(attribution.Blend(outer...))
	alike(t, "nested", nested, must(attribution.Blend(flat...)))
	alike(t, "in another order", nested, must(attribution.Blend(rapid.Permutation(flat).Draw(t, "order")...)))
}

// Months of 12 for all change nothing, and those of 0 take no part in the money.
func lawMonths(t *rapid.T) {
	b := drawModel(t, 3).Basis
	months := b.Weights()
	for i := range months {
		months[i].Amount = pounds(12)
	}
	if all := must(b.Months(shuffled(t, months))); !all.Equal(b) || all.String() != b.String() {
		t.Fatalf("%s, twelve months each, is %s", b, all)
	}
	gone := rapid.IntRange(0, len(months)-1).Draw(t, "gone")
	months[gone].Amount = decimal.Decimal{}
	left, err := b.Months(months)
	rest := slices.Delete(b.Weights(), gone, gone+1)
	if rest.Total().Sign() == 0 {
		if err == nil {
			t.Fatalf("%s without %s shares something", b, months[gone].Authority)
		}
		return
	}
	total := amount(t)
	shares := must(left.Apportion(total))
	if shares.Of(months[gone].Authority).Sign() != 0 {
		t.Fatalf("%s is there for 0 months and bears %v", months[gone].Authority, shares)
	}
	if without, err := attribution.InProportion(rest); err == nil { // within the limits of what is given
		alike(t, "without one", left, without)
	}
}

// A band of 0 points is the actual basis wherever the two differ, one of 100 the
// agreed one; a band that holds does so with more points, and one that gives way
// with fewer.
func lawBand(t *rapid.T) {
	agreed, actual := drawModel(t, 3), drawModel(t, 3)
	band := func(points decimal.Decimal) attribution.Basis {
		return must(attribution.Band(agreed.Basis, actual.Basis, points))
	}
	alike(t, "0 points", band(decimal.Decimal{}), actual.Basis)
	alike(t, "100 points", band(pounds(100)), agreed.Basis)
	most := new(big.Rat)
	for a := range attribution.Shares(slices.Concat(agreed.Weights(), actual.Weights())).All() {
		apart := new(big.Rat).Sub(agreed.part(a), actual.part(a))
		if apart.Abs(apart).Cmp(most) > 0 {
			most = apart
		}
	}
	// The largest distance, cut off after 12 decimals of a point, and a hair more.
	hair := decimal.New(1, -12)
	scaled := new(big.Rat).Mul(most, new(big.Rat).SetInt64(1e14))
	below := decimal.NewFromBigInt(new(big.Int).Quo(scaled.Num(), scaled.Denom()), -12)
	if scaled.IsInt() {
		alike(t, "at the threshold", band(below), agreed.Basis)
		if below.Sign() > 0 {
			alike(t, "below the threshold", band(below.Sub(hair)), actual.Basis)
		}
		return
	}
	alike(t, "below the threshold", band(below), actual.Basis)
	alike(t, "above the threshold", band(below.Add(hair)), agreed.Basis)
}

// Rounding comes to 100 in whole steps, moves nobody by a whole step, and gives
// the steps left over to the largest fractions, of equals to the code that sorts
// first.
func lawRounding(t *rapid.T) {
	m := drawModel(t, 3)
	step := decimal.New(rapid.SampledFrom([]int64{1, 10, 25, 50, 100, 200, 500, 1000, 2500, 5000, 10000}).Draw(t, "hundredths of a per cent"), -2)
	whole := modelOf(must(m.Rounded(step)))
	steps := new(big.Rat).Quo(big.NewRat(100, 1), step.Rat())
	sum, left := new(big.Rat), map[attribution.Authority]*big.Rat{}
	up := map[attribution.Authority]bool{}
	for a, part := range whole.parts {
		taken, exact := new(big.Rat).Mul(part, steps), new(big.Rat).Mul(m.part(a), steps)
		floor := new(big.Rat).SetInt(new(big.Int).Quo(exact.Num(), exact.Denom()))
		moved := new(big.Rat).Sub(taken, exact)
		if !taken.IsInt() || moved.Abs(moved).Cmp(big.NewRat(1, 1)) >= 0 {
			t.Fatalf("%s in steps of %s: %s of them for %s, exactly %s", m, step, taken.RatString(), a, exact.RatString())
		}
		sum.Add(sum, taken)
		left[a], up[a] = exact.Sub(exact, floor), taken.Cmp(floor) > 0
	}
	if sum.Cmp(steps) != 0 {
		t.Fatalf("%s in steps of %s: %s steps", m, step, sum.RatString())
	}
	for a, served := range up {
		for b, other := range up {
			if order := left[a].Cmp(left[b]); served && !other && (order < 0 || order == 0 && a > b) {
				t.Fatalf("%s in steps of %s: %s got a step before %s", m, step, a, b)
			}
		}
	}
}

// A basis of any kind reads back from its JSON as it was, byte for byte, and a
// statement on it is found right by Verify's own means, read back or not.
func lawTree(t *rapid.T) {
	b := drawModel(t, 4).Basis
	text := must(json.Marshal(b))
	var again attribution.Basis
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if !again.Equal(b) || again.String() != b.String() || string(must(json.Marshal(again))) != string(text) {
		t.Fatalf("%s came back as %s", text, must(json.Marshal(again)))
	}
	s := must(attribution.NewStatement(attribution.Header{Authorities: b.Authorities()}, attribution.Service{Name: "Parks", Basis: b, Running: attribution.Ongoing{Cost: cost(t, "cost")}}))
	var read attribution.Statement
	if err := json.Unmarshal(must(json.Marshal(s)), &read); err != nil {
		t.Fatal(err)
	}
	if err := read.Verify(); err != nil || s.Verify() != nil || !read.Equal(s) {
		t.Fatalf("%s: %v, equal: %v", text, err, read.Equal(s))
	}
	if len(b.String()) > 700 {
		t.Fatalf("%d bytes to say what it is: %s", len(b.String()), b)
	}
}

var basisLaws = map[string]func(*rapid.T){
	"combined":          lawCombined,
	"blend of one":      lawBlendOfOne,
	"order and nesting": lawOrderAndNesting,
	"months":            lawMonths,
	"band":              lawBand,
	"rounding":          lawRounding,
	"tree":              lawTree,
}

func TestBasisLaw(t *testing.T) {
	for name, law := range basisLaws {
		t.Run(name, func(t *testing.T) { rapid.Check(t, law) })
	}
}

func FuzzCombined(f *testing.F)        { lawtest.Fuzz(f, lawCombined) }
func FuzzBlendOfOne(f *testing.F)      { lawtest.Fuzz(f, lawBlendOfOne) }
func FuzzOrderAndNesting(f *testing.F) { lawtest.Fuzz(f, lawOrderAndNesting) }
func FuzzMonths(f *testing.F)          { lawtest.Fuzz(f, lawMonths) }
func FuzzBand(f *testing.F)            { lawtest.Fuzz(f, lawBand) }
func FuzzRounding(f *testing.F)        { lawtest.Fuzz(f, lawRounding) }
func FuzzTree(f *testing.F)            { lawtest.Fuzz(f, lawTree) }

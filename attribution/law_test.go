package attribution_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
)

// The penny law, point by point: one function each, run by go test on drawn
// cases and by go test -fuzz on found ones.

// 1. The shares sum to the amount.
func lawConservation(t *rapid.T) {
	basis, total := drawBasis(t, 12), amount(t)
	shares := must(basis.Apportion(total))
	if !shares.Total().Equal(total) {
		t.Fatalf("%s came out as %s", total, shares.Total())
	}
}

// 2. Every share is the exact proportion rounded down or up to a penny.
func lawQuota(t *rapid.T) {
	basis, total := drawBasis(t, 12), amount(t)
	for i, share := range must(basis.Apportion(total)) {
		off := exact(total, basis.Weights(), i)
		off.Sub(off, rat(share.Amount))
		if off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
			t.Fatalf("%s: %s is a penny or more from the exact share", share.Authority, share.Amount)
		}
	}
}

// 3. Whoever got an odd penny had a larger fraction than whoever did not, or an
// equal one and a code that sorts first; and no list's order matters.
func lawLargestRemainder(t *rapid.T) {
	basis, total := drawBasis(t, 12), amount(t)
	shares, weights := must(basis.Apportion(total)), basis.Weights()
	for i, served := range shares {
		for j, passed := range shares {
			gotPenny, gotNone := roundedAway(total, weights, i, served), !roundedAway(total, weights, j, passed)
			if !gotPenny || !gotNone {
				continue
			}
			order := fraction(total, weights, i).Cmp(fraction(total, weights, j))
			if order < 0 || order == 0 && served.Authority > passed.Authority {
				t.Fatalf("%s got an odd penny before %s", served.Authority, passed.Authority)
			}
		}
	}
	again := must(must(attribution.InProportion(shuffled(t, weights))).Apportion(total))
	for _, share := range shares {
		if !again.Of(share.Authority).Equal(share.Amount) {
			t.Fatalf("%s: %s in one order, %s in another", share.Authority, share.Amount, again.Of(share.Authority))
		}
	}
}

// 4. No weight, no penny; and negative amounts mirror positive ones.
func lawZeroAndMirror(t *rapid.T) {
	basis, total := drawBasis(t, 12), amount(t)
	shares, mirrored := must(basis.Apportion(total)), must(basis.Apportion(total.Neg()))
	for i, weight := range basis.Weights() {
		if weight.Amount.Sign() == 0 && shares[i].Amount.Sign() != 0 {
			t.Fatalf("%s weighs nothing and bears %s", weight.Authority, shares[i].Amount)
		}
		if !mirrored[i].Amount.Equal(shares[i].Amount.Neg()) {
			t.Fatalf("%s: %s of a charge, %s of its refund", weight.Authority, shares[i].Amount, mirrored[i].Amount)
		}
	}
}

// 6. Only the ratios of the weights matter, and the same facts give the same shares.
func lawScale(t *rapid.T) {
	basis, total := drawBasis(t, 12), amount(t)
	scaled := basis.Weights()
	factor := decimal.New(rapid.Int64Range(1, 1000).Draw(t, "factor"), rapid.Int32Range(-3, 3).Draw(t, "power of ten"))
	for i := range scaled {
		scaled[i].Amount = scaled[i].Amount.Mul(factor)
	}
	other, err := attribution.InProportion(scaled)
	if err != nil {
		t.Skip("scaled past the limits")
	}
	if got, want := must(other.Apportion(total)), must(basis.Apportion(total)); !got.Equal(want) {
		t.Fatalf("%v and, scaled by %s, %v", want, factor, got)
	}
}

// 7. The working explains the very shares that came out.
func lawWorking(t *rapid.T) {
	basis, total := drawBasis(t, 12), amount(t)
	shares, weights := must(basis.Apportion(total)), basis.Weights()
	served := 0
	places := make(map[int]bool)
	for i, step := range must(basis.Working(total)) {
		places[step.Place] = true
		if step.OddPenny {
			served++
		}
		penny := decimal.New(int64(total.Sign()), -2)
		reached := step.Floor
		if step.OddPenny {
			reached = reached.Add(penny)
		}
		switch {
		case step.Authority != shares[i].Authority || !step.Share.Equal(shares[i].Amount) || !reached.Equal(step.Share):
			t.Fatalf("the step %v does not reach the share %v", step, shares[i])
		case step.Exact.Cmp(poundsOf(exact(total, weights, i))) != 0 || step.Remainder.Cmp(fraction(total, weights, i)) != 0:
			t.Fatalf("the step %v does not start from the exact share", step)
		}
	}
	for _, step := range must(basis.Working(total)) {
		if step.OddPenny != (step.Place <= served) {
			t.Fatalf("%d odd pennies, and place %d got %v", served, step.Place, step.OddPenny)
		}
	}
	if len(places) != len(shares) {
		t.Fatalf("%d places for %d authorities", len(places), len(shares))
	}
}

// Pence and pounds are one law: the integer engine gives what the decimals give.
func lawPence(t *rapid.T) {
	basis, total := drawBasis(t, 12), rapid.Int64().Draw(t, "pence")
	parts := must(basis.ApportionPence(nil, total))
	for i, share := range must(basis.Apportion(pence(total))) {
		if !share.Amount.Equal(pence(parts[i])) {
			t.Fatalf("%s: %s in pounds, %d in pence", share.Authority, share.Amount, parts[i])
		}
	}
}

var laws = map[string]func(*rapid.T){
	"conservation":      lawConservation,
	"quota":             lawQuota,
	"largest remainder": lawLargestRemainder,
	"zero and mirror":   lawZeroAndMirror,
	"scale":             lawScale,
	"working":           lawWorking,
	"pence":             lawPence,
}

func TestLaw(t *testing.T) {
	for name, law := range laws {
		t.Run(name, func(t *testing.T) { rapid.Check(t, law) })
	}
}

func FuzzConservation(f *testing.F)     { lawtest.Fuzz(f, lawConservation) }
func FuzzQuota(f *testing.F)            { lawtest.Fuzz(f, lawQuota) }
func FuzzLargestRemainder(f *testing.F) { lawtest.Fuzz(f, lawLargestRemainder) }
func FuzzZeroAndMirror(f *testing.F)    { lawtest.Fuzz(f, lawZeroAndMirror) }
func FuzzScale(f *testing.F)            { lawtest.Fuzz(f, lawScale) }
func FuzzWorking(f *testing.F)          { lawtest.Fuzz(f, lawWorking) }
func FuzzPence(f *testing.F)            { lawtest.Fuzz(f, lawPence) }

// 5. Refuse, don't guess: kinds and texts, and nothing computed.
func TestRefused(t *testing.T) {
	w := func(code string, weight decimal.Decimal) attribution.Share {
		return attribution.Share{Authority: attribution.Authority(code), Amount: weight}
	}
	one := decimal.NewFromInt(1)
	for _, c := range []struct {
		name string
		make func() (attribution.Basis, error)
		kind error
		text string
	}{
		{"all-zero weights", func() (attribution.Basis, error) {
			return attribution.InProportion(attribution.Shares{w("WCC", decimal.Decimal{}), w("RBKC", decimal.Decimal{})})
		}, attribution.ErrBasis, "attribution: every weight is zero: there is nothing to share by"},
		{"a negative weight", func() (attribution.Basis, error) {
			return attribution.InProportion(attribution.Shares{w("WCC", decimal.NewFromInt(-3)), w("RBKC", one)})
		}, attribution.ErrWeight, "attribution: WCC: negative weight -3"},
		{"a repeated authority", func() (attribution.Basis, error) { return attribution.Equally("WCC", "WCC") },
			attribution.ErrAuthority, "attribution: WCC: named twice"},
		{"an empty code", func() (attribution.Basis, error) { return attribution.Solely("") },
			attribution.ErrAuthority, "attribution: an authority without a code"},
		{"nobody", func() (attribution.Basis, error) { return attribution.Equally() },
			attribution.ErrBasis, "attribution: a basis without authorities"},
		{"a huge exponent", func() (attribution.Basis, error) {
			return attribution.InProportion(attribution.Shares{w("WCC", decimal.New(1, 1000000000))})
		}, attribution.ErrLimit, "attribution: WCC: a number with exponent 1000000000: at most 18 either way is taken"},
		{"a stranger's demand", func() (attribution.Basis, error) {
			return attribution.ByDemand([]attribution.Authority{"WCC"}, attribution.Demand{Authority: "RBKC", Measure: "visits", Quantity: one, Quality: one})
		}, attribution.ErrAuthority, `attribution: RBKC: has demand ("visits") but takes no part`},
		{"no quality", func() (attribution.Basis, error) {
			return attribution.ByDemand([]attribution.Authority{"WCC"}, attribution.Demand{Authority: "WCC", Measure: "visits", Quantity: one})
		}, attribution.ErrWeight, `attribution: WCC: quality 0 of "visits": it must be above zero`},
	} {
		t.Run(c.name, func(t *testing.T) {
			basis, err := c.make()
			require.ErrorIs(t, err, c.kind)
			assert.EqualError(t, err, c.text)
			assert.True(t, basis.IsZero())
		})
	}
	equal := must(attribution.Equally("WCC", "RBKC"))
	for _, c := range []struct {
		name   string
		basis  attribution.Basis
		amount decimal.Decimal
		kind   error
		text   string
	}{
		{"a fraction of a penny", equal, decimal.New(1001, -3), attribution.ErrPenny, "attribution: 1.001 has a fraction of a penny"},
		{"an exponent past the limits", equal, decimal.New(1, 2000000000), attribution.ErrLimit, "attribution: a number with exponent 2000000000: at most 64 either way is taken"},
		{"the zero basis", attribution.Basis{}, one, attribution.ErrBasis,
			"attribution: the zero basis shares nothing: make one with InProportion, Equally, Solely or ByDemand"},
	} {
		t.Run(c.name, func(t *testing.T) {
			shares, err := c.basis.Apportion(c.amount)
			require.ErrorIs(t, err, c.kind)
			assert.EqualError(t, err, c.text)
			assert.Nil(t, shares)
			var place *attribution.Error
			require.ErrorAs(t, err, &place)
			assert.Equal(t, c.kind, place.Kind)
		})
	}
}

// What others get wrong, each with the answer worked by hand.
func TestKnownFaultsOfOthers(t *testing.T) {
	for _, c := range []struct {
		name    string
		pence   int64
		weights []int64
		want    []int64
	}{
		{"a zero weight is not paid", 1, []int64{0, 1, 1}, []int64{0, 1, 0}},
		{"the remainder is spread, not dumped on the last", 17, ones(33), append(ones(17), make([]int64, 16)...)},
		{"the larger remainder first, then ties by code", 6, []int64{14, 14, 14, 18}, []int64{2, 1, 1, 2}}, // 1.4 three times and 1.8: two odd pennies, for 18 and then the first 14
		{"a refund mirrors its charge", -1, []int64{1, 1}, []int64{-1, 0}},
		{"near the end of int64", 1<<63 - 1, []int64{3, 1}, []int64{6917529027641081855, 2305843009213693952}}, // (2^63−1) × 3/4 = 6917529027641081855.25, ÷ 4 = 2305843009213693951.75
		{"the most negative int64", -1 << 63, []int64{1, 1}, []int64{-1 << 62, -1 << 62}},
		{"more pence do not always give everyone as much: 3", 3, []int64{1, 3, 3}, []int64{1, 1, 1}},
		{"more pence do not always give everyone as much: 4", 4, []int64{1, 3, 3}, []int64{0, 2, 2}},
		{"two splits are not the split of their sum", 1, []int64{1, 1}, []int64{1, 0}}, // 1 + 1 gives 2, 0; 2 gives 1, 1
		{"a faster-growing weight can lose, before", 3, []int64{1, 1, 3}, []int64{1, 0, 2}},
		{"a faster-growing weight can lose, after", 3, []int64{6, 2, 7}, []int64{1, 1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, must(inOrder(c.weights).ApportionPence(nil, c.pence)))
		})
	}
}

func ones(n int) []int64 {
	ones := make([]int64, n)
	for i := range ones {
		ones[i] = 1
	}
	return ones
}

// Published divisions by largest remainder: Balinski and Young, as given in the
// tests of other apportionment libraries.
func TestPublishedApportionments(t *testing.T) {
	assert.Equal(t, []int64{51, 44, 2, 2, 1}, must(inOrder([]int64{5117, 4400, 162, 161, 160}).ApportionPence(nil, 100)))
	assert.Equal(t, []int64{9, 7, 5, 4, 1}, must(inOrder([]int64{9061, 7179, 5259, 3319, 1182}).ApportionPence(nil, 26)))
}

package attribution_test

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/penny/pennytest"
	"github.com/triborough/fairshare/internal/vectorstest"
)

// The vectors of the penny law come out in pounds, and in pence where 64 bits hold
// the amount: by itself, and among others.
func TestPennyVectors(t *testing.T) {
	for _, v := range vectorstest.PennyVectors(t) {
		t.Run(v.ID, func(t *testing.T) {
			basis, want := basisOfVector(t, v.Weights), make([]string, len(v.Weights))
			for i, w := range basis.Weights() {
				want[i] = v.Shares[string(w.Authority)]
			}
			total := integer(t, v.Pence)
			shares := must(basis.Apportion(decimal.NewFromBigInt(total, -2)))
			got := make([]string, len(shares))
			for i, share := range shares {
				got[i] = inPence(share.Amount).String()
			}
			require.Equal(t, want, got, v.Why)
			require.Len(t, v.Shares, len(want))
			if !total.IsInt64() {
				return
			}
			pence := total.Int64()
			assert.Equal(t, want, texts(must(basis.ApportionPence(nil, pence))), "in pence")
			all := must(basis.ApportionAll(nil, []int64{1, pence, -7}))
			assert.Equal(t, want, texts(all[len(want):2*len(want)]), "among others")
		})
	}
}

// What needs more than 64 bits is marked, and nothing else: the sum of the weights
// squared, or the amount, or its magnitude.
func TestPennyVectors_needBigNumbers(t *testing.T) {
	for _, v := range vectorstest.PennyVectors(t) {
		sum, magnitude := new(big.Int), integer(t, v.Pence)
		for _, w := range v.Weights {
			sum.Add(sum, integer(t, w))
		}
		past := !magnitude.Abs(magnitude).IsInt64() || sum.Cmp(big.NewInt(3_037_000_499)) > 0
		assert.Equal(t, past, v.Needs == "big", v.ID)
	}
}

func TestRunningVectors(t *testing.T) {
	for _, v := range vectorstest.RunningVectors(t) {
		t.Run(v.ID, func(t *testing.T) {
			basis := basisOfVector(t, v.Weights)
			running := must(attribution.NewRunning(basis, integer(t, v.From).Int64()))
			for i, step := range v.Steps {
				want := make([]string, len(v.Weights))
				for j, w := range basis.Weights() {
					want[j] = step.Parts[string(w.Authority)]
				}
				got := texts(must(running.Add(nil, integer(t, step.Pence).Int64())))
				require.Equal(t, want, got, "step %d", i+1)
			}
		})
	}
}

// basisOfVector shares in proportion to a vector's weights, in the order of codes
// but backwards: no position matters.
func basisOfVector(t *testing.T, figures map[string]string) attribution.Basis {
	weights := make(attribution.Shares, 0, len(figures))
	for _, code := range slices.Backward(slices.Sorted(maps.Keys(figures))) {
		weights = append(weights, attribution.Share{Authority: attribution.Authority(code), Amount: decimal.NewFromBigInt(integer(t, figures[code]), 0)})
	}
	return must(attribution.InProportion(weights))
}

func integer(t testing.TB, text string) *big.Int {
	value, ok := new(big.Int).SetString(text, 10)
	require.True(t, ok, "%q is no whole number", text)
	return value
}

func texts(parts []int64) []string {
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = big.NewInt(part).String()
	}
	return texts
}

// Any weights and any amount, as texts: either both are refused, or the shares are
// those that another principle finds. The vectors are the seeds.
func FuzzApportion(f *testing.F) {
	for _, v := range vectorstest.PennyVectors(f) {
		var weights []string
		for _, code := range slices.Sorted(maps.Keys(v.Weights)) {
			weights = append(weights, code+" "+v.Weights[code])
		}
		pounds := decimal.NewFromBigInt(integer(f, v.Pence), -2)
		f.Add(attribution.FormatAmount(pounds), strings.Join(weights, ", "))
	}
	f.Fuzz(func(t *testing.T, pounds, weights string) {
		total, err := attribution.ParseAmount(pounds)
		if err != nil {
			return
		}
		given, err := attribution.ParseShares(weights)
		if err != nil {
			return
		}
		basis, err := attribution.InProportion(given)
		if err != nil {
			return
		}
		large, order := common(given), make([]int32, len(given))
		for i := range order {
			order[i] = int32(i)
		}
		slices.SortFunc(order, func(i, j int32) int { return strings.Compare(string(given[i].Authority), string(given[j].Authority)) })
		want := pennytest.Shares(inPence(total), large, order)
		for i, share := range must(basis.Apportion(total)) {
			if inPence(share.Amount).Cmp(want[i]) != 0 {
				t.Fatalf("%s over %s: %s gets %s, want %sp", pounds, weights, share.Authority, share.Amount, want[i])
			}
		}
	})
}

// common puts weights on a common scale, as whole numbers.
func common(weights attribution.Shares) []*big.Int {
	whole := make([]*big.Int, len(weights))
	for i, w := range weights {
		whole[i] = w.Amount.Shift(18).BigInt() // no weight that is read has more places
	}
	return whole
}

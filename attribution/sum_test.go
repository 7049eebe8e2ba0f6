package attribution

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/internal/lawtest"
)

// Adding up a penny at a time or past what a word holds, and back again, comes to
// what large numbers come to; it may be asked half-way.
func lawSum(t *rapid.T) {
	word := []int64{0, 1, -1, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1, 1e18}
	var s sum
	want := new(big.Int)
	for range rapid.IntRange(0, 9).Draw(t, "how many") {
		pence := big.NewInt(rapid.OneOf(rapid.SampledFrom(word), rapid.Int64()).Draw(t, "pence"))
		if rapid.IntRange(0, 4).Draw(t, "large") == 0 {
			pence.Mul(pence, big.NewInt(1e18))
		}
		s.add(decimal.NewFromBigInt(pence, -2))
		want.Add(want, pence)
		if got := s.amount(); !got.Equal(decimal.NewFromBigInt(want, -2)) {
			t.Fatalf("got %v, want %v pence", got, want)
		}
	}
}

func TestSum(t *testing.T) { rapid.Check(t, lawSum) }

func FuzzSum(f *testing.F) { lawtest.Fuzz(f, lawSum) }

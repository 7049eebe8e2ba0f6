package pennytest

import (
	"math/big"
	"slices"
	"testing"
)

// The two oracles, which share nothing, agree on every split of up to 8 pence
// among up to 4 weights of up to 5, and a refund mirrors its charge.
func TestOraclesAgree(t *testing.T) {
	cases := 0
	for n := 1; n <= 4; n++ {
		order := make([]int32, n)
		for i := range order {
			order[i] = int32(i)
		}
		weights := make([]int64, n)
		var each func(i int)
		each = func(i int) {
			if i < n {
				for weights[i] = 0; weights[i] <= 5; weights[i]++ {
					each(i + 1)
				}
				return
			}
			if slices.Max(weights) == 0 {
				return
			}
			large := make([]*big.Int, n)
			for i, w := range weights {
				large[i] = big.NewInt(w)
			}
			for amount := int64(0); amount <= 8; amount++ {
				cases++
				for i, want := range LeastSquares(amount, weights) {
					charge, refund := Shares(big.NewInt(amount), large, order), Shares(big.NewInt(-amount), large, order)
					if charge[i].Int64() != want || refund[i].Int64() != -want {
						t.Fatalf("%d over %v: at %d of %v and %v, want %d", amount, weights, i, charge, refund, want)
					}
				}
			}
		}
		each(0)
	}
	if want := (6 + 36 + 216 + 1296 - 4) * 9; cases != want {
		t.Errorf("%d cases, want %d", cases, want)
	}
}

// Ties go by the order given, not by position.
func TestShares_orderOfTies(t *testing.T) {
	weights := Integers(1, 1, 1)
	for _, c := range []struct {
		amount int64
		order  []int32
		want   []int64
	}{
		{1, []int32{2, 0, 1}, []int64{0, 0, 1}}, {2, []int32{2, 0, 1}, []int64{1, 0, 1}},
		{-1, []int32{1, 2, 0}, []int64{0, -1, 0}}, {-2, []int32{1, 2, 0}, []int64{0, -1, -1}},
	} {
		for i, share := range Shares(big.NewInt(c.amount), weights, c.order) {
			if share.Int64() != c.want[i] {
				t.Errorf("%d in the order %v: party %d gets %s, want %v", c.amount, c.order, i, share, c.want)
			}
		}
	}
}

// The exact shares of 10^40 over 1:2:4 leave 4/7, 1/7 and 2/7 of a penny (10^40
// leaves 4 when divided by 7), so there is one odd penny, and it is the first's.
func TestShares_ofAnySize(t *testing.T) {
	amount := new(big.Int).Exp(big.NewInt(10), big.NewInt(40), nil)
	for i, share := range Shares(amount, Integers(1, 2, 4), []int32{2, 1, 0}) {
		off := new(big.Int).Mul(amount, big.NewInt(1<<i))
		off.Sub(off, share.Mul(share, big.NewInt(7)))
		if want := []int64{4 - 7, 1, 2}[i]; off.Int64() != want {
			t.Errorf("party %d: 7 shares are %s off, want %d", i, off, want)
		}
	}
}

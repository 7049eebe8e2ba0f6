package attribution_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/penny/pennytest"
)

// Every split of up to 12 pence over up to 4 authorities of weight up to 6 is the
// one that trying every way finds, which knows no floor, remainder or queue; and
// its refund mirrors it.
func TestEverySmallSplitIsTheLeastSquares(t *testing.T) {
	cases := 0
	for n := 1; n <= 4; n++ {
		weights := make([]int64, n)
		var each func(i int)
		each = func(i int) {
			if i < n {
				for weights[i] = 0; weights[i] <= 6; weights[i]++ {
					each(i + 1)
				}
				return
			}
			if isZero(weights) {
				return
			}
			basis := inOrder(weights)
			for total := int64(0); total <= 12; total++ {
				cases++
				want := pennytest.LeastSquares(total, weights)
				charge, refund := must(basis.ApportionPence(nil, total)), must(basis.ApportionPence(nil, -total))
				for i := range want {
					require.True(t, charge[i] == want[i] && refund[i] == -want[i], "%d over %v: %v, %v, want %v", total, weights, charge, refund, want)
				}
			}
		}
		each(0)
	}
	require.Equal(t, (7+7*7+7*7*7+7*7*7*7-4)*13, cases)
}

func isZero(weights []int64) bool {
	for _, w := range weights {
		if w != 0 {
			return false
		}
	}
	return true
}

// inOrder is a basis whose codes sort in the order of the weights.
func inOrder(weights []int64) attribution.Basis {
	shares := make(attribution.Shares, len(weights))
	for i, w := range weights {
		shares[i] = attribution.Share{Authority: attribution.Authority(fmt.Sprintf("A%03d", i)), Amount: decimal.NewFromInt(w)}
	}
	return must(attribution.InProportion(shares))
}

// rat is an amount in pence as a fraction.
func rat(amount decimal.Decimal) *big.Rat { return new(big.Rat).SetInt(inPence(amount)) }

// poundsOf turns pence into pounds.
func poundsOf(pence *big.Rat) *big.Rat { return new(big.Rat).Quo(pence, big.NewRat(100, 1)) }

// fraction is what an exact share leaves of a penny when rounded toward zero.
func fraction(amount decimal.Decimal, weights attribution.Shares, i int) *big.Rat {
	share := exact(amount, weights, i)
	share.Abs(share)
	whole := new(big.Int).Quo(share.Num(), share.Denom())
	return share.Sub(share, new(big.Rat).SetInt(whole))
}

// roundedAway says whether a share got an odd penny: it lies beyond the exact one.
func roundedAway(amount decimal.Decimal, weights attribution.Shares, i int, share attribution.Share) bool {
	return new(big.Rat).Abs(rat(share.Amount)).Cmp(new(big.Rat).Abs(exact(amount, weights, i))) > 0
}

package attribution_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// The slow, readable ways to divide and to round, by other principles than the
// engine's, which the tests hold it to.

// leastSquares is the oracle: of all ways to split total into n parts of nought
// or more, the one with the least sum of squared errors against the exact shares,
// and of several such the one that gives most to the first, then the second...
// It has no floor, no remainder and no order of service.
func leastSquares(total int64, weights []int64) []int64 {
	var sum int64
	for _, w := range weights {
		sum += w
	}
	var best []int64
	var least int64
	parts := make([]int64, len(weights))
	var try func(i int, left, squares int64)
	try = func(i int, left, squares int64) {
		if best != nil && squares >= least {
			return // earlier ways gave the first ones more
		}
		if i == len(weights) {
			if left == 0 {
				best, least = append([]int64(nil), parts...), squares
			}
			return
		}
		for part := left; part >= 0; part-- {
			parts[i] = part
			miss := part*sum - total*weights[i] // the error, times the sum of the weights
			try(i+1, left-part, squares+miss*miss)
		}
	}
	try(0, total, 0)
	return best
}

// Every split of up to 8 pence over up to 4 authorities of weight up to 6.
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
			for total := int64(0); total <= 8; total++ {
				cases++
				got := must(basis.ApportionPence(nil, total))
				require.Equal(t, leastSquares(total, weights), got, "%d over %v", total, weights)
			}
		}
		each(0)
	}
	require.Equal(t, (7+7*7+7*7*7+7*7*7*7-4)*9, cases)
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

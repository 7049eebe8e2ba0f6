package attribution

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Step is the working of one authority's share, enough to check it by hand.
type Step struct {
	Authority Authority
	Weight    decimal.Decimal
	Exact     *big.Rat        // amount × weight ÷ sum of weights, in pounds
	Floor     decimal.Decimal // Exact rounded toward zero to a penny
	Remainder *big.Rat        // what that leaves, as a part of a penny: 0 or more, below 1
	Place     int             // in the queue for odd pennies: 1 is served first
	OddPenny  bool            // whether it got one
	Share     decimal.Decimal // Floor, and the odd penny
}

// Working returns the steps by which Apportion divides an amount, in the order
// of the basis. Sorted by Place, the first so many authorities got the odd
// pennies. It is worked in fractions, apart from the engine, so that one checks
// the other. Errors: as Apportion.
func (b Basis) Working(amount decimal.Decimal) ([]Step, error) {
	shares, err := b.Apportion(amount)
	if err != nil {
		return nil, err
	}
	total, err := toPence(amount, derivedDigits, derivedExponent)
	if err != nil {
		return nil, err
	}
	sum := b.p.division.Sum()
	hundredSums := new(big.Int).Mul(sum, big.NewInt(100))
	steps, remainders := make([]Step, len(shares)), make([]*big.Int, len(shares))
	for i, share := range shares {
		exact := new(big.Int).Mul(total.bigInt(), b.p.division.Weight(i)) // in pence, times the sum
		floor, remainder := new(big.Int).QuoRem(exact, sum, new(big.Int))
		remainders[i] = remainder.Abs(remainder)
		steps[i] = Step{
			Authority: share.Authority,
			Weight:    b.p.weights[i],
			Exact:     new(big.Rat).SetFrac(exact, hundredSums),
			Floor:     decimal.NewFromBigInt(floor, -2),
			Remainder: new(big.Rat).SetFrac(remainder, sum),
			Share:     share.Amount,
		}
		steps[i].OddPenny = !steps[i].Floor.Equal(share.Amount)
	}
	for place, i := range b.p.division.Queue(remainders) {
		steps[i].Place = place + 1
	}
	return steps, nil
}

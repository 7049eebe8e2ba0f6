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
	sum := b.p.integerSum()
	steps := make([]Step, len(shares))
	for i, share := range shares {
		exactPence := new(big.Rat).SetFrac(new(big.Int).Mul(total.bigInt(), b.p.integer(i)), sum)
		floor := new(big.Int).Quo(exactPence.Num(), exactPence.Denom())
		remainder := new(big.Rat).Sub(exactPence, new(big.Rat).SetInt(floor))
		steps[i] = Step{
			Authority: share.Authority,
			Weight:    b.p.weights[i],
			Exact:     new(big.Rat).Quo(exactPence, big.NewRat(100, 1)),
			Floor:     decimal.NewFromBigInt(floor, -2),
			Remainder: remainder.Abs(remainder),
			Share:     share.Amount,
		}
		steps[i].OddPenny = !steps[i].Floor.Equal(share.Amount)
	}
	for place, i := range b.p.queue(func(i, j int32) int { return steps[j].Remainder.Cmp(steps[i].Remainder) }) {
		steps[i].Place = place + 1
	}
	return steps, nil
}

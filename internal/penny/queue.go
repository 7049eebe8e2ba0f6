package penny

import (
	"math/big"
	"slices"
)

// Queue returns the positions of the parties in the order in which odd pennies
// are handed out: the largest remainder first, equal remainders in the order of
// ties. A remainder is what amount × weight leaves when divided by the sum of the
// weights, whatever the sign of the amount.
func (d *Division) Queue(remainders []*big.Int) []int32 {
	queue := slices.Clone(d.order)
	slices.SortStableFunc(queue, func(i, j int32) int { return remainders[j].Cmp(remainders[i]) })
	return queue
}

// DivideLarge returns the shares of an amount of any size in whole pence, in the
// order of the weights. It divides as one would on paper: round down, and hand
// out what is left from the head of the queue.
func (d *Division) DivideLarge(amount *big.Int) []*big.Int {
	magnitude, sum := new(big.Int).Abs(amount), d.Sum()
	left := new(big.Int).Set(magnitude)
	shares, remainders := make([]*big.Int, len(d.order)), make([]*big.Int, len(d.order))
	for i := range shares {
		product := new(big.Int).Mul(magnitude, d.Weight(i))
		shares[i], remainders[i] = product.QuoRem(product, sum, new(big.Int))
		left.Sub(left, shares[i])
	}
	one := big.NewInt(1)
	for _, i := range d.Queue(remainders)[:left.Int64()] {
		shares[i].Add(shares[i], one)
	}
	if amount.Sign() < 0 {
		for _, share := range shares {
			share.Neg(share)
		}
	}
	return shares
}

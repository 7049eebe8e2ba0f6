package attribution

import (
	"math/big"
	"slices"
)

// divideLarge divides an amount that no word holds, in whole pence.
func (p *proportions) divideLarge(amount *big.Int) []*big.Int {
	n := len(p.authorities)
	magnitude, sum := new(big.Int).Abs(amount), p.integerSum()
	left := new(big.Int).Set(magnitude)
	parts, remainders := make([]*big.Int, n), make([]*big.Int, n)
	for i := range parts {
		product := new(big.Int).Mul(magnitude, p.integer(i))
		parts[i], remainders[i] = product.QuoRem(product, sum, new(big.Int))
		left.Sub(left, parts[i])
	}
	one := big.NewInt(1)
	for _, i := range p.queue(func(i, j int32) int { return remainders[j].Cmp(remainders[i]) })[:left.Int64()] {
		parts[i].Add(parts[i], one)
	}
	if amount.Sign() < 0 {
		for _, part := range parts {
			part.Neg(part)
		}
	}
	return parts
}

// queue returns the positions of the authorities in the order in which odd
// pennies are handed out: as compare says, and equal ones by code.
func (p *proportions) queue(compare func(i, j int32) int) []int32 {
	queue := slices.Clone(p.byCode)
	slices.SortStableFunc(queue, compare)
	return queue
}

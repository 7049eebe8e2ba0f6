package attribution

import (
	"cmp"
	"math/big"
	"math/bits"
	"slices"

	"github.com/shopspring/decimal"
)

// Apportion divides an amount of whole pennies by the penny law, in the order of
// the basis. Each share is the exact proportion amount × weight ÷ sum of weights
// rounded toward zero to a penny; the pennies left over go one each to the
// largest fractions, equal fractions to the code that sorts first. The shares
// sum to the amount; a weight of zero gets nothing; a negative amount gives
// exactly the negatives of the positive one. Errors: ErrBasis for the zero
// Basis, ErrPenny, ErrLimit.
func (b Basis) Apportion(amount decimal.Decimal) (Shares, error) {
	if b.p == nil {
		return nil, errZeroBasis()
	}
	total, err := toPence(amount, derivedDigits, derivedExponent)
	if err != nil {
		return nil, err
	}
	shares := make(Shares, len(b.p.authorities))
	if total.large == nil && b.p.small != nil {
		var room [16]int64
		parts, _ := b.ApportionPence(room[:0], total.small)
		for i, part := range parts {
			shares[i] = Share{b.p.authorities[i], decimal.New(part, -2)}
		}
		return shares, nil
	}
	for i, part := range b.p.divideLarge(total.bigInt()) {
		shares[i] = Share{b.p.authorities[i], decimal.NewFromBigInt(part, -2)}
	}
	return shares, nil
}

// ApportionPence divides whole pennies by the same law: it writes and returns
// dst[:n], one part for each of the n authorities in the order of the basis,
// and allocates only if cap(dst) < n. It is exact for every int64. Error:
// ErrBasis for the zero Basis.
func (b Basis) ApportionPence(dst []int64, pence int64) ([]int64, error) {
	if b.p == nil {
		return nil, errZeroBasis()
	}
	n := len(b.p.authorities)
	dst = slices.Grow(dst[:0], n)[:n]
	b.p.divide(dst, pence)
	return dst, nil
}

// ApportionAll divides many amounts, each on its own: it writes and returns
// dst[:n×len(pence)], where dst[i×n+j] is authority j's part of pence[i], and
// allocates only if that does not fit in dst. The two slices must not overlap.
// Error: ErrBasis for the zero Basis.
func (b Basis) ApportionAll(dst, pence []int64) ([]int64, error) {
	if b.p == nil {
		return nil, errZeroBasis()
	}
	n := len(b.p.authorities)
	dst = slices.Grow(dst[:0], n*len(pence))[:n*len(pence)]
	for i, amount := range pence {
		b.p.divide(dst[i*n:(i+1)*n], amount)
	}
	return dst, nil
}

func errZeroBasis() error {
	return fault(ErrBasis, "", "the zero basis shares nothing: make one with InProportion, Equally, Solely or ByDemand")
}

// divide writes the parts of an amount, one for each authority.
func (p *proportions) divide(dst []int64, amount int64) {
	if p.small == nil {
		for i, part := range p.divideLarge(big.NewInt(amount)) {
			dst[i] = part.Int64()
		}
		return
	}
	magnitude := uint64(amount)
	if amount < 0 {
		magnitude = -magnitude
	}
	remainders := make([]uint64, len(dst))
	left := magnitude
	for i, w := range p.small {
		high, low := bits.Mul64(magnitude, w)
		var part uint64
		part, remainders[i] = bits.Div64(high, low, p.smallSum)
		left -= part
		dst[i] = int64(part)
	}
	if left > 0 {
		for _, i := range p.queue(func(i, j int) int { return cmp.Compare(remainders[j], remainders[i]) })[:left] {
			dst[i]++
		}
	}
	if amount < 0 {
		for i := range dst {
			dst[i] = -dst[i]
		}
	}
}

// divideLarge is divide for amounts and weights of any size.
func (p *proportions) divideLarge(amount *big.Int) []*big.Int {
	magnitude := new(big.Int).Abs(amount)
	left := new(big.Int).Set(magnitude)
	parts := make([]*big.Int, len(p.large))
	remainders := make([]*big.Int, len(p.large))
	for i, w := range p.large {
		product := new(big.Int).Mul(magnitude, w)
		parts[i], remainders[i] = product.QuoRem(product, p.largeSum, new(big.Int))
		left.Sub(left, parts[i])
	}
	one := big.NewInt(1)
	if left.Sign() > 0 {
		for _, i := range p.queue(func(i, j int) int { return remainders[j].Cmp(remainders[i]) })[:left.Int64()] {
			parts[i].Add(parts[i], one)
		}
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
func (p *proportions) queue(compare func(i, j int) int) []int {
	queue := slices.Clone(p.byCode)
	slices.SortStableFunc(queue, compare)
	return queue
}

package penny

import (
	"math/big"
	"math/bits"
)

// Division divides amounts among weights that were made ready for it. Nothing in
// it changes once it is made, but for the pattern table (built once, when it
// first pays) and the scratch memory; it is safe for concurrent use.
type Division struct {
	order []int32 // positions in the order of ties: of equal fractions, the first is served first

	// The weights in lowest terms and their sum: in words where the sum fits in
	// one, else in large integers.
	words    []uint64
	sum      uint64
	large    []*big.Int
	largeSum *big.Int

	kernel    kernel
	fractions fractions
	three     three
	pattern   pattern
	scratch   scratchPool
}

// New returns the division among weights that fit in words. At least one must be
// above zero. The order of ties names every position once. The division keeps
// both slices, and puts the weights in lowest terms where they stand.
func New(weights []uint64, order []int32) *Division {
	d := &Division{order: order}
	if sum, fits := lowestTerms(weights); fits {
		d.words, d.sum = weights, sum
	} else {
		d.largeSum = new(big.Int)
		for _, w := range weights {
			d.large = append(d.large, new(big.Int).SetUint64(w))
			d.largeSum.Add(d.largeSum, d.large[len(d.large)-1])
		}
	}
	d.chooseKernel()
	return d
}

// NewLarge is New for weights of any size, none of them below zero.
func NewLarge(weights []*big.Int, order []int32) *Division {
	d := &Division{order: order}
	if sum := lowestLargeTerms(weights); sum.IsUint64() {
		d.words, d.sum = make([]uint64, len(weights)), sum.Uint64()
		for i, w := range weights {
			d.words[i] = w.Uint64()
		}
	} else {
		d.large, d.largeSum = weights, sum
	}
	d.chooseKernel()
	return d
}

// Weight returns the weight at a position in lowest terms. The caller must not
// change it.
func (d *Division) Weight(position int) *big.Int {
	if d.large != nil {
		return d.large[position]
	}
	return new(big.Int).SetUint64(d.words[position])
}

// Sum returns the sum of the weights in lowest terms. The caller must not change
// it.
func (d *Division) Sum() *big.Int {
	if d.large != nil {
		return d.largeSum
	}
	return new(big.Int).SetUint64(d.sum)
}

// lowestTerms divides weights by what they have in common and returns their sum,
// or says that no word holds it.
func lowestTerms(weights []uint64) (sum uint64, fits bool) {
	var divisor uint64
	for _, w := range weights {
		if divisor == 1 {
			break
		}
		for rest := w; rest != 0; { // Euclid's algorithm
			divisor, rest = rest, divisor%rest
		}
	}
	var carry, carries uint64
	for i, w := range weights {
		if divisor > 1 {
			weights[i] = w / divisor
		}
		sum, carry = bits.Add64(sum, weights[i], 0)
		carries += carry
	}
	return sum, carries == 0
}

// lowestLargeTerms is lowestTerms for weights of any size.
func lowestLargeTerms(weights []*big.Int) (sum *big.Int) {
	sum = new(big.Int)
	divisor := new(big.Int)
	for _, w := range weights {
		divisor.GCD(nil, nil, divisor, w)
	}
	for _, w := range weights {
		sum.Add(sum, w.Quo(w, divisor))
	}
	return sum
}

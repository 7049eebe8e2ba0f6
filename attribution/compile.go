package attribution

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
	"slices"

	"github.com/shopspring/decimal"
)

// proportions is a basis made ready for dividing: the weights as they were
// given, the same weights as integers in lowest terms, and the constants with
// which a kernel divides. Nothing in it changes once it is made, but for the
// pattern table (built once, when it first pays) and the scratch memory.
type proportions struct {
	authorities []Authority
	weights     []decimal.Decimal
	method      string // how the weights came about, for people

	byCode []int32 // positions in authorities, sorted by code: the order of ties

	// The weights in lowest terms, in the order of authorities, and their sum:
	// in words where the sum fits in one, else in large integers.
	words    []uint64
	sum      uint64
	large    []*big.Int
	largeSum *big.Int

	kernel    kernel
	fractions fractions
	pattern   pattern
	scratch   scratchPool
}

// compile turns checked weights into a basis ready for dividing. It takes time
// in proportion to the number of authorities where they stand in code order,
// and sorts them where they do not.
func compile(weights Shares, method string, byCode []int32) *proportions {
	p := &proportions{
		authorities: weights.Authorities(),
		weights:     make([]decimal.Decimal, len(weights)),
		method:      method,
		byCode:      byCode,
	}
	for i, w := range weights {
		p.weights[i] = w.Amount
	}
	if least := leastExponent(p.weights); !p.integersInWords(least) {
		p.largeIntegers(least)
	}
	p.chooseKernel()
	return p
}

// leastExponent is the common scale of the weights. A zero has no scale.
func leastExponent(weights []decimal.Decimal) int {
	least := math.MaxInt
	for _, w := range weights {
		if w.Sign() != 0 {
			least = min(least, int(w.Exponent()))
		}
	}
	return least
}

// integersInWords puts the weights on the scale of the least exponent and in
// lowest terms, or returns false where a word is too short for one or the sum.
func (p *proportions) integersInWords(least int) bool {
	words := make([]uint64, len(p.weights))
	var divisor uint64
	for i, w := range p.weights {
		if w.Sign() == 0 {
			continue
		}
		shift, digits := int(w.Exponent())-least, w.NumDigits()
		if digits > 18 || digits+shift > 19 { // 10^19 is below 2^64, an int64 holds any 18 digits
			return false
		}
		words[i] = uint64(w.CoefficientInt64()) * tens[shift]
		divisor = commonDivisor(words[i], divisor)
	}
	var sum, overflow uint64
	for i := range words {
		if divisor > 1 {
			words[i] /= divisor
		}
		if sum, overflow = bits.Add64(sum, words[i], 0); overflow != 0 {
			return false
		}
	}
	p.words, p.sum = words, sum
	return true
}

// largeIntegers does the same for weights of any length. Lowest terms may turn
// out to fit in words after all.
func (p *proportions) largeIntegers(least int) {
	p.large, p.largeSum = make([]*big.Int, len(p.weights)), new(big.Int)
	divisor := new(big.Int)
	for i, w := range p.weights {
		p.large[i] = w.Coefficient()
		if w.Sign() != 0 {
			p.large[i].Mul(p.large[i], pow10(int64(w.Exponent())-int64(least)))
			divisor.GCD(nil, nil, divisor, p.large[i])
		}
	}
	for _, w := range p.large {
		w.Quo(w, divisor)
		p.largeSum.Add(p.largeSum, w)
	}
	if p.largeSum.IsUint64() {
		p.words, p.sum = make([]uint64, len(p.large)), p.largeSum.Uint64()
		for i, w := range p.large {
			p.words[i] = w.Uint64()
		}
		p.large, p.largeSum = nil, nil
	}
}

// integer returns the weight at a position in lowest terms. The caller must not
// change it.
func (p *proportions) integer(i int) *big.Int {
	if p.large != nil {
		return p.large[i]
	}
	return new(big.Int).SetUint64(p.words[i])
}

// integerSum returns the sum of the weights in lowest terms.
func (p *proportions) integerSum() *big.Int {
	if p.large != nil {
		return p.largeSum
	}
	return new(big.Int).SetUint64(p.sum)
}

// commonDivisor returns the greatest common divisor of a weight above zero and
// the divisor of those before it, or 0 for the first.
func commonDivisor(weight, divisor uint64) uint64 {
	if divisor == 1 {
		return 1
	}
	for divisor != 0 {
		weight, divisor = divisor, weight%divisor
	}
	return weight
}

// tens are the powers of ten that fit in a word.
var tens = [...]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}

// codeOrder returns the positions of the authorities in the order of their
// codes. Codes that come sorted, as long lists do, are not sorted again. Others
// are sorted by their first eight bytes, which mostly settles it.
func codeOrder(authorities []Authority) []int32 {
	order := make([]int32, len(authorities))
	for i := range order {
		order[i] = int32(i)
	}
	if slices.IsSorted(authorities) {
		return order
	}
	type entry struct {
		start    uint64
		position int32
	}
	entries := make([]entry, len(authorities))
	for i, a := range authorities {
		entries[i] = entry{start(a), int32(i)}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.start != b.start {
			return cmp.Compare(a.start, b.start)
		}
		return cmp.Compare(authorities[a.position], authorities[b.position])
	})
	for i, e := range entries {
		order[i] = e.position
	}
	return order
}

// start packs the first eight bytes of a code so that numbers sort as codes do.
func start(a Authority) uint64 {
	var packed uint64
	for i := range 8 {
		packed <<= 8
		if i < len(a) {
			packed |= uint64(a[i])
		}
	}
	return packed
}

// sound says whether all codes are well formed and no code stands twice, by
// comparing neighbours in code order.
func sound(authorities []Authority, byCode []int32) bool {
	for i, position := range byCode {
		if i > 0 && authorities[byCode[i-1]] == authorities[position] {
			return false
		}
		if authorities[position].check() != nil {
			return false
		}
	}
	return true
}

package attribution

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/internal/penny"
)

// proportions is a basis made ready for dividing: the weights as they were given,
// and the division among the same weights as integers.
type proportions struct {
	authorities []Authority
	weights     []decimal.Decimal
	method      string // how the weights came about, for people
	division    *penny.Division
}

// compile turns checked weights into a basis ready for dividing. It takes time
// in proportion to the number of authorities where they stand in code order,
// and sorts them where they do not.
func compile(weights Shares, method string, byCode []int32) *proportions {
	p := &proportions{
		authorities: weights.Authorities(),
		weights:     make([]decimal.Decimal, len(weights)),
		method:      method,
	}
	for i, w := range weights {
		p.weights[i] = w.Amount
	}
	if words, fit := integersInWords(p.weights); fit {
		p.division = penny.New(words, byCode)
	} else {
		p.division = penny.NewLarge(largeIntegers(p.weights), byCode)
	}
	return p
}

// integersInWords returns the weights on one scale, that of the least exponent,
// or false where a word is too short for one of them.
func integersInWords(weights []decimal.Decimal) ([]uint64, bool) {
	least, words := leastExponent(weights), make([]uint64, len(weights))
	for i, w := range weights {
		if w.Sign() == 0 {
			continue
		}
		shift, digits := int(w.Exponent())-least, w.NumDigits()
		if digits > 18 || digits+shift > 19 { // 10^19 is below 2^64, an int64 holds any 18 digits
			return nil, false
		}
		words[i] = uint64(w.CoefficientInt64()) * tens[shift]
	}
	return words, true
}

// largeIntegers is integersInWords for weights of any length.
func largeIntegers(weights []decimal.Decimal) []*big.Int {
	least, large := leastExponent(weights), make([]*big.Int, len(weights))
	for i, w := range weights {
		large[i] = w.Coefficient()
		if w.Sign() != 0 {
			large[i].Mul(large[i], pow10(int64(w.Exponent())-int64(least)))
		}
	}
	return large
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

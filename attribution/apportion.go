package attribution

import (
	"math"
	"reflect"
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
	if total.large != nil {
		for i, part := range b.p.division.DivideLarge(total.large) {
			shares[i] = Share{b.p.authorities[i], decimal.NewFromBigInt(part, -2)}
		}
		return shares, nil
	}
	var room [16]int64
	parts, err := b.ApportionPence(room[:0], total.small)
	if err != nil {
		return nil, err
	}
	for i, part := range parts {
		shares[i] = Share{b.p.authorities[i], decimal.New(part, -2)}
	}
	return shares, nil
}

// ApportionPence divides whole pennies by the same law: it writes and returns
// dst[:n], one part for each of the n authorities in the order of the basis,
// and allocates only if cap(dst) < n. It is exact for every int64, and takes time
// in proportion to n. Error: ErrBasis for the zero Basis.
func (b Basis) ApportionPence(dst []int64, pence int64) ([]int64, error) {
	if b.p == nil {
		return nil, errZeroBasis()
	}
	n := len(b.p.authorities)
	dst = slices.Grow(dst[:0], n)[:n]
	b.p.division.Divide(dst, []int64{pence})
	return dst, nil
}

// ApportionAll divides many amounts, each on its own: it writes and returns
// dst[:n×len(pence)], where dst[i×n+j] is authority j's part of pence[i]. Where the
// two slices share memory, the parts are right all the same, written over amounts
// that were copied first; only then, and where the parts do not fit in dst, does
// it allocate. It is the quickest way to divide: where the sum of the weights is
// small and the amounts are many, it looks the parts up. Errors: ErrBasis for the
// zero Basis, ErrLimit for more parts than memory can hold.
func (b Basis) ApportionAll(dst, pence []int64) ([]int64, error) {
	if b.p == nil {
		return nil, errZeroBasis()
	}
	n := len(b.p.authorities)
	if len(pence) > math.MaxInt/8/n {
		return nil, fault(ErrLimit, "", "%d amounts among %d authorities: more figures than memory can hold", len(pence), n)
	}
	dst = slices.Grow(dst[:0], n*len(pence))[:n*len(pence)]
	if overlap(dst, pence) {
		pence = slices.Clone(pence)
	}
	b.p.division.Divide(dst, pence)
	return dst, nil
}

// overlap says whether two slices share memory. Capacities cannot tell, because a
// slice may have been cut short of what stands behind it, so it compares addresses.
func overlap(one, other []int64) bool {
	if len(one) == 0 || len(other) == 0 {
		return false
	}
	start, otherStart := reflect.ValueOf(&one[0]).Pointer(), reflect.ValueOf(&other[0]).Pointer()
	return start < otherStart+8*uintptr(len(other)) && otherStart < start+8*uintptr(len(one))
}

func errZeroBasis() error {
	return fault(ErrBasis, "", "the zero basis shares nothing: make one with InProportion, Equally, Solely or ByDemand")
}

package main

import (
	"math/big"
	"math/bits"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// sum adds up pence without ever overflowing.
type sum struct {
	high int64
	low  uint64
}

func (s *sum) add(pence int64) {
	var carry uint64
	s.low, carry = bits.Add64(s.low, uint64(pence), 0)
	s.high += pence>>63 + int64(carry)
}

func (s *sum) addSum(other sum) {
	var carry uint64
	s.low, carry = bits.Add64(s.low, other.low, 0)
	s.high += other.high + int64(carry)
}

func (s sum) isZero() bool { return s == sum{} }

// minus returns the difference of two sums.
func (s sum) minus(other sum) sum {
	low, borrow := bits.Sub64(s.low, other.low, 0)
	return sum{s.high - other.high - int64(borrow), low}
}

// String writes the sum for people: 1,650,000.00.
func (s sum) String() string {
	value := new(big.Int).Lsh(big.NewInt(s.high), 64)
	value.Add(value, new(big.Int).SetUint64(s.low))
	return attribution.FormatPounds(decimal.NewFromBigInt(value, -2))
}

// pounds writes the sum within a sentence: £1,650,000.00, or -£3.00.
func (s sum) pounds() string {
	if digits, negative := strings.CutPrefix(s.String(), "-"); negative {
		return "-£" + digits
	}
	return "£" + s.String()
}

func sumOf(pence int64) (s sum) {
	s.add(pence)
	return s
}

func (s sum) negative() sum { return sum{}.minus(s) }

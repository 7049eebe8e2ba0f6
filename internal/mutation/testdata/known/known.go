// Package known is code whose mutants are known: one makes no difference, and the
// others do.
package known

import "math/big"

// Larger returns the larger number: of two that are equal, either.
func Larger(a, b int64) int64 {
	if a > b {
		return a
	}
	return b
}

// Less returns a less b.
func Less(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) }

// Count returns how many numbers there are.
func Count(numbers ...int64) (count int) {
	for range numbers {
		count++
	}
	return count
}

package penny

import (
	"math/big"
	"math/bits"
)

// How the engine divides without dividing.
//
// A share is amount × weight ÷ sum. Division is slow, and the sum is the same for
// every amount, so weight ÷ sum is worked out once, as a binary fraction of
// 64 × width bits, and a share is then a multiplication: the whole part of
// amount × fraction is the share rounded down, and what stands behind the point
// is its remainder, by which the odd pennies are handed out.
//
// Rounding the fraction makes the product a little too large. It is exact all
// the same, because the fraction is made long enough. Write B for 2^(64 × width),
// n for the number of parties, S for the sum and r for the remainder of
// amount × weight by S. In units of 1/B, the fraction of a party is
//
//	weight × B ÷ S rounded up, + step × the number of parties after it
//
// in the order of ties. Write d for its excess, what it is too large by, which is
// seldom a whole number. With k parties after this one,
//
//	k × step ≤ d < k × step + 1,
//
// because rounding up adds less than 1. The product is too large by amount × d,
// and so, if that does not reach the next whole penny, what stands behind the
// point is
//
//	r × B ÷ S + amount × d.
//
// The step is at least 1 and k at most n - 1, so every d is below n × step. The
// amount is at most 2^63. The fraction is as long as it takes for
//
//	2^63 × n × step ≤ B ÷ S,
//
// and then amount × d is below B ÷ S. Three things follow.
//
// The whole part is right: r is at most S - 1, and B ÷ S more does not reach B.
//
// A larger remainder has the larger part behind the point: it is ahead by B ÷ S
// at least, and the other's excess makes up for less.
//
// Equal remainders stand in the order of ties. Of two parties, the earlier one
// has more after it, and the ranges of d for different k do not meet, even where
// the step is 1. So its d is the larger, and unless the amount is nought, when
// there is no odd penny, it has more behind the point. (It is the excess that
// counts, not what was added to the quotient rounded down. With a step of 1, a
// fraction that came out even has had k added, and one that follows it and was
// rounded up k - 1 and 1, which is no less; but the 1 made good what was cut off.)
//
// So no two parties ever have the same part behind the point, and nothing that
// follows needs to know about ties. The step is the largest that the bound
// allows, so that one look mostly tells parties with equal remainders apart.
//
// The method of multiplying by a rounded reciprocal is that of T. Granlund and
// P. L. Montgomery, "Division by Invariant Integers using Multiplication", 1994;
// letting the rounding break the ties is ours.
type fractions struct {
	width int      // words in a fraction: 2 nearly always
	words []uint64 // width of them for each party, the highest first
	step  uint64   // what each party has added for every one after it
}

// measure returns the least width at which there is a step, and the largest step:
//
//	2^63 × n × S × step ≤ B.
func measure(parties int, sum *big.Int) (width int, step uint64) {
	bound := new(big.Int).Mul(sum, big.NewInt(int64(parties)))
	bound.Lsh(bound, 63)
	for width = 2; ; width++ {
		steps := new(big.Int).Lsh(big.NewInt(1), uint(64*width))
		if steps.Quo(steps, bound).Sign() != 0 {
			return width, steps.Uint64()
		}
	}
}

// newFractions works out the fractions. There must be more than one weight above
// zero, so that every fraction is below one.
func newFractions(d *Division) fractions {
	n := len(d.order)
	width, step := measure(n, d.Sum())
	f := fractions{width: width, words: make([]uint64, n*width), step: step}
	for place, i := range d.order {
		fraction := f.of(int(i))
		var rest bool
		if d.large == nil {
			rest = quotientOfWords(fraction, d.words[i], d.sum)
		} else {
			rest = quotientOfLarge(fraction, d.large[i], d.largeSum)
		}
		high, low := bits.Mul64(uint64(n-1-place), step)
		if rest {
			var carry uint64
			low, carry = bits.Add64(low, 1, 0)
			high += carry
		}
		add(fraction, high, low)
	}
	return f
}

// add adds a number of two words to a fraction.
func add(fraction []uint64, high, low uint64) {
	var carry uint64
	last := len(fraction) - 1
	fraction[last], carry = bits.Add64(fraction[last], low, 0)
	fraction[last-1], carry = bits.Add64(fraction[last-1], high, carry)
	for j := last - 2; j >= 0; j-- {
		fraction[j], carry = bits.Add64(fraction[j], 0, carry)
	}
}

// of returns the fraction of the party at a position.
func (f fractions) of(i int) []uint64 { return f.words[i*f.width:][:f.width] }

// quotientOfWords writes weight ÷ sum, rounded down, and says whether that left
// anything. The weight is below the sum.
func quotientOfWords(fraction []uint64, weight, sum uint64) bool {
	rest := weight
	for j := range fraction {
		fraction[j], rest = bits.Div64(rest, 0, sum)
	}
	return rest != 0
}

// quotientOfLarge is quotientOfWords for weights of any length.
func quotientOfLarge(fraction []uint64, weight, sum *big.Int) bool {
	quotient, rest := new(big.Int).Lsh(weight, uint(64*len(fraction))), new(big.Int)
	quotient.QuoRem(quotient, sum, rest)
	low := new(big.Int).SetUint64(^uint64(0))
	for j := len(fraction) - 1; j >= 0; j-- {
		fraction[j] = new(big.Int).And(quotient, low).Uint64()
		quotient.Rsh(quotient, 64)
	}
	return rest.Sign() != 0
}

// product returns the whole part of magnitude × fraction, and the first word
// behind the point.
func (f fractions) product(i int, magnitude uint64) (whole, behind uint64) {
	fraction := f.of(i)
	for j := len(fraction) - 1; j >= 0; j-- {
		high, low := bits.Mul64(magnitude, fraction[j])
		var carry uint64
		behind, carry = bits.Add64(low, whole, 0)
		whole = high + carry
	}
	return whole, behind
}

// word returns one word of what stands behind the point, 0 for the first.
func (f fractions) word(i int, magnitude uint64, place int) uint64 {
	var carried, behind uint64
	fraction := f.of(i)
	for j := len(fraction) - 1; j >= place; j-- {
		high, low := bits.Mul64(magnitude, fraction[j])
		var carry uint64
		behind, carry = bits.Add64(low, carried, 0)
		carried = high + carry
	}
	return behind
}

// before says whether one party stands before another in the queue for odd
// pennies.
func (f fractions) before(i, j int, magnitude uint64) bool {
	for place := range f.width {
		if one, other := f.word(i, magnitude, place), f.word(j, magnitude, place); one != other {
			return one > other
		}
	}
	return false
}

package attribution

import (
	"math/big"
	"math/bits"
)

// How the engine divides without dividing.
//
// A share is amount × weight ÷ sum. Division is slow, and the sum is the same for
// every amount, so a basis works out weight ÷ sum once, as a binary fraction of
// 64 × width bits, and a share is then a multiplication: the whole part of
// amount × fraction is the share rounded down, and what stands behind the point
// is its remainder, by which the odd pennies are handed out.
//
// Rounding the fraction makes the product a little too large. It is exact all
// the same, because the fraction is made long enough. Write B for 2^(64 × width),
// n for the number of authorities, S for the sum and r for the remainder of
// amount × weight by S. The fraction of an authority is
//
//	weight × B ÷ S rounded down, + e.
//
// which is at most e too large and never too small, so the product, in units of
// 1/B, is at most amount × e too large. Two different remainders stand at least
// B ÷ S apart, and the largest B ÷ S below the next whole penny. So long as
//
//	amount × e < B ÷ S,
//
// the whole part is right, and of two authorities the one with the larger
// remainder has the larger part behind the point.
//
// That leaves equal remainders, which go by code. The rounding itself settles
// them: e is 1 where the fraction was rounded up, and on top of that a step for
// each authority that sorts after this one. So e falls from each code to the
// next, and no two authorities ever have the same part behind the point: nothing
// that follows needs to know about ties. The step is the largest that the bound
// allows, so that one look mostly tells authorities with equal remainders apart.
//
// The method of multiplying by a rounded reciprocal is that of T. Granlund and
// P. L. Montgomery, "Division by Invariant Integers using Multiplication", 1994;
// letting the rounding break the ties is ours.
type fractions struct {
	width int      // words in a fraction: 2 nearly always
	words []uint64 // width of them for each authority, the highest first
}

// Every e is below n steps, so the bound holds for every amount of a word, up to
// 2^63, where
//
//	2^63 × n × S × step ≤ B.
//
// measure returns the least width at which there is a step, and the step.
func measure(authorities int, sum *big.Int) (width int, step uint64) {
	bound := new(big.Int).Mul(sum, big.NewInt(int64(authorities)))
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
func newFractions(p *proportions) fractions {
	n := len(p.authorities)
	width, step := measure(n, p.integerSum())
	f := fractions{width: width, words: make([]uint64, n*width)}
	for place, i := range p.byCode {
		fraction := f.of(int(i))
		var rest bool
		if p.large == nil {
			rest = quotientOfWords(fraction, p.words[i], p.sum)
		} else {
			rest = quotientOfLarge(fraction, p.large[i], p.largeSum)
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

// of returns the fraction of the authority at a position.
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

// before says whether one authority stands before another in the queue for odd
// pennies.
func (f fractions) before(i, j int, magnitude uint64) bool {
	for place := range f.width {
		if one, other := f.word(i, magnitude, place), f.word(j, magnitude, place); one != other {
			return one > other
		}
	}
	return false
}

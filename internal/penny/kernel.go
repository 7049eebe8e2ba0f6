package penny

import "slices"

// kernel is the way in which amounts of one word are divided. All give the same
// shares; which is quickest depends on the weights alone, so a division chooses
// once.
type kernel uint8

const (
	kernelOne   kernel = iota // one party bears everything
	kernelEqual               // equal parts: the odd pennies go in the order of ties
	kernelTwo                 // two parties
	kernelThree               // three parties
	kernelFew                 // a few: every pair compared
	kernelMany                // many: the odd pennies by selection, in linear time
	kernelWide                // sums that need a fraction of more than two words
)

// fewAtMost is the number of parties up to which comparing every pair is quicker
// than selection.
const fewAtMost = 8

func (d *Division) chooseKernel() {
	if d.large == nil && d.sum == 1 {
		d.kernel = kernelOne
		return
	}
	if n := len(d.order); n > 3 && d.large == nil && d.sum == uint64(n) && !slices.Contains(d.words, 0) {
		d.kernel = kernelEqual
		return
	}
	d.fractions = newFractions(d)
	switch n := len(d.order); {
	case d.fractions.width > 2:
		d.kernel = kernelWide
	case n == 2:
		d.kernel = kernelTwo
	case n == 3 && d.fractions.step >= leastStepOfThree:
		d.kernel = kernelThree
		d.three = newThree(d.fractions, d.order)
	case n <= fewAtMost:
		d.kernel = kernelFew
	default:
		d.kernel = kernelMany
	}
	d.choosePattern()
}

// Divide writes the shares of each amount, one for each party in the order of the
// weights: dst[i×n+j] is party j's share of pence[i]. In dst there must be room
// for exactly those, and the two slices must not overlap. It is exact for every
// int64.
func (d *Division) Divide(dst, pence []int64) {
	if d.patternPays(len(pence)) {
		d.byPattern(dst, pence)
		return
	}
	d.divideSingly(dst, pence)
}

// divideSingly divides each amount by itself, without a table.
func (d *Division) divideSingly(dst, pence []int64) {
	switch d.kernel {
	case kernelOne:
		d.divideOne(dst, pence)
	case kernelEqual:
		d.divideEqually(dst, pence)
	case kernelTwo:
		d.divideTwo(dst, pence)
	case kernelThree:
		d.three.divide(dst, pence)
	case kernelFew:
		d.divideFew(dst, pence)
	default:
		d.divideMany(dst, pence)
	}
}

// split returns the magnitude of an amount, that of the most negative included,
// and its sign: 0, or -1 for a negative amount.
func split(amount int64) (magnitude uint64, sign int64) {
	sign = amount >> 63
	return uint64(signed(amount, sign)), sign
}

// signed gives a part the sign of its amount.
func signed(part, sign int64) int64 { return (part ^ sign) - sign }

// divideOne gives everything to the one party with a weight.
func (d *Division) divideOne(dst, pence []int64) {
	clear(dst)
	bearer := 0
	for d.words[bearer] == 0 {
		bearer++
	}
	for i, amount := range pence {
		dst[i*len(d.words)+bearer] = amount
	}
}

// divideEqually gives everyone the same, and the rest, a penny each, to the first
// in the order of ties.
func (d *Division) divideEqually(dst, pence []int64) {
	n := len(d.order)
	for _, amount := range pence {
		magnitude, sign := split(amount)
		part := magnitude / uint64(n)
		rest := int(magnitude - part*uint64(n))
		parts := dst[:n]
		for i := range parts {
			parts[i] = signed(int64(part), sign)
		}
		for _, i := range d.order[:rest] {
			parts[i] += sign | 1
		}
		dst = dst[n:]
	}
}

package attribution

import "slices"

// kernel is the way in which a basis divides amounts of one word. All give the
// same shares; which is quickest depends on the weights alone, so a basis
// chooses once.
type kernel uint8

const (
	kernelOne   kernel = iota // one authority bears everything
	kernelEqual               // equal parts: the rest goes by code
	kernelTwo                 // two authorities
	kernelThree               // three authorities
	kernelFew                 // a few: every pair compared
	kernelMany                // many: the odd pennies by selection, in linear time
	kernelWide                // sums that need a fraction of more than two words
)

// fewAtMost is the number of authorities from which selection is quicker than
// comparing every pair.
const fewAtMost = 8

func (p *proportions) chooseKernel() {
	if p.large == nil && p.sum == 1 {
		p.kernel = kernelOne
		return
	}
	if n := len(p.authorities); n > 3 && p.large == nil && p.sum == uint64(n) && !slices.Contains(p.words, 0) {
		p.kernel = kernelEqual
		return
	}
	p.fractions = newFractions(p)
	switch n := len(p.authorities); {
	case p.fractions.width > 2:
		p.kernel = kernelWide
	case n == 2:
		p.kernel = kernelTwo
	case n == 3:
		p.kernel = kernelThree
	case n <= fewAtMost:
		p.kernel = kernelFew
	default:
		p.kernel = kernelMany
	}
	p.choosePattern()
}

// divide writes the parts of each amount, one for each authority in the order of
// the basis. There is room for exactly those in dst.
func (p *proportions) divide(dst, pence []int64) {
	if p.patternPays(len(pence)) {
		p.byPattern(dst, pence)
		return
	}
	p.divideSingly(dst, pence)
}

// divideSingly divides each amount by itself, without a table.
func (p *proportions) divideSingly(dst, pence []int64) {
	switch p.kernel {
	case kernelOne:
		p.divideOne(dst, pence)
	case kernelEqual:
		p.divideEqually(dst, pence)
	case kernelTwo:
		p.divideTwo(dst, pence)
	case kernelThree:
		p.divideThree(dst, pence)
	case kernelFew:
		p.divideFew(dst, pence)
	default:
		p.divideMany(dst, pence)
	}
}

// split returns the magnitude of an amount, that of the most negative included,
// and its sign: 1, or -1 for a negative amount.
func split(amount int64) (magnitude uint64, sign int64) {
	sign = amount>>63 | 1
	return uint64(amount * sign), sign
}

// divideOne gives everything to the one authority with a weight.
func (p *proportions) divideOne(dst, pence []int64) {
	clear(dst)
	bearer := 0
	for p.words[bearer] == 0 {
		bearer++
	}
	for i, amount := range pence {
		dst[i*len(p.words)+bearer] = amount
	}
}

// divideEqually gives everyone the same, and the rest, a penny each, to those
// whose codes sort first.
func (p *proportions) divideEqually(dst, pence []int64) {
	n := len(p.byCode)
	for _, amount := range pence {
		magnitude, sign := split(amount)
		part := magnitude / uint64(n)
		rest := int(magnitude - part*uint64(n))
		parts := dst[:n]
		for i := range parts {
			parts[i] = int64(part) * sign
		}
		for _, i := range p.byCode[:rest] {
			parts[i] += sign
		}
		dst = dst[n:]
	}
}

package attribution

import (
	"math/bits"
	"sync"
)

// Where the sum of the weights is small, the odd pennies depend on little: an
// amount is so many times the sum, of which everyone gets so many times its
// weight, and a rest below the sum. The parts of every rest are worked out once,
// and dividing is looking up. The table holds rests of up to twice the sum, so
// that the number of times may come out one too low.

// patternMost is the largest table, in entries of two bytes: it must fit in the
// part of memory that is nearest to the processor.
const patternMost = 1 << 14

// pattern is the table of the parts of every rest.
type pattern struct {
	possible   bool
	reciprocal uint64 // 2^64 ÷ sum, rounded down
	once       sync.Once
	parts      []uint16 // one for each authority and rest
}

func (p *proportions) choosePattern() {
	if p.large != nil || p.sum > patternMost {
		return
	}
	p.pattern.possible = 2*p.sum*uint64(len(p.authorities)) <= patternMost
	p.pattern.reciprocal = ^uint64(0) / p.sum
}

// patternPays says whether so many amounts are worth a table.
func (p *proportions) patternPays(amounts int) bool {
	return p.pattern.possible && uint64(amounts) >= 2*p.sum
}

func (p *proportions) buildPattern() {
	rests := make([]int64, 2*p.sum)
	for rest := range rests {
		rests[rest] = int64(rest)
	}
	parts := make([]int64, len(rests)*len(p.authorities))
	p.divideSingly(parts, rests)
	p.pattern.parts = make([]uint16, len(parts))
	for i, part := range parts {
		p.pattern.parts[i] = uint16(part)
	}
}

// byPattern divides by the table.
func (p *proportions) byPattern(dst, pence []int64) {
	p.pattern.once.Do(p.buildPattern)
	if len(p.words) == 3 {
		p.dividePatternOfThree(dst, pence)
	} else {
		p.dividePattern(dst, pence)
	}
}

// dividePattern divides by the table for any number of authorities.
func (p *proportions) dividePattern(dst, pence []int64) {
	n, table, reciprocal, sum := len(p.words), p.pattern.parts, p.pattern.reciprocal, p.sum
	for _, amount := range pence {
		magnitude, sign := split(amount)
		times, _ := bits.Mul64(magnitude, reciprocal)
		rest := magnitude - times*sum
		row := table[rest*uint64(n):][:n]
		parts := dst[:n]
		for i, w := range p.words {
			parts[i] = int64(times*w+uint64(row[i])) * sign
		}
		dst = dst[n:]
	}
}

// dividePatternOfThree is dividePattern for three authorities, without the loop.
func (p *proportions) dividePatternOfThree(dst, pence []int64) {
	table, reciprocal, sum := p.pattern.parts, p.pattern.reciprocal, p.sum
	w := (*[3]uint64)(p.words)
	next := 0
	for _, amount := range pence {
		if uint(next)+2 >= uint(len(dst)) {
			return // never: as in divideThree
		}
		magnitude, sign := split(amount)
		times, _ := bits.Mul64(magnitude, reciprocal)
		row := table[3*(magnitude-times*sum):][:2]
		share0 := int64(times*w[0]+uint64(row[0])) * sign
		share1 := int64(times*w[1]+uint64(row[1])) * sign
		dst[next] = share0
		dst[next+1] = share1
		dst[next+2] = amount - share0 - share1
		next += 3
	}
}

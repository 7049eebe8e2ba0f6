package penny

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
	reciprocal uint64 // (2^64 - 1) ÷ sum, rounded down
	once       sync.Once
	parts      []uint16 // one for each party and rest
}

func (d *Division) choosePattern() {
	if d.large != nil || d.sum > patternMost {
		return
	}
	d.pattern.possible = 2*d.sum*uint64(len(d.order)) <= patternMost
	d.pattern.reciprocal = ^uint64(0) / d.sum
}

// patternPays says whether so many amounts are worth a table.
func (d *Division) patternPays(amounts int) bool {
	return d.pattern.possible && uint64(amounts) >= 2*d.sum
}

func (d *Division) buildPattern() {
	rests := make([]int64, 2*d.sum)
	for rest := range rests {
		rests[rest] = int64(rest)
	}
	parts := make([]int64, len(rests)*len(d.order))
	d.divideSingly(parts, rests)
	d.pattern.parts = make([]uint16, len(parts))
	for i, part := range parts {
		d.pattern.parts[i] = uint16(part)
	}
}

// byPattern divides by the table.
func (d *Division) byPattern(dst, pence []int64) {
	d.pattern.once.Do(d.buildPattern)
	if len(d.words) == 3 {
		d.dividePatternOfThree(dst, pence)
	} else {
		d.dividePattern(dst, pence)
	}
}

// dividePattern divides by the table for any number of parties.
func (d *Division) dividePattern(dst, pence []int64) {
	n, table, reciprocal, sum := len(d.words), d.pattern.parts, d.pattern.reciprocal, d.sum
	for _, amount := range pence {
		magnitude, sign := split(amount)
		times, _ := bits.Mul64(magnitude, reciprocal)
		rest := magnitude - times*sum
		row := table[rest*uint64(n):][:n]
		parts := dst[:n]
		for i, w := range d.words {
			parts[i] = signed(int64(times*w+uint64(row[i])), sign)
		}
		dst = dst[n:]
	}
}

// dividePatternOfThree is dividePattern for three parties, without the loop.
func (d *Division) dividePatternOfThree(dst, pence []int64) {
	table, reciprocal, sum := d.pattern.parts, d.pattern.reciprocal, d.sum
	w := (*[3]uint64)(d.words)
	next := 0
	for _, amount := range pence {
		if uint(next)+2 >= uint(len(dst)) {
			return // never: it spares the processor three checks of bounds
		}
		magnitude, sign := split(amount)
		times, _ := bits.Mul64(magnitude, reciprocal)
		row := table[3*(magnitude-times*sum):][:2]
		share0 := signed(int64(times*w[0]+uint64(row[0])), sign)
		share1 := signed(int64(times*w[1]+uint64(row[1])), sign)
		dst[next] = share0
		dst[next+1] = share1
		dst[next+2] = amount - share0 - share1
		next += 3
	}
}

package penny

import (
	"math/bits"
	"slices"
	"sync"
)

// Many parties are not sorted: to hand out the odd pennies it is enough to
// know who is the last one served. What stands behind the point is counted into
// ranges; every party in a range above the one where the pennies run out is
// served, and only those in that range are looked at again.

// scratch is memory for dividing one amount among many.
type scratch struct {
	behind     []uint64 // the first word behind the point, by party
	rangeBits  int      // there are 2^rangeBits ranges
	counts     []uint32 // how many parties are in each range, the lowest first
	contenders []int32  // who is in the range where the pennies run out
}

// scratchPool lends scratch memory, so that a division can divide in many
// goroutines at once and still allocates nothing once it has started.
type scratchPool struct{ pool sync.Pool }

func (s *scratchPool) get(n int) *scratch {
	if lent, ok := s.pool.Get().(*scratch); ok {
		return lent
	}
	// About one party to a range; but not so few ranges that they seldom tell
	// parties apart, nor so many that counting them up takes long.
	rangeBits := min(max(bits.Len(uint(n)), 6), 11)
	return &scratch{
		behind:     make([]uint64, n),
		rangeBits:  rangeBits,
		counts:     make([]uint32, 1<<rangeBits),
		contenders: make([]int32, n),
	}
}

func (s *scratchPool) put(lent *scratch) { s.pool.Put(lent) }

// divideMany divides among any number of parties, by fractions of any width.
func (d *Division) divideMany(dst, pence []int64) {
	n := len(d.order)
	memory := d.scratch.get(n)
	for _, amount := range pence {
		parts := dst[:n]
		magnitude, sign := split(amount)
		var left uint64
		if d.kernel == kernelWide {
			left = d.roundDownWide(parts, magnitude, memory)
		} else {
			left = d.roundDown(parts, magnitude, memory)
		}
		above := ^uint64(0) // serves nobody
		if left > 0 {
			above = d.handOut(parts, magnitude, left, memory)
		}
		for i, behind := range memory.behind[:len(parts)] {
			_, odd := bits.Sub64(above, behind, 0)
			parts[i] = signed(parts[i]+int64(odd), sign)
		}
		dst = dst[n:]
	}
	d.scratch.put(memory)
}

// roundDown writes the parts rounded down and the first word behind the point,
// counts that into ranges, and returns the pennies left over.
func (d *Division) roundDown(parts []int64, magnitude uint64, memory *scratch) uint64 {
	clear(memory.counts)
	words, behind, counts, shift := d.fractions.words, memory.behind[:len(parts)], memory.counts, 64-memory.rangeBits
	left := magnitude
	for i := range parts {
		if 2*i+1 >= len(words) {
			break // never: it spares the processor a check of bounds
		}
		part, first, _ := product2(magnitude, words[2*i], words[2*i+1])
		parts[i], behind[i] = int64(part), first
		left -= part
		counts[first>>(shift&63)]++
	}
	return left
}

// roundDownWide is roundDown for fractions of any width.
func (d *Division) roundDownWide(parts []int64, magnitude uint64, memory *scratch) uint64 {
	clear(memory.counts)
	left := magnitude
	for i := range parts {
		part, first := d.fractions.product(i, magnitude)
		parts[i], memory.behind[i] = int64(part), first
		left -= part
		memory.counts[first>>(64-memory.rangeBits)]++
	}
	return left
}

// runOut returns the range in which the odd pennies run out, and how many of
// them fall within it: one at least.
func (s *scratch) runOut(left uint64) (last, within uint64) {
	counts := s.counts
	last = uint64(len(counts) - 1)
	for left > uint64(counts[last]) {
		left -= uint64(counts[last])
		last--
	}
	return last, left
}

// handOut hands out the odd pennies that fall within the range in which they run
// out. It returns the word above which everyone else is served.
func (d *Division) handOut(parts []int64, magnitude, left uint64, memory *scratch) (above uint64) {
	shift := 64 - memory.rangeBits
	last, left := memory.runOut(left)
	if left == uint64(memory.counts[last]) { // everyone in the range is served
		return last<<shift - 1
	}
	contenders := memory.contenders[:0]
	for i, behind := range memory.behind {
		if behind>>(shift&63) == last {
			contenders = append(contenders, int32(i))
		}
	}
	if len(contenders) <= fewContenders {
		d.serveFew(parts, magnitude, left, contenders)
	} else {
		d.serve(parts, magnitude, left, contenders, memory)
	}
	return (last+1)<<shift - 1
}

// fewContenders is the number up to which contenders are compared one with
// another, rather than counted into ranges again.
const fewContenders = 8

// serveFew gives a penny each to the first so many of a few contenders.
func (d *Division) serveFew(parts []int64, magnitude, left uint64, contenders []int32) {
	for _, i := range contenders {
		var ahead uint64
		for _, j := range contenders {
			if d.fractions.before(int(j), int(i), magnitude) {
				ahead++
			}
		}
		parts[i] += int64(negative(ahead - left))
	}
}

// serve gives a penny each to the first so many of the contenders. It narrows
// them down by ranges, as the first count did, through one word behind the point
// after the other. No two parties are alike in all of them.
func (d *Division) serve(parts []int64, magnitude, left uint64, contenders []int32, memory *scratch) {
	for place := 0; place < d.fractions.width; {
		word := func(i int32) uint64 { return d.fractions.word(int(i), magnitude, place) }
		lowest, highest := ^uint64(0), uint64(0)
		for _, i := range contenders {
			lowest, highest = min(lowest, word(i)), max(highest, word(i))
		}
		if lowest == highest {
			place++
			continue
		}
		shift := max(bits.Len64(highest-lowest), memory.rangeBits) - memory.rangeBits
		clear(memory.counts)
		for _, i := range contenders {
			memory.counts[(word(i)-lowest)>>shift]++
		}
		var last uint64
		last, left = memory.runOut(left)
		all := left == uint64(memory.counts[last])
		contenders = slices.DeleteFunc(contenders, func(i int32) bool {
			within := (word(i) - lowest) >> shift
			if within > last || all && within == last {
				parts[i]++
			}
			return within != last
		})
		if all {
			return
		}
	}
	panic("penny: internal: two parties stand at the same place in the queue for odd pennies")
}

package penny

import "math/bits"

// The kernels for few parties have no branch that depends on the figures: a
// processor guesses at branches, and on money it guesses wrong half the time,
// which costs more than all the arithmetic. Comparisons become carries: the
// carry of a - b is 1 where a is below b.

// divideTwo divides between two parties: there is at most one odd penny.
func (d *Division) divideTwo(dst, pence []int64) {
	f := (*[4]uint64)(d.fractions.words)
	dst = dst[:2*len(pence)]
	for i, amount := range pence {
		magnitude, sign := split(amount)
		part0, behind0, rest0 := product2(magnitude, f[0], f[1])
		part1, behind1, rest1 := product2(magnitude, f[2], f[3])
		left := magnitude - part0 - part1

		_, carry := bits.Sub64(rest1, rest0, 0)
		_, first := bits.Sub64(behind1, behind0, carry) // 1 where 0 is before 1 in the queue
		part := signed(int64(part0+first&left), sign)
		dst[2*i] = part
		dst[2*i+1] = amount - part
	}
}

// product2 returns the whole part of magnitude × fraction for a fraction of two
// words, and the two words behind the point.
func product2(magnitude, high, low uint64) (whole, behind, rest uint64) {
	carried, rest := bits.Mul64(magnitude, low)
	whole, behind = bits.Mul64(magnitude, high)
	behind, carried = bits.Add64(behind, carried, 0)
	whole, _ = bits.Add64(whole, 0, carried) // not +: the processor adds a carry for nothing
	return whole, behind, rest
}

// below returns 1 where the first of two numbers of two words is below the
// second, else 0.
func below(high, low, otherHigh, otherLow uint64) uint64 {
	_, carry := bits.Sub64(low, otherLow, 0)
	_, carry = bits.Sub64(high, otherHigh, carry)
	return carry
}

// negative returns 1 for a small number below zero, 0 for one of nought or more.
func negative(difference uint64) uint64 { return difference >> 63 }

// divideFew divides among a few parties: it counts for each one how many
// stand before it in the queue for odd pennies. Places that no party fills
// stand at nought and before nobody.
func (d *Division) divideFew(dst, pence []int64) {
	var behind, rest [fewAtMost]uint64
	n := len(d.order)
	words := d.fractions.words[:2*n]
	for _, amount := range pence {
		magnitude, sign := split(amount)
		parts := dst[:n]
		left := magnitude
		for i := range parts {
			part, b, r := product2(magnitude, words[2*i], words[2*i+1])
			behind[i%fewAtMost], rest[i%fewAtMost] = b, r
			parts[i] = int64(part)
			left -= part
		}
		for i := range parts {
			b, r := behind[i%fewAtMost], rest[i%fewAtMost]
			ahead := below(b, r, behind[0], rest[0]) + below(b, r, behind[1], rest[1]) +
				below(b, r, behind[2], rest[2]) + below(b, r, behind[3], rest[3])
			if n > 4 {
				ahead += below(b, r, behind[4], rest[4]) + below(b, r, behind[5], rest[5]) +
					below(b, r, behind[6], rest[6]) + below(b, r, behind[7], rest[7])
			}
			parts[i] = signed(parts[i]+int64(negative(ahead-left)), sign)
		}
		dst = dst[n:]
	}
}

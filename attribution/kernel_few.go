package attribution

import "math/bits"

// The kernels for few authorities have no branch that depends on the figures: a
// processor guesses at branches, and on money it guesses wrong half the time,
// which costs more than all the arithmetic. Comparisons become carries: the
// carry of a - b is 1 where a is below b.

// divideTwo divides between two authorities: there is at most one odd penny.
func (p *proportions) divideTwo(dst, pence []int64) {
	f := (*[4]uint64)(p.fractions.words)
	dst = dst[:2*len(pence)]
	for i, amount := range pence {
		magnitude, sign := split(amount)
		part0, behind0, rest0 := product2(magnitude, f[0], f[1])
		part1, behind1, rest1 := product2(magnitude, f[2], f[3])
		left := magnitude - part0 - part1

		_, carry := bits.Sub64(rest1, rest0, 0)
		_, first := bits.Sub64(behind1, behind0, carry) // 1 where 0 is before 1 in the queue
		part := int64(part0+first&left) * sign
		dst[2*i] = part
		dst[2*i+1] = amount - part
	}
}

// divideThree divides among three authorities. Of the last it needs only what
// stands behind the point: its part is what the others leave. Nor does it need
// the parts to know how many pennies are left over: what stands behind the point
// adds up to that many, so they are the carries of the sum.
func (p *proportions) divideThree(dst, pence []int64) {
	f := (*[6]uint64)(p.fractions.words)
	next := 0
	for _, amount := range pence {
		if uint(next)+2 >= uint(len(dst)) {
			return // never: it spares the processor three checks of bounds
		}
		magnitude, sign := split(amount)
		part0, behind0, rest0 := product2(magnitude, f[0], f[1])
		part1, behind1, rest1 := product2(magnitude, f[2], f[3])
		behind2, rest2 := bits.Mul64(magnitude, f[5])
		behind2 += magnitude * f[4]

		rest, carry := bits.Add64(rest0, rest1, 0)
		behind, carry := bits.Add64(behind0, behind1, carry)
		left, _ := bits.Add64(0, 0, carry)
		_, carry = bits.Add64(rest, rest2, 0)
		_, carry = bits.Add64(behind, behind2, carry)
		left, _ = bits.Add64(left, 0, carry)

		first := below(behind0, rest0, behind1, rest1)  // 1 where 1 is before 0 in the queue
		second := below(behind0, rest0, behind2, rest2) // 1 where 2 is before 0
		third := below(behind1, rest1, behind2, rest2)  // 1 where 2 is before 1
		part0 += negative(first + second - left)
		part1 += negative(1 - first + third - left)

		share0, share1 := int64(part0)*sign, int64(part1)*sign
		dst[next] = share0
		dst[next+1] = share1
		dst[next+2] = amount - share0 - share1
		next += 3
	}
}

// product2 returns the whole part of magnitude × fraction for a fraction of two
// words, and the two words behind the point.
func product2(magnitude, high, low uint64) (whole, behind, rest uint64) {
	carried, rest := bits.Mul64(magnitude, low)
	whole, behind = bits.Mul64(magnitude, high)
	behind, carry := bits.Add64(behind, carried, 0)
	return whole + carry, behind, rest
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

// divideFew divides among a few authorities: it counts for each one how many
// stand before it in the queue for odd pennies. Places that no authority fills
// stand at nought and before nobody.
func (p *proportions) divideFew(dst, pence []int64) {
	var behind, rest [fewAtMost]uint64
	n := len(p.authorities)
	words := p.fractions.words[:2*n]
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
			parts[i] = (parts[i] + int64(negative(ahead-left))) * sign
		}
		dst = dst[n:]
	}
}

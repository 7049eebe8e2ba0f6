package penny

import "math/bits"

// three divides among three parties, with the multiplications of two: the first
// in the order of ties gets what the others leave, of the pennies and of what
// stands behind the point. In units of 1/B, with the pennies left over, that is
//
//	B × pennies - the sum of the other two,
//
// short of the first one's own remainder by amount × (d of the second + d of the
// third), d being the excess of a fraction. So that it never falls below nought,
// and that the first goes before the others where they tie, three steps for the
// largest amount are added. From a step of three on it is enough: the second has
// d below step + 1, the third below 1, so that
//
//	2 × d of the second + d of the third < 2 × step + 3 ≤ 3 × step,
//
// which leaves the first with more than amount × d of the second. Nor is it too
// much: 2^63 × 3 × step is below B ÷ S, the bound on all that is added, and not
// equal to it, because 3 does not divide a power of two.
type three struct {
	second, third [2]uint64 // fractions
	added         [2]uint64
	places        [3]int // of the first, second and third in the order of the weights
}

// leastStepOfThree is the least step with which three divides.
const leastStepOfThree = 3

func newThree(f fractions, order []int32) three {
	t := three{
		second: [2]uint64(f.of(int(order[1]))),
		third:  [2]uint64(f.of(int(order[2]))),
		places: [3]int{int(order[0]), int(order[1]), int(order[2])},
	}
	t.added[0], t.added[1] = bits.Mul64(3*f.step, 1<<63)
	return t
}

// divide writes out the multiplications that product2 stands for: it is what a
// ledger of millions of lines spends its time on, and a tenth quicker so.
func (t *three) divide(dst, pence []int64) {
	next, place0, place1, place2 := 0, t.places[0], t.places[1], t.places[2]
	for _, amount := range pence {
		magnitude, sign := split(amount)
		carried, rest1 := bits.Mul64(magnitude, t.second[1])
		part1, behind1 := bits.Mul64(magnitude, t.second[0])
		behind1, carry := bits.Add64(behind1, carried, 0)
		part1, _ = bits.Add64(part1, 0, carry)
		carried, rest2 := bits.Mul64(magnitude, t.third[1])
		part2, behind2 := bits.Mul64(magnitude, t.third[0])
		behind2, carry = bits.Add64(behind2, carried, 0)
		part2, _ = bits.Add64(part2, 0, carry)
		third := below(behind1, rest1, behind2, rest2) // 1 where the third is before the second in the queue

		// The pennies left over are the carries of the sum of all three.
		rest0, carry := bits.Add64(rest1, rest2, 0)
		behind0, carry := bits.Add64(behind1, behind2, carry)
		left, _ := bits.Add64(0, 0, carry)
		rest0, borrow := bits.Sub64(t.added[1], rest0, 0)
		behind0, borrow = bits.Sub64(t.added[0], behind0, borrow)
		left, _ = bits.Add64(left, 0, borrow)

		// How many stand ahead, less the pennies left over: below nought, one is due.
		_, borrow = bits.Sub64(rest1, rest0, 0)
		_, borrow = bits.Sub64(behind1, behind0, borrow)
		ahead1, _ := bits.Add64(third-left, 0, borrow)
		_, borrow = bits.Sub64(rest2, rest0, 0)
		_, borrow = bits.Sub64(behind2, behind0, borrow)
		ahead2, _ := bits.Add64(1-third-left, 0, borrow)
		part1 += negative(ahead1)
		part2 += negative(ahead2)
		share1, share2 := signed(int64(part1), sign), signed(int64(part2), sign)
		dst[next+place1] = share1
		dst[next+place2] = share2
		dst[next+place0] = amount - share1 - share2
		next += 3
	}
}

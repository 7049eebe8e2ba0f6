package penny

import (
	"math"
	"math/big"
	"math/bits"
	"slices"
	"testing"

	"github.com/triborough/fairshare/internal/penny/pennytest"
)

// model is the arithmetic of the fractions with words of a few bits, two to a
// fraction, so that all of it can be tried.
type model struct {
	weights []uint64 // in the order of ties
	bits    int      // of a word; amounts go up to half of what a word holds
	sum     uint64
	step    uint64
	point   uint64 // one, in the units of a fraction
}

// of returns the fraction of a party.
func (m model) of(i int) uint64 {
	return (m.weights[i]*m.point+m.sum-1)/m.sum + m.step*uint64(len(m.weights)-1-i)
}

// eachModel calls try with every model of so many parties whose sum leaves a step
// for fractions of two words; more than one weight is above zero.
func eachModel(parties, wordBits int, try func(model)) {
	m := model{weights: make([]uint64, parties), bits: wordBits, point: 1 << (2 * wordBits)}
	var spread func(i int, left uint64)
	spread = func(i int, left uint64) {
		if i < parties-1 {
			for m.weights[i] = 0; m.weights[i] <= left; m.weights[i]++ {
				spread(i+1, left-m.weights[i])
			}
			return
		}
		if m.weights[i] = left; slices.Max(m.weights) < m.sum {
			try(m)
		}
	}
	for m.sum = 2; ; m.sum++ {
		if m.step = m.point >> (wordBits - 1) / (uint64(parties) * m.sum); m.step == 0 {
			return
		}
		spread(0, m.sum)
	}
}

// The fractions are what the proof says they are, and so are their products, word
// by word.
func TestFractions_asTheProofHasThem(t *testing.T) {
	for _, s := range pennytest.Samples() {
		d := divisionOf(s)
		width := d.fractions.width
		for place, i := range d.order[:len(d.fractions.words)/max(width, 1)] {
			want := new(big.Int).Lsh(d.Weight(int(i)), uint(64*width))
			want.Add(want, d.Sum()).Sub(want, big.NewInt(1)).Div(want, d.Sum()) // rounded up
			steps := new(big.Int).SetUint64(d.fractions.step)
			want.Add(want, steps.Mul(steps, big.NewInt(int64(len(d.order)-1-place))))
			if got := number(d.fractions.of(int(i))...); got.Cmp(want) != 0 {
				t.Fatalf("%s: the fraction of party %d is %x, want %x", s.Name, i, got, want)
			}
			for _, magnitude := range []uint64{0, 1, 3, 12345678987654321, 1<<63 - 1, 1 << 63} {
				words := make([]uint64, 1+width)
				whole, first := d.fractions.product(int(i), magnitude)
				words[0] = whole
				for place := range width {
					words[1+place] = d.fractions.word(int(i), magnitude, place)
				}
				product := new(big.Int).Mul(want, new(big.Int).SetUint64(magnitude))
				if number(words...).Cmp(product) != 0 || first != words[1] {
					t.Fatalf("%s: party %d of %d: %x and %x, want %x", s.Name, i, magnitude, words, first, product)
				}
			}
		}
	}
}

// number reads words, the highest first.
func number(words ...uint64) *big.Int {
	value := new(big.Int)
	for _, word := range words {
		value.Lsh(value, 64).Add(value, new(big.Int).SetUint64(word))
	}
	return value
}

func TestAdd_carries(t *testing.T) {
	const full = math.MaxUint64
	for _, c := range []struct{ fraction, want []uint64 }{
		{[]uint64{0, 5}, []uint64{7, 9}}, {[]uint64{1, full}, []uint64{9, 3}},
		{[]uint64{2, 1, full}, []uint64{2, 9, 3}}, {[]uint64{2, full - 7, full}, []uint64{3, 0, 3}}, {[]uint64{0, full, full - 7, full}, []uint64{1, 0, 0, 3}},
	} {
		if add(c.fraction, 7, 4); !slices.Equal(c.fraction, c.want) {
			t.Errorf("got %x, want %x", c.fraction, c.want)
		}
	}
}

// In models small enough to try every weight and every amount, the whole part is
// the share rounded down, and what stands behind the point is in the order of
// remainders and then of ties, no two alike unless the amount is nought.
func TestFractions_exactInEveryModel(t *testing.T) {
	steps := make(map[uint64]int)
	for _, size := range []struct{ parties, bits int }{{2, 2}, {2, 5}, {2, 7}, {3, 3}, {3, 5}, {3, 6}, {4, 4}, {4, 5}, {5, 4}, {6, 4}} {
		eachModel(size.parties, size.bits, func(m model) {
			steps[m.step]++
			for amount := range uint64(1)<<(m.bits-1) + 1 {
				for i, w := range m.weights {
					product := amount * m.of(i)
					if whole := product / m.point; whole != amount*w/m.sum {
						t.Fatalf("%+v: of %d, party %d gets %d rounded down", m, amount, i, whole)
					}
					if i == 0 || amount == 0 {
						continue
					}
					for j, other := range m.weights[:i] { // ahead of i in the order of ties
						ahead := amount*m.of(j)%m.point > product%m.point
						if want := amount*other%m.sum >= amount*w%m.sum; ahead != want || amount*m.of(j)%m.point == product%m.point {
							t.Fatalf("%+v: of %d, party %d stands before party %d: %t, want %t", m, amount, j, i, ahead, want)
						}
					}
				}
			}
		})
	}
	for step := range uint64(4) {
		if (steps[step] > 0) != (step > 0) {
			t.Errorf("%d models with a step of %d", steps[step], step)
		}
	}
}

// The kernel for three, in models: from the least step on it puts the first party
// where it belongs, though it never multiplies for it; a step below, it does not.
func TestThree_exactInEveryModel(t *testing.T) {
	wrong := make(map[bool]int)
	for _, wordBits := range []int{4, 5, 6} {
		eachModel(3, wordBits, func(m model) {
			for amount := range uint64(1)<<(m.bits-1) + 1 {
				behind1, behind2 := amount*m.of(1)%m.point, amount*m.of(2)%m.point
				added := 3 * m.step << (m.bits - 1)
				left := (behind1 + behind2 + m.point - 1 - added) / m.point // the pennies left over, so that what follows is not below nought
				if behind1+behind2 <= added {
					left = 0
				}
				behind0 := left*m.point + added - behind1 - behind2
				remainder := func(i int) uint64 { return amount * m.weights[i] % m.sum }
				right := left == (remainder(0)+remainder(1)+remainder(2))/m.sum &&
					(amount == 0 || (behind0 > behind1) == (remainder(0) >= remainder(1)) && (behind0 > behind2) == (remainder(0) >= remainder(2)))
				if !right {
					wrong[m.step >= leastStepOfThree]++
				}
			}
		})
	}
	if wrong[true] != 0 || wrong[false] == 0 {
		t.Errorf("wrong %d times with a step of three or more, %d times below", wrong[true], wrong[false])
	}
}

// Two parties whose fractions were added as much to, although one follows the
// other: rounding made up for a step of 1. At 3p they tie; S ÷ 2 and S ÷ 6 each
// leave half a penny, 1234567 nearly nothing and the rest nearly a whole one. So
// of two odd pennies the rest gets one, and the tied party that comes first the
// other.
func TestFractions_roundingAndStepAlike(t *testing.T) {
	for _, c := range []struct {
		order []int32
		alike bool
		want  []int64
	}{
		{[]int32{0, 1, 2, 3}, true, []int64{2, 0, 0, 1}},
		{[]int32{2, 0, 1, 3}, true, []int64{2, 0, 0, 1}},
		{[]int32{1, 0, 2, 3}, false, []int64{1, 1, 0, 1}},
		{[]int32{3, 2, 1, 0}, false, []int64{1, 1, 0, 1}},
	} {
		s := pennytest.Sample{Name: "rounding and step alike", Weights: pennytest.RoundingAndStepAlike(), Order: c.order}
		division := divisionOf(s)
		if division.fractions.step != 1 || division.sum != 1<<63-2 {
			t.Fatalf("step %d, sum %d", division.fractions.step, division.sum)
		}
		if alike := division.added(0) == division.added(1); alike != c.alike {
			t.Errorf("in the order %v the same is added to both: %t, want %t", c.order, alike, c.alike)
		}
		got := make([]int64, 4)
		for _, sign := range []int64{1, -1} {
			division.Divide(got, []int64{3 * sign})
			for i, share := range got {
				if share != sign*c.want[i] {
					t.Errorf("%d in the order %v: got %v, want %v", 3*sign, c.order, got, c.want)
				}
			}
		}
	}
}

// A first party that is rounded up has as much as n steps of 1 added, yet the
// largest amount finds no fault with it.
func TestFractions_firstRoundedUp(t *testing.T) {
	s := pennytest.Sample{Name: "first rounded up", Weights: pennytest.RoundingAndStepAlike(), Order: []int32{1, 0, 2, 3}}
	division := divisionOf(s)
	if added := division.added(1); added != 4 {
		t.Errorf("%d is added for the first of four, want 4", added)
	}
	got := make([]int64, 4)
	for _, amount := range []int64{math.MaxInt64, math.MinInt64, 1<<63 - 2, 1<<63 - 3} {
		division.Divide(got, []int64{amount})
		checkShares(t, s, amount, got)
	}
}

// added returns what is added to the fraction of a party of two words, rounded
// down.
func (d *Division) added(position int) uint64 {
	high, rest := bits.Div64(d.words[position], 0, d.sum)
	low, _ := bits.Div64(rest, 0, d.sum)
	fraction := d.fractions.of(position)
	added, borrow := bits.Sub64(fraction[1], low, 0)
	if fraction[0] != high+borrow {
		panic("more than a word is added")
	}
	return added
}

// The fractions have a word more from the sum on that needs it, and the largest
// step that the bound allows.
func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		parties int
		sum     *big.Int
		width   int
		step    uint64
	}{
		{2, big.NewInt(2), 2, 1 << 63}, {2, big.NewInt(3), 2, 1 << 64 / 3},
		{2, pennytest.Power(64, 0), 2, 1}, {2, pennytest.Power(64, 1), 3, math.MaxUint64}, // 2^128 ÷ (2^64 + 1)
		{3, big.NewInt(1<<61 + 1), 2, 5},                                                      // 2^65 ÷ 3 ÷ (2^61 + 1), just below 16 ÷ 3
		{4, pennytest.Power(63, 0), 2, 1}, {4, pennytest.Power(63, 1), 3, math.MaxUint64 - 1}, // 2^127 ÷ (2^63 + 1)
	} {
		if width, step := measure(c.parties, c.sum); width != c.width || step != c.step {
			t.Errorf("%d parties, a sum of %s: width %d, step %d, want %d, %d", c.parties, c.sum, width, step, c.width, c.step)
		}
	}
}

package penny

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/triborough/fairshare/internal/penny/pennytest"
)

// Weights come out in lowest terms, and are kept in words wherever their sum then
// fits in one.
func TestDivision_lowestTerms(t *testing.T) {
	tiny, huge := pennytest.Integers(3, 0, 4, 5), pennytest.Power(64, 0)
	for _, c := range []struct {
		name    string
		weights []*big.Int
		want    []*big.Int
		inWords bool
	}{
		{"one weight", pennytest.Integers(12), pennytest.Integers(1), true},
		{"one above zero", pennytest.Integers(0, 12, 0), pennytest.Integers(0, 1, 0), true},
		{"nothing in common", tiny, tiny, true},
		{"something in common", pennytest.Integers(6, 0, 8, 10), tiny, true},
		{"the last before it is out", pennytest.Integers(6, 8, 10, 5), pennytest.Integers(6, 8, 10, 5), true},
		{"two of three have more in common", pennytest.Integers(12, 18, 27), pennytest.Integers(4, 6, 9), true},
		{"a sum that fits when in lowest terms", pennytest.Integers(1<<63, 1<<63, 1<<62), pennytest.Integers(2, 2, 1), true},
		{"a sum that fits", pennytest.Integers(math.MaxUint64-1, 1), pennytest.Integers(math.MaxUint64-1, 1), true},
		{"a sum one too large", pennytest.Integers(math.MaxUint64, 1), pennytest.Integers(math.MaxUint64, 1), false},
		{"a sum twice too large", pennytest.Integers(math.MaxUint64, math.MaxUint64, 1), pennytest.Integers(math.MaxUint64, math.MaxUint64, 1), false},
		{"large, and small in lowest terms", []*big.Int{huge, new(big.Int), new(big.Int).Mul(huge, big.NewInt(6))}, pennytest.Integers(1, 0, 6), true},
		{"large", []*big.Int{huge, big.NewInt(3)}, []*big.Int{huge, big.NewInt(3)}, false},
	} {
		var order []int32
		sum, words, fit := new(big.Int), make([]uint64, len(c.weights)), true
		for i, w := range c.weights {
			order = append(order, int32(i))
			sum.Add(sum, c.want[i])
			words[i] = w.Uint64()
			fit = fit && w.IsUint64()
		}
		made := []*Division{divisionOf(pennytest.Sample{Weights: c.weights, Order: order})}
		if fit {
			made = append(made, New(words, order))
		}
		for _, d := range made {
			if (d.large == nil) != c.inWords {
				t.Errorf("%s: in words: %t, want %t", c.name, d.large == nil, c.inWords)
			}
			if d.Sum().Cmp(sum) != 0 {
				t.Errorf("%s: the sum is %s, want %s", c.name, d.Sum(), sum)
			}
			for i, want := range c.want {
				if d.Weight(i).Cmp(want) != 0 {
					t.Errorf("%s: weight %d is %s, want %s", c.name, i, d.Weight(i), want)
				}
			}
		}
	}
}

// What others divide wrong, and the ends of an int64: by every way that there is,
// with the answer worked by hand.
func TestDivision_knownCases(t *testing.T) {
	ascending := func(n int) []int32 {
		order := make([]int32, n)
		for i := range order {
			order[i] = int32(i)
		}
		return order
	}
	const third = math.MaxInt64 / 3 // 2^63 − 1 is three times 3074457345618258602, and 1
	for _, c := range []struct {
		name    string
		amount  int64
		weights []uint64
		order   []int32
		want    []int64
	}{
		{"a zero weight comes first, and gets nothing", 1, []uint64{0, 1, 1}, ascending(3), []int64{0, 1, 0}},
		{"18 is served first: 1.8 against 1.4 three times", 6, []uint64{14, 14, 14, 18}, ascending(4), []int64{2, 1, 1, 2}},
		{"and then ties in their order", 6, []uint64{14, 14, 14, 18}, []int32{2, 1, 0, 3}, []int64{1, 1, 2, 2}},
		{"fewer pennies than parties", 17, slices.Repeat([]uint64{1}, 33), ascending(33), slices.Concat(slices.Repeat([]int64{1}, 17), make([]int64, 16))},
		{"3 over 1:3:3", 3, []uint64{1, 3, 3}, ascending(3), []int64{1, 1, 1}},
		{"4 over 1:3:3: 4/7 is less than 12/7 leaves", 4, []uint64{1, 3, 3}, ascending(3), []int64{0, 2, 2}},
		{"nothing", 0, []uint64{1, 3, 3}, ascending(3), []int64{0, 0, 0}},
		{"all of it to one", math.MinInt64, []uint64{0, 5}, ascending(2), []int64{0, math.MinInt64}},
		{"the most, in thirds", math.MaxInt64, []uint64{1, 1, 1}, ascending(3), []int64{third + 1, third, third}},
		{"the least, in thirds: 2^63 leaves 2", math.MinInt64, []uint64{1, 1, 1}, ascending(3), []int64{-third - 1, -third - 1, -third}},
		{"the most, 3:1: .25 against .75", math.MaxInt64, []uint64{3, 1}, ascending(2), []int64{6917529027641081855, 2305843009213693952}},
		{"the least, in halves", math.MinInt64, []uint64{1, 1}, ascending(2), []int64{-1 << 62, -1 << 62}},
		{"the most, in halves", math.MaxInt64, []uint64{1, 1}, []int32{1, 0}, []int64{1<<62 - 1, 1 << 62}},
		{"the least, in eighths", math.MinInt64, []uint64{1, 1, 1, 1, 1, 1, 1, 1}, ascending(8), slices.Repeat([]int64{-1 << 60}, 8)},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := pennytest.Sample{Weights: pennytest.Integers(c.weights...), Order: c.order}
			division, n := New(slices.Clone(c.weights), c.order), len(c.weights)
			amounts := slices.Repeat([]int64{c.amount}, 200) // enough for a table
			got := make([]int64, n*len(amounts))
			for _, amounts := range [][]int64{amounts[:1], amounts} {
				division.Divide(got, amounts)
				if got, last := got[:n], got[n*(len(amounts)-1):][:n]; !slices.Equal(got, c.want) || !slices.Equal(last, c.want) {
					t.Errorf("%d amounts: got %v, %v, want %v", len(amounts), got, last, c.want)
				}
			}
			for i, share := range division.DivideLarge(big.NewInt(c.amount)) {
				if share.Int64() != c.want[i] {
					t.Errorf("in large integers: party %d gets %s, want %v", i, share, c.want)
				}
			}
			if !slices.Equal(s.Shares(c.amount), c.want) {
				t.Errorf("by the oracle: %v, want %v", s.Shares(c.amount), c.want)
			}
			checkShares(t, s, c.amount, c.want)
		})
	}
}

package penny

import (
	"fmt"
	"math/big"
	"reflect"
	"testing"

	"github.com/triborough/fairshare/internal/penny/pennytest"
)

func largeOf(values []int64) []*big.Int {
	large := make([]*big.Int, len(values))
	for i, v := range values {
		large[i] = big.NewInt(v)
	}
	return large
}

// Of all ways to give up to three parties up to so many pence, either sign, Check
// accepts one alone: the law's.
func TestCheck_acceptsTheLawAlone(t *testing.T) {
	const most = 4
	for n := 1; n <= 3; n++ {
		weights := make([]int64, n)
		each(weights, 0, 3, func() {
			s := pennytest.NewSample("", "", largeOf(weights))
			if zero := [3]int64{}; fmt.Sprint(weights) == fmt.Sprint(zero[:n]) {
				return
			}
			for amount := int64(-most); amount <= most; amount++ {
				want := s.Shares(amount)
				shares := make([]int64, n)
				each(shares, -most-1, most+1, func() {
					faults := Check(big.NewInt(amount), s.Weights, largeOf(shares), before(s.Order))
					if accepted, right := faults == nil, fmt.Sprint(shares) == fmt.Sprint(want); accepted != right {
						t.Fatalf("%d over %v as %v: %+v; by the law %v", amount, weights, shares, faults, want)
					}
				})
			}
		})
	}
}

// each calls try with every filling of values from least to most.
func each(values []int64, least, most int64, try func()) {
	if len(values) == 0 {
		try()
		return
	}
	for values[0] = least; values[0] <= most; values[0]++ {
		each(values[1:], least, most, try)
	}
}

// Each fault says which condition it is, and where.
func TestCheck_saysWhatAndWhere(t *testing.T) {
	for _, c := range []struct {
		name    string
		amount  int64
		weights []int64
		shares  []int64
		order   []int32
		want    []Fault
	}{
		{"by the law", 10, []int64{1, 1, 1}, []int64{4, 3, 3}, []int32{0, 1, 2}, nil},
		{"by the law, in lowest terms or not", 10, []int64{5, 5, 5}, []int64{4, 3, 3}, []int32{0, 1, 2}, nil},
		{"a penny lost", 10, []int64{1, 1, 1}, []int64{3, 3, 3}, []int32{0, 1, 2}, []Fault{{Condition: Conservation, Off: big.NewInt(1)}}},
		{"two pennies invented", 10, []int64{1, 1, 1}, []int64{4, 4, 4}, []int32{0, 1, 2}, []Fault{{Condition: Conservation, Off: big.NewInt(-2)}}},
		{"a penny too far, twice", 10, []int64{1, 1, 1}, []int64{5, 3, 2}, []int32{0, 1, 2}, []Fault{{Condition: Quota, Position: 0}, {Condition: Quota, Position: 2}}},
		{"an exact share rounded all the same", 4, []int64{1, 1}, []int64{3, 1}, []int32{0, 1}, []Fault{{Condition: Quota, Position: 0}, {Condition: Quota, Position: 1}}},
		{"a zero weight paid", 1, []int64{0, 1, 1}, []int64{1, 0, 0}, []int32{0, 1, 2}, []Fault{{Condition: Quota, Position: 0}}},
		{"a share of the other sign", 1, []int64{1, 1, 1}, []int64{-1, 1, 1}, []int32{0, 1, 2}, []Fault{{Condition: Quota, Position: 0}}},
		{"all faults together", 10, []int64{1, 1, 1}, []int64{9, 3, 3}, []int32{0, 1, 2}, []Fault{{Condition: Conservation, Off: big.NewInt(-5)}, {Condition: Quota, Position: 0}}},
		{"a smaller fraction served", 100, []int64{3333, 3333, 3334}, []int64{34, 33, 33}, []int32{0, 1, 2}, []Fault{{Condition: LargestRemainder, Position: 0, Owed: 2}}},
		{"a tie served late", 10, []int64{1, 1, 1}, []int64{3, 3, 4}, []int32{1, 2, 0}, []Fault{{Condition: LargestRemainder, Position: 2, Owed: 1}}},
		{"the last served and the first not are named", 6, []int64{14, 14, 14, 18}, []int64{1, 2, 2, 1}, []int32{0, 1, 2, 3}, []Fault{{Condition: LargestRemainder, Position: 2, Owed: 3}}},
		{"a refund, as its charge", -10, []int64{1, 1, 1}, []int64{-3, -3, -4}, []int32{1, 2, 0}, []Fault{{Condition: LargestRemainder, Position: 2, Owed: 1}}},
		{"a refund past its quota", -10, []int64{1, 1, 1}, []int64{-5, -3, -2}, []int32{0, 1, 2}, []Fault{{Condition: Quota, Position: 0}, {Condition: Quota, Position: 2}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Check(big.NewInt(c.amount), largeOf(c.weights), largeOf(c.shares), before(c.order)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

// Check leaves what it is given as it is.
func TestCheck_changesNothing(t *testing.T) {
	amount, weights, shares := big.NewInt(-10), largeOf([]int64{1, 3, 3}), largeOf([]int64{-1, -5, -4})
	Check(amount, weights, shares, before([]int32{0, 1, 2}))
	if got := fmt.Sprint(amount, weights, shares); got != "-10 [1 3 3] [-1 -5 -4]" {
		t.Errorf("it left %s", got)
	}
}

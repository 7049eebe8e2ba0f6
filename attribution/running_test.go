package attribution_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/triborough/fairshare/attribution"
)

func runningOf(tb testing.TB, total int64, weights ...int64) *attribution.Running {
	tb.Helper()
	running, err := attribution.NewRunning(basisOf(tb, weights...), total)
	if err != nil {
		tb.Fatal(err)
	}
	return running
}

// What an authority has been charged so far is the law's share of the total so
// far, after every amount, for every kind of basis.
func TestRunning_neverDrifts(t *testing.T) {
	for _, weights := range [][]int64{{1}, {1, 3, 3}, {0, 1, 1}, {50, 30, 20}, {1 << 61, 1, 1<<60 - 1}, equalWeights(5), randomWeights(33, 1e9)} {
		basis, running := basisOf(t, weights...), runningOf(t, 0, weights...)
		random := rand.New(rand.NewPCG(7, uint64(len(weights))))
		charged := make([]int64, len(weights))
		var parts, want []int64
		for range 2000 {
			amount := int64(random.Uint64()) >> (12 + random.UintN(51))
			var err error
			if parts, err = running.Add(parts, amount); err != nil {
				t.Fatal(err)
			}
			var sum int64
			for i, part := range parts {
				charged[i] += part
				sum += part
			}
			if sum != amount {
				t.Fatalf("over %v: the parts of %d sum to %d", weights, amount, sum)
			}
			if want, _ = basis.ApportionPence(want, running.Total()); !slices.Equal(charged, want) {
				t.Fatalf("over %v: charged %v so far, the law's shares of %d are %v", weights, charged, running.Total(), want)
			}
		}
	}
}

// A penny a day in three equal parts: each in turn, and after a year a third each.
func TestRunning_smallAmountsGoRound(t *testing.T) {
	running, basis := runningOf(t, 0, 1, 1, 1), basisOf(t, 1, 1, 1)
	together, apart := make([]int64, 3), make([]int64, 3)
	for range 365 {
		parts, err := running.Add(nil, 1)
		if err != nil {
			t.Fatal(err)
		}
		each, _ := basis.ApportionPence(nil, 1)
		for i := range parts {
			together[i] += parts[i]
			apart[i] += each[i]
		}
	}
	if want := []int64{122, 122, 121}; !slices.Equal(together, want) {
		t.Errorf("on the running total %v, want %v", together, want)
	}
	if want := []int64{365, 0, 0}; !slices.Equal(apart, want) {
		t.Errorf("each day on its own %v, want %v", apart, want)
	}
}

// The shares of 3 over 1:3:3 are 1, 1, 1, those of 4 are 0, 2, 2. So a penny
// more takes a penny from the first.
func TestRunning_paradoxOfTheNegativePenny(t *testing.T) {
	running := runningOf(t, 0, 1, 3, 3)
	for _, step := range []struct {
		amount int64
		want   []int64
	}{{3, []int64{1, 1, 1}}, {1, []int64{-1, 1, 1}}, {-1, []int64{1, -1, -1}}, {-3, []int64{-1, -1, -1}}} {
		if got, err := running.Add(nil, step.amount); err != nil || !slices.Equal(got, step.want) {
			t.Errorf("%d more: got %v, %v, want %v", step.amount, got, err, step.want)
		}
	}
}

// An amount of nothing changes nothing, and amounts that cancel leave nothing.
func TestRunning_refundsMirrorCharges(t *testing.T) {
	running := runningOf(t, 0, 447, 596, 607)
	there, _ := running.Add(nil, 99_999)
	nothing, _ := running.Add(nil, 0)
	back, _ := running.Add(nil, -99_999)
	for i := range there {
		if there[i] != -back[i] || nothing[i] != 0 {
			t.Errorf("99999 gives %v, 0 gives %v, -99999 gives %v", there, nothing, back)
		}
	}
}

// Two amounts that stand next to each other can be merged, although the shares of
// each on its own do not add up to the shares of both.
func TestRunning_adjacentAmountsMerge(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	for range 1000 {
		start, one, other := random.Int64N(1e6)-5e5, random.Int64N(1000)-500, random.Int64N(1000)-500
		apart, merged := runningOf(t, start, 3, 5, 0, 11), runningOf(t, start, 3, 5, 0, 11)
		first, _ := apart.Add(nil, one)
		second, _ := apart.Add(nil, other)
		both, _ := merged.Add(nil, one+other)
		for i := range both {
			if first[i]+second[i] != both[i] {
				t.Fatalf("from %d: %d gives %v, %d gives %v, but %d gives %v", start, one, first, other, second, one+other, both)
			}
		}
	}
}

// The total is the whole of what must be saved.
func TestRunning_goesOnFromItsTotal(t *testing.T) {
	running := runningOf(t, 0, 1, 3, 3)
	for _, amount := range []int64{3, 1, 10, -7, 1} {
		restarted := runningOf(t, running.Total(), 1, 3, 3)
		want, _ := running.Add(nil, amount)
		if got, _ := restarted.Add(nil, amount); !slices.Equal(got, want) || restarted.Total() != running.Total() {
			t.Errorf("%d more after a restart: got %v, want %v", amount, got, want)
		}
	}
}

func TestRunning_refusesToOverflow(t *testing.T) {
	for _, c := range []struct{ total, amount int64 }{
		{math.MaxInt64, 1}, {1, math.MaxInt64}, {math.MinInt64, -1}, {-1, math.MinInt64}, {math.MinInt64, math.MinInt64}, {math.MaxInt64, math.MaxInt64},
	} {
		running := runningOf(t, c.total, 1, 3, 3)
		_, err := running.Add(nil, c.amount)
		var typed *attribution.Error
		if !errors.Is(err, attribution.ErrLimit) || !errors.As(err, &typed) {
			t.Errorf("%d and %d more: %v, want ErrLimit", c.total, c.amount, err)
		}
		if running.Total() != c.total {
			t.Errorf("%d and %d more: the total became %d", c.total, c.amount, running.Total())
		}
		after, _ := running.Add(nil, 0)
		if !slices.Equal(after, []int64{0, 0, 0}) {
			t.Errorf("%d and %d more: refused, yet the shares moved by %v", c.total, c.amount, after)
		}
	}
}

// From one end of an int64 to the other, no part overflows.
func TestRunning_acrossTheWholeRange(t *testing.T) {
	for _, weights := range [][]int64{{1}, {math.MaxInt64, 1}, {math.MaxInt64, math.MaxInt64, 1}, {1, 3, 3}, {0, 1, 0}} {
		running := runningOf(t, math.MinInt64, weights...)
		for _, amount := range []int64{math.MaxInt64, 1, math.MaxInt64, -math.MaxInt64, math.MinInt64} {
			parts, err := running.Add(nil, amount)
			if err != nil {
				t.Fatal(err)
			}
			sum := int64(0)
			for _, part := range parts {
				if sum += part; (part > 0) != (amount > 0) && part != 0 && part != 1 && part != -1 {
					t.Errorf("over %v: %d gives %v: a part of the wrong sign", weights, amount, parts)
				}
			}
			if sum != amount {
				t.Errorf("over %v: the parts %v of %d sum to %d", weights, parts, amount, sum)
			}
		}
	}
}

func ExampleRunning() {
	basis, err := attribution.Equally("LBHF", "RBKC", "WCC")
	if err != nil {
		fmt.Println(err)
		return
	}
	running, err := attribution.NewRunning(basis, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	var parts []int64
	for range 3 { // £1.00 a month
		if parts, err = running.Add(parts, 100); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(parts)
	}
	fmt.Println("so far:", running.Total())
	// Output:
	// [34 33 33]
	// [33 34 33]
	// [33 33 34]
	// so far: 300
}

// A copy goes its own way: neither the original nor another copy moves it.
func TestRunning_copiesGoTheirOwnWay(t *testing.T) {
	basis := basisOf(t, 1, 1, 1)
	original := runningOf(t, 0, 1, 1, 1)
	add := func(r *attribution.Running, pence int64) []int64 {
		parts, err := r.Add(nil, pence)
		if err != nil {
			t.Fatal(err)
		}
		return parts
	}
	add(original, 1)
	before := *original
	add(original, 1)
	after := *original
	for name, r := range map[string]*attribution.Running{"a copy of before": &before, "the original": original, "a copy of after": &after} {
		total := r.Total()
		want, _ := basis.ApportionPence(nil, total+1)
		had, _ := basis.ApportionPence(nil, total)
		for i, part := range add(r, 1) {
			if part != want[i]-had[i] {
				t.Errorf("%s, of %dp: authority %d gets %d, want %d", name, total, i, part, want[i]-had[i])
			}
		}
	}
}

package penny

import (
	"math/big"
	"slices"
	"sync"
	"testing"

	"github.com/triborough/fairshare/internal/penny/pennytest"
)

var kernels = map[string]kernel{
	"one": kernelOne, "equal": kernelEqual, "two": kernelTwo, "three": kernelThree, "few": kernelFew, "many": kernelMany, "wide": kernelWide,
}

// divisionOf makes the division of a sample, which keeps its own weights.
func divisionOf(s pennytest.Sample) *Division {
	weights := make([]*big.Int, len(s.Weights))
	for i, w := range s.Weights {
		weights[i] = new(big.Int).Set(w)
	}
	return NewLarge(weights, slices.Clone(s.Order))
}

// checkShares fails where the shares of an amount do not meet the law's own
// conditions.
func checkShares(t *testing.T, s pennytest.Sample, amount int64, shares []int64) {
	t.Helper()
	large := make([]*big.Int, len(shares))
	for i, share := range shares {
		large[i] = big.NewInt(share)
	}
	if faults := Check(big.NewInt(amount), s.Weights, large, before(s.Order)); faults != nil {
		t.Fatalf("%s: %v of %d: %+v", s.Name, shares, amount, faults)
	}
}

// before returns what Check asks of an order of ties.
func before(order []int32) func(i, j int) bool {
	rank := make([]int, len(order))
	for place, i := range order {
		rank[i] = place
	}
	return func(i, j int) bool { return rank[i] < rank[j] }
}

func TestKernels_chosen(t *testing.T) {
	for _, s := range pennytest.Samples() {
		if got, want := divisionOf(s).kernel, kernels[s.Kernel]; got != want {
			t.Errorf("%s: kernel %d, want %d", s.Name, got, want)
		}
	}
}

// Every kernel divides as the law says: its shares are those of another
// principle, and meet the law's own conditions.
func TestKernels_divideAsOnPaper(t *testing.T) {
	for _, s := range pennytest.Samples() {
		t.Run(s.Name, func(t *testing.T) {
			division, n := divisionOf(s), len(s.Weights)
			amounts := s.Amounts(20_000/n + 10)
			all, one := slices.Repeat([]int64{-77}, n*len(amounts)), make([]int64, n) // whatever stood there before
			division.Divide(all, amounts)
			for i, amount := range amounts {
				want := s.Shares(amount)
				if got := all[i*n:][:n]; !slices.Equal(got, want) {
					t.Fatalf("among others, %d:\n got %v\nwant %v", amount, got, want)
				}
				if division.Divide(one, []int64{amount}); !slices.Equal(one, want) {
					t.Fatalf("by itself, %d:\n got %v\nwant %v", amount, one, want)
				}
				checkShares(t, s, amount, one)
			}
		})
	}
}

// All of up to four weights of up to 6 and five of up to 3, in two orders of ties, and
// every small amount: by the kernel that was chosen, and by those that take any.
func TestKernels_exhaustively(t *testing.T) {
	var amounts []int64
	for amount := int64(-12); amount <= 12; amount++ {
		amounts = append(amounts, amount)
	}
	for n := 1; n <= 5; n++ {
		most := 6
		if n == 5 {
			most = 3
		}
		for number := 1; number < pow(most+1, n); number++ {
			values := make([]uint64, n)
			for i, rest := 0, number; i < n; i++ {
				values[i] = uint64(rest % (most + 1))
				rest /= most + 1
			}
			s := pennytest.NewSample("", "", pennytest.Integers(values...))
			for range 2 {
				slices.Reverse(s.Order)
				everyKernelDivides(t, s, amounts)
			}
		}
	}
}

// everyKernelDivides fails where one that takes a sample's weights divides otherwise
// than another principle.
func everyKernelDivides(t *testing.T, s pennytest.Sample, amounts []int64) {
	t.Helper()
	n, division := len(s.Weights), divisionOf(s)
	kernels := []kernel{division.kernel}
	if division.kernel != kernelOne && division.kernel != kernelEqual { // which need no fractions
		kernels = append(kernels, kernelFew, kernelMany)
	}
	var want []int64
	for _, amount := range amounts {
		want = append(want, s.Shares(amount)...)
	}
	got := make([]int64, n*len(amounts))
	for _, division.kernel = range kernels {
		division.divideSingly(got, amounts)
		for i, amount := range amounts {
			if !slices.Equal(got[i*n:][:n], want[i*n:][:n]) {
				t.Fatalf("%d over %v by kernel %d: got %v, want %v", amount, s.Weights, division.kernel, got[i*n:][:n], want[i*n:][:n])
			}
		}
	}
}

func pow(base, exponent int) int {
	value := 1
	for range exponent {
		value *= base
	}
	return value
}

// A table is built when there are amounts enough to pay for it, and divides as
// the kernel it stands in for.
func TestPattern_takesOverUnseen(t *testing.T) {
	for _, weights := range [][]*big.Int{pennytest.Integers(50, 30, 20), slices.Repeat(pennytest.Integers(2, 3, 0), 11)} {
		s := pennytest.NewSample("", "", weights)
		division, amounts, n := divisionOf(s), s.Amounts(1000), len(weights)
		enough := int(2 * division.sum)
		for _, count := range []int{1, enough - 1, enough, len(amounts)} {
			got := make([]int64, n*count)
			division.Divide(got, amounts[:count])
			for i, amount := range amounts[:count] {
				if want := s.Shares(amount); !slices.Equal(got[i*n:][:n], want) {
					t.Fatalf("%d amounts: %d: got %v, want %v", count, amount, got[i*n:][:n], want)
				}
			}
			if built := division.pattern.parts != nil; built != (count >= enough) {
				t.Errorf("%d amounts: table built: %t", count, built)
			}
		}
	}
}

// A table has at most 2^14 entries: two for each party and penny of the sum.
func TestPattern_largest(t *testing.T) {
	for _, c := range []struct {
		weights  []uint64
		possible bool
	}{
		{[]uint64{2729, 1, 0}, true}, {[]uint64{2730, 1, 0}, false}, // 6 × 2730 = 16380
		{[]uint64{4095, 1}, true}, {[]uint64{4096, 1}, false}, // 4 × 4096 = 2^14
		{[]uint64{1<<14 + 1, 1}, false}, {[]uint64{1 << 62, 1 << 62, 1<<61 + 1}, false},
	} {
		division := divisionOf(pennytest.NewSample("", "", pennytest.Integers(c.weights...)))
		if division.pattern.possible != c.possible {
			t.Errorf("%v: a table is possible: %t, want %t", c.weights, division.pattern.possible, c.possible)
		}
	}
}

// One division serves many goroutines at once.
func TestKernels_concurrently(t *testing.T) {
	for _, s := range pennytest.Samples() {
		amounts, n := s.Amounts(0), len(s.Weights)
		want := make([]int64, n*len(amounts))
		divisionOf(s).Divide(want, amounts)
		fresh := divisionOf(s) // its table not built yet
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				got, one := make([]int64, n*len(amounts)), make([]int64, n)
				for range 3 {
					if fresh.Divide(got, amounts); !slices.Equal(got, want) {
						t.Errorf("%s: many amounts differ when others divide too", s.Name)
					}
					for i, amount := range amounts[:20] {
						if fresh.Divide(one, []int64{amount}); !slices.Equal(one, want[i*n:][:n]) {
							t.Errorf("%s: %d differs when others divide too", s.Name, amount)
						}
					}
				}
			})
		}
		wait.Wait()
	}
}

func TestKernels_allocateNothing(t *testing.T) {
	for _, s := range pennytest.Samples() {
		division, n, amounts := divisionOf(s), len(s.Weights), s.Amounts(0)
		if pennytest.RaceDetector && division.kernel >= kernelMany { // their scratch memory lives in a pool
			continue
		}
		one, all := make([]int64, n), make([]int64, n*len(amounts))
		for name, divide := range map[string]func(){
			"one amount": func() { division.Divide(one, []int64{-123_456_789}) },
			"many":       func() { division.Divide(all, amounts) },
		} {
			if allocations := testing.AllocsPerRun(20, divide); allocations != 0 {
				t.Errorf("%s: %s: allocates %.0f times", s.Name, name, allocations)
			}
		}
	}
}

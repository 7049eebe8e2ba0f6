package attribution

import (
	"math"
	"math/big"
	"slices"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
)

func TestKernels_chosen(t *testing.T) {
	for _, s := range samples(t) {
		if got := s.basis.p.kernel; got != s.kernel {
			t.Errorf("%s: kernel %d, want %d", s.name, got, s.kernel)
		}
	}
}

func TestKernels_divideAsOnPaper(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			n := len(s.codes)
			amounts := s.amounts(20_000/n + 10)
			all, err := s.basis.ApportionAll(nil, amounts)
			if err != nil {
				t.Fatal(err)
			}
			one := make([]int64, n)
			for i, amount := range amounts {
				want := s.want(amount)
				if got := all[i*n:][:n]; !slices.Equal(got, want) {
					t.Fatalf("ApportionAll of %d:\n got %v\nwant %v", amount, got, want)
				}
				if one, _ = s.basis.ApportionPence(one, amount); !slices.Equal(one, want) {
					t.Fatalf("ApportionPence of %d:\n got %v\nwant %v", amount, one, want)
				}
			}
		})
	}
}

// Amounts past an int64 are divided in large integers, for every basis.
func TestApportion_amountsOfAnySize(t *testing.T) {
	for _, s := range samples(t) {
		for _, amount := range []*big.Int{
			big.NewInt(12345), big.NewInt(math.MinInt64), big.NewInt(math.MaxInt64),
			power(63, 0), power(63, 1), power(64, -1), power(126, 12345),
		} {
			for range 2 {
				want := lawShares(s.codes, s.weights, amount)
				got, err := s.basis.Apportion(decimal.NewFromBigInt(amount, -2))
				if err != nil {
					t.Fatal(err)
				}
				for i, share := range got {
					if share.Authority != s.codes[i] || share.Amount.Cmp(decimal.NewFromBigInt(want[i], -2)) != 0 {
						t.Fatalf("%s: Apportion of %sp: %s gets %s, want %sp", s.name, amount, share.Authority, FormatAmount(share.Amount), want[i])
					}
				}
				amount = new(big.Int).Neg(amount)
			}
		}
	}
}

// Every basis of up to five small weights, and every small amount.
func TestKernels_exhaustively(t *testing.T) {
	const most = 3
	for n := 1; n <= 5; n++ {
		for number := 1; number < pow(most+1, n); number++ {
			values := make([]uint64, n)
			for i, rest := 0, number; i < n; i++ {
				values[i] = uint64(rest % (most + 1))
				rest /= most + 1
			}
			s := newSample(t, "", 0, integers(values...))
			var all []int64
			for amount := int64(-9); amount <= 9; amount++ {
				all = append(all, amount)
			}
			got, err := s.basis.ApportionAll(nil, all)
			if err != nil {
				t.Fatal(err)
			}
			for i, amount := range all {
				if want := s.want(amount); !slices.Equal(got[i*n:][:n], want) {
					t.Fatalf("%d over %v: got %v, want %v", amount, values, got[i*n:][:n], want)
				}
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
	for _, weights := range [][]*big.Int{integers(50, 30, 20), repeated(33, 2, 3, 0)} {
		s := newSample(t, "", 0, weights)
		amounts, n := s.amounts(1000), len(weights)
		enough := int(2 * s.basis.p.sum)
		for _, count := range []int{1, enough - 1, enough, len(amounts)} {
			got, _ := s.basis.ApportionAll(nil, amounts[:count])
			for i, amount := range amounts[:count] {
				if want := s.want(amount); !slices.Equal(got[i*n:][:n], want) {
					t.Fatalf("%d amounts: %d: got %v, want %v", count, amount, got[i*n:][:n], want)
				}
			}
			if built := s.basis.p.pattern.parts != nil; built != (count >= enough) {
				t.Errorf("%d amounts: table built: %t", count, built)
			}
		}
	}
}

// One basis serves many goroutines at once.
func TestKernels_concurrently(t *testing.T) {
	for _, s := range samples(t) {
		amounts, n := s.amounts(0), len(s.codes)
		want, err := s.basis.ApportionAll(nil, amounts)
		if err != nil {
			t.Fatal(err)
		}
		fresh := newSample(t, s.name, s.kernel, s.weights).basis // its table not built yet
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				for range 3 {
					if got, err := fresh.ApportionAll(nil, amounts); err != nil || !slices.Equal(got, want) {
						t.Errorf("%s: ApportionAll differs when others divide too (%v)", s.name, err)
					}
					for i, amount := range amounts[:20] {
						if got, err := fresh.ApportionPence(nil, amount); err != nil || !slices.Equal(got, want[i*n:][:n]) {
							t.Errorf("%s: ApportionPence of %d differs when others divide too (%v)", s.name, amount, err)
						}
					}
				}
			})
		}
		wait.Wait()
	}
}

package attribution

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/internal/penny/pennytest"
)

// basisOfSample makes a basis of whole weights, the codes sorting as the sample's
// order of ties.
func basisOfSample(tb testing.TB, s pennytest.Sample) Basis {
	tb.Helper()
	shares := make(Shares, len(s.Weights))
	for place, i := range s.Order {
		shares[i] = Share{Authority(fmt.Sprintf("%04d", place)), decimal.NewFromBigInt(s.Weights[i], 0)}
	}
	basis, err := derived(shares, "in proportion")
	if err != nil {
		tb.Fatal(err)
	}
	return basis
}

// The whole way of pence through a basis, by any kernel: ties by code, shares in
// the order of the list.
func TestApportionPence_byTheLaw(t *testing.T) {
	for _, s := range pennytest.Samples() {
		basis, n, amounts := basisOfSample(t, s), len(s.Weights), s.Amounts(5)
		all, err := basis.ApportionAll(nil, amounts)
		if err != nil {
			t.Fatal(err)
		}
		for i, amount := range amounts {
			want := s.Shares(amount)
			if got := all[i*n:][:n]; !slices.Equal(got, want) {
				t.Fatalf("%s: ApportionAll of %d:\n got %v\nwant %v", s.Name, amount, got, want)
			}
			if got, err := basis.ApportionPence(nil, amount); err != nil || !slices.Equal(got, want) {
				t.Fatalf("%s: ApportionPence of %d:\n got %v, %v\nwant %v", s.Name, amount, got, err, want)
			}
		}
	}
}

// Amounts past an int64 are divided in large integers, for every basis.
func TestApportion_amountsOfAnySize(t *testing.T) {
	for _, s := range pennytest.Samples() {
		basis := basisOfSample(t, s)
		for _, amount := range []*big.Int{
			big.NewInt(12345), big.NewInt(math.MinInt64), big.NewInt(math.MaxInt64),
			pennytest.Power(63, 0), pennytest.Power(63, 1), pennytest.Power(64, -1), pennytest.Power(126, 12345),
		} {
			for range 2 {
				want := pennytest.Shares(amount, s.Weights, s.Order)
				got, err := basis.Apportion(decimal.NewFromBigInt(amount, -2))
				if err != nil {
					t.Fatal(err)
				}
				for i, share := range got {
					if share.Amount.Cmp(decimal.NewFromBigInt(want[i], -2)) != 0 {
						t.Fatalf("%s: Apportion of %sp: %s gets %s, want %sp", s.Name, amount, share.Authority, FormatAmount(share.Amount), want[i])
					}
				}
				amount = new(big.Int).Neg(amount)
			}
		}
	}
}

// However the amounts lie in the memory that the parts are written to, the parts
// are right; and amounts that do not are left alone.
func TestApportionAll_sharedMemory(t *testing.T) {
	for _, s := range pennytest.Samples() {
		if s.Kernel == "wide" || len(s.Weights) > 40 {
			continue
		}
		basis, amounts := basisOfSample(t, s), s.Amounts(0)[:30]
		want, err := basis.ApportionAll(nil, amounts)
		if err != nil {
			t.Fatal(err)
		}
		size := len(want) // of the parts; the amounts may stand anywhere around them
		for start := range size + 2*len(amounts) + 1 {
			memory := make([]int64, size+3*len(amounts))
			pence := memory[start:][:len(amounts):len(amounts)] // cut short, so that its capacity tells nothing
			copy(pence, amounts)
			dst := memory[len(amounts):][:0:size]
			got, err := basis.ApportionAll(dst, pence)
			if err != nil || !slices.Equal(got, want) {
				t.Fatalf("%s: amounts at %d, parts at %d: got %v, %v, want %v", s.Name, start, len(amounts), got, err, want)
			}
			if apart := start == 0 || start >= size+len(amounts); apart && !slices.Equal(pence, amounts) {
				t.Fatalf("%s: amounts at %d, parts at %d: the amounts became %v", s.Name, start, len(amounts), pence)
			}
		}
		memory := slices.Grow(slices.Clone(amounts), size)
		if got, err := basis.ApportionAll(memory[:0], memory); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: parts over amounts: got %v, %v, want %v", s.Name, got, err, want)
		}
	}
}

// Amounts that only lie next to the parts, on either side, are not copied.
func TestApportionAll_adjoiningMemory(t *testing.T) {
	basis := basisOfSample(t, pennytest.NewSample("", "", pennytest.Integers(447, 596, 607)))
	memory := make([]int64, 10+30+10)
	for _, pence := range [][]int64{memory[:10], memory[40:]} {
		if allocations := testing.AllocsPerRun(20, func() { _, _ = basis.ApportionAll(memory[10:10:40], pence) }); allocations != 0 {
			t.Errorf("it allocates %.0f times", allocations)
		}
	}
}

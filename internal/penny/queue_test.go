package penny

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/triborough/fairshare/internal/penny/pennytest"
)

// The largest remainder first, equal ones in the order of ties; the remainders
// stay as they are.
func TestDivision_Queue(t *testing.T) {
	division := New([]uint64{1, 1, 1, 1, 1}, []int32{3, 1, 4, 0, 2})
	remainders := pennytest.Integers(7, 2, 9, 7, 2)
	if got, want := division.Queue(remainders), []int32{2, 3, 0, 1, 4}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for i, want := range []uint64{7, 2, 9, 7, 2} {
		if remainders[i].Uint64() != want {
			t.Errorf("remainder %d became %s", i, remainders[i])
		}
	}
}

func TestDivision_DivideLarge(t *testing.T) {
	for _, s := range pennytest.Samples() {
		division := divisionOf(s)
		for _, magnitude := range []*big.Int{
			new(big.Int), big.NewInt(1), big.NewInt(3), big.NewInt(12345), big.NewInt(math.MaxInt64), pennytest.Power(63, 0), pennytest.Power(63, 1),
			pennytest.Power(64, -1), pennytest.Power(126, 12345), pennytest.Power(420, 999),
		} {
			for _, amount := range []*big.Int{magnitude, new(big.Int).Neg(magnitude)} {
				given := new(big.Int).Set(amount)
				got, want := division.DivideLarge(amount), pennytest.Shares(amount, s.Weights, s.Order)
				for i := range got {
					if got[i].Cmp(want[i]) != 0 {
						t.Fatalf("%s: %s: party %d gets %s, want %s", s.Name, amount, i, got[i], want[i])
					}
				}
				if faults := Check(amount, s.Weights, got, before(s.Order)); faults != nil {
					t.Fatalf("%s: %s: %+v", s.Name, amount, faults)
				}
				if amount.Cmp(given) != 0 {
					t.Fatalf("%s: the amount %s became %s", s.Name, given, amount)
				}
			}
		}
	}
}

package attribution

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
)

// Ties go by code, also where codes differ only after their first eight bytes,
// and however they stand in the list.
func TestCodeOrder(t *testing.T) {
	codes := []Authority{"Westminster B", "Westminster A", "W", "Westmins", "Westminster", "Bromley", "Ä", "Westmins\u00a0x", "a", "W!"}
	want := slices.Sorted(slices.Values(codes))
	random := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		for place, i := range codeOrder(codes) {
			if codes[i] != want[place] {
				t.Fatalf("place %d of %q is %q, want %q", place, codes, codes[i], want[place])
			}
		}
		random.Shuffle(len(codes), func(i, j int) { codes[i], codes[j] = codes[j], codes[i] })
	}
}

func TestBasis_refusesRepeatedCodesInLongLists(t *testing.T) {
	weights := make(Shares, 1000)
	for i := range weights {
		weights[i] = Share{Authority(fmt.Sprintf("Authority %d", i*7%1000)), decimal.NewFromInt(1)}
	}
	weights[700].Authority, weights[800].Authority = weights[3].Authority, " "
	_, err := InProportion(weights)
	want := "attribution: Authority 21: named twice"
	if faults := slices.Collect(Faults(err)); !errors.Is(err, ErrAuthority) || len(faults) != 2 || faults[0].Error() != want {
		t.Errorf("InProportion: %v, want %s, and a malformed code", err, want)
	}
}

// Only the ratios of the weights count, in whatever form they come.
func TestBasis_onlyRatiosCount(t *testing.T) {
	forms := map[string][3]decimal.Decimal{
		"whole":        {decimal.New(447, 0), decimal.New(596, 0), decimal.New(0, 0)},
		"thousands":    {decimal.New(447, 3), decimal.New(596, 3), decimal.New(0, -18)},
		"long":         {decimal.New(447, 18), decimal.New(596000, 15), decimal.New(0, 18)},
		"long, coarse": {decimal.New(447, 18), decimal.New(5960, 17), decimal.New(0, 0)},
		"fractions":    {decimal.New(447, -18), decimal.New(596, -18), decimal.New(0, 0)},
	}
	for name, form := range forms {
		basis, err := InProportion(Shares{{"B", form[0]}, {"A", form[1]}, {"C", form[2]}})
		if err != nil {
			t.Fatal(name, err)
		}
		if got, _ := basis.ApportionPence(nil, 1000); !slices.Equal(got, []int64{429, 571, 0}) {
			t.Errorf("%s: got %v", name, got)
		}
		if sum := basis.p.division.Sum(); sum.Int64() != 7 {
			t.Errorf("%s: a sum of %s in lowest terms, want 7", name, sum)
		}
	}
}

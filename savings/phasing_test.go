package savings_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

func TestPhasingRefuses(t *testing.T) {
	percent := func(year savings.Year, n int64) savings.Phase {
		return savings.Phase{Year: year, Percent: decimal.New(n, 0)}
	}
	_, err := savings.NewPhasing(percent("2011/12", 10), percent("2012/13", 89))
	refused(t, err, attribution.ErrAmount, "savings: the phases come to 99 per cent, not to 100")
	_, err = savings.NewPhasing(percent("2011/12", 101), percent("2012/13", -1))
	refused(t, err, attribution.ErrAmount, "savings: 2011/12 of 101: it must lie between 0 and 100")
	_, err = savings.NewPhasing(percent("2012/13", 50), percent("2011/12", 50))
	assert.ErrorIs(t, err, attribution.ErrYear)
	_, err = savings.NewPhasing(savings.Phase{Year: "2011/12", Percent: huge})
	assert.ErrorIs(t, err, attribution.ErrLimit)
	_, err = savings.NewPhasing()
	assert.ErrorIs(t, err, attribution.ErrAmount)
	_, err = savings.Phasing{}.Increments(sum("1"))
	assert.ErrorIs(t, err, attribution.ErrYear)
	_, err = must(savings.NewPhasing(percent("2011/12", 100))).Levels(decimal.New(1, -3))
	assert.ErrorIs(t, err, attribution.ErrPenny)
}

// Phasing conserves: increments sum to the amount, each within a penny of its
// exact part, none where there is no percentage; a cost is phased as a saving.
func lawPhasing(t *rapid.T) {
	percents := rapid.SliceOfN(rapid.Int64Range(0, 3333), 0, 3).Draw(t, "hundredths of a per cent")
	rest := int64(10000)
	var phases []savings.Phase
	for i, y := range years(len(percents) + 1) {
		part := rest
		if i < len(percents) {
			part = percents[i]
		}
		rest -= part
		phases = append(phases, savings.Phase{Year: y, Percent: decimal.New(part, -2)})
	}
	phasing := must(savings.NewPhasing(phases...))
	amount := pence(anyPence(t, "amount"))
	increments, mirrored := must(phasing.Increments(amount)), must(phasing.Increments(amount.Neg()))
	if !increments.Total().Equal(amount) || !lastOf(must(phasing.Levels(amount))).Equal(amount) {
		t.Fatalf("%s came out as %s", amount, increments.Total())
	}
	for i, each := range increments {
		exact := new(big.Rat).Mul(rat(amount), new(big.Rat).Quo(rat(phases[i].Percent), big.NewRat(100, 1)))
		if off := exact.Sub(exact, rat(each.Amount)); off.Abs(off).Cmp(big.NewRat(1, 100)) > 0 {
			t.Fatalf("%s: %s is more than a penny off", each.Year, each.Amount)
		}
		if phases[i].Percent.Sign() == 0 && each.Amount.Sign() != 0 {
			t.Fatalf("%s: nought per cent, and %s", each.Year, each.Amount)
		}
		if !mirrored[i].Amount.Equal(each.Amount.Neg()) {
			t.Fatalf("%s: %s of a saving, %s of a cost", each.Year, each.Amount, mirrored[i].Amount)
		}
	}
}

func FuzzPhasing(f *testing.F) { lawtest.Fuzz(f, lawPhasing) }

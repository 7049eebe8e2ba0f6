package savings_test

import (
	"math/big"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/savings"
)

// Slow and readable second ways to the figures of an appraisal, on integers.

// drawAppraisal draws an appraisal of 1 to 8 years: its net pennies, its rate in
// tenths of a per cent up to and after year 3, and the appraisal.
func drawAppraisal(t *rapid.T) (nets []int64, early, late int64, a savings.Appraisal) {
	early, late = rapid.Int64Range(0, 100).Draw(t, "early rate"), rapid.Int64Range(0, 100).Draw(t, "late rate")
	discount := must(savings.DiscountBy(savings.Rate{From: 1, Rate: decimal.New(early, -3)}, savings.Rate{From: 4, Rate: decimal.New(late, -3)}))
	var flows []savings.Flow
	for _, y := range years(rapid.IntRange(1, 8).Draw(t, "years")) {
		saving, investment := anyPence(t, "saving"), somePence(t, "investment")
		nets = append(nets, saving-investment)
		flows = append(flows, savings.Flow{Year: y, Saving: pence(saving), Investment: pence(investment)})
	}
	return nets, early, late, must(savings.Appraise(discount, flows...))
}

// The net present value is the pennies over a common denominator: year t is
// divided by 1000 + rate, and multiplied by 1000, once for each year from 1 to t.
func lawNPV(t *rapid.T) {
	nets, early, late, a := drawAppraisal(t)
	numerator, denominator := big.NewInt(0), big.NewInt(1)
	thousands := big.NewInt(1)
	for year, net := range nets {
		if year > 0 {
			growth := big.NewInt(1000 + early)
			if year > 3 {
				growth = big.NewInt(1000 + late)
			}
			numerator.Mul(numerator, growth)
			denominator.Mul(denominator, growth)
			thousands.Mul(thousands, big.NewInt(1000))
		}
		numerator.Add(numerator, new(big.Int).Mul(big.NewInt(net), thousands))
	}
	// Half away from zero: (2|n| + d) ÷ 2d, rounded down, with the sign of n.
	want := new(big.Int).Abs(numerator)
	want.Add(want.Lsh(want, 1), denominator).Quo(want, new(big.Int).Lsh(denominator, 1))
	if numerator.Sign() < 0 {
		want.Neg(want)
	}
	if got, stated := a.NPV(); !stated || !got.Equal(decimal.NewFromBigInt(want, -2)) {
		t.Fatalf("worth %s, by integers %s pence", got, want)
	}
}

// The break-even year is looked for as the definition says: the first from which
// every cumulative net is at or above nought, with one below before it. Payback
// comes from walking the years penny by penny of their net.
func lawBreakEven(t *rapid.T) {
	nets, _, _, a := drawAppraisal(t)
	cumulative := make([]int64, len(nets))
	for i := range nets {
		for _, net := range nets[:i+1] {
			cumulative[i] += net
		}
	}
	want := -1
	for i := len(nets) - 1; i >= 0; i-- {
		stays, below := true, false
		for j, sum := range cumulative {
			stays = stays && (j < i || sum >= 0)
			below = below || j < i && sum < 0
		}
		if stays && below {
			want = i
		}
	}
	year, breaksEven := a.BreakEven()
	payback, pays := a.Payback()
	if breaksEven != (want >= 0) || pays != breaksEven {
		t.Fatalf("breaks even %v, pays back %v, of %v", breaksEven, pays, cumulative)
	}
	if want < 0 {
		return
	}
	// From owed = −cumulative of the year before: part of the year × its net = owed.
	part := new(big.Rat).Sub(payback, big.NewRat(int64(want), 1))
	reached := part.Mul(part, big.NewRat(nets[want], 1))
	if year != years(want + 1)[want] || reached.Cmp(big.NewRat(-cumulative[want-1], 1)) != 0 {
		t.Fatalf("breaks even in %s after %s years, of %v", year, payback, cumulative)
	}
}

// The mid-range is the least penny that is not below the exact middle.
func lawMid(t *rapid.T) {
	low := anyPence(t, "low")
	high := low + rapid.Int64Range(0, 1000).Draw(t, "width")
	mid := must(savings.Estimate{Low: pence(low), High: pence(high)}.At(savings.Mid))
	twice := mid.Sub(pence(low)).Add(mid.Sub(pence(high))) // 0 in the middle, 1p when half a penny was rounded up
	if !twice.Equal(pence((high - low) % 2)) {
		t.Fatalf("%d to %d has its middle at %s", low, high, mid)
	}
}

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

// Years left out, and a level left blank between two, refuse what accumulates; a
// blank at the end is nought and a finding; before the first figure the saving had
// not begun.
func TestWhatAccumulatesNeedsEveryYear(t *testing.T) {
	gap := must(savings.NewProgramme(savings.Header{Years: []savings.Year{"2011/12", "2014/15"}}, savings.Line{Service: "HR", Savings: savings.Figures{"2014/15": point("1")}}))
	_, err := gap.Appraise()
	refused(t, err, attribution.ErrYear, "savings: no figures between 2011/12 and 2014/15: what accumulates over the years needs every year")

	of := func(figures savings.Figures, oneOff bool) savings.Programme {
		return must(savings.NewProgramme(savings.Header{Years: years(4)}, savings.Line{Service: "HR", OneOff: oneOff, Savings: figures}))
	}
	y := years(4)
	blank := savings.Figures{y[1]: point("1"), y[3]: point("2")}
	_, err = of(blank, false).Appraise()
	refused(t, err, attribution.ErrYear, "savings: HR: 1999/00 is blank between 1998/99 and 2000/01: what accumulates over the years needs every year")
	assert.Contains(t, of(blank, false).Findings(), "No cumulative figures, break-even or present value: HR: 1999/00 is blank between 1998/99 and 2000/01: what accumulates over the years needs every year.")
	_, err = of(blank, true).Appraise()
	assert.NoError(t, err, "a one-off has no level to be blank")
	ended := of(savings.Figures{y[1]: point("1")}, false)
	_, err = ended.Appraise()
	assert.NoError(t, err)
	assert.Contains(t, ended.Findings(), "HR: nothing is given for 1999/00, 2000/01, after figures for earlier years: counted as nought.")
}

// A case by hand, and the two ends: never below nought, and never back at it.
func TestAppraisal(t *testing.T) {
	flow := func(year savings.Year, saving, investment string) savings.Flow {
		return savings.Flow{Year: year, Saving: sum(saving), Investment: sum(investment)}
	}
	// Net -100, 60, -10, 80; cumulative -100, -40, -50, 30. It breaks even in the
	// fourth year, 50 ÷ 80 of the way: 3.625 years. At 25 per cent the factors are
	// 1, 4/5, 16/25, 64/125: -100 + 48 - 6.40 + 40.96 = -17.44.
	a := must(savings.Appraise(must(savings.DiscountAt(decimal.New(25, -2))), flow("2011/12", "0", "100"), flow("2012/13", "60", "0"), flow("2013/14", "-10", "0"), flow("2014/15", "80", "0")))
	year, _ := a.BreakEven()
	payback, _ := a.Payback()
	npv, _ := a.NPV()
	assert.Equal(t, savings.Year("2014/15"), year)
	assert.Equal(t, "29/8", payback.String())
	assert.Equal(t, "-17.44", attribution.FormatAmount(npv))
	assert.Equal(t, "-50.00", attribution.FormatAmount(a.Years()[2].Cumulative))

	a = must(savings.Appraise(savings.Discount{}, flow("2011/12", "1", "1"), flow("2012/13", "5", "0")))
	_, breaksEven := a.BreakEven()
	assert.False(t, breaksEven, "it never was below nought")
	_, stated := a.NPV()
	assert.False(t, stated)
	a = must(savings.Appraise(savings.Discount{}, flow("2011/12", "0", "9"), flow("2012/13", "10", "0"), flow("2013/14", "0", "5")))
	_, breaksEven = a.BreakEven()
	assert.False(t, breaksEven, "it does not stay at or above nought")
	a = must(savings.Appraise(savings.Discount{}, flow("2011/12", "0", "9"), flow("2012/13", "9", "0")))
	year, _ = a.BreakEven()
	assert.Equal(t, savings.Year("2012/13"), year, "nought is enough")
	var zero savings.Appraisal
	_, breaksEven = zero.BreakEven()
	_, pays := zero.Payback()
	assert.False(t, breaksEven || pays)

	_, err := savings.Appraise(savings.Discount{}, flow("2011/12", "0", "9"), flow("2013/14", "10", "0"))
	assert.ErrorIs(t, err, attribution.ErrYear)
	_, err = savings.Appraise(savings.Discount{}, flow("2011/12", "0", "-9"))
	refused(t, err, attribution.ErrAmount, "savings: 2011/12: investment: negative amount -9.00")
	_, err = savings.Appraise(savings.Discount{}, savings.Flow{Year: "2011/12", Saving: huge})
	assert.ErrorIs(t, err, attribution.ErrLimit)
}

// Present value rounds once: year by year 0.01 ÷ 1.5 and 0.01 ÷ 2.25 are 0.01 and
// 0.00, together with the first 0.02; exactly 0.01 × 19/9 is 0.0211.
func TestPresentValueRoundsOnceHalfAwayFromZero(t *testing.T) {
	half := must(savings.DiscountAt(decimal.New(5, -1)))
	for pennies, want := range map[int64]string{1: "0.01", 2: "0.01", 3: "0.02", -3: "-0.02", -1: "-0.01", 4: "0.02"} {
		a := must(savings.Appraise(must(savings.DiscountAt(decimal.New(1, 0))), savings.Flow{Year: "2011/12"}, savings.Flow{Year: "2012/13", Saving: pence(pennies)}))
		npv, _ := a.NPV()
		assert.Equal(t, want, attribution.FormatAmount(npv), "half of %d pence", pennies)
	}
	a := must(savings.Appraise(half, savings.Flow{Year: "1", Saving: pence(1)}, savings.Flow{Year: "2", Saving: pence(1)}, savings.Flow{Year: "3", Saving: pence(1)}))
	npv, _ := a.NPV()
	assert.Equal(t, "0.02", attribution.FormatAmount(npv))
}

// The Green Book's factors, by integers: year 1 is 200/207, year 31 200³⁰/207³⁰ ×
// 100/103.
func TestGreenBook(t *testing.T) {
	book := savings.GreenBook()
	assert.Equal(t, "1", book.Factor(0).RatString())
	assert.Equal(t, "200/207", book.Factor(1).RatString())
	power := new(big.Rat).SetFrac(new(big.Int).Exp(big.NewInt(200), big.NewInt(30), nil), new(big.Int).Exp(big.NewInt(207), big.NewInt(30), nil))
	assert.Zero(t, book.Factor(30).Cmp(power))
	assert.Zero(t, book.Factor(31).Cmp(power.Mul(power, big.NewRat(100, 103))))
	for text, rates := range map[string][]savings.Rate{
		"savings: a discount rate of 3.5: it must lie between 0 and 1":                                {{From: 1, Rate: decimal.New(35, -1)}},
		"savings: a discount rate of -0.01: it must lie between 0 and 1":                              {{From: 1, Rate: decimal.New(-1, -2)}},
		"savings: a discount rate from year 2: rates begin with year 1 and follow in order":           {{From: 2}},
		"savings: a discount rate from year 1: rates begin with year 1 and follow in order":           {{From: 1}, {From: 1}},
		"savings: a discount rate: a number with exponent 2000000000: at most 18 either way is taken": {{From: 1, Rate: huge}},
	} {
		_, err := savings.DiscountBy(rates...)
		assert.EqualError(t, err, text)
	}
}

// An authority's appraisal: its parts of the savings, and of an investment borne
// as transition costs are, by net reduction.
func TestAppraiseFor(t *testing.T) {
	h := savings.Header{Years: years(2), Authorities: []attribution.Authority{"A", "B"}}
	line := savings.Line{Service: "HR", Before: shares("A", 10, "B", 5), After: shares("A", 4, "B", 7), Investment: savings.Figures{years(1)[0]: point("6")}}
	p := must(savings.NewProgramme(h, line))
	// A falls by 6 and B rises by 2: 4 a year. A alone gains, and bears the investment.
	assert.Equal(t, "4.00 4.00", texts(p.Totals()))
	a := must(p.AppraiseFor("A"))
	assert.Equal(t, "6.00", attribution.FormatAmount(a.Years()[1].Cumulative))
	b := must(p.AppraiseFor("B"))
	assert.Equal(t, "-4.00", attribution.FormatAmount(b.Years()[1].Cumulative))
	_, err := p.AppraiseFor("C")
	refused(t, err, attribution.ErrAuthority, "savings: C: is none of the programme's authorities")
	p = must(savings.NewProgramme(h, line, savings.Line{Service: "ICT", Savings: savings.Figures{years(1)[0]: point("1")}}))
	_, err = p.AppraiseFor("A")
	refused(t, err, attribution.ErrBasis, "savings: ICT: A: how the line is shared is not said")
}

func FuzzNPV(f *testing.F)       { lawtest.Fuzz(f, lawNPV) }
func FuzzBreakEven(f *testing.F) { lawtest.Fuzz(f, lawBreakEven) }

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

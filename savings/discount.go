package savings

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Rate is a discount rate, and the first year that is discounted at it: year 0 is
// the first of the appraisal and is not discounted, year 1 the one after.
type Rate struct {
	From int
	Rate decimal.Decimal // 0.035 for 3.5 per cent
}

// Discount is a schedule of discount rates by year. It is immutable. The zero
// Discount states no rate: there is then no present value.
type Discount struct{ rates []Rate }

// DiscountAt returns the schedule of one rate for every year. Errors: as DiscountBy.
func DiscountAt(rate decimal.Decimal) (Discount, error) { return DiscountBy(Rate{1, rate}) }

// DiscountBy returns the schedule of these rates, each holding until the next
// begins; the first begins with year 1. Errors: ErrAmount for a rate outside 0 to
// 1 (0.035 is 3.5 per cent), ErrYear for rates not in order from year 1, ErrLimit.
func DiscountBy(rates ...Rate) (Discount, error) {
	for i, r := range rates {
		if err := rate("a discount rate", r.Rate, 1); err != nil {
			return Discount{}, err
		}
		if i == 0 && r.From != 1 || i > 0 && r.From <= rates[i-1].From {
			return Discount{}, fault(attribution.ErrYear, "a discount rate from year %d: rates begin with year 1 and follow in order", r.From)
		}
	}
	return Discount{append([]Rate(nil), rates...)}, nil
}

// GreenBook returns HM Treasury's schedule: 3.5 per cent for years 1 to 30, 3.0
// per cent after (its lower rates beyond year 75 are not given here). The first
// year of the appraisal, year 0, is not discounted. These are real rates, for
// figures in the prices of one year.
//
// Source: HM Treasury, The Green Book, annex on discounting.
func GreenBook() Discount {
	return Discount{[]Rate{{1, decimal.New(35, -3)}, {31, decimal.New(30, -3)}}}
}

// IsZero says whether no rate is stated.
func (d Discount) IsZero() bool { return len(d.rates) == 0 }

// Rates returns the schedule.
func (d Discount) Rates() []Rate { return append([]Rate(nil), d.rates...) }

// growth returns one plus the rate of a year, exactly: 1 for year 0.
func (d Discount) growth(year int) *big.Rat {
	growth := big.NewRat(1, 1)
	for i := len(d.rates) - 1; i >= 0; i-- {
		if year >= d.rates[i].From {
			return growth.Add(growth, fraction(d.rates[i].Rate))
		}
	}
	return growth
}

// Factor returns the discount factor of a year, exactly: 1 ÷ the product of one
// plus the rate over years 1 to year; 1 for year 0.
func (d Discount) Factor(year int) *big.Rat {
	factor := big.NewRat(1, 1)
	for i := 1; i <= min(year, maxYears); i++ {
		factor.Quo(factor, d.growth(i))
	}
	return factor
}

package savings

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Estimate is a figure in pounds: a point, where Low and High are the same, or a
// range from Low to High. A saving is positive; a negative one costs money.
//
// Source: Tri-borough report, ch. 11 (ranges quoted in other chapters, and their
// mid-ranges used in its table).
type Estimate struct{ Low, High decimal.Decimal }

// Exactly returns the estimate that is a point.
func Exactly(amount decimal.Decimal) Estimate { return Estimate{amount, amount} }

// Point is the point of a range at which a programme is worked out.
type Point int

// The points. The zero Point is the mid-range, as in the report.
const (
	Mid  Point = iota // (Low + High) ÷ 2; half a penny is rounded up, toward the higher
	Low               // the low end of every range
	High              // the high end of every range
)

// String names the point as programme files do: mid, low or high.
func (p Point) String() string {
	if p < Mid || p > High {
		return "no point"
	}
	return [...]string{"mid", "low", "high"}[p]
}

// At returns the figure at a point of the range, in whole pennies. A mid-range
// that falls on half a penny is rounded up: the middle of 0.00 and 0.01 is 0.01,
// that of -0.01 and 0.00 is 0.00. Errors: ErrAmount where Low is above High,
// ErrChoice for an unknown point, ErrPenny, ErrLimit.
func (e Estimate) At(p Point) (decimal.Decimal, error) {
	if err := e.check(); err != nil {
		return decimal.Decimal{}, err
	}
	switch p {
	case Low:
		return e.Low, nil
	case High:
		return e.High, nil
	case Mid:
		return e.mid(), nil
	}
	return decimal.Decimal{}, fault(attribution.ErrChoice, "%d is no point of a range", int(p))
}

func (e Estimate) mid() decimal.Decimal {
	pence := e.Low.Add(e.High).Shift(2).BigInt()
	pence.Add(pence, big.NewInt(1)).Rsh(pence, 1) // the floor of (pence+1)÷2, for either sign
	return decimal.NewFromBigInt(pence, -2)
}

func (e Estimate) check() error {
	for _, end := range []decimal.Decimal{e.Low, e.High} {
		if err := attribution.CheckAmount(end); err != nil {
			return taken(err, "")
		}
	}
	if e.Low.Cmp(e.High) > 0 {
		return fault(attribution.ErrAmount, "a range from %s down to %s: the low end is above the high one",
			attribution.FormatAmount(e.Low), attribution.FormatAmount(e.High))
	}
	return nil
}

// IsRange says whether the estimate is a range and not a point.
func (e Estimate) IsRange() bool { return !e.Low.Equal(e.High) }

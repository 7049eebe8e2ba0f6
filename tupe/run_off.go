package tupe

import (
	"errors"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// maxYears bounds a contract, so that exact powers stay small. No contract for a
// service runs as long.
const maxYears = 100

// RunOff is how an origin's protected staff leave. Those who replace them come on
// the contractor's own terms, so their part of the burden ends with them. The
// zero RunOff is of staff who all stay.
type RunOff struct {
	Origin   attribution.Authority // whose staff; an authority, or a joint team by its name
	Turnover decimal.Decimal       // the part of the protected staff still there that leaves in a year, 0 to 1

	// Profile is the turnover of each year instead: Profile[0] is what leaves
	// between the first year and the second. It has at least one entry for every
	// year but the last.
	Profile []decimal.Decimal
}

// Burdens returns what a first year's burden comes to in each of so many years:
//
//	first × (1 − turnover)^y    for y = 0, 1, ... years − 1
//
// or first × (1 − Profile[0]) × ... × (1 − Profile[y−1]). Each is worked exactly
// and rounded half up to the penny once, so none is negative, and none is above
// the one before.
//
// Errors: ErrAmount for a negative burden; ErrWeight for turnover outside 0 to
// 1; ErrChoice for both a turnover and a profile, or a profile too short;
// ErrLimit for years below 1 or above 100; ErrPenny.
func (r RunOff) Burdens(first decimal.Decimal, years int) ([]decimal.Decimal, error) {
	faults := notNegative(nil, r.Origin, "burden", first)
	if years < 1 || years > maxYears {
		return nil, errors.Join(append(faults, fault(attribution.ErrLimit, r.Origin, "a contract of %d years: 1 to %d are taken", years, maxYears))...)
	}
	if faults = append(faults, r.check(years)...); faults != nil {
		return nil, errors.Join(faults...)
	}
	burdens := make([]decimal.Decimal, years)
	for y, left := range r.left(years) {
		burdens[y] = toPenny(first.Mul(left))
	}
	return burdens, nil
}

// left returns the part of the first year's staff still there in each year, exactly.
func (r RunOff) left(years int) []decimal.Decimal {
	one := decimal.NewFromInt(1)
	left := make([]decimal.Decimal, years)
	left[0] = one
	for y := 1; y < years; y++ {
		left[y] = left[y-1].Mul(one.Sub(r.rate(y - 1)))
	}
	return left
}

// rate returns the turnover between year y and the next.
func (r RunOff) rate(y int) decimal.Decimal {
	if r.Profile != nil {
		return r.Profile[y]
	}
	return r.Turnover
}

// factor writes what a first year's burden is multiplied by in year y: " × 0.88^2".
func (r RunOff) factor(y int) string {
	one := decimal.NewFromInt(1)
	if r.Profile == nil {
		switch {
		case y == 0 || r.Turnover.Sign() == 0:
			return ""
		case y == 1:
			return " × " + attribution.FormatWeight(one.Sub(r.Turnover))
		}
		return " × " + attribution.FormatWeight(one.Sub(r.Turnover)) + "^" + strconv.Itoa(y)
	}
	var factors strings.Builder
	for _, rate := range r.Profile[:y] {
		factors.WriteString(" × " + attribution.FormatWeight(one.Sub(rate)))
	}
	return factors.String()
}

func (r RunOff) check(years int) []error {
	faults := turnover(nil, r.Origin, r.Turnover)
	for _, rate := range r.Profile {
		faults = turnover(faults, r.Origin, rate)
	}
	if faults != nil {
		return faults
	}
	if r.Profile != nil && r.Turnover.Sign() != 0 {
		faults = append(faults, fault(attribution.ErrChoice, r.Origin, "both a turnover and a profile of it by year"))
	}
	if r.Profile != nil && len(r.Profile) < years-1 {
		faults = append(faults, fault(attribution.ErrChoice, r.Origin, "a profile of %d rates of turnover, for %d years: it takes %d", len(r.Profile), years, years-1))
	}
	return faults
}

package tupe

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Limits on FTEs and turnover, as package attribution has them for weights. They
// are checked before any other method touches a decimal, because one with a huge
// exponent can hang a process.
const (
	maxDigits   = 38
	maxExponent = 18
)

func fault(kind error, origin attribution.Authority, format string, values ...any) error {
	return &attribution.Error{Package: "tupe", Authority: origin, Kind: kind, Detail: fmt.Sprintf(format, values...)}
}

// notNegative adds a fault for an amount that is no sum of money of nought or more.
func notNegative(faults []error, origin attribution.Authority, what string, amount decimal.Decimal) []error {
	if err := attribution.CheckAmount(amount); err != nil {
		for e := range attribution.Faults(err) {
			faults = append(faults, fault(e.Kind, origin, "%s: %s", what, e.Detail))
		}
		return faults
	}
	if amount.Sign() < 0 {
		faults = append(faults, fault(attribution.ErrAmount, origin, "negative %s %s", what, attribution.FormatAmount(amount)))
	}
	return faults
}

// number adds a fault for an FTE or a rate that is below nought or past the limits.
func number(faults []error, origin attribution.Authority, what string, d decimal.Decimal) []error {
	switch exponent := d.Exponent(); {
	case exponent > maxExponent || exponent < -maxExponent:
		return append(faults, fault(attribution.ErrLimit, origin, "%s: a number with exponent %d: at most %d either way is taken", what, exponent, maxExponent))
	case d.NumDigits() > maxDigits:
		return append(faults, fault(attribution.ErrLimit, origin, "%s: a number of %d digits: at most %d are taken", what, d.NumDigits(), maxDigits))
	case d.Sign() < 0:
		return append(faults, fault(attribution.ErrWeight, origin, "negative %s %s", what, attribution.FormatWeight(d)))
	}
	return faults
}

// turnover adds a fault for a rate that is no part of a whole.
func turnover(faults []error, origin attribution.Authority, rate decimal.Decimal) []error {
	before := len(faults)
	faults = number(faults, origin, "turnover", rate)
	if len(faults) == before && rate.Cmp(decimal.NewFromInt(1)) > 0 {
		faults = append(faults, fault(attribution.ErrWeight, origin, "turnover %s a year: it is a part of the posts still there, 0 to 1", attribution.FormatWeight(rate)))
	}
	return faults
}

package attribution

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
)

// Limits on the numbers a caller gives. They are checked before any other
// method touches a decimal, because a decimal with a huge exponent can hang a
// process. Derived figures (a demand is a quantity times a quality, a reduction
// is a difference) may be longer: at most derivedDigits digits.
const (
	givenDigits   = 38
	givenExponent = 18

	derivedDigits   = 128
	derivedExponent = 64
)

// ParseAmount reads a sum of money in pounds, in the strict grammar of a case
// file: -?[0-9]+(\.[0-9]{1,2})?, at most 38 digits. There is no other way to
// write one: no plus sign, no exponent, no thousands separator, no fraction of
// a penny. Errors: ErrAmount for the grammar, ErrPenny for a third decimal,
// ErrLimit for the length.
func ParseAmount(text string) (decimal.Decimal, error) {
	return parseAmount(text, givenDigits)
}

// ParseWeight reads a weight or a quantity in the strict grammar of a case
// file: [0-9]+(\.[0-9]+)?, at most 38 digits of which at most 18 decimals.
// Errors: ErrWeight for the grammar, ErrLimit for the length.
func ParseWeight(text string) (decimal.Decimal, error) {
	return parseWeight(text, givenDigits, givenExponent)
}

// A printed statement holds derived figures, which may be longer than given ones.
func parsePrintedAmount(text string) (decimal.Decimal, error) {
	return parseAmount(text, derivedDigits)
}
func parsePrintedWeight(text string) (decimal.Decimal, error) {
	return parseWeight(text, derivedDigits, derivedExponent)
}

func parseAmount(text string, maxDigits int) (decimal.Decimal, error) {
	digits, minus := strings.CutPrefix(text, "-")
	whole, decimals, ok := splitDigits(digits)
	switch {
	case !ok:
		return decimal.Decimal{}, fault(ErrAmount, "", "%.40q is not an amount such as 1650000 or -12.34", text)
	case len(whole)+len(decimals) > maxDigits:
		return decimal.Decimal{}, tooLong(text, maxDigits, 2)
	case len(decimals) > 2:
		return decimal.Decimal{}, fault(ErrPenny, "", "%.40q has a fraction of a penny", text)
	}
	value := joinDigits(whole, decimals)
	if minus {
		value = value.Neg()
	}
	return value, nil
}

func parseWeight(text string, maxDigits, maxDecimals int) (decimal.Decimal, error) {
	whole, decimals, ok := splitDigits(text)
	switch {
	case !ok:
		return decimal.Decimal{}, fault(ErrWeight, "", "%.40q is not a number such as 135 or 1.25", text)
	case len(whole)+len(decimals) > maxDigits || len(decimals) > maxDecimals:
		return decimal.Decimal{}, tooLong(text, maxDigits, maxDecimals)
	}
	return joinDigits(whole, decimals), nil
}

func tooLong(text string, maxDigits, maxDecimals int) error {
	return fault(ErrLimit, "", "%.40q is too long: at most %d digits are taken, %d of them decimals", text, maxDigits, maxDecimals)
}

// splitDigits splits digits at the point, if there is one. The parser is ours
// because the decimal package's takes exponents and can be reconfigured by a
// host program.
func splitDigits(text string) (whole, decimals string, ok bool) {
	whole, decimals, pointed := strings.Cut(text, ".")
	return whole, decimals, allDigits(whole) && (!pointed || allDigits(decimals))
}

func joinDigits(whole, decimals string) decimal.Decimal {
	coefficient, _ := new(big.Int).SetString(whole+decimals, 10)
	return decimal.NewFromBigInt(coefficient, -int32(len(decimals)))
}

func allDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// FormatAmount writes whole pennies as statements do: 1650000.00, -0.05.
func FormatAmount(amount decimal.Decimal) string { return amount.StringFixed(2) }

// FormatPounds writes whole pennies for people: 1,650,000.00, -0.05.
func FormatPounds(amount decimal.Decimal) string {
	return Grouped(amount.StringFixed(2))
}

// FormatWeight writes a weight exactly, without trailing zeros: 168.75, 92.
func FormatWeight(weight decimal.Decimal) string {
	if weight.Exponent() >= 0 {
		return weight.StringFixed(0)
	}
	text := weight.StringFixed(-weight.Exponent())
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// Grouped puts commas between the thousands of a number: 1,650,000 or -1,650.25.
func Grouped(text string) string {
	digits, sign := strings.CutPrefix(text, "-")
	whole, decimals, pointed := strings.Cut(digits, ".")
	var out strings.Builder
	if sign {
		out.WriteByte('-')
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(digit)
	}
	if pointed {
		out.WriteString("." + decimals)
	}
	return out.String()
}

// CheckAmount says whether an amount is a sum of money that the three packages
// take: whole pennies within the limits. It is safe on any decimal, however huge
// its exponent. Errors: ErrPenny, ErrLimit.
func CheckAmount(amount decimal.Decimal) error {
	_, err := toPence(amount, givenDigits, givenExponent)
	return err
}

// withinLimits refuses a number that is too long or too far from the point.
func withinLimits(d decimal.Decimal, maxDigits, maxExponent int) error {
	if exponent := int(d.Exponent()); exponent > maxExponent || exponent < -maxExponent {
		return fault(ErrLimit, "", "a number with exponent %d: at most %d either way is taken", exponent, maxExponent)
	}
	if digits := d.NumDigits(); digits > maxDigits {
		return fault(ErrLimit, "", "a number of %d digits: at most %d are taken", digits, maxDigits)
	}
	return nil
}

// pence is a sum of money in whole pennies: small, unless large is set.
type pence struct {
	small int64
	large *big.Int
}

// toPence reads an amount in pounds as whole pennies, or says why it is none.
func toPence(amount decimal.Decimal, maxDigits, maxExponent int) (pence, error) {
	exponent, digits := int(amount.Exponent()), 0
	if exponent >= -maxExponent && exponent <= maxExponent {
		digits = amount.NumDigits()
	}
	// An int64 holds any 18 digits, so most amounts are read without allocating.
	if digits > 0 && digits <= maxDigits && exponent >= -2 && digits+exponent+2 <= 18 {
		return pence{small: amount.CoefficientInt64() * int64(tens[exponent+2])}, nil
	}
	return toLargePence(amount, maxDigits, maxExponent)
}

// toLargePence is toPence for any amount.
func toLargePence(amount decimal.Decimal, maxDigits, maxExponent int) (pence, error) {
	if err := withinLimits(amount, maxDigits, maxExponent); err != nil {
		return pence{}, err
	}
	value := amount.Coefficient()
	if shift := int64(amount.Exponent()) + 2; shift >= 0 {
		value.Mul(value, pow10(shift))
	} else {
		var fraction big.Int
		value.QuoRem(value, pow10(-shift), &fraction)
		if fraction.Sign() != 0 {
			return pence{}, fault(ErrPenny, "", "%s has a fraction of a penny", FormatWeight(amount))
		}
	}
	if value.IsInt64() {
		return pence{small: value.Int64()}, nil
	}
	return pence{large: value}, nil
}

// bigInt returns the pennies as an integer of the caller's own.
func (p pence) bigInt() *big.Int {
	if p.large != nil {
		return new(big.Int).Set(p.large)
	}
	return big.NewInt(p.small)
}

func pow10(n int64) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
}

// notNegative adds a fault for an amount that is no sum of money of nought or more.
func notNegative(faults []error, what string, amount decimal.Decimal) []error {
	switch err := CheckAmount(amount); {
	case err != nil:
		return append(faults, detailed(err, what))
	case amount.Sign() < 0:
		return append(faults, fault(ErrAmount, "", "negative %s %s", what, FormatAmount(amount)))
	}
	return faults
}

// money adds a fault for an amount that is no sum of money of either sign.
func money(faults []error, what string, amount decimal.Decimal) []error {
	if err := CheckAmount(amount); err != nil {
		return append(faults, detailed(err, what))
	}
	return faults
}

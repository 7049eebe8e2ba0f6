package attribution

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
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
		return decimal.Decimal{}, fault(ErrWeight, "", "%.40q is not a number of nought or more, such as 135 or 1.25", text)
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

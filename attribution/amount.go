package attribution

import (
	"errors"
	"math/big"
	"strconv"
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
	return parseWeight(text, combinedDigits, derivedExponent)
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

// parseFigure reads a printed figure of either sign and any kind.
func parseFigure(text string) (decimal.Decimal, error) {
	return parseNumber(text, combinedDigits, derivedExponent)
}

func parseNumber(text string, maxDigits, maxDecimals int) (decimal.Decimal, error) {
	digits, minus := strings.CutPrefix(text, "-")
	number, err := parseWeight(digits, maxDigits, maxDecimals)
	if errors.Is(err, ErrWeight) {
		return decimal.Decimal{}, fault(ErrWeight, "", "%.40q is not a number such as 135, 1.25 or -3", text)
	}
	if minus {
		number = number.Neg()
	}
	return number, err
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

// ToPenny rounds an exact sum of pounds to whole pennies, half a penny away from
// nought. It is for figures that are worked out and not divided, such as a burden
// or a call on account; what is divided among several is divided by a [Basis].
func ToPenny(pounds *big.Rat) decimal.Decimal {
	twice := new(big.Int).Mul(pounds.Num(), big.NewInt(200))
	half := twice.Abs(twice).Add(twice, pounds.Denom())
	pence := half.Quo(half, new(big.Int).Lsh(pounds.Denom(), 1))
	if pounds.Sign() < 0 {
		pence.Neg(pence)
	}
	return decimal.NewFromBigInt(pence, -2)
}

// FormatAmount writes a sum of money as statements do: 1650000.00, -0.05. It never
// rounds: what is no whole number of pennies shows all its decimals, and a number
// past the limits its digits and exponent, 1e1000000.
func FormatAmount(amount decimal.Decimal) string {
	return exactly(amount, 2)
}

// FormatPounds writes a sum of money for people: 1,650,000.00, -0.05. It never
// rounds, as FormatAmount.
func FormatPounds(amount decimal.Decimal) string { return grouped(FormatAmount(amount)) }

// FormatSterling writes a sum of money for people with its sign and pound sign: -£3.00.
func FormatSterling(amount decimal.Decimal) string {
	if digits, minus := strings.CutPrefix(FormatPounds(amount), "-"); minus {
		return "-£" + digits
	}
	return "£" + FormatPounds(amount)
}

// FormatWeight writes a number exactly, without trailing zeros: 168.75, 92. A
// number past the limits is written with its exponent, as in FormatAmount.
func FormatWeight(weight decimal.Decimal) string {
	text := exactly(weight, 0)
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// FormatQuantity writes a number for people, exactly: 1,650.25 calls.
func FormatQuantity(number decimal.Decimal) string { return grouped(FormatWeight(number)) }

// exactly writes a number with all its decimals, and at least so many.
func exactly(number decimal.Decimal, decimals int32) string {
	exponent := number.Exponent()
	if exponent > derivedExponent || exponent < -derivedExponent {
		return number.Coefficient().String() + "e" + strconv.Itoa(int(exponent))
	}
	return number.StringFixed(max(decimals, -exponent))
}

// grouped puts commas between the thousands of a number: 1,650,000 or -1,650.25.
func grouped(text string) string {
	if strings.Contains(text, "e") {
		return text
	}
	digits, minus := strings.CutPrefix(text, "-")
	whole, decimals, pointed := strings.Cut(digits, ".")
	var out strings.Builder
	if minus {
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

package attribution

import (
	"math/big"

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

	// A combined basis has whole weights, of any length that reads back.
	combinedDigits = 1024
	workingDigits  = 4 * combinedDigits // of the common denominator that they are worked out on
)

// CheckAmount says whether an amount is a sum of money that the three packages
// take: whole pennies within the limits. It is safe on any decimal, however huge
// its exponent. Errors: ErrPenny, ErrLimit.
func CheckAmount(amount decimal.Decimal) error {
	_, err := toPence(amount, givenDigits, givenExponent)
	return err
}

// CheckWeight says whether a number is a weight, a quantity or a rate that the
// three packages take: nought or more, within the limits. It is safe on any
// decimal. Errors: ErrWeight, ErrLimit.
func CheckWeight(number decimal.Decimal) error {
	if err := withinLimits(number, givenDigits, givenExponent); err != nil {
		return err
	}
	if number.Sign() < 0 {
		return fault(ErrWeight, "", "negative weight %s", FormatWeight(number))
	}
	return nil
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

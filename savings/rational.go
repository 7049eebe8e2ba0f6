package savings

import (
	"errors"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// rate checks a number that is no money: a percentage, a rate, a threshold.
// It must be nought or more and at most the limit.
func rate(what string, value decimal.Decimal, limit int64) error {
	if err := withinLimits(what, value); err != nil {
		return err
	}
	if value.Sign() < 0 || value.Cmp(decimal.NewFromInt(limit)) > 0 {
		return fault(attribution.ErrAmount, "%s of %s: it must lie between 0 and %d", what, plain(value), limit)
	}
	return nil
}

// withinLimits refuses a number past the limits, which are attribution's.
func withinLimits(what string, value decimal.Decimal) error {
	if err := attribution.CheckWeight(value); errors.Is(err, attribution.ErrLimit) {
		return taken(err, what)
	}
	return nil
}

// plain writes a number without trailing zeros.
func plain(value decimal.Decimal) string { return attribution.FormatWeight(value) }

// fraction is a decimal as an exact fraction.
func fraction(value decimal.Decimal) *big.Rat {
	out := new(big.Rat).SetInt(value.Coefficient())
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(value.Exponent(), -value.Exponent()))), nil)
	if value.Exponent() < 0 {
		return out.Quo(out, new(big.Rat).SetInt(power))
	}
	return out.Mul(out, new(big.Rat).SetInt(power))
}

// pennies rounds an exact sum in pounds to whole pennies, half a penny away from
// zero: the one rounding of a figure that was worked out in fractions.
func pennies(pounds *big.Rat) decimal.Decimal { return attribution.ToPenny(pounds) }

// rounded rounds a fraction to so many decimals, half away from zero.
func rounded(value *big.Rat, decimals int32) decimal.Decimal {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	numerator := new(big.Int).Mul(value.Num(), scale)
	numerator.Abs(numerator).Lsh(numerator, 1).Add(numerator, value.Denom())
	quotient := numerator.Quo(numerator, new(big.Int).Lsh(value.Denom(), 1))
	if value.Sign() < 0 {
		quotient.Neg(quotient)
	}
	return decimal.NewFromBigInt(quotient, -decimals)
}

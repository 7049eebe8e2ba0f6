package attribution

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/internal/penny"
)

// checkLaw re-checks a charge against the penny law without dividing anything,
// and without the engine's order of codes. It returns every fault found.
func (c Charge) checkLaw() []error {
	amount, weights, shares, faults := c.integers()
	if faults != nil {
		return faults
	}
	if !slices.ContainsFunc(weights, func(w *big.Int) bool { return w.Sign() != 0 }) {
		return append(faults, fault(ErrBasis, "", "every weight is zero"))
	}
	code := func(position int) Authority { return c.Weights[position].Authority }
	for _, f := range penny.Check(amount, weights, shares, func(i, j int) bool { return code(i) < code(j) }) {
		switch f.Condition {
		case penny.Conservation:
			faults = append(faults, fault(ErrVerify, "", "the shares do not sum to the amount: they are %s off", FormatAmount(decimal.NewFromBigInt(f.Off, -2))))
		case penny.Quota:
			faults = append(faults, fault(ErrVerify, code(f.Position), "a share of %s is not the exact proportion rounded down or up to a penny", FormatAmount(c.Shares[f.Position].Amount)))
		case penny.LargestRemainder:
			faults = append(faults, fault(ErrVerify, code(f.Position), "got an odd penny that was %s's", code(f.Owed)))
		}
	}
	return faults
}

// integers returns the charge's amount and shares in pence and its weights on a
// common scale, or says what keeps it from being read so.
func (c Charge) integers() (amount *big.Int, weights, shares []*big.Int, faults []error) {
	total, err := toPence(c.Amount, derivedDigits, derivedExponent)
	faults = appendFault(faults, err)
	if len(c.Weights) == 0 || len(c.Weights) != len(c.Shares) {
		return nil, nil, nil, append(faults, fault(ErrAuthority, "", "weights of %d authorities and shares of %d", len(c.Weights), len(c.Shares)))
	}
	faults = append(faults, checkAuthorities(c.Weights.Authorities())...)
	given := make([]decimal.Decimal, len(c.Weights))
	for i, w := range c.Weights {
		if c.Shares[i].Authority != w.Authority {
			faults = append(faults, fault(ErrAuthority, w.Authority, "has a weight where %s has a share", c.Shares[i].Authority))
		}
		if err := withinLimits(w.Amount, derivedDigits, derivedExponent); err != nil {
			faults = append(faults, named(err, w.Authority))
			continue
		}
		if w.Amount.Sign() < 0 {
			faults = append(faults, fault(ErrWeight, w.Authority, "negative weight %s", FormatWeight(w.Amount)))
		}
		share, err := toPence(c.Shares[i].Amount, derivedDigits, derivedExponent)
		if err != nil {
			faults = append(faults, named(err, w.Authority))
			continue
		}
		given[i] = w.Amount
		shares = append(shares, share.bigInt())
	}
	if faults != nil {
		return nil, nil, nil, faults
	}
	return total.bigInt(), largeIntegers(given), shares, nil
}

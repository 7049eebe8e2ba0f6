package attribution

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/internal/penny"
)

// checkLaw re-checks a charge against the penny law without dividing anything,
// and without the engine's order of codes. It returns every fault found.
func (c Charge) checkLaw() error {
	amount, weights, shares, err := c.integers()
	if err != nil {
		return err
	}
	k := checks()
	if !slices.ContainsFunc(weights, func(w *big.Int) bool { return w.Sign() != 0 }) {
		k.Refuse(ErrBasis, "", "every weight is zero")
		return k.Err()
	}
	code := func(position int) Authority { return c.Weights[position].Authority }
	for _, f := range penny.Check(amount, weights, shares, func(i, j int) bool { return code(i) < code(j) }) {
		switch f.Condition {
		case penny.Conservation:
			k.Refuse(ErrVerify, "", "the shares do not sum to the amount: they are %s off", FormatAmount(decimal.NewFromBigInt(f.Off, -2)))
		case penny.Quota:
			k.Refuse(ErrVerify, code(f.Position), "a share of %s is not the exact proportion rounded down or up to a penny", FormatAmount(c.Shares[f.Position].Amount))
		case penny.LargestRemainder:
			k.Refuse(ErrVerify, code(f.Position), "got an odd penny that was %s's", code(f.Owed))
		}
	}
	return k.Err()
}

// integers returns the charge's amount and shares in pence and its weights on a
// common scale, or says what keeps it from being read so. Limits come first: they
// must hold before anything else is done with a number.
func (c Charge) integers() (amount *big.Int, weights, shares []*big.Int, err error) {
	k := checks()
	total, err := toPence(c.Amount, derivedDigits, derivedExponent)
	k.Add("", "", err)
	given := make([]decimal.Decimal, len(c.Weights))
	for i, w := range c.Weights {
		given[i] = w.Amount
		if err := withinLimits(w.Amount, combinedDigits, derivedExponent); err != nil {
			k.Add(w.Authority, "", err)
		} else if w.Amount.Sign() < 0 {
			k.Refuse(ErrWeight, w.Authority, "negative weight %s", FormatWeight(w.Amount))
		}
	}
	for _, share := range c.Shares {
		part, err := toPence(share.Amount, derivedDigits, derivedExponent)
		k.Add(share.Authority, "", err)
		shares = append(shares, part.bigInt())
	}
	if len(c.Weights) == 0 || len(c.Weights) != len(c.Shares) {
		k.Refuse(ErrAuthority, "", "weights of %d authorities and shares of %d", len(c.Weights), len(c.Shares))
		return nil, nil, nil, k.Err()
	}
	k.Add("", "", checkAuthorities(c.Weights.Authorities()))
	for i, w := range c.Weights {
		if c.Shares[i].Authority != w.Authority {
			k.Refuse(ErrAuthority, w.Authority, "has a weight where %s has a share", c.Shares[i].Authority)
		}
	}
	if k.Failed() {
		return nil, nil, nil, k.Err()
	}
	return total.bigInt(), largeIntegers(given), shares, nil
}

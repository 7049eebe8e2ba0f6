package attribution

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// checkLaw re-checks a charge against the penny law without dividing anything.
// For each authority it takes the difference
//
//	amount × weight − share × sum of weights
//
// which is 0 or more and below the sum where the share was rounded down, and
// below 0 where it got an odd penny. Quota is the bounds of that difference; the
// law of the odd pennies is that the last one served stands before the first one
// not served. It returns every fault found.
func (c Charge) checkLaw() []error {
	amount, weights, shares, faults := c.integers()
	if faults != nil {
		return faults
	}
	negative := amount.Sign() < 0
	sum, left := new(big.Int), new(big.Int).Set(amount)
	for i := range weights {
		sum.Add(sum, weights[i])
		left.Sub(left, shares[i])
	}
	if sum.Sign() == 0 {
		return append(faults, fault(ErrBasis, "", "every weight is zero"))
	}
	if left.Sign() != 0 {
		faults = append(faults, fault(ErrVerify, "", "the shares do not sum to the amount: they are %s off", FormatAmount(decimal.NewFromBigInt(left, -2))))
	}
	var last, first *place // in the queue for odd pennies: the last one served, the first one not
	for i, a := range c.Weights.Authorities() {
		difference := new(big.Int).Mul(amount, weights[i])
		difference.Sub(difference, new(big.Int).Mul(shares[i], sum))
		if negative {
			difference.Neg(difference)
		}
		if difference.CmpAbs(sum) >= 0 {
			faults = append(faults, fault(ErrVerify, a, "a share of %s is not the exact proportion rounded down or up to a penny", FormatAmount(c.Shares[i].Amount)))
			continue
		}
		switch here := (&place{a, difference}); {
		case difference.Sign() < 0:
			difference.Add(difference, sum)
			if last == nil || last.before(here) {
				last = here
			}
		case first == nil || here.before(first):
			first = here
		}
	}
	if faults == nil && last != nil && first != nil && first.before(last) {
		faults = append(faults, fault(ErrVerify, last.authority, "got an odd penny that was %s's", first.authority))
	}
	return faults
}

// place is an authority's place in the queue for odd pennies.
type place struct {
	authority Authority
	remainder *big.Int
}

func (p *place) before(other *place) bool {
	if order := p.remainder.Cmp(other.remainder); order != 0 {
		return order > 0
	}
	return p.authority < other.authority
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
		weight := w.Amount.Coefficient()
		weights = append(weights, weight.Mul(weight, pow10(int64(w.Amount.Exponent())+derivedExponent)))
		shares = append(shares, share.bigInt())
	}
	return total.bigInt(), weights, shares, faults
}

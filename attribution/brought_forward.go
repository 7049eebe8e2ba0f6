package attribution

import (
	"errors"
)

// BroughtForward pays last year's adjustments of the calls: what
// Statement.NextYear of last year's statement gave for this service. One charge
// to each authority named, paid by the host.
//
// Rule brought_forward: follows from the first treatment of an indirect
// variance, Tri-borough report, ch. 11. "Adjust its call" is read as recovery:
// the others pay the host their shares, so the adjustments sum to zero.
//
// Errors: ErrBalance where they do not; ErrHost without a host; ErrAuthority for
// one named twice; ErrPenny, ErrLimit.
type BroughtForward struct {
	Adjustments Shares
}

// Attribute returns a charge of rule brought_forward for each authority named.
func (f BroughtForward) Attribute(s Service) ([]Charge, error) {
	faults := checkAuthorities(f.Adjustments.Authorities())
	for _, adjustment := range f.Adjustments {
		faults = money(faults, "brought forward by "+string(adjustment.Authority), adjustment.Amount)
	}
	if s.Host == "" {
		faults = append(faults, fault(ErrHost, "", "adjustments brought forward, in a service without a host"))
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	if total := f.Adjustments.Total(); total.Sign() != 0 {
		return nil, fault(ErrBalance, "", "the adjustments brought forward sum to %s, not to zero", FormatAmount(total))
	}
	charges := make([]Charge, len(f.Adjustments))
	for i, adjustment := range f.Adjustments {
		because := "last year's adjustment of its call"
		if adjustment.Authority == s.Host {
			because = "the host recovers what it bore last year"
		}
		var err error
		charges[i], err = s.charge(RuleBroughtForward, "Brought forward from last year", adjustment.Amount, s.Host, because).to(adjustment.Authority)
		if err != nil {
			return nil, err
		}
	}
	return charges, nil
}

package attribution

// BroughtForward pays last year's adjustments of the calls: what
// Statement.NextYearOf of last year's statement gives for this service. One
// charge to each authority named, paid by the host. Adjustments are a service's
// own: those of several services, each with a host, must not be added up before
// they are brought forward, for the sum still comes to zero and would pay the
// wrong host.
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

// Why an adjustment is paid.
const (
	becauseLastYear  = "last year's adjustment of its call"
	becauseHostIsDue = "the host recovers what it bore last year"
)

// Attribute returns a charge of rule brought_forward for each authority named.
func (f BroughtForward) Attribute(s Service) ([]Charge, error) {
	c := checks()
	c.Add("", "", checkAuthorities(f.Adjustments.Authorities()))
	for _, adjustment := range f.Adjustments {
		c.Money("", "brought forward by "+string(adjustment.Authority), adjustment.Amount)
	}
	if s.Host == "" {
		c.Refuse(ErrHost, "", "adjustments brought forward, in a service without a host")
	}
	if c.Failed() {
		return nil, c.Err()
	}
	if total := f.Adjustments.Total(); total.Sign() != 0 {
		c.Refuse(ErrBalance, "", "the adjustments brought forward sum to %s, not to zero", FormatAmount(total))
		return nil, c.Err()
	}
	charges := make([]Charge, len(f.Adjustments))
	for i, adjustment := range f.Adjustments {
		because := becauseLastYear
		if adjustment.Authority == s.Host {
			because = becauseHostIsDue
		}
		var err error
		charges[i], err = s.charge(RuleBroughtForward, "Brought forward from last year", adjustment.Amount, s.Host, because).to(adjustment.Authority)
		if err != nil {
			return nil, err
		}
	}
	return charges, nil
}

package attribution

import (
	"slices"

	"github.com/shopspring/decimal"
)

// checkDamping refuses damping that does not fit the service.
func (s Service) checkDamping() error {
	switch {
	case s.Damping == nil:
		return nil
	case s.Running == nil:
		return fault(ErrChoice, "", "it is not said what the service costs to run: there are no contributions to hold")
	}
	return s.Damping.check(s)
}

// check refuses limits that do not fit the service.
func (d Damping) check(s Service) error {
	c := checks()
	if d.Rise == nil && d.Fall == nil {
		c.Refuse(ErrChoice, "", "no limit is given: a rise, a fall, or both")
	}
	for _, limit := range []struct {
		what    string
		percent *decimal.Decimal
		most    bool
	}{{"rise", d.Rise, false}, {"fall", d.Fall, true}} {
		if limit.percent == nil {
			continue
		}
		if err := withinLimits(*limit.percent, givenDigits, givenExponent); err != nil {
			c.Add("", "a "+limit.what+" in per cent", err)
		} else if limit.percent.Sign() < 0 || limit.most && limit.percent.Cmp(decimal.New(100, 0)) > 0 {
			c.Refuse(ErrChoice, "", "a %s of %s%%: a rise is 0 or more, a fall 0 to 100", limit.what, FormatWeight(*limit.percent))
		}
	}
	for _, reference := range d.Reference {
		c.Cost(reference.Authority, "reference", reference.Amount)
	}
	everyone := slices.Concat(d.Reference.Authorities(), d.NotHeld)
	c.Add("", "", checkAuthorities(everyone))
	named := make(map[Authority]bool, len(everyone))
	for _, a := range everyone {
		named[a] = true
		if !s.TakesPart(a) {
			c.Refuse(ErrAuthority, a, "is held, or said not to be, but takes no part")
		}
	}
	for _, a := range s.participants() {
		if !named[a] {
			c.Refuse(ErrAuthority, a, "takes part but has no reference to be held to: give one, or say that it is not held")
		}
	}
	return c.Err()
}

// copied returns the damping with values of its own.
func (d *Damping) copied() *Damping {
	if d == nil {
		return nil
	}
	c := *d
	c.Reference, c.NotHeld = slices.Clone(d.Reference), slices.Clone(d.NotHeld)
	for _, limit := range []**decimal.Decimal{&c.Rise, &c.Fall} {
		if *limit != nil {
			*limit = new(**limit)
		}
	}
	return &c
}

func (d *Damping) equal(other *Damping) bool {
	if d == nil || other == nil {
		return d == other
	}
	same := func(a, b *decimal.Decimal) bool { return (a == nil) == (b == nil) && (a == nil || a.Equal(*b)) }
	return d.Reference.Equal(other.Reference) && slices.Equal(d.NotHeld, other.NotHeld) && same(d.Rise, other.Rise) && same(d.Fall, other.Fall)
}

// burdened finds who bears a TUPE burden.
func burdened(charges []Charge) map[Authority]bool {
	found := make(map[Authority]bool)
	for _, c := range charges {
		if c.Rule == RuleTUPE && c.Amount.Sign() != 0 {
			found[c.Weights[0].Authority] = true
		}
	}
	return found
}

// damped holds the adjustments of a service to those that follow from its
// contributions and limits.
func (t *ties) damped(charges []Charge) {
	amounts, adjusted, paidBy := contributions(t.service.Participants, charges)
	var follow []Charge
	if t.service.Damping != nil {
		s := t.service.service()
		err := t.service.Damping.check(s)
		if err == nil {
			follow, err = t.service.Damping.adjusted(s, amounts, burdened(charges), paidBy)
		}
		for e := range Faults(err) {
			t.wrong(-1, "damping: %s", e.Place())
		}
	}
	same := func(a, b Charge) bool {
		return a.Amount.Equal(b.Amount) && a.Shares.Equal(b.Shares) && a.PaidBy == b.PaidBy && a.Because == b.Because
	}
	if !slices.EqualFunc(adjusted, follow, same) {
		t.wrong(-1, "the adjustments of contributions are not those that follow from the limits")
	}
}

package attribution

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Contribution is what a participant contributes to what a service costs to run,
// and how the service's damping moves it: the working beside its charges.
type Contribution struct {
	Authority   Authority
	Amount      decimal.Decimal  // before it is damped: the ongoing charge and the TUPE burden
	Held        bool             // whether limits apply to it: not where there is no reference, nor to one without weight or burden
	Reference   decimal.Decimal  // where it is held
	Least, Most *decimal.Decimal // it may be; nil for no limit that way
	Now         decimal.Decimal  // as it is damped
}

// Contributions returns the contributions to a service that has damping, by
// participant. Nil where the service has none, or there is no service of that name.
func (s Statement) Contributions(service string) []Contribution {
	place, known := s.places[service]
	if !known {
		return nil
	}
	v := s.services[place]
	if v.Damping == nil || v.Damping.check(v.service()) != nil {
		return nil
	}
	charges := s.chargesOf(service)
	amounts, adjusted, _ := contributions(v.Participants, charges)
	moved := make(map[Authority]decimal.Decimal)
	for _, c := range adjusted {
		for _, share := range c.Shares {
			moved[share.Authority] = moved[share.Authority].Add(share.Amount)
		}
	}
	all := make([]Contribution, len(amounts))
	for i, h := range v.Damping.limits(v.service(), amounts, burdened(charges)) {
		all[i] = Contribution{Authority: h.authority, Amount: amounts[i].Amount, Now: amounts[i].Amount.Add(moved[h.authority])}
		if !h.fixed {
			all[i].Held, all[i].Reference, all[i].Least, all[i].Most = true, h.reference, inPounds(h.least), inPounds(h.most)
		}
	}
	return all
}

// service is as much of a service as its damping needs.
func (v Spending) service() Service {
	return Service{Name: v.Service, Basis: v.Basis, Participants: v.Participants}
}

// contributions adds up what each participant contributes to what a service costs
// to run, before that is damped; and returns the adjustments, and who pays.
func contributions(participants []Authority, charges []Charge) (amounts Shares, adjusted []Charge, paidBy Authority) {
	sums := newTally(newRoster(participants))
	for _, a := range participants {
		sums.name(a)
	}
	for _, c := range charges {
		switch {
		case c.Rule == RuleDamping:
			adjusted = append(adjusted, c)
		case c.Rule.runs():
			sums.add(c.Shares)
			paidBy = c.PaidBy
		}
	}
	return sums.shares(), adjusted, paidBy
}

// inPounds returns a limit in pounds, and nil for none.
func inPounds(pence *big.Int) *decimal.Decimal {
	if pence == nil {
		return nil
	}
	return new(decimal.NewFromBigInt(pence, -2))
}

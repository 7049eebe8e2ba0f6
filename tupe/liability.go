package tupe

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Liability is a one-off cost that follows from a transfer: of redundancies that
// the contractor makes among transferred staff, of a pension deficit on transfer,
// of an indemnity called upon for what happened before it. The transferor whose staff it
// concerns bears it; it is a one-off, and so outside the recurring spending. It
// is never pooled by default: what all agreed to share is no liability of this
// kind but an attribution.Transition, with the basis agreed for it.
//
// Rule tupe.liability: follows from Tri-borough report, ch. 11 (burdens go to
// those who give rise to them) and ch. 12(e), para 6(b) (liabilities pass to the
// transferee, which takes indemnities from the transferors).
//
// Errors: ErrAmount for a negative amount; ErrAuthority for an origin that is
// missing or takes no part in the service; ErrText, ErrBasis for a joint team;
// ErrPenny, ErrLimit.
type Liability struct {
	Origin      attribution.Authority // an authority, or a joint team by its name
	Description string
	Amount      decimal.Decimal
	PaidBy      attribution.Authority // who paid it, or "" where that is not known
	Teams       []Team                // joint teams that Origin may name
}

// Attribute returns one charge of rule tupe.liability; of a joint team's
// liability one for each of its authorities; of nought, none.
func (l Liability) Attribute(s attribution.Service) ([]attribution.Charge, error) {
	k := checks()
	k.Cost(l.Origin, "liability", l.Amount)
	origins, err := transferorsOf(s, l.Teams)
	k.Add("", "", err)
	k.Add("", "", origins.check(l.Origin, "a liability"))
	if k.Failed() {
		return nil, k.Err()
	}
	description := "TUPE liability"
	if l.Description != "" {
		description += ": " + l.Description
	}
	return origins.charge(attribution.Charge{
		Service: s.Name, Rule: attribution.RuleLiability, Description: description, Amount: l.Amount, PaidBy: l.PaidBy,
		Because: "a one-off liability of the transfer of its staff",
	}, l.Origin)
}

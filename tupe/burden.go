package tupe

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Burden is what an origin's protected terms put into a year's price: identified
// in the tender, or assessed from its posts.
type Burden struct {
	Origin      attribution.Authority // an authority, or a joint team by its name
	Amount      decimal.Decimal       // pounds, whole pennies, nought or more
	Description string
	Because     string // how the amount came about, for the statement; optional
}

func (b Burden) check(t transferors) error {
	k := checks()
	k.Cost(b.Origin, "burden", b.Amount)
	k.Add("", "", t.check(b.Origin, "a burden"))
	return k.Err()
}

// charges returns the burden's charges to its origin, none for a burden of nought.
func (b Burden) charges(service string, origins transferors, paidBy attribution.Authority) ([]attribution.Charge, error) {
	description, because := "TUPE burden", "it gives rise to the burden within the price"
	if b.Description != "" {
		description += ": " + b.Description
	}
	if b.Because != "" {
		because += ", " + b.Because
	}
	return origins.charge(attribution.Charge{
		Service: service, Rule: attribution.RuleTUPE, Description: description, Amount: b.Amount, PaidBy: paidBy, Because: because,
	}, b.Origin)
}

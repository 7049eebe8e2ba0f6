package tupe

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Contract is one year of a service that is contracted out: its price and the
// burdens inside it. It is what its service costs to run, Service.Running, in the
// place of attribution.Ongoing.
//
// The charges are first the rest of the price, by rule ongoing on the service's
// basis, price − burdens − income; then each burden by rule tupe to its origin
// alone. The rest may be below nought where income exceeds it: a surplus is
// shared the same way.
//
// Rule tupe: Tri-borough report, ch. 11 (a TUPE burden within a contract is
// visited only on the borough or boroughs that give rise to it).
//
// Errors: ErrAmount for a negative price, income or burden, or burdens above the
// price they sit in; ErrAuthority for an origin that takes no part in the
// service; ErrText, ErrBasis for a joint team; ErrPenny, ErrLimit; and as
// Basis.Apportion.
type Contract struct {
	Price   decimal.Decimal      // of the year, the burdens inside it
	Income  []attribution.Income // comes off the rest before it is shared
	Burdens []Burden
	Teams   []Team                // joint teams that burdens name as their origin
	PaidBy  attribution.Authority // who pays the contractor; "" means the host
}

// Attribute returns the charge of the rest and the charges of the burdens.
func (c Contract) Attribute(s attribution.Service) ([]attribution.Charge, error) {
	origins, err := c.check(s)
	if err != nil {
		return nil, err
	}
	paidBy := c.PaidBy
	if paidBy == "" {
		paidBy = s.Host
	}
	rest, err := c.rest(s, paidBy)
	if err != nil {
		return nil, err
	}
	charges := []attribution.Charge{rest}
	for _, burden := range c.Burdens {
		more, err := burden.charges(s.Name, origins, paidBy)
		if err != nil {
			return nil, err
		}
		charges = append(charges, more...)
	}
	return charges, nil
}

// rest returns the charge of what is left of the price.
func (c Contract) rest(s attribution.Service, paidBy attribution.Authority) (attribution.Charge, error) {
	burdens, income := c.burdens(), c.income()
	description := "Contract price"
	because := "price £" + attribution.FormatPounds(c.Price)
	if burdens.Sign() > 0 {
		description += " less TUPE burdens"
		because += " less burdens £" + attribution.FormatPounds(burdens)
	}
	if len(c.Income) > 0 {
		description += " less income"
		because += " less income £" + attribution.FormatPounds(income)
	}
	return attribution.Charge{
		Service: s.Name, Rule: attribution.RuleOngoing, Description: description,
		Amount: c.Price.Sub(burdens).Sub(income), PaidBy: paidBy, Because: because + ", " + s.Basis.String(),
	}.On(s.Basis)
}

// burdens returns the sum of the burdens.
func (c Contract) burdens() decimal.Decimal {
	var sum decimal.Decimal
	for _, burden := range c.Burdens {
		sum = sum.Add(burden.Amount)
	}
	return sum
}

// income returns the sum of the income.
func (c Contract) income() decimal.Decimal {
	var sum decimal.Decimal
	for _, income := range c.Income {
		sum = sum.Add(income.Amount)
	}
	return sum
}

func (c Contract) check(s attribution.Service) (transferors, error) {
	k := checks()
	k.Cost("", "price", c.Price)
	for _, income := range c.Income {
		k.Cost("", "income", income.Amount)
	}
	origins, err := transferorsOf(s, c.Teams)
	k.Add("", "", err)
	for _, burden := range c.Burdens {
		k.Add("", "", burden.check(origins))
	}
	if !k.Failed() {
		k.Add("", "", checkPrice("", c.burdens(), c.Price))
	}
	return origins, k.Err()
}

// checkPrice refuses burdens that exceed the price they sit in. The figures must
// be sound.
func checkPrice(place string, burdens, price decimal.Decimal) error {
	if burdens.Cmp(price) <= 0 {
		return nil
	}
	return fault(attribution.ErrAmount, "", "%sburdens of £%s within a price of £%s",
		place, attribution.FormatPounds(burdens), attribution.FormatPounds(price))
}

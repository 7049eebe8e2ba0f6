package attribution

import "github.com/shopspring/decimal"

// Ongoing is a service's expected cost of the year, gross, and the income that
// comes off before it is shared. The charge is cost less income, on the
// service's basis; a surplus is shared the same way.
//
// Rule ongoing: Tri-borough report, ch. 11 ("ongoing costs should be apportioned
// accordingly", that is by demand); Bromley report CEO1196, para 3.36 (gross
// expenditure); income: the report's table of the Local Safeguarding Children
// Boards, ch. 9(a).
//
// Errors: ErrAmount for a negative cost or income, and as Basis.Apportion.
type Ongoing struct {
	Cost   decimal.Decimal
	Income []Income
	PaidBy Authority // "" means the host
}

// Income is a grant, a fee or a partner's contribution to a service.
type Income struct {
	Description string
	Amount      decimal.Decimal
}

// Attribute returns the one charge of rule ongoing.
func (o Ongoing) Attribute(s Service) ([]Charge, error) {
	c := checks()
	c.Cost("", "cost", o.Cost)
	for _, income := range o.Income {
		c.Cost("", "income", income.Amount)
	}
	if c.Failed() {
		return nil, c.Err()
	}
	description, because := "Ongoing cost", "cost £"+FormatPounds(o.Cost)
	var income decimal.Decimal
	for _, each := range o.Income {
		income = income.Add(each.Amount)
	}
	if len(o.Income) > 0 {
		description += " less income"
		because += " less income £" + FormatPounds(income)
	}
	because += ", " + s.Basis.String()
	charge, err := s.charge(RuleOngoing, description, o.Cost.Sub(income), s.payer(o.PaidBy), because).On(s.Basis)
	if err != nil {
		return nil, err
	}
	return []Charge{charge}, nil
}

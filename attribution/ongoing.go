package attribution

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Ongoing is what a service is expected to cost in the year, gross, as a whole or
// by heads, and the income that comes off before it is shared. The cost less its
// income is shared on the service's basis; a surplus is shared the same way. A
// head that has a basis of its own (premises, say) is taken out first and shared
// on that: no income comes off it.
//
// Rule ongoing: Tri-borough report, ch. 11 ("ongoing costs should be apportioned
// accordingly", that is by demand); Bromley report CEO1196, para 3.36 (gross
// expenditure); income: the report's table of the Local Safeguarding Children
// Boards, ch. 9(a).
//
// Rule ongoing.agreed: the same, by "each service or bundle of services": a head
// of the cost on the basis that was agreed for it.
//
// Errors: ErrChoice for both a cost and heads; ErrAmount for a negative cost or
// income; ErrText for heads without a description or with the same; ErrAuthority
// for one in a head's basis that takes no part; and as Basis.Apportion.
type Ongoing struct {
	Cost   decimal.Decimal // as a whole; or
	Heads  []Head          // by heads
	Income []Income
	PaidBy Authority // "" means the host
}

// Head is a part of what a service costs, such as staff or premises.
type Head struct {
	Description string
	Amount      decimal.Decimal
	Basis       Basis // agreed for this head; zero: it goes with the rest, on the service's
}

// Income is a grant, a fee or a partner's contribution to a service.
type Income struct {
	Description string
	Amount      decimal.Decimal
}

// becauseOfHead is why a head of the cost is shared by itself.
const becauseOfHead = "a head of the cost, on a basis agreed for it, "

// Attribute returns the charge of rule ongoing, and one of rule ongoing.agreed for
// each head with a basis of its own.
func (o Ongoing) Attribute(s Service) ([]Charge, error) {
	if err := o.check(s); err != nil {
		return nil, err
	}
	rest, err := o.rest(s)
	if err != nil {
		return nil, err
	}
	charges := []Charge{rest}
	for _, head := range o.Heads {
		if head.Basis.IsZero() {
			continue
		}
		charge := s.charge(RuleOngoingAgreed, head.Description, head.Amount, s.payer(o.PaidBy), becauseOfHead+head.Basis.String())
		charge.Head = head.Description
		if charge, err = charge.On(head.Basis); err != nil {
			return nil, err
		}
		charges = append(charges, charge)
	}
	return charges, nil
}

// rest returns the charge of all that goes by the service's basis.
func (o Ongoing) rest(s Service) (Charge, error) {
	cost, income := o.Cost, decimal.Decimal{}
	var heads []string
	for _, head := range o.Heads {
		if head.Basis.IsZero() {
			cost, heads = cost.Add(head.Amount), append(heads, head.Description)
		}
	}
	for _, each := range o.Income {
		income = income.Add(each.Amount)
	}
	description, because := "Ongoing cost", "cost £"+FormatPounds(cost)
	if len(o.Income) > 0 {
		description += " less income"
		because += " less income £" + FormatPounds(income)
	}
	if heads != nil {
		description += ": " + strings.Join(heads, ", ")
	}
	return s.charge(RuleOngoing, description, cost.Sub(income), s.payer(o.PaidBy), because+", "+s.Basis.String()).On(s.Basis)
}

func (o Ongoing) check(s Service) error {
	c := checks()
	c.Cost("", "cost", o.Cost)
	if o.Cost.Sign() != 0 && len(o.Heads) > 0 {
		c.Refuse(ErrChoice, "", "both a cost as a whole and by heads are given: one is the sum of the other")
	}
	seen := make(map[string]bool, len(o.Heads))
	for _, head := range o.Heads {
		switch {
		case head.Description == "" || !utf8.ValidString(head.Description):
			c.Refuse(ErrText, "", "a head of the cost without a description, or one that is not UTF-8: %.40q", head.Description)
		case seen[head.Description]:
			c.Refuse(ErrText, "", "a second head of the cost %.40q", head.Description)
		}
		seen[head.Description] = true
		c.Cost("", "head "+head.Description, head.Amount)
		c.basis(s, head.Basis)
	}
	for _, income := range o.Income {
		c.Cost("", "income", income.Amount)
	}
	return c.Err()
}

// head finds a head of what the service costs to run.
func (s Service) head(description string) (Head, bool) {
	for _, head := range s.ongoing().Heads {
		if head.Description == description {
			return head, true
		}
	}
	return Head{}, false
}

// heads names the heads of what the service costs to run.
func (s Service) heads() []string {
	var heads []string
	for _, head := range s.ongoing().Heads {
		heads = append(heads, head.Description)
	}
	return heads
}

// ongoing is what the service costs to run, where that is an Ongoing.
func (s Service) ongoing() Ongoing {
	switch running := s.Running.(type) {
	case Ongoing:
		return running
	case *Ongoing:
		if running != nil {
			return *running
		}
	}
	return Ongoing{}
}

package attribution

import "github.com/shopspring/decimal"

// Termination is a cost of bringing an arrangement to its end, shared on the
// basis that was agreed beforehand for it. There is no default basis: the
// ongoing one is not presumed.
//
// Rule termination: Tri-borough report, ch. 3, guarantee 19 ("in a pre-agreed
// manner").
//
// Errors: ErrBasis without the agreed basis; ErrAmount for a negative amount;
// ErrAuthority for one in the basis that takes no part; ErrPenny, ErrLimit.
type Termination struct {
	Basis       Basis
	Description string
	Amount      decimal.Decimal
	PaidBy      Authority
}

// becauseItEnded is why the costs of an end are shared as was agreed beforehand.
const becauseItEnded = "the arrangement ended; on the basis agreed beforehand, "

// Attribute returns the one charge of rule termination.
func (t Termination) Attribute(s Service) ([]Charge, error) {
	c := checks()
	c.Cost("", "cost of the termination", t.Amount)
	if t.Basis.IsZero() {
		c.Refuse(ErrBasis, "", "a termination needs the basis that was agreed for it beforehand")
	}
	c.basis(s, t.Basis)
	if c.Failed() {
		return nil, c.Err()
	}
	charge, err := s.charge(RuleTermination, orElse(t.Description, "Termination"), t.Amount, t.PaidBy, becauseItEnded+t.Basis.String()).On(t.Basis)
	if err != nil {
		return nil, err
	}
	return []Charge{charge}, nil
}

package attribution

import (
	"errors"

	"github.com/shopspring/decimal"
)

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

// Attribute returns the one charge of rule termination.
func (t Termination) Attribute(s Service) ([]Charge, error) {
	faults := notNegative(nil, "cost of the termination", t.Amount)
	if t.Basis.IsZero() {
		faults = append(faults, fault(ErrBasis, "", "a termination needs the basis that was agreed for it beforehand"))
	}
	faults = append(faults, s.basisFaults(t.Basis)...)
	if faults != nil {
		return nil, errors.Join(faults...)
	}
	charge, err := s.charge(RuleTermination, orElse(t.Description, "Termination"), t.Amount, t.PaidBy,
		"the arrangement ended; on the basis agreed beforehand, "+t.Basis.String()).On(t.Basis)
	if err != nil {
		return nil, err
	}
	return []Charge{charge}, nil
}

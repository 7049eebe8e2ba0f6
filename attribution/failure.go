package attribution

import (
	"errors"

	"github.com/shopspring/decimal"
)

// Failure is what it cost an authority that a shared service failed it, net of
// insurance: its own to bear, as if the service had never been shared.
//
// Rule failure: Tri-borough report, ch. 12(a), para 10.
//
// Errors: ErrAmount for a negative amount; ErrAuthority for one that takes no
// part; ErrPenny, ErrLimit.
type Failure struct {
	Authority   Authority
	Description string
	Amount      decimal.Decimal
	PaidBy      Authority
}

// Attribute returns the one charge of rule failure.
func (f Failure) Attribute(s Service) ([]Charge, error) {
	faults := notNegative(nil, "cost of a failure", f.Amount)
	if faults = appendFault(faults, s.needsParticipant(f.Authority, "the authority the service failed")); faults != nil {
		return nil, errors.Join(faults...)
	}
	charge, err := s.charge(RuleFailure, orElse(f.Description, "Failure of the service"), f.Amount, f.PaidBy,
		"the consequences of a failure, net of insurance, are its own").to(f.Authority)
	if err != nil {
		return nil, err
	}
	return []Charge{charge}, nil
}

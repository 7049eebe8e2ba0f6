package attribution

import "github.com/shopspring/decimal"

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

// becauseItsOwn is why a failure is not shared.
const becauseItsOwn = "the consequences of a failure, net of insurance, are its own"

// Attribute returns the one charge of rule failure.
func (f Failure) Attribute(s Service) ([]Charge, error) {
	c := checks()
	c.Cost("", "cost of a failure", f.Amount)
	c.participant(s, f.Authority, "the authority the service failed")
	if c.Failed() {
		return nil, c.Err()
	}
	charge, err := s.charge(RuleFailure, orElse(f.Description, "Failure of the service"), f.Amount, f.PaidBy, becauseItsOwn).to(f.Authority)
	if err != nil {
		return nil, err
	}
	return []Charge{charge}, nil
}

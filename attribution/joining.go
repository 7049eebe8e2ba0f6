package attribution

// Joining is an authority's joining later: it takes its part of the set-up costs
// that the others have already shared, and they are paid back. What each of them
// bore is shared anew among all participants, the joiner included, as paid by the
// one that bore it, and the same amount is credited to that one. So every
// authority bears the sum of its shares, each divided on its own, less what it
// bore; together that is nothing.
//
// Rule joining: practice elsewhere; the sources only say that a partner may join
// later (Bromley report CEO1197). A bearer may be any authority of the statement:
// one that has left since is paid back as well.
//
// Errors: ErrChoice where it is not said what the costs are shared by; ErrReduction
// as Transition; ErrAmount for a negative amount; ErrAuthority for a bearer named
// twice, or one in the basis that takes no part; ErrPenny, ErrLimit.
type Joining struct {
	Description string
	Bore        Shares // what each has borne so far
	By          By
	Basis       Basis // where By is ByAgreedBasis
}

// Why an earlier bearer's costs are shared anew.
const (
	becauseItBore   = "what "
	becauseBoreOnce = " bore before another joined is shared anew"
	becausePaidBack = "it is paid back what it bore before another joined"
)

// Attribute returns two charges for each that bore anything: what it bore, shared
// anew, and the credit.
func (j Joining) Attribute(s Service) ([]Charge, error) {
	if err := j.check(s); err != nil {
		return nil, err
	}
	description := orElse(j.Description, "Joining")
	basis, how, err := j.basis(s)
	if err != nil {
		return nil, err
	}
	var charges []Charge
	for _, bore := range j.Bore {
		if bore.Amount.Sign() == 0 {
			continue
		}
		anew, err := s.charge(RuleJoining, description, bore.Amount, bore.Authority, becauseItBore+string(bore.Authority)+becauseBoreOnce+how).On(basis)
		if err != nil {
			return nil, err
		}
		credit, err := s.charge(RuleJoining, description, bore.Amount.Neg(), bore.Authority, becausePaidBack).to(bore.Authority)
		if err != nil {
			return nil, err
		}
		charges = append(charges, anew, credit)
	}
	return charges, nil
}

// basis returns what the costs are shared by, and says so.
func (j Joining) basis(s Service) (Basis, string, error) {
	if j.By == ByAgreedBasis {
		return j.Basis, becauseOnAgreed + j.Basis.String(), nil
	}
	basis, err := s.byReduction(orElse(j.Description, "Joining"))
	return basis, becauseByReduction, err
}

func (j Joining) check(s Service) error {
	c := checks()
	c.Add("", "", checkAuthorities(j.Bore.Authorities()))
	if len(j.Bore) == 0 {
		c.Refuse(ErrAmount, "", "nobody is said to have borne anything")
	}
	for _, bore := range j.Bore {
		c.Cost(bore.Authority, "cost borne so far", bore.Amount)
	}
	c.by("what was borne so far", j.By, j.Basis)
	c.basis(s, j.Basis)
	return c.Err()
}

// credits says whether the second of two charges pays back what the first shares.
func credits(anew, credit Charge) bool {
	return anew.Rule == RuleJoining && credit.Rule == RuleJoining && anew.Amount.Sign() > 0 && credit.Amount.Equal(anew.Amount.Neg()) &&
		anew.PaidBy != "" && credit.PaidBy == anew.PaidBy && credit.borneBy(credit.PaidBy) && credit.Description == anew.Description
}

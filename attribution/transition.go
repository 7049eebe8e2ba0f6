package attribution

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Kind is what a transition cost was spent on.
type Kind string

// The kinds of transition cost. Only the first two can hold an enhancement.
const (
	KindRedundancy      Kind = "redundancy"
	KindEarlyRetirement Kind = "early retirement"
	KindPensionStrain   Kind = "pension strain" // of leavers between 55 and 60: Tri-borough report, ch. 6, para 9
	KindRetraining      Kind = "retraining"
	KindRelocation      Kind = "relocation"
	KindICT             Kind = "ict"
	KindAccommodation   Kind = "accommodation"
	KindContractExit    Kind = "contract exit"
	KindRebranding      Kind = "rebranding"
	KindProgrammeTeam   Kind = "programme team"
	KindOther           Kind = "other"
)

var kinds = []Kind{KindRedundancy, KindEarlyRetirement, KindPensionStrain, KindRetraining, KindRelocation, KindICT,
	KindAccommodation, KindContractExit, KindRebranding, KindProgrammeTeam, KindOther}

// Necessity is why a transition cost was necessarily incurred.
type Necessity string

// The two ways in which a cost is necessarily incurred.
const (
	NecessityComparable Necessity = "comparable" // another participant would have spent much the same
	NecessityJustified  Necessity = "justified"  // dearer, but deemed worth it: needs a written justification
)

// Transition is a one-off cost of setting up a shared service.
//
//   - transition.enhancement: the part above the common terms of redundancy or
//     early retirement stays with the authority that paid it, whatever becomes of
//     the rest.
//   - transition.unqualified: a cost that not every participant approved, or that
//     was not necessarily incurred, is neither refused nor lost: it stays where
//     it fell, and Because says which test failed and whose approval is missing.
//   - transition.agreed: on a basis that all agreed for it, where it buys
//     resilience or expertise rather than savings.
//   - transition: in proportion to each participant's net reduction in spending,
//     Service.NetReduction; one who would spend more weighs nothing.
//   - transition.funding: what grants fund of the cost comes off what is left once
//     the enhancement is out, and only the rest is tested and shared. A grant that
//     another received than the one that paid is passed on: two charges to the
//     receiver that sum to nought, one of them paid by the payer, so that the
//     receiver owes it.
//
// Source: Tri-borough report, ch. 11, on transitional costs. "All three" is read
// as every participant. Reductions are measured before transition costs, so
// nothing is circular; over several services the signed ones are added first,
// and the weight is floored at zero once.
//
// Errors: ErrReduction where nobody has a net reduction, or one is not known:
// the remedy is a basis agreed for the cost, never a silent split. ErrChoice
// where it is not said what the cost is shared by, for an enhancement of another
// kind, an unknown kind or necessity; ErrAmount for a negative amount, or an
// enhancement above it; ErrAuthority; ErrPenny, ErrLimit.
type Transition struct {
	Description   string
	Kind          Kind
	Amount        decimal.Decimal
	Enhancement   decimal.Decimal // within Amount
	Funding       []Funding       // within the rest
	PaidBy        Authority       // who incurred the cost: it fell there, and has been paid there
	ApprovedBy    []Authority
	Necessity     Necessity // "" means that neither was shown
	Justification string
	By            By
	Basis         Basis // where By is ByAgreedBasis
}

// Funding is a grant, or another's contribution, towards a transition cost.
type Funding struct {
	Description string
	Amount      decimal.Decimal
	ReceivedBy  Authority // "" means whoever paid the cost
}

// Why a transition cost is shared as it is, or is not.
const (
	becauseFunded      = " less grants £"
	becauseReceived    = "a grant that it received towards the cost"
	becausePassedOn    = "it passes on the grant that it received"
	becauseAboveTerms  = "above the common terms, so it stays with the employing authority"
	becauseComparable  = "approved by all, comparable with what another would have spent"
	becauseJustified   = "approved by all, dearer but justified: "
	becauseByReduction = "; by net reduction in spending"
	becauseOnAgreed    = "; on a basis agreed for it, "
	becauseNotApproved = "not approved by "
	becauseNotShown    = "not shown to be necessarily incurred"
	becauseNotWritten  = "dearer than the alternatives, and no justification is written down"
	becauseItStays     = "; it stays where it fell"
)

// Attribute returns the enhancement's charge, if there is one, the charge of the
// rest, if anything is left, and those of the grants that were passed on.
func (t Transition) Attribute(s Service) ([]Charge, error) {
	if err := t.check(s); err != nil {
		return nil, err
	}
	t.Description = orElse(t.Description, strings.TrimSuffix("Transition: "+string(t.Kind), ": "))
	var charges []Charge
	if t.Enhancement.Sign() > 0 {
		enhancement, err := s.charge(RuleTransitionEnhancement, t.Description+" (enhancement)", t.Enhancement, t.PaidBy, becauseAboveTerms).to(t.PaidBy)
		if err != nil {
			return nil, err
		}
		charges = append(charges, enhancement)
	}
	if t.rest().Sign() != 0 || charges == nil {
		rule, basis, because, err := t.rule(s)
		if err != nil {
			return nil, err
		}
		rest, err := s.charge(rule, t.Description, t.rest(), t.PaidBy, t.reckoned()+because).On(basis)
		if err != nil {
			return nil, err
		}
		charges = append(charges, rest)
	}
	passedOn, err := t.passedOn(s)
	return append(charges, passedOn...), err
}

// funded returns what grants fund of the cost.
func (t Transition) funded() decimal.Decimal {
	var sum decimal.Decimal
	for _, grant := range t.Funding {
		sum = sum.Add(grant.Amount)
	}
	return sum
}

// rest returns what is left of the cost to be tested and shared.
func (t Transition) rest() decimal.Decimal { return t.Amount.Sub(t.Enhancement).Sub(t.funded()) }

// reckoned says what grants left of the cost.
func (t Transition) reckoned() string {
	if len(t.Funding) == 0 {
		return ""
	}
	return "cost £" + FormatPounds(t.Amount.Sub(t.Enhancement)) + becauseFunded + FormatPounds(t.funded()) + "; "
}

// passedOn returns the charges of grants that another received than the payer.
func (t Transition) passedOn(s Service) ([]Charge, error) {
	var charges []Charge
	for _, grant := range t.Funding {
		if grant.ReceivedBy == "" || grant.ReceivedBy == t.PaidBy || grant.Amount.Sign() == 0 {
			continue
		}
		description := orElse(grant.Description, "Grant") + ", towards " + t.Description
		on, err := s.charge(RuleTransitionFunding, description, grant.Amount, t.PaidBy, becausePassedOn).to(grant.ReceivedBy)
		if err != nil {
			return nil, err
		}
		received, err := s.charge(RuleTransitionFunding, description, grant.Amount.Neg(), grant.ReceivedBy, becauseReceived).to(grant.ReceivedBy)
		if err != nil {
			return nil, err
		}
		charges = append(charges, on, received)
	}
	return charges, nil
}

// rule puts the cost to the report's tests, and picks the basis it is shared on.
func (t Transition) rule(s Service) (Rule, Basis, string, error) {
	if failed := t.failedTests(s); failed != nil {
		basis, err := Solely(t.PaidBy)
		return RuleTransitionUnqualified, basis, strings.Join(failed, "; ") + becauseItStays, err
	}
	necessary := becauseComparable
	if t.Necessity == NecessityJustified {
		necessary = becauseJustified + t.Justification
	}
	if t.By == ByAgreedBasis {
		return RuleTransitionAgreed, t.Basis, necessary + becauseOnAgreed + t.Basis.String(), nil
	}
	basis, err := s.byReduction(t.Description)
	return RuleTransition, basis, necessary + becauseByReduction, err
}

// failedTests says which of the two tests the cost fails, and why.
func (t Transition) failedTests(s Service) []string {
	var failed []string
	if missing := s.missing(t.ApprovedBy, ""); missing != nil {
		failed = append(failed, becauseNotApproved+strings.Join(missing, ", "))
	}
	switch {
	case t.Necessity == "":
		failed = append(failed, becauseNotShown)
	case t.Necessity == NecessityJustified && strings.TrimSpace(t.Justification) == "":
		failed = append(failed, becauseNotWritten)
	}
	return failed
}

func (t Transition) check(s Service) error {
	c := checks()
	c.Cost("", "transition cost", t.Amount)
	c.Cost("", "enhancement", t.Enhancement)
	for _, grant := range t.Funding {
		c.Cost("", "grant", grant.Amount)
	}
	if !c.Failed() && t.Enhancement.Cmp(t.Amount) <= 0 && t.rest().Sign() < 0 {
		c.Refuse(ErrAmount, "", "grants of %s towards a cost of %s", FormatAmount(t.funded()), FormatAmount(t.Amount.Sub(t.Enhancement)))
	}
	if !c.Failed() && t.Enhancement.Cmp(t.Amount) > 0 {
		c.Refuse(ErrAmount, "", "an enhancement of %s within a cost of %s", FormatAmount(t.Enhancement), FormatAmount(t.Amount))
	}
	if t.Kind != "" && !slices.Contains(kinds, t.Kind) {
		c.Refuse(ErrChoice, "", "%.40q is no kind of transition cost: %s", t.Kind, list(kinds))
	}
	if !c.Failed() && t.Enhancement.Sign() > 0 && t.Kind != KindRedundancy && t.Kind != KindEarlyRetirement {
		c.Refuse(ErrChoice, "", "an enhancement belongs to redundancy or early retirement, not to %.40q", t.Kind)
	}
	if t.Necessity != "" && t.Necessity != NecessityComparable && t.Necessity != NecessityJustified {
		c.Refuse(ErrChoice, "", "%.40q is no necessity: %q or %q", t.Necessity, NecessityComparable, NecessityJustified)
	}
	if t.PaidBy == "" {
		c.Refuse(ErrAuthority, "", "who incurred the transition cost is not said")
	}
	c.by("a transition cost", t.By, t.Basis)
	c.Add("", "", checkAuthorities(t.ApprovedBy))
	c.basis(s, t.Basis)
	return c.Err()
}

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
	KindRetraining      Kind = "retraining"
	KindRelocation      Kind = "relocation"
	KindICT             Kind = "ict"
	KindAccommodation   Kind = "accommodation"
	KindContractExit    Kind = "contract exit"
	KindRebranding      Kind = "rebranding"
	KindProgrammeTeam   Kind = "programme team"
	KindOther           Kind = "other"
)

var kinds = []Kind{KindRedundancy, KindEarlyRetirement, KindRetraining, KindRelocation, KindICT,
	KindAccommodation, KindContractExit, KindRebranding, KindProgrammeTeam, KindOther}

// Necessity is why a transition cost was necessarily incurred.
type Necessity string

// The two ways in which a cost is necessarily incurred.
const (
	NecessityComparable Necessity = "comparable" // another participant would have spent much the same
	NecessityJustified  Necessity = "justified"  // dearer, but deemed worth it: needs a written justification
)

// By is what the parties share a transition cost by. The zero By is no choice,
// and refused: who bears the cost depends on it.
type By string

// What a transition cost may be shared by.
const (
	ByNetReduction By = "net reduction" // each participant's net reduction in spending, as the report has it
	ByAgreedBasis  By = "agreed basis"  // a basis that all agreed for this cost
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
	PaidBy        Authority       // who incurred the cost: it fell there, and has been paid there
	ApprovedBy    []Authority
	Necessity     Necessity // "" means that neither was shown
	Justification string
	By            By
	Basis         Basis // where By is ByAgreedBasis
}

// Why a transition cost is shared as it is, or is not.
const (
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

// Attribute returns the enhancement's charge, if there is one, and the charge of
// the rest, if anything is left.
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
	rest := t.Amount.Sub(t.Enhancement)
	if rest.Sign() == 0 && charges != nil {
		return charges, nil
	}
	rule, basis, because, err := t.rule(s)
	if err != nil {
		return nil, err
	}
	charge, err := s.charge(rule, t.Description, rest, t.PaidBy, because).On(basis)
	if err != nil {
		return nil, err
	}
	return append(charges, charge), nil
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
	basis, err := t.byReduction(s)
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

// byReduction is the basis of net reductions, each floored at zero.
func (t Transition) byReduction(s Service) (Basis, error) {
	const remedy = "agree a basis for this cost instead"
	c := checks()
	if len(s.NetReduction) == 0 {
		if len(s.unknown) > 0 {
			c.Refuse(ErrReduction, "", "no net reduction in spending is known of %s to share %.40q by: give it, say that it is not known, or %s",
				strings.Join(s.unknown, ", "), t.Description, remedy)
		} else {
			c.Refuse(ErrReduction, "", "no net reduction in spending is known to share %.40q by: give it, or %s", t.Description, remedy)
		}
		return Basis{}, c.Err()
	}
	c.everyParticipant(s, "net reduction in spending", s.NetReduction)
	weights := floored(s.NetReduction)
	if c.Failed() {
		return Basis{}, c.Err()
	}
	if !slices.ContainsFunc(weights, func(w Share) bool { return w.Amount.Sign() > 0 }) {
		c.Refuse(ErrReduction, "", "nobody has a net reduction in spending to share %.40q by: %s", t.Description, remedy)
		return Basis{}, c.Err()
	}
	return derived(weights, "by net reduction in spending")
}

// floored is the weights that net reductions make: nought for one who spends more.
func floored(reductions Shares) Shares {
	weights := slices.Clone(reductions)
	for i := range weights {
		if weights[i].Amount.Sign() < 0 {
			weights[i].Amount = decimal.Decimal{}
		}
	}
	return weights
}

func (t Transition) check(s Service) error {
	c := checks()
	c.Cost("", "transition cost", t.Amount)
	c.Cost("", "enhancement", t.Enhancement)
	if !c.Failed() && t.Enhancement.Cmp(t.Amount) > 0 {
		c.Refuse(ErrAmount, "", "an enhancement of %s within a cost of %s", FormatAmount(t.Enhancement), FormatAmount(t.Amount))
	}
	if !c.Failed() && t.Enhancement.Sign() > 0 && t.Kind != KindRedundancy && t.Kind != KindEarlyRetirement {
		c.Refuse(ErrChoice, "", "an enhancement belongs to redundancy or early retirement, not to %.40q", t.Kind)
	}
	if t.Kind != "" && !slices.Contains(kinds, t.Kind) {
		c.Refuse(ErrChoice, "", "%.40q is no kind of transition cost: %s", t.Kind, list(kinds))
	}
	if t.Necessity != "" && t.Necessity != NecessityComparable && t.Necessity != NecessityJustified {
		c.Refuse(ErrChoice, "", "%.40q is no necessity: %q or %q", t.Necessity, NecessityComparable, NecessityJustified)
	}
	if t.PaidBy == "" {
		c.Refuse(ErrAuthority, "", "who incurred the transition cost is not said")
	}
	t.checkBy(&c)
	c.Add("", "", checkAuthorities(t.ApprovedBy))
	c.basis(s, t.Basis)
	return c.Err()
}

// checkBy refuses a cost of which it is not said what it is shared by.
func (t Transition) checkBy(c *Checks) {
	switch {
	case t.By != ByNetReduction && t.By != ByAgreedBasis:
		c.Refuse(ErrChoice, "", "a transition cost must say what it is shared by, %q or %q: %.40q is neither", ByNetReduction, ByAgreedBasis, t.By)
	case t.By == ByAgreedBasis && t.Basis.IsZero():
		c.Refuse(ErrChoice, "", "a transition cost on an agreed basis needs that basis")
	case t.By == ByNetReduction && !t.Basis.IsZero():
		c.Refuse(ErrChoice, "", "a transition cost by net reduction has no basis besides")
	}
}

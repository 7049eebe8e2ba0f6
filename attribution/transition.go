package attribution

import (
	"errors"
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
	Comparable Necessity = "comparable" // another participant would have spent much the same
	Justified  Necessity = "justified"  // dearer, but deemed worth it: needs a written justification
)

// Transition is a one-off cost of setting up a shared service.
//
//   - transition.enhancement: the part above the common terms of redundancy or
//     early retirement stays with the authority that incurred it, whatever
//     becomes of the rest.
//   - transition.unqualified: a cost that not every participant approved, or that
//     was not necessarily incurred, is neither refused nor lost: it stays where
//     it fell, and Because says which test failed and whose approval is missing.
//   - transition.agreed: on a basis that all agreed for it, where it buys
//     resilience or expertise rather than savings.
//   - transition: in proportion to each participant's net reduction in spending;
//     one who would spend more weighs nothing.
//
// Source: Tri-borough report, ch. 11, on transitional costs. "All three" is read
// as every participant. Reductions are measured before transition costs, so
// nothing is circular; over several services the signed changes are added first,
// and the weight is floored at zero once.
//
// Errors: ErrReduction where nobody has a net reduction, or one is not known:
// the remedy is a basis agreed for the cost, never a silent split. ErrAmount for
// a negative amount, or an enhancement above it; ErrChoice for an enhancement of
// another kind, an unknown kind or necessity; ErrAuthority; ErrPenny, ErrLimit.
type Transition struct {
	Description   string
	Kind          Kind
	Amount        decimal.Decimal
	Enhancement   decimal.Decimal // within Amount
	IncurredBy    Authority       // where the cost fell; it has paid
	ApprovedBy    []Authority
	Necessity     Necessity // "" means that neither was shown
	Justification string
	Basis         Basis  // agreed by all for this cost; zero: by Reductions
	Reductions    Shares // net reductions, signed, of every participant
}

// Attribute returns the enhancement's charge, if there is one, and the charge of
// the rest, if anything is left.
func (t Transition) Attribute(s Service) ([]Charge, error) {
	if faults := t.check(s); len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	t.Description = orElse(t.Description, strings.TrimSuffix("Transition: "+string(t.Kind), ": "))
	var charges []Charge
	if t.Enhancement.Sign() > 0 {
		enhancement, err := s.charge(RuleTransitionEnhancement, t.Description+" (enhancement)", t.Enhancement, t.IncurredBy,
			"above the common terms, so it stays with the employing authority").to(t.IncurredBy)
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
	charge, err := s.charge(rule, t.Description, rest, t.IncurredBy, because).On(basis)
	if err != nil {
		return nil, err
	}
	return append(charges, charge), nil
}

// rule puts the cost to the report's tests, and picks the basis it is shared on.
func (t Transition) rule(s Service) (Rule, Basis, string, error) {
	if failed := t.failedTests(s); failed != nil {
		basis, err := Solely(t.IncurredBy)
		return RuleTransitionUnqualified, basis, strings.Join(failed, "; ") + "; it stays where it fell", err
	}
	necessary := "approved by all, comparable with what another would have spent"
	if t.Necessity == Justified {
		necessary = "approved by all, dearer but justified: " + t.Justification
	}
	if !t.Basis.IsZero() {
		return RuleTransitionAgreed, t.Basis, necessary + "; on a basis agreed for it, " + t.Basis.String(), nil
	}
	basis, err := t.byReduction(s)
	return RuleTransition, basis, necessary + "; by net reduction in spending", err
}

// failedTests says which of the two tests the cost fails, and why.
func (t Transition) failedTests(s Service) []string {
	var failed []string
	var missing []string
	for _, a := range s.participants() {
		if !slices.Contains(t.ApprovedBy, a) {
			missing = append(missing, string(a))
		}
	}
	if missing != nil {
		failed = append(failed, "not approved by "+strings.Join(missing, ", "))
	}
	switch {
	case t.Necessity == "":
		failed = append(failed, "not shown to be necessarily incurred")
	case t.Necessity == Justified && strings.TrimSpace(t.Justification) == "":
		failed = append(failed, "dearer than the alternatives, and no justification is written down")
	}
	return failed
}

// byReduction is the basis of net reductions, each floored at zero.
func (t Transition) byReduction(s Service) (Basis, error) {
	const remedy = "agree a basis for this cost instead"
	if len(t.Reductions) == 0 {
		return Basis{}, fault(ErrReduction, "", "no net reduction in spending is known to share %.40q by: give it, or %s", t.Description, remedy)
	}
	participants := s.participants()
	weights := make(Shares, len(participants))
	var faults []error
	anyone := false
	for i, a := range participants {
		if !t.Reductions.Has(a) {
			faults = append(faults, fault(ErrReduction, a, "its net reduction in spending is not given, nought included"))
			continue
		}
		weights[i] = Share{Authority: a, Amount: t.Reductions.Of(a)}
		if weights[i].Amount.Sign() <= 0 {
			weights[i].Amount = decimal.Decimal{}
		}
		anyone = anyone || weights[i].Amount.Sign() > 0
	}
	if faults != nil {
		return Basis{}, errors.Join(faults...)
	}
	if !anyone {
		return Basis{}, fault(ErrReduction, "", "nobody has a net reduction in spending to share %.40q by: %s", t.Description, remedy)
	}
	return derived(weights, "by net reduction in spending")
}

func (t Transition) check(s Service) []error {
	faults := notNegative(nil, "transition cost", t.Amount)
	faults = notNegative(faults, "enhancement", t.Enhancement)
	for _, reduction := range t.Reductions {
		if _, err := toPence(reduction.Amount, derivedDigits, derivedExponent); err != nil {
			faults = append(faults, named(detailed(err, "net reduction"), reduction.Authority))
		}
	}
	if faults != nil {
		return faults
	}
	if t.Enhancement.Cmp(t.Amount) > 0 {
		faults = append(faults, fault(ErrAmount, "", "an enhancement of %s within a cost of %s", FormatAmount(t.Enhancement), FormatAmount(t.Amount)))
	}
	if t.Enhancement.Sign() > 0 && t.Kind != KindRedundancy && t.Kind != KindEarlyRetirement {
		faults = append(faults, fault(ErrChoice, "", "an enhancement belongs to redundancy or early retirement, not to %.40q", t.Kind))
	}
	if t.Kind != "" && !slices.Contains(kinds, t.Kind) {
		faults = append(faults, fault(ErrChoice, "", "%.40q is no kind of transition cost: %s", t.Kind, list(kinds)))
	}
	if t.Necessity != "" && t.Necessity != Comparable && t.Necessity != Justified {
		faults = append(faults, fault(ErrChoice, "", "%.40q is no necessity: %s or %s", t.Necessity, Comparable, Justified))
	}
	if t.IncurredBy == "" {
		faults = append(faults, fault(ErrAuthority, "", "who incurred the transition cost is not said"))
	}
	faults = append(faults, checkAuthorities(t.ApprovedBy)...)
	faults = append(faults, checkAuthorities(t.Reductions.Authorities())...)
	return append(faults, s.basisFaults(t.Basis)...)
}

func list[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = string(value)
	}
	return strings.Join(texts, ", ")
}

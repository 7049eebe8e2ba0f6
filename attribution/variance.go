package attribution

import (
	"errors"

	"github.com/shopspring/decimal"
)

// Cause is why a service's outturn differs from its budget. The zero Cause is
// none: a variance must state one.
type Cause string

// The causes of a variance.
const (
	CauseDemand        Cause = "demand"        // a fluctuation in demand
	CauseQuality       Cause = "quality"       // a change in the quality of the service
	CauseDirectCost    Cause = "direct cost"   // a change in directly incurred costs, such as salaries
	CauseSpecification Cause = "specification" // one authority changed what it requires
	CauseBurden        Cause = "burden"        // a TUPE burden came out otherwise
	CauseIndirect      Cause = "indirect"      // the host's accommodation, energy, basic ICT support
)

// Treatment is what the parties chose for an indirect variance. The report finds
// both legitimate, so neither is a default.
type Treatment string

// The treatments of an indirect variance.
const (
	HostBears Treatment = "host bears" // the host bears it and adjusts its call next year
	ShareNow  Treatment = "share now"  // all share it straight away
)

// Variance is outturn less budget: positive is adverse. What shares it is the
// service's ongoing basis, never the rounded shares, and never a TUPE burden.
//
//   - variance.shared: demand, quality and direct costs, on the ongoing basis.
//   - variance.agreed: the same, on a basis of its own, agreed with a reason.
//   - variance.specification: in full to the authority whose change it was.
//   - variance.burden: in full to the burden's origin.
//   - variance.host: an indirect one the host bears; next year each other
//     participant's call changes by its share on the ongoing basis. The
//     adjustments come as two deferred charges that sum to zero: the variance
//     shared by all, and its opposite to the host.
//   - variance.indirect: an indirect one shared now, on the ongoing basis.
//
// Source: Tri-borough report, ch. 11, on variances from the budget.
//
// Errors: ErrChoice for a missing cause, treatment or reason, or one that does
// not belong to the cause; ErrHost where the host should bear and there is none;
// ErrAuthority; and as Basis.Apportion.
type Variance struct {
	Cause       Cause
	Description string
	Amount      decimal.Decimal
	PaidBy      Authority // "" means the host

	Basis       Basis     // demand, quality, direct cost: agreed instead of the ongoing one; needs Reason
	Reason      string    //
	SpecifiedBy Authority // specification
	Origin      Authority // burden
	Treatment   Treatment // indirect
}

// Attribute returns one charge; three for an indirect variance that the host bears.
func (v Variance) Attribute(s Service) ([]Charge, error) {
	if faults := v.check(s); len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	rule, basis, because, err := v.rule(s)
	if err != nil {
		return nil, err
	}
	description := orElse(v.Description, "Variance: "+string(v.Cause))
	charge, err := s.charge(rule, description, v.Amount, s.payer(v.PaidBy), v.direction()+because).On(basis)
	if err != nil {
		return nil, err
	}
	if rule != RuleVarianceHost {
		return []Charge{charge}, nil
	}
	adjustments, err := v.nextYear(s, description)
	return append([]Charge{charge}, adjustments...), err
}

// rule picks the rule, the basis it shares on and the reason for both.
func (v Variance) rule(s Service) (Rule, Basis, string, error) {
	switch v.Cause {
	case CauseSpecification:
		basis, err := Solely(v.SpecifiedBy)
		return RuleVarianceSpecification, basis, "it changed its specification and the others did not", err
	case CauseBurden:
		basis, err := Solely(v.Origin)
		return RuleVarianceBurden, basis, "it follows the burden to its origin", err
	case CauseIndirect:
		if v.Treatment == ShareNow {
			return RuleVarianceIndirect, s.Basis, "indirect, shared straight away on the ongoing basis", nil
		}
		basis, err := Solely(s.Host)
		return RuleVarianceHost, basis, "indirect, the host bears it this year", err
	}
	if !v.Basis.IsZero() {
		return RuleVarianceAgreed, v.Basis, string(v.Cause) + ", on a basis agreed for it: " + v.Reason, nil
	}
	return RuleVarianceShared, s.Basis, string(v.Cause) + ", on the ongoing basis", nil
}

// nextYear returns the host's adjusted call as two deferred charges: everyone's
// share of the variance, and the whole of it given back to the host, which leaves
// each other participant's share and the host's minus their sum.
func (v Variance) nextYear(s Service, description string) ([]Charge, error) {
	call := s.charge(RuleVarianceHost, description, v.Amount, s.Host, "next year's call, on the ongoing basis")
	call.Deferred = true
	shared, err := call.On(s.Basis)
	if err != nil {
		return nil, err
	}
	call.Amount, call.Because = v.Amount.Neg(), "recovered by the host in next year's call"
	recovered, err := call.to(s.Host)
	if err != nil {
		return nil, err
	}
	return []Charge{shared, recovered}, nil
}

func (v Variance) direction() string {
	switch v.Amount.Sign() {
	case 1:
		return "adverse; "
	case -1:
		return "favourable; "
	}
	return ""
}

func (v Variance) check(s Service) []error {
	faults := money(nil, "variance", v.Amount)
	choice := func(wrong bool, format string, values ...any) {
		if wrong {
			faults = append(faults, fault(ErrChoice, "", format, values...))
		}
	}
	direct := v.Cause == CauseDemand || v.Cause == CauseQuality || v.Cause == CauseDirectCost
	choice(v.Cause == "", "a variance must state its cause")
	choice(!v.Basis.IsZero() && !direct, "a variance of cause %s has no basis of its own", v.Cause)
	choice(!v.Basis.IsZero() && v.Reason == "", "a variance on a basis of its own needs the reason for it")
	choice(v.Basis.IsZero() && v.Reason != "", "a variance with a reason %.40q needs the basis agreed for it", v.Reason)
	choice(v.SpecifiedBy != "" && v.Cause != CauseSpecification, "a variance of cause %s is not specified by one authority", v.Cause)
	choice(v.Origin != "" && v.Cause != CauseBurden, "a variance of cause %s has no origin", v.Cause)
	choice(v.Treatment != "" && v.Cause != CauseIndirect, "a variance of cause %s has no treatment to choose", v.Cause)
	switch v.Cause {
	case "", CauseDemand, CauseQuality, CauseDirectCost:
		faults = append(faults, s.basisFaults(v.Basis)...)
	case CauseSpecification:
		faults = appendFault(faults, s.needsParticipant(v.SpecifiedBy, "the authority that changed its specification"))
	case CauseBurden:
		faults = appendFault(faults, s.needsParticipant(v.Origin, "the burden's origin"))
	case CauseIndirect:
		choice(v.Treatment != HostBears && v.Treatment != ShareNow,
			"an indirect variance must choose its treatment, %q or %q: %.40q is neither", HostBears, ShareNow, v.Treatment)
		if v.Treatment == HostBears && s.Host == "" {
			faults = append(faults, fault(ErrHost, "", "an indirect variance that the host bears, in a service without a host"))
		}
	default:
		choice(true, "%.40q is no cause of a variance", v.Cause)
	}
	return faults
}

package attribution

import (
	"slices"

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
	CauseIncome        Cause = "income"        // income came out otherwise; a shortfall is adverse
	CauseSpecification Cause = "specification" // one authority changed what it requires
	CauseBurden        Cause = "burden"        // a TUPE burden came out otherwise
	CauseIndirect      Cause = "indirect"      // the host's accommodation, energy, basic ICT support
)

var causes = []Cause{CauseDemand, CauseQuality, CauseDirectCost, CauseIncome, CauseSpecification, CauseBurden, CauseIndirect}

// shared says whether a cause is one that is shared on the ongoing basis, or on
// another that was agreed. Income is, since it comes off before sharing.
func (c Cause) shared() bool {
	return c == CauseDemand || c == CauseQuality || c == CauseDirectCost || c == CauseIncome
}

// Treatment is what the parties chose for an indirect variance. The report finds
// both legitimate, so neither is a default.
type Treatment string

// The treatments of an indirect variance.
const (
	TreatmentHostBears Treatment = "host bears" // the host bears it and adjusts its call next year
	TreatmentShareNow  Treatment = "share now"  // all share it straight away
)

// Variance is outturn less budget: positive is adverse. What shares it is the
// service's ongoing basis, never the rounded shares, and never a TUPE burden.
//
//   - variance.shared: demand, quality, direct costs and income, on the ongoing
//     basis; of a head of cost, on the basis of that head.
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

	Head        string    // of the cost that it is of (Ongoing.Heads); "" means the whole
	Basis       Basis     // demand, quality, direct cost, income: agreed instead of the ongoing one; needs Reason
	Reason      string    //
	SpecifiedBy Authority // specification
	Origin      Authority // burden
	Treatment   Treatment // indirect
}

// Attribute returns one charge; three for an indirect variance that the host bears.
func (v Variance) Attribute(s Service) ([]Charge, error) {
	if err := v.check(s); err != nil {
		return nil, err
	}
	rule, basis, because, err := v.rule(s)
	if err != nil {
		return nil, err
	}
	charge := s.charge(rule, orElse(v.Description, "Variance: "+string(v.Cause)), v.Amount, s.payer(v.PaidBy), direction(v.Amount)+because)
	charge.Cause, charge.Head = v.Cause, v.Head
	shared, err := charge.On(basis)
	if err != nil || rule != RuleVarianceHost {
		return []Charge{shared}, err
	}
	adjustments, err := v.nextYear(s, charge)
	return append([]Charge{shared}, adjustments...), err
}

// Why a variance is shared as it is.
const (
	becauseOnTheBasis   = ", on the ongoing basis"
	becauseOfItsHead    = ", on the basis of "
	becauseAgreed       = ", on a basis agreed for it: "
	becauseSpecified    = "it changed its specification and the others did not"
	becauseItsBurden    = "it follows the burden to its origin"
	becauseIndirect     = "indirect, shared straight away on the ongoing basis"
	becauseHostBears    = "indirect, the host bears it this year"
	becauseNextYear     = "next year's call, on the ongoing basis"
	becauseHostRecovers = "recovered by the host in next year's call"
)

// rule picks the rule, the basis it shares on and the reason for both.
func (v Variance) rule(s Service) (Rule, Basis, string, error) {
	switch v.Cause {
	case CauseSpecification:
		basis, err := Solely(v.SpecifiedBy)
		return RuleVarianceSpecification, basis, becauseSpecified, err
	case CauseBurden:
		basis, err := Solely(v.Origin)
		return RuleVarianceBurden, basis, becauseItsBurden, err
	case CauseIndirect:
		if v.Treatment == TreatmentShareNow {
			return RuleVarianceIndirect, s.Basis, becauseIndirect, nil
		}
		basis, err := Solely(s.Host)
		return RuleVarianceHost, basis, becauseHostBears, err
	}
	if !v.Basis.IsZero() {
		return RuleVarianceAgreed, v.Basis, string(v.Cause) + becauseAgreed + v.Reason, nil
	}
	if head, found := s.head(v.Head); found && !head.Basis.IsZero() {
		return RuleVarianceShared, head.Basis, string(v.Cause) + becauseOfItsHead + v.Head, nil
	}
	return RuleVarianceShared, s.Basis, string(v.Cause) + becauseOnTheBasis, nil
}

// nextYear returns the host's adjusted call as two deferred charges: everyone's
// share of the variance, and the whole of it given back to the host, which leaves
// each other participant's share and the host's minus their sum.
func (v Variance) nextYear(s Service, call Charge) ([]Charge, error) {
	call.Deferred, call.PaidBy, call.Because = true, s.Host, becauseNextYear
	shared, err := call.On(s.Basis)
	if err != nil {
		return nil, err
	}
	call.Amount, call.Because = v.Amount.Neg(), becauseHostRecovers
	recovered, err := call.to(s.Host)
	if err != nil {
		return nil, err
	}
	return []Charge{shared, recovered}, nil
}

// direction says which way a variance went: a favourable one is below nought.
func direction(amount decimal.Decimal) string {
	switch amount.Sign() {
	case 1:
		return "adverse; "
	case -1:
		return "favourable; "
	}
	return ""
}

func (v Variance) check(s Service) error {
	c := checks()
	c.Money("", "variance", v.Amount)
	choice := func(wrong bool, format string, values ...any) {
		if wrong {
			c.Refuse(ErrChoice, "", format, values...)
		}
	}
	choice(v.Cause == "", "a variance must state its cause: %s", list(causes))
	choice(v.Cause != "" && !slices.Contains(causes, v.Cause), "%.40q is no cause of a variance: %s", v.Cause, list(causes))
	if !slices.Contains(causes, v.Cause) {
		return c.Err() // all else depends on the cause
	}
	choice(!v.Basis.IsZero() && !v.Cause.shared(), "a variance of cause %s has no basis of its own", v.Cause)
	choice(!v.Basis.IsZero() && v.Reason == "", "a variance on a basis of its own needs the reason for it")
	choice(v.Basis.IsZero() && v.Reason != "", "a variance with a reason %.40q needs the basis agreed for it", v.Reason)
	choice(v.SpecifiedBy != "" && v.Cause != CauseSpecification, "a variance of cause %s is not specified by one authority", v.Cause)
	choice(v.Origin != "" && v.Cause != CauseBurden, "a variance of cause %s has no origin", v.Cause)
	if _, found := s.head(v.Head); v.Head != "" && !found {
		choice(len(s.heads()) == 0, "a variance of the head %.40q, of a service whose cost is not given by heads", v.Head)
		choice(len(s.heads()) > 0, "a variance of the head %.40q, which is none of the service's: %s", v.Head, list(s.heads()))
	}
	choice(v.Head != "" && !v.Cause.shared(), "a variance of cause %s is of no head", v.Cause)
	choice(v.Head != "" && !v.Basis.IsZero(), "a variance of the head %.40q follows that head's basis, and has no other", v.Head)
	choice(v.Treatment != "" && v.Cause != CauseIndirect, "a variance of cause %s has no treatment to choose", v.Cause)
	c.basis(s, v.Basis)
	switch v.Cause {
	case CauseSpecification:
		c.participant(s, v.SpecifiedBy, "the authority that changed its specification")
	case CauseBurden:
		c.participant(s, v.Origin, "the burden's origin")
	case CauseIndirect:
		choice(v.Treatment != TreatmentHostBears && v.Treatment != TreatmentShareNow,
			"an indirect variance must choose its treatment, %q or %q: %.40q is neither", TreatmentHostBears, TreatmentShareNow, v.Treatment)
		if v.Treatment == TreatmentHostBears && s.Host == "" {
			c.Refuse(ErrHost, "", "an indirect variance that the host bears, in a service without a host")
		}
	}
	return c.Err()
}

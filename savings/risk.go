package savings

import (
	"errors"
	"fmt"
	"slices"

	"github.com/triborough/fairshare/attribution"
)

// Risk is one risk of a risk register.
//
// Source: Bromsgrove & Redditch report, Appendix B (fourteen risks, likelihood and
// impact each from 1 to 4, and their product as the score).
type Risk struct {
	Name               string
	Likelihood, Impact int
	Published          int // the score as the report prints it; 0: it prints none
	Mitigation         string
}

// Score returns likelihood × impact.
func (r Risk) Score() int { return r.Likelihood * r.Impact }

// Risks are a risk register that has been checked. The zero Risks hold none.
type Risks struct{ risks []Risk }

// maxScale is beyond any matrix of risks.
const maxScale = 10

// NewRisks checks a register whose likelihoods and impacts go from 1 to scale.
// Errors: ErrText for a risk without a name, ErrLimit for a scale outside 2 to 10,
// ErrAmount for a likelihood, impact or published score outside it.
func NewRisks(scale int, risks ...Risk) (Risks, error) {
	if scale < 2 || scale > maxScale {
		return Risks{}, fault(attribution.ErrLimit, "a scale of risks up to %d: it ends between 2 and %d", scale, maxScale)
	}
	var faults []error
	for _, r := range risks {
		wrong := []error{name("a risk", r.Name)}
		within := func(what string, value, least, most int) {
			if value < least || value > most {
				wrong = append(wrong, fault(attribution.ErrAmount, "%s of %d: it must lie between %d and %d", what, value, least, most))
			}
		}
		within("a likelihood", r.Likelihood, 1, scale)
		within("an impact", r.Impact, 1, scale)
		within("a published score", r.Published, 0, scale*scale)
		if err := errors.Join(wrong...); err != nil {
			faults = append(faults, in(r.Name, err))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return Risks{}, err
	}
	return Risks{slices.Clone(risks)}, nil
}

// Ranked returns the risks, the highest score first; equal scores stay in the order
// given.
func (r Risks) Ranked() []Risk {
	ranked := slices.Clone(r.risks)
	slices.SortStableFunc(ranked, func(a, b Risk) int { return b.Score() - a.Score() })
	return ranked
}

// Findings names the risks whose published score is not likelihood × impact, in the
// order given.
func (r Risks) Findings() []string {
	var findings []string
	for _, risk := range r.risks {
		if risk.Published != 0 && risk.Published != risk.Score() {
			findings = append(findings, fmt.Sprintf("%s: a likelihood of %d and an impact of %d make %d, and the score is printed as %d.",
				risk.Name, risk.Likelihood, risk.Impact, risk.Score(), risk.Published))
		}
	}
	return findings
}

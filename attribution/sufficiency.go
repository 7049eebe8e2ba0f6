package attribution

import "github.com/shopspring/decimal"

// Sufficiency answers the question that a council wishing to withdraw has to put
// to itself: would its contribution be enough to run the service alone?
//
// Source: Tri-borough report, ch. 12(a), paras 14 and 15.
type Sufficiency struct {
	Authority    Authority
	Contribution decimal.Decimal // its ongoing charge and TUPE burden of the year
	Estimate     decimal.Decimal // of the cost of running the service alone
	Shortfall    decimal.Decimal // Estimate less Contribution: nought or less means enough
}

// Sufficiency returns the answer for each participant of a service whose
// estimates were given (Service.StandAlone), and nothing otherwise.
func (v Spending) Sufficiency() []Sufficiency {
	var answers []Sufficiency
	contributions := v.After.byAuthority()
	for _, estimate := range v.StandAlone {
		contribution := contributions[estimate.Authority]
		answers = append(answers, Sufficiency{estimate.Authority, contribution, estimate.Amount, estimate.Amount.Sub(contribution)})
	}
	return answers
}

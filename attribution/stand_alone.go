package attribution

import "github.com/shopspring/decimal"

// StandAlone answers the question that a council wishing to withdraw has to put
// to itself: would its contribution be enough to run the service alone?
//
// Source: Tri-borough report, ch. 12(a), paras 14 and 15.
type StandAlone struct {
	Authority    Authority
	Contribution decimal.Decimal // its ongoing charge and TUPE burden of the year
	Estimate     decimal.Decimal // of the cost of running the service alone
	Shortfall    decimal.Decimal // Estimate less Contribution: nought or less means enough
}

// StandAlone returns the answer for each participant of a service whose
// estimates were given (Service.StandAlone), and nothing otherwise.
func (s Statement) StandAlone(service string) []StandAlone {
	var answers []StandAlone
	for _, spending := range s.services {
		if spending.Service != service {
			continue
		}
		for _, estimate := range spending.StandAlone {
			contribution := spending.After.Of(estimate.Authority)
			answers = append(answers, StandAlone{estimate.Authority, contribution, estimate.Amount, estimate.Amount.Sub(contribution)})
		}
	}
	return answers
}

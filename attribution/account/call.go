package account

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Instalment is a part of the year's budget that falls due on a day.
type Instalment struct {
	Due     Date
	Percent decimal.Decimal // of the budgeted contribution; above nought
}

// Schedule is the instalments of a year, in order: due dates strictly rise, and
// the percentages come to exactly 100.
type Schedule []Instalment

// Call is what one authority is to pay another on account of a service on a day.
type Call struct {
	Service  string
	From, To attribution.Authority
	Due      Date
	Amount   decimal.Decimal // above nought
}

// Equal says whether both say the same, the amount by value.
func (c Call) Equal(other Call) bool {
	return c.Service == other.Service && c.From == other.From && c.To == other.To && c.Due == other.Due && c.Amount.Equal(other.Amount)
}

// Check refuses a schedule that does not come to the whole, in order, within the
// year and its closing; the zero Year leaves that open. None is no fault. Errors: ErrYear for a day that is none,
// outside the year and its closing, or not after the one before it; ErrWeight for a
// percentage of nought or less; ErrBalance where they do not come to 100; ErrLimit.
func (s Schedule) Check(year Year) error {
	c, total := attribution.Checks{Package: "account"}, decimal.Decimal{}
	for i, instalment := range s {
		switch due := instalment.Due; {
		case due.IsZero():
			c.Refuse(attribution.ErrYear, "", "call %d has no day on which it is due", i+1)
		case i > 0 && !s[i-1].Due.Before(due):
			c.Refuse(attribution.ErrYear, "", "call %d is due on %s, not after the one before it, %s", i+1, due, s[i-1].Due)
		case year != (Year{}) && (due.Before(year.First()) || year.Closed().Before(due)):
			c.Refuse(attribution.ErrYear, "", "call %d is due on %s, outside the year %s and the three months of its closing", i+1, due, year)
		}
		percent := attribution.Checks{}
		if percent.Weight("", "percentage", instalment.Percent); percent.Failed() {
			c.Add("", fmt.Sprintf("call %d", i+1), percent.Err())
			return c.Err() // what they come to cannot be said
		}
		if instalment.Percent.Sign() == 0 {
			c.Refuse(attribution.ErrWeight, "", "call %d is of 0%%", i+1)
		}
		total = total.Add(instalment.Percent)
	}
	if len(s) > 0 && !total.Equal(decimal.New(100, 0)) {
		c.Refuse(attribution.ErrBalance, "", "the percentages of the calls come to %s, not to 100", attribution.FormatWeight(total))
	}
	return c.Err()
}

// isCalled says whether a charge is part of the budget that is called on account.
func isCalled(c attribution.Charge) bool {
	switch c.Rule {
	case attribution.RuleOngoing, attribution.RuleOngoingAgreed, attribution.RuleTUPE, attribution.RuleDamping, attribution.RuleBroughtForward:
		return true
	}
	return false
}

// hasPayer says whether it is known of anything that is called who pays it.
func hasPayer(s attribution.Statement, service string) bool {
	for c := range s.ChargesOf(service) {
		if isCalled(c) && c.PaidBy != "" {
			return true
		}
	}
	return false
}

// contributions adds up what each authority is budgeted to pay each payer of a
// service, in the order of the charges.
func contributions(s attribution.Statement, service string) []attribution.Debt {
	sums := newLedger(service)
	for c := range s.ChargesOf(service) {
		if !isCalled(c) || c.PaidBy == "" {
			continue
		}
		for _, share := range c.Shares {
			sums.add(share.Authority, c.PaidBy, share.Amount)
		}
	}
	return sums.oneWay()
}

// calls returns the calls of a service by its schedule: by due date, then by
// contribution.
func calls(service string, schedule Schedule, contributions []attribution.Debt) []Call {
	var all []Call
	called := make([]decimal.Decimal, len(contributions))
	percent := decimal.Decimal{}
	for _, instalment := range schedule {
		percent = percent.Add(instalment.Percent)
		for i, c := range contributions {
			due := part(c.Amount, percent)
			amount := due.Sub(called[i])
			called[i] = due
			switch amount.Sign() {
			case 1:
				all = append(all, Call{service, c.From, c.To, instalment.Due, amount})
			case -1:
				all = append(all, Call{service, c.To, c.From, instalment.Due, amount.Neg()})
			}
		}
	}
	return all
}

// part returns so many per cent of an amount, rounded half away from nought to
// the penny.
func part(amount, percent decimal.Decimal) decimal.Decimal {
	hundredfold := new(big.Rat).Mul(amount.Rat(), percent.Rat())
	return attribution.ToPenny(hundredfold.Quo(hundredfold, big.NewRat(100, 1)))
}

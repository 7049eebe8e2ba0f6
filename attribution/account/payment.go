package account

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Payment is money that one authority paid another for a service, which may be one
// that is no longer shared and of which last year left something open, or, where
// the service is attribution.AllServices, for the year as a whole.
type Payment struct {
	Service   string
	From, To  attribution.Authority
	Amount    decimal.Decimal // above nought
	Date      Date
	Reference string
}

// Equal says whether both say the same, the amount by value.
func (p Payment) Equal(other Payment) bool {
	return p.Service == other.Service && p.From == other.From && p.To == other.To && p.Amount.Equal(other.Amount) &&
		p.Date == other.Date && p.Reference == other.Reference
}

// Check refuses a payment that cannot be one of a year: to oneself, of nought or
// less, or on a day outside the year and its closing, which makes it one of another
// year; the zero Year leaves that open. Errors: ErrAuthority, ErrAmount, ErrPenny, ErrLimit, ErrYear.
func (p Payment) Check(year Year) error {
	c := attribution.Checks{Package: "account"}
	between(&c, "", p.From, p.To, p.Amount)
	switch {
	case p.Date.IsZero():
		c.Refuse(attribution.ErrYear, "", "it has no date")
	case year == Year{}:
	case p.Date.Before(year.First()):
		c.Refuse(attribution.ErrYear, "", "%s is before the year %s began: it is of the year before", p.Date, year)
	case year.Closed().Before(p.Date):
		c.Refuse(attribution.ErrYear, "", "%s is after the year %s was closed on %s: it is of the year after", p.Date, year, year.Closed())
	}
	return c.Err()
}

// between checks that a sum above nought is owed or paid by one authority to
// another.
func between(c *attribution.Checks, what string, from, to attribution.Authority, amount decimal.Decimal) {
	if from == to {
		c.Refuse(attribution.ErrAuthority, from, "%sto itself", prefixed(what))
	}
	sum := attribution.Checks{}
	if sum.Cost("", "sum", amount); amount.Sign() == 0 && !sum.Failed() {
		sum.Refuse(attribution.ErrAmount, "", "a sum of nought")
	}
	c.Add("", what, sum.Err())
}

func prefixed(what string) string {
	if what == "" {
		return ""
	}
	return what + ": "
}

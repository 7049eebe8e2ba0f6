package account

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// closing checks what a year is closed with.
type closing struct {
	statement attribution.Statement
	facts     Facts
	checks    attribution.Checks
	year      Year
	known     map[string]Service
	members   map[attribution.Authority]bool
}

func (c *closing) check() {
	c.members = make(map[attribution.Authority]bool)
	for _, a := range c.statement.Header().Authorities {
		c.members[a] = true
	}
	if c.dated() {
		year, err := ParseYear(c.statement.Header().Period)
		c.checks.Add("", "the statement's period", err)
		c.year = year
	}
	c.services()
	if c.checks.Failed() {
		return // without a year no date can be checked
	}
	c.facts.Calls.check(&c.checks, c.year)
	for i, p := range c.facts.Payments {
		c.payment(i+1, p)
	}
	for _, d := range c.facts.Opening {
		c.between("opening balance", d.From, d.To, d.Amount)
	}
}

// dated says whether any date is given.
func (c *closing) dated() bool {
	if len(c.facts.Calls) > 0 || len(c.facts.Payments) > 0 {
		return true
	}
	for _, s := range c.facts.Services {
		if len(s.Calls) > 0 || s.Actual != nil {
			return true
		}
	}
	return false
}

// services checks what is known of each service.
func (c *closing) services() {
	c.known = make(map[string]Service, len(c.facts.Services))
	for _, s := range c.facts.Services {
		of := attribution.Checks{Package: "account"}
		_, found := c.statement.SpendingOn(s.Name)
		_, twice := c.known[s.Name]
		switch {
		case !found:
			of.Refuse(attribution.ErrText, "", "none of the statement's services")
		case twice:
			of.Refuse(attribution.ErrText, "", "a second time")
		default:
			c.service(&of, s)
		}
		c.known[s.Name] = s
		c.checks.In(s.Name, of.Err())
	}
}

func (c *closing) service(of *attribution.Checks, s Service) {
	for _, amount := range []struct {
		what  string
		given *decimal.Decimal
	}{{"outturn", s.Outturn}, {"forecast", s.Forecast}} {
		if amount.given != nil {
			of.Money("", amount.what, *amount.given)
		}
	}
	if s.Actual != nil {
		of.Money("", "actual", s.Actual.Amount)
		if c.year != (Year{}) && (s.Actual.To.Before(c.year.First()) || c.year.Last().Before(s.Actual.To)) {
			of.Refuse(attribution.ErrYear, "", "actual figures to %s, outside the year %s", s.Actual.To, c.year)
		}
	}
	if s.Outturn != nil && (s.Forecast != nil || s.Actual != nil) {
		of.Refuse(attribution.ErrChoice, "", "both an outturn and a year in progress are given: it has ended, or it has not")
	}
	s.Calls.check(of, c.year)
	if len(s.Calls) > 0 && len(contributions(c.statement, s.Name)) == 0 {
		of.Refuse(attribution.ErrHost, "", "calls of a service to which nobody contributes: name a host, or who pays")
	}
	if s.Outturn != nil && !of.Failed() {
		explain(of, c.statement, s.Name, *s.Outturn)
	}
}

// explain refuses an outturn that the variances do not explain to the penny.
func explain(of *attribution.Checks, s attribution.Statement, service string, outturn decimal.Decimal) {
	difference, explained := outturn.Sub(budget(s, service)), variances(s, service)
	if unexplained := difference.Sub(explained); unexplained.Sign() != 0 {
		of.Refuse(attribution.ErrBalance, "", "the outturn is %s the budget; the variances explain %s: %s is unexplained",
			against(difference), attribution.FormatSterling(explained), attribution.FormatSterling(unexplained))
	}
}

// payment checks one payment.
func (c *closing) payment(number int, p Payment) {
	if _, found := c.statement.SpendingOn(p.Service); !found && p.Service != attribution.AllServices {
		c.checks.Refuse(attribution.ErrText, "", "payment %d is for %.40q, none of the services", number, p.Service)
	}
	c.between("payment", p.From, p.To, p.Amount)
	switch {
	case p.Date.IsZero():
		c.checks.Refuse(attribution.ErrYear, "", "payment %d has no date", number)
	case p.Date.Before(c.year.First()):
		c.checks.Refuse(attribution.ErrYear, "", "payment %d is of %s, before the year %s began: it is of the year before", number, p.Date, c.year)
	case c.year.Closed().Before(p.Date):
		c.checks.Refuse(attribution.ErrYear, "", "payment %d is of %s, after the year %s was closed on %s: it is of the year after", number, p.Date, c.year, c.year.Closed())
	}
}

// between checks that money is owed or paid by one authority of the statement to
// another.
func (c *closing) between(what string, from, to attribution.Authority, amount decimal.Decimal) {
	for _, a := range []attribution.Authority{from, to} {
		if !c.members[a] {
			c.checks.Refuse(attribution.ErrAuthority, a, "%s of one that is none of the statement's authorities", what)
		}
	}
	if from == to {
		c.checks.Refuse(attribution.ErrAuthority, from, "%s to itself", what)
	}
	if c.checks.Cost("", what, amount); amount.Sign() == 0 {
		c.checks.Refuse(attribution.ErrAmount, "", "%s of nought", what)
	}
}

// schedule is that of a service, its own or that of all; none where nobody pays.
func (c *closing) schedule(known Service) Schedule {
	if len(known.Calls) > 0 {
		return known.Calls
	}
	return c.facts.Calls
}

// against says how far an outturn is from its budget: "£38,000.00 over".
func against(difference decimal.Decimal) string {
	switch difference.Sign() {
	case 1:
		return attribution.FormatSterling(difference) + " over"
	case -1:
		return attribution.FormatSterling(difference.Neg()) + " under"
	}
	return "as"
}

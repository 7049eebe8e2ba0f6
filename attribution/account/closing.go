package account

import (
	"fmt"

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
	left      map[string]bool // the services of which last year left something open
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
	c.checks.Add("", "", c.facts.Calls.Check(c.year))
	c.left = openServices(c.facts.Opening)
	for i, p := range c.facts.Payments {
		c.payment(i+1, p)
	}
	for i, d := range c.facts.Opening {
		c.opening(i+1, d)
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
	if against := contradiction(c.statement.Header().Stage, s.Outturn != nil, s.Forecast != nil || s.Actual != nil); against != "" {
		of.Refuse(attribution.ErrChoice, "", "%s", against)
	}
	of.Add("", "", s.Calls.Check(c.year))
	if len(s.Calls) > 0 && !hasPayer(c.statement, s.Name) {
		of.Refuse(attribution.ErrHost, "", "calls of a service that nobody is known to pay for: name a host, or who pays")
	}
	if s.Outturn != nil && !of.Failed() {
		explain(of, c.statement, s.Name, *s.Outturn)
	}
}

// contradiction says what is wrong with an outturn, or with figures of a year in
// progress, at a stage of the year; "" where nothing is.
func contradiction(stage attribution.Stage, outturn, progress bool) string {
	switch {
	case outturn && progress:
		return "both an outturn and a year in progress are given: it has ended, or it has not"
	case outturn && (stage == attribution.StageBudget || stage == attribution.StageForecast):
		return "an outturn is given, and the stage is " + string(stage) + ": it is outturn"
	case progress && (stage == attribution.StageBudget || stage == attribution.StageOutturn):
		return "a year in progress is given, and the stage is " + string(stage) + ": it is forecast"
	}
	return ""
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
	what := fmt.Sprintf("payment %d", number)
	if _, found := c.statement.SpendingOn(p.Service); !found && p.Service != attribution.AllServices && !c.left[p.Service] {
		c.checks.Refuse(attribution.ErrText, "", "%s: for %.40q, none of the services, nor one of which last year left anything open", what, p.Service)
	}
	c.among(what, p.From, p.To)
	c.checks.Add("", what, p.Check(c.year))
}

// openServices are those of which last year left something open; they need not be
// shared any more.
func openServices(opening []attribution.Debt) map[string]bool {
	services := make(map[string]bool)
	for _, d := range opening {
		services[d.Service] = true
	}
	return services
}

// opening checks a debt that last year's account left open.
func (c *closing) opening(number int, d attribution.Debt) {
	what := fmt.Sprintf("opening balance %d", number)
	c.among(what, d.From, d.To)
	between(&c.checks, what, d.From, d.To, d.Amount)
}

// among checks that both are authorities of the statement.
func (c *closing) among(what string, both ...attribution.Authority) {
	for _, a := range both {
		if !c.members[a] {
			c.checks.Refuse(attribution.ErrAuthority, a, "%s: none of the statement's authorities", what)
		}
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

package account

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Facts are what happened to the money of a year.
type Facts struct {
	Calls    Schedule           // of every service that has none of its own
	Services []Service          // those of which more is known
	Payments []Payment          // on account and after, in any order
	Opening  []attribution.Debt // what last year's account left open
}

// Service is what is known of a service's year besides its statement.
type Service struct {
	Name     string
	Calls    Schedule         // its own instalments; nil for those of all services
	Outturn  *decimal.Decimal // what it cost in the end, net of income; nil while it is not known
	Forecast *decimal.Decimal // what it is expected to cost, net of income, in a year in progress
	Actual   *Actual          // what it has cost so far
}

// Actual is what a service has cost up to and including a day, net of income.
type Actual struct {
	To     Date
	Amount decimal.Decimal
}

// Account is who pays whom when: the calls of a year, what was paid, and what is
// open at its end. It is immutable; the zero Account is empty. One that was read
// holds what was printed, so call Verify before relying on it.
type Account struct {
	services   []Result
	calls      []Call
	payments   []Payment
	opening    []attribution.Debt
	balance    []attribution.Debt
	settlement []attribution.Transfer
}

// Result is what a service was to cost and came to cost, net of income.
type Result struct {
	Service           string
	Budget            decimal.Decimal
	Outturn, Forecast *decimal.Decimal // nil while they are not known
	Actual            *Actual
	Schedule          Schedule // of its calls
}

// Close works out the account of a year. Errors: ErrText for a service that the
// statement does not have, or that stands twice; ErrYear for a statement without a
// year where dates are given, and as Schedule.Check and Payment.Check; ErrBalance
// for percentages that do not come to 100, and for an outturn that the variances do
// not explain; ErrAuthority and ErrAmount for payments and opening debts between
// one and itself, of a stranger, or not above nought; ErrHost for a service's own
// schedule of calls where nobody is known to pay for it; ErrChoice for an outturn
// beside a forecast or actual figures, or against the statement's stage; ErrLimit
// for a sum of more than 38 digits, which would not read back.
func Close(s attribution.Statement, facts Facts) (Account, error) {
	c := closing{statement: s, facts: facts, checks: attribution.Checks{Package: "account"}}
	c.check()
	if err := c.checks.Err(); err != nil {
		return Account{}, err
	}
	a := Account{payments: slices.Clone(facts.Payments), opening: slices.Clone(facts.Opening)}
	for _, v := range s.Services() {
		known := c.known[v.Service]
		schedule := c.schedule(known)
		a.services = append(a.services, Result{
			Service: v.Service, Budget: budget(s, v.Service), Outturn: known.Outturn, Forecast: known.Forecast, Actual: known.Actual, Schedule: slices.Clone(schedule),
		}.copied())
		a.calls = append(a.calls, calls(v.Service, schedule, contributions(s, v.Service))...)
	}
	a.balance = balances(s, facts)
	if !a.InProgress(s) {
		a.settlement = attribution.Settle(a.balance)
	}
	if err := a.checkLimits(); err != nil {
		return Account{}, err
	}
	return a, nil
}

// InProgress says whether the year has not come to its end: the statement is a
// budget or a forecast, or a service has a forecast or actual figures. Then there
// is no settlement yet.
func (a Account) InProgress(s attribution.Statement) bool {
	stage := s.Header().Stage
	return stage == attribution.StageBudget || stage == attribution.StageForecast ||
		slices.ContainsFunc(a.services, func(r Result) bool { return r.Forecast != nil || r.Actual != nil })
}

// checkLimits refuses sums that are longer than what is read back.
func (a Account) checkLimits() error {
	c := attribution.Checks{Package: "account"}
	sum := func(service, what string, amount decimal.Decimal) {
		_, err := attribution.ParseAmount(attribution.FormatAmount(amount))
		of := attribution.Checks{}
		of.Add("", what, err)
		c.In(service, of.Err())
	}
	for _, r := range a.services {
		sum(r.Service, "budget", r.Budget)
		for _, figure := range []*decimal.Decimal{r.Outturn, r.Forecast} {
			if figure != nil {
				sum(r.Service, "outturn or forecast", *figure)
			}
		}
		if r.Actual != nil {
			sum(r.Service, "actual", r.Actual.Amount)
		}
	}
	for _, call := range a.calls {
		sum(call.Service, "call", call.Amount)
	}
	for _, p := range a.payments {
		sum(p.Service, "payment", p.Amount)
	}
	for _, d := range slices.Concat(a.opening, a.balance) {
		sum(d.Service, "balance", d.Amount)
	}
	for _, t := range a.settlement {
		sum("", "settlement", t.Amount)
	}
	return c.Err()
}

// budget is what a service was to cost, net of income: its ongoing charges and
// its burdens.
func budget(s attribution.Statement, service string) decimal.Decimal {
	var sum decimal.Decimal
	for c := range s.ChargesOf(service) {
		switch c.Rule {
		case attribution.RuleOngoing, attribution.RuleOngoingAgreed, attribution.RuleTUPE:
			sum = sum.Add(c.Amount)
		}
	}
	return sum
}

// variances adds up the variances of a service.
func variances(s attribution.Statement, service string) decimal.Decimal {
	var sum decimal.Decimal
	for c := range s.ChargesOf(service) {
		if c.Cause != "" && !c.Deferred {
			sum = sum.Add(c.Amount)
		}
	}
	return sum
}

// balances are what is due, and what last year left open, less what was paid, by
// service and pair of authorities.
func balances(s attribution.Statement, facts Facts) []attribution.Debt {
	ledgers := make(map[string]*ledger)
	var order []string
	of := func(service string) *ledger {
		if ledgers[service] == nil {
			ledgers[service] = newLedger(service)
			order = append(order, service)
		}
		return ledgers[service]
	}
	for _, v := range s.Services() {
		of(v.Service)
	}
	for _, debts := range [][]attribution.Debt{s.Due(), facts.Opening} {
		for _, d := range debts {
			of(d.Service).add(d.From, d.To, d.Amount)
		}
	}
	for _, p := range facts.Payments {
		of(p.Service).add(p.From, p.To, p.Amount.Neg())
	}
	var all []attribution.Debt
	for _, service := range order {
		all = append(all, ledgers[service].netted()...)
	}
	return all
}

// Services returns what each service was to cost and came to cost.
func (a Account) Services() []Result {
	results := slices.Clone(a.services)
	for i := range results {
		results[i] = results[i].copied()
	}
	return results
}

// copied returns the result with values of its own.
func (r Result) copied() Result {
	r.Schedule = slices.Clone(r.Schedule)
	for _, amount := range []**decimal.Decimal{&r.Outturn, &r.Forecast} {
		if *amount != nil {
			*amount = new(**amount)
		}
	}
	if r.Actual != nil {
		r.Actual = new(*r.Actual)
	}
	return r
}

// Calls returns what is to be paid on account, by service and due date.
func (a Account) Calls() []Call { return slices.Clone(a.calls) }

// Payments returns what was paid, as it was given.
func (a Account) Payments() []Payment { return slices.Clone(a.payments) }

// Opening returns what last year's account left open.
func (a Account) Opening() []attribution.Debt { return slices.Clone(a.opening) }

// Balance returns what is still owed, by service and pair of authorities: what is
// due and what was open, less what was paid.
func (a Account) Balance() []attribution.Debt { return slices.Clone(a.balance) }

// Settlement returns the transfers that would clear every balance; none of a year
// in progress.
func (a Account) Settlement() []attribution.Transfer { return slices.Clone(a.settlement) }

// IsZero says whether nothing is known of the year but its statement.
func (a Account) IsZero() bool { return a.Equal(Account{}) }

// Equal says whether both say the same, amounts by value.
func (a Account) Equal(other Account) bool {
	return slices.EqualFunc(a.services, other.services, Result.Equal) && slices.EqualFunc(a.calls, other.calls, Call.Equal) &&
		slices.EqualFunc(a.payments, other.payments, Payment.Equal) && slices.EqualFunc(a.opening, other.opening, attribution.Debt.Equal) &&
		slices.EqualFunc(a.balance, other.balance, attribution.Debt.Equal) && slices.EqualFunc(a.settlement, other.settlement, attribution.Transfer.Equal)
}

// Equal says whether both say the same, amounts by value.
func (r Result) Equal(other Result) bool {
	same := func(a, b *decimal.Decimal) bool { return (a == nil) == (b == nil) && (a == nil || a.Equal(*b)) }
	return r.Service == other.Service && r.Budget.Equal(other.Budget) && same(r.Outturn, other.Outturn) && same(r.Forecast, other.Forecast) &&
		(r.Actual == nil) == (other.Actual == nil) && (r.Actual == nil || r.Actual.To == other.Actual.To && r.Actual.Amount.Equal(other.Actual.Amount)) &&
		slices.EqualFunc(r.Schedule, other.Schedule, func(a, b Instalment) bool { return a.Due == b.Due && a.Percent.Equal(b.Percent) })
}

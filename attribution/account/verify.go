package account

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Verify re-checks an account against its statement by other means than Close
// made it: budgets and variances from the charges; the calls of each pair against
// what they must have come to by each due date; every balance as a sum of pence
// over dues, openings and payments, none left out; the settlement by what it
// leaves open. The statement must have been verified by itself. Every fault is of
// kind attribution.ErrVerify.
//
// What it cannot know: whether the facts are true, or all of them are there. A
// payment or an opening balance that was changed with the balance and the
// settlement is another account, and so is one without its outturns; a forecast,
// actual figures, references, and on which day of the year and its closing a payment
// was made, move no money here.
func (a Account) Verify(s attribution.Statement) error {
	v := verification{account: a, statement: s, members: make(map[attribution.Authority]bool)}
	for _, member := range s.Header().Authorities {
		v.members[member] = true
	}
	if v.year, _ = ParseYear(s.Header().Period); v.year == (Year{}) && a.dated() {
		v.wrong("", "dates, in a statement whose period is no year: %.40q", s.Header().Period)
	}
	v.results()
	v.calls()
	v.balances()
	v.settlement()
	return errors.Join(v.faults...)
}

type verification struct {
	account   Account
	statement attribution.Statement
	year      Year
	members   map[attribution.Authority]bool
	faults    []error
}

func (v *verification) wrong(service, format string, values ...any) {
	v.faults = append(v.faults, &attribution.Error{Package: "account", Service: service, Kind: attribution.ErrVerify, Detail: fmt.Sprintf(format, values...)})
}

// found takes over what another check found.
func (v *verification) found(service string, err error) {
	for e := range attribution.Faults(err) {
		v.wrong(service, "%s", e.Place())
	}
}

// dated says whether the account holds any day.
func (a Account) dated() bool {
	return len(a.payments) > 0 || slices.ContainsFunc(a.services, func(r Result) bool { return len(r.Schedule) > 0 || r.Actual != nil })
}

// results checks each service's budget and outturn, in the statement's order.
func (v *verification) results() {
	services := v.statement.Services()
	if len(services) != len(v.account.services) {
		v.wrong("", "%d services, where the statement has %d", len(v.account.services), len(services))
		return
	}
	for i, r := range v.account.services {
		if r.Service != services[i].Service {
			v.wrong(r.Service, "it stands where the statement has %q", services[i].Service)
			continue
		}
		budget, explained := new(big.Int), new(big.Int)
		for c := range v.statement.ChargesOf(r.Service) {
			switch {
			case c.Deferred:
			case c.Rule == attribution.RuleOngoing, c.Rule == attribution.RuleOngoingAgreed, c.Rule == attribution.RuleTUPE:
				budget.Add(budget, pence(c.Amount))
			case c.Cause != "":
				explained.Add(explained, pence(c.Amount))
			}
		}
		if budget.Cmp(pence(r.Budget)) != 0 {
			v.wrong(r.Service, "a budget of %s is not what its charges come to", attribution.FormatAmount(r.Budget))
		}
		if r.Outturn != nil && pence(*r.Outturn).Cmp(budget.Add(budget, explained)) != 0 {
			v.wrong(r.Service, "an outturn of %s is not its budget and its variances", attribution.FormatAmount(*r.Outturn))
		}
		if against := contradiction(v.statement.Header().Stage, r.Outturn != nil, r.Forecast != nil || r.Actual != nil); against != "" {
			v.wrong(r.Service, "%s", against)
		}
		if r.Actual != nil && (r.Actual.To.Before(v.year.First()) || v.year.Last().Before(r.Actual.To)) {
			v.wrong(r.Service, "actual figures to %s, outside the year %s", r.Actual.To, v.year)
		}
		v.found(r.Service, r.Schedule.Check(v.year))
	}
}

// balances checks that every balance is what is due and open less what was paid.
func (v *verification) balances() {
	open := make(map[owing]*big.Int) // both ways, with opposite signs
	enter := func(service string, from, to attribution.Authority, amount *big.Int) {
		for _, side := range []struct {
			of   owing
			sign int64
		}{{owing{service, from, to}, 1}, {owing{service, to, from}, -1}} {
			if open[side.of] == nil {
				open[side.of] = new(big.Int)
			}
			open[side.of].Add(open[side.of], new(big.Int).Mul(amount, big.NewInt(side.sign)))
		}
	}
	for _, d := range v.statement.Due() {
		enter(d.Service, d.From, d.To, pence(d.Amount))
	}
	for _, d := range v.account.opening {
		enter(d.Service, d.From, d.To, pence(d.Amount))
		if d.From == d.To || d.Amount.Sign() <= 0 || !v.members[d.From] || !v.members[d.To] {
			v.wrong(d.Service, "an opening balance of %s that is none", d.From)
		}
	}
	left := openServices(v.account.opening)
	for _, p := range v.account.payments {
		enter(p.Service, p.From, p.To, new(big.Int).Neg(pence(p.Amount)))
		v.found(p.Service, p.Check(v.year))
		if _, listed := v.statement.SpendingOn(p.Service); !listed && !left[p.Service] && p.Service != attribution.AllServices || !v.members[p.From] || !v.members[p.To] {
			v.wrong(p.Service, "a payment by %s for no service, or to or by none of the authorities", p.From)
		}
	}
	for _, d := range v.account.balance {
		of := owing{d.Service, d.From, d.To}
		if d.Amount.Sign() <= 0 || open[of] == nil || open[of].Cmp(pence(d.Amount)) != 0 {
			v.wrong(d.Service, "%s owes %s %s at the end: that is not what is due and open, less what was paid", d.From, d.To, attribution.FormatAmount(d.Amount))
		}
		delete(open, of) // what stands twice is wrong the second time
		delete(open, owing{d.Service, d.To, d.From})
	}
	for _, amount := range open {
		if amount.Sign() > 0 {
			v.wrong("", "a balance that follows from what is due, open and paid is not listed")
			break
		}
	}
}

// settlement checks that the transfers clear the balances, and that there are none
// of a year in progress.
func (v *verification) settlement() {
	if v.account.InProgress(v.statement) {
		if len(v.account.settlement) > 0 {
			v.wrong("", "a settlement of a year in progress")
		}
		return
	}
	open := make(map[attribution.Authority]*big.Int)
	add := func(a attribution.Authority, amount *big.Int) {
		if open[a] == nil {
			open[a] = new(big.Int)
		}
		open[a].Add(open[a], amount)
	}
	for _, d := range v.account.balance {
		add(d.From, new(big.Int).Neg(pence(d.Amount)))
		add(d.To, pence(d.Amount))
	}
	withBalance := 0
	for _, amount := range open {
		if amount.Sign() != 0 {
			withBalance++
		}
	}
	if len(v.account.settlement) >= max(withBalance, 1) {
		v.wrong("", "%d transfers for %d authorities with a balance", len(v.account.settlement), withBalance)
	}
	for _, t := range v.account.settlement {
		if t.Amount.Sign() <= 0 || t.From == t.To {
			v.wrong("", "a transfer from %s to %s that is none", t.From, t.To)
		}
		add(t.From, pence(t.Amount))
		add(t.To, new(big.Int).Neg(pence(t.Amount)))
	}
	for _, amount := range open {
		if amount.Sign() != 0 {
			v.wrong("", "the settlement does not clear the balances")
			break
		}
	}
}

// pence returns a sum of money in whole pence.
func pence(amount decimal.Decimal) *big.Int {
	value := amount.Coefficient()
	for exponent := amount.Exponent() + 2; exponent > 0; exponent-- {
		value.Mul(value, big.NewInt(10))
	}
	for exponent := amount.Exponent() + 2; exponent < 0; exponent++ {
		value.Quo(value, big.NewInt(10)) // only noughts: amounts are whole pennies
	}
	return value
}

package account

import (
	"errors"
	"fmt"
	"math/big"

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
// What it cannot know: whether a payment was made, or last year left open what is
// said; a payment that was changed with its balance and the settlement is another
// account.
func (a Account) Verify(s attribution.Statement) error {
	v := verification{account: a, statement: s}
	v.results()
	v.calls()
	v.balances()
	v.settlement()
	return errors.Join(v.faults...)
}

type verification struct {
	account   Account
	statement attribution.Statement
	faults    []error
}

func (v *verification) wrong(service, format string, values ...any) {
	v.faults = append(v.faults, &attribution.Error{Package: "account", Service: service, Kind: attribution.ErrVerify, Detail: fmt.Sprintf(format, values...)})
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
		if r.Outturn != nil && (r.Forecast != nil || r.Actual != nil) {
			v.wrong(r.Service, "it has an outturn, and is in progress")
		}
		c := attribution.Checks{Package: "account"}
		year, _ := ParseYear(v.statement.Header().Period)
		r.Schedule.check(&c, year)
		for e := range attribution.Faults(c.Err()) {
			v.wrong(r.Service, "%s", e.Place())
		}
	}
}

// dueOn is what one is called to pay another for a service on a day.
type dueOn struct {
	owing
	day Date
}

// calls checks that what was called by each day is the contribution × the
// percentages by then, rounded half away from nought, and that nothing else was
// called. Calls of two who contribute to each other are set off.
func (v *verification) calls() {
	called := make(map[dueOn]*big.Int) // both ways, with opposite signs
	for _, c := range v.account.calls {
		if c.Amount.Sign() <= 0 || c.From == c.To {
			v.wrong(c.Service, "a call on %s that is none", c.From)
		}
		there, back := dueOn{owing{c.Service, c.From, c.To}, c.Due}, dueOn{owing{c.Service, c.To, c.From}, c.Due}
		if called[there] == nil {
			called[there], called[back] = new(big.Int), new(big.Int)
		}
		called[there].Add(called[there], pence(c.Amount))
		called[back].Sub(called[back], pence(c.Amount))
	}
	for _, r := range v.account.services {
		owed := v.contributions(r.Service)
		for _, of := range owed.order {
			v.calledBy(of, owed, r.Schedule, called)
		}
	}
	for key, amount := range called {
		if amount.Sign() > 0 {
			v.wrong(key.service, "calls that follow from no contribution, or on another day than its schedule has")
			break
		}
	}
}

// calledBy checks the calls of one pair through the year.
func (v *verification) calledBy(of owing, owed summed, schedule Schedule, called map[dueOn]*big.Int) {
	back := owing{of.service, of.to, of.from}
	percent, soFar := new(big.Rat), new(big.Int)
	if owed.done[back] {
		return // checked the other way round
	}
	owed.done[of] = true
	for _, instalment := range schedule {
		percent.Add(percent, instalment.Percent.Rat())
		if amount := called[dueOn{of, instalment.Due}]; amount != nil {
			soFar.Add(soFar, amount)
			delete(called, dueOn{of, instalment.Due})
			delete(called, dueOn{back, instalment.Due})
		}
		if want := new(big.Int).Sub(partOf(owed.sums[of], percent), partOf(owed.sums[back], percent)); want.Cmp(soFar) != 0 {
			v.wrong(of.service, "by %s %s was called to pay %s %s, where %s follows from its contribution", instalment.Due, of.from, of.to,
				attribution.FormatAmount(decimal.NewFromBigInt(soFar, -2)), attribution.FormatAmount(decimal.NewFromBigInt(want, -2)))
		}
	}
}

// partOf returns so many per cent of a sum in pence, rounded half away from nought.
func partOf(sum *big.Int, percent *big.Rat) *big.Int {
	if sum == nil {
		return new(big.Int)
	}
	exact := new(big.Rat).Mul(new(big.Rat).SetInt(sum), percent)
	rounded, _ := new(big.Int).SetString(exact.Quo(exact, big.NewRat(100, 1)).FloatString(0), 10)
	return rounded
}

// summed are sums by who owes whom, each pair one way.
type summed struct {
	order []owing
	sums  map[owing]*big.Int
	done  map[owing]bool // whose calls were checked
}

func (v *verification) contributions(service string) summed {
	found := summed{sums: make(map[owing]*big.Int), done: make(map[owing]bool)}
	for c := range v.statement.ChargesOf(service) {
		if !isCalled(c) || c.PaidBy == "" {
			continue
		}
		for _, share := range c.Shares {
			of := owing{service, share.Authority, c.PaidBy}
			if of.from == of.to {
				continue
			}
			if found.sums[of] == nil {
				found.sums[of] = new(big.Int)
				found.order = append(found.order, of)
			}
			found.sums[of].Add(found.sums[of], pence(share.Amount))
		}
	}
	return found
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
	}
	for _, p := range v.account.payments {
		enter(p.Service, p.From, p.To, new(big.Int).Neg(pence(p.Amount)))
		if p.From == p.To || p.Amount.Sign() <= 0 || p.Date.IsZero() {
			v.wrong(p.Service, "a payment by %s that is none", p.From)
		}
	}
	listed := make(map[owing]bool)
	for _, d := range v.account.balance {
		of := owing{d.Service, d.From, d.To}
		if listed[of] || listed[owing{d.Service, d.To, d.From}] || d.Amount.Sign() <= 0 || open[of] == nil || open[of].Cmp(pence(d.Amount)) != 0 {
			v.wrong(d.Service, "%s owes %s %s at the end: that is not what is due and open, less what was paid", d.From, d.To, attribution.FormatAmount(d.Amount))
		}
		listed[of] = true
		delete(open, of)
		delete(open, owing{d.Service, d.To, d.From})
	}
	for _, amount := range open {
		if amount.Sign() > 0 {
			v.wrong("", "a balance that follows from what is due, open and paid is not listed")
			break
		}
	}
}

// settlement checks that the transfers clear the balances.
func (v *verification) settlement() {
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

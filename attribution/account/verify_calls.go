package account

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

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
			continue
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
	for _, c := range v.account.calls {
		if of := (dueOn{owing{c.Service, c.From, c.To}, c.Due}); called[of] != nil {
			v.wrong(c.Service, "a call on %s of %s that follows from no contribution, or on another day than its schedule has", c.From, c.Due)
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

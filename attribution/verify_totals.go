package attribution

import "github.com/shopspring/decimal"

// totals checks what each bears this year, and what next year's calls change by.
func (v *verification) totals() {
	s := v.statement
	year, next := make(map[Authority]decimal.Decimal), make(map[Authority]decimal.Decimal)
	for _, c := range s.charges {
		sums := year
		if c.Deferred {
			sums = next
		}
		for _, share := range c.Shares {
			sums[share.Authority] = sums[share.Authority].Add(share.Amount)
		}
	}
	var total decimal.Decimal
	totals, nextYear := s.totals.byAuthority(), s.nextYear.byAuthority()
	for _, a := range s.header.Authorities {
		total = total.Add(year[a])
		if printed, named := totals[a]; !named || !printed.Equal(year[a]) {
			v.wrong("", "%s: the total is %s, its charges add up to %s", a, FormatAmount(printed), FormatAmount(year[a]))
		}
		if printed, named := nextYear[a]; !named || !printed.Equal(next[a]) {
			v.wrong("", "%s: next year is %s, its deferred charges add up to %s", a, FormatAmount(printed), FormatAmount(next[a]))
		}
	}
	if len(s.totals) != len(s.header.Authorities) || len(s.nextYear) != len(s.header.Authorities) {
		v.wrong("", "the totals or next year do not name each authority once")
	}
	if !s.total.Equal(total) {
		v.wrong("", "the grand total is %s, the charges add up to %s", FormatAmount(s.total), FormatAmount(total))
	}
}

// owing is what one authority owes another for a service.
type owing struct {
	service  string
	from, to Authority
}

// due checks each pair's debt for each service against the charges, both ways.
func (v *verification) due() {
	s := v.statement
	owed := make(map[owing]decimal.Decimal) // the same figure stands both ways, with opposite signs
	for _, c := range s.charges {
		if c.Deferred || c.PaidBy == "" {
			continue
		}
		for _, share := range c.Shares {
			if share.Authority != c.PaidBy && share.Amount.Sign() != 0 {
				there, back := owing{c.Service, share.Authority, c.PaidBy}, owing{c.Service, c.PaidBy, share.Authority}
				owed[there] = owed[there].Add(share.Amount)
				owed[back] = owed[back].Sub(share.Amount)
			}
		}
	}
	listed := make(map[owing]bool, len(s.due))
	for _, debt := range s.due {
		there, back := owing{debt.Service, debt.From, debt.To}, owing{debt.Service, debt.To, debt.From}
		if listed[there] || listed[back] || debt.Amount.Sign() <= 0 {
			v.wrong(debt.Service, "what %s owes %s stands twice, or is not above zero", debt.From, debt.To)
			continue
		}
		listed[there] = true
		if amount := owed[there]; !amount.Equal(debt.Amount) {
			v.wrong(debt.Service, "%s owes %s %s, the charges say %s", debt.From, debt.To, FormatAmount(debt.Amount), FormatAmount(amount))
		}
		delete(owed, there)
	}
	unlisted := 0
	for _, amount := range owed {
		if amount.Sign() > 0 {
			unlisted++
		}
	}
	if unlisted > 0 {
		v.wrong("", "%d of the debts that follow from the charges are not listed", unlisted)
	}
}

// settlement checks that the transfers clear what is due, whatever way they go.
func (v *verification) settlement() {
	s := v.statement
	open := make(map[Authority]decimal.Decimal)
	for _, debt := range s.due {
		open[debt.From] = open[debt.From].Sub(debt.Amount)
		open[debt.To] = open[debt.To].Add(debt.Amount)
	}
	withBalance := 0
	for _, balance := range open {
		if balance.Sign() != 0 {
			withBalance++
		}
	}
	if len(s.settlement) >= max(withBalance, 1) {
		v.wrong("", "%d transfers for %d authorities with a balance", len(s.settlement), withBalance)
	}
	for _, transfer := range s.settlement {
		if transfer.Amount.Sign() <= 0 || transfer.From == transfer.To {
			v.wrong("", "the transfer from %s to %s is not above zero, or to itself", transfer.From, transfer.To)
		}
		open[transfer.From] = open[transfer.From].Add(transfer.Amount)
		open[transfer.To] = open[transfer.To].Sub(transfer.Amount)
	}
	for _, a := range s.header.Authorities {
		if open[a].Sign() != 0 {
			v.wrong("", "%s: the settlement leaves %s of its balance", a, FormatAmount(open[a]))
		}
		delete(open, a)
	}
	if len(open) > 0 {
		v.wrong("", "the settlement names someone who is none of the authorities")
	}
}

package statement

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
)

// totals shows what each authority bears, and the line that proves it adds up.
func (p paper) totals() {
	p.Section("Totals")
	if len(p.services) > 1 {
		p.drawBears()
	}
	g := p.grid("Service", p.authorities)
	charged, count := decimal.Decimal{}, 0
	for _, s := range p.services {
		g.money(s.Service, s.shares(thisYear))
		for _, e := range s.entries {
			if !e.deferred() {
				charged, count = charged.Add(e.amount()), count+1
			}
		}
	}
	g.Line()
	g.money("Borne this year", p.c.Statement.Totals())
	p.Table(g.Table)
	shared := p.c.Statement.Total()
	p.Line("Reconciled: %s of %s in all, shares of %s; difference %s.",
		page.Count(count, "charge"), page.Pounds(charged), page.Pounds(shared), page.Pounds(charged.Sub(shared)))
	p.Line("Every charge was re-checked apart from the engine that divided it.")
}

// nextYear shows the adjustments of next year's calls, which no total holds.
func (p paper) nextYear() {
	g, deferred := p.grid("Service", p.authorities), false
	for _, s := range p.services {
		if adjustments := s.shares(nextYear); len(adjustments) > 0 {
			g.money(s.Service, adjustments)
			deferred = true
		}
	}
	if !deferred {
		return
	}
	g.Line()
	g.money("Next year", p.c.Statement.NextYear())
	p.Heading("Next year's calls change by (not part of the totals)")
	p.Table(g.Table)
}

// owed shows what is due, and the transfers that would clear it.
func (p paper) owed() {
	due := p.c.Statement.Due()
	if len(due) == 0 {
		return
	}
	p.Heading("Who paid, and who bears it (charges with a payer)")
	p.Table(p.positions())
	p.Caption("Due: each owes its share to whoever paid")
	t := table.New("Service", "From", "To", "Amount")
	last := ""
	for _, d := range due {
		service := d.Service
		if service == last {
			service = "" // its name stands once
		}
		last = d.Service
		t.Row(command.Plain(service), command.Plain(string(d.From)), command.Plain(string(d.To)), attribution.FormatPounds(d.Amount))
	}
	p.Table(t)
	if p.c.Account.InProgress(p.c.Statement) {
		return // nothing is settled before the year has ended
	}
	p.Caption("Settlement offered: these transfers clear everything due")
	p.transfers(p.c.Statement.Settlement())
}

// transfers shows who pays whom.
func (p paper) transfers(transfers []attribution.Transfer) {
	p.drawTransfers(transfers)
	t := table.New("From", "To", "Amount")
	for _, transfer := range transfers {
		t.Row(command.Plain(string(transfer.From)), command.Plain(string(transfer.To)), attribution.FormatPounds(transfer.Amount))
	}
	p.Table(t)
}

// positions shows what each has paid, what it bears of that, and the balance.
func (p paper) positions() *table.Table {
	paid := p.c.Statement.Paid()
	balance := paid
	var borne attribution.Shares
	for _, s := range p.services {
		for _, c := range s.charges {
			if c.PaidBy == "" || c.Deferred {
				continue
			}
			for _, share := range c.Shares {
				borne = append(borne, share)
				balance = append(balance, attribution.Share{Authority: share.Authority, Amount: share.Amount.Neg()})
			}
		}
	}
	g := p.grid("", p.authorities)
	label := "Paid"
	if slices.ContainsFunc(paid, func(share attribution.Share) bool { return share.Amount.Sign() < 0 }) {
		label = "Paid (negative: received)"
	}
	g.money(label, paid)
	g.money("Borne", borne)
	g.Line()
	g.money("Balance: a positive one is owed to it", balance)
	return g.Table
}

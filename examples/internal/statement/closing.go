package statement

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/internal/casefile"
)

// position is where two authorities stand over a service: what one owes the other
// for the year, what last year left open, what it paid, and what is left. Below
// nought it is the other way round.
type position struct {
	service                    string
	from, to                   attribution.Authority
	due, opening, paid, leaves decimal.Decimal
}

// positions are those of a case, each pair once, as it stands first among what is
// due, open or paid.
func positions(c casefile.Case) []position {
	type pair struct {
		service  string
		from, to attribution.Authority
	}
	var all []position
	place := make(map[pair]int)
	enter := func(service string, from, to attribution.Authority, amount decimal.Decimal, into func(*position) *decimal.Decimal) {
		at, known := place[pair{service, from, to}]
		if !known {
			if at, known = place[pair{service, to, from}]; known {
				amount = amount.Neg()
			} else {
				at = len(all)
				place[pair{service, from, to}] = at
				all = append(all, position{service: service, from: from, to: to})
			}
		}
		figure := into(&all[at])
		*figure = figure.Add(amount)
	}
	for _, d := range c.Statement.Due() {
		enter(d.Service, d.From, d.To, d.Amount, func(p *position) *decimal.Decimal { return &p.due })
	}
	for _, d := range c.Account.Opening() {
		enter(d.Service, d.From, d.To, d.Amount, func(p *position) *decimal.Decimal { return &p.opening })
	}
	for _, paid := range c.Account.Payments() {
		enter(paid.Service, paid.From, paid.To, paid.Amount, func(p *position) *decimal.Decimal { return &p.paid })
	}
	for _, d := range c.Books().Open() {
		enter(d.Service, d.From, d.To, d.Amount, func(p *position) *decimal.Decimal { return &p.leaves })
	}
	return all
}

// calls shows what is to be paid on account, day by day.
func (p paper) calls() {
	calls := p.c.Account.Calls()
	if len(calls) == 0 {
		return
	}
	slices.SortStableFunc(calls, func(a, b account.Call) int { return cmp.Compare(a.Due.String(), b.Due.String()) })
	p.Section("Calls on account")
	p.Line("Each pays what it contributes to the year's budget, and what is brought forward, by instalments; together they come to that, to the penny.")
	t := table.New("Due", "Service", "From", "To", "Amount")
	var total decimal.Decimal
	day := ""
	for _, c := range calls {
		due := c.Due.String()
		if due == day {
			due = "" // it stands once
		} else if day != "" {
			t.Line()
		}
		day = c.Due.String()
		t.Row(due, command.Plain(c.Service), command.Plain(string(c.From)), command.Plain(string(c.To)), attribution.FormatPounds(c.Amount))
		total = total.Add(c.Amount)
	}
	t.Line()
	t.Row("Total", "", "", "", attribution.FormatPounds(total))
	p.Table(t)
}

// closing shows what is left of the year's debts once they are set against what
// last year left open and what was paid, and who pays whom.
func (p paper) closing() {
	a := p.c.Account
	inProgress, due := a.InProgress(p.c.Statement), "Due for the year"
	if inProgress {
		p.Section("Paid so far")
		due = "Due on these figures"
	} else {
		p.Section("Closing the year")
		p.sides()
		p.Caption("Each debt by itself")
	}
	t := table.New("Who owes whom", due, "Opening balance", "Paid on account", "Balance")
	for _, at := range positions(p.c) {
		t.Row(command.Plain(fmt.Sprintf("%s: %s to %s", at.service, at.from, at.to)), attribution.FormatPounds(at.due),
			attribution.FormatPounds(at.opening), attribution.FormatPounds(at.paid), attribution.FormatPounds(at.leaves))
	}
	p.Table(t)
	p.Line("Below nought it is the other way round: a balance below nought is owed back.")
	if inProgress {
		p.Line("Of a year that goes on nothing is settled yet.")
		return
	}
	if len(a.Settlement()) == 0 {
		p.Heading("Nothing is left to pay.")
		return
	}
	p.Heading("Who pays whom: these transfers clear every balance")
	p.transfers(a.Settlement())
}

// closes says whether there is anything to set the year's debts against, or the
// year has ended.
func (p paper) closes() bool {
	a := p.c.Account
	return !a.IsZero() && (!a.InProgress(p.c.Statement) || len(a.Payments())+len(a.Opening()) > 0)
}

// sides shows by authority what it bears, what it paid, and what is left.
func (p paper) sides() {
	var borne, laidOut, opening, paid, received, balance attribution.Shares
	enter := func(into *attribution.Shares, a attribution.Authority, amount decimal.Decimal) {
		*into = append(*into, attribution.Share{Authority: a, Amount: amount})
	}
	for c := range p.c.Statement.Charges() {
		if c.PaidBy == "" || c.Deferred {
			continue
		}
		enter(&laidOut, c.PaidBy, c.Amount)
		for _, share := range c.Shares {
			enter(&borne, share.Authority, share.Amount.Neg())
		}
	}
	for _, d := range p.c.Account.Opening() {
		enter(&opening, d.From, d.Amount.Neg())
		enter(&opening, d.To, d.Amount)
	}
	for _, payment := range p.c.Account.Payments() {
		enter(&paid, payment.From, payment.Amount)
		enter(&received, payment.To, payment.Amount.Neg())
	}
	for _, d := range p.c.Account.Balance() {
		enter(&balance, d.From, d.Amount.Neg())
		enter(&balance, d.To, d.Amount)
	}
	p.Caption("What is owed to each; below nought, what it owes")
	g := p.grid("", p.authorities)
	g.money("Laid out", laidOut)
	g.money("Borne of that", borne)
	g.money("Opening balance", opening)
	g.money("Paid on account", paid)
	g.money("Received", received)
	g.Line()
	g.money("Balance", balance)
	p.Table(g.Table)
}

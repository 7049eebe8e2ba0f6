package casefile

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// Expect is what a fixture says should come out, worked out by hand; what
// its source prints instead; and where the source contradicts itself.
type Expect struct {
	Totals, NextYear attribution.Shares
	Charges          []ExpectedCharges
	Due              []attribution.Debt
	Settlement       []attribution.Transfer
	Account          ExpectedAccount
	Journal          []account.Entry // nil where the fixture does not say
	Published        []Published
	Contradictions   []Contradiction
}

// ExpectedCharges are the shares of all this year's charges of one rule of a service.
type ExpectedCharges struct {
	Service string
	Rule    attribution.Rule
	Clause  string // that each of them cites; "" where the fixture does not say
	Shares  attribution.Shares
}

func (n node) expect(e *Expect) {
	n.mapping(
		optional("totals", func(n node) { n.byAuthority(&e.Totals, attribution.ParseAmount) }),
		optional("next_year", func(n node) { n.byAuthority(&e.NextYear, attribution.ParseAmount) }),
		optional("charges", func(n node) {
			n.each(func(entry node) { e.Charges = append(e.Charges, entry.expectedCharges()) })
		}),
		optional("due", func(n node) {
			n.each(func(entry node) { e.Due = append(e.Due, entry.debt()) })
		}),
		optional("settlement", func(n node) {
			n.each(func(entry node) { e.Settlement = append(e.Settlement, entry.transfer()) })
		}),
		optional("account", func(n node) { n.expectedAccount(&e.Account) }),
		optional("journal", func(n node) {
			n.each(func(entry node) { e.Journal = append(e.Journal, entry.journalEntry()) })
		}),
		optional("published", func(n node) {
			n.each(func(entry node) { e.Published = append(e.Published, entry.published()) })
		}),
		optional("contradictions", func(n node) {
			n.each(func(entry node) { e.Contradictions = append(e.Contradictions, entry.contradiction()) })
		}),
	)
}

// ExpectedAccount is what should be called, left open and settled; nil for what is
// not said.
type ExpectedAccount struct {
	Calls      []account.Call
	Balance    []attribution.Debt
	Settlement []attribution.Transfer
}

func (n node) expectedAccount(e *ExpectedAccount) {
	n.mapping(
		optional("calls", func(n node) {
			n.each(func(entry node) { e.Calls = append(e.Calls, entry.call()) })
		}),
		optional("balance", func(n node) {
			n.each(func(entry node) { e.Balance = append(e.Balance, entry.debt()) })
		}),
		optional("settlement", func(n node) {
			n.each(func(entry node) { e.Settlement = append(e.Settlement, entry.transfer()) })
		}),
	)
}

func (n node) call() (c account.Call) {
	n.mapping(
		required("service", func(n node) { n.text(&c.Service) }),
		required("from", func(n node) { n.authority(&c.From) }),
		required("to", func(n node) { n.authority(&c.To) }),
		required("due", func(n node) { n.date(&c.Due) }),
		required("amount", func(n node) { n.amount(&c.Amount) }),
	)
	return c
}

func (n node) expectedCharges() (c ExpectedCharges) {
	n.mapping(
		required("service", func(n node) { n.text(&c.Service) }),
		required("rule", func(n node) { n.text((*string)(&c.Rule)) }),
		optional("clause", func(n node) { n.text(&c.Clause) }),
		required("shares", func(n node) { n.byAuthority(&c.Shares, attribution.ParseAmount) }),
	)
	return c
}

func (n node) debt() (d attribution.Debt) {
	n.mapping(
		required("service", func(n node) { n.text(&d.Service) }),
		required("from", func(n node) { n.authority(&d.From) }),
		required("to", func(n node) { n.authority(&d.To) }),
		required("amount", func(n node) { n.amount(&d.Amount) }),
	)
	return d
}

func (n node) transfer() (t attribution.Transfer) {
	n.mapping(
		required("from", func(n node) { n.authority(&t.From) }),
		required("to", func(n node) { n.authority(&t.To) }),
		required("amount", func(n node) { n.amount(&t.Amount) }),
	)
	return t
}

// Package accounttest works out what a year's accounts come to without a journal, so
// that tests can hold one to it.
package accounttest

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// Ledger is an account in the books of an authority: of expenditure one for each
// service, of partners one for each partner and service.
type Ledger struct {
	Authority attribution.Authority
	Role      account.Role
	Partner   attribution.Authority
	Service   string
}

// Of is the account that a line of an entry is posted to.
func Of(e account.Entry, l account.Line) Ledger {
	of := Ledger{e.Authority, l.Account, l.Partner, ""}
	if l.Account == account.RolePartners || l.Account == account.RoleExpenditure {
		of.Service = e.Service
	}
	return of
}

// Balances are sums by account.
type Balances map[Ledger]decimal.Decimal

func (b Balances) Add(of Ledger, amount decimal.Decimal) { b[of] = b[of].Add(amount) }

// Texts are the balances as they are written, but for those of nought.
func (b Balances) Texts() map[Ledger]string {
	texts := make(map[Ledger]string)
	for of, sum := range b {
		if sum.Sign() != 0 {
			texts[of] = attribution.FormatAmount(sum)
		}
	}
	return texts
}

// Stated is what the accounts come to by the statement and the account: what each
// bears, what the year leaves open, what each paid and received, what was open, and
// what nobody is known to have paid.
func Stated(b account.Books) Balances {
	all := make(Balances)
	for _, v := range b.Statement.Services() {
		for _, share := range b.Statement.Service(v.Service) {
			all.Add(Ledger{share.Authority, account.RoleExpenditure, "", v.Service}, share.Amount)
		}
	}
	for _, share := range b.Statement.Paid() {
		all.Add(Ledger{share.Authority, account.RoleBank, "", ""}, share.Amount.Neg())
	}
	for _, d := range b.Open() {
		all.Add(Ledger{d.To, account.RolePartners, d.From, d.Service}, d.Amount)
		all.Add(Ledger{d.From, account.RolePartners, d.To, d.Service}, d.Amount.Neg())
	}
	for _, p := range b.Account.Payments() {
		all.Add(Ledger{p.From, account.RoleBank, "", ""}, p.Amount.Neg())
		all.Add(Ledger{p.To, account.RoleBank, "", ""}, p.Amount)
	}
	for _, d := range b.Account.Opening() {
		all.Add(Ledger{d.From, account.RoleOpening, "", ""}, d.Amount)
		all.Add(Ledger{d.To, account.RoleOpening, "", ""}, d.Amount.Neg())
	}
	for c := range b.Statement.Charges() {
		for _, share := range c.Shares {
			if c.PaidBy == "" && !c.Deferred {
				all.Add(Ledger{share.Authority, account.RoleUnallocated, "", ""}, share.Amount.Neg())
			}
		}
	}
	return all
}

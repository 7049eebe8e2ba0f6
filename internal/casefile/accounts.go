package casefile

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// Accounts are the codes of a ledger's accounts, by what each is for: those of every
// authority under "", and those of one that has a chart of its own. They move no
// money.
type Accounts map[attribution.Authority]map[account.Role]string

// Code is that of an authority's account, its own before that of all; "" where none
// is given: a code that was made up would be taken for one of its chart's.
func (a Accounts) Code(of attribution.Authority, role account.Role) string {
	if own := a[of][role]; own != "" {
		return own
	}
	return a[""][role]
}

// own has an authority name the codes of its own chart.
func (a *Accounts) own(name *Name) field {
	return optional("accounts", func(n node) { n.accounts(name.Code, a) })
}

// accounts reads the codes of a ledger's accounts, of all authorities or of one:
//
//	accounts: {expenditure: 4100, partners: 2900, bank: 1000, opening: 2990, unallocated: 9999}
func (n node) accounts(of attribution.Authority, into *Accounts) {
	codes, roles := make(map[account.Role]string), make(map[string]account.Role)
	code := func(role account.Role) func(node) {
		return func(n node) {
			var text string
			n.text(&text)
			if other, twice := roles[text]; twice {
				n.warn("%.40q is the code of %s too: in the ledger they are one account", text, other)
			}
			codes[role], roles[text] = text, role
		}
	}
	n.mapping(
		optional("expenditure", code(account.RoleExpenditure)),
		optional("partners", code(account.RolePartners)),
		optional("bank", code(account.RoleBank)),
		optional("opening", code(account.RoleOpening)),
		optional("unallocated", code(account.RoleUnallocated)),
	)
	if *into == nil {
		*into = make(Accounts)
	}
	(*into)[of] = codes
}

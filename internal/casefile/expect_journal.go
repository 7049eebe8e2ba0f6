package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution/account"
)

// journalEntry reads an entry that a fixture expects:
//
//	{authority: A, date: 2013-03-31, service: Parks, description: Ongoing cost,
//	 lines: [{account: expenditure, debit: 30}, {account: partners, partner: B, credit: 30}]}
func (n node) journalEntry() (e account.Entry) {
	n.mapping(
		required("authority", func(n node) { n.authority(&e.Authority) }),
		required("date", func(n node) { n.date(&e.Date) }),
		required("service", func(n node) { n.text(&e.Service) }),
		required("description", func(n node) { n.text(&e.Description) }),
		required("lines", func(n node) {
			n.each(func(entry node) { e.Lines = append(e.Lines, entry.journalLine()) })
		}),
	)
	return e
}

// journalLine reads one of its lines, a debit or a credit.
func (n node) journalLine() (l account.Line) {
	var debit, credit decimal.Decimal
	sides := 0
	n.mapping(
		required("account", func(n node) { n.text((*string)(&l.Account)) }),
		optional("partner", func(n node) { n.authority(&l.Partner) }),
		optional("debit", func(n node) { n.cost(&debit); sides++ }),
		optional("credit", func(n node) { n.cost(&credit); sides++ }),
	)
	if sides != 1 {
		n.fail("a line is a debit or a credit")
	}
	l.Amount = debit.Sub(credit)
	return l
}

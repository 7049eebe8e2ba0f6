package account

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Role is what an account of a ledger is for. Which code it has in an authority's
// own chart of accounts is the authority's.
type Role string

// The roles.
const (
	RoleExpenditure Role = "expenditure" // what the authority bears
	RolePartners    Role = "partners"    // what a partner owes it; below nought, what it owes the partner
	RoleBank        Role = "bank"        // what it received; below nought, what it paid
	RoleOpening     Role = "opening"     // against which last year's open balances are brought in
	RoleUnallocated Role = "unallocated" // what it bears of a charge that nobody is known to have paid
)

// Entry is one thing that happened, in the books of one authority. Its lines come
// to nought.
type Entry struct {
	Authority   attribution.Authority // in whose books it stands
	Date        Date
	Service     string
	Description string
	Lines       []Line // each account once; those of nought are left out
}

// Line is what an entry does to one account.
type Line struct {
	Account Role
	Partner attribution.Authority // of RolePartners; otherwise ""
	Amount  decimal.Decimal       // debited; below nought, credited
}

// Journal enters the year by double entry: in the books of each authority, in the
// statement's order, what last year left open on the first day, each payment on its
// day, and each charge of this year on the last day, by date.
//
//   - Open from last year: partners against opening, in the books of both.
//   - A charge: who paid it debits expenditure with its own share and partners with
//     the others', and credits bank; each other debits expenditure with its share
//     and credits partners. Where nobody is known to have paid, each debits
//     expenditure and credits unallocated.
//   - A payment: who gave it debits partners and credits bank, and who received it
//     the other way.
//
// So of each authority expenditure comes to what it bears, partners, by partner and
// service, to what the year leaves open, and bank to what it received less what it
// paid. The charges that only move what is borne between partners (damping,
// adjustments brought forward, joining, corrections) are one entry for each payer,
// so that a bank is touched by no more than what is left of them together.
//
// The books must have been verified. Errors: ErrYear for a statement whose period is
// no year, which has no dates; and for a year in progress, of which it is not known
// yet what will have been borne: a budget or a forecast is no expenditure.
func (b Books) Journal() ([]Entry, error) {
	header := b.Statement.Header()
	year, err := ParseYear(header.Period)
	switch {
	case err != nil:
		return nil, noJournal("the period %.40q is not a year, such as 2012/13 or 2012, and entries have dates", header.Period)
	case b.Account.InProgress(b.Statement):
		return nil, noJournal("%s is in progress: what is borne of it is entered once it has ended", year)
	}
	j := make(journal)
	for _, d := range b.Account.opening {
		j.between(Entry{Date: year.First(), Service: d.Service, Description: "Open from last year"}, d.To, d.From, RoleOpening, d.Amount)
	}
	for _, v := range b.Statement.Services() {
		for _, c := range together(b.Statement.ChargesOf(v.Service)) {
			j.charge(Entry{Date: year.Last(), Service: v.Service, Description: c.description}, c)
		}
	}
	for _, p := range b.Account.payments {
		description := "Payment"
		if p.Reference != "" {
			description += ": " + p.Reference
		}
		j.between(Entry{Date: p.Date, Service: p.Service, Description: description}, p.From, p.To, RoleBank, p.Amount)
	}
	var all []Entry
	for _, a := range header.Authorities {
		entries := j[a]
		slices.SortStableFunc(entries, func(a, b Entry) int { return a.Date.compare(b.Date) })
		all = append(all, entries...)
	}
	return all, nil
}

func noJournal(format string, values ...any) error {
	return &attribution.Error{Package: "account", Kind: attribution.ErrYear, Detail: "no journal: " + fmt.Sprintf(format, values...)}
}

// journal is a journal being written, by authority.
type journal map[attribution.Authority][]Entry

// enter writes an entry into the books of an authority, without its lines of
// nought; one that has no others is none.
func (j journal) enter(a attribution.Authority, e Entry, lines ...Line) {
	lines = slices.DeleteFunc(lines, func(l Line) bool { return l.Amount.Sign() == 0 })
	if len(lines) > 0 {
		e.Authority, e.Lines = a, lines
		j[a] = append(j[a], e)
	}
}

// between enters a sum that one gave another, or that the other owes it, in the
// books of both.
func (j journal) between(e Entry, giver, receiver attribution.Authority, against Role, amount decimal.Decimal) {
	j.enter(giver, e, Line{RolePartners, receiver, amount}, Line{against, "", amount.Neg()})
	j.enter(receiver, e, Line{against, "", amount}, Line{RolePartners, giver, amount.Neg()})
}

// charge enters what was charged, in the books of who paid it and of all who bear
// it.
func (j journal) charge(e Entry, c charged) {
	var own, all decimal.Decimal
	var owed []Line
	for _, a := range c.bearers {
		share := c.borne[a]
		all = all.Add(share)
		if a == c.payer {
			own = share
			continue
		}
		owes := Line{RolePartners, c.payer, share.Neg()}
		if c.payer == "" {
			owes.Account = RoleUnallocated
		}
		j.enter(a, e, Line{RoleExpenditure, "", share}, owes)
		owed = append(owed, Line{RolePartners, a, share})
	}
	if c.payer != "" {
		j.enter(c.payer, e, slices.Concat([]Line{{RoleExpenditure, "", own}}, owed, []Line{{RoleBank, "", all.Neg()}})...)
	}
}

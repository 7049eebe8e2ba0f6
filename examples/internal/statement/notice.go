package statement

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/internal/casefile"
)

// Notice is a recharge notice, to be sent to one authority: what it bears, what it is
// called on for or where it stands, and the working behind each of its shares.
type Notice struct {
	To     attribution.Authority
	c      casefile.Case
	about  *concern
	digest string // of the statement, which all of them share
}

// Notices are those of all authorities of a case, in its order.
func Notices(c casefile.Case) []Notice {
	var notices []Notice
	digest := Digest(c)
	for _, about := range concerning(c) {
		notices = append(notices, Notice{about.authority, c, about, digest})
	}
	return notices
}

// Page is what the notice says.
func (n Notice) Page() *page.Page {
	to := notice{paper{new(page.Page), n.c, n.c.Statement.Header().Authorities, n.about.services}, n.about}
	to.heading()
	to.borne()
	if came := func(r account.Result) bool { return r.Outturn != nil }; to.goesOn() || !slices.ContainsFunc(n.c.Account.Services(), came) {
		to.called()
	}
	to.stands()
	for _, s := range n.about.services {
		to.Section(s.Service + ": the working behind")
		to.bears(n.To, s)
	}
	tied(to.Page, n.digest)
	return to.Page
}

// concern is all of a case that concerns one authority.
type concern struct {
	authority attribution.Authority
	services  []service
	payers    map[attribution.Authority]bool // from whom it is: who paid what it bears, call on it, or were left owed by it
	calls     []account.Call
	stands    []position // what it owes each partner over each service; below nought, what it is owed
	transfers []attribution.Transfer
}

// concerning sorts what there is in a case by whom it concerns.
func concerning(c casefile.Case) []*concern {
	var all []*concern
	of := make(map[attribution.Authority]*concern)
	for _, a := range c.Statement.Header().Authorities {
		of[a] = &concern{authority: a, payers: make(map[attribution.Authority]bool)}
		all = append(all, of[a])
	}
	for _, s := range servicesOf(c) {
		for _, a := range s.concerned {
			of[a].services = append(of[a].services, s)
		}
		for _, charge := range s.charges {
			for _, share := range charge.Shares {
				of[share.Authority].payers[charge.PaidBy] = true
			}
		}
	}
	for _, call := range c.Account.Calls() {
		of[call.From].calls = append(of[call.From].calls, call)
		of[call.From].payers[call.To] = true
		of[call.To].calls = append(of[call.To].calls, call)
	}
	for _, d := range c.Account.Opening() {
		of[d.From].payers[d.To] = true
	}
	for _, at := range positions(c) {
		of[at.from].stands = append(of[at.from].stands, at)
		of[at.to].stands = append(of[at.to].stands, position{at.service, at.to, at.from, at.due.Neg(), at.opening.Neg(), at.paid.Neg(), at.leaves.Neg()})
	}
	for _, t := range settlement(c) {
		of[t.From].transfers = append(of[t.From].transfers, t)
		of[t.To].transfers = append(of[t.To].transfers, t)
	}
	return all
}

// settlement is who pays whom to clear all that is open.
func settlement(c casefile.Case) []attribution.Transfer {
	if c.Account.IsZero() {
		return c.Statement.Settlement()
	}
	return c.Account.Settlement()
}

// notice is a notice being written.
type notice struct {
	paper
	about *concern
}

// goesOn says whether the year has not come to its end.
func (n notice) goesOn() bool { return n.c.Account.InProgress(n.c.Statement) }

// named is an authority's full name, with its code.
func (n notice) named(a attribution.Authority) string {
	if name := n.c.Name(a); name != string(a) {
		return name + " (" + string(a) + ")"
	}
	return string(a)
}

func (n notice) heading() {
	title := "Recharge notice"
	if n.c.Period != "" {
		title += ", " + n.c.Period
	}
	n.Title(title, n.c.Source)
	items := []table.Item{{Term: "To", Text: n.named(n.about.authority)}}
	term := "From"
	for _, a := range n.authorities {
		if n.about.payers[a] && a != n.about.authority {
			items = append(items, table.Item{Term: term, Text: n.named(a)})
			term = ""
		}
	}
	items = append(items, table.Item{Term: "For", Text: n.c.Title})
	header := n.c.Statement.Header()
	if header.Agreement.Title != "" {
		items = append(items, table.Item{Term: "Under", Text: header.Agreement.Title + inBrackets(header.Agreement.Source)})
	}
	if header.Stage != "" {
		items = append(items, table.Item{Term: "Stage of the year", Text: string(header.Stage)})
	}
	n.List(items...)
	n.Line("All figures in pounds. Figures exclude VAT; this is not a VAT invoice.")
}

// borne shows what the authority bears, by service and rule, with the clause.
func (n notice) borne() {
	a := n.about.authority
	n.Section(fmt.Sprintf("What %s bears", a))
	var total decimal.Decimal
	for _, s := range n.services {
		sum := amountOf(s.shares(thisYear), a)
		total = total.Add(sum)
		t := table.New(command.Plain(s.Service), "Rule", "Clause", "Of", "Borne")
		for _, e := range s.entries {
			if e.deferred() || !e.shares().Has(a) {
				continue
			}
			of := "–" // of money that only changes hands there is no whole
			if e.amount().Sign() != 0 {
				of = attribution.FormatPounds(e.amount())
			}
			t.Row(command.Plain(e.title()), string(e.rule()), command.Plain(cmp.Or(e.charges[0].Clause, "–")), of, attribution.FormatPounds(amountOf(e.shares(), a)))
		}
		t.Line()
		t.Row("Borne this year", "", "", "", attribution.FormatPounds(sum))
		n.Table(t)
		if next := amountOf(s.shares(nextYear), a); next.Sign() != 0 {
			n.Line("Its call of next year changes by %s.", page.Pounds(next))
		}
	}
	n.Line("%s bears %s this year in all.", a, page.Pounds(total))
}

// called shows what the authority is to pay on account, and what it is to be paid,
// day by day.
func (n notice) called() {
	if len(n.about.calls) == 0 {
		return
	}
	calls := slices.SortedStableFunc(slices.Values(n.about.calls), func(a, b account.Call) int { return cmp.Compare(a.Due.String(), b.Due.String()) })
	n.Section("Calls on account")
	t := table.New("Due", "Service", "From", "To", "Pays", "Is paid")
	var pays, paid decimal.Decimal
	for _, c := range calls {
		cells := []string{c.Due.String(), command.Plain(c.Service), command.Plain(string(c.From)), command.Plain(string(c.To)), attribution.FormatPounds(c.Amount), "–"}
		if c.From == n.about.authority {
			pays = pays.Add(c.Amount)
		} else {
			paid = paid.Add(c.Amount)
			cells[4], cells[5] = cells[5], cells[4]
		}
		t.Row(cells...)
	}
	t.Line()
	t.Row("Total", "", "", "", attribution.FormatPounds(pays), attribution.FormatPounds(paid))
	n.Table(t)
}

// stands shows where the authority stands with each partner, and, once the year has
// ended, whom it pays and who pays it.
func (n notice) stands() {
	going := n.goesOn()
	if going && (len(n.about.stands) == 0 || len(n.c.Account.Payments())+len(n.c.Account.Opening()) == 0) {
		return
	}
	section, due := "Balance", "Due for the year"
	if going {
		section, due = "Paid so far", "Due on these figures"
	}
	n.Section(section)
	if len(n.about.stands) == 0 {
		n.Line("%s owes nothing, and nothing is owed to it.", n.about.authority)
		return
	}
	t := table.New("Owed to", due, "Opening balance", "Paid on account", "Balance")
	var balance decimal.Decimal
	for _, at := range n.about.stands {
		balance = balance.Add(at.leaves)
		t.Row(command.Plain(fmt.Sprintf("%s: %s", at.to, at.service)), attribution.FormatPounds(at.due), attribution.FormatPounds(at.opening),
			attribution.FormatPounds(at.paid), attribution.FormatPounds(at.leaves))
	}
	t.Line()
	t.Row("Balance", "", "", "", attribution.FormatPounds(balance))
	n.Table(t)
	n.Line("Below nought it is owed to %s.", n.about.authority)
	if going {
		n.Line("Of a year that goes on nothing is settled yet.")
		return
	}
	n.Heading("To be paid")
	if len(n.about.transfers) == 0 {
		n.Line("Nothing is left to pay.")
		return
	}
	for _, transfer := range n.about.transfers {
		n.Line("%s pays %s to %s.", n.named(transfer.From), page.Pounds(transfer.Amount), n.named(transfer.To))
	}
	n.Line("Together with what others pay, this clears every balance among all partners; each debt stands above.")
}

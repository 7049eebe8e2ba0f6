package statement

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

// pair is two authorities, one of which may owe the other.
type pair struct{ from, to attribution.Authority }

// livePair is what one authority owes another for a service; below nought it is
// the other way round.
type livePair struct {
	pair
	due spreadsheet.Figure // pence
}

// owed is a share that one owes another, and which way.
type owed struct {
	share spreadsheet.Figure
	back  bool
}

// owing shows who owes whom for the service: its shares of what the other paid, less
// the other's of what it paid itself.
func (s *liveService) owing() {
	all := make(map[pair][]owed)
	enter := func(a, payer attribution.Authority, share spreadsheet.Figure) {
		key, back := pair{a, payer}, s.w.place[a] > s.w.place[payer]
		if back {
			key = pair{payer, a}
		}
		if a != payer && payer != "" {
			all[key] = append(all[key], owed{share, back})
		}
	}
	for i, c := range s.service.charges {
		for _, share := range c.Shares {
			if !c.Deferred && c.Rule != attribution.RuleDamping {
				enter(share.Authority, c.PaidBy, s.live[i].shares[share.Authority])
			}
		}
	}
	for _, a := range s.Participants {
		if moved, is := s.moved[a]; is {
			enter(a, s.service.charges[0].PaidBy, moved) // whoever pays what the service costs to run
		}
	}
	if len(all) == 0 {
		return
	}
	pairs := make([]pair, 0, len(all))
	for key := range all {
		pairs = append(pairs, key)
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(s.w.place[a.from], s.w.place[b.from]), cmp.Compare(s.w.place[a.to], s.w.place[b.to]))
	})
	row := s.Heading("Who owes whom for this service")
	row = s.Remark(row, "Each owes its share to whoever paid. Below nought it is the other way round.")
	s.Heads(row, "From", "", "To", "", "", "", "", "Pence", "Pounds")
	for i, key := range pairs {
		s.pair(row+1+i, key, all[key])
	}
}

// pair puts what one owes the other, the way round in which that is above nought.
func (s *liveService) pair(row int, key pair, shares []owed) {
	var there, back []spreadsheet.Figure
	for _, of := range shares {
		if of.back {
			back = append(back, of.share)
		} else {
			there = append(there, of.share)
		}
	}
	if spreadsheet.Total(there).Cmp(spreadsheet.Total(back)) < 0 {
		key, there, back = pair{key.to, key.from}, back, there
	}
	formula := s.Sum(there)
	if len(back) > 0 {
		formula += "-(" + s.Sum(back) + ")"
	}
	s.Put(row, workings.LabelColumn, spreadsheet.Text(string(key.from), spreadsheet.Plain))
	s.Put(row, spreadsheet.WeightColumn, spreadsheet.Text(string(key.to), spreadsheet.Plain))
	due := s.Live(row, workings.PenceColumn, spreadsheet.Number, spreadsheet.Total(there).Sub(spreadsheet.Total(back)), formula)
	s.InPounds(due, spreadsheet.Pounds)
	s.pairs = append(s.pairs, livePair{key, due})
}

// Columns of the sheet of who owes whom.
const (
	serviceColumn = iota + 1
	fromColumn
	toColumn
	dueColumn
	openingColumn
	paidColumn
	balanceColumn
	fromOrderColumn
	toOrderColumn
)

// debt is a row of the sheet: a service and a pair of authorities.
type debt struct {
	service string
	pair
	due     *spreadsheet.Figure
	opening decimal.Decimal
	paid    []owed
	listed  int // of its payments, those that have a row
}

// debts are all pairs between which something is due, was open or was paid, and the
// one that each payment belongs to.
func (w *workbook) debts() (all, of []*debt) {
	found := make(map[string]map[pair]*debt)
	enter := func(service string, key pair) (*debt, bool) {
		if found[service] == nil {
			found[service] = make(map[pair]*debt)
		}
		if d := found[service][key]; d != nil {
			return d, false
		}
		if d := found[service][pair{key.to, key.from}]; d != nil {
			return d, true
		}
		d := &debt{service: service, pair: key}
		found[service][key], all = d, append(all, d)
		return d, false
	}
	for _, s := range w.services {
		for i, p := range s.pairs {
			d, _ := enter(s.Service, p.pair)
			d.due = &s.pairs[i].due
		}
	}
	for _, open := range w.c.Account.Opening() {
		d, back := enter(open.Service, pair{open.From, open.To})
		if back {
			open.Amount = open.Amount.Neg()
		}
		d.opening = d.opening.Add(open.Amount)
	}
	for _, p := range w.c.Account.Payments() {
		d, back := enter(p.Service, pair{p.From, p.To})
		d.paid, of = append(d.paid, owed{spreadsheet.Figure{Value: p.Amount}, back}), append(of, d)
	}
	return all, of
}

// layOwed lays out who owes whom: by service and pair, the payments, and what each
// is owed in all; and then who pays whom.
func (w *workbook) layOwed() {
	s := w.owed
	s.Widths(40, 12, 12, 18, 18, 18, 18, 6, 6)
	s.Frozen = 4
	s.Row(1, spreadsheet.Text("Who owes whom", spreadsheet.Title))
	s.Row(2, spreadsheet.Text("What is due for the year and what was open before it, less what was paid. Below nought it is the other way round.", spreadsheet.Note))
	heads := []string{"Service", "From", "To", "Due for the year", "Opening balance", "Paid on account", "Balance", "No.", "No."}
	for i, head := range heads {
		look := spreadsheet.HeadRight
		if i < dueColumn-1 {
			look = spreadsheet.Head
		}
		s.Put(4, i+1, spreadsheet.Text(head, look))
	}
	debts, paid := w.debts()
	payments := w.payments(4+len(debts)+3, paid)
	var balances []spreadsheet.Figure
	for i, d := range debts {
		balances = append(balances, w.debt(5+i, d))
	}
	last := 4 + len(debts)
	if len(debts) == 0 {
		s.Row(5, spreadsheet.Text("Nothing is owed: no charge has a payer.", spreadsheet.Note))
		w.unsettled("Nothing is owed, and there is nothing to settle.")
		return
	}
	w.settle(w.sides(max(payments, last)+2, 5, last, debts, balances))
}

// debt puts a row of the sheet, and returns the balance in pounds.
func (w *workbook) debt(row int, d *debt) spreadsheet.Figure {
	s := w.owed
	s.Row(row, spreadsheet.Text(d.service, spreadsheet.Plain), spreadsheet.Text(string(d.from), spreadsheet.Plain), spreadsheet.Text(string(d.to), spreadsheet.Plain))
	var due, paid decimal.Decimal
	if d.due != nil {
		due = d.due.Value.Shift(-2)
		s.Put(row, dueColumn, spreadsheet.Live(d.due.In(s)+"/100", due, spreadsheet.Pounds))
	} else {
		s.Put(row, dueColumn, spreadsheet.Fixed(due, spreadsheet.Pounds))
	}
	s.Put(row, openingColumn, spreadsheet.Money(d.opening))
	formula := ""
	for _, p := range d.paid {
		sign, amount := "+", p.share.Value
		if p.back {
			sign, amount = "-", amount.Neg()
		}
		formula, paid = formula+sign+p.share.In(s), paid.Add(amount)
	}
	if formula == "" {
		s.Put(row, paidColumn, spreadsheet.Money(paid))
	} else {
		s.Put(row, paidColumn, spreadsheet.Live("ROUND(0"+formula+",2)", paid, spreadsheet.Pounds))
	}
	at := func(col int) string { return s.At(row, col).In(s) }
	s.Put(row, fromOrderColumn, spreadsheet.Fixed(decimalOf(w.Order[d.from]), spreadsheet.Faint))
	s.Put(row, toOrderColumn, spreadsheet.Fixed(decimalOf(w.Order[d.to]), spreadsheet.Faint))
	balance := due.Add(d.opening).Sub(paid)
	return spreadsheet.Figure{Value: balance, At: s.Put(row, balanceColumn,
		spreadsheet.Live("ROUND("+at(dueColumn)+"+"+at(openingColumn)+"-"+at(paidColumn)+",2)", balance, spreadsheet.Pounds))}
}

// payments lists the payments from a row on, notes with the debt that each belongs to
// where it stands, and returns the last row.
func (w *workbook) payments(row int, of []*debt) int {
	s, payments := w.owed, w.c.Account.Payments()
	if len(payments) == 0 {
		return row - 3
	}
	for i, head := range []string{"Payments", "From", "To", "Amount", "Date", "Reference"} {
		look := spreadsheet.Head
		if i == 3 || i == 4 {
			look = spreadsheet.HeadRight
		}
		s.Put(row, i+1, spreadsheet.Text(head, look))
	}
	for i, p := range payments {
		at := row + 1 + i
		s.Row(at, spreadsheet.Text(p.Service, spreadsheet.Plain), spreadsheet.Text(string(p.From), spreadsheet.Plain), spreadsheet.Text(string(p.To), spreadsheet.Plain),
			spreadsheet.Money(p.Amount), spreadsheet.Text(p.Date.String(), spreadsheet.Right), spreadsheet.Text(p.Reference, spreadsheet.Plain))
		d := of[i]
		d.paid[d.listed].share.At = s.At(at, dueColumn)
		d.listed++
	}
	return row + len(payments)
}

// sides shows what is owed to each in all, and returns that in pounds in the order
// of the codes.
func (w *workbook) sides(row, first, last int, debts []*debt, balances []spreadsheet.Figure) []spreadsheet.Figure {
	s := w.owed
	for i, head := range []string{"By authority", "Code", "No.", "Owed to it", "It owes", "", "Balance"} {
		look := spreadsheet.HeadRight
		if i < 2 {
			look = spreadsheet.Head
		}
		s.Put(row, i+1, spreadsheet.Text(head, look))
	}
	authorities := w.c.Statement.Header().Authorities
	owing := make(map[attribution.Authority][2]decimal.Decimal) // what is owed to each, and what it owes
	for i, d := range debts {
		to, from := owing[d.to], owing[d.from]
		to[0], from[1] = to[0].Add(balances[i].Value), from[1].Add(balances[i].Value)
		owing[d.to], owing[d.from] = to, from
	}
	sides := make([]spreadsheet.Figure, len(authorities))
	for i, a := range authorities {
		at := row + 1 + i
		owedTo, owes := owing[a][0], owing[a][1]
		s.Row(at, spreadsheet.Text(w.c.Name(a), spreadsheet.Plain), spreadsheet.Text(string(a), spreadsheet.Plain), spreadsheet.Fixed(decimalOf(w.Order[a]), spreadsheet.Faint))
		of := func(col int) string {
			balance := spreadsheet.Column{First: s.At(first, balanceColumn), Last: s.At(last, balanceColumn)}
			number := spreadsheet.Column{First: s.At(first, col), Last: s.At(last, col)}
			return "ROUND(SUMIF(" + number.In(s) + "," + s.At(at, toColumn).In(s) + "," + balance.In(s) + "),2)"
		}
		to := s.Put(at, dueColumn, spreadsheet.Live(of(toOrderColumn), owedTo, spreadsheet.Pounds))
		from := s.Put(at, openingColumn, spreadsheet.Live(of(fromOrderColumn), owes, spreadsheet.Pounds))
		balance := owedTo.Sub(owes)
		sides[w.Order[a]-1] = spreadsheet.Figure{At: s.Put(at, balanceColumn, spreadsheet.Live("ROUND("+to.In(s)+"-"+from.In(s)+",2)", balance, spreadsheet.Pounds)), Value: balance}
	}
	end := row + 1 + len(authorities)
	s.Row(end, spreadsheet.Text("Together", spreadsheet.StrongTotal))
	for col := 2; col <= balanceColumn; col++ {
		s.Put(end, col, spreadsheet.Empty(spreadsheet.StrongTotal))
	}
	sum := spreadsheet.Column{First: s.At(row+1, balanceColumn), Last: s.At(end-1, balanceColumn)}
	together := s.Put(end, balanceColumn, spreadsheet.Live("ROUND(SUM("+sum.In(s)+"),2)", spreadsheet.Total(sides), spreadsheet.PoundsTotal))
	w.Check(workings.Check{Pounds: true, What: "The balances of all come to nought", Where: s.Name, Is: spreadsheet.Figure{At: together, Value: spreadsheet.Total(sides)}})
	return sides
}

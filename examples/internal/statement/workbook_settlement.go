package statement

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

// Columns of the sheet of the settlement, before what is open of each.
const (
	stepColumn = iota + 1
	payerColumn
	receiverColumn
	transferColumn
	transferPoundsColumn
	openColumn
)

// unsettled says why there is no settlement.
func (w *workbook) unsettled(why string) {
	s := w.settlement
	s.Widths(12, 12, 12, 18, 18)
	s.Row(1, spreadsheet.Text("Settlement", spreadsheet.Title))
	s.Row(3, spreadsheet.Text(why, spreadsheet.Plain))
}

// settle shows the transfers that clear every balance: at each step whoever owes
// most pays whoever is owed most, of equal ones the code that sorts first. Balances
// are in pounds, in the order of the codes.
func (w *workbook) settle(balances []spreadsheet.Figure) {
	if w.c.Account.InProgress(w.c.Statement) {
		w.unsettled("The year goes on: nothing is settled yet.")
		return
	}
	s, n := w.settlement, len(balances)
	s.Frozen = 4
	s.Widths(12, 12, 12, 18, 18)
	s.Row(1, spreadsheet.Text("Settlement", spreadsheet.Title))
	s.Row(2, spreadsheet.Text("These transfers clear every balance: whoever owes most pays whoever is owed most, of equal ones the first in order.", spreadsheet.Note))
	s.Row(3, spreadsheet.Text("Setting off between three is an offer; what is owed stands before. On the right, what is open of each in pence; below nought it owes.", spreadsheet.Note))
	s.Row(4, spreadsheet.Text("Step", spreadsheet.Head), spreadsheet.Text("From", spreadsheet.Head), spreadsheet.Text("To", spreadsheet.Head),
		spreadsheet.Text("Pence", spreadsheet.HeadRight), spreadsheet.Text("Pounds", spreadsheet.HeadRight))
	codes := make([]attribution.Authority, n)
	for a, order := range w.Order {
		codes[order-1] = a
	}
	open := make([]decimal.Decimal, n)
	s.Row(5, spreadsheet.Text("Open", spreadsheet.Plain))
	for i, code := range codes {
		s.Put(4, openColumn+i, spreadsheet.Text(string(code), spreadsheet.HeadRight))
		s.Width(openColumn+i, 18)
		open[i] = pence(balances[i].Value)
		s.Put(5, openColumn+i, spreadsheet.Live("ROUND(100*"+balances[i].In(s)+",0)", open[i], spreadsheet.Number))
	}
	for step := 1; step < n; step++ {
		w.transfer(5+step, codes, open)
	}
	end := 5 + max(0, n-1)
	left := spreadsheet.Column{First: s.At(end, openColumn), Last: s.At(end, openColumn+n-1)}
	s.Row(end+1, spreadsheet.Text("Left open", spreadsheet.StrongTotal), spreadsheet.Empty(spreadsheet.StrongTotal), spreadsheet.Empty(spreadsheet.StrongTotal))
	at := s.Put(end+1, transferColumn, spreadsheet.Live("MAX("+left.In(s)+")-MIN("+left.In(s)+")", decimal.Decimal{}, spreadsheet.NumberTotal))
	s.Put(end+1, transferPoundsColumn, spreadsheet.Live(at.In(s)+"/100", decimal.Decimal{}, spreadsheet.PoundsTotal))
	w.Check(workings.Check{What: "The transfers clear every balance", Where: s.Name, Is: spreadsheet.Figure{At: at}})
}

// transfer puts one step: who pays whom, and what is open after it.
func (w *workbook) transfer(row int, codes []attribution.Authority, open []decimal.Decimal) {
	s, n := w.settlement, len(codes)
	line := func(row int) string {
		return spreadsheet.Column{First: s.At(row, openColumn), Last: s.At(row, openColumn+n-1)}.In(s)
	}
	before, heads := line(row-1), line(4)
	least, most := 0, 0
	for i := range open {
		if open[i].Cmp(open[least]) < 0 {
			least = i
		}
		if open[i].Cmp(open[most]) > 0 {
			most = i
		}
	}
	pays := decimal.Min(open[least].Neg(), open[most])
	from, to := string(codes[least]), string(codes[most])
	if pays.Sign() == 0 {
		from, to = "", ""
	}
	s.Row(row, spreadsheet.Fixed(decimalOf(row-5), spreadsheet.Faint))
	amount := s.Put(row, transferColumn, spreadsheet.Live(fmt.Sprintf("MIN(0-MIN(%[1]s),MAX(%[1]s))", before), pays, spreadsheet.Number))
	s.Put(row, transferPoundsColumn, spreadsheet.Live(amount.In(s)+"/100", pays.Shift(-2), spreadsheet.Pounds))
	who := func(extreme string) string {
		return fmt.Sprintf(`IF(%s=0,"",INDEX(%s,MATCH(%s(%s),%s,0)))`, amount.In(s), heads, extreme, before, before)
	}
	s.Put(row, payerColumn, spreadsheet.LiveText(who("MIN"), from, spreadsheet.Plain))
	s.Put(row, receiverColumn, spreadsheet.LiveText(who("MAX"), to, spreadsheet.Plain))
	was := slices.Clone(open)
	open[least], open[most] = open[least].Add(pays), open[most].Sub(pays)
	if least == most {
		open[least] = was[least]
	}
	for i := range open {
		formula := fmt.Sprintf("%[1]s+IF(%[2]d=MATCH(MIN(%[3]s),%[3]s,0),%[4]s,0)-IF(%[2]d=MATCH(MAX(%[3]s),%[3]s,0),%[4]s,0)", s.At(row-1, openColumn+i).In(s), i+1, before, amount.In(s))
		s.Put(row, openColumn+i, spreadsheet.Live(formula, open[i], spreadsheet.Faint))
	}
}

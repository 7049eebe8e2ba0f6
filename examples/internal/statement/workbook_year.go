package statement

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

// Columns of the sheet of the year, first of what came of the budget.
const (
	budgetColumn = iota + 2
	variancesColumn
	togetherColumn
	outturnColumn
	unexplainedColumn
	forecastColumn
	actualColumn
)

// layYear lays out what was budgeted and what came of it, and the calls on account.
func (w *workbook) layYear() {
	s := w.year
	s.Frozen = 1
	s.Widths(44, 18, 18, 18, 18, 18, 18, 18)
	s.Row(1, spreadsheet.Text("The year", spreadsheet.Title))
	row := 3
	for i, head := range []string{"Budget and outturn", "Budget", "Variances", "Together", "Outturn", "Unexplained", "Forecast", "Actual so far"} {
		look := spreadsheet.HeadRight
		if i == 0 {
			look = spreadsheet.Head
		}
		s.Put(row, i+1, spreadsheet.Text(head, look))
	}
	results := make(map[string]account.Result)
	for _, r := range w.c.Account.Services() {
		results[r.Service] = r
	}
	for _, v := range w.services {
		if r := results[v.Service]; r.Budget.Sign() != 0 || known(r) {
			row++
			w.result(row, v, r)
		}
	}
	s.Put(row+1, 1, spreadsheet.Text("What is not given is left empty. Budgets are net of income; variances are those borne this year.", spreadsheet.Note))
	for _, v := range w.services {
		if r := results[v.Service]; len(r.Schedule) > 0 {
			w.calls(s.Next()+1, v, r.Schedule)
		}
	}
}

// result shows a service's budget, its variances and what it came to.
func (w *workbook) result(row int, v *liveService, r account.Result) {
	s := w.year
	var budget, variances []spreadsheet.Figure
	for i, c := range v.service.charges {
		switch {
		case c.Deferred || c.Rule == attribution.RuleDamping: // which moves no cost
		case isBudget(c.Rule):
			budget = append(budget, v.live[i].amount)
		case c.Cause != "":
			variances = append(variances, v.live[i].amount)
		}
	}
	put := func(col int, of []spreadsheet.Figure) spreadsheet.Figure {
		value := spreadsheet.Total(of).Shift(-2)
		return spreadsheet.Figure{At: s.Put(row, col, spreadsheet.Live("("+spreadsheet.Sum(s, spreadsheet.Places(of))+")/100", value, spreadsheet.Pounds)), Value: value}
	}
	s.Put(row, 1, spreadsheet.Text(v.Service, spreadsheet.Plain))
	was, moved := put(budgetColumn, budget), put(variancesColumn, variances)
	together := was.Value.Add(moved.Value)
	sum := s.Put(row, togetherColumn, spreadsheet.Live(fmt.Sprintf("ROUND(%s+%s,2)", was.In(s), moved.In(s)), together, spreadsheet.Pounds))
	input := func(col int, amount *decimal.Decimal) {
		if amount != nil {
			s.Put(row, col, spreadsheet.Money(*amount))
		}
	}
	input(outturnColumn, r.Outturn)
	input(forecastColumn, r.Forecast)
	if r.Actual != nil {
		s.Put(row, actualColumn, spreadsheet.Money(r.Actual.Amount))
		s.Put(row, actualColumn+1, spreadsheet.Text("to "+r.Actual.To.String(), spreadsheet.Note))
	}
	if expected, col := r.Outturn, outturnColumn; expected != nil || r.Forecast != nil {
		if expected == nil {
			expected, col = r.Forecast, forecastColumn
		}
		difference := expected.Sub(together)
		at := s.Put(row, unexplainedColumn, spreadsheet.Live(fmt.Sprintf("ROUND(%s-%s,2)", s.At(row, col).In(s), sum.In(s)), difference, spreadsheet.Pounds))
		if r.Outturn != nil {
			w.Check(workings.Check{What: v.Service + ": the variances explain the outturn", Where: s.Name, Is: spreadsheet.Figure{At: at, Value: difference}, Pounds: true})
		}
	}
}

// isCalled says whether a charge is part of what is called on account.
func isCalled(rule attribution.Rule) bool {
	return isBudget(rule) || rule == attribution.RuleBroughtForward
}

// calls shows what each is called on for by the instalments of a service: what it
// contributes × the percentages so far, to the penny, less the calls before.
func (w *workbook) calls(row int, v *liveService, schedule account.Schedule) {
	s := w.year
	s.Put(row, 1, spreadsheet.Text("Calls on account: "+v.Service, spreadsheet.Head))
	for i, head := range []string{"From", "To", "Contribution"} {
		s.Put(row, 2+i, spreadsheet.Text(head, spreadsheet.HeadRight))
	}
	s.Row(row+1, spreadsheet.Text("Per cent of the contribution", spreadsheet.Plain))
	s.Row(row+2, spreadsheet.Text("Decimal places of the percentages", spreadsheet.Note))
	var percent []spreadsheet.Figure
	for i, instalment := range schedule {
		s.Put(row, 5+i, spreadsheet.Text(instalment.Due.String(), spreadsheet.HeadRight))
		s.Width(5+i, 18)
		percent = append(percent, spreadsheet.Figure{At: s.Put(row+1, 5+i, spreadsheet.Weight(instalment.Percent)), Value: instalment.Percent})
	}
	places := s.Put(row+2, 4, spreadsheet.Live(spreadsheet.Decimals(s, percent), decimal.NewFromInt32(spreadsheet.DecimalsOf(percent)), spreadsheet.Faint)).In(s)
	w.Check(workings.Check{What: v.Service + ": the instalments come to 100 per cent", Where: s.Name, Against: decimal.NewFromInt(100),
		Is: spreadsheet.Figure{At: s.Put(row+1, 4, spreadsheet.Live(spreadsheet.Sum(s, spreadsheet.Places(percent)), spreadsheet.Total(percent), spreadsheet.Right)), Value: spreadsheet.Total(percent)}})
	row += 3
	for _, p := range v.contributions() {
		s.Row(row, spreadsheet.Text("", spreadsheet.Plain), spreadsheet.Text(string(p.from), spreadsheet.Right), spreadsheet.Text(string(p.to), spreadsheet.Right))
		whole := s.Put(row, 4, spreadsheet.Live("("+spreadsheet.Sum(s, spreadsheet.Places(p.shares))+")/100", spreadsheet.Total(p.shares).Shift(-2), spreadsheet.Pounds))
		w.instalments(row, spreadsheet.Figure{At: whole, Value: spreadsheet.Total(p.shares).Shift(-2)}, percent, places)
		row++
	}
	s.Row(row, spreadsheet.Text("Below nought it is the other way round.", spreadsheet.Note))
}

// instalments puts the calls of one contribution: so far, rounded half away from
// nought to the penny, less so far before. The contribution is cut in two so that
// nothing is longer than a spreadsheet holds.
func (w *workbook) instalments(row int, whole spreadsheet.Figure, percent []spreadsheet.Figure, places string) {
	s := w.year
	pence, divisor := fmt.Sprintf("ABS(ROUND(100*%s,0))", whole.In(s)), fmt.Sprintf("10^(2+%s)", places)
	before, called := "0", decimal.Decimal{}
	sofar := decimal.Decimal{}
	for i, f := range percent {
		sofar = sofar.Add(f.Value)
		run := spreadsheet.Column{First: percent[0].At, Last: f.At}.In(s)
		times := fmt.Sprintf("ROUND(SUM(%s)*10^%s,0)", run, places)
		due := fmt.Sprintf("INT(%[1]s/%[2]s)*%[3]s+INT((2*(%[1]s-INT(%[1]s/%[2]s)*%[2]s)*%[3]s+%[2]s)/(2*%[2]s))", pence, divisor, times)
		due = fmt.Sprintf("IF(%[1]s<0,0-(%[2]s),%[2]s)", whole.In(s), due)
		value := attribution.ToPenny(whole.Value.Mul(sofar).Shift(-2).Rat())
		s.Put(row, 5+i, spreadsheet.Live(fmt.Sprintf("ROUND((%s)/100-(%s),2)", due, before), value.Sub(called), spreadsheet.Pounds))
		called, before = value, "SUM("+spreadsheet.Column{First: s.At(row, 5), Last: s.At(row, 5+i)}.In(s)+")"
	}
}

// contribution is what one contributes to what another pays, share by share.
type contribution struct {
	pair
	shares []spreadsheet.Figure
}

// contributions are a service's, each pair as its charges first name it.
func (s *liveService) contributions() []*contribution {
	var all []*contribution
	of := make(map[pair]*contribution)
	add := func(a, payer attribution.Authority, share spreadsheet.Figure) {
		if a == payer || payer == "" {
			return
		}
		key := pair{a, payer}
		if of[key] == nil {
			of[key] = &contribution{pair: key}
			all = append(all, of[key])
		}
		of[key].shares = append(of[key].shares, share)
	}
	for i, c := range s.service.charges {
		for _, share := range c.Shares {
			if isCalled(c.Rule) && c.Rule != attribution.RuleDamping {
				add(share.Authority, c.PaidBy, s.live[i].shares[share.Authority])
			}
		}
	}
	for _, a := range s.Participants {
		if moved, is := s.moved[a]; is {
			add(a, s.service.charges[0].PaidBy, moved)
		}
	}
	return all
}

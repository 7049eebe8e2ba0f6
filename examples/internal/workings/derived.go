package workings

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// months lays out a basis that counts by months: weight × months.
func (s *Sheet) months(title string, b attribution.Basis, m made) Weights {
	of := s.part(title, b.Components()[0])
	row := s.Heading(title + ": " + b.String())
	s.Heads(row, "Authority", "Order", "Weight", "Months", "Weight × months", "Smallest", "Per cent")
	w := s.weights(of.Among)
	w.Reason = of.Reason
	var given []spreadsheet.Figure
	for i, a := range w.Among {
		s.named(row+1+i, a)
		if of.Long == nil {
			s.Live(row+1+i, weightColumn, spreadsheet.Number, of.Of[a].Value, "%s", of.Of[a].At)
		}
		months := number(m.Months[a])
		given = append(given, spreadsheet.Figure{At: s.Put(row+1+i, weightColumn+1, spreadsheet.Months(months)), Value: months})
	}
	below := row + 1 + len(given)
	s.weightTotal(below)
	s.Put(below, percentColumn+1, spreadsheet.Empty(spreadsheet.StrongTotal))
	s.Put(below+1, LabelColumn, spreadsheet.Text("Decimal places of the months", spreadsheet.Note))
	places := s.Live(below+1, weightColumn+1, spreadsheet.Faint, decimal.NewFromInt32(spreadsheet.DecimalsOf(given)), spreadsheet.Decimals(s.Sheet, given))
	power := int32(places.Value.IntPart())
	if w.Reason == "" {
		w.Reason = tooFine(given)
	}
	var whole []spreadsheet.Figure
	w.most = of.most.Mul(decimal.New(12, power))
	if of.Long != nil && w.Reason == "" {
		return s.monthsLong(row+1, of, w, given, places)
	}
	if bound := spreadsheet.Total(of.Column()).Mul(decimal.New(12, power)); w.Reason == "" && !Holds(bound) {
		w.Reason = TooLong
	}
	if w.Reason != "" {
		return s.asGiven(w, b, row+1)
	}
	for i, f := range given {
		weight := s.At(row+1+i, weightColumn)
		product := of.Of[w.Among[i]].Value.Mul(f.Value.Shift(power))
		formula := fmt.Sprintf("%s*ROUND(%s*10^%s,0)", weight.In(s.Sheet), f.In(s.Sheet), places.In(s.Sheet))
		whole = append(whole, s.Live(row+1+i, weightColumn+2, spreadsheet.Number, product, "IF("+formula+">9E+15,NA(),"+formula+")"))
	}
	return s.smallest(w, whole, weightColumn+3)
}

// rounded lays out a basis in whole steps of a per cent: so many steps divided by the
// penny law.
func (s *Sheet) rounded(title string, b attribution.Basis, m made) Weights {
	of := s.part(title, b.Components()[0])
	row := s.Heading(title + ": " + b.String())
	step := number(m.Rounded.To)
	steps, _ := decimal.NewFromInt(100).QuoRem(step, 0)
	s.Put(row, LabelColumn, spreadsheet.Text("Step, in per cent", spreadsheet.Plain))
	input := s.Put(row, weightColumn, spreadsheet.Weight(step))
	s.Put(row+1, LabelColumn, spreadsheet.Text("Steps in 100 per cent", spreadsheet.Plain))
	many := s.Live(row+1, weightColumn, spreadsheet.Number, steps, "IF(ROUND(ROUND(100/%[1]s,0)*%[1]s,9)=100,ROUND(100/%[1]s,0),NA())", input)
	w := s.weights(of.Among)
	w.Reason = of.Reason
	d := spreadsheet.Division{What: s.Of + ": " + title + ", steps", Amount: many}
	shares, err := b.Components()[0].Basis.Apportion(steps.Shift(-2))
	if err != nil {
		w.Reason = err.Error()
	}
	w.most = steps
	parts := ByAuthority(shares)
	for _, a := range w.Among {
		if of.Long != nil {
			d.Long = append(d.Long, of.Long[a])
		}
		d.Names, d.Order = append(d.Names, string(a)), append(d.Order, s.Book.Order[a])
		d.Weights, d.Shares = append(d.Weights, of.Of[a]), append(d.Shares, parts[a].Shift(2))
	}
	s.Heads(row+2, "Authority", "Order", "Weight", "Whole steps", "Left over", "Place", "Odd step", "Steps", "Smallest")
	divided := s.Book.Divide(s.Sheet, row+3, d)
	if w.Reason == "" && !d.Exact() {
		w.Reason = TooLong
	}
	for i, f := range spreadsheet.Smallest(s.Sheet, PenceColumn+1, divided.Shares) {
		w.Of[w.Among[i]] = f
	}
	s.Put(divided.Sum.Row(), PenceColumn+1, spreadsheet.Empty(spreadsheet.StrongTotal))
	return w
}

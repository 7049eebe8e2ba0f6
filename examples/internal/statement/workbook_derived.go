package statement

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// months lays out a basis that counts by months: weight × months.
func (s *liveService) months(title string, b attribution.Basis, m made) weights {
	of := s.part(title, b.Components()[0])
	row := s.heading(title + ": " + b.String())
	s.heads(row, "Authority", "Order", "Weight", "Months", "Weight × months", "Smallest", "Per cent")
	w := weights{of: make(map[attribution.Authority]spreadsheet.Figure), among: of.among, reason: of.reason}
	var given []spreadsheet.Figure
	for i, a := range w.among {
		s.named(row+1+i, a)
		s.put(row+1+i, weightColumn, spreadsheet.Number, of.of[a].Value, "%s", of.of[a].At)
		months := number(m.Months[a])
		given = append(given, spreadsheet.Figure{At: s.sheet.Put(row+1+i, weightColumn+1, spreadsheet.Months(months)), Value: months})
	}
	below := row + 1 + len(given)
	s.weightTotal(below)
	s.sheet.Put(below, percentColumn+1, spreadsheet.Empty(spreadsheet.StrongTotal))
	s.sheet.Put(below+1, labelColumn, spreadsheet.Text("Decimal places of the months", spreadsheet.Note))
	places := s.put(below+1, weightColumn+1, spreadsheet.Faint, decimal.NewFromInt32(spreadsheet.DecimalsOf(given)), spreadsheet.Decimals(s.sheet, given))
	power := int32(places.Value.IntPart())
	var whole []spreadsheet.Figure
	if bound := spreadsheet.Total(of.column()).Mul(decimal.New(12, power)); w.reason == "" && !holds(bound) {
		w.reason = tooLong
	}
	if w.reason != "" {
		return s.asGiven(w, b, row+1)
	}
	for i, f := range given {
		weight := s.sheet.At(row+1+i, weightColumn)
		product := of.of[w.among[i]].Value.Mul(f.Value.Shift(power))
		formula := fmt.Sprintf("%s*ROUND(%s*10^%s,0)", weight.In(s.sheet), f.In(s.sheet), places.In(s.sheet))
		whole = append(whole, s.put(row+1+i, weightColumn+2, spreadsheet.Number, product, "IF("+formula+">9E+15,NA(),"+formula+")"))
	}
	return s.smallest(w, whole, weightColumn+3)
}

// band lays out an agreed basis that gives way to the actual one: how far each
// authority's part of the one is from its part of the other, on their common
// multiple, and whether that is more than the points allowed.
func (s *liveService) band(title string, b attribution.Basis, m made) weights {
	var parts []weights
	for _, c := range b.Components() {
		parts = append(parts, s.part(title, c))
	}
	t := s.together(title, b, parts)
	points := number(m.Band.Points)
	s.sheet.Put(t.row, labelColumn, spreadsheet.Text("Points that they may be apart", spreadsheet.Plain))
	allowed := spreadsheet.Figure{At: s.sheet.Put(t.row, weightColumn, spreadsheet.Weight(points)), Value: points}
	places := spreadsheet.DecimalsOf([]spreadsheet.Figure{allowed})
	agreed, actual := t.sums[0], t.sums[1]
	if product := agreed.Value.Mul(actual.Value).Shift(2 + places); t.reason == "" && !holds(product) {
		t.reason = tooLong
	}
	if t.reason != "" {
		return t.finish(s, b)
	}
	s.sheet.Put(t.row+2, labelColumn, spreadsheet.Text("Decimal places of the points", spreadsheet.Note))
	many := s.put(t.row+2, weightColumn, spreadsheet.Faint, decimal.NewFromInt32(places), spreadsheet.Decimals(s.sheet, []spreadsheet.Figure{allowed}))
	limit := fmt.Sprintf("ROUND(%s*10^%s,0)*%s*%s", allowed.In(s.sheet), many.In(s.sheet), agreed.In(s.sheet), actual.In(s.sheet))
	return s.chosen(t, b, fmt.Sprintf("IF(100*10^%s*%s*%s>9E+15,NA(),%s)", many.In(s.sheet), agreed.In(s.sheet), actual.In(s.sheet), limit), many, points.Shift(places).Mul(agreed.Value).Mul(actual.Value))
}

// chosen puts how far the two bases are apart, and the weights of the one that holds.
func (s *liveService) chosen(t *together, b attribution.Basis, limit string, places spreadsheet.Figure, most decimal.Decimal) weights {
	s.sheet.Put(t.row+3, labelColumn, spreadsheet.Text("May be apart; beyond that the second part holds", spreadsheet.Plain))
	edge := s.put(t.row+3, weightColumn, spreadsheet.Number, most, limit)
	column := t.combined + 3
	s.sheet.Put(t.row-1, column, spreadsheet.Text("Apart", spreadsheet.HeadRight))
	s.sheet.Put(t.first+len(t.among), column, spreadsheet.Empty(spreadsheet.StrongTotal))
	beyond := false
	var whole []spreadsheet.Figure
	cell := func(i, col int) string {
		if _, takes := t.parts[col].of[t.among[i]]; !takes {
			return "0"
		}
		return s.sheet.At(t.first+i, weightColumn+col).In(s.sheet)
	}
	value := func(i, col int) decimal.Decimal { return t.parts[col].of[t.among[i]].Value }
	for i := range t.among {
		apart := value(i, 0).Mul(t.sums[1].Value).Sub(value(i, 1).Mul(t.sums[0].Value)).Abs().Shift(2 + int32(places.Value.IntPart()))
		beyond = beyond || apart.Cmp(most) > 0
		formula := fmt.Sprintf("100*10^%s*ABS(%s*%s-%s*%s)", places.In(s.sheet), cell(i, 0), t.sums[1].In(s.sheet), cell(i, 1), t.sums[0].In(s.sheet))
		s.put(t.first+i, column, spreadsheet.Number, apart, formula)
	}
	holds := 0
	if beyond {
		holds = 1
	}
	for i := range t.among {
		formula := fmt.Sprintf("IF(MAX(%s:%s)>%s,%s,%s)", s.sheet.At(t.first, column).In(s.sheet), s.sheet.At(t.first+len(t.among)-1, column).In(s.sheet), edge.In(s.sheet), cell(i, 1), cell(i, 0))
		whole = append(whole, s.put(t.first+i, t.combined, spreadsheet.Number, value(i, holds), formula))
	}
	return s.smallest(t.weights, whole, t.combined+1)
}

// rounded lays out a basis in whole steps of a per cent: so many steps divided by the
// penny law.
func (s *liveService) rounded(title string, b attribution.Basis, m made) weights {
	of := s.part(title, b.Components()[0])
	row := s.heading(title + ": " + b.String())
	step := number(m.Rounded.To)
	steps, _ := decimal.NewFromInt(100).QuoRem(step, 0)
	s.sheet.Put(row, labelColumn, spreadsheet.Text("Step, in per cent", spreadsheet.Plain))
	input := s.sheet.Put(row, weightColumn, spreadsheet.Weight(step))
	s.sheet.Put(row+1, labelColumn, spreadsheet.Text("Steps in 100 per cent", spreadsheet.Plain))
	many := s.put(row+1, weightColumn, spreadsheet.Number, steps, "IF(ROUND(ROUND(100/%[1]s,0)*%[1]s,9)=100,ROUND(100/%[1]s,0),NA())", input)
	w := weights{of: make(map[attribution.Authority]spreadsheet.Figure), among: of.among, reason: of.reason}
	d := spreadsheet.Division{What: s.Service + ": " + title + ", steps", Amount: many}
	shares, err := b.Components()[0].Basis.Apportion(steps.Shift(-2))
	if err != nil {
		w.reason = err.Error()
	}
	for _, a := range w.among {
		d.Names, d.Order = append(d.Names, string(a)), append(d.Order, s.w.order[a])
		d.Weights, d.Shares = append(d.Weights, of.of[a]), append(d.Shares, pence(shares.Of(a)))
	}
	s.heads(row+2, "Authority", "Order", "Weight", "Whole steps", "Left over", "Place", "Odd step", "Steps", "Smallest")
	divided := s.w.Divide(s.sheet, row+3, d)
	if w.reason == "" && !d.Exact() {
		w.reason = tooLong
	}
	for i, f := range spreadsheet.Smallest(s.sheet, penceColumn+1, divided.Shares) {
		w.of[w.among[i]] = f
	}
	s.sheet.Put(divided.Sum.Row(), penceColumn+1, spreadsheet.Empty(spreadsheet.StrongTotal))
	return w
}

package statement

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// entry lays an entry out: by which rule it is borne, what its amount is made of,
// and who bears it.
func (s *liveService) entry(e entry) {
	for _, c := range e.charges {
		if len(c.Shares) > 1 {
			s.weightsOf(c) // a basis of its own stands above
		}
	}
	row := s.remark(s.heading(e.title()), "%s", s.grounds(e))
	for i, c := range e.charges {
		row = s.charge(e.places[i], c, row, i == 0)
	}
}

// grounds says what an entry rests on, in a line.
func (s *liveService) grounds(e entry) string {
	grounds := strings.ToUpper(e.why()[:1]) + e.why()[1:] + " (" + string(e.rule()) + ")"
	if payers := e.paidBy(); payers != "" {
		grounds += "; paid by " + payers
	}
	if clause := e.charges[0].Clause; clause != "" {
		grounds += "; clause: " + clause
	}
	return grounds + "."
}

// charge lays a charge out, and returns the first row below it. The heads of a table
// in which each charge is one authority's stand once.
func (s *liveService) charge(place int, c attribution.Charge, row int, first bool) int {
	terms := s.terms(place)
	if len(c.Shares) == 1 {
		if first || len(terms) > 1 {
			s.heads(row, "Borne by", "", "Paid by", "", "", "", "", "Pence", "Pounds")
			row++
		}
		row = s.amount(place, terms, row, string(c.Shares[0].Authority))
		s.sheet.Put(row-1, spreadsheet.WeightColumn, spreadsheet.Text(string(c.PaidBy), spreadsheet.Right))
		s.live[place].shares = map[attribution.Authority]spreadsheet.Figure{c.Shares[0].Authority: s.live[place].amount}
		return row
	}
	label := "To be shared"
	if !first {
		label += ", paid by " + string(c.PaidBy)
	}
	row = s.amount(place, terms, row, label)
	return s.divided(place, c, row)
}

// divided shares an amount among those who take part.
func (s *liveService) divided(place int, c attribution.Charge, row int) int {
	by := s.weightsOf(c)
	d := spreadsheet.Division{What: s.Service + ": " + c.Description, Amount: s.live[place].amount}
	for _, share := range c.Shares {
		d.Names = append(d.Names, string(share.Authority))
		d.Order = append(d.Order, s.w.order[share.Authority])
		d.Weights = append(d.Weights, by.of[share.Authority])
		d.Shares = append(d.Shares, pence(share.Amount))
	}
	s.heads(row, "Authority", "Order", "Weight", "Whole pence", "Left over", "Place", "Odd penny", "Pence", "Pounds")
	divided := s.w.Divide(s.sheet, row+1, d)
	shares := make(map[attribution.Authority]spreadsheet.Figure)
	for i, f := range divided.Shares {
		shares[c.Shares[i].Authority] = f
		s.inPounds(f, spreadsheet.Pounds)
	}
	s.inPounds(divided.Sum, spreadsheet.PoundsTotal)
	s.live[place].shares = shares
	s.w.check(check{what: c.Description + ": the shares come to the amount", where: s.Service, is: divided.Sum, should: s.live[place].amount})
	row = divided.Sum.Row() + 1
	if reason := by.reason; reason != "" || !d.Exact() {
		if reason == "" {
			reason = fmt.Sprintf("the weights come to more than %s, by which a spreadsheet cannot divide exactly", attribution.FormatQuantity(decimal.NewFromInt(spreadsheet.MostWeights)))
		}
		s.w.note("%s: %s: the shares are values, because %s.", s.Service, c.Description, reason)
		row = s.remark(row, "These shares are values and follow nothing: %s.", reason)
	}
	return row
}

// weightsOf are the weights that a charge is shared by.
func (s *liveService) weightsOf(c attribution.Charge) weights {
	switch {
	case byReduction(c):
		return s.reduced
	case !c.Basis.IsZero():
		return s.basis("Basis of "+c.Description, c.Basis)
	}
	return s.basis("Basis", s.Basis)
}

// byReduction says whether a charge is shared by net reductions in spending.
func byReduction(c attribution.Charge) bool {
	return c.Rule == attribution.RuleTransition || c.Rule == attribution.RuleJoining && strings.Contains(c.Because, "; by net reduction in spending; shared ")
}

// term is a part of a charge's amount: an input in pounds, or a figure that stands
// elsewhere on the sheet.
type term struct {
	label string
	minus bool
	given decimal.Decimal
	from  *spreadsheet.Figure // pence
	keep  *spreadsheet.Figure // where it is written down that this is
}

// amount lays out what a charge's amount is made of, the last row of it under the
// label, and returns the first row below.
func (s *liveService) amount(place int, terms []term, row int, label string) int {
	into := &s.live[place].amount
	if len(terms) == 1 {
		s.sheet.Put(row, labelColumn, spreadsheet.Text(label, spreadsheet.Plain))
		*into = s.term(row, terms[0])
		return row + 1
	}
	var formula strings.Builder
	var sum decimal.Decimal
	for i, t := range terms {
		look, sign := spreadsheet.Plain, "+"
		if t.minus {
			sign = "-"
		}
		s.sheet.Put(row, labelColumn, spreadsheet.Text(t.label, look))
		t.minus = false
		f := s.term(row, t)
		if i > 0 || sign == "-" {
			formula.WriteString(sign)
		}
		formula.WriteString(f.In(s.sheet))
		if sign == "-" {
			sum = sum.Sub(f.Value)
		} else {
			sum = sum.Add(f.Value)
		}
		row++
	}
	s.sheet.Put(row, labelColumn, spreadsheet.Text(label, spreadsheet.StrongTotal))
	for col := labelColumn + 1; col < penceColumn; col++ {
		s.sheet.Put(row, col, spreadsheet.Empty(spreadsheet.StrongTotal))
	}
	*into = s.put(row, penceColumn, spreadsheet.NumberTotal, sum, formula.String())
	s.inPounds(*into, spreadsheet.PoundsTotal)
	return row + 1
}

// term puts one part of an amount in its row: the input and its pence, or the pence
// from elsewhere and their pounds.
func (s *liveService) term(row int, t term) (f spreadsheet.Figure) {
	if t.from == nil {
		input := s.sheet.Put(row, poundsColumn, spreadsheet.Money(t.given))
		f = s.put(row, penceColumn, spreadsheet.Number, pence(t.given), "ROUND(100*%s,0)", input)
	} else if t.minus {
		f = s.put(row, penceColumn, spreadsheet.Number, t.from.Value.Neg(), "0-%s", t.from.At)
		s.inPounds(f, spreadsheet.Pounds)
	} else {
		f = s.put(row, penceColumn, spreadsheet.Number, t.from.Value, "%s", t.from.At)
		s.inPounds(f, spreadsheet.Pounds)
	}
	if t.keep != nil {
		*t.keep = f
	}
	return f
}

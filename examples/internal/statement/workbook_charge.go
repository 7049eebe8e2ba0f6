package statement

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

// entry lays an entry out: by which rule it is borne, what its amount is made of,
// and who bears it.
func (s *liveService) entry(e entry) {
	for _, c := range e.charges {
		if len(c.Shares) > 1 {
			s.weightsOf(c) // a basis of its own stands above
		}
	}
	row := s.Remark(s.Heading(e.title()), "%s", s.grounds(e))
	var amounts []spreadsheet.Figure
	for i, c := range e.charges {
		row = s.charge(e.places[i], c, row, i == 0)
		amounts = append(amounts, s.live[e.places[i]].amount)
	}
	if e.rule() == attribution.RuleBroughtForward {
		s.w.Check(workings.Check{What: "What is brought forward comes to nought", Where: s.Service, Is: s.Total(row, "Together", amounts)})
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
			s.Heads(row, "Borne by", "", "Paid by", "", "", "", "", "Pence", "Pounds")
			row++
		}
		row = s.amount(place, terms, row, string(c.Shares[0].Authority))
		s.Put(row-1, spreadsheet.WeightColumn, spreadsheet.Text(string(c.PaidBy), spreadsheet.Right))
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
	s.live[place].shares, row = s.Divide(row, c.Description, s.live[place].amount, s.weightsOf(c), c.Shares)
	return row
}

// weightsOf are the weights that a charge is shared by.
func (s *liveService) weightsOf(c attribution.Charge) workings.Weights {
	switch {
	case byReduction(c):
		return s.reduced
	case !c.Basis.IsZero():
		return s.Weigh("Basis of "+c.Description, c.Basis)
	}
	return s.Weigh("Basis", s.Basis)
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

// value is what a part adds, in pence; false where it stands nowhere.
func (t term) value() (decimal.Decimal, bool) {
	value, stands := pence(t.given), true
	if t.from != nil {
		value, stands = t.from.Value, t.from.At != (spreadsheet.At{})
	}
	if t.minus {
		value = value.Neg()
	}
	return value, stands
}

// addsUp says whether parts come to an amount. They do, or the facts of the case are
// not those that its charges follow from; then the amount itself is the input.
func addsUp(terms []term, amount decimal.Decimal) bool {
	var sum decimal.Decimal
	for _, t := range terms {
		value, stands := t.value()
		if !stands {
			return false
		}
		sum = sum.Add(value)
	}
	return sum.Equal(pence(amount))
}

// amount lays out what a charge's amount is made of, the last row of it under the
// label, and returns the first row below.
func (s *liveService) amount(place int, terms []term, row int, label string) int {
	into, amount := &s.live[place].amount, s.service.charges[place].Amount
	if !addsUp(terms, amount) {
		terms = []term{{given: amount}}
	}
	if len(terms) == 1 {
		s.Put(row, workings.LabelColumn, spreadsheet.Text(label, spreadsheet.Plain))
		*into = s.term(row, terms[0])
		return row + 1
	}
	formula := "0"
	for _, t := range terms {
		s.Put(row, workings.LabelColumn, spreadsheet.Text(t.label, spreadsheet.Plain))
		sign := "+"
		if t.minus { // its label says so, and its figure is shown as it is
			sign, t.minus = "-", false
		}
		formula += sign + s.term(row, t).In(s.Sheet.Sheet)
		row++
	}
	s.Rule(row, label, workings.PenceColumn-1)
	*into = s.Live(row, workings.PenceColumn, spreadsheet.NumberTotal, pence(amount), formula)
	s.InPounds(*into, spreadsheet.PoundsTotal)
	return row + 1
}

// term puts one part of an amount in its row: the input and its pence, or the pence
// from elsewhere and their pounds.
func (s *liveService) term(row int, t term) (f spreadsheet.Figure) {
	if t.from == nil {
		input := s.Put(row, workings.PoundsColumn, spreadsheet.Money(t.given))
		f = s.Live(row, workings.PenceColumn, spreadsheet.Number, pence(t.given), "ROUND(100*%s,0)", input)
	} else if t.minus {
		f = s.Live(row, workings.PenceColumn, spreadsheet.Number, t.from.Value.Neg(), "0-%s", t.from.At)
		s.InPounds(f, spreadsheet.Pounds)
	} else {
		f = s.Live(row, workings.PenceColumn, spreadsheet.Number, t.from.Value, "%s", t.from.At)
		s.InPounds(f, spreadsheet.Pounds)
	}
	if t.keep != nil {
		*t.keep = f
	}
	return f
}

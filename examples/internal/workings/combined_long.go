package workings

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// multiplyLong puts the weights of a blend that are too long for a cell: each part's
// percentage, as a whole number, times the sums of all other parts, times its weights.
func (t *together) multiplyLong(s *Sheet, given []spreadsheet.Figure, b attribution.Basis) Weights {
	if len(t.most.Coefficient().String())+int(t.most.Exponent()) > spreadsheet.LongDigits-roomToGrow {
		t.Reason = TooLong
		return t.finish(s, b)
	}
	whole := s.wholePercentages(t, given, spreadsheet.DecimalsOf(given))
	counts := make([]spreadsheet.Long, len(whole))
	for i, f := range whole {
		what := fmt.Sprintf("%s: what each weight of part %d counts", s.Of, i+1)
		counts[i] = s.Book.Times(what, spreadsheet.Long{}, f)
		for j, sum := range t.sums {
			if j != i {
				counts[i] = s.Book.Times(what, counts[i], sum)
			}
		}
	}
	t.Long = make(map[attribution.Authority]spreadsheet.Long)
	for i, a := range t.Among {
		var products []spreadsheet.Long
		var formula []string
		value := decimal.Decimal{}
		for j, part := range t.parts {
			f, takes := part.Of[a]
			if !takes {
				continue
			}
			weight := s.At(t.first+i, weightColumn+j)
			products = append(products, s.Book.Times(fmt.Sprintf("%s: %s, part %d", s.Of, a, j+1), counts[j], spreadsheet.Figure{At: weight, Value: f.Value}))
			formula = append(formula, fmt.Sprintf("%s*%s/%s", given[j].In(s.Sheet), weight.In(s.Sheet), t.sums[j].In(s.Sheet)))
			value = value.Add(ratio(given[j].Value.Mul(f.Value), t.sums[j].Value))
		}
		t.Long[a] = s.Book.Plus(fmt.Sprintf("%s: %s, together", s.Of, a), products)
		all := spreadsheet.Column{First: given[0].At, Last: given[len(given)-1].At}.In(s.Sheet)
		s.Live(t.first+i, t.combined+2, spreadsheet.PerCent, ratio(value, spreadsheet.Total(given)), "("+strings.Join(formula, "+")+")/SUM("+all+")")
	}
	s.Remark(s.Next(), "Multiplied out, the weights are too long for a cell: they stand in parts on the sheet Long numbers.")
	return t.Weights
}

// monthsLong puts weights that take several cells times months.
func (s *Sheet) monthsLong(row int, of, w Weights, given []spreadsheet.Figure, places spreadsheet.Figure) Weights {
	w.Long = make(map[attribution.Authority]spreadsheet.Long)
	for i, f := range given {
		value := f.Value.Shift(int32(places.Value.IntPart()))
		whole := s.Live(row+i, weightColumn+2, spreadsheet.Number, value, "ROUND(%s*10^%s,0)", f.At, places.At)
		a := w.Among[i]
		w.Long[a] = s.Book.Times(fmt.Sprintf("%s: %s, by months", s.Of, a), of.Long[a], whole)
	}
	s.Remark(s.Next(), "The weights are too long for a cell: they stand in parts on the sheet Long numbers.")
	return w
}

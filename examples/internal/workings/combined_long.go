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
		counts[i] = s.Book.Long(what, f)
		for j := range t.parts {
			if j != i {
				counts[i] = s.Book.Times(what, counts[i], t.longSum(s, j))
			}
		}
	}
	t.Long = make(map[attribution.Authority]spreadsheet.Long)
	for i, a := range t.Among {
		var products []spreadsheet.Long
		var formula []string
		value := decimal.Decimal{}
		for j, part := range t.parts {
			if !part.takes(a) {
				continue
			}
			products = append(products, s.Book.Times(fmt.Sprintf("%s: %s, part %d", s.Of, a, j+1), counts[j], part.long(s, a)))
			share, perCent := s.At(t.first+i, weightColumn+j).In(s.Sheet), decimal.Decimal{}
			if part.Long == nil {
				perCent = ratio(part.Of[a].Value, t.sums[j].Value)
				share += "/" + t.sums[j].In(s.Sheet)
			} else {
				perCent = part.perCent[a].Value
			}
			formula = append(formula, given[j].In(s.Sheet)+"*"+share)
			value = value.Add(given[j].Value.Mul(perCent))
		}
		t.Long[a] = s.Book.Plus(fmt.Sprintf("%s: %s, together", s.Of, a), products)
		all := spreadsheet.Column{First: given[0].At, Last: given[len(given)-1].At}.In(s.Sheet)
		t.perCent[a] = s.Live(t.first+i, t.combined+2, spreadsheet.PerCent, ratio(value, spreadsheet.Total(given)), "("+strings.Join(formula, "+")+")/SUM("+all+")")
	}
	s.Remark(s.Next(), "Multiplied out, the weights are too long for a cell: they stand in parts on the sheet Long numbers.")
	return t.Weights
}

// longSum is what the weights of a part come to.
func (t *together) longSum(s *Sheet, j int) spreadsheet.Long {
	what, part := fmt.Sprintf("%s: sum of the weights of part %d", s.Of, j+1), t.parts[j]
	if part.Long == nil {
		return s.Book.Long(what, t.sums[j])
	}
	var all []spreadsheet.Long
	for _, a := range part.Among {
		all = append(all, part.Long[a])
	}
	return s.Book.Plus(what, all)
}

// takes says whether an authority stands in a basis.
func (w Weights) takes(a attribution.Authority) bool {
	_, short := w.Of[a]
	_, long := w.Long[a]
	return short || long
}

// long is the weight of an authority as a long number.
func (w Weights) long(s *Sheet, a attribution.Authority) spreadsheet.Long {
	if w.Long != nil {
		return w.Long[a]
	}
	return s.Book.Long(fmt.Sprintf("%s: %s, its weight", s.Of, a), w.Of[a])
}

// monthsLong puts weights that take several cells times months.
func (s *Sheet) monthsLong(row int, of, w Weights, given []spreadsheet.Figure, places spreadsheet.Figure) Weights {
	w.Long = make(map[attribution.Authority]spreadsheet.Long)
	for i, f := range given {
		value := f.Value.Shift(int32(places.Value.IntPart()))
		whole := s.Live(row+i, weightColumn+2, spreadsheet.Number, value, "ROUND(%s*10^%s,0)", f.At, places.At)
		a := w.Among[i]
		what := fmt.Sprintf("%s: %s, by months", s.Of, a)
		w.Long[a] = s.Book.Times(what, of.Long[a], s.Book.Long(what, whole))
	}
	s.perCents(row, w, of, given)
	s.Remark(s.Next(), "The weights are too long for a cell: they stand in parts on the sheet Long numbers.")
	return w
}

// perCents puts what each is in per cent, by the months and what it was before them.
func (s *Sheet) perCents(row int, w, of Weights, given []spreadsheet.Figure) {
	var all []spreadsheet.Figure
	for i, a := range w.Among {
		value := of.perCent[a].Value.Mul(given[i].Value)
		all = append(all, s.Live(row+i, weightColumn+3, spreadsheet.PerCent, value, "%s*%s", of.perCent[a].At, given[i].At))
	}
	sum := spreadsheet.Total(all)
	for i, a := range w.Among {
		w.perCent[a] = s.Live(row+i, weightColumn+4, spreadsheet.PerCent, ratio(all[i].Value, sum), all[i].In(s.Sheet)+"/("+s.Sum(all)+")")
	}
}

package workings

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// band is the table of an agreed basis that gives way to the actual one.
type band struct {
	*together
	*Sheet
	points, places spreadsheet.Figure
	column         int  // that says how far an authority's parts are from each other
	beyond         bool // some are further than allowed
}

// band lays out an agreed basis that gives way to the actual one: how far each
// authority's part of the one is from its part of the other, on their common
// multiple, and whether that is more than the points allowed.
func (s *Sheet) band(title string, b attribution.Basis, m made) Weights {
	var parts []Weights
	for _, c := range b.Components() {
		parts = append(parts, s.part(title, c))
	}
	d := &band{together: s.together(title, b, parts), Sheet: s}
	d.most, d.column = decimal.Max(parts[0].most, parts[1].most), d.combined+3
	points := number(m.Band.Points)
	s.Put(d.row, LabelColumn, spreadsheet.Text("Points that they may be apart", spreadsheet.Plain))
	d.points = spreadsheet.Figure{At: s.Put(d.row, weightColumn, spreadsheet.Weight(points)), Value: points}
	places := decimal.NewFromInt32(spreadsheet.DecimalsOf([]spreadsheet.Figure{d.points}))
	if d.Reason == "" && (parts[0].Long != nil || parts[1].Long != nil) {
		d.Reason = "the weights of one of the two take several cells already"
	}
	if d.Reason == "" {
		d.Reason = tooFine([]spreadsheet.Figure{d.points})
	}
	if d.Reason != "" {
		return d.finish(s, b)
	}
	s.Put(d.row+2, LabelColumn, spreadsheet.Text("Decimal places of the points", spreadsheet.Note))
	d.places = s.Live(d.row+2, weightColumn, spreadsheet.Faint, places, spreadsheet.Decimals(s.Sheet, []spreadsheet.Figure{d.points}))
	s.Put(d.first+len(d.Among), d.column, spreadsheet.Empty(spreadsheet.StrongTotal))
	if product := parts[0].most.Mul(parts[1].most).Shift(2 + int32(places.IntPart()) + roomToGrow); Holds(product) {
		return d.chosen(d.apart())
	}
	return d.chosen(d.apartLong())
}

// weight is an authority's weight in one of the two; nought where it is not named.
func (d *band) weight(i, of int) (string, decimal.Decimal) {
	f, takes := d.parts[of].Of[d.Among[i]]
	if !takes {
		return "0", decimal.Decimal{}
	}
	return d.At(d.first+i, weightColumn+of).In(d.Sheet.Sheet), f.Value
}

// apart puts how far the two are from each other, and returns the most that they may
// be.
func (d *band) apart() string {
	s, agreed, actual := d.Sheet, d.sums[0], d.sums[1]
	s.Put(d.row-1, d.column, spreadsheet.Text("Apart", spreadsheet.HeadRight))
	s.Put(d.row+3, LabelColumn, spreadsheet.Text("May be apart; beyond that the second part holds", spreadsheet.Plain))
	power := int32(d.places.Value.IntPart())
	most := d.points.Value.Shift(power).Mul(agreed.Value).Mul(actual.Value)
	sums := agreed.In(s.Sheet) + "*" + actual.In(s.Sheet)
	limit := fmt.Sprintf("IF(100*10^%[1]s*%[2]s>9E+15,NA(),ROUND(%[3]s*10^%[1]s,0)*%[2]s)", d.places.In(s.Sheet), sums, d.points.In(s.Sheet))
	for i := range d.Among {
		one, was := d.weight(i, 0)
		other, now := d.weight(i, 1)
		value := was.Mul(actual.Value).Sub(now.Mul(agreed.Value)).Abs().Shift(2 + power)
		d.beyond = d.beyond || value.Cmp(most) > 0
		s.Live(d.first+i, d.column, spreadsheet.Number, value, fmt.Sprintf("100*10^%s*ABS(%s*%s-%s*%s)", d.places.In(s.Sheet), one, actual.In(s.Sheet), other, agreed.In(s.Sheet)))
	}
	return s.Live(d.row+3, weightColumn, spreadsheet.Number, most, limit).In(s.Sheet)
}

// apartLong is apart where that is too long for a cell: it puts whether each is
// further than it may be, by numbers that take several.
func (d *band) apartLong() string {
	s, what := d.Sheet, d.Of+": band"
	s.Put(d.row-1, d.column, spreadsheet.Text("Beyond", spreadsheet.HeadRight))
	s.Put(d.row+3, LabelColumn, spreadsheet.Text("Points as a whole number, and a hundred of them", spreadsheet.Note))
	power := int32(d.places.Value.IntPart())
	points := s.Live(d.row+3, weightColumn, spreadsheet.Faint, d.points.Value.Shift(power), "ROUND(%s*10^%s,0)", d.points.At, d.places.At)
	hundred := s.Live(d.row+3, weightColumn+1, spreadsheet.Faint, decimal.New(1, 2+power), "100*10^%s", d.places.At)
	nought := spreadsheet.Figure{At: s.Put(d.row+3, d.combined, spreadsheet.Fixed(decimal.Decimal{}, spreadsheet.Faint))}
	agreed, actual, times := s.Book.Long(what, d.sums[0]), s.Book.Long(what, d.sums[1]), s.Book.Long(what, hundred)
	most := s.Book.Times(what, s.Book.Long(what, points), s.Book.Times(what, agreed, actual))
	counts := []spreadsheet.Long{s.Book.Times(what, times, actual), s.Book.Times(what, times, agreed)}
	for i, a := range d.Among {
		var parts []spreadsheet.Long
		for of, part := range d.parts {
			weight, takes := part.Of[a]
			if !takes {
				weight = nought
			}
			parts = append(parts, s.Book.Times(fmt.Sprintf("%s: %s", what, a), counts[of], s.Book.Long(what, weight)))
		}
		var either []string
		beyond := false
		for of, part := range parts {
			other := s.Book.Plus(what, []spreadsheet.Long{parts[1-of], most})
			beyond = beyond || part.Value.Cmp(other.Value) > 0
			either = append(either, part.Exceeds(s.Sheet, other))
		}
		d.beyond = d.beyond || beyond
		value := decimal.Decimal{}
		if beyond {
			value = decimal.NewFromInt(1)
		}
		s.Live(d.first+i, d.column, spreadsheet.Number, value, fmt.Sprintf("IF(OR(%s,%s),1,0)", either[0], either[1]))
	}
	return "0"
}

// chosen puts the weights of the basis that holds: the first, unless some are further
// apart than they may be.
func (d *band) chosen(most string) Weights {
	s, holds := d.Sheet, 0
	if d.beyond {
		holds = 1
	}
	all := spreadsheet.Column{First: d.At(d.first, d.column), Last: d.At(d.first+len(d.Among)-1, d.column)}.In(s.Sheet)
	var whole []spreadsheet.Figure
	for i := range d.Among {
		agreed, _ := d.weight(i, 0)
		actual, _ := d.weight(i, 1)
		_, value := d.weight(i, holds)
		whole = append(whole, s.Live(d.first+i, d.combined, spreadsheet.Number, value, fmt.Sprintf("IF(MAX(%s)>%s,%s,%s)", all, most, actual, agreed)))
	}
	return s.smallest(d.Weights, whole, d.combined+1)
}

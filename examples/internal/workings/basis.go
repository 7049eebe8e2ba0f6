package workings

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// Weights are the weights of a basis in its cells: the smallest whole numbers in
// their proportion.
type Weights struct {
	Of     map[attribution.Authority]spreadsheet.Figure
	Long   map[attribution.Authority]spreadsheet.Long // instead, where they take several cells; nil where they do not
	Among  []attribution.Authority                    // in the order of the rows
	Reason string                                     // why they are values and no formulas; "" where they follow from inputs

	perCent map[attribution.Authority]spreadsheet.Figure // where it is shown
	most    decimal.Decimal                              // what they may come to, if no common divisor makes them small
}

// weights are weights among authorities, still to be filled in.
func (s *Sheet) weights(among []attribution.Authority) Weights {
	return Weights{Of: make(map[attribution.Authority]spreadsheet.Figure), Among: among, perCent: make(map[attribution.Authority]spreadsheet.Figure)}
}

// Column are the weights in the order of their rows.
func (w Weights) Column() []spreadsheet.Figure {
	column := make([]spreadsheet.Figure, len(w.Among))
	for i, a := range w.Among {
		column[i] = w.Of[a]
	}
	return column
}

// made is what a basis was made from, as the statement's JSON has it: one of the
// kinds, and the figures of its own level.
type made struct {
	Demand []struct {
		Authority                        attribution.Authority
		Measure, Year, Quantity, Quality string
	}
	Percentages json.RawMessage
	Equal       bool
	Sole        string
	Blend       []struct{ Percent string }
	Average     []json.RawMessage
	Band        *struct{ Points string }
	Rounded     *struct{ To string }
	Months      map[attribution.Authority]string
}

// ByAuthority are figures by authority.
func ByAuthority(shares attribution.Shares) map[attribution.Authority]decimal.Decimal {
	by := make(map[attribution.Authority]decimal.Decimal, len(shares))
	for a, amount := range shares.All() {
		by[a] = amount
	}
	return by
}

// Weigh lays a basis out, unless it stands on the sheet already: its parts first,
// down to what was given.
func (s *Sheet) Weigh(title string, b attribution.Basis) Weights {
	tree, err := json.Marshal(b)
	if err != nil {
		panic("workings: a basis that has no JSON: " + err.Error())
	}
	if stands, known := s.bases[string(tree)]; known {
		return stands
	}
	var m made
	if err := json.Unmarshal(tree, &m); err != nil {
		panic("workings: the JSON of a basis that does not read: " + err.Error())
	}
	var w Weights
	switch {
	case m.Months != nil:
		w = s.months(title, b, m)
	case m.Blend != nil || m.Average != nil:
		w = s.blend(title, b, m)
	case m.Band != nil:
		w = s.band(title, b, m)
	case m.Rounded != nil:
		w = s.rounded(title, b, m)
	default:
		w = s.plain(title, b, m)
	}
	s.bases[string(tree)] = w
	return w
}

// number reads a number that the JSON of a basis has.
func number(text string) decimal.Decimal {
	n, err := attribution.ParseWeight(text)
	if err != nil {
		panic("workings: the JSON of a basis with a number that does not read: " + err.Error())
	}
	return n
}

// Columns of the table of a plain basis.
const (
	weightColumn  = spreadsheet.WeightColumn
	scaledColumn  = weightColumn + 1
	wholeColumn   = weightColumn + 2
	percentColumn = weightColumn + 3
)

// plain lays out a basis that combines no others: the weights as they were given,
// or counted from demand, and as the smallest whole numbers.
func (s *Sheet) plain(title string, b attribution.Basis, m made) Weights {
	row := s.Heading(title + ": " + b.String())
	units := make(map[attribution.Authority][]spreadsheet.Figure)
	if m.Demand != nil {
		row = s.demand(row, m, units)
	}
	s.Heads(row, "Authority", "Order", "Weight", "As whole numbers", "Smallest", "Per cent")
	w := s.weights(s.Book.sorted(b.Authorities()))
	given := ByAuthority(b.Weights())
	var figures []spreadsheet.Figure
	for i, a := range w.Among {
		at, weight := row+1+i, given[a]
		s.named(at, a)
		var f spreadsheet.Figure
		switch {
		case m.Demand != nil:
			f = s.Live(at, weightColumn, spreadsheet.Right, weight, "ROUND("+s.Sum(units[a])+",9)")
		case m.Equal, m.Sole != "":
			f = spreadsheet.Figure{At: s.Put(at, weightColumn, spreadsheet.Fixed(weight, spreadsheet.Right)), Value: weight}
		default:
			f = spreadsheet.Figure{At: s.Put(at, weightColumn, spreadsheet.Weight(weight)), Value: weight}
		}
		if !spreadsheet.Fits(weight) {
			w.Reason = "a weight of more than fifteen figures is more than a spreadsheet keeps"
		}
		figures = append(figures, f)
	}
	places := spreadsheet.Figure{Value: decimal.NewFromInt32(spreadsheet.DecimalsOf(figures))}
	if w.Reason == "" {
		w.Reason = tooFine(figures)
	}
	if w.Reason == "" && !Holds(spreadsheet.Total(figures).Shift(int32(places.Value.IntPart()))) {
		w.Reason = "the weights as whole numbers are longer than a spreadsheet keeps"
	}
	w.most = spreadsheet.Total(figures).Shift(int32(places.Value.IntPart()))
	below := row + 1 + len(figures)
	s.weightTotal(below)
	if w.Reason != "" {
		return s.asGiven(w, b, row+1)
	}
	s.Put(below+1, LabelColumn, spreadsheet.Text("Decimal places of the weights", spreadsheet.Note))
	places.At = s.Live(below+1, weightColumn, spreadsheet.Faint, places.Value, spreadsheet.Decimals(s.Sheet, figures)).At
	sum := s.Live(below, weightColumn, spreadsheet.StrongTotal, spreadsheet.Total(figures), s.Sum(figures))
	if m.Percentages != nil {
		s.Book.Check(Check{What: title + ": the percentages come to 100", Where: s.Of, Is: sum, Against: decimal.NewFromInt(100)})
	}
	return s.smallest(w, spreadsheet.Scaled(s.Sheet, scaledColumn, figures, places), wholeColumn)
}

// Holds says whether a spreadsheet can count so far in whole numbers.
func Holds(n decimal.Decimal) bool { return n.Cmp(decimal.New(9, 15)) <= 0 }

// named begins a row of an authority.
func (s *Sheet) named(row int, a attribution.Authority) {
	s.Put(row, LabelColumn, spreadsheet.Text(string(a), spreadsheet.Plain))
	s.Put(row, spreadsheet.OrderColumn, spreadsheet.Fixed(decimal.NewFromInt(int64(s.Book.Order[a])), spreadsheet.Faint))
}

func (s *Sheet) weightTotal(row int) {
	s.Put(row, LabelColumn, spreadsheet.Text("Total", spreadsheet.StrongTotal))
	for col := LabelColumn + 1; col <= percentColumn; col++ {
		s.Put(row, col, spreadsheet.Empty(spreadsheet.StrongTotal))
	}
}

// smallest puts whole numbers as the smallest ones in their proportion, and beside
// them what each is in per cent: the weights of the basis.
func (s *Sheet) smallest(w Weights, whole []spreadsheet.Figure, col int) Weights {
	smallest := spreadsheet.Smallest(s.Sheet, col, whole)
	last := smallest[len(smallest)-1]
	sum := s.Live(last.Row()+1, col, spreadsheet.NumberTotal, spreadsheet.Total(smallest), s.Sum(smallest))
	for i, f := range smallest {
		w.Of[w.Among[i]] = f
		s.Live(f.Row(), col+1, spreadsheet.PerCent, ratio(f.Value, sum.Value), "%s/%s", f.At, sum.At)
	}
	return w
}

// ratio is what a part is of a whole, to as many places as a spreadsheet shows.
func ratio(part, whole decimal.Decimal) decimal.Decimal {
	const places = 17
	if whole.Sign() == 0 {
		return decimal.Decimal{}
	}
	quotient, _ := part.QuoRem(whole, places)
	return quotient
}

// asGiven puts the weights of a basis as values, for the reason that stands with them.
func (s *Sheet) asGiven(w Weights, b attribution.Basis, first int) Weights {
	given := ByAuthority(b.Weights())
	for i, a := range w.Among {
		w.Of[a] = spreadsheet.Figure{At: s.Put(first+i, wholeColumn, spreadsheet.Fixed(given[a], spreadsheet.Right)), Value: given[a]}
	}
	s.Remark(s.Next(), "These weights are values and follow nothing: %s.", w.Reason)
	return w
}

// demand lays out the lines of a basis of demand: the quantity of each times its
// quality.
func (s *Sheet) demand(row int, m made, units map[attribution.Authority][]spreadsheet.Figure) int {
	s.Heads(row, "Demand", "", "Quantity", "Quality", "Units", "")
	s.Put(row, weightColumn+3, spreadsheet.Text("Of", spreadsheet.Head))
	for i, line := range m.Demand {
		at := row + 1 + i
		quantity, quality := number(line.Quantity), number(line.Quality)
		s.Put(at, LabelColumn, spreadsheet.Text(string(line.Authority), spreadsheet.Plain))
		much := s.Put(at, weightColumn, spreadsheet.Weight(quantity))
		each := s.Put(at, weightColumn+1, spreadsheet.Weight(quality))
		units[line.Authority] = append(units[line.Authority], s.Live(at, weightColumn+2, spreadsheet.Right, quantity.Mul(quality), "%s*%s", much, each))
		s.Put(at, weightColumn+3, spreadsheet.Text(strings.TrimSuffix(line.Measure+", "+line.Year, ", "), spreadsheet.Plain))
	}
	return row + len(m.Demand) + 2
}

// part lays out a part of a basis.
func (s *Sheet) part(title string, c attribution.Component) Weights {
	return s.Weigh(fmt.Sprintf("%s, %s", title, c.Role), c.Basis)
}

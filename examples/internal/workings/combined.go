package workings

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// TooLong is why a basis that combines others is not worked out in cells.
const TooLong = "multiplied out, the weights of its parts are longer than a spreadsheet keeps"

// blend lays out parts of a whole, each on a basis of its own: an authority's weight
// is the sum over the parts of percentage × common multiple ÷ that part's sum × its
// weight there.
func (s *Sheet) blend(title string, b attribution.Basis, m made) Weights {
	var parts []Weights
	percent := make([]decimal.Decimal, len(b.Components()))
	for i, c := range b.Components() {
		parts = append(parts, s.part(title, c))
		percent[i] = decimal.NewFromInt(1)
		if m.Blend != nil {
			percent[i] = number(m.Blend[i].Percent)
		}
	}
	t := s.together(title, b, parts)
	row := t.row
	s.Put(row, LabelColumn, spreadsheet.Text(map[bool]string{true: "Per cent", false: "Counts"}[m.Blend != nil], spreadsheet.Plain))
	var given []spreadsheet.Figure
	for i := range parts {
		cell := spreadsheet.Fixed(percent[i], spreadsheet.Right)
		if m.Blend != nil {
			cell = spreadsheet.Weight(percent[i])
		}
		given = append(given, spreadsheet.Figure{At: s.Put(row, weightColumn+i, cell), Value: percent[i]})
	}
	if m.Blend != nil {
		sum := s.Live(row, t.combined, spreadsheet.Right, spreadsheet.Total(given), s.Sum(given))
		s.Book.Check(Check{What: title + ": the parts come to 100 per cent", Where: s.Of, Is: sum, Against: decimal.NewFromInt(100)})
	}
	t.most = spreadsheet.Total(given).Shift(spreadsheet.DecimalsOf(given))
	for _, part := range parts {
		t.most = t.most.Mul(part.most)
	}
	if t.Reason == "" {
		t.Reason = tooFine(given)
	}
	switch {
	case t.Reason != "":
	case t.most.Cmp(decimal.New(spreadsheet.MostWeights, -roomToGrow)) > 0:
		return t.multiplyLong(s, given, b)
	default:
		t.multiply(s, given)
	}
	return t.finish(s, b)
}

// tooFine is why figures cannot be made whole numbers in cells; "" where they can.
func tooFine(given []spreadsheet.Figure) string {
	if spreadsheet.DecimalsOf(given) > spreadsheet.MostDecimals {
		return "a figure has more decimal places than a spreadsheet can tell"
	}
	return ""
}

// roomToGrow is by how many digits inputs may make weights longer before a cell
// cannot hold them: a budget to the penny where it was to the pound, say.
const roomToGrow = 3

// together is the table in which parts of a basis become one.
type together struct {
	Weights
	row      int // of what counts each part
	first    int // of the authorities
	parts    []Weights
	sums     []spreadsheet.Figure // of the weights of each part
	times    []spreadsheet.Figure // what each part's weights count
	combined int                  // the column of what they come to
}

// together begins the table: a column for each part, its weights and their sum.
func (s *Sheet) together(title string, b attribution.Basis, parts []Weights) *together {
	row := s.Heading(title + ": " + b.String())
	t := &together{parts: parts, combined: weightColumn + len(parts)}
	t.Weights = s.weights(s.Book.sorted(b.Authorities()))
	heads := []string{"Authority", "Order"}
	for i := range parts {
		heads = append(heads, fmt.Sprintf("Part %d: weight", i+1))
		if parts[i].Reason != "" {
			t.Reason = "a part of it is no formula: " + parts[i].Reason
		}
	}
	s.Heads(row, append(heads, "Together", "Smallest", "Per cent")...)
	t.row, t.first = row+1, row+5
	for i, a := range t.Among {
		s.named(t.first+i, a)
		for j, part := range parts {
			if f, takes := part.Of[a]; takes {
				s.Live(t.first+i, weightColumn+j, spreadsheet.Number, f.Value, "%s", f.At)
			} else if f, takes := part.perCent[a]; takes && part.Long != nil {
				s.Live(t.first+i, weightColumn+j, spreadsheet.PerCent, f.Value, "%s", f.At)
			}
		}
	}
	for j, part := range parts {
		if part.Long != nil {
			t.sums = append(t.sums, spreadsheet.Figure{})
			continue
		}
		column := part.Column()
		t.sums = append(t.sums, s.Live(t.row+1, weightColumn+j, spreadsheet.Number, spreadsheet.Total(column), "SUM(%s:%s)", column[0].At, column[len(column)-1].At))
	}
	s.Put(t.row+1, LabelColumn, spreadsheet.Text("Sum of the weights", spreadsheet.Plain))
	for col := LabelColumn; col <= t.combined+2; col++ {
		s.Put(t.first+len(t.Among), col, spreadsheet.Empty(spreadsheet.StrongTotal))
	}
	s.Put(t.first+len(t.Among), LabelColumn, spreadsheet.Text("Total", spreadsheet.StrongTotal))
	return t
}

// multiply puts what each part's weights count: its percentage, as a whole number,
// times the common multiple of the sums ÷ its own sum.
func (t *together) multiply(s *Sheet, given []spreadsheet.Figure) {
	s.Put(t.row+2, LabelColumn, spreadsheet.Text("Common multiple of the sums so far", spreadsheet.Plain))
	s.Put(t.row+3, LabelColumn, spreadsheet.Text("Each weight counts", spreadsheet.Plain))
	places, scaled := spreadsheet.DecimalsOf(given), make([]*big.Int, len(given))
	all := new(big.Int)
	for i, f := range given {
		scaled[i] = f.Value.Shift(places).BigInt()
		all.GCD(nil, nil, all, scaled[i])
	}
	common, most := big.NewInt(1), new(big.Int)
	var multiple spreadsheet.Figure
	for i, sum := range t.sums {
		n := sum.Value.BigInt()
		common.Mul(common, new(big.Int).Quo(n, new(big.Int).GCD(nil, nil, common, n)))
		most.Add(most, new(big.Int).Quo(scaled[i], all))
		value := decimal.NewFromBigInt(common, 0)
		if !Holds(value) {
			t.Reason = TooLong
			return
		}
		if i == 0 {
			multiple = s.Live(t.row+2, weightColumn, spreadsheet.Number, value, "%s", sum.At)
			continue
		}
		before := multiple.In(s.Sheet)
		formula := fmt.Sprintf("%[1]s/GCD(%[1]s,%[2]s)*%[2]s", before, sum.In(s.Sheet))
		multiple = s.Live(t.row+2, weightColumn+i, spreadsheet.Number, value, fmt.Sprintf("IF(%[1]s>9E+15,NA(),%[1]s)", formula))
	}
	if most.Mul(most, common); !Holds(decimal.NewFromBigInt(most, 0)) {
		t.Reason = TooLong
		return
	}
	whole := s.wholePercentages(t, given, places)
	var sum strings.Builder
	fmt.Fprintf(&sum, "SUM(%s:%s)", whole[0].In(s.Sheet), whole[len(whole)-1].In(s.Sheet))
	for i, f := range whole {
		count := new(big.Int).Quo(f.Value.BigInt(), all)
		count.Mul(count, new(big.Int).Quo(common, t.sums[i].Value.BigInt()))
		divisor := fmt.Sprintf("GCD(%s:%s)", whole[0].In(s.Sheet), whole[len(whole)-1].In(s.Sheet))
		formula := fmt.Sprintf("IF(%s/%s*%s>9E+15,NA(),%s/%s*(%s/%s))", sum.String(), divisor, multiple.In(s.Sheet), f.In(s.Sheet), divisor, multiple.In(s.Sheet), t.sums[i].In(s.Sheet))
		t.times = append(t.times, s.Live(t.row+3, weightColumn+i, spreadsheet.Number, decimal.NewFromBigInt(count, 0), formula))
	}
}

// wholePercentages puts the percentages as whole numbers, beside their decimal places.
func (s *Sheet) wholePercentages(t *together, given []spreadsheet.Figure, places int32) []spreadsheet.Figure {
	row := t.first + len(t.Among) + 1
	s.Put(row, LabelColumn, spreadsheet.Text("Parts as whole numbers; their decimal places", spreadsheet.Note))
	many := s.Live(row, t.combined, spreadsheet.Faint, decimal.NewFromInt32(places), spreadsheet.Decimals(s.Sheet, given))
	var whole []spreadsheet.Figure
	for i, f := range given {
		whole = append(whole, s.Live(row, weightColumn+i, spreadsheet.Faint, f.Value.Shift(places), "ROUND(%s*10^%s,0)", f.At, many.At))
	}
	return whole
}

// finish puts what the parts come to, and the smallest whole numbers of that: the
// weights of the basis.
func (t *together) finish(s *Sheet, b attribution.Basis) Weights {
	if t.Reason != "" {
		given := ByAuthority(b.Weights())
		for i, a := range t.Among {
			value := given[a]
			t.Of[a] = spreadsheet.Figure{At: s.Put(t.first+i, t.combined+1, spreadsheet.Fixed(value, spreadsheet.Right)), Value: value}
		}
		s.Remark(s.Next(), "These weights are values and follow nothing: %s.", t.Reason)
		return t.Weights
	}
	var whole []spreadsheet.Figure
	for i, a := range t.Among {
		var formula []string
		var value decimal.Decimal
		for j, part := range t.parts {
			if f, takes := part.Of[a]; takes {
				formula = append(formula, t.times[j].In(s.Sheet)+"*"+s.At(t.first+i, weightColumn+j).In(s.Sheet))
				value = value.Add(t.times[j].Value.Mul(f.Value))
			}
		}
		whole = append(whole, s.Live(t.first+i, t.combined, spreadsheet.Number, value, strings.Join(formula, "+")))
	}
	return s.smallest(t.Weights, whole, t.combined+1)
}

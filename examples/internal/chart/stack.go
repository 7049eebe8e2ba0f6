package chart

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Stack is bars of several parts each, one bar under the other: what each authority
// bears, by rule or by service. What is below nought goes the other way.
type Stack struct {
	Title string
	Does  string // what a bar's owner does with its sum: bears
	Bars  []string
	Parts []Part
}

// Describe says who has most, and which part is the largest.
func (s Stack) Describe() (title, finding string) {
	sums := sums(len(s.Bars), s.Parts)
	if len(sums) == 0 {
		return s.Title, ""
	}
	first := most(sums)
	switch {
	case len(sums) == 1:
		finding = fmt.Sprintf("%s %s %s", s.Bars[0], s.Does, Short(sums[0]))
	case sums[first].Sign() > 0:
		finding = fmt.Sprintf("%s %s most, %s of %s", s.Bars[first], s.Does, Short(sums[first]), Short(total(sums)))
	default:
		finding = Short(total(sums)) + " in all"
	}
	if told := largest(s.Parts, func(p Part) decimal.Decimal { return total(p.Amounts) }); told != "" {
		finding += "; the largest part is " + told
	}
	return s.Title, finding + "."
}

// SVG draws the bars, what the colours mean above them.
func (s Stack) SVG(id string) string {
	d, parts := &drawing{}, gathered(s.Parts)
	top := 0
	if len(parts) > 1 {
		top = d.legend(keys(parts))
	}
	low, high := reach(len(s.Bars), parts)
	figures := make([]string, len(s.Bars))
	for i, sum := range sums(len(s.Bars), s.Parts) {
		figures[i] = Short(sum)
	}
	pitch, thick := 34, 24
	if len(s.Bars) > fewRows {
		pitch, thick = 22, 15
	}
	r := d.rows(top, s.Bars, figures, low, high, pitch)
	for i, bar := range s.Bars {
		for _, each := range stacked(i, parts) {
			d.bar(r, r.middle(i)-thick/2, thick, r.place(each.from), r.place(each.to), looks[each.part], Short(each.amount),
				bar+", "+parts[each.part].Name+": "+attribution.FormatSterling(each.amount))
		}
	}
	return d.svg(id, s)
}

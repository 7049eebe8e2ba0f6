package chart

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Columns is sums by year, each of several parts: savings by category, burdens by
// origin. What is below nought hangs down.
type Columns struct {
	Title string
	Years []string
	Parts []Part
}

// Describe says from where to where it goes, and which part is the largest in the
// last year.
func (c Columns) Describe() (title, finding string) {
	if len(c.Years) == 0 {
		return c.Title, ""
	}
	sums := sums(len(c.Years), c.Parts)
	last := len(c.Years) - 1
	finding = fmt.Sprintf("%s in %s", Short(sums[last]), c.Years[last])
	if last > 0 {
		finding = fmt.Sprintf("From %s in %s to %s", Short(sums[0]), c.Years[0], finding)
	}
	if told := largest(c.Parts, func(p Part) decimal.Decimal { return p.Amounts[last] }); told != "" {
		finding += "; the largest part is then " + told
	}
	return c.Title, finding + "."
}

// SVG draws the columns, what the colours mean above them, and what each comes to
// under its year.
func (c Columns) SVG(id string) string {
	d, parts := &drawing{}, gathered(c.Parts)
	top := 0
	if len(parts) > 1 {
		top = d.legend(keys(parts))
	}
	figures := make([]string, len(c.Years))
	for i, sum := range sums(len(c.Years), c.Parts) {
		figures[i] = Short(sum)
	}
	low, high := reach(len(c.Years), parts)
	u := d.upright(top, c.Years, figures, low, high)
	for i := range c.Years {
		for _, s := range stacked(i, parts) {
			d.column(u, i, u.place(s.from), u.place(s.to), looks[s.part], Short(s.amount), c.Years[i]+", "+parts[s.part].Name+": "+attribution.FormatSterling(s.amount))
		}
	}
	return d.svg(id, c)
}

// column draws a sum from one level to another over a year, with its figure in it
// where there is room.
func (d *drawing) column(u upright, year, from, to int, in look, figure, says string) {
	if from > to {
		from, to = to, from
	}
	wide, high := max(u.wide*2/(3*u.years), 1), max(to-from, 1)
	if high > 3 {
		high-- // a gap between neighbours
	}
	y := u.bottom - from - high
	d.box(u.centre(year)-wide/2, y, wide, high, in, says)
	if width(figure, markSize)+4 <= wide && high >= markSize+2 {
		d.figure(u.centre(year), y+high/2, in, figure)
	}
}

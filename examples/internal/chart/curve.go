package chart

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Curve is one figure year by year, and the year from which it stays at or above
// nought: a cumulative net saving and its break-even.
type Curve struct {
	Title   string
	Years   []string
	Amounts []decimal.Decimal
	Turns   string // the year, if there is one
	Turning string // what it is called: break-even
}

// Describe says from where to where it goes, and when it turns.
func (c Curve) Describe() (title, finding string) {
	if len(c.Years) == 0 {
		return c.Title, ""
	}
	last := len(c.Years) - 1
	finding = fmt.Sprintf("%s in %s", Short(c.Amounts[last]), c.Years[last])
	if last > 0 {
		finding = fmt.Sprintf("From %s in %s to %s", Short(c.Amounts[0]), c.Years[0], finding)
	}
	if c.Turns != "" {
		finding += fmt.Sprintf("; %s in %s", c.Turning, c.Turns)
	}
	return c.Title, finding + "."
}

// SVG draws the curve, the figures of its points under their years, and where it
// turns.
func (c Curve) SVG(id string) string {
	d := &drawing{}
	low, high := new(big.Int), new(big.Int)
	figures := make([]string, len(c.Years))
	for i, amount := range c.Amounts {
		low, high = least(low, pence(amount)), greatest(high, pence(amount))
		figures[i] = Short(amount)
	}
	top := 0
	if c.Turns != "" {
		top = leading // for what is said above it
	}
	u := d.upright(top, c.Years, figures, low, high)
	for i, year := range c.Years {
		if year == c.Turns {
			x := u.centre(i)
			fmt.Fprintf(d, `<path d="M%d %dV%d" stroke="%s" stroke-dasharray="4 3"/>`+"\n", x, leading+2, u.bottom, dark)
			says := cut(capital(c.Turning)+" "+year, paper, textSize)
			half := width(says, textSize)/2 + 1
			d.text(min(max(x, half), paper-half), textSize, textSize, mid, dark, says)
		}
	}
	points := make([]string, len(c.Amounts))
	for i, amount := range c.Amounts {
		points[i] = fmt.Sprintf("%d,%d", u.centre(i), u.bottom-u.place(amount))
	}
	fmt.Fprintf(d, `<polyline points="%s" fill="none" stroke="%s" stroke-width="3" stroke-linejoin="round"/>`+"\n", strings.Join(points, " "), blue)
	for i, amount := range c.Amounts {
		fmt.Fprintf(d, `<circle cx="%d" cy="%d" r="4" fill="%s" stroke="%s">`, u.centre(i), u.bottom-u.place(amount), blue, white)
		d.says(c.Years[i] + ": " + attribution.FormatSterling(amount))
		d.WriteString("</circle>\n")
	}
	return d.svg(id, c)
}

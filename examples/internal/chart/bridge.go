package chart

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Bridge is how one figure becomes another, step by step: from the budget to the
// outturn, from gross to net.
type Bridge struct {
	Title string
	Steps []Step
}

// Step is a change, or a level that the changes before it come to. The first is a
// level.
type Step struct {
	Label  string
	Amount decimal.Decimal
	Level  bool
}

// Describe says from where to where it goes, and which step is the largest.
func (b Bridge) Describe() (title, finding string) {
	if len(b.Steps) == 0 {
		return b.Title, ""
	}
	first, last := b.Steps[0], b.Steps[len(b.Steps)-1]
	finding = fmt.Sprintf("%s %s, %s %s", capital(first.Label), Short(first.Amount), small(last.Label), Short(last.Amount))
	largest := Step{}
	for _, step := range b.Steps {
		if !step.Level && step.Amount.Abs().GreaterThan(largest.Amount.Abs()) {
			largest = step
		}
	}
	if largest.Label != "" {
		finding += fmt.Sprintf("; the largest step is %s, %s", largest.Label, change(largest.Amount))
	}
	return b.Title, finding + "."
}

// change writes a change with its sign.
func change(amount decimal.Decimal) string {
	if amount.Sign() > 0 {
		return "+" + Short(amount)
	}
	return Short(amount)
}

// SVG draws the levels from nought and each change from where the one before it
// came to. Where the changes would not be seen beside the levels, the axis starts
// above nought, and the levels are broken to show it.
func (b Bridge) SVG(id string) string {
	d := &drawing{}
	var labels, figures []string
	for _, step := range b.Steps {
		labels = append(labels, step.Label)
		if step.Level {
			figures = append(figures, Short(step.Amount))
		} else {
			figures = append(figures, change(step.Amount))
		}
	}
	low, high, cut := b.reach()
	const pitch, thick = 34, 24
	r := d.rows(0, labels, figures, low, high, pitch)
	var level decimal.Decimal
	for i, step := range b.Steps {
		says := strings.TrimSpace(step.Label) + ": " + attribution.FormatSterling(step.Amount)
		from, to, fill := level, level.Add(step.Amount), orange
		switch {
		case step.Level:
			from, to, fill = decimal.Decimal{}, step.Amount, blue
		case step.Amount.Sign() < 0:
			fill = sky
		}
		begins := 0 // where a broken level does
		if !cut || !step.Level {
			begins = r.place(from)
		}
		if step.Amount.Sign() != 0 {
			d.bar(r, r.middle(i)-thick/2, thick, begins, r.place(to), look{colour: fill}, "", says)
		}
		if cut && step.Level {
			d.broken(r.left+14, r.middle(i)-thick/2, thick)
		}
		if level = to; i+1 < len(b.Steps) {
			x := r.left + r.place(level)
			d.line(x, r.middle(i)+thick/2, x, r.middle(i+1)-thick/2, middle)
		}
	}
	if cut {
		d.height += leading
		d.text(r.left, d.height-4, markSize, start, middle, "The axis does not start at nought.")
	}
	return d.svg(id, b)
}

// reach returns between which sums, in pence, the axis runs at least, and whether
// it is cut off above nought: where the changes take less than a tenth of it.
func (b Bridge) reach() (low, high *big.Int, cut bool) {
	level := new(big.Int)
	for i, step := range b.Steps {
		if step.Level {
			level = pence(step.Amount)
		} else {
			level = new(big.Int).Add(level, pence(step.Amount))
		}
		if i == 0 {
			low, high = level, level
		}
		low, high = least(low, level), greatest(high, level)
	}
	nought := new(big.Int)
	if len(b.Steps) == 0 {
		return nought, nought, false
	}
	span := new(big.Int).Sub(high, low)
	if span.Sign() > 0 && low.Sign() > 0 && new(big.Int).Mul(span, big.NewInt(10)).Cmp(high) < 0 {
		return new(big.Int).Sub(low, span.Rsh(span, 1)), high, true
	}
	return least(low, nought), greatest(high, nought), false
}

// broken marks a bar that does not start at nought.
func (d *drawing) broken(x, y, thick int) {
	for _, right := range []int{0, 5} {
		fmt.Fprintf(d, `<path d="M%d %dL%d %d" stroke="%s" stroke-width="2"/>`+"\n", x+right-3, y+thick+1, x+right+3, y-1, white)
	}
}

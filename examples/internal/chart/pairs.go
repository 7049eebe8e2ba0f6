package chart

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Pairs is two sums for each of several: what each authority spent before and
// spends after, and how far apart they are.
type Pairs struct {
	Title         string
	First, Second string // what the two are: before, after
	Fall, Rise    string // what one does whose second is lower, or higher: saves, pays more
	Of            []Pair
}

// Pair is the two sums of one.
type Pair struct {
	Label         string
	First, Second decimal.Decimal
}

// fall is how far the second is below the first.
func (p Pair) fall() decimal.Decimal { return p.First.Sub(p.Second) }

// Describe says what all come to, and whose falls and whose rises.
func (p Pairs) Describe() (title, finding string) {
	if len(p.Of) == 0 {
		return p.Title, ""
	}
	var all Pair
	for _, each := range p.Of {
		all.First, all.Second = all.First.Add(each.First), all.Second.Add(each.Second)
	}
	finding = fmt.Sprintf("In all %s %s, %s %s.", Short(all.First), p.First, Short(all.Second), p.Second)
	if all.fall().Sign() == 0 {
		finding = fmt.Sprintf("In all %s either way.", Short(all.First))
	}
	falls := func(of Pair) decimal.Decimal { return of.fall() }
	rises := func(of Pair) decimal.Decimal { return of.fall().Neg() }
	return p.Title, finding + p.whose(p.Fall, falls) + p.whose(p.Rise, rises)
}

// whose names those of whom something is above nought, and how much; of more than
// three, how many they are and whose is most.
func (p Pairs) whose(does string, is func(Pair) decimal.Decimal) string {
	var told []string
	most := 0
	for i, each := range p.Of {
		if is(each).Sign() > 0 {
			told = append(told, each.Label+" "+Short(is(each)))
		}
		if is(each).GreaterThan(is(p.Of[most])) {
			most = i
		}
	}
	switch {
	case len(told) == 0:
		return ""
	case len(told) > 3:
		return fmt.Sprintf(" %s: %d of %d, %s most, %s.", capital(does), len(told), len(p.Of), p.Of[most].Label, Short(is(p.Of[most])))
	}
	return fmt.Sprintf(" %s: %s.", capital(does), strings.Join(told, ", "))
}

// SVG draws a pair of bars for each, and says how far apart they are.
func (p Pairs) SVG(id string) string {
	d := &drawing{}
	low, high := new(big.Int), new(big.Int)
	var labels, figures []string
	for _, each := range p.Of {
		for _, amount := range []decimal.Decimal{each.First, each.Second} {
			low, high = least(low, pence(amount)), greatest(high, pence(amount))
		}
		labels, figures = append(labels, each.Label), append(figures, p.says(each))
	}
	pitch, thick := 42, 16
	if len(p.Of) > fewRows {
		pitch, thick = 22, 8
	}
	r := d.rows(d.legend([]key{{look{colour: pale}, p.First}, {look{colour: blue}, p.Second}}), labels, figures, low, high, pitch)
	for i, each := range p.Of {
		nought := r.place(decimal.Decimal{})
		for side, amount := range []decimal.Decimal{each.First, each.Second} {
			if amount.Sign() != 0 {
				y := r.middle(i) + (side-1)*thick
				d.bar(r, y, thick-1, nought, r.place(amount), []look{look{colour: pale}, look{colour: blue}}[side], Short(amount),
					each.Label+", "+[]string{p.First, p.Second}[side]+": "+attribution.FormatSterling(amount))
			}
		}
	}
	return d.svg(id, p)
}

// says is how far apart the two of one are, in words and figures.
func (p Pairs) says(of Pair) string {
	fall := of.fall()
	switch fall.Sign() {
	case 1:
		return p.Fall + " " + Short(fall)
	case -1:
		return p.Rise + " " + Short(fall.Neg())
	}
	return "no change"
}

package savings

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Tracked is one line of a benefits report: what was budgeted and has been saved,
// or what was approved and has been achieved. A figure that is not Valid is not
// known, which is not nought. Savings are positive, costs such as transitional
// support negative.
//
// A line without an authority is its service's as a whole. Beside lines of
// authorities it is their total, and holds the figures that stand in total only,
// such as the actuals of Bromsgrove & Redditch.
//
// Source: Bromsgrove & Redditch report, Appendix A.
type Tracked struct {
	Service     string
	Category    string // a group of services with a subtotal of its own; optional
	Authority   attribution.Authority
	NonCashable bool

	Budget, Actual                decimal.NullDecimal
	Approved, Achieved, Pressures decimal.NullDecimal
}

// Known returns a figure that is known.
func Known(amount decimal.Decimal) decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: amount, Valid: true}
}

func (t Tracked) check() error {
	faults := []error{name("a tracked line", t.Service)}
	for _, figure := range t.figures() {
		if figure.value.Valid {
			faults = append(faults, money(figure.name, figure.value.Decimal))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return in(t.Service, err)
	}
	return nil
}

type figure struct {
	name  string
	value *decimal.NullDecimal
}

// figures are the figures of a line, to be read or filled in.
func (t *Tracked) figures() []figure {
	return []figure{{"budget", &t.Budget}, {"actual", &t.Actual}, {"approved", &t.Approved}, {"achieved", &t.Achieved}, {"pressures", &t.Pressures}}
}

// heading is what the lines of one service have in common: the same service
// stands once under each category, cashable and not apart.
type heading struct {
	service, category string
	nonCashable       bool
}

func (t Tracked) heading() heading { return heading{t.Service, t.Category, t.NonCashable} }

// addedUp adds lines up figure by figure. A figure is known where every line that
// counts for it has it, and there is one; pressures that are not given are none.
func addedUp(lines []Tracked, counts func(figures []figure, i int) bool) (sum Tracked) {
	var missing [5]bool
	figures := sum.figures()
	for _, line := range lines {
		for i, each := range line.figures() {
			switch {
			case each.value.Valid:
				*figures[i].value = Known(figures[i].value.Decimal.Add(each.value.Decimal))
			case each.name != "pressures" && counts(line.figures(), i):
				missing[i] = true
			}
		}
	}
	for i, figure := range figures {
		if missing[i] {
			*figure.value = decimal.NullDecimal{}
		}
	}
	return sum
}

// whole adds up the lines of a service's authorities: all of them count.
func whole(parts []Tracked) Tracked {
	return addedUp(parts, func([]figure, int) bool { return true })
}

// summed adds up lines of several services: those that have the figure count, an
// actual beside its budget, and what is achieved beside what was approved.
func summed(lines []Tracked) Tracked {
	return addedUp(lines, func(figures []figure, i int) bool {
		against := figures[i].name == "actual" || figures[i].name == "achieved"
		return against && figures[i-1].value.Valid
	})
}

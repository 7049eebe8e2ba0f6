package savings

import (
	"errors"
	"slices"

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
// Source: Bromsgrove & Redditch report, Appendix A, and Appendix C, section j (a
// revenue budget with its projected outturn, and a capital budget).
type Tracked struct {
	Service     string
	Category    string // a group of services with a subtotal of its own; optional
	Authority   attribution.Authority
	NonCashable bool

	// Kind is Revenue, as where it is empty, or Capital: a budget of capital
	// spending, grants toward it negative, which is to be spent and not to be saved.
	Kind Kind

	Budget, Actual                decimal.NullDecimal
	Forecast                      decimal.NullDecimal // of the whole year, where it is not over: it goes before the actual so far
	Approved, Achieved, Pressures decimal.NullDecimal

	Comment   string
	Published Status // as the report prints it; empty: it prints none
}

// outturn is what the budget is held against: the forecast, or else the actual.
func (t Tracked) outturn() decimal.NullDecimal {
	if t.Forecast.Valid {
		return t.Forecast
	}
	return t.Actual
}

// Known returns a figure that is known.
func Known(amount decimal.Decimal) decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: amount, Valid: true}
}

func (t Tracked) check() error {
	faults := []error{name("a tracked line", t.Service)}
	if t.Kind != "" && t.Kind != Revenue && t.Kind != Capital {
		faults = append(faults, fault(attribution.ErrChoice, "%.40q is no kind of tracked line: %s or %s", string(t.Kind), Revenue, Capital))
	}
	if t.Kind == Capital && (t.NonCashable || t.Approved.Valid || t.Achieved.Valid || t.Pressures.Valid) {
		faults = append(faults, fault(attribution.ErrChoice, "capital is held against its budget alone, and is cash"))
	}
	if !slices.Contains([]Status{"", Green, Amber, Red}, t.Published) {
		faults = append(faults, fault(attribution.ErrChoice, "%.40q is no status: %s, %s or %s", string(t.Published), Green, Amber, Red))
	}
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

// figure is a figure of a line, and the target that it is held against, if any.
type figure struct {
	name           string
	value, against *decimal.NullDecimal
}

// figures are the figures of a line, to be read or filled in.
func (t *Tracked) figures() []figure {
	return []figure{{"budget", &t.Budget, nil}, {"actual", &t.Actual, &t.Budget}, {"forecast", &t.Forecast, &t.Budget},
		{"approved", &t.Approved, nil}, {"achieved", &t.Achieved, &t.Approved}, {"pressures", &t.Pressures, nil}}
}

// heading is what the lines of one service have in common: the same service
// stands once under each category, cashable and not apart, and capital apart.
type heading struct {
	service, category    string
	nonCashable, capital bool
}

func (t Tracked) heading() heading {
	return heading{t.Service, t.Category, t.NonCashable, t.Kind == Capital}
}

// addedUp adds lines up figure by figure. A figure is known where every line that
// counts for it has it, and there is one; pressures that are not given are none.
// Where any line has a forecast, the others' actuals stand for theirs.
func addedUp(lines []Tracked, counts func(figure) bool) (sum Tracked) {
	forecast := slices.ContainsFunc(lines, func(t Tracked) bool { return t.Forecast.Valid })
	var missing [6]bool
	figures := sum.figures()
	for _, line := range lines {
		if forecast {
			line.Forecast = line.outturn()
		}
		for i, each := range line.figures() {
			switch {
			case each.value.Valid:
				*figures[i].value = Known(figures[i].value.Decimal.Add(each.value.Decimal))
			case each.name != "pressures" && counts(each):
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
	return addedUp(parts, func(figure) bool { return true })
}

// summed adds up lines of several services: those that have the figure count, and
// those that have the target that it is held against.
func summed(lines []Tracked) Tracked {
	return addedUp(lines, func(f figure) bool { return f.against != nil && f.against.Valid })
}

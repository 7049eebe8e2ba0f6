package savings

import (
	"errors"
	"fmt"
	"slices"
	"strings"

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

// Status is how a saving stands.
type Status string

// The statuses. The empty Status means that there is nothing to judge by.
const (
	Green Status = "green"
	Amber Status = "amber"
	Red   Status = "red"
)

// Thresholds are the parts of the target, from which a line is green or amber:
// 1 is all of it.
type Thresholds struct{ Green, Amber decimal.Decimal }

// Standing is how a line, or a total of lines, stands.
//
//	variance   = actual − budget       (positive is more saved than budgeted)
//	unachieved = approved − achieved
//	at risk    = unachieved + pressures
//
// A figure is known where those it comes from are; pressures not given are none.
type Standing struct {
	Tracked
	Variance, Unachieved, AtRisk decimal.NullDecimal
	Status                       Status
}

// Tracking is a benefits report worked out. It is immutable.
type Tracking struct {
	thresholds Thresholds
	lines      []Standing
	services   []Standing
}

// Track works out a benefits report. The target of a line is its budget, of which
// the actual is secure, or what was approved, of which all but what is at risk is.
// The line is green from Green × target, amber from Amber × target, else red; a
// target of nought or less is green when met, else red; a line with both targets
// has the worse status.
// Errors: ErrText for a line without a service, ErrAmount for a threshold outside
// 0 to 1, ErrChoice for an amber above the green, ErrPenny, ErrLimit.
func Track(t Thresholds, lines ...Tracked) (Tracking, error) {
	faults := []error{rate("the threshold of green", t.Green, 1), rate("the threshold of amber", t.Amber, 1)}
	if err := errors.Join(faults...); err != nil {
		return Tracking{}, err
	}
	if t.Amber.Cmp(t.Green) > 0 {
		return Tracking{}, fault(attribution.ErrChoice, "amber from %s, green only from %s", plain(t.Amber), plain(t.Green))
	}
	tracking := Tracking{thresholds: t}
	for _, line := range lines {
		faults = append(faults, line.check())
	}
	if err := errors.Join(faults...); err != nil {
		return Tracking{}, err
	}
	for _, line := range lines {
		if line.Authority == "" {
			line.complete(lines)
		}
		tracking.lines = append(tracking.lines, t.stand(line))
	}
	tracking.services = tracking.together()
	return tracking, nil
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

// complete fills in a total line from the lines of authorities that it is the
// total of, where it does not state a figure and all of them do.
func (t *Tracked) complete(lines []Tracked) {
	var parts []Tracked
	for _, line := range lines {
		if line.Authority != "" && t.heading() == line.heading() {
			parts = append(parts, line)
		}
	}
	for i, figure := range t.figures() {
		if sum := sumOf(parts, i); !figure.value.Valid && sum.Valid {
			*figure.value = sum
		}
	}
}

// sumOf adds up a figure over lines, if there are any and all have it; pressures
// that are not given are none.
func sumOf(lines []Tracked, figure int) (sum decimal.NullDecimal) {
	for _, line := range lines {
		switch each := line.figures()[figure]; {
		case each.value.Valid:
			sum = Known(sum.Decimal.Add(each.value.Decimal))
		case each.name != "pressures":
			return decimal.NullDecimal{}
		}
	}
	return sum
}

// stand works out how a line stands.
func (t Thresholds) stand(line Tracked) Standing {
	s := Standing{Tracked: line, Variance: less(line.Actual, line.Budget), Unachieved: less(line.Approved, line.Achieved)}
	if s.Unachieved.Valid {
		s.AtRisk = Known(s.Unachieved.Decimal.Add(line.Pressures.Decimal))
	}
	if s.Variance.Valid {
		s.Status = t.status(line.Budget.Decimal, s.Variance.Decimal.Neg())
	}
	if s.AtRisk.Valid {
		s.Status = worse(s.Status, t.status(line.Approved.Decimal, s.AtRisk.Decimal))
	}
	return s
}

func less(a, b decimal.NullDecimal) decimal.NullDecimal {
	if !a.Valid || !b.Valid {
		return decimal.NullDecimal{}
	}
	return Known(a.Decimal.Sub(b.Decimal))
}

// status judges a target by what is short of it.
func (t Thresholds) status(target, short decimal.Decimal) Status {
	secure := target.Sub(short)
	switch {
	case short.Sign() <= 0, target.Sign() > 0 && secure.Cmp(target.Mul(t.Green)) >= 0:
		return Green
	case target.Sign() > 0 && secure.Cmp(target.Mul(t.Amber)) >= 0:
		return Amber
	}
	return Red
}

func worse(a, b Status) Status {
	for _, status := range []Status{Red, Amber, Green} {
		if a == status || b == status {
			return status
		}
	}
	return ""
}

// Lines returns how each line stands, in the order given; a total line has the
// figures of its authorities where it states none of its own.
func (t Tracking) Lines() []Standing { return slices.Clone(t.lines) }

// Thresholds returns the thresholds of the statuses.
func (t Tracking) Thresholds() Thresholds { return t.thresholds }

// Services returns how each service stands as a whole, in the order in which the
// lines first name them: as its total line says, or else the sum of its lines.
// The same service stands once under each category, cashable and not apart.
func (t Tracking) Services() []Standing { return slices.Clone(t.services) }

// together puts the lines of each service together.
func (t Tracking) together() []Standing {
	var order []heading
	wholes, parts := make(map[heading][]Tracked), make(map[heading][]Tracked)
	for _, line := range t.lines {
		service := line.heading()
		if wholes[service] == nil && parts[service] == nil {
			order = append(order, service)
		}
		if line.Authority == "" {
			wholes[service] = append(wholes[service], line.Tracked)
		} else {
			parts[service] = append(parts[service], line.Tracked)
		}
	}
	services := make([]Standing, len(order))
	for i, service := range order {
		lines := wholes[service]
		if lines == nil {
			lines = parts[service]
		}
		sum := summed(lines)
		sum.Service, sum.Category, sum.NonCashable = service.service, service.category, service.nonCashable
		services[i] = t.thresholds.stand(sum)
	}
	return services
}

// Total returns how the services that keep chooses stand together. A figure is
// summed over the services that have it; where one has a budget and no actual
// the actual and the variance of the total are not known, and likewise what is
// achieved of what was approved. Total of every service is the overall position.
func (t Tracking) Total(keep func(Standing) bool) Standing {
	var kept []Tracked
	for _, s := range t.services {
		if keep(s) {
			kept = append(kept, s.Tracked)
		}
	}
	return t.thresholds.stand(summed(kept))
}

// summed adds up lines figure by figure; an actual with its budget, what is
// achieved with what was approved.
func summed(lines []Tracked) (sum Tracked) {
	for i, figure := range sum.figures() {
		var having []Tracked
		for _, line := range lines {
			figures := line.figures()
			against := figures[i].name == "actual" || figures[i].name == "achieved"
			if figures[i].value.Valid || against && figures[i-1].value.Valid {
				having = append(having, line)
			}
		}
		*figure.value = sumOf(having, i)
	}
	return sum
}

// Cashable returns how the cashable savings stand together.
func (t Tracking) Cashable() Standing {
	return t.Total(func(s Standing) bool { return !s.NonCashable })
}

// NonCashable returns how the savings that free no money stand together.
func (t Tracking) NonCashable() Standing {
	return t.Total(func(s Standing) bool { return s.NonCashable })
}

// Overall returns how all savings stand together.
func (t Tracking) Overall() Standing { return t.Total(func(Standing) bool { return true }) }

// Of returns how the lines of one authority that keep chooses stand together.
func (t Tracking) Of(a attribution.Authority, keep func(Standing) bool) Standing {
	var lines []Tracked
	for _, line := range t.lines {
		if line.Authority == a && keep(line) {
			lines = append(lines, line.Tracked)
		}
	}
	sum := summed(lines)
	sum.Authority = a
	return t.thresholds.stand(sum)
}

// Findings says in sentences what a reader should know: totals that do not agree
// with their parts, and the savings unachieved or at risk.
func (t Tracking) Findings() []string {
	var findings []string
	for _, line := range t.lines {
		findings = append(findings, t.disagreements(line)...)
	}
	split := slices.ContainsFunc(t.lines, func(s Standing) bool { return s.NonCashable })
	add := func(name string, total Standing) {
		if text := total.sentence(); text != "" {
			findings = append(findings, name+": "+text)
		}
	}
	if split {
		add("Cashable savings", t.Cashable())
		add("Savings not cashable", t.NonCashable())
	}
	add("Overall position", t.Overall())
	return findings
}

// disagreements says where a total line is not the sum of its authorities' lines.
func (t Tracking) disagreements(whole Standing) []string {
	var parts []Tracked
	for _, line := range t.lines {
		if line.Authority != "" && whole.Authority == "" && line.heading() == whole.heading() {
			parts = append(parts, line.Tracked)
		}
	}
	var findings []string
	for i, figure := range whole.figures() {
		sum := sumOf(parts, i)
		if sum.Valid && figure.value.Valid && !sum.Decimal.Equal(figure.value.Decimal) {
			findings = append(findings, fmt.Sprintf("%s: the %s of %s in total is not the %s of the authorities added up.", whole.Service,
				figure.name, pounds(figure.value.Decimal), pounds(sum.Decimal)))
		}
	}
	return findings
}

// sentence says how a total stands, or is empty where nothing is known.
func (s Standing) sentence() string {
	var texts []string
	if s.Variance.Valid {
		texts = append(texts, fmt.Sprintf("budget %s, actual %s, variance %s", pounds(s.Budget.Decimal), pounds(s.Actual.Decimal), pounds(s.Variance.Decimal)))
	}
	if s.AtRisk.Valid {
		texts = append(texts, fmt.Sprintf("approved %s, achieved %s, unachieved %s, at risk %s with pressures of %s", pounds(s.Approved.Decimal),
			pounds(s.Achieved.Decimal), pounds(s.Unachieved.Decimal), pounds(s.AtRisk.Decimal), pounds(s.Pressures.Decimal)))
	}
	if texts == nil {
		return ""
	}
	return strings.Join(texts, "; ") + " (" + string(s.Status) + ")."
}

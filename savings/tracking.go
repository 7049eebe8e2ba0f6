package savings

import (
	"errors"
	"fmt"
	"slices"

	"github.com/triborough/fairshare/attribution"
)

// Tracking is a benefits report worked out. It is immutable.
type Tracking struct {
	thresholds Thresholds
	lines      []Standing
	services   []Standing
	parts      map[heading]Tracked // the lines of each service's authorities added up
}

// Track works out a benefits report. The target of a line is its budget, of which
// the actual is secure, or what was approved, of which all but what is at risk is.
// The line is green from Green × target, amber from Amber × target, else red; a
// target of nought or less is green when met, else red; a line with both targets
// has a status against each, and the worse as its own.
// Errors: ErrText for a line without a service and for two totals of one service
// beside lines of its authorities, ErrAmount for a threshold outside
// 0 to 1, ErrChoice for an amber above the green, ErrPenny, ErrLimit.
func Track(t Thresholds, lines ...Tracked) (Tracking, error) {
	if err := t.check(); err != nil {
		return Tracking{}, err
	}
	byAuthority, totals := make(map[heading][]Tracked), make(map[heading]int)
	var faults []error
	for _, line := range lines {
		faults = append(faults, line.check())
		if line.Authority == "" {
			totals[line.heading()]++
		} else {
			byAuthority[line.heading()] = append(byAuthority[line.heading()], line)
		}
	}
	for _, line := range lines {
		if service := line.heading(); line.Authority == "" && totals[service] > 1 && byAuthority[service] != nil {
			faults = append(faults, in(line.Service, fault(attribution.ErrText, "%d lines for the service as a whole beside those of its authorities: its total stands once", totals[service])))
			delete(totals, service)
		}
	}
	if err := errors.Join(faults...); err != nil {
		return Tracking{}, err
	}
	tracking := Tracking{thresholds: t, parts: make(map[heading]Tracked)}
	for service, lines := range byAuthority {
		tracking.parts[service] = whole(lines)
	}
	for _, line := range lines {
		if line.Authority == "" {
			line.complete(tracking.parts[line.heading()])
		}
		tracking.lines = append(tracking.lines, t.stand(line))
	}
	tracking.services = tracking.together()
	return tracking, nil
}

// complete fills in a total line from the lines of authorities that it is the
// total of, where it does not state a figure and all of them do.
func (t *Tracked) complete(parts Tracked) {
	for i, figure := range parts.figures() {
		if into := t.figures()[i].value; !into.Valid {
			*into = *figure.value
		}
	}
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
		sum.Kind = lines[0].Kind
		if len(lines) == 1 {
			sum.Comment, sum.Published = lines[0].Comment, lines[0].Published
		}
		services[i] = t.thresholds.stand(sum)
	}
	return services
}

// Total returns how the services that keep chooses stand together, as Sum says.
// Total of every service is the overall position.
func (t Tracking) Total(keep func(Standing) bool) Standing {
	var kept []Standing
	for _, s := range t.services {
		if keep(s) {
			kept = append(kept, s)
		}
	}
	return t.Sum(kept...)
}

// Sum returns how several standings stand together. A figure is summed over those
// that have it; where one has a budget and no actual the actual and the variance of
// the sum are not known, and likewise what is achieved of what was approved. Revenue
// and capital are never added: beside revenue, capital is left out.
func (t Tracking) Sum(standings ...Standing) Standing {
	var purses [2][]Tracked
	for _, s := range standings {
		purse := s.Kind.purse()
		purses[purse] = append(purses[purse], s.Tracked)
	}
	if purses[revenuePurse] == nil && purses[capitalPurse] != nil {
		sum := summed(purses[capitalPurse])
		sum.Kind = Capital
		return t.thresholds.stand(sum)
	}
	return t.thresholds.stand(summed(purses[revenuePurse]))
}

// Cashable returns how the cashable savings stand together.
func (t Tracking) Cashable() Standing {
	return t.Total(func(s Standing) bool { return !s.NonCashable && s.Kind != Capital })
}

// NonCashable returns how the savings that free no money stand together.
func (t Tracking) NonCashable() Standing {
	return t.Total(func(s Standing) bool { return s.NonCashable })
}

// Overall returns how all savings stand together, capital apart.
func (t Tracking) Overall() Standing {
	return t.Total(func(s Standing) bool { return s.Kind != Capital })
}

// Capital returns how the capital budgets stand together.
func (t Tracking) Capital() Standing {
	return t.Total(func(s Standing) bool { return s.Kind == Capital })
}

// Of returns how the lines of one authority that keep chooses stand together.
func (t Tracking) Of(a attribution.Authority, keep func(Standing) bool) Standing {
	var kept []Standing
	for _, line := range t.lines {
		if line.Authority == a && keep(line) {
			kept = append(kept, line)
		}
	}
	sum := t.Sum(kept...)
	sum.Authority = a
	return sum
}

// Findings says in sentences what a reader should know: totals that do not agree
// with their parts, statuses that are not what the figures say, and the savings
// unachieved or at risk.
func (t Tracking) Findings() []string {
	var findings []string
	for _, line := range t.lines {
		findings = append(findings, t.disagreements(line)...)
		if line.Published != "" && line.Published != line.Status {
			findings = append(findings, line.misreported())
		}
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
	add("Capital", t.Capital())
	return findings
}

// disagreements says where a total line is not the sum of its authorities' lines.
func (t Tracking) disagreements(line Standing) []string {
	if line.Authority != "" {
		return nil
	}
	parts := t.parts[line.heading()]
	var findings []string
	for i, figure := range line.figures() {
		sum := *parts.figures()[i].value
		if sum.Valid && figure.value.Valid && !sum.Decimal.Equal(figure.value.Decimal) {
			findings = append(findings, fmt.Sprintf("%s: the %s of %s in total is not the %s of the authorities added up.", line.Service,
				figure.name, pounds(figure.value.Decimal), pounds(sum.Decimal)))
		}
	}
	return findings
}

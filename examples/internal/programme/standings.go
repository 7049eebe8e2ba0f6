package programme

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/savings"
)

// standings are what one row of a table adds up.
type standings struct {
	label  string
	sum    bool // of rows above it
	wholes []savings.Standing
	parts  map[attribution.Authority][]savings.Standing
}

func (s *standings) add(other standings) {
	s.wholes = append(s.wholes, other.wholes...)
	for a, lines := range other.parts {
		if s.parts == nil {
			s.parts = make(map[attribution.Authority][]savings.Standing)
		}
		s.parts[a] = append(s.parts[a], lines...)
	}
}

// cells are a row's label and its figures.
func (s standings) cells(figures []column, whole savings.Standing) []string {
	cells := []string{command.Plain(s.label)}
	for _, c := range figures {
		cells = append(cells, shown(c.of(whole)))
	}
	return cells
}

// ruled adds a row, between lines where it is a sum.
func (s standings) ruled(t *table.Table, cells []string) {
	if s.sum {
		t.Line()
	}
	t.Row(cells...)
	if s.sum {
		t.Line()
	}
}

// heading is what the lines of one service have in common.
type heading struct {
	service, category    string
	nonCashable, capital bool
}

func headingOf(s savings.Standing) heading {
	return heading{s.Service, s.Category, s.NonCashable, s.Kind == savings.Capital}
}

// standings lists the rows of a test: services under their categories, the
// cashable and the others apart, and the overall position last; nil of none.
func (p paper) standings(test test) []standings {
	parts := make(map[heading]map[attribution.Authority][]savings.Standing)
	for _, line := range p.p.Tracking.Lines() {
		of := parts[headingOf(line)]
		if of == nil {
			of = make(map[attribution.Authority][]savings.Standing)
			parts[headingOf(line)] = of
		}
		if line.Authority != "" {
			of[line.Authority] = append(of[line.Authority], line)
		}
	}
	var categories [2][]string // of the cashable, and of the others
	services := make(map[heading][]standings)
	for _, s := range p.p.Tracking.Services() {
		if !test.concerns(s) {
			continue
		}
		kind, within := 0, heading{category: s.Category, nonCashable: s.NonCashable}
		if s.NonCashable {
			kind = 1
		}
		if services[within] == nil {
			categories[kind] = append(categories[kind], s.Category)
		}
		services[within] = append(services[within], standings{label: s.Service, wholes: []savings.Standing{s}, parts: parts[headingOf(s)]})
	}
	return arranged(test.overall, categories, services)
}

// arranged puts the services in order, with the sums below them.
func arranged(label string, categories [2][]string, services map[heading][]standings) (rows []standings) {
	overall := standings{label: label, sum: true}
	for kind, label := range []string{"Cashable savings", "Savings not cashable"} {
		together := standings{label: label, sum: true}
		for _, category := range categories[kind] {
			within := standings{label: category, sum: true}
			all := services[heading{category: category, nonCashable: kind == 1}]
			for _, service := range all {
				within.add(service)
				if len(all) == 1 && category != "" { // it is the whole of its category
					service.label = category + ": " + service.label
				}
				rows = append(rows, service)
			}
			if len(all) > 1 && category != "" {
				rows = append(rows, within)
			}
			together.add(within)
		}
		if together.wholes != nil && categories[1] != nil {
			rows = append(rows, together)
		}
		overall.add(together)
	}
	if rows == nil {
		return nil
	}
	return append(rows, overall)
}

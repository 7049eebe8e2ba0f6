package main

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/savings"
)

// test is one of the two by which savings are judged: its figures and its status.
type test struct {
	title   string
	figures []column // those of the whole
	parts   []column // those that authorities may have of their own
	status  func(savings.Standing) savings.Status
}

// column is one figure of a standing and its head.
type column struct {
	head string
	of   func(savings.Standing) decimal.NullDecimal
}

// tests are the two: against budgets, and against what was approved.
func tests() []test {
	budget := []column{
		{"Budget", func(s savings.Standing) decimal.NullDecimal { return s.Budget }},
		{"Actual", func(s savings.Standing) decimal.NullDecimal { return s.Actual }},
		{"Variance", func(s savings.Standing) decimal.NullDecimal { return s.Variance }},
	}
	approval := []column{
		{"Approved", func(s savings.Standing) decimal.NullDecimal { return s.Approved }},
		{"Achieved", func(s savings.Standing) decimal.NullDecimal { return s.Achieved }},
		{"Unachieved", func(s savings.Standing) decimal.NullDecimal { return s.Unachieved }},
		{"Pressures", func(s savings.Standing) decimal.NullDecimal { return s.Pressures }},
		{"At risk", func(s savings.Standing) decimal.NullDecimal { return s.AtRisk }},
	}
	return []test{
		{"Savings against budget", budget, budget[:2], func(s savings.Standing) savings.Status { return s.AgainstBudget }},
		{"Savings against approval", approval, approval[:2], func(s savings.Standing) savings.Status { return s.AgainstApproval }},
	}
}

// concerns says whether a standing has a figure of the test.
func (t test) concerns(s savings.Standing) bool {
	return t.parts[0].of(s).Valid || t.parts[1].of(s).Valid
}

// tracking shows how the savings stand by each test, and each authority's figures.
func (p paper) tracking() {
	if len(p.p.Tracking.Lines()) == 0 {
		return
	}
	for _, test := range tests() {
		rows := p.standings(test)
		if rows == nil {
			continue
		}
		p.Section(test.title)
		heads := []string{"Service"}
		for _, c := range test.figures {
			heads = append(heads, c.head)
		}
		t := p.Table(append(heads, "Status")...)
		for _, row := range rows {
			row.ruled(t, append(row.cells(test.figures, p.p.Tracking.Sum(row.wholes...)), status(t, test.status(p.p.Tracking.Sum(row.wholes...)))))
		}
		p.Print(t)
		p.byAuthority(test, rows)
	}
	thresholds := p.p.Tracking.Thresholds()
	p.Line("Green from %s of the target secure, amber from %s, red below.", page.Percent(thresholds.Green.Shift(2)), page.Percent(thresholds.Amber.Shift(2)))
}

// byAuthority shows the figures that are known of each authority.
func (p paper) byAuthority(test test, rows []standings) {
	overall := rows[len(rows)-1]
	var of []attribution.Authority
	var figures []column
	heads := []string{"Service"}
	for _, a := range p.authorities() {
		for _, c := range test.parts {
			known := false
			for _, s := range overall.parts[a] {
				known = known || c.of(s).Valid
			}
			if known {
				of, figures = append(of, a), append(figures, c)
				heads = append(heads, command.Plain(string(a))+" "+c.head)
			}
		}
	}
	if figures == nil {
		return
	}
	t := p.Table(heads...)
	for _, row := range rows {
		cells := []string{command.Plain(row.label)}
		for i, c := range figures {
			cells = append(cells, shown(c.of(p.p.Tracking.Sum(row.parts[of[i]]...))))
		}
		row.ruled(t, cells)
	}
	p.Print(t)
}

// authorities are those of whom lines are tracked, in the order of the lines.
func (p paper) authorities() []attribution.Authority {
	var codes []attribution.Authority
	seen := make(map[attribution.Authority]bool)
	for _, line := range p.p.Tracking.Lines() {
		if line.Authority != "" && !seen[line.Authority] {
			seen[line.Authority], codes = true, append(codes, line.Authority)
		}
	}
	return codes
}

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
	service, category string
	nonCashable       bool
}

func headingOf(s savings.Standing) heading {
	return heading{s.Service, s.Category, s.NonCashable}
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
		kind, within := 0, heading{"", s.Category, s.NonCashable}
		if s.NonCashable {
			kind = 1
		}
		if services[within] == nil {
			categories[kind] = append(categories[kind], s.Category)
		}
		services[within] = append(services[within], standings{label: s.Service, wholes: []savings.Standing{s}, parts: parts[headingOf(s)]})
	}
	return arranged(categories, services)
}

// arranged puts the services in order, with the sums below them.
func arranged(categories [2][]string, services map[heading][]standings) (rows []standings) {
	overall := standings{label: "Overall position", sum: true}
	for kind, label := range []string{"Cashable savings", "Savings not cashable"} {
		together := standings{label: label, sum: true}
		for _, category := range categories[kind] {
			within := standings{label: category, sum: true}
			for _, service := range services[heading{"", category, kind == 1}] {
				rows = append(rows, service)
				within.add(service)
			}
			if category != "" {
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

func status(t *table.Table, s savings.Status) string {
	switch s {
	case "":
		return "–"
	case savings.Green:
		return t.Good(string(s))
	case savings.Red:
		return t.Bad(string(s))
	}
	return string(s)
}

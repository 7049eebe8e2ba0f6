package programme

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/savings"
)

// test is one by which savings are judged: its figures and its status.
type test struct {
	title   string
	overall string // what the sum of all is called
	capital bool
	figures []column // those of the whole
	parts   []column // those that authorities may have of their own
	status  func(savings.Standing) savings.Status
}

// column is one figure of a standing and its head.
type column struct {
	head string
	of   func(savings.Standing) decimal.NullDecimal
}

// tests are against budgets, against what was approved, and of capital.
func tests() []test {
	budget := []column{
		{"Budget", func(s savings.Standing) decimal.NullDecimal { return s.Budget }},
		{"Actual", func(s savings.Standing) decimal.NullDecimal { return s.Actual }},
		{"Forecast", func(s savings.Standing) decimal.NullDecimal { return s.Forecast }},
		{"Variance", func(s savings.Standing) decimal.NullDecimal { return s.Variance }},
	}
	againstBudget := func(s savings.Standing) savings.Status { return s.AgainstBudget }
	approval := []column{
		{"Approved", func(s savings.Standing) decimal.NullDecimal { return s.Approved }},
		{"Achieved", func(s savings.Standing) decimal.NullDecimal { return s.Achieved }},
		{"Unachieved", func(s savings.Standing) decimal.NullDecimal { return s.Unachieved }},
		{"Pressures", func(s savings.Standing) decimal.NullDecimal { return s.Pressures }},
		{"At risk", func(s savings.Standing) decimal.NullDecimal { return s.AtRisk }},
	}
	return []test{
		{"Savings against budget", "Overall position", false, budget, budget[:3], againstBudget},
		{"Savings against approval", "Overall position", false, approval, approval[:2], func(s savings.Standing) savings.Status { return s.AgainstApproval }},
		{"Capital against budget", "All capital", true, budget, budget[:3], againstBudget},
	}
}

// known returns the figures that some row has, and those without which the table
// would say nothing.
func known(figures []column, rows []standings) []column {
	return slices.DeleteFunc(slices.Clone(figures), func(c column) bool {
		return c.head == "Forecast" && !slices.ContainsFunc(rows[len(rows)-1].wholes, func(s savings.Standing) bool { return c.of(s).Valid })
	})
}

// concerns says whether a standing has a figure of the test.
func (t test) concerns(s savings.Standing) bool {
	given := func(c column) bool { return c.of(s).Valid }
	return t.capital == (s.Kind == savings.Capital) && slices.ContainsFunc(t.parts, given)
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
		p.Section(test.title + p.quarter())
		heads, figures := []string{"Service"}, known(test.figures, rows)
		for _, c := range figures {
			heads = append(heads, c.head)
		}
		t := table.New(append(heads, "Status")...)
		for _, row := range rows {
			whole := p.p.Tracking.Sum(row.wholes...)
			row.ruled(t, append(row.cells(figures, whole), status(t, test.status(whole))))
		}
		p.Table(t)
		p.byAuthority(test, rows)
	}
	thresholds := p.p.Tracking.Thresholds()
	p.Line("Green from %s of the target secure, amber from %s, red below.", page.Percent(thresholds.Green.Shift(2)), page.Percent(thresholds.Amber.Shift(2)))
	p.comments()
}

// quarter says of when the report is.
func (p paper) quarter() string {
	switch r := p.p.Report; {
	case r.Year == "":
		return ""
	case r.Quarter == 0:
		return ", " + string(r.Year)
	default:
		return fmt.Sprintf(", %s quarter %d", r.Year, r.Quarter)
	}
}

// comments are what the report says of its lines.
func (p paper) comments() {
	var items []table.Item
	for _, line := range p.p.Tracking.Lines() {
		if line.Comment != "" {
			of := line.Service
			if line.Authority != "" {
				of += ", " + string(line.Authority)
			}
			items = append(items, table.Item{Term: of, Text: line.Comment})
		}
	}
	if items != nil {
		p.Section("Comments")
		p.List(items...)
	}
}

// byAuthority shows the figures that are known of each authority.
func (p paper) byAuthority(test test, rows []standings) {
	overall := rows[len(rows)-1]
	var of []attribution.Authority
	var figures []column
	heads := []string{"Of each authority"}
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
	t := table.New(heads...)
	for _, row := range rows {
		cells, given := []string{command.Plain(row.label)}, false
		for i, c := range figures {
			figure := c.of(p.p.Tracking.Sum(row.parts[of[i]]...))
			cells, given = append(cells, shown(figure)), given || figure.Valid
		}
		if given {
			row.ruled(t, cells)
		}
	}
	p.Table(t)
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

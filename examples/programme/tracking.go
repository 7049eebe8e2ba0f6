package main

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/savings"
)

// tracking shows how the savings stand: against budgets, and against approvals.
func (p paper) tracking() {
	services := p.p.Tracking.Services()
	if len(services) == 0 {
		return
	}
	if slices.ContainsFunc(services, func(s savings.Standing) bool { return s.Budget.Valid || s.Actual.Valid }) {
		p.Section("Savings against budget")
		p.standings(services, true)
	}
	if slices.ContainsFunc(services, func(s savings.Standing) bool { return s.Approved.Valid || s.Achieved.Valid }) {
		p.Section("Savings against approval")
		p.standings(services, false)
	}
	thresholds := p.p.Tracking.Thresholds()
	p.Line("Green from %s of the target secure, amber from %s, red below.", percent(thresholds.Green), percent(thresholds.Amber))
}

// standings writes one of the two tables: services under their categories, with
// the cashable and the others apart, and the overall position.
func (p paper) standings(services []savings.Standing, budget bool) {
	t := p.Table(p.heads(budget)...)
	split := slices.ContainsFunc(services, func(s savings.Standing) bool { return s.NonCashable })
	for _, cashable := range []bool{true, false} {
		kind := func(s savings.Standing) bool { return s.NonCashable != cashable }
		if !slices.ContainsFunc(services, kind) {
			continue
		}
		for _, category := range categories(services, kind) {
			within := func(s savings.Standing) bool { return kind(s) && s.Category == category }
			for _, s := range services {
				if within(s) {
					t.Row(p.standing(t, s.Service, func(other savings.Standing) bool { return within(other) && other.Service == s.Service }, budget)...)
				}
			}
			if category != "" {
				t.Line()
				t.Row(p.standing(t, category, within, budget)...)
				t.Line()
			}
		}
		if split {
			t.Line()
			t.Row(p.standing(t, map[bool]string{true: "Cashable savings", false: "Savings not cashable"}[cashable], kind, budget)...)
			t.Line()
		}
	}
	t.Line()
	t.Row(p.standing(t, "Overall position", func(savings.Standing) bool { return true }, budget)...)
	p.Print(t)
}

func categories(services []savings.Standing, kind func(savings.Standing) bool) []string {
	var names []string
	for _, s := range services {
		if kind(s) && !slices.Contains(names, s.Category) {
			names = append(names, s.Category)
		}
	}
	return names
}

// authorities are those of whom lines are tracked, in the order of the lines.
func (p paper) authorities() []attribution.Authority {
	var codes []attribution.Authority
	for _, line := range p.p.Tracking.Lines() {
		if line.Authority != "" && !slices.Contains(codes, line.Authority) {
			codes = append(codes, line.Authority)
		}
	}
	return codes
}

func (p paper) heads(budget bool) []string {
	heads := []string{"Service"}
	for _, a := range p.authorities() {
		heads = append(heads, command.Plain(string(a)))
	}
	if budget {
		return append(heads, "Budget", "Actual", "Variance", "Status")
	}
	return append(heads, "Approved", "Achieved", "Unachieved", "Pressures", "At risk", "Status")
}

// standing is a row: each authority's budget or approval, and the whole.
func (p paper) standing(t *table.Table, label string, keep func(savings.Standing) bool, budget bool) []string {
	row := []string{command.Plain(label)}
	for _, a := range p.authorities() {
		of := p.p.Tracking.Of(a, keep)
		row = append(row, shown(map[bool]decimal.NullDecimal{true: of.Budget, false: of.Approved}[budget]))
	}
	whole := p.p.Tracking.Total(keep)
	if budget {
		row = append(row, shown(whole.Budget), shown(whole.Actual), shown(whole.Variance))
	} else {
		row = append(row, shown(whole.Approved), shown(whole.Achieved), shown(whole.Unachieved), shown(whole.Pressures), shown(whole.AtRisk))
	}
	return append(row, status(t, whole.Status))
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

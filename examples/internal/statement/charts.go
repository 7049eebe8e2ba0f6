package statement

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/chart"
)

// drawBears draws what each authority bears, by service.
func (p paper) drawBears() {
	drawing := chart.Stack{Title: "What each bears, by service", Does: "bears", Bars: codes(p.authorities)}
	for _, s := range p.services {
		drawing.Parts = append(drawing.Parts, part(s.Service, p.authorities, s.shares(thisYear)))
	}
	p.Chart(drawing)
}

// drawCharges draws what each bears of a service, by charge.
func (p paper) drawCharges(s service) {
	drawing := chart.Stack{Title: "What each bears, by charge", Does: "bears", Bars: codes(s.concerned)}
	for _, e := range s.entries {
		if !e.deferred() {
			drawing.Parts = append(drawing.Parts, part(e.title(), s.concerned, e.shares()))
		}
	}
	if len(drawing.Parts) > 0 {
		p.Chart(drawing)
	}
}

// drawRules draws what each authority bears, by rule.
func (p paper) drawRules(rules []attribution.Rule, shares map[attribution.Rule]attribution.Shares) {
	drawing := chart.Stack{Title: "What each bears, by rule", Does: "bears", Bars: codes(p.authorities)}
	for _, rule := range rules {
		drawing.Parts = append(drawing.Parts, part(string(rule), p.authorities, shares[rule]))
	}
	p.Chart(drawing)
}

// part is what each of some authorities has of something.
func part(name string, authorities []attribution.Authority, shares attribution.Shares) chart.Part {
	sums := make(map[attribution.Authority]decimal.Decimal, len(authorities))
	for _, share := range shares {
		sums[share.Authority] = sums[share.Authority].Add(share.Amount)
	}
	amounts := make([]decimal.Decimal, len(authorities))
	for i, a := range authorities {
		amounts[i] = sums[a]
	}
	return chart.Part{Name: name, Amounts: amounts}
}

func codes(authorities []attribution.Authority) []string {
	codes := make([]string, len(authorities))
	for i, a := range authorities {
		codes[i] = string(a)
	}
	return codes
}

// drawSpending draws what each participant of a service spent before and spends
// after, and its net reduction.
func (p paper) drawSpending(spending attribution.Spending) {
	if len(spending.Before) == 0 {
		return
	}
	drawing := chart.Pairs{Title: spending.Service + ": spending before and after sharing", First: "before", Second: "after", Fall: "saves", Rise: "pays more"}
	before, after := part("", spending.Participants, spending.Before), part("", spending.Participants, spending.After)
	for i, a := range spending.Participants {
		drawing.Of = append(drawing.Of, chart.Pair{Label: string(a), First: before.Amounts[i], Second: after.Amounts[i]})
	}
	p.Chart(drawing)
}

// drawMovements draws how the budget of all services became what it and the variances
// come to.
func (p paper) drawMovements(movements []movement) {
	last := len(movements) - 1
	drawing := chart.Bridge{Title: "From the budget to the outturn, all services"}
	if movements[last].label != outturn {
		drawing.Title = soFar + ", all services"
	}
	for i, m := range movements {
		drawing.Steps = append(drawing.Steps, chart.Step{Label: m.label, Amount: m.shares.Total(), Level: i == 0 || i == last})
	}
	p.Chart(drawing)
}

// drawTransfers draws who pays whom.
func (p paper) drawTransfers(transfers []attribution.Transfer) {
	drawing := chart.Flows{Title: "Who pays whom"}
	for _, t := range transfers {
		drawing.Of = append(drawing.Of, chart.Flow{From: string(t.From), To: string(t.To), Amount: t.Amount})
	}
	p.Chart(drawing)
}

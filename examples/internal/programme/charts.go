package programme

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/examples/internal/chart"
	"github.com/triborough/fairshare/savings"
)

// drawGroups draws the savings of each year, by what they are added up by; a single
// figure is no drawing.
func (p paper) drawGroups(by string, groups []savings.Group) {
	if len(groups) == 1 && len(p.p.Programme.Header().Years) == 1 {
		return
	}
	drawing := chart.Columns{Title: "Savings by year and " + by}
	for _, y := range p.p.Programme.Header().Years {
		drawing.Years = append(drawing.Years, string(y))
	}
	for _, g := range groups {
		drawing.Parts = append(drawing.Parts, chart.Part{Name: g.Name, Amounts: amounts(g.Savings)})
	}
	p.Chart(drawing)
}

func amounts(figures savings.Annual) []decimal.Decimal {
	all := make([]decimal.Decimal, len(figures))
	for i, each := range figures {
		all[i] = each.Amount
	}
	return all
}

// drawNet draws how an estimate becomes the gross saving, and that the net one, where
// there is anything between them, by one figure of each row.
func (p paper) drawNet(of string, rows []savings.Group, figure func(savings.Annual) decimal.Decimal) {
	drawing := chart.Bridge{Title: "From gross to net, " + of}
	for _, row := range rows {
		step := chart.Step{Label: row.Name, Amount: figure(row.Savings)}
		switch row.Name {
		case estimatedSaving, grossSaving, netSaving:
			step.Level = true
		case alreadyBudgeted, countedElsewhere, reinvested, investment:
			step.Amount = step.Amount.Neg()
		}
		last := len(drawing.Steps) - 1
		switch {
		case step.Level && last >= 0 && drawing.Steps[last].Level: // nothing lies between them
			drawing.Steps[last] = step
		case step.Level || step.Amount.Sign() != 0:
			drawing.Steps = append(drawing.Steps, step)
		}
	}
	if len(drawing.Steps) > 1 {
		p.Chart(drawing)
	}
}

// drawFree draws what of the last year's gross saving is free to spend.
func (p paper) drawFree(tied []savings.Group) {
	s := p.p.Programme
	years := s.Header().Years
	last := years[len(years)-1]
	steps := []chart.Step{{Label: "Gross saving", Amount: s.Totals().In(last), Level: true}}
	for _, g := range tied {
		steps = append(steps, chart.Step{Label: g.Name, Amount: g.Savings.In(last).Neg()})
	}
	steps = append(steps, chart.Step{Label: "Free to spend", Amount: s.Available().In(last), Level: true})
	p.Chart(chart.Bridge{Title: "What of the gross saving is free to spend, " + string(last), Steps: steps})
}

// drawCumulative draws the net saving so far, year by year, and when it breaks even.
func (p paper) drawCumulative(whole savings.Appraisal) {
	drawing := chart.Curve{Title: "Net saving so far", Turning: "break-even", Amounts: amounts(cumulative(whole))}
	for _, year := range whole.Years() {
		drawing.Years = append(drawing.Years, string(year.Year))
	}
	if year, breaksEven := whole.BreakEven(); breaksEven {
		drawing.Turns = string(year)
	}
	p.Chart(drawing)
}

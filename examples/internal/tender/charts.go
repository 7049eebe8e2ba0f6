package tender

import "github.com/triborough/fairshare/examples/internal/chart"

// drawBurdens draws the burdens of each origin as they run off.
func (p paper) drawBurdens() {
	drawing := chart.Columns{Title: "The TUPE burdens by year and origin"}
	for _, year := range p.life.Years {
		drawing.Years = append(drawing.Years, year.Year)
	}
	for _, s := range p.schedules {
		drawing.Parts = append(drawing.Parts, chart.Part{Name: string(s.Origin), Amounts: s.Burdens})
	}
	if len(drawing.Parts) > 0 {
		p.Chart(drawing)
	}
}

// drawComparison draws what each bears over the life of the contract with the burdens
// shared, and with each borne by its origin.
func (p paper) drawComparison() {
	drawing := chart.Pairs{Title: "What each bears over the life of the contract", First: "if the burdens were shared", Second: "each burden its origin's",
		Fall: "bears less", Rise: "bears more"}
	for _, line := range p.lines(p.life.Total) {
		drawing.Of = append(drawing.Of, chart.Pair{Label: string(line.Authority), First: line.IfShared, Second: line.Total})
	}
	p.Chart(drawing)
}

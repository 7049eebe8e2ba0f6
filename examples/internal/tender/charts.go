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

package programme

import (
	"encoding/csv"
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

// sheet writes one figure to a row, so that a spreadsheet can pivot them.
type sheet struct{ *csv.Writer }

// WriteCSV writes the savings by what was asked for, the figures of each year,
// and what is tracked.
func WriteCSV(out io.Writer, programmes []casefile.Programme, by string) error {
	s := sheet{csv.NewWriter(out)}
	s.Write([]string{"programme", "by", "name", "authority", "year", "figure", "amount"})
	for _, p := range programmes {
		by := usual(p.Programme, by)
		for _, g := range grouped(p.Programme, by) {
			s.annual(p.Title, by, g.Name, "saving", g.Savings)
		}
		for _, row := range yearly(p.Programme) {
			s.annual(p.Title, "year", "", row.Name, row.Savings)
		}
		for _, row := range capital(p.Programme) {
			s.annual(p.Title, "capital", "", row.Name, row.Savings)
		}
		for _, row := range possible(p.Programme) {
			s.annual(p.Title, "opportunities", "", row.Name, row.Savings)
		}
		for _, slip := range p.Programme.Slippage() {
			s.annual(p.Title, "delay", slip.Service, "lost", slip.Lost)
		}
		for _, line := range p.Tracking.Lines() {
			s.standing(p.Title, line)
		}
	}
	s.Flush()
	return s.Error()
}

func (s sheet) annual(title, by, name, figure string, figures savings.Annual) {
	for _, each := range figures {
		s.row(title, by, name, "", string(each.Year), figure, each.Amount)
	}
}

func (s sheet) standing(title string, line savings.Standing) {
	for _, figure := range figuresOf(line) {
		if figure.value.Valid {
			s.row(title, "tracking", line.Service, string(line.Authority), "", figure.name, figure.value.Decimal)
		}
	}
}

func (s sheet) row(title, by, name, authority, year, figure string, amount decimal.Decimal) {
	s.Write([]string{command.Cell(title), by, command.Cell(name), command.Cell(authority), command.Cell(year), figure, attribution.FormatAmount(amount)})
}

// figure is one figure of a tracked line, and what it is called.
type figure struct {
	name  string
	value decimal.NullDecimal
}

func figuresOf(s savings.Standing) []figure {
	return []figure{{"budget", s.Budget}, {"actual", s.Actual}, {"forecast", s.Forecast}, {"variance", s.Variance}, {"approved", s.Approved},
		{"achieved", s.Achieved}, {"unachieved", s.Unachieved}, {"pressures", s.Pressures}, {"at risk", s.AtRisk}}
}

// usual is what savings are added up by where nobody says: their categories, or
// the services where no line has a category.
func usual(p savings.Programme, by string) string {
	switch {
	case by != "":
		return by
	case slices.ContainsFunc(p.Lines(), func(l savings.Line) bool { return l.Category != "" }):
		return "category"
	}
	return "service"
}

// grouped adds the savings up by category, service or authority; by year there is
// nothing more to add up, for the figures of every year stand beside it.
func grouped(p savings.Programme, by string) []savings.Group {
	switch by {
	case "category":
		return p.ByCategory()
	case "service":
		return p.ByService()
	case "authority":
		return p.ByAuthority()
	}
	return nil
}

// where returns a row of figures, or none where all of them are nought.
func where(name string, figures savings.Annual) []savings.Group {
	for _, each := range figures {
		if each.Amount.Sign() != 0 {
			return []savings.Group{{Name: name, Savings: figures}}
		}
	}
	return nil
}

// The names of the figures of each year.
const (
	estimatedSaving  = "estimated saving"
	alreadyBudgeted  = "already budgeted, taken out"
	countedElsewhere = "counted elsewhere, taken out"
	reinvested       = "reinvested, taken out"
	grossSaving      = "gross saving"
	investment       = "investment"
	fundedByOthers   = "funded by others"
	netSaving        = "net saving"
)

// yearly returns the figures of the programme as a whole, year by year: the
// cumulative ones only where no year is missing.
func yearly(p savings.Programme) []savings.Group {
	if len(p.Lines()) == 0 {
		return nil
	}
	rows := toNet(p)
	if appraisal, err := p.Appraise(); err == nil {
		name := "cumulative net saving"
		if capital(p) != nil {
			name = "cumulative net cash, capital included"
		}
		rows = append(rows, savings.Group{Name: name, Savings: cumulative(appraisal)})
	}
	return rows
}

// toNet returns the figures of each year from the estimate to the gross saving, and
// from that to the net one.
func toNet(p savings.Programme) []savings.Group {
	rows := []savings.Group{
		{Name: estimatedSaving, Savings: p.Estimated()},
		{Name: alreadyBudgeted, Savings: p.AlreadyBudgeted()},
		{Name: countedElsewhere, Savings: p.CountedElsewhere()},
	}
	rows = append(rows, where(reinvested, p.Reinvested())...)
	rows = append(rows, savings.Group{Name: grossSaving, Savings: p.Totals()}, savings.Group{Name: investment, Savings: p.Investment()})
	rows = append(rows, where(fundedByOthers, p.Funding())...)
	return append(rows, savings.Group{Name: netSaving, Savings: p.Net()})
}

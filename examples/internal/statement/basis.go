package statement

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
)

// basis says what the service is shared by, and the authority's place in it.
func (p paper) basis(spending attribution.Spending) {
	if spending.Basis.IsZero() {
		return
	}
	p.Line("Shared %s.", spending.Basis)
	g := p.grid("Basis", spending.Participants)
	g.basis(spending.Basis)
	p.Table(g.Table)
}

// basis shows by what weights a cost is shared, and what they are in per cent; of
// bases that were combined, each of them first. Combined weights may be longer
// than anyone reads: then the percentages speak for them, and the working and the
// JSON hold them.
func (g grid) basis(basis attribution.Basis) {
	if basis.IsZero() {
		return
	}
	parts := basis.Components()
	for len(parts) == 1 { // what was rounded, or counted by months, may have parts itself
		g.perCent(said(parts[0]), parts[0].Basis)
		parts = parts[0].Basis.Components()
	}
	for _, part := range parts {
		g.perCent(said(part), part.Basis)
	}
	if weights := basis.Weights(); len(basis.Components()) == 0 || readable(weights) {
		g.figures("Basis: weights", weights, weight)
	}
	g.perCent("Basis: per cent", basis)
	g.Line()
}

// perCent shows a basis in per cent. The law itself divides the hundred, so that
// the hundredths of a per cent come to 100.00.
func (g grid) perCent(label string, basis attribution.Basis) {
	percentages, err := basis.Apportion(decimal.NewFromInt(100))
	if err == nil {
		g.figures(label, percentages, page.Hundredths)
	}
}

// within shows all that a basis is made of, level by level, in per cent.
func (p paper) within(basis attribution.Basis, concerned []attribution.Authority) {
	if len(basis.Components()) == 0 {
		return
	}
	g := p.grid("What the basis is made of", concerned)
	var show func(basis attribution.Basis, level int)
	show = func(basis attribution.Basis, level int) {
		for _, part := range basis.Components() {
			g.perCent(strings.Repeat("· ", level)+said(part), part.Basis)
			show(part.Basis, level+1)
		}
	}
	show(basis, 0)
	g.Line()
	g.perCent("The basis", basis)
	p.Table(g.Table)
}

// said is what a part is, and how its weights came about.
func said(part attribution.Component) string {
	const most = 40
	words := []rune(strings.ToUpper(part.Role[:1]) + part.Role[1:] + ": " + part.Basis.String())
	if len(words) > most {
		words = append(words[:most-1], '…')
	}
	return string(words)
}

// readable says whether weights are short enough for a table.
func readable(weights attribution.Shares) bool {
	const most = 15 // 99,999,999,999 and a little
	return table.Width(weight(weights.Total())) <= most
}

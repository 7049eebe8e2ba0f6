package statement

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
)

// grid is a table with a column for each of some authorities and one for the
// total of each row.
type grid struct {
	*table.Table
	column map[attribution.Authority]int
}

// grid starts a table of figures by authority.
func (p paper) grid(first string, authorities []attribution.Authority) grid {
	g := grid{column: make(map[attribution.Authority]int, len(authorities))}
	heads := []string{first}
	for _, a := range authorities {
		g.column[a] = len(heads)
		heads = append(heads, command.Plain(string(a)))
	}
	g.Table = table.New(append(heads, "Total")...)
	g.KeepTotal()
	return g
}

// cells are a label and the same in every other cell, to be filled in.
func (g grid) cells(label, each string) []string {
	cells := slices.Repeat([]string{each}, len(g.column)+2)
	cells[0] = command.Plain(label)
	return cells
}

// figures adds a row: the figure of each authority, a dash for one that is not
// concerned, and the total. Figures of the same authority are added up.
func (g grid) figures(label string, shares attribution.Shares, format func(decimal.Decimal) string) {
	cells := g.cells(label, "–")
	sums := make([]decimal.Decimal, len(cells))
	total := &sums[len(cells)-1]
	for _, share := range shares {
		sum := &sums[g.column[share.Authority]]
		*sum, *total = sum.Add(share.Amount), total.Add(share.Amount)
	}
	for _, share := range shares {
		cells[g.column[share.Authority]] = format(sums[g.column[share.Authority]])
	}
	cells[len(cells)-1] = format(*total)
	g.Row(cells...)
}

// money adds a row of sums of money.
func (g grid) money(label string, shares attribution.Shares) {
	g.figures(label, shares, attribution.FormatPounds)
}

// words adds a row of a word for each authority.
func (g grid) words(shares attribution.Shares, word func(attribution.Share) string) {
	cells := g.cells("", "")
	for _, share := range shares {
		cells[g.column[share.Authority]] = word(share)
	}
	g.Row(cells...)
}

func weight(d decimal.Decimal) string { return attribution.FormatQuantity(d) }

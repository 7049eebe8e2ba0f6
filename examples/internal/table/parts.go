package table

import (
	"strings"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"
)

// Part is some columns of a table, for whoever lays it out otherwise: all of them
// where they fit. Its rows are divided where lines are drawn between them.
type Part struct {
	Caption string // which part it is, of a table in several
	Heads   []string
	Figures []bool // which columns are of figures
	Groups  [][][]string
}

// Parts returns the table in as many parts as it has on a page so many characters
// wide.
func (t *Table) Parts(width int) []Part {
	layout := t.layout(width)
	parts := make([]Part, len(layout))
	for i, columns := range layout {
		part := Part{Caption: strings.TrimSuffix(t.caption(i, len(layout)), "\n"), Heads: chosen(t.heads, columns), Figures: make([]bool, len(columns))}
		group := [][]string{}
		for _, row := range append(t.rows, nil) {
			if row != nil {
				group = append(group, chosen(row, columns))
				for c, cell := range group[len(group)-1] {
					part.Figures[c] = part.Figures[c] || c > 0 && isFigure(cell)
				}
			} else if len(group) > 0 {
				part.Groups, group = append(part.Groups, group), nil
			}
		}
		parts[i] = part
	}
	return parts
}

// Says returns whether a cell's text says that something is good, or bad.
func (t *Table) Says(cell string) (good, bad bool) {
	tone, told := t.tones[cell]
	return told && tone == text.FgGreen, told && tone == text.FgRed
}

func chosen(cells []string, columns []column) []string {
	chosen := make([]string, len(columns))
	for i, c := range columns {
		chosen[i] = cells[c.number]
	}
	return chosen
}

// isFigure says whether a cell holds a number, a sum of money or a percentage.
func isFigure(cell string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, "-£"))
	return first >= '0' && first <= '9'
}

package casebook

import (
	"strings"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// grid is a sheet of the layout as it was found in a workbook: what its columns are,
// and the rows below their heads.
type grid struct {
	*sheet
	fixed  map[string]int    // the numbers of the columns whose heads are fixed
	across map[int]tree.Node // those that are keys of a mapping
	key    map[string]int    // and which they are, by the key
	rows   []line
}

// grid finds the heads of a sheet, the first row in which two texts are heads, one of
// them nearly so at most; or one, where the sheet has no more. Above them stands what
// explains, and nothing else.
func (r *reader) grid(s *sheet, found raw) *grid {
	g := &grid{sheet: s, fixed: make(map[string]int), across: make(map[int]tree.Node), key: make(map[string]int)}
	all := s.all()
	for i, l := range found.lines {
		if !r.areHeads(all, l) {
			r.aboveHeads(l)
			continue
		}
		ignored := r.heads(g, l, found.lines[i+1:])
		g.rows = r.seen(g, found, found.lines[i+1:], ignored)
		r.merged(found, g.rows)
		return g
	}
	if len(found.lines) > 0 {
		r.fault(found.place, "no row holds the heads of its columns: %s", strings.Join(headsOf(all), ", "))
	}
	return g
}

// areHeads says whether a row is that of the heads.
func (r *reader) areHeads(all []column, l line) bool {
	exact, nearly := 0, 0
	for _, c := range l.cells {
		switch {
		case c.Kind != workbook.Text:
		case position(c.Text, all) >= 0:
			exact++
		case near.Name(&r.near, label(c.Text), headsOf(all)) != "":
			nearly++
		}
	}
	return exact > 0 && exact+nearly >= min(2, len(all))
}

// aboveHeads refuses what explains nothing above the heads: it may be meant as a row.
func (r *reader) aboveHeads(l line) {
	for _, c := range l.cells {
		if c.Kind != workbook.Text || !strings.HasPrefix(trimmed(c.Text), comment) {
			r.fault(l.at(c.Column), "%s stands above the heads of the columns, where nobody reads it: what explains there begins with %s", shown(c), comment)
			return
		}
	}
}

// seen returns the rows without what nobody reads, and refuses what cannot be seen
// and what stands under no head.
func (r *reader) seen(g *grid, found raw, lines []line, ignored map[int]bool) (rows []line) {
	read := make(map[int]bool)
	for _, column := range g.fixed {
		read[column] = true
	}
	for column := range g.across {
		read[column] = true
	}
	unseen := make(map[int]bool) // columns of which it was said already
	for _, l := range lines {
		cells := l.cells[:0]
		for _, c := range l.cells {
			switch {
			case ignored[c.Column]:
				continue
			case !read[c.Column]:
				if !unseen[c.Column] {
					r.fault(l.at(c.Column), "%s stands in a column without a head", shown(c))
				}
				unseen[c.Column] = true
				continue
			case found.HidesColumn(c.Column) && !unseen[c.Column]:
				r.fault(l.at(c.Column), "the column is hidden, and holds something: show it, or empty it")
				unseen[c.Column] = true
			}
			cells = append(cells, c)
		}
		if l.cells = cells; len(cells) == 0 {
			continue
		}
		if l.hidden {
			r.fault(l.place, "the row is hidden, and holds something: show it (a filter hides rows too), or delete it")
		}
		rows = append(rows, l)
	}
	if found.hidden && len(rows) > 0 {
		r.fault(found.place, "the sheet is hidden, and holds something: show it, or delete it")
	}
	return rows
}

// shown is a cell's text for a message.
func shown(c workbook.Cell) string {
	if c.Kind == workbook.Unworked {
		return "a formula"
	}
	const most = 40
	if runes := []rune(c.Text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return c.Text
}

// label is a text without blanks at its ends, and with one between its words.
func label(text string) string { return strings.Join(strings.Fields(trimmed(text)), " ") }

// position is that of the column with a head, capitals aside, or -1.
func position(head string, columns []column) int {
	for i, c := range columns {
		if strings.EqualFold(c.head, label(head)) {
			return i
		}
	}
	return -1
}

func headsOf(columns []column) []string {
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.head
	}
	return heads
}

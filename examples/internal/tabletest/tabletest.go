// Package tabletest reads printed tables back, so that a test can check what
// stands on the page and not what was meant to.
package tabletest

import (
	"slices"
	"strings"
)

// Table is a table as printed, its parts put together again. A label that was
// broken over lines is whole.
type Table struct {
	Heads []string
	Rows  [][]string
	Parts int
}

// Read returns the tables of a page, in order.
func Read(page string) []Table {
	var tables []Table
	var part *Table
	var kept string // the head of a column that stands in every part
	headed, goesOn := false, false
	for line := range strings.Lines(page) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "Part "):
			goesOn = !strings.HasPrefix(line, "Part 1 ")
			_, rest, _ := strings.Cut(line, "(")
			kept, _, _ = strings.Cut(rest, ":")
		case strings.HasPrefix(line, "┌"):
			part, headed = &Table{Parts: 1}, false
		case strings.HasPrefix(line, "├"):
			headed = true
		case strings.HasPrefix(line, "│"):
			part.read(cells(line), headed)
		case strings.HasPrefix(line, "└"):
			if goesOn {
				tables[len(tables)-1].join(*part, kept)
			} else {
				tables = append(tables, *part)
			}
			goesOn = false
		}
	}
	return tables
}

func cells(line string) []string {
	cells := strings.Split(strings.Trim(line, "│"), "│")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

func (t *Table) read(cells []string, headed bool) {
	switch {
	case !headed && t.Heads == nil:
		t.Heads = cells
	case !headed:
		add(t.Heads, cells)
	case len(t.Rows) > 0 && cells[0] != "" && strings.Join(cells[1:], "") == "":
		add(t.Rows[len(t.Rows)-1], cells)
	default:
		t.Rows = append(t.Rows, cells)
	}
}

// add puts the next line of a row's cells behind the lines before.
func add(row, next []string) {
	for i := range row {
		row[i] = strings.TrimSpace(row[i] + " " + next[i])
	}
}

// join puts the columns of the next part behind those of the parts before; a
// column that stands in every part stays the last.
func (t *Table) join(next Table, kept string) {
	t.Parts++
	at := len(t.Heads)
	if kept != "" && t.Heads[at-1] == kept {
		at--
	}
	end := len(next.Heads)
	if at < len(t.Heads) && next.Heads[end-1] == kept {
		end--
	}
	t.Heads = slices.Insert(t.Heads, at, next.Heads[1:end]...)
	for i := range t.Rows {
		t.Rows[i] = slices.Insert(t.Rows[i], at, next.Rows[i][1:end]...)
	}
}

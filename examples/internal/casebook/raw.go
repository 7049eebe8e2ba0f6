package casebook

import (
	"fmt"
	"io"
	"strings"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// raw is a sheet of a workbook as it stands.
type raw struct {
	*workbook.Sheet // read to its end
	place           tree.Place
	hidden          bool
	lines           []line // that hold anything
}

// line is a row that holds something.
type line struct {
	place  tree.Place
	hidden bool
	cells  []workbook.Cell
}

// at is the place of a column's cell in the row.
func (l line) at(column int) tree.Place {
	l.place.Column = column
	return l.place
}

// cell returns the cell in a column, if it holds anything.
func (l line) cell(column int) (workbook.Cell, bool) {
	for _, c := range l.cells {
		if c.Column == column {
			return c, true
		}
	}
	return workbook.Cell{}, false
}

// lines reads a sheet to its end. Cells of nothing but blanks hold nothing.
func (r *reader) lines(book *workbook.Book, listed workbook.Listed, place tree.Place) (raw, error) {
	opened, err := book.Open(listed)
	if err != nil {
		return raw{}, err
	}
	found := raw{Sheet: opened, place: place, hidden: listed.Hidden}
	for {
		row, err := opened.NextRow()
		if err == io.EOF {
			return found, nil
		} else if err != nil {
			return raw{}, err
		}
		l := line{place: place, hidden: row.Hidden}
		l.place.Line = row.Number
		for _, cell := range row.Cells {
			if cell.Kind != workbook.Text || trimmed(cell.Text) != "" {
				l.cells = append(l.cells, cell)
			}
		}
		if r.cells += len(l.cells); r.cells > maxCells {
			return raw{}, fmt.Errorf("more than %d cells that hold something: no case is that large", maxCells)
		}
		if len(l.cells) > 0 {
			found.lines = append(found.lines, l)
		}
	}
}

// merged refuses cells that are merged across a row of those given: a value would be
// read of the first alone.
func (r *reader) merged(found raw, lines []line) {
	if len(lines) == 0 {
		return
	}
	from, to := lines[0].place.Line, lines[len(lines)-1].place.Line
	for _, area := range found.Merged() {
		first, last, _ := strings.Cut(area, ":")
		_, top := workbook.Reference(first)
		column, bottom := workbook.Reference(last)
		if top <= to && bottom >= from && column > 0 {
			place := found.place
			place.Line = top
			place.Column, _ = workbook.Reference(first)
			r.fault(place, "the cells %s are merged, and what they say would be read of the first alone: unmerge them, and write it in each", area)
		}
	}
}

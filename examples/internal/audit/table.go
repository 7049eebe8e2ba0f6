package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/examples/internal/kind"
)

// Table is the kind of a table that is added up by itself.
const Table kind.Kind = "table"

// ReadTable adds up the table in a file, CSV or a workbook, by itself. The first row
// and the first column are heads. An error is one of reading: whatever is wrong with
// the table stands in the audit.
func (a *Auditor) ReadTable(name string, input io.Reader) error {
	f := &File{Name: name, Kind: Table}
	a.audit.Files = append(a.audit.Files, f)
	hash := sha256.New()
	g, err := readGrid(io.TeeReader(input, hash))
	if err == nil { // it was read to its end
		f.SHA256 = hex.EncodeToString(hash.Sum(nil))
		err = f.table(g)
	}
	if err != nil {
		f.Faults = strings.Split(err.Error(), "\n")
	}
	return nil
}

// laid is a table of figures, and what was taken for what in it.
type laid struct {
	left     int      // so many columns stand before it in its file
	heads    []string // of the columns of figures: the second of the file is the first here
	rows     []laidRow
	totalRow int  // in rows; none is -1
	totalCol int  // in heads; none is -1
	parted   bool // into rows with totals of their own
	places   int32
	notes    []string
}

// laidRow is a row of figures.
type laidRow struct {
	name     string
	line     int
	figures  []decimal.Decimal
	percent  []bool // which of them are in per cent
	subtotal bool   // of the rows since the last one
	faults   []error
}

// lay finds the heads, the figures and the totals of a table. Every cell that is no
// figure and should be one is refused by its place.
func (g grid) lay() (t laid, err error) {
	t.left = g.left
	top := 0
	for top < len(g.rows) && len(g.rows[top].cells) < 2 {
		t.notes = append(t.notes, fmt.Sprintf("Row %d has a single cell, and was taken for a title: %.100s.", g.rows[top].line, g.rows[top].cells[0]))
		top++
	}
	if len(g.rows) < top+2 {
		return t, errors.New("no table: it takes a row of heads and a row of figures, each of two columns at least")
	}
	first := top
	for t.heads = g.rows[top].cells[1:]; top+1 < len(g.rows) && g.rows[top+1].isHeads(); top++ {
		t.heads = together(t.heads, g.rows[top+1].cells[1:])
	}
	what := fmt.Sprintf("Row %d was", g.rows[first].line)
	if top > first {
		what = fmt.Sprintf("Rows %d to %d were", g.rows[first].line, g.rows[top].line)
	}
	t.notes = append(t.notes, what+" taken for the heads of columns, column "+t.column(-1)+" for those of rows.")
	t.totalCol = t.columnCalledTotal()
	if err := t.twice(); err != nil {
		return t, err
	}
	if t.totalCol >= 0 {
		t.notes = append(t.notes, fmt.Sprintf("The column of totals is column %s, by its name %q.", t.column(t.totalCol), t.heads[t.totalCol]))
		if t.totalCol > 0 { // else what it is the total of stands behind it
			t.leaveOut(t.totalCol + 1)
		}
	}
	return t, t.fill(g, top+1)
}

// headed is what stands in a row of heads: words without digits, or a year.
var headed = regexp.MustCompile(`^([^0-9]*[^-–—0-9][^0-9]*|[0-9]{4}[-/][0-9]{2,4})?$`)

// isHeads says whether a row that follows heads is of heads too.
func (r gridRow) isHeads() bool {
	return len(r.cells) > 1 && !slices.ContainsFunc(r.cells[1:], func(cell string) bool { return !headed.MatchString(cell) })
}

// together puts two rows of heads together, one above the other.
func together(above, below []string) []string {
	heads := make([]string, max(len(above), len(below)))
	copy(heads, above)
	for i, head := range below {
		heads[i] = strings.TrimSpace(heads[i] + " " + head)
	}
	return heads
}

// column names a column of figures as it is named in the file; that of the names of
// rows is -1.
func (t laid) column(of int) string { return letters(of + 1 + t.left) }

// cell names a cell of figures as it is named in the file.
func (t laid) cell(column, line int) string { return fmt.Sprintf("%s%d", t.column(column), line) }

// leaveOut leaves the columns from one on out: they stand behind the total.
func (t *laid) leaveOut(from int) {
	if from < len(t.heads) {
		t.notes = append(t.notes, fmt.Sprintf("What stands behind the total is no part of it, and was left out: columns %s to %s.", t.column(from), t.column(len(t.heads)-1)))
		t.heads = t.heads[:from]
	}
}

// fill reads the figures as far as the row of totals, and finds that.
func (t *laid) fill(g grid, from int) error {
	t.totalRow = -1
	for _, source := range g.rows[from:] {
		if len(source.cells) < 2 {
			t.notes = append(t.notes, fmt.Sprintf("Row %d has no figures: %.100s.", source.line, source.cells[0]))
			continue
		}
		t.rows = append(t.rows, t.row(source, g.semicolon))
	}
	if named := t.rowCalledTotal(); named >= 0 {
		t.totalRow = named
		t.notes = append(t.notes, fmt.Sprintf("The row of totals is row %d, by its name %q.", t.rows[named].line, t.rows[named].name))
		if below := t.rows[named+1:]; len(below) > 0 {
			t.notes = append(t.notes, fmt.Sprintf("What stands below the total is no part of it, and was left out: rows %d to %d.", below[0].line, below[len(below)-1].line))
		}
		t.rows = t.rows[:named+1]
	}
	var faults []error
	for i := range t.rows {
		row := &t.rows[i]
		row.subtotal = i != t.totalRow && (total.MatchString(row.name) || subtotal.MatchString(row.name))
		if row.subtotal {
			t.parted = true
			t.notes = append(t.notes, fmt.Sprintf("Row %d, %q, was taken for the total of the rows since the one before it, or since the top.", row.line, row.name))
		}
		faults = append(faults, row.faults...)
		for _, figure := range row.figures {
			t.places = max(t.places, -figure.Exponent())
		}
	}
	faults = append(faults, t.perCent()...)
	if faults != nil {
		return errors.Join(faults[:min(len(faults), maxFaults)]...)
	}
	return t.assume()
}

// perCent refuses figures in per cent beside others: a column is in per cent as a
// whole, and then no part of a row's total.
func (t laid) perCent() (faults []error) {
	for c, head := range t.heads {
		of := func(row laidRow) bool { return row.percent[c] }
		first := slices.IndexFunc(t.rows, of)
		switch {
		case first < 0:
		case t.totalCol >= 0:
			faults = append(faults, fmt.Errorf("column %s, %.40q: it is in per cent, and no part of a total of the row: leave it out", t.column(c), head))
		case slices.ContainsFunc(t.rows, func(row laidRow) bool { return !of(row) && row.figures[c].Sign() != 0 }):
			faults = append(faults, fmt.Errorf("cell %s: per cent, beside figures in the column that are not", t.cell(c, t.rows[first].line)))
		}
	}
	return faults
}

const maxFaults = 100 // of a table, that are told

// row reads the figures of a row, as far as there are heads.
func (t *laid) row(source gridRow, semicolon bool) laidRow {
	row := laidRow{name: source.cell(0), line: source.line, figures: make([]decimal.Decimal, len(t.heads)), percent: make([]bool, len(t.heads))}
	for c := range t.heads {
		text, percent := strings.CutSuffix(source.cell(c+1), "%")
		figure, err := readFigure(strings.TrimSpace(text), semicolon)
		row.percent[c] = percent
		if err != nil {
			row.faults = append(row.faults, fmt.Errorf("cell %s, %.40q: %w", t.cell(c, source.line), source.cell(c+1), err))
		}
		row.figures[c] = figure
	}
	if past := len(t.heads) + 1; t.totalCol < 0 && len(source.cells) > past {
		row.faults = append(row.faults, fmt.Errorf("cell %s, %.40q: a column without a head", t.cell(past-1, source.line), source.cell(past)))
	}
	return row
}

package audit

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/triborough/fairshare/examples/internal/workbook"
)

// The limits are far beyond any table that is printed.
const (
	maxBytes = 64 << 20
	maxCells = 1_000_000
)

// grid is a table as it stands in its file: rows of texts, blanks around them taken
// off.
type grid struct {
	rows      []gridRow
	left      int    // so many columns before it are blank
	semicolon bool   // what separates the cells: a comma may then be a decimal one
	of        string // the sheet that it is, and of how many; "" of a file of text
}

// gridRow is a row that holds something.
type gridRow struct {
	line  int // the first is 1
	cells []string
}

// readGrid reads a table from CSV or a workbook, by what the file holds.
func readGrid(input io.Reader) (grid, error) {
	buffered := bufio.NewReader(io.LimitReader(input, maxBytes+1))
	if start, _ := buffered.Peek(4); workbook.Begins(start) {
		g, err := gridOfSheet(buffered)
		g.shift()
		return g, err
	}
	data, err := io.ReadAll(buffered)
	switch {
	case err != nil:
		return grid{}, err
	case len(data) > maxBytes:
		return grid{}, fmt.Errorf("more than %d MB: no table is that large", maxBytes>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return grid{}, errors.New("no text in UTF-8, and no workbook (.xlsx): save it as one of those")
	}
	g, err := gridOfText(data)
	g.shift()
	return g, err
}

// shift leaves out the columns on the left that are blank, a title above them aside.
func (g *grid) shift() {
	g.left = maxCells
	for _, row := range g.rows {
		filled := 0
		for i, cell := range row.cells {
			if cell != "" && filled == 0 {
				filled = i + 1
			} else if cell != "" {
				g.left = min(g.left, filled-1)
				break
			}
		}
	}
	for i, row := range g.rows {
		if last := len(row.cells) - 1; last >= g.left && g.left < maxCells {
			g.rows[i].cells = row.cells[g.left:]
		} else {
			g.rows[i].cells = row.cells[last:]
		}
	}
}

func gridOfText(data []byte) (g grid, err error) {
	reader := csv.NewReader(bytes.NewReader(data))
	reader.FieldsPerRecord, reader.TrimLeadingSpace = -1, true
	head, _, _ := bytes.Cut(data, []byte("\n"))
	switch {
	case bytes.IndexByte(head, '\t') >= 0:
		reader.Comma = '\t'
		reader.TrimLeadingSpace = false // a blank cell would go with the tab after it
	case bytes.IndexByte(head, ';') >= 0 && bytes.IndexByte(head, ',') < 0:
		reader.Comma, g.semicolon = ';', true
	}
	for cells := 0; ; {
		record, err := reader.Read()
		if err == io.EOF {
			return g, nil
		} else if err != nil {
			return grid{}, err
		}
		line, _ := reader.FieldPos(0)
		g.add(line, record)
		if cells += len(record); cells > maxCells {
			return grid{}, errLarge
		}
	}
}

var errLarge = fmt.Errorf("more than %d cells: no table is that large", maxCells)

func gridOfSheet(input io.Reader) (grid, error) {
	sheet, err := workbook.Open(input, "")
	if err != nil {
		return grid{}, err
	}
	g := grid{of: fmt.Sprintf("The sheet %q.", sheet.Name)}
	if n := len(sheet.Book.Sheets); n > 1 {
		g.of = fmt.Sprintf("The sheet %q, the first in sight of %d: the others were not looked at.", sheet.Name, n)
	}
	for line, cells := 1, 0; ; line++ {
		texts, err := sheet.Next()
		if err == io.EOF {
			return g, nil
		} else if err != nil {
			return grid{}, err
		}
		g.add(line, texts)
		if cells += len(texts); cells > maxCells {
			return grid{}, errLarge
		}
	}
}

// add adds a row, unless it is blank.
func (g *grid) add(line int, texts []string) {
	cells, last := make([]string, len(texts)), 0
	for i, text := range texts {
		if cells[i] = strings.TrimSpace(text); cells[i] != "" {
			last = i + 1
		}
	}
	if last > 0 {
		g.rows = append(g.rows, gridRow{line, cells[:last]})
	}
}

// cell is what stands in a column, "" past the row's end. The first is 0.
func (r gridRow) cell(column int) string {
	if column < len(r.cells) {
		return r.cells[column]
	}
	return ""
}

// letters name a column as spreadsheets do: A, Z, AA.
func letters(column int) string {
	name := ""
	for ; column >= 0; column = column/26 - 1 {
		name = string(rune('A'+column%26)) + name
	}
	return name
}

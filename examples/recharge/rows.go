package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/triborough/fairshare/examples/internal/workbook"
)

// rows reads a sheet of a workbook as CSV: a record for each row.
type rows struct {
	sheet *workbook.Sheet
	row   int
	text  []byte // of a row
	rest  []byte // of that, not handed over yet
}

func (r *rows) Read(into []byte) (int, error) {
	if len(r.rest) == 0 {
		cells, err := r.sheet.Next()
		if err != nil {
			return 0, err
		}
		if r.row++; len(cells) > columnLimit {
			return 0, fmt.Errorf("sheet %q, row %d: %.40q stands in the %dth column, past the %d of a ledger", r.sheet.Name, r.row, cells[len(cells)-1], len(cells), columnLimit)
		}
		r.text = r.text[:0]
		for i, cell := range cells {
			if i > 0 {
				r.text = append(r.text, ',')
			}
			r.text = appendCell(r.text, []byte(cell))
		}
		r.text = append(r.text, '\n')
		r.rest = r.text
	}
	n := copy(into, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// openSheet goes on from a workbook to a sheet of it.
func (l *ledger) openSheet(name string) error {
	sheet, err := workbook.Open(io.MultiReader(bytes.NewReader(l.carried), l.input), name)
	if err != nil {
		return err
	}
	l.sheet, l.mark = sheet.Name, "\ufeff" // without the mark, spreadsheets take CSV to be of an older encoding
	l.input, l.carried, l.ended = &rows{sheet: sheet}, nil, false
	return l.fill(&l.carried)
}

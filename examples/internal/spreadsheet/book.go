// Package spreadsheet makes workbooks (.xlsx) that go on calculating: cells with a
// formula and the exact value that it had when the workbook was made, inputs that
// may be changed while all else is protected, pages that print on A4.
//
// Money and weights are divided in cells by the same law as in the library: whole
// units by long division, the odd ones to the largest remainders, in whole numbers
// that a spreadsheet holds exactly; see [Sheet.Divide] and [Sheet.Whole].
//
// Text is only ever text: it is written as such, whatever it begins with, and
// never becomes a part of a formula. The same book gives the same bytes.
package spreadsheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// Book is a workbook in the making.
type Book struct {
	sheets []*Sheet
	names  map[string]bool // in small letters

	// Behind all others, nil while there is nothing on them.
	division      *Sheet // the working of every division
	numbers       *Sheet // numbers that take more than one cell
	longDivisions *Sheet // divisions by those
}

// New returns a workbook without sheets.
func New() *Book { return &Book{names: make(map[string]bool)} }

// Sheet adds a sheet, by the name or, where that cannot be a sheet's or is taken,
// one as near to it as can be.
func (b *Book) Sheet(name string) *Sheet {
	s := b.loose(name)
	b.sheets = append(b.sheets, s)
	return s
}

// loose is a sheet that has no place among the others yet.
func (b *Book) loose(name string) *Sheet {
	return &Sheet{Name: b.free(name), widths: make(map[int]int)}
}

// Write writes the workbook.
func (b *Book) Write(out io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	looks, err := newLooks(f)
	if err != nil {
		return err
	}
	sheets := b.sheets
	for _, s := range []*Sheet{b.division, b.numbers, b.longDivisions} {
		if s != nil {
			sheets = append(sheets[:len(sheets):len(sheets)], s)
		}
	}
	for i, s := range sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err != nil {
			return err
		}
	}
	for _, s := range sheets {
		if err := s.write(f, looks); err != nil {
			return fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "Fairshare", Created: epoch, Modified: epoch, LastModifiedBy: "Fairshare"}); err != nil {
		return err
	}
	var made bytes.Buffer
	if err := f.Write(&made); err != nil {
		return err
	}
	return inOrder(out, made.Bytes())
}

// epoch stands where a workbook says when it was made: no clock is read.
const epoch = "2000-01-01T00:00:00Z"

// inOrder writes an archive with its parts in the order of their names, whatever
// order they were made in.
func inOrder(out io.Writer, archive []byte) error {
	from, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return err
	}
	slices.SortFunc(from.File, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(place(a.Name), place(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	to := zip.NewWriter(out)
	for _, part := range from.File {
		if err := copied(to, part); err != nil {
			return err
		}
	}
	return to.Close()
}

// place puts the list of the parts in front, where readers expect it.
func place(part string) int {
	if part == "[Content_Types].xml" {
		return 0
	}
	return 1
}

func copied(to *zip.Writer, part *zip.File) error {
	from, err := part.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	into, err := to.Create(part.Name)
	if err != nil {
		return err
	}
	_, err = io.Copy(into, from)
	return err
}

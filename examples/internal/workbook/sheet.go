package workbook

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

const (
	rowLimit    = 1 << 20 // rows of a sheet
	columnLimit = 1 << 14 // columns of a sheet
	xmlLimit    = 4 << 20 // bytes of XML for one row
)

// Sheet is a sheet that is being read.
type Sheet struct {
	*Book
	Name    string
	xml     *limited // what may be left for this row
	decoder *xml.Decoder
	given   int      // so many rows have been returned by Next
	row     Row      // the one read last
	texts   []string // of it
	hidden  []span   // columns
	merged  []string // once the sheet is read to its end
}

// span are columns from one to another.
type span struct{ from, to int }

func newSheet(b *Book, name string, part io.Reader) *Sheet {
	s := &Sheet{Book: b, Name: name, xml: &limited{part, new(int64(xmlLimit)), "a row"}}
	s.decoder = xml.NewDecoder(bufio.NewReader(s.xml))
	return s
}

// Next returns the texts of the cells of the next row up to its last that is not
// empty, or io.EOF. Rows that the workbook leaves out are empty. The texts are valid
// until the next call.
//
// A number comes as its digits, rounded to fifteen significant ones: a workbook
// keeps it as a binary fraction, writes 0.1 as 0.10000000000000001 and what comes
// to 0.3 as 0.30000000000000004, and shows and compares no more than fifteen. A
// number of more digits before its point comes as it stands. A date comes as
// 2012-04-30 or 2012-04-30 17:00:00, a time of day as 17:00:00, a truth as TRUE or
// FALSE, and what could not be worked out as its error, #REF! say. A formula that
// was never worked out is an error.
func (s *Sheet) Next() ([]string, error) {
	if s.given == s.row.Number {
		if _, err := s.NextRow(); err != nil {
			return nil, err
		}
	}
	if s.given++; s.given < s.row.Number {
		return nil, nil
	}
	s.texts = s.texts[:0]
	for _, c := range s.row.Cells {
		if c.Kind == Unworked {
			return nil, s.fault(fmt.Errorf("cell %s: a formula that was never worked out: open the workbook in a spreadsheet, and save it", c.reference))
		}
		for len(s.texts) < c.Column-1 {
			s.texts = append(s.texts, "")
		}
		s.texts = append(s.texts, c.Text)
	}
	return s.texts, nil
}

// NextRow returns the next row that the workbook has, or io.EOF. It is valid until
// the next call.
func (s *Sheet) NextRow() (Row, error) {
	if err := s.read(); err == io.EOF {
		return Row{}, io.EOF
	} else if err != nil {
		return Row{}, s.fault(err)
	}
	return s.row, nil
}

func (s *Sheet) fault(err error) error {
	return fmt.Errorf("sheet %q, row %d or after: %w", s.Name, s.row.Number, err)
}

// HidesColumn says whether a column is hidden, by its number: the first is 1.
func (s *Sheet) HidesColumn(number int) bool {
	for _, h := range s.hidden {
		if number >= h.from && number <= h.to {
			return true
		}
	}
	return false
}

// Merged returns the ranges of cells that are merged, such as A1:B2, of a sheet that
// was read to its end.
func (s *Sheet) Merged() []string { return s.merged }

// read reads on to the end of a row, or of the sheet.
func (s *Sheet) read() error {
	for {
		token, err := s.decoder.Token()
		if err == io.EOF {
			return errors.New("the sheet breaks off")
		} else if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				return s.readRow(t)
			case "col":
				s.hide(t)
			}
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				return s.readRest()
			}
		}
	}
}

// hide notes columns that are hidden.
func (s *Sheet) hide(col xml.StartElement) {
	from, _ := strconv.Atoi(attribute(col, "min"))
	to, _ := strconv.Atoi(attribute(col, "max"))
	if isHidden(col, "width") {
		s.hidden = append(s.hidden, span{from, to})
	}
}

// isHidden says whether a row or column is hidden, or of no size.
func isHidden(start xml.StartElement, size string) bool {
	return isTrue(attribute(start, "hidden")) || attribute(start, size) == "0"
}

// readRest reads what follows the rows, on to the part's checksum.
func (s *Sheet) readRest() error {
	*s.xml.left = s.left + xmlLimit // which what is unpacked keeps within bounds
	for {
		token, err := s.decoder.Token()
		if err != nil {
			return err
		}
		if t, ok := token.(xml.StartElement); ok && t.Name.Local == "mergeCell" {
			s.merged = append(s.merged, attribute(t, "ref"))
		}
	}
}

func (s *Sheet) readRow(start xml.StartElement) error {
	*s.xml.left = xmlLimit
	number := s.row.Number + 1
	if r := attribute(start, "r"); r != "" {
		var err error
		if number, err = strconv.Atoi(r); err != nil || number <= s.row.Number {
			return fmt.Errorf("a row %q: is the workbook damaged?", r)
		}
	}
	if number > rowLimit {
		return fmt.Errorf("a row %d: is the workbook damaged?", number)
	}
	s.row = Row{Number: number, Hidden: isHidden(start, "ht"), Cells: s.row.Cells[:0]}
	column := 0
	for {
		token, err := s.decoder.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" {
				column, err = s.readCell(t, column)
			} else {
				err = s.decoder.Skip()
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// readCell reads a cell into the row, after the column of the one before, and returns
// its column.
func (s *Sheet) readCell(start xml.StartElement, before int) (int, error) {
	reference := attribute(start, "r")
	column := before + 1
	if reference != "" {
		column = columnOf(reference) + 1
	}
	c, err := s.cell(start)
	if err != nil {
		return 0, fmt.Errorf("cell %s: %w", cmp.Or(reference, strconv.Itoa(column)), err)
	}
	if c.Kind == Empty {
		return max(before, column), nil // wherever it stands
	}
	if column <= before || column > columnLimit {
		return 0, fmt.Errorf("a cell %q: is the workbook damaged?", reference)
	}
	c.Column, c.reference = column, cmp.Or(reference, strconv.Itoa(column))
	s.row.Cells = append(s.row.Cells, c)
	return column, nil
}

// Reference returns the column and the row of a cell by its reference, 28 and 3 of
// AB3; noughts of what is none.
func Reference(reference string) (column, row int) {
	row, err := strconv.Atoi(strings.TrimLeft(reference, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if column = columnOf(reference) + 1; err != nil || column > columnLimit {
		return 0, 0
	}
	return column, row
}

// columnOf returns the place of a cell's column by its reference: 27 of AB3, and a
// place past any column where the reference is none.
func columnOf(reference string) int {
	column := 0
	for _, letter := range strings.ToUpper(reference) {
		if letter < 'A' || letter > 'Z' || column > columnLimit {
			break
		}
		column = column*26 + int(letter-'A') + 1
	}
	if column == 0 {
		return columnLimit
	}
	return column - 1
}

func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func isTrue(value string) bool { return value == "1" || value == "true" }

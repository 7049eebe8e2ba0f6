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
	*workbook
	Name    string
	xml     *limited // what may be left for this row
	decoder *xml.Decoder
	given   int      // so many rows have been returned
	row     int      // the number of the one read last
	cells   []string // of it
}

func newSheet(w *workbook, name string, part io.Reader) *Sheet {
	s := &Sheet{workbook: w, Name: name, xml: &limited{part, xmlLimit, "a row"}}
	s.decoder = xml.NewDecoder(bufio.NewReader(s.xml))
	return s
}

// Next returns the cells of the next row up to its last that is not empty, or
// io.EOF. Rows that the workbook leaves out are empty. The cells are valid until
// the next call.
//
// A number comes as its digits, rounded to fifteen significant ones: a workbook
// keeps it as a binary fraction, writes 0.1 as 0.10000000000000001 and what comes
// to 0.3 as 0.30000000000000004, and shows and compares no more than fifteen. A
// number of more digits before its point comes as it stands. A date comes as
// 2012-04-30 or 2012-04-30 17:00:00, a time of day as 17:00:00, a truth as TRUE or
// FALSE, and what could not be worked out as its error, #REF! say.
func (s *Sheet) Next() ([]string, error) {
	if s.given == s.row {
		if err := s.read(); err == io.EOF {
			return nil, io.EOF
		} else if err != nil {
			return nil, fmt.Errorf("sheet %q, row %d or after: %w", s.Name, s.row, err)
		}
	}
	if s.given++; s.given < s.row {
		return nil, nil
	}
	return s.cells, nil
}

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
			if t.Name.Local == "row" {
				return s.readRow(t)
			}
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				if _, err := io.Copy(io.Discard, s.xml.Reader); err != nil { // on to the part's checksum
					return err
				}
				return io.EOF
			}
		}
	}
}

func (s *Sheet) readRow(start xml.StartElement) error {
	s.xml.left = xmlLimit
	number := s.row + 1
	if r := attribute(start, "r"); r != "" {
		var err error
		if number, err = strconv.Atoi(r); err != nil || number <= s.row || number > rowLimit {
			return fmt.Errorf("a row %q: is the workbook damaged?", r)
		}
	}
	s.row, s.cells = number, s.cells[:0]
	for {
		token, err := s.decoder.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" {
				err = s.readCell(t)
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

// readCell reads a cell into its column.
func (s *Sheet) readCell(start xml.StartElement) error {
	text, err := s.cellText(start)
	if err != nil {
		return fmt.Errorf("cell %s: %w", cmp.Or(attribute(start, "r"), strconv.Itoa(len(s.cells)+1)), err)
	} else if text == "" {
		return nil
	}
	column := len(s.cells)
	if r := attribute(start, "r"); r != "" {
		column = columnOf(r)
	}
	if column < len(s.cells) || column >= columnLimit {
		return fmt.Errorf("a cell %q: is the workbook damaged?", attribute(start, "r"))
	}
	for len(s.cells) < column {
		s.cells = append(s.cells, "")
	}
	s.cells = append(s.cells, text)
	return nil
}

// cellText reads a cell on to its end, and returns its text.
func (s *Sheet) cellText(start xml.StartElement) (string, error) {
	kind := attribute(start, "t")
	var value, text string
	formula := false
	for {
		token, err := s.decoder.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				err = s.decoder.DecodeElement(&value, &t)
			case "is":
				var i item
				err = s.decoder.DecodeElement(&i, &t)
				text = i.text()
			default:
				formula = formula || t.Name.Local == "f"
				err = s.decoder.Skip()
			}
			if err != nil {
				return "", err
			}
		case xml.EndElement:
			switch {
			case kind == "inlineStr":
				return text, nil
			case value == "" && formula && kind != "str":
				return "", errors.New("a formula that was never worked out: open the workbook in a spreadsheet, and save it")
			case value == "":
				return "", nil
			}
			return s.text(kind, attribute(start, "s"), value)
		}
	}
}

// text returns the text of a value by the kind and the style of its cell.
func (s *Sheet) text(kind, style, value string) (string, error) {
	switch kind {
	case "s":
		index, err := strconv.Atoi(value)
		if err != nil || index < 0 || index >= len(s.texts) {
			return "", fmt.Errorf("the workbook has no text %q: is it damaged?", value)
		}
		return s.texts[index], nil
	case "", "n":
		number := fifteenDigits(value)
		if index, err := strconv.Atoi(style); err == nil && index >= 0 && index < len(s.dates) && s.dates[index] {
			return dateOf(number, s.from1904), nil
		}
		return number, nil
	case "b":
		if value == "0" {
			return "FALSE", nil
		}
		return "TRUE", nil
	case "e", "d":
		return value, nil
	case "str":
		return unescaped(value), nil
	}
	return "", fmt.Errorf("a value of an unknown kind %q", kind)
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

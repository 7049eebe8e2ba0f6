// Package workbook reads the values of the sheets of a workbook (.xlsx), row by row.
//
// A workbook (ECMA-376) is a zip archive of parts in XML, of which four matter
// here: what sheets there are, the texts that they share, the styles by which a
// number is a date, and the sheet. They are read here rather than by a library
// because what can be had passes over a sheet that breaks off, a text that is
// missing and a formula that was never worked out; a ledger must not lose a row.
//
// Only values are read, formulas' as they were saved; nothing is worked out, run
// or followed outside the workbook. Numbers are exact by the fifteen significant
// digits that spreadsheets keep; see [Sheet.Next]. How a value is shown does not
// matter but for dates, which come as 2012-04-30; [Sheet.NextRow] tells more of it.
//
// Limits: those of [Limits] for the archive and what is unpacked of it, and for each
// part a hundred times its size in the archive or 16 MB; 1,048,576 rows, 4 MB of XML
// for each. So time and memory stay in proportion to the file. A sheet is never in
// memory as a whole; the archive and the texts that cells share are.
package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits are how large a workbook may be, in bytes.
type Limits struct {
	Archive  int64 // as a file
	Unpacked int64 // what is read of it, all parts together
}

// ledger are the limits of a ledger of any size.
var ledger = Limits{Archive: 128 << 20, Unpacked: 1 << 30}

const (
	partFloor = 16 << 20
	partRatio = 100 // XML of any ledger packs ten to thirty times smaller
)

// Begins says whether a file begins as a workbook does, and any other zip archive.
func Begins(start []byte) bool { return bytes.HasPrefix(start, []byte("PK\x03\x04")) }

// Book is a workbook that has been opened.
type Book struct {
	Sheets   []Listed // in order, charts left out
	size     int64
	left     int64                // bytes that may still be unpacked
	parts    map[string]*zip.File // by name in small letters, as names are compared
	texts    []string             // that cells share
	styles   []style              // of cells
	from1904 bool                 // days count from 1904
}

// Listed is a sheet of a workbook, not opened yet.
type Listed struct {
	Name   string
	Hidden bool
	part   string
}

// Open opens the sheet named of a ledger, capitals aside, or without a name the first
// that is not hidden. An error says what the file is if it is no workbook of this
// form, or what sheets there are.
func Open(input io.Reader, name string) (*Sheet, error) {
	b, err := OpenBook(input, ledger)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, listed := range b.Sheets {
		names = append(names, listed.Name)
		if name == "" && !listed.Hidden || name != "" && strings.EqualFold(name, listed.Name) {
			return b.Open(listed)
		}
	}
	if name == "" {
		return nil, fmt.Errorf("no sheet of the workbook is in sight: name one of %q", names)
	}
	return nil, fmt.Errorf("the workbook has no sheet %q: it has %q", name, names)
}

// OpenBook opens a workbook within limits. An error says what the file is if it is no
// workbook of this form.
func OpenBook(input io.Reader, limits Limits) (*Book, error) {
	data, err := io.ReadAll(io.LimitReader(input, limits.Archive+1))
	if err != nil {
		return nil, err
	} else if int64(len(data)) > limits.Archive {
		return nil, fmt.Errorf("the workbook is larger than %d MB", limits.Archive>>20)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("the workbook is damaged: %w", err)
	}
	b := &Book{size: int64(len(data)), left: limits.Unpacked, parts: make(map[string]*zip.File)}
	for _, part := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/"))
		if b.parts[name] != nil {
			return nil, fmt.Errorf("the workbook is damaged: it has two parts %q", name)
		}
		b.parts[name] = part
	}
	main, err := b.main()
	if err != nil {
		return nil, err
	}
	return b, b.read(main)
}

// main finds the part that says what sheets there are.
func (b *Book) main() (string, error) {
	if b.parts["_rels/.rels"] != nil {
		root, err := b.relations("_rels/.rels", "")
		if err != nil {
			return "", err
		}
		for _, r := range root {
			if strings.HasSuffix(r.Type, "/officeDocument") && strings.HasPrefix(r.Target, "xl/") && path.Ext(r.Target) == ".xml" {
				return r.Target, nil
			}
		}
	}
	for _, form := range []struct{ part, name, remedy string }{
		{"mimetype", "an OpenDocument file, as .ods is", "save it as .xlsx"},
		{"xl/workbook.bin", "a binary workbook (.xlsb)", "save it as .xlsx"},
		{"index/document.iwa", "a workbook of Numbers", "export it as .xlsx"},
		{"word/document.xml", "a document (.docx)", "put its table into a workbook"},
	} {
		if b.parts[form.part] != nil {
			return "", fmt.Errorf("the file is %s: %s", form.name, form.remedy)
		}
	}
	return "", errors.New("the file is a zip archive and no workbook: unpack it first")
}

// read reads what sheets there are, and what they share.
func (b *Book) read(main string) error {
	var book struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := b.decode(main, &book); err != nil {
		return err
	}
	b.from1904 = isTrue(book.Properties.Date1904)
	relations, err := b.relations(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), path.Dir(main))
	if err != nil {
		return err
	}
	sheets := make(map[string]string)
	for _, r := range relations {
		switch path.Base(r.Type) {
		case "worksheet":
			sheets[r.ID] = r.Target
		case "sharedStrings":
			err = b.use(r.Target, b.readTexts)
		case "styles":
			err = b.readStyles(r.Target)
		}
		if err != nil {
			return err
		}
	}
	for _, s := range book.Sheets {
		for _, a := range s.Attrs {
			if part, ok := sheets[a.Value]; ok && a.Name.Local == "id" {
				b.Sheets = append(b.Sheets, Listed{s.Name, s.State != "" && s.State != "visible", part})
			}
		}
	}
	return nil
}

// Open opens a sheet, from its first row.
func (b *Book) Open(sheet Listed) (*Sheet, error) {
	part, err := b.openPart(sheet.part)
	if err != nil {
		return nil, err
	}
	return newSheet(b, sheet.Name, part), nil
}

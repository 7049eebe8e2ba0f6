// Package workbook reads the values of a sheet of a workbook (.xlsx), row by row.
//
// A workbook (ECMA-376) is a zip archive of parts in XML, of which four matter
// here: what sheets there are, the texts that they share, the styles by which a
// number is a date, and the sheet. They are read here rather than by a library
// because what can be had passes over a sheet that breaks off, a text that is
// missing and a formula that was never worked out; a ledger must not lose a row.
//
// Only values are read, formulas' as they were saved; nothing is worked out, run
// or followed outside the workbook. How a value is shown does not matter but for
// dates, which come as 2012-04-30. Numbers are exact by the fifteen significant
// digits that spreadsheets keep; see [Sheet.Next].
//
// Limits: 128 MB for the archive, and for each part, unpacked, a hundred times
// its size in the archive or 16 MB, 1 GB at most; 1,048,576 rows, 4 MB of XML for
// each. So time and memory stay in proportion to the file. The sheet is never in
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

const (
	archiveLimit = 128 << 20
	partLimit    = 1 << 30
	partFloor    = 16 << 20
	partRatio    = 100 // XML of any ledger packs ten to thirty times smaller
)

// Begins says whether a file begins as a workbook does, and any other zip archive.
func Begins(start []byte) bool { return bytes.HasPrefix(start, []byte("PK\x03\x04")) }

// workbook is a workbook that has been opened.
type workbook struct {
	size     int64
	parts    map[string]*zip.File // by name in small letters, as names are compared
	texts    []string             // that cells share
	dates    []bool               // by style: a number is a date
	from1904 bool                 // days count from 1904
}

// Open opens the sheet named, capitals aside, or without a name the first that is
// not hidden. An error says what the file is if it is no workbook of this form,
// or what sheets there are.
func Open(input io.Reader, name string) (*Sheet, error) {
	data, err := io.ReadAll(io.LimitReader(input, archiveLimit+1))
	if err != nil {
		return nil, err
	} else if len(data) > archiveLimit {
		return nil, fmt.Errorf("the workbook is larger than %d MB", archiveLimit>>20)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("the workbook is damaged: %w", err)
	}
	w := &workbook{size: int64(len(data)), parts: make(map[string]*zip.File)}
	for _, part := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/"))
		if w.parts[name] != nil {
			return nil, fmt.Errorf("the workbook is damaged: it has two parts %q", name)
		}
		w.parts[name] = part
	}
	main, err := w.main()
	if err != nil {
		return nil, err
	}
	return w.open(main, name)
}

// main finds the part that says what sheets there are.
func (w *workbook) main() (string, error) {
	if w.parts["_rels/.rels"] != nil {
		root, err := w.relations("_rels/.rels", "")
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
		{"mimetype", "an OpenDocument file, as .ods is", "save it as .xlsx or CSV"},
		{"xl/workbook.bin", "a binary workbook (.xlsb)", "save it as .xlsx or CSV"},
		{"index/document.iwa", "a workbook of Numbers", "export it as .xlsx or CSV"},
		{"word/document.xml", "a document (.docx)", "save its table as CSV"},
	} {
		if w.parts[form.part] != nil {
			return "", fmt.Errorf("the file is %s: %s", form.name, form.remedy)
		}
	}
	return "", errors.New("the file is a zip archive and no workbook: unpack it first")
}

// open opens a sheet of those that the main part names.
func (w *workbook) open(main, name string) (*Sheet, error) {
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
	if err := w.decode(main, &book); err != nil {
		return nil, err
	}
	w.from1904 = book.Properties.Date1904 == "1" || book.Properties.Date1904 == "true"
	relations, err := w.relations(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), path.Dir(main))
	if err != nil {
		return nil, err
	}
	sheets := make(map[string]string)
	for _, r := range relations {
		if strings.HasSuffix(r.Type, "/worksheet") {
			sheets[r.ID] = r.Target
		}
	}
	var names []string
	for _, s := range book.Sheets {
		for _, a := range s.Attrs {
			target, ok := sheets[a.Value]
			if !ok || a.Name.Local != "id" { // a chart, say
				continue
			}
			names = append(names, s.Name)
			if name == "" && (s.State == "" || s.State == "visible") || name != "" && strings.EqualFold(name, s.Name) {
				return w.sheet(s.Name, target, relations)
			}
		}
	}
	if name == "" {
		return nil, fmt.Errorf("no sheet of the workbook is in sight: name one of %q", names)
	}
	return nil, fmt.Errorf("the workbook has no sheet %q: it has %q", name, names)
}

// sheet makes a sheet ready to be read.
func (w *workbook) sheet(name, part string, relations []relation) (*Sheet, error) {
	for _, r := range relations {
		var err error
		switch {
		case strings.HasSuffix(r.Type, "/sharedStrings"):
			err = w.read(r.Target, w.readTexts)
		case strings.HasSuffix(r.Type, "/styles"):
			err = w.readStyles(r.Target)
		}
		if err != nil {
			return nil, err
		}
	}
	opened, err := w.openPart(part)
	if err != nil {
		return nil, err
	}
	return newSheet(w, name, opened), nil
}

package main

import (
	"bytes"
	"errors"
	"fmt"
)

// forms are files that a ledger is sometimes kept in and that are not read, by
// how they begin, whatever they are called.
var forms = []struct{ start, name, remedy string }{
	{"%PDF-", "a PDF", "ask for the spreadsheet that it was printed from"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook of Excel 97-2003 (.xls), or one with a password", "save it as .xlsx without a password"},
	{"\x1f\x8b", "compressed (gzip)", "unpack it first"},
	{"BZh", "compressed (bzip2)", "unpack it first"},
	{"\xfd7zXZ\x00", "compressed (xz)", "unpack it first"},
	{"\x28\xb5\x2f\xfd", "compressed (zstd)", "unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "compressed (7z)", "unpack it first"},
	{"Rar!\x1a\x07", "compressed (rar)", "unpack it first"},
	{"PAR1", "a Parquet file", asCSV},
	{"SQLite format 3\x00", "an SQLite database", asCSV},
	{"\xff\xfe", "in UTF-16", asCSV},
	{"\xfe\xff", "in UTF-16", asCSV},
}

const asCSV = "save it as CSV (UTF-8)"

// refuseOtherForms refuses a file that is no text.
func refuseOtherForms(start []byte) error {
	if len(start) == 0 {
		return errors.New("the ledger is empty")
	}
	for _, form := range forms {
		if bytes.HasPrefix(start, []byte(form.start)) {
			return fmt.Errorf("the ledger is %s: %s", form.name, form.remedy)
		}
	}
	if line, _, _ := bytes.Cut(start, []byte("\n")); bytes.IndexByte(line, 0) >= 0 {
		return errors.New("the ledger is no text, or in UTF-16: its first line has NUL characters: " + asCSV)
	}
	return nil
}

// textForm says what a text in which no header is found seems to be instead.
func textForm(start []byte) string {
	start = bytes.TrimLeft(start, " \t\r\n")
	switch {
	case bytes.HasPrefix(start, []byte("<")):
		return "; it begins as a web page or XML does, which some systems call .xls: open it in a spreadsheet and " + asCSV
	case bytes.HasPrefix(start, []byte(`{\rtf`)):
		return "; it begins as a document (RTF) does"
	case bytes.HasPrefix(start, []byte("{")), bytes.HasPrefix(start, []byte("[")):
		return "; it begins as JSON does: " + asCSV
	case bytes.IndexByte(start, '\n') < 0 && bytes.IndexByte(start, '\r') >= 0:
		return "; its lines end as those of old Macintosh files do, with a carriage return alone: " + asCSV
	}
	return ""
}

package tree

import (
	"cmp"
	"fmt"
	"strings"
)

// Place is where a key or value stands: a line of a text, or a cell of a workbook.
// Readers use only its text and its order.
type Place struct {
	File   string
	Sheet  Sheet // of a workbook; zero in a text
	Line   int   // or row: the first is 1; 0 is the file, or the sheet, as a whole
	Column int   // of a sheet: the first is 1; 0 is the row as a whole
}

// Sheet is a sheet of a workbook: its place among them, the first is 1, and its name.
type Sheet struct {
	Number int
	Name   string
}

// String prints a place as it begins a message: "case.yaml:14", "case.xlsx:
// Costs!C7"; a row of a sheet is "case.xlsx: 'Ending costs'!7".
func (p Place) String() string {
	switch {
	case p.Sheet == Sheet{} && p.Line == 0:
		return p.File
	case p.Sheet == Sheet{}:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	case p.Line == 0:
		return p.File + ": " + p.Sheet.quoted()
	case p.Column == 0:
		return fmt.Sprintf("%s: %s!%d", p.File, p.Sheet.quoted(), p.Line)
	}
	return fmt.Sprintf("%s: %s!%s%d", p.File, p.Sheet.quoted(), columnName(p.Column), p.Line)
}

// quoted writes the sheet's name as formulas do: in quotes, unless it is one word.
func (s Sheet) quoted() string {
	isWord := func(r rune) bool {
		return r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	}
	if s.Name != "" && strings.IndexFunc(s.Name, func(r rune) bool { return !isWord(r) }) < 0 {
		return s.Name
	}
	return "'" + strings.ReplaceAll(s.Name, "'", "''") + "'"
}

// columnName names a column by letters: A is the first, AA the one after Z.
func columnName(number int) string {
	name := ""
	for ; number > 0; number = (number - 1) / 26 {
		name = string(rune('A'+(number-1)%26)) + name
	}
	return name
}

// Compare orders places as a person comes upon them: by file, by sheet, by line,
// then by column.
func (p Place) Compare(other Place) int {
	return cmp.Or(cmp.Compare(p.File, other.File), cmp.Compare(p.Sheet.Number, other.Sheet.Number),
		cmp.Compare(p.Line, other.Line), cmp.Compare(p.Column, other.Column))
}

package command

import (
	"strings"
	"unicode/utf8"
)

// Cell makes a text cell of a CSV file Plain, and harmless to a spreadsheet, which
// would run one that begins with =, +, @ or -, of the usual width or of the full
// width of Asian scripts, as a formula: an apostrophe goes before it. One that looks
// like that already is given another, so that the two do not become one.
func Cell(text string) string {
	text = Plain(text)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "'"))
	if strings.ContainsRune("=+@-＝＋＠－", first) {
		return "'" + text
	}
	return text
}

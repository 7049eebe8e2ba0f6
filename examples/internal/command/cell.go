package command

import "strings"

// Cell makes a text cell of a CSV file harmless to a spreadsheet, which would
// run one that begins with =, +, @ or - as a formula: an apostrophe goes before it.
// One that looks like that already is given another, so that no two become one.
func Cell(text string) string {
	begins := strings.TrimLeft(text, "'")
	if strings.ContainsAny(begins[:min(1, len(begins))], "=+@-\t\r") {
		return "'" + text
	}
	return text
}

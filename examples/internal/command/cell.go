package command

import "strings"

// Cell makes a text cell of a CSV file harmless to a spreadsheet, which would
// run one that begins with =, +, @ or - as a formula.
func Cell(text string) string {
	if strings.ContainsAny(text[:min(1, len(text))], "=+@-\t\r") {
		return "'" + text
	}
	return text
}

package spreadsheet

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/triborough/fairshare/examples/internal/command"
)

// longestName is how long a sheet's name may be, in units of UTF-16.
const longestName = 31

// free returns a name that no other sheet has, capitals aside, and takes it. What a
// name may not hold becomes a space; quotation marks too, which formulas set
// around names.
func (b *Book) free(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, command.Plain(name))
	name = strings.Join(strings.Fields(name), " ")
	if name == "" || strings.EqualFold(name, "history") { // which spreadsheets keep for themselves
		name = strings.TrimSpace("Sheet " + name)
	}
	chosen := cut(name, longestName)
	for i := 2; b.names[strings.ToLower(chosen)]; i++ {
		ending := " (" + strconv.Itoa(i) + ")"
		chosen = cut(name, longestName-len(ending)) + ending
	}
	b.names[strings.ToLower(chosen)] = true
	return chosen
}

// cut returns as much of a name as fits.
func cut(name string, most int) string {
	length := 0
	for i, r := range name {
		if length += utf16.RuneLen(r); length > most {
			return strings.TrimSpace(name[:i])
		}
	}
	return name
}

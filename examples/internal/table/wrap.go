package table

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Width is how many columns of a screen text takes.
func Width(of string) int { return text.StringWidthWithoutEscSequences(of) }

// Wrap breaks text into lines at most so wide, between words where it can. Line
// breaks in it stand.
func Wrap(of string, width int) string {
	var lines []string
	for line := range strings.SplitSeq(of, "\n") {
		wrapped := line
		if Width(line) > width {
			wrapped = text.WrapSoft(line, width)
			if text.LongestLineLen(wrapped) > width { // a character two columns wide stood across the edge
				wrapped = text.WrapSoft(line, width-1)
			}
		}
		for each := range strings.SplitSeq(wrapped, "\n") {
			lines = append(lines, strings.TrimRight(each, " "))
		}
	}
	return strings.Join(lines, "\n")
}

// Item is a line of a list: a term, and what there is to say of it.
type Item struct{ Term, Text string }

// List returns a list at most so wide, its texts aligned whatever the length of
// the terms, without a line break at its end.
func List(width int, items ...Item) string {
	terms := 0
	for _, item := range items {
		terms = max(terms, Width(item.Term))
	}
	terms = min(terms, width/3)
	writer := table.NewWriter()
	style := table.StyleDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "  ", ""
	style.Options = table.OptionsNoBordersAndSeparators
	writer.SetStyle(style)
	writer.SuppressTrailingSpaces()
	writer.SetColumnConfigs([]table.ColumnConfig{
		{Number: 1, WidthMax: terms, WidthMaxEnforcer: Wrap},
		{Number: 2, WidthMax: width - terms - 4, WidthMaxEnforcer: Wrap},
	})
	for _, item := range items {
		writer.AppendRow(table.Row{item.Term, item.Text})
	}
	return writer.Render()
}

// Package table lays out the example programs' tables on paper and screen. A
// table that is wider than its page is printed in parts, a few columns each.
package table

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Table is a table whose first column is words and whose others are figures.
type Table struct {
	width  int
	colour bool
	heads  []string
	rows   [][]string // nil for a line between rows
	kept   int        // so many of the last columns stand in every part
}

// A locale must not change how wide a character counts.
func init() { text.OverrideRuneWidthEastAsianWidth(false) }

// New starts a table at most width columns of characters wide.
func New(width int, colour bool, heads ...string) *Table {
	if colour {
		text.EnableColors()
	}
	return &Table{width: width, colour: colour, heads: heads}
}

// Row adds a row.
func (t *Table) Row(cells ...string) { t.rows = append(t.rows, cells) }

// Line draws a line under the rows so far.
func (t *Table) Line() { t.rows = append(t.rows, nil) }

// KeepTotal keeps the last column, a total of those before it, in sight in every
// part of a table that is printed in parts.
func (t *Table) KeepTotal() { t.kept = 1 }

// Good and Bad colour a word that already says which it is.
func (t *Table) Good(word string) string { return t.paint(text.FgGreen, word) }

// Bad is Good's opposite.
func (t *Table) Bad(word string) string { return t.paint(text.FgRed, word) }

func (t *Table) paint(colour text.Color, word string) string {
	if !t.colour {
		return word
	}
	return colour.Sprint(word)
}

// String returns the table, in parts if need be, without a line break at its end.
func (t *Table) String() string {
	parts := t.layout()
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = t.caption(i, len(parts)) + t.render(p)
	}
	return strings.Join(texts, "\n")
}

// render renders the columns of one part, each as wide as laid out.
func (t *Table) render(columns []column) string {
	writer := table.NewWriter()
	style := table.StyleLight
	style.Format.Header = text.FormatDefault
	if t.colour {
		style.Color.Header = text.Colors{text.Bold}
	}
	writer.SetStyle(style)
	configs := make([]table.ColumnConfig, len(columns))
	for i, c := range columns {
		configs[i] = table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight,
			WidthMin: c.width, WidthMax: c.width, WidthMaxEnforcer: Wrap}
	}
	configs[0].Align, configs[0].AlignHeader = text.AlignLeft, text.AlignLeft
	writer.SetColumnConfigs(configs)
	writer.AppendHeader(pick(t.heads, columns))
	for _, row := range t.rows {
		if row == nil {
			writer.AppendSeparator()
			continue
		}
		writer.AppendRow(pick(row, columns))
	}
	return writer.Render()
}

func pick(cells []string, columns []column) table.Row {
	picked := make(table.Row, len(columns))
	for i, c := range columns {
		picked[i] = cells[c.number]
	}
	return picked
}

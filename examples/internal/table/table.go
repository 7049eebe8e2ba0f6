// Package table lays out the example programs' tables on paper and screen.
package table

import (
	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Table is a table whose first column is words and whose others are figures.
type Table struct {
	writer table.Writer
	colour bool
}

// longest is how wide the column of words may grow before it wraps.
const longest = 44

// New starts a table with the given column heads.
func New(colour bool, heads ...string) *Table {
	writer := table.NewWriter()
	style := table.StyleLight
	style.Format.Header = text.FormatDefault
	if colour {
		style.Color.Header = text.Colors{text.Bold}
		text.EnableColors()
	}
	writer.SetStyle(style)
	configs := make([]table.ColumnConfig, len(heads))
	for i := range heads {
		configs[i] = table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight}
	}
	configs[0] = table.ColumnConfig{Number: 1, Align: text.AlignLeft, WidthMax: longest, WidthMaxEnforcer: text.WrapSoft}
	writer.SetColumnConfigs(configs)
	writer.AppendHeader(row(heads))
	return &Table{writer, colour}
}

// Row adds a row.
func (t *Table) Row(cells ...string) { t.writer.AppendRow(row(cells)) }

// Line draws a line under the rows so far.
func (t *Table) Line() { t.writer.AppendSeparator() }

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

// String returns the table, without a line break at its end.
func (t *Table) String() string { return t.writer.Render() }

func row(cells []string) table.Row {
	out := make(table.Row, len(cells))
	for i, cell := range cells {
		out[i] = cell
	}
	return out
}

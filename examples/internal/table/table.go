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
	heads []string
	rows  [][]string // nil for a line between rows
	kept  int        // so many of the last columns stand in every part
	tones map[string]text.Color
}

// A locale must not change how wide a character counts.
func init() { text.OverrideRuneWidthEastAsianWidth(false) }

// New starts a table.
func New(heads ...string) *Table {
	return &Table{heads: heads, tones: make(map[string]text.Color)}
}

// Row adds a row.
func (t *Table) Row(cells ...string) { t.rows = append(t.rows, cells) }

// Line draws a line under the rows so far.
func (t *Table) Line() { t.rows = append(t.rows, nil) }

// KeepTotal keeps the last column, a total of those before it, in sight in every
// part of a table that is printed in parts.
func (t *Table) KeepTotal() { t.kept = 1 }

// Good returns a cell's text, which already says that this is good: where there
// are colours, the cells of the table that say so are coloured.
func (t *Table) Good(word string) string { return t.tone(text.FgGreen, word) }

// Bad is Good's opposite.
func (t *Table) Bad(word string) string { return t.tone(text.FgRed, word) }

func (t *Table) tone(colour text.Color, word string) string {
	t.tones[word] = colour
	return word
}

// Text returns the table at most so many columns of characters wide, in parts if
// need be, without a line break at its end.
func (t *Table) Text(width int, colour bool) string {
	if colour {
		text.EnableColors()
	}
	parts := t.layout(width)
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = t.caption(i, len(parts)) + t.render(p, colour)
	}
	return strings.Join(texts, "\n")
}

// render renders the columns of one part, each as wide as laid out.
func (t *Table) render(columns []column, colour bool) string {
	writer := table.NewWriter()
	style := table.StyleLight
	style.Format.Header = text.FormatDefault
	if colour {
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
		cells := pick(row, columns)
		for i, cell := range cells {
			if tone, told := t.tones[cell.(string)]; told && colour {
				cells[i] = tone.Sprint(cell)
			}
		}
		writer.AppendRow(cells)
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

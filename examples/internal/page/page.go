// Package page holds what the example programs say to people: titles, headings,
// lines, lists, tables and figures. It is collected first, and then laid out for
// whoever is to read it.
package page

import (
	"fmt"
	"strings"

	"github.com/triborough/fairshare/examples/internal/chart"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
)

// Page is a document: what is said, block after block, before anyone knows on what
// it will be read. The zero Page is empty.
type Page struct{ blocks []block }

// block is a part of a document.
type block struct {
	kind  kind
	text  string
	items []table.Item
	table *table.Table
	chart chart.Chart
}

type kind uint8

const (
	title kind = iota
	source
	section
	heading
	caption
	line
	list
	tabular
	drawn
)

func (p *Page) say(k kind, format string, values ...any) {
	p.blocks = append(p.blocks, block{kind: k, text: command.Plain(fmt.Sprintf(format, values...))})
}

// Title says what the document is called and where its figures come from.
func (p *Page) Title(of, from string) {
	p.say(title, "%s", of)
	p.say(source, "%s", from)
}

// Section begins a section.
func (p *Page) Section(called string) { p.say(section, "%s", called) }

// Heading begins a part of a section.
func (p *Page) Heading(format string, values ...any) { p.say(heading, format, values...) }

// Caption says what the table that follows it shows.
func (p *Page) Caption(format string, values ...any) { p.say(caption, format, values...) }

// Line says something in words. What begins with blanks belongs to the line before
// it, and what begins with a dash is one of several.
func (p *Page) Line(format string, values ...any) { p.say(line, format, values...) }

// List says something of each of several terms.
func (p *Page) List(items ...table.Item) {
	if len(items) == 0 {
		return
	}
	plain := make([]table.Item, len(items))
	for i, item := range items {
		plain[i] = table.Item{Term: command.Plain(item.Term), Text: command.Plain(item.Text)}
	}
	p.blocks = append(p.blocks, block{kind: list, items: plain})
}

// Table shows a table. It may go on being filled until the page is laid out.
func (p *Page) Table(t *table.Table) {
	p.blocks = append(p.blocks, block{kind: tabular, table: t})
}

// Chart draws the figures of the table that follows it, where there is something to
// draw on. Text leaves it out.
func (p *Page) Chart(c chart.Chart) {
	p.blocks = append(p.blocks, block{kind: drawn, chart: c})
}

// parted parts the blanks and the dash before a line from its words.
func parted(text string) (before, words string) {
	words = strings.TrimPrefix(strings.TrimLeft(text, " "), "- ")
	return text[:len(text)-len(words)], words
}

// Package page lays out what the example programs print for people: headings,
// lines, lists, tables and figures.
package page

import (
	"fmt"
	"io"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
)

// Page is a document on its way to paper or screen. No line of it is longer than
// the screen is wide.
type Page struct {
	Out io.Writer
	command.Screen
}

// Each writes a document for each of several things, a page apart.
func Each[T any](out io.Writer, things []T, write func(T)) {
	for i, thing := range things {
		if i > 0 {
			fmt.Fprint(out, "\n\f\n")
		}
		write(thing)
	}
}

// Line writes text, plain and wrapped; the lines that follow the first stand
// under its first word.
func (p Page) Line(format string, values ...any) {
	line := command.Plain(fmt.Sprintf(format, values...))
	words := strings.TrimLeft(line, " ")
	indent := len(line) - len(words)
	if strings.HasPrefix(words, "- ") {
		indent += len("- ")
	}
	margin := strings.Repeat(" ", indent)
	wrapped := strings.Split(table.Wrap(line[indent:], p.Width-indent), "\n")
	fmt.Fprintln(p.Out, line[:indent]+strings.Join(wrapped, "\n"+margin))
}

// Title writes the title of a document and where its figures come from.
func (p Page) Title(title, source string) {
	p.underlined(title, "=")
	if source != "" {
		p.Line("Source: %s", source)
	}
	p.Line("")
}

// Section writes a heading.
func (p Page) Section(heading string) {
	p.Line("")
	p.underlined(heading, "-")
}

func (p Page) underlined(heading, with string) {
	p.Line("%s", heading)
	p.Line("%s", strings.Repeat(with, min(table.Width(command.Plain(heading)), p.Width)))
}

// List writes terms and what there is to say of them, aligned.
func (p Page) List(items ...table.Item) {
	if len(items) == 0 {
		return
	}
	for i := range items {
		items[i].Term = command.Plain(items[i].Term)
		items[i].Text = command.Plain(items[i].Text)
	}
	fmt.Fprintln(p.Out, table.List(p.Width, items...))
}

// Table starts a table.
func (p Page) Table(heads ...string) *table.Table { return table.New(p.Width, p.Colour, heads...) }

// Print writes a table, whose cells are plain already and may be coloured.
func (p Page) Print(t *table.Table) { fmt.Fprintln(p.Out, t.String()) }

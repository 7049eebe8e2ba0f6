// Package page lays out what the example programs print for people: headings,
// lines and tables.
package page

import (
	"fmt"
	"io"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
)

// Page is a document on its way to paper or screen.
type Page struct {
	Out    io.Writer
	Colour bool
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

// Line writes a line of text, without the control characters in it.
func (p Page) Line(format string, values ...any) {
	fmt.Fprintln(p.Out, command.Plain(fmt.Sprintf(format, values...)))
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

func (p Page) underlined(text, with string) {
	p.Line("%s", text)
	p.Line("%s", strings.Repeat(with, len([]rune(text))))
}

// Table starts a table.
func (p Page) Table(heads ...string) *table.Table { return table.New(p.Colour, heads...) }

// Print writes a table, whose cells are plain already and may be coloured.
func (p Page) Print(t *table.Table) { fmt.Fprintln(p.Out, t.String()) }

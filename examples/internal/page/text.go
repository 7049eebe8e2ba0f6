package page

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
)

// WriteText lays documents out as text, a sheet of paper apart. No line is longer
// than the screen is wide; the lines that follow the first stand under its first
// word.
func WriteText(out io.Writer, screen command.Screen, pages ...*Page) error {
	w := text{bufio.NewWriter(out), screen}
	for i, p := range pages {
		if i > 0 {
			fmt.Fprint(w, "\n\f\n")
		}
		for _, b := range p.blocks {
			w.block(b)
		}
	}
	return w.Flush()
}

// text is a document on its way to paper or screen.
type text struct {
	*bufio.Writer
	command.Screen
}

func (w text) block(b block) {
	switch b.kind {
	case title:
		w.underlined(b.text, "=")
	case source:
		if b.text != "" {
			w.line("Source: " + b.text)
		}
		w.line("")
	case section:
		w.line("")
		w.underlined(b.text, "-")
	case heading:
		w.line("")
		w.line(b.text)
	case caption, line:
		w.line(b.text)
	case list:
		fmt.Fprintln(w, table.List(w.Width, b.items...))
	case tabular:
		fmt.Fprintln(w, b.table.Text(w.Width, w.Colour))
	}
}

func (w text) line(text string) {
	first, words := parted(text)
	wrapped := strings.Split(table.Wrap(words, w.Width-len(first)), "\n")
	fmt.Fprintln(w, first+strings.Join(wrapped, "\n"+strings.Repeat(" ", len(first))))
}

func (w text) underlined(heading, with string) {
	w.line(heading)
	w.line(strings.Repeat(with, min(table.Width(heading), w.Width)))
}

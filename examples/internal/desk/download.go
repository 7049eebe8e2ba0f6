package desk

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/programme"
	"github.com/triborough/fairshare/examples/internal/statement"
)

// form is a form in which what is shown can be had.
type form struct {
	name   string // as the programs' -format has it
	ending string // of the file
	write  func(shown *document, out *bytes.Buffer) error
}

// forms are those of statements and of programmes.
func (d *Desk) forms() []form {
	text := form{"text", "txt", func(shown *document, out *bytes.Buffer) error {
		return page.WriteText(out, command.Paper, shown.pages()...)
	}}
	if len(d.shown.programmes) > 0 {
		return []form{text,
			{"json", "json", func(shown *document, out *bytes.Buffer) error { return programme.WriteJSON(out, shown.programmes) }},
			{"csv", "csv", func(shown *document, out *bytes.Buffer) error { return programme.WriteCSV(out, shown.programmes, "") }},
		}
	}
	all := []form{text,
		{"json", "json", func(shown *document, out *bytes.Buffer) error { return statement.WriteJSON(out, shown.cases) }},
	}
	for _, sheet := range statement.Sheets {
		all = append(all, form{"csv " + sheet.Name, sheet.Name + ".csv", func(shown *document, out *bytes.Buffer) error { return sheet.WriteCSV(out, shown.cases) }})
	}
	return all
}

func (d *Desk) formats() []string {
	var names []string
	for _, f := range d.forms() {
		names = append(names, f.name)
	}
	return names
}

// Download returns what is shown as a file, byte for byte as the program prints it
// in that format.
func (d *Desk) Download(format string) (File, error) {
	if d.shown.err != nil {
		return File{}, d.shown.err
	}
	for _, f := range d.forms() {
		if f.name == format {
			var out bytes.Buffer
			err := f.write(&d.shown, &out)
			base := strings.TrimSuffix(d.open.Name, path.Ext(d.open.Name))
			return File{base + "." + f.ending, out.Bytes()}, err
		}
	}
	return File{}, fmt.Errorf("%q is none of the formats: %s", format, strings.Join(d.formats(), ", "))
}

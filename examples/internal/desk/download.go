package desk

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/programme"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/examples/internal/tender"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// form is a form in which what is shown can be had.
type form struct {
	name   string // as the programs' -format has it, and -table after it
	ending string // of the file
	write  func(out *bytes.Buffer) error
}

// caseForms are those in which the open case itself can be had, to go on with.
func (d *Desk) caseForms() []form {
	if d.shown.kind != kind.Case {
		return nil
	}
	return []form{{"case workbook", "case.xlsx", func(out *bytes.Buffer) error {
		root, err := tree.FromYAML(d.open.Name, bytes.NewReader(d.open.Data))
		if err != nil {
			return err
		}
		return casebook.Write(out, root)
	}}}
}

// forms are those in which what is shown can be had.
func (shown *document) forms() []form {
	all := []form{
		{"html", "html", func(out *bytes.Buffer) error { return page.WriteHTML(out, shown.own()...) }},
		{"text", "txt", func(out *bytes.Buffer) error { return page.WriteText(out, command.Paper, shown.own()...) }},
	}
	if programmes := shown.programmes; len(programmes) > 0 {
		all = append(all,
			form{"json", "json", func(out *bytes.Buffer) error { return programme.WriteJSON(out, programmes) }},
			form{"csv", "csv", func(out *bytes.Buffer) error { return programme.WriteCSV(out, programmes, "") }})
		if len(programmes[0].Programme.Lines()) > 0 { // of which a workbook is
			all = append(all, form{"xlsx", "xlsx", func(out *bytes.Buffer) error { return programme.WriteWorkbook(out, programmes[0]) }})
		}
		return all
	}
	all = append(all, form{"json", "json", func(out *bytes.Buffer) error { return statement.WriteJSON(out, shown.cases) }})
	for _, sheet := range statement.Sheets {
		all = append(all, form{"csv " + sheet.Name, sheet.Name + ".csv", func(out *bytes.Buffer) error { return sheet.WriteCSV(out, shown.cases) }})
	}
	if tenders := shown.tenders; len(tenders) > 0 {
		all = append(all,
			form{"tender html", "tender.html", func(out *bytes.Buffer) error { return page.WriteHTML(out, shown.contracts()...) }},
			form{"tender text", "tender.txt", func(out *bytes.Buffer) error { return page.WriteText(out, command.Paper, shown.contracts()...) }},
			form{"tender xlsx", "tender.xlsx", func(out *bytes.Buffer) error { return tender.WriteWorkbook(out, tenders) }},
			form{"tender csv", "tender.csv", func(out *bytes.Buffer) error { return tender.WriteCSV(out, tenders) }},
			form{"tender json", "tender.json", func(out *bytes.Buffer) error { return tender.WriteJSON(out, tenders) }})
	}
	if len(shown.cases) != 1 {
		return all
	}
	c := shown.cases[0]
	return append(all,
		form{"xlsx", "xlsx", func(out *bytes.Buffer) error { return statement.WriteWorkbook(out, c) }},
		form{"notices", "notices.html", func(out *bytes.Buffer) error {
			var pages []*page.Page
			for _, notice := range statement.Notices(c) {
				pages = append(pages, notice.Page())
			}
			return page.WriteHTML(out, pages...)
		}},
		form{"journal", "journal.csv", func(out *bytes.Buffer) error { return statement.WriteJournal(out, c) }},
		form{"hledger", "hledger.journal", func(out *bytes.Buffer) error { return statement.WriteHledger(out, c) }})
}

func (d *Desk) formats() []string {
	var names []string
	for _, f := range append(d.shown.forms(), d.caseForms()...) {
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
	for _, f := range append(d.shown.forms(), d.caseForms()...) {
		if f.name == format {
			var out bytes.Buffer
			err := f.write(&out)
			base := strings.TrimSuffix(d.open.Name, path.Ext(d.open.Name))
			return File{base + "." + f.ending, out.Bytes()}, err
		}
	}
	return File{}, fmt.Errorf("%q is none of the formats: %s", format, strings.Join(d.formats(), ", "))
}

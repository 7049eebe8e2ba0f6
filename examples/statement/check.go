package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

// report is what -check finds in one case.
type report struct {
	name          string
	faults, known []string
}

// check reads, attributes and verifies each case, and writes what there is to know
// of it: its faults, its warnings and its findings, or that it is sound. A fault is
// a failure; the others are not.
func check(files []string, std command.Standard, output string, years years) error {
	var reports []report
	inputs, faulty := slices.Concat(files, years.files), 0
	look := func(name string, input io.Reader) error {
		r := report{name: name}
		c, err := years.read(name, input)
		if err != nil {
			r.faults = strings.Split(err.Error(), "\n")
			faulty++
		}
		inputs = append(inputs, command.Beside(name, c.Under)...)
		r.known = toKnow(c)
		reports = append(reports, r)
		return nil
	}
	if err := each(files, std, look); err != nil {
		return err
	}
	err := command.Print(output, inputs, std, func(out io.Writer) error {
		p := page.Page{Out: out, Screen: command.ScreenOf(output, std.Out)}
		for _, r := range reports {
			r.write(p)
		}
		return nil
	})
	if err == nil && faulty > 0 {
		err = fmt.Errorf("%s of %s cannot be relied on", page.Count(faulty, "case"), page.Count(len(reports), "case"))
	}
	return err
}

func (r report) write(p page.Page) {
	if r.faults == nil && r.known == nil {
		p.Line("%s: sound", r.name)
		return
	}
	p.Line("%s:", r.name)
	for _, text := range r.faults {
		p.Line("  fault: %s", text)
	}
	for _, text := range r.known {
		p.Line("  to know: %s", text)
	}
}

// each hands over each file named, or the case of the report where none is.
func each(files []string, std command.Standard, read func(string, io.Reader) error) error {
	if len(files) > 0 {
		return command.Read(files, std, read)
	}
	embedded, err := testdata.FS.Open(programme)
	if err != nil {
		return err
	}
	return errors.Join(read(programme, embedded), embedded.Close())
}

// warn tells on standard error what is odd in the cases, and what a reader should
// know.
func warn(std command.Standard, cases []casefile.Case) {
	for _, c := range cases {
		for _, text := range toKnow(c) {
			fmt.Fprintln(std.Err, command.Plain("warning: "+text))
		}
	}
}

// toKnow is what is odd in a case, and what its statement's reader should know.
func toKnow(c casefile.Case) []string {
	var texts []string
	for _, w := range c.Warnings {
		texts = append(texts, w.String())
	}
	for _, f := range slices.Concat(c.Statement.Findings(), c.Account.Findings(c.Statement)) {
		if f.Code != attribution.FindingPercentages { // the file's own warning says that, with its line
			texts = append(texts, finding(f))
		}
	}
	return texts
}

// finding is what a reader should know, in a line.
func finding(f attribution.Finding) string {
	if f.Authority != "" {
		return f.Service + ": " + string(f.Authority) + ": " + f.Text
	}
	return f.Service + ": " + f.Text
}

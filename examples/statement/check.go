package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
)

// report is what -check finds in one case.
type report struct {
	name          string
	faults, known []string
}

// check reads, attributes and verifies each case, and writes what there is to know
// of it: its faults, its warnings and its findings, or that it is sound. A fault is
// a failure; the others are not.
func check(a asked, std command.Standard, years statement.Years) error {
	var reports []report
	inputs, faulty := slices.Concat(a.files, years.Files), 0
	look := func(name string, input io.Reader) error {
		r := report{name: name}
		c, err := years.Read(name, input)
		if err != nil {
			r.faults = strings.Split(err.Error(), "\n")
			faulty++
		}
		inputs = append(inputs, command.Beside(name, c.Under)...)
		r.known = statement.ToKnow(c)
		reports = append(reports, r)
		return nil
	}
	if err := a.each(std, look); err != nil {
		return err
	}
	err := command.Print(a.output, inputs, std, func(out io.Writer) error {
		var p page.Page
		for _, r := range reports {
			r.write(&p)
		}
		return page.WriteText(out, command.ScreenOf(a.output, std.Out), &p)
	})
	if err == nil && faulty > 0 {
		err = fmt.Errorf("%s of %s cannot be relied on", page.Count(faulty, "case"), page.Count(len(reports), "case"))
	}
	return err
}

func (r report) write(p *page.Page) {
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

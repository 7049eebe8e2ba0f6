package audit

import (
	"fmt"
	"strconv"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
)

// Page says what was checked and how, and every finding by its number.
func (a Audit) Page() *page.Page {
	p := new(page.Page)
	p.Title("Audit of figures", "")
	p.Line("%s, %s checked: %s.", page.Count(len(a.Files), "file"), page.Count(a.Figures(), "figure"), page.Count(a.Findings(), "finding"))
	if n := a.Faulty(); n > 0 {
		p.Line("%s could not be checked.", page.Count(n, "file"))
	}
	p.Section("What was checked")
	t := table.New("File", "What it is", "Figures", "Findings")
	for _, f := range a.Files {
		findings := strconv.Itoa(len(f.Findings))
		if len(f.Faults) > 0 {
			findings = "not checked"
		}
		t.Row(command.Plain(f.Name), string(f.Kind), grouped(strconv.Itoa(f.Figures)), findings)
	}
	p.Table(t)
	a.how(p)
	a.findings(p)
	a.faults(p)
	a.notes(p)
	a.digests(p)
	return p
}

// digests says which files these were.
func (a Audit) digests(p *page.Page) {
	var items []table.Item
	for _, f := range a.Files {
		if f.SHA256 != "" {
			items = append(items, table.Item{Term: f.Name, Text: f.SHA256})
		}
	}
	if items == nil {
		return
	}
	p.Section("The files, by their SHA-256")
	p.List(items...)
	p.Line("Keep these apart from the files: against a digest that was kept elsewhere every change shows.")
}

// checks says, of each kind of file, what is done to check it.
var checks = []struct {
	of  kind.Kind
	how string
}{
	{kind.Statement, "A statement: every share by the penny law, every charge against its rule, and all that follows from the charges worked out again by other means than those that made it; with its case at hand, made again from it and compared figure by figure."},
	{kind.Envelope, "An envelope: each file in it against its digest, the statement as any other, and made again from the case that lies beside it."},
	{kind.Case, "A case: its statement made, and verified apart from what made it; what the case says should come out, and the figures that its source prints, each against what the source's own figures come to."},
	{kind.Programme, "A programme: its parts added up by category, service and authority; what it says should come out, and the figures that its source prints."},
	{kind.Agreement, "An agreement: read with each case that is under it."},
	{Table, "A table: every row, every column and the totals themselves added up; where one figure alone would mend all of it, that figure."},
}

// how says how the files were checked, by their kinds.
func (a Audit) how(p *page.Page) {
	kinds := make(map[kind.Kind]bool)
	for _, f := range a.Files {
		if f.Kind == kind.Workbook { // a case is one too
			kinds[kind.Case] = true
		}
		kinds[f.Kind] = true
	}
	for _, c := range checks {
		if kinds[c.of] {
			p.Line("- %s", c.how)
		}
	}
}

// findings lists every finding under its file, all of them numbered.
func (a Audit) findings(p *page.Page) {
	p.Section("Findings")
	switch {
	case a.Findings() > 0:
	case a.Faulty() > 0:
		p.Line("None in what could be checked.")
		return
	default:
		p.Line("None: all that was checked adds up.")
		return
	}
	number := 0
	for _, f := range a.Files {
		if len(f.Findings) == 0 {
			continue
		}
		p.Heading("%s", f.Name)
		var items []table.Item
		for _, found := range f.Findings {
			number++
			items = append(items, table.Item{Term: fmt.Sprintf("%d.", number), Text: within(found.Where, found.Text) + "."})
			if found.Why != "" {
				items = append(items, table.Item{Text: "The file says why: " + found.Why + "."})
			}
		}
		p.List(items...)
		for _, text := range f.Mends {
			p.Line("  %s", text)
		}
	}
}

// faults says why files could not be checked.
func (a Audit) faults(p *page.Page) {
	if a.Faulty() == 0 {
		return
	}
	p.Section("What could not be checked")
	for _, f := range a.Files {
		if len(f.Faults) == 0 {
			continue
		}
		p.Heading("%s", f.Name)
		for _, text := range f.Faults {
			p.Line("- %s", text)
		}
	}
}

// notes says what there is to know beside the findings.
func (a Audit) notes(p *page.Page) {
	said := false
	for _, f := range a.Files {
		if len(f.Notes) == 0 {
			continue
		}
		if !said {
			p.Section("What to know beside")
			said = true
		}
		p.Heading("%s", f.Name)
		for _, text := range f.Notes {
			p.Line("- %s", text)
		}
	}
}

package main

import (
	"io"
	"slices"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/internal/casefile"
)

// formats are the forms in which statements are written.
var formats = []string{"text", "html", "json", "envelope", "csv", "xlsx", "journal", "hledger"}

// write writes the statements of cases in the form that is asked for.
func (a asked) write(out io.Writer, cases []casefile.Case, screen command.Screen) error {
	switch a.format {
	case "json":
		return statement.WriteJSON(out, cases)
	case "csv":
		return statement.Sheets[max(0, slices.Index(tables(), a.table))].WriteCSV(out, cases)
	case "xlsx":
		return statement.WriteWorkbook(out, cases[0])
	case "journal":
		return statement.WriteJournal(out, cases[0])
	case "hledger":
		return statement.WriteHledger(out, cases[0])
	}
	pages, err := a.pages(cases)
	if err != nil {
		return err
	}
	if a.format == "html" {
		return page.WriteHTML(out, pages...)
	}
	return page.WriteText(out, screen, pages...)
}

// pages are what is said of the cases, or of the one thing that is asked.
func (a asked) pages(cases []casefile.Case) ([]*page.Page, error) {
	if a.why {
		p, err := statement.Why(cases[0], a.service, a.authority)
		return []*page.Page{p}, err
	}
	pages := make([]*page.Page, len(cases))
	for i, c := range cases {
		pages[i] = statement.Page(c, a.explain)
	}
	return pages, nil
}

// tables are the names of the tables that there are as CSV.
func tables() []string {
	names := make([]string, len(statement.Sheets))
	for i, s := range statement.Sheets {
		names[i] = s.Name
	}
	return names
}

// Command tender shows over the life of a contract why TUPE burdens belong to
// the authorities that give rise to them: year by year the price, the burdens by
// origin as they run off, what each authority bears, and what it would bear if
// the whole price were shared.
//
//	tender [-format text|html|json|csv|xlsx] [-o FILE] [CASE.yaml ...]
//
// Each case holds a service with a contract block; it gives the statement of its
// period too, by the program statement. Without a case it runs an illustrative
// one: three boroughs let park keeping together, which one of them outsourced
// before. "-" reads standard input. Exit codes: 0 reconciled, 1 bad input or
// failure, 2 usage.
package main

import (
	"io"
	"slices"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/tender"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

const parkKeeping = "rules/park-keeping.yaml"

func main() { command.Main(run) }

func run(args []string, std command.Standard) error {
	flags := command.Flags("tender", "tender [-format text|html|json|csv|xlsx] [-o FILE] [CASE.yaml ...]", std)
	format := flags.String("format", "text", "`text`, html (a report with charts), json, csv or xlsx (a workbook of one case in which every share is a formula)")
	output := flags.String("o", "", "write to `FILE` instead of standard output")
	files, err := command.Parse(flags, args)
	if err != nil {
		return err
	}
	if err := command.OneOf("tender", "format", *format, "text", "html", "json", "csv", "xlsx"); err != nil {
		return err
	}
	if *format == "xlsx" {
		if len(files) > 1 {
			return command.Usage{Message: "tender: -format xlsx takes one case: each has a workbook of its own"}
		}
		if err := command.NeedsFile("tender", *format, *output, std.Out); err != nil {
			return err
		}
	}
	tenders, inputs, err := read(files, std)
	if err != nil {
		return err
	}
	return command.Print(*output, inputs, std, func(out io.Writer) error {
		switch *format {
		case "json":
			return tender.WriteJSON(out, tenders)
		case "csv":
			return tender.WriteCSV(out, tenders)
		case "xlsx":
			return tender.WriteWorkbook(out, tenders)
		case "html":
			return page.WriteHTML(out, pages(tenders)...)
		}
		return page.WriteText(out, command.ScreenOf(*output, std.Out), pages(tenders)...)
	})
}

// read reads the contracts of the cases, of either form. It returns the agreements'
// files too, which are inputs as the cases' are.
func read(files []string, std command.Standard) (tenders []tender.Tender, inputs []string, err error) {
	inputs = slices.Clone(files)
	add := func(name string, input io.Reader) error {
		root, _, err := casebook.Tree(name, input)
		if err != nil {
			return err
		}
		c, err := casefile.ReadContracts(command.Folder(name), root)
		if err != nil {
			return err
		}
		command.Warn(std, c.Warnings)
		of, err := tender.Of(name, c)
		tenders, inputs = append(tenders, of...), append(inputs, command.Beside(name, c.Under)...)
		return err
	}
	if len(files) > 0 {
		err = command.Read(files, std, add)
		return tenders, inputs, err
	}
	embedded, err := testdata.FS.Open(parkKeeping)
	if err != nil {
		return nil, nil, err
	}
	defer embedded.Close()
	err = add(parkKeeping, embedded)
	return tenders, inputs, err
}

// pages are what there is to say of each contract.
func pages(tenders []tender.Tender) []*page.Page {
	pages := make([]*page.Page, len(tenders))
	for i, t := range tenders {
		pages[i] = t.Page()
	}
	return pages
}

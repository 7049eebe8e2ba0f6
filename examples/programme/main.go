// Command programme prints what a programme of savings comes to, whether it pays,
// and how its savings stand.
//
//	programme [-format text|html|json|csv|xlsx] [-by category|service|authority|year] [-o FILE] [PROGRAMME.yaml ...]
//
// Without a programme it runs the best of the reports: the Tri-borough table, its
// aims, ICT and options; the quarterly report of Bromsgrove & Redditch, and what it
// realised; Bromley's Invest to Save, its places for autistic pupils, regulatory
// services and the gains that the London Efficiency Challenge found. (Bromley's
// minutes have no figures.) Several programmes follow one another; "-" reads standard
// input. Exit codes: 0 done, 1 bad input or failure, 2 usage.
package main

import (
	"io"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/programme"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

// embedded are the programmes that run where none is named.
var embedded = []string{"tri-borough", "aims", "ict", "options", "appendix-a", "appendix-c", "invest-to-save", "autism-options", "regulatory-services", "savings-history"}

func main() { command.Main(run) }

func run(args []string, std command.Standard) error {
	flags := command.Flags("programme", "programme [-format text|html|json|csv|xlsx] [-by category|service|authority|year] [-o FILE] [PROGRAMME.yaml ...]", std)
	format := flags.String("format", "text", "`text`, html (a report with charts), json, csv or xlsx (a workbook of one programme whose sums are formulas)")
	by := flags.String("by", "", "what the savings are added up by, but in json: `category`, service, authority or year (default: category, or service where no line has a category)")
	output := flags.String("o", "", "write to `FILE` instead of standard output")
	files, err := command.Parse(flags, args)
	if err != nil {
		return err
	}
	if err := command.OneOf("programme", "format", *format, "text", "html", "json", "csv", "xlsx"); err != nil {
		return err
	}
	if *format == "xlsx" {
		switch {
		case len(files) != 1:
			return command.Usage{Message: "programme: -format xlsx takes one programme: name its file"}
		case *by != "":
			return command.Usage{Message: "programme: -format xlsx adds up by all of them: leave out -by"}
		}
		if err := command.NeedsFile("programme", *format, *output, std.Out); err != nil {
			return err
		}
	}
	if *by != "" {
		if err := command.OneOf("programme", "by", *by, "category", "service", "authority", "year"); err != nil {
			return err
		}
	}
	programmes, err := read(files, std)
	if err != nil {
		return err
	}
	return command.Print(*output, files, std, func(out io.Writer) error {
		switch *format {
		case "json":
			return programme.WriteJSON(out, programmes)
		case "csv":
			return programme.WriteCSV(out, programmes, *by)
		case "xlsx":
			return programme.WriteWorkbook(out, programmes[0])
		}
		pages := make([]*page.Page, len(programmes))
		for i, p := range programmes {
			pages[i] = programme.Page(p, *by)
		}
		if *format == "html" {
			return page.WriteHTML(out, pages...)
		}
		return page.WriteText(out, command.ScreenOf(*output, std.Out), pages...)
	})
}

// read reads the programmes named, or the embedded ones.
func read(files []string, std command.Standard) ([]casefile.Programme, error) {
	var programmes []casefile.Programme
	add := func(name string, input io.Reader) error {
		p, err := casefile.ReadProgramme(name, input)
		command.Warn(std, p.Warnings)
		programmes = append(programmes, p)
		return err
	}
	if len(files) > 0 {
		err := command.Read(files, std, add)
		return programmes, err
	}
	for _, name := range embedded {
		input, err := testdata.FS.Open("programmes/" + name + ".yaml")
		if err != nil {
			return nil, err
		}
		err = add(name+".yaml", input)
		input.Close()
		if err != nil {
			return nil, err
		}
	}
	return programmes, nil
}

// Command audit checks statements, cases, programmes and tables of figures apart from
// whoever made them, and prints findings for a report.
//
//	audit [-format text|html|json] [-o FILE] FILE ...
//	audit -after LAST.json [-restated NEW.json] ... FILE ...
//	audit -table [-format text|html|json] [-o FILE] TABLE ...
//
// A file is told by what it holds: the JSON of statements, an envelope, a case (YAML
// or a workbook), an agreement, a programme of savings. A statement is made again from
// the case given beside it that has its title, period and stage, and every figure
// compared. A table is CSV or a workbook. "-" reads standard input. Exit codes: 0 all
// adds up, 1 bad input or failure, 2 usage, 3 findings.
package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/triborough/fairshare/examples/internal/audit"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
)

const usage = `audit [-format text|html|json] [-o FILE] FILE ...
       audit -after LAST.json [-restated NEW.json] ... FILE ...
       audit -table [-format text|html|json] [-o FILE] TABLE ...`

func main() { command.Main(run) }

func run(args []string, std command.Standard) error {
	flags := command.Flags("audit", usage, std)
	format := flags.String("format", "text", "`text`, html (a report) or json")
	tables := flags.Bool("table", false, "add up tables, CSV or workbooks, by themselves")
	after := flags.String("after", "", "the cases come after last year: the JSON of its statement, `LAST.json`")
	restated := flags.String("restated", "", "and correct it: the JSON of its statement made anew, `NEW.json`")
	output := flags.String("o", "", "write to `FILE` instead of standard output")
	files, err := command.Parse(flags, args)
	if err != nil {
		return err
	}
	if err := command.OneOf("audit", "format", *format, "text", "html", "json"); err != nil {
		return err
	}
	if len(files) == 0 {
		return command.Usage{Message: "audit: name the files to check: statements, cases, programmes, or tables with -table"}
	}
	if *tables && *after+*restated != "" {
		return command.Usage{Message: "audit: a table comes after no year: leave out -after and -restated"}
	}
	years, err := statement.ReadYears("audit", *after, *restated, std)
	if err != nil {
		return err
	}
	auditor := audit.Auditor{Last: years.Last}
	err = command.Read(files, std, func(name string, input io.Reader) error {
		if *tables {
			return auditor.ReadTable(name, input)
		}
		return auditor.Read(command.Folder(name), name, input)
	})
	if err != nil {
		return err
	}
	found := auditor.Audit()
	err = command.Print(*output, slices.Concat(files, years.Files), std, func(out io.Writer) error {
		switch *format {
		case "json":
			return found.WriteJSON(out)
		case "html":
			return page.WriteHTML(out, found.Page())
		}
		return page.WriteText(out, command.ScreenOf(*output, std.Out), found.Page())
	})
	if err != nil {
		return err
	}
	return verdict(found)
}

// verdict is what the audit says against the files, if anything.
func verdict(found audit.Audit) error {
	if n := found.Faulty(); n > 0 {
		return fmt.Errorf("%s of %s could not be checked", page.Count(n, "file"), page.Count(len(found.Files), "file"))
	}
	if n := found.Findings(); n > 0 {
		return command.Verdict{Code: command.Unbalanced, Err: fmt.Errorf("%s in %s", page.Count(n, "finding"), page.Count(len(found.Files), "file"))}
	}
	return nil
}

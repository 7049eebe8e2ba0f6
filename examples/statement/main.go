// Command statement prints who bears what of the shared services in a case file.
//
//	statement [-format text|html|json|envelope|csv|xlsx|journal|hledger] [-table charges|summary|due|calls|account] [-explain] [-o FILE] [CASE.yaml ...]
//	statement -notices FOLDER [CASE.yaml]
//	statement -why [-o FILE] SERVICE AUTHORITY [CASE.yaml]
//	statement -check [-o FILE] [CASE.yaml ...]
//	statement -after LAST.json [-restated NEW.json] ... CASE.yaml
//	statement -example year ...
//	statement -new [-format xlsx] [-o FILE]
//	statement -convert [-o FILE] CASE
//
// A case is YAML or a workbook (.xlsx). Without one it runs the services of the
// Tri-borough report for which figures by borough were published. Several cases give
// several statements; "-" reads standard input. Exit codes: 0 reconciled, 1 bad
// input or failure, 2 usage.
package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

const usage = `statement [-format text|html|json|envelope|csv|xlsx|journal|hledger] [-table charges|summary|due|calls|account] [-explain] [-o FILE] [CASE.yaml ...]
       statement -notices FOLDER [CASE.yaml]
       statement -why [-o FILE] SERVICE AUTHORITY [CASE.yaml]
       statement -check [-o FILE] [CASE.yaml ...]
       statement -after LAST.json [-restated NEW.json] ... CASE.yaml
       statement -example year ...
       statement -new [-format xlsx] [-o FILE]
       statement -convert [-o FILE] CASE`

func main() { command.Main(run) }

// asked is what the command line asks for.
type asked struct {
	format, table, output string
	notices               string // the folder that they go to
	explain, check, why   bool
	new, convert          bool // a case is made, and no statement
	after, restated       string
	files                 []string          // the cases
	example               statement.Example // that is run where none is named
	service               string            // that -why is about
	authority             attribution.Authority
}

func run(args []string, std command.Standard) error {
	a, err := ask(args, std)
	if err != nil {
		return err
	}
	switch {
	case a.new:
		return a.writeNew(std)
	case a.convert:
		return a.writeOther(std)
	}
	years, err := statement.ReadYears("statement", a.after, a.restated, std)
	if err != nil {
		return err
	}
	if a.check {
		return check(a, std, years)
	}
	if a.format == "envelope" {
		return a.seal(std, years)
	}
	cases, inputs, err := a.read(std, years)
	if err != nil {
		return err
	}
	if a.format != "text" || a.output != "" || a.why || a.notices != "" {
		warn(std, cases) // the page that is not on the screen, or says less, tells
	}
	if a.notices != "" {
		return a.send(cases[0], inputs, std)
	}
	return command.Print(a.output, inputs, std, func(out io.Writer) error {
		return a.write(out, cases, command.ScreenOf(a.output, std.Out))
	})
}

// ask reads the command line, and refuses what does not go together.
func ask(args []string, std command.Standard) (a asked, err error) {
	flags := command.Flags("statement", usage, std)
	flags.StringVar(&a.format, "format", "text", "`text`, html (a report with charts), json, envelope (that, with the case it was made from, for audit), csv, xlsx (a workbook of one case in which every share is a formula), or the entries of one year that has ended: journal (as CSV) or hledger (as plain-text accounting)")
	flags.StringVar(&a.table, "table", "", "which table of the csv: `charges` unless you say summary (by service and authority), due (the debts), calls (on account) or account (what is owed, open and paid)")
	flags.BoolVar(&a.explain, "explain", false, "show the working of every charge (text and html)")
	flags.BoolVar(&a.check, "check", false, "say what there is to know of each case, or that it is sound, and print no statement")
	flags.BoolVar(&a.why, "why", false, "explain on one page what one authority bears of one service (text and html): -why SERVICE AUTHORITY CASE")
	flags.StringVar(&a.notices, "notices", "", "write a recharge notice for each authority, with the working behind, into `FOLDER`")
	flags.StringVar(&a.after, "after", "", "take over what last year left to adjust and left open: the JSON of its statement, `LAST.json`")
	flags.StringVar(&a.restated, "restated", "", "charge what last year should have been less what it was: the JSON of its statement made anew, `NEW.json`, beside -after")
	example := flags.String("example", "", "run the example of that name, `year` or report, instead of a case")
	flags.BoolVar(&a.new, "new", false, "write a case to be filled in, with every key explained; with -format xlsx as a workbook")
	flags.BoolVar(&a.convert, "convert", false, "write a case in the other form: a workbook as YAML, YAML as a workbook (without its comments)")
	flags.StringVar(&a.output, "o", "", "write to `FILE` instead of standard output")
	if a.files, err = command.Parse(flags, args); err != nil {
		return a, err
	}
	if a.new || a.convert {
		return a, a.alone(flags, std)
	}
	if err := command.OneOf("statement", "format", a.format, formats...); err != nil {
		return a, err
	}
	if a.example, err = statement.ExampleOf(*example); err != nil {
		return a, err
	}
	switch {
	case a.table != "" && a.format != "csv":
		return a, command.Usage{Message: "statement: -table goes with -format csv"}
	case (a.explain || a.why) && a.format != "text" && a.format != "html":
		return a, command.Usage{Message: "statement: -explain and -why go with -format text or html"}
	case a.check && a.format != "text":
		return a, command.Usage{Message: "statement: -check goes with -format text"}
	case a.check && (a.explain || a.why):
		return a, command.Usage{Message: "statement: -check prints no statement to explain"}
	case a.notices != "" && a.format != "text" && a.format != "html":
		return a, command.Usage{Message: "statement: -notices goes with -format text or html"}
	case a.notices != "" && (a.output != "" || a.explain || a.why || a.check):
		return a, command.Usage{Message: "statement: -notices makes files of its own, with the working: leave out -o, -explain, -why and -check"}
	case a.notices != "" && len(a.files) > 1:
		return a, command.Usage{Message: "statement: -notices takes one case"}
	case a.format == "envelope" && len(a.files) > 1:
		return a, command.Usage{Message: "statement: -format envelope takes one case: each has an envelope of its own"}
	case (a.format == "journal" || a.format == "hledger") && len(a.files) > 1:
		return a, command.Usage{Message: "statement: -format " + a.format + " takes one case: what a year leaves open would be counted again in the next"}
	case a.format == "xlsx" && len(a.files) > 1:
		return a, command.Usage{Message: "statement: -format xlsx takes one case: each has a workbook of its own"}
	case a.format == "xlsx":
		return a, command.NeedsFile("statement", a.format, a.output, std.Out)
	case a.table != "":
		return a, command.OneOf("statement", "table", a.table, tables()...)
	case a.why && len(a.files) != 2 && len(a.files) != 3:
		return a, command.Usage{Message: fmt.Sprintf("statement: -why takes a service, an authority and one case (without a case: that of the report), not %s", page.Count(len(a.files), "argument"))}
	case a.why:
		a.service, a.authority, a.files = a.files[0], attribution.Authority(a.files[1]), a.files[2:]
	}
	if a.after != "" && len(a.files) != 1 {
		return a, command.Usage{Message: "statement: -after takes one case, the year after"}
	}
	if *example != "" && len(a.files) > 0 {
		return a, command.Usage{Message: "statement: -example is a case by itself: name no other"}
	}
	return a, nil
}

// read reads the cases and verifies their statements apart from the engine. It
// returns the agreements' files too, which are inputs as the cases' are.
func (a asked) read(std command.Standard, years statement.Years) (cases []casefile.Case, inputs []string, err error) {
	inputs = slices.Concat(a.files, years.Files)
	err = a.each(std, func(name string, input io.Reader) error {
		c, err := years.Read(name, input)
		cases, inputs = append(cases, c), append(inputs, command.Beside(name, c.Under)...)
		return err
	})
	return cases, inputs, err
}

// each hands over each file named, or the example where none is.
func (a asked) each(std command.Standard, read func(string, io.Reader) error) error {
	if len(a.files) > 0 {
		return command.Read(a.files, std, read)
	}
	embedded, err := testdata.FS.Open(a.example.File)
	if err != nil {
		return err
	}
	return errors.Join(read(a.example.File, embedded), embedded.Close())
}

// warn tells on standard error what is odd in the cases, and what a reader should
// know.
func warn(std command.Standard, cases []casefile.Case) {
	for _, c := range cases {
		for _, text := range statement.ToKnow(c) {
			fmt.Fprintln(std.Err, command.Plain("warning: "+text))
		}
	}
}

// Command statement prints who bears what of the shared services in a case file.
//
//	statement [-format text|json|csv] [-table charges|summary|due|calls|account] [-explain] [-o FILE] [CASE.yaml ...]
//	statement -why [-o FILE] SERVICE AUTHORITY [CASE.yaml]
//	statement -check [-o FILE] [CASE.yaml ...]
//	statement -after LAST.json [-restated NEW.json] ... CASE.yaml
//
// Without a case it runs the services of the Tri-borough report for which figures
// by borough were published. Several cases give several statements; "-" reads
// standard input. Exit codes: 0 reconciled, 1 bad input or failure, 2 usage.
package main

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
)

const programme = "tri-borough/programme.yaml"

func main() { command.Main(statement) }

func statement(args []string, std command.Standard) error {
	flags := command.Flags("statement", "statement [-format text|json|csv] [-table charges|summary|due|calls|account] [-explain] [-o FILE] [CASE.yaml ...]\n       statement -why [-o FILE] SERVICE AUTHORITY [CASE.yaml]\n       statement -check [-o FILE] [CASE.yaml ...]\n       statement -after LAST.json [-restated NEW.json] ... CASE.yaml", std)
	format := flags.String("format", "text", "`text`, json or csv")
	table := flags.String("table", "", "which table of the csv: `charges` unless you say summary (by service and authority), due (the debts), calls (on account) or account (what is owed, open and paid)")
	explain := flags.Bool("explain", false, "show the working of every charge (text only)")
	checked := flags.Bool("check", false, "say what there is to know of each case, or that it is sound, and print no statement")
	why := flags.Bool("why", false, "explain on one page what one authority bears of one service (text only): -why SERVICE AUTHORITY CASE")
	after := flags.String("after", "", "take over what last year left to adjust and left open: the JSON of its statement, `LAST.json`")
	restated := flags.String("restated", "", "charge what last year should have been less what it was: the JSON of its statement made anew, `NEW.json`, beside -after")
	output := flags.String("o", "", "write to `FILE` instead of standard output")
	files, err := command.Parse(flags, args)
	if err != nil {
		return err
	}
	if err := command.OneOf("statement", "format", *format, "text", "json", "csv"); err != nil {
		return err
	}
	sheet, err := sheetOf(*table, *format)
	if err != nil {
		return err
	}
	if (*explain || *why || *checked) && *format != "text" {
		return command.Usage{Message: "statement: -explain, -why and -check go with -format text"}
	}
	if *checked && (*explain || *why) {
		return command.Usage{Message: "statement: -check prints no statement to explain"}
	}
	var about question
	if *why {
		if about, files, err = ask(files); err != nil {
			return err
		}
	}
	years, err := readYears(*after, *restated, files, std)
	if err != nil {
		return err
	}
	if *checked {
		return check(files, std, *output, years)
	}
	cases, inputs, err := read(files, std, years)
	if err != nil {
		return err
	}
	if *format != "text" || *output != "" || *why {
		warn(std, cases) // the page that is not on the screen, or says less, tells
	}
	return command.Print(*output, inputs, std, func(out io.Writer) error {
		switch *format {
		case "json":
			return writeJSON(out, cases)
		case "csv":
			return sheet.writeCSV(out, cases)
		}
		screen := command.ScreenOf(*output, std.Out)
		if *why {
			return about.answer(out, cases[0], screen)
		}
		writeText(out, cases, *explain, screen)
		return nil
	})
}

// sheetOf returns the table of the CSV that is asked for.
func sheetOf(table, format string) (sheet, error) {
	if table == "" {
		return sheets[0], nil
	}
	if format != "csv" {
		return sheet{}, command.Usage{Message: "statement: -table goes with -format csv"}
	}
	var known []string
	for _, s := range sheets {
		if s.name == table {
			return s, nil
		}
		known = append(known, s.name)
	}
	return sheet{}, command.OneOf("statement", "table", table, known...)
}

// read reads the cases and verifies their statements apart from the engine. It
// returns the agreements' files too, which are inputs as the cases' are.
func read(files []string, std command.Standard, years years) (cases []casefile.Case, inputs []string, err error) {
	inputs = slices.Concat(files, years.files)
	err = each(files, std, func(name string, input io.Reader) error {
		c, err := years.read(name, input)
		cases, inputs = append(cases, c), append(inputs, command.Beside(name, c.Under)...)
		return err
	})
	return cases, inputs, err
}

func writeJSON(out io.Writer, cases []casefile.Case) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if len(cases) == 1 {
		return encoder.Encode(cases[0].Books())
	}
	statements := make([]any, len(cases))
	for i, c := range cases {
		statements[i] = c.Books()
	}
	return encoder.Encode(statements)
}

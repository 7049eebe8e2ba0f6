// Command tender shows over the life of a contract why TUPE burdens belong to
// the authorities that give rise to them: year by year the price, the burdens by
// origin as they run off, what each authority bears, and what it would bear if
// the whole price were shared.
//
//	tender [-format text|json|csv] [-o FILE] [CASE.yaml ...]
//
// Each case holds a service with a contract block; it gives the statement of its
// period too, by the program statement. Without a case it runs an illustrative
// one: three boroughs let park keeping together, which one of them outsourced
// before. "-" reads standard input. Exit codes: 0 reconciled, 1 bad input or
// failure, 2 usage.
package main

import (
	"fmt"
	"io"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
	"github.com/triborough/fairshare/tupe"
)

const parkKeeping = "rules/park-keeping.yaml"

func main() { command.Main(run) }

func run(args []string, std command.Standard) error {
	flags := command.Flags("tender", "tender [-format text|json|csv] [-o FILE] [CASE.yaml ...]", std)
	format := flags.String("format", "text", "`text`, json or csv")
	output := flags.String("o", "", "write to `FILE` instead of standard output")
	files, err := command.Parse(flags, args)
	if err != nil {
		return err
	}
	if err := command.OneOf("tender", "format", *format, "text", "json", "csv"); err != nil {
		return err
	}
	tenders, err := read(files, std)
	if err != nil {
		return err
	}
	return command.Print(*output, files, std, func(out io.Writer) error {
		switch *format {
		case "json":
			return writeJSON(out, tenders)
		case "csv":
			return writeCSV(out, tenders)
		}
		writeText(out, tenders, command.ScreenOf(*output, std.Out))
		return nil
	})
}

// tender is one contract of a case, and what becomes of it.
type tender struct {
	casefile.Contract
	c         casefile.Case
	schedules []tupe.Schedule
	life      tupe.Life
}

// read reads the contracts of the cases.
func read(files []string, std command.Standard) ([]tender, error) {
	var tenders []tender
	add := func(name string, input io.Reader) error {
		c, err := casefile.ReadContracts(name, input)
		if err != nil {
			return err
		}
		command.Warn(std, c.Warnings)
		if len(c.Contracts) == 0 {
			return fmt.Errorf("%s: no service of the case has a contract", name)
		}
		for _, contract := range c.Contracts {
			t, err := assess(c, contract)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			tenders = append(tenders, t)
		}
		return nil
	}
	if len(files) > 0 {
		err := command.Read(files, std, add)
		return tenders, err
	}
	embedded, err := testdata.FS.Open(parkKeeping)
	if err != nil {
		return nil, err
	}
	defer embedded.Close()
	err = add(parkKeeping, embedded)
	return tenders, err
}

// assess works out a contract, and verifies each year apart from the engine.
func assess(c casefile.Case, contract casefile.Contract) (tender, error) {
	t := tender{Contract: contract, c: c}
	var err error
	if t.schedules, err = contract.Term.Burdens(); err != nil {
		return tender{}, err
	}
	if t.life, err = contract.Term.Compare(contract.Service); err != nil {
		return tender{}, err
	}
	contracts, err := contract.Term.Contracts()
	if err != nil {
		return tender{}, err
	}
	for y, year := range contract.Term.Years {
		if err := t.verify(year.Label, contracts[y]); err != nil {
			return tender{}, err
		}
	}
	return t, nil
}

// verify checks the charges of one year by other means than those they were made
// by: of the contract alone, for the rest is the case's own year's.
func (t tender) verify(year string, contract tupe.Contract) error {
	header := attribution.Header{Authorities: t.c.Statement.Header().Authorities, Period: year}
	service := attribution.Service{Name: t.Service.Name, Basis: t.Service.Basis, Host: t.Service.Host, Participants: t.Service.Participants, Running: contract}
	statement, err := attribution.NewStatement(header, service)
	if err != nil {
		return err
	}
	return statement.Verify()
}

// lines returns the lines of a comparison in the order of the case.
func (t tender) lines(c tupe.Comparison) []tupe.Line {
	of := make(map[attribution.Authority]tupe.Line, len(c.Lines))
	for _, line := range c.Lines {
		of[line.Authority] = line
	}
	lines := make([]tupe.Line, 0, len(c.Lines))
	for _, name := range t.c.Names {
		if line, takesPart := of[name.Code]; takesPart {
			lines = append(lines, line)
		}
	}
	return lines
}

// Command recharge shares every line of a ledger between the authorities of an
// agreement.
//
//	recharge -case AGREEMENT.yaml [-o OUT.csv] [-rejects BAD.csv] [-running] [-wide] [-strict]
//	         [-service COLUMN] [-amount COLUMN] [LEDGER.csv]
//
// The agreement is a case file: each line is shared on the basis of its service
// there. The ledger is CSV with a header that names its columns; two of them,
// service and amount, are read, and all are passed through as they stand. Each
// line becomes one for each participant, with its share; with -wide, one line
// with a column for each authority. Without a ledger it reads standard input.
//
// A line is shared on its own, or with -running as part of its service's running
// total, so that over the ledger no authority is ever a penny off. On a running
// total an authority's share of a line can be a penny of the other sign: see
// attribution.Running.
//
// Amounts may be written as 978, 1,234.56, £978.00, -978.00, 978.00- or (978.00).
// Titles before the header are left out and blank lines skipped. Any other line
// that cannot be read for certain is refused: it goes with its number and the
// reason into the file named by -rejects (with -o OUT.csv, OUT.rejects.csv unless
// named), else to standard error; with -strict it ends the run.
//
// Totals and a reconciliation follow on standard output, or on standard error
// where the shares go to standard output. What came in is counted as it is read,
// what came out is read back from what was written.
//
// Cells of the ledger are passed through exactly, also those that a spreadsheet
// would run as a formula: they are the ledger's own, and a changed reference is
// no reference. Cells of ours cannot run.
//
// Files are written whole or not at all, also when interrupted. Exit codes: 0
// reconciled, 1 bad input or failure, 2 usage, 3 not reconciled.
package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
)

func main() { command.Main(recharge) }

// options are what the command line says.
type options struct {
	caseFile, output, rejects string
	service, amount           string
	running, wide, strict     bool
}

func recharge(args []string, std command.Standard) error {
	var o options
	flags := command.Flags("recharge", "recharge -case AGREEMENT.yaml [-o OUT.csv] [-rejects BAD.csv] [-running] [-wide] [-strict] [LEDGER.csv]", std)
	flags.StringVar(&o.caseFile, "case", "", "the agreement: a case `FILE` with the services and their bases")
	flags.StringVar(&o.output, "o", "", "write to `FILE` instead of standard output")
	flags.StringVar(&o.rejects, "rejects", "", "write the lines refused to `FILE` (with -o OUT.csv, OUT.rejects.csv unless named)")
	flags.BoolVar(&o.running, "running", false, "share each line as part of its service's running total")
	flags.BoolVar(&o.wide, "wide", false, "one line with a column for each authority")
	flags.BoolVar(&o.strict, "strict", false, "stop at the first line refused")
	flags.StringVar(&o.service, "service", "service", "the ledger's `COLUMN` that names the service")
	flags.StringVar(&o.amount, "amount", "amount", "the ledger's `COLUMN` that holds the amount")
	files, err := command.Parse(flags, args)
	switch {
	case err != nil:
		return err
	case o.caseFile == "":
		return command.Usage{Message: "recharge: which agreement? Name its case file with -case"}
	case len(files) > 1:
		return command.Usage{Message: "recharge: one ledger at a time"}
	case len(files) == 0:
		files = []string{"-"}
	}
	if strings.EqualFold(o.service, o.amount) {
		return command.Usage{Message: "recharge: -service and -amount name the same column"}
	}
	if o.caseFile == "-" && files[0] == "-" {
		return command.Usage{Message: "recharge: the agreement and the ledger cannot both come from standard input"}
	}
	shares, rejects, err := o.outputs(files[0], std)
	if err != nil {
		return err
	}
	var agreed agreement
	if err := command.Read([]string{o.caseFile}, std, func(name string, input io.Reader) error {
		c, err := casefile.Read(name, input)
		agreed = agreementOf(c)
		return err
	}); err != nil {
		return err
	}
	return command.Read(files, std, func(name string, input io.Reader) error {
		if err := o.share(&agreed, input, shares, rejects, std); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	})
}

// outputs settles where the shares go and the lines refused: to a file beside
// that of the shares, unless named, or to standard error where that is none (nil).
func (o options) outputs(ledger string, std command.Standard) (shares command.Output, rejects *command.Output, err error) {
	inputs, named := []string{o.caseFile, ledger}, []command.Named{{Flag: "-o", Path: o.output}}
	outputs, err := command.Outputs(std, inputs, named...)
	if err != nil {
		return command.Output{}, nil, err
	}
	switch {
	case o.strict, o.rejects == "" && !outputs[0].IsFile():
		return outputs[0], nil, nil
	case o.rejects != "":
		named = append(named, command.Named{Flag: "-rejects", Path: o.rejects})
	default:
		named = append(named, command.Named{Flag: "-rejects (by default)", Path: strings.TrimSuffix(o.output, ".csv") + ".rejects.csv"})
	}
	if outputs, err = command.Outputs(std, inputs, named...); err != nil {
		return command.Output{}, nil, err
	}
	return outputs[0], &outputs[1], nil
}

// share shares one ledger.
func (o options) share(agreed *agreement, input io.Reader, shares command.Output, rejects *command.Output, std command.Standard) error {
	l, err := openLedger(input, o.service, o.amount)
	if err != nil {
		return err
	}
	header, err := agreed.header(l, o.wide)
	if err != nil {
		return err
	}
	p := &pipeline{ledger: l, agreement: agreed, strict: o.strict, form: form{
		width: len(l.columns), service: l.column(o.service), amount: l.column(o.amount), wide: o.wide, onRunningTotals: o.running,
	}}
	var total tally
	err = shares.Write(func(out io.Writer) error {
		return writeRejects(rejects, std, func(refuse func(refusal) error) error {
			if _, err := out.Write(header); err != nil {
				return err
			}
			write := func(shared []byte) error { _, err := out.Write(shared); return err }
			shown := newProgress(std, input)
			total, err = p.run(write, refuse, shown.show)
			shown.clear()
			if err != nil {
				return err
			}
			return total.reconcile()
		})
	})
	var verdict command.Verdict
	if err != nil && !errors.As(err, &verdict) {
		return err
	}
	report := std.Out
	if shares.IsStandard(std) {
		report = std.Err
	}
	where := ""
	if rejects != nil {
		where = rejects.Path
	}
	total.report(report, agreed.authorities, l, where, command.ScreenOf("", report))
	return err
}

// writeRejects hands over what writes the lines refused: to a file, or to
// standard error.
func writeRejects(rejects *command.Output, std command.Standard, use func(refuse func(refusal) error) error) error {
	if rejects == nil {
		return use(func(r refusal) error {
			_, err := fmt.Fprintf(std.Err, "line %d refused: %s\n", r.line, command.Plain(oneLine(r.err)))
			return err
		})
	}
	return rejects.Write(func(out io.Writer) error {
		if _, err := fmt.Fprintln(out, "line,reason,record"); err != nil {
			return err
		}
		return use(func(r refusal) error {
			_, err := fmt.Fprintf(out, "%d,%s,%s\n", r.line, textCell(oneLine(r.err)), textCell(string(r.record)))
			return err
		})
	})
}

// oneLine joins the faults of one line of the ledger.
func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }

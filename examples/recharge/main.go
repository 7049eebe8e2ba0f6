// Command recharge shares every line of a ledger between the authorities of an
// agreement.
//
//	recharge -case AGREEMENT.yaml [-o OUT.csv] [-rejects BAD.csv] [-running] [-wide] [-strict]
//	         [-allow-refused] [-control-total AMOUNT] [-service COLUMN] [-amount COLUMN]
//	         [-sheet NAME] [LEDGER.csv|LEDGER.xlsx]
//
// The agreement is a case file: each line is shared on the basis of its service
// there. The ledger is CSV, by its header with commas, semicolons or tabs, or a
// workbook; two columns, service and amount, are read, and all are passed through
// as they stand. Each line becomes one for each participant, with its share; with
// -wide, one line with a column for each authority. Without a ledger it reads
// standard input. Its README says what ledgers and amounts are taken.
//
// A line is shared on its own, or with -running as part of its service's running
// total, so that over the ledger no authority is ever a penny off. On a running
// total an authority's share of a line can be a penny of the other sign: see
// attribution.Running.
//
// A line that cannot be read for certain is refused: it goes into the file named
// by -rejects (with -o OUT.csv, OUT.rejects.csv unless named), with the number and
// the reason in a column of its own, else these two to standard error; with
// -strict it ends the run. The file can be mended, and is a ledger: that column is
// left out then.
//
// The last line is the ledger's own total, and not shared, where its service is
// empty or says so. It is compared with what was read, as is -control-total.
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
// reconciled, 1 bad input or failure, 2 usage, 3 not reconciled, or not what a
// total says (then no shares are written), 4 lines were refused and the others
// shared, without -allow-refused.
package main

import (
	"io"
	"strings"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
)

func main() { command.Main(recharge) }

// options are what the command line says.
type options struct {
	caseFile, output, refused string
	service, amount, sheet    string
	running, wide             bool
	strict, allowRefused      bool
	control                   *int64 // what the ledger should come to, in pence
}

func recharge(args []string, std command.Standard) error {
	var o options
	flags := command.Flags("recharge", "recharge -case AGREEMENT.yaml [-o OUT.csv] [-rejects BAD.csv] [-running] [-wide] [-strict] [-allow-refused] [-control-total AMOUNT] [LEDGER.csv|LEDGER.xlsx]", std)
	flags.StringVar(&o.caseFile, "case", "", "the agreement: a case `FILE` with the services and their bases")
	flags.StringVar(&o.output, "o", "", "write to `FILE` instead of standard output")
	flags.StringVar(&o.refused, "rejects", "", "write the lines refused to `FILE` (with -o OUT.csv, OUT.rejects.csv unless named)")
	flags.BoolVar(&o.running, "running", false, "share each line as part of its service's running total")
	flags.BoolVar(&o.wide, "wide", false, "one line with a column for each authority")
	flags.BoolVar(&o.strict, "strict", false, "stop at the first line refused")
	flags.StringVar(&o.service, "service", "service", "the ledger's `COLUMN` that names the service")
	flags.StringVar(&o.amount, "amount", "amount", "the ledger's `COLUMN` that holds the amount")
	flags.StringVar(&o.sheet, "sheet", "", "the `NAME` of a workbook's sheet (default: the first that is not hidden)")
	flags.BoolVar(&o.allowRefused, "allow-refused", false, "exit with 0 although lines were refused")
	flags.Func("control-total", "the `AMOUNT` that the ledger should come to", func(text string) error {
		pence, err := readAmount([]byte(text))
		o.control = &pence
		return err
	})
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
	if strings.EqualFold(columnName(o.service), columnName(o.amount)) {
		return command.Usage{Message: "recharge: -service and -amount name the same column"}
	}
	if o.caseFile == "-" && files[0] == "-" {
		return command.Usage{Message: "recharge: the agreement and the ledger cannot both come from standard input"}
	}
	if o.strict && (o.allowRefused || o.refused != "") {
		return command.Usage{Message: "recharge: with -strict the first line refused ends the run: leave out -allow-refused and -rejects"}
	}
	r := run{options: o, std: std}
	inputs := []string{o.caseFile, files[0]}
	err = command.Read(inputs[:1], std, func(name string, input io.Reader) error {
		root, _, err := casebook.Tree(name, input)
		if err != nil {
			return err
		}
		c, err := casefile.ReadBases(command.Folder(name), root)
		command.Warn(std, c.Warnings)
		inputs = append(inputs, command.Beside(name, c.Under)...)
		r.agreed = agreementOf(c)
		return err
	})
	if err != nil {
		return err
	}
	if r.shares, r.rejects, err = o.outputs(inputs, std); err != nil {
		return err
	}
	return command.Read(files, std, func(name string, input io.Reader) error {
		r.name = name
		return r.share(input)
	})
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
)

// run is a ledger on its way through: where it comes from and what becomes of it.
type run struct {
	options
	agreed  *agreement
	name    string // of the ledger
	shares  command.Output
	rejects *command.Output // nil for standard error
	std     command.Standard
}

// outputs settles where the shares go and the lines refused: to a file beside
// that of the shares, unless named, or to standard error where that is none (nil).
func (o options) outputs(inputs []string, std command.Standard) (shares command.Output, rejects *command.Output, err error) {
	named := []command.Named{{Flag: "-o", Path: o.output}}
	outputs, err := command.Outputs(std, inputs, named...)
	if err != nil {
		return command.Output{}, nil, err
	}
	switch {
	case o.strict, o.refused == "" && !outputs[0].IsFile():
		return outputs[0], nil, nil
	case o.refused != "":
		named = append(named, command.Named{Flag: "-rejects", Path: o.refused})
	default:
		named = append(named, command.Named{Flag: "-rejects (by default)", Path: strings.TrimSuffix(o.output, ".csv") + ".rejects.csv"})
	}
	if outputs, err = command.Outputs(std, inputs, named...); err != nil {
		return command.Output{}, nil, err
	}
	return outputs[0], &outputs[1], nil
}

// share shares one ledger. Lines refused are written also where the ledger does not
// come to what it should, so that they can be looked for there; shares are not.
func (r run) share(input io.Reader) error {
	l, err := openLedger(input, r.sheet, r.service, r.amount)
	if err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	header, err := r.header(l)
	if err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	var total tally
	var checks []check
	err = r.shares.Write(func(out io.Writer) error {
		err := r.writeRejects(l, func(refused io.Writer) error {
			if _, err := out.Write(header); err != nil {
				return err
			}
			if total, err = r.through(l, input, out, refused); err != nil {
				return err
			}
			return total.reconcile()
		})
		if err != nil {
			return err
		}
		checks = total.checks(r.control, l.word())
		return total.compare(checks, r.kept())
	})
	var verdict command.Verdict
	if err != nil && !errors.As(err, &verdict) {
		return err
	}
	if !r.allowRefused {
		err = errors.Join(err, total.complete())
	}
	return errors.Join(r.report(total, l, checks), err)
}

// through takes the ledger through the pipeline.
func (r run) through(l *ledger, input io.Reader, out, refused io.Writer) (tally, error) {
	p := &pipeline{name: r.name, ledger: l, agreement: r.agreed, refuse: r.refuse(l), form: form{
		separator: l.separator, rows: l.sheet != "", width: len(l.columns), reason: l.reason,
		service: indexOf(l.columns, r.service), amount: indexOf(l.columns, r.amount),
		wide: r.wide, onRunningTotals: r.running,
	}}
	shown := newProgress(r.std, input)
	defer shown.clear()
	to := func(out io.Writer) func([]byte) error {
		return func(text []byte) error {
			if len(text) == 0 {
				return nil
			}
			_, err := out.Write(text)
			return err
		}
	}
	return p.run(to(out), to(refused), shown.show)
}

// header writes the header of the output: that of the ledger, and our columns.
// It refuses a ledger that has a column of the same name.
func (r run) header(l *ledger) ([]byte, error) {
	ours := []string{"authority", "share"}
	if r.wide {
		ours = nil
		for _, code := range r.agreed.authorities {
			ours = append(ours, string(code))
		}
	}
	cells := l.passed(l.header)
	for _, name := range ours {
		if slices.Contains(l.columns, name) {
			return nil, fmt.Errorf("%s %d: the ledger has a column %s already, which the output adds: rename it", l.word(), l.titles+1, command.Plain(name))
		}
		cells = append(cells, ourCell(name))
	}
	return append(append([]byte(l.mark), bytes.Join(cells, []byte{byte(l.separator)})...), '\n'), nil
}

// kept says what is left as it was where the figures do not come out.
func (r run) kept() string {
	if r.shares.IsFile() {
		return ": no shares were written"
	}
	return ""
}

// report reports to standard output or, where the shares go there, to standard
// error.
func (r run) report(total tally, l *ledger, checks []check) error {
	out := r.std.Out
	if r.shares.IsStandard(r.std) {
		out = r.std.Err
	}
	_, err := io.WriteString(out, total.report(r.agreed, l, checks, r.rejects, r.allowRefused, command.ScreenOf("", out)))
	return err
}

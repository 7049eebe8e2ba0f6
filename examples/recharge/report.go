package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
)

// counted is a number of lines and what they come to.
type counted struct {
	lines  int
	amount sum
}

func (c counted) less(other counted) counted {
	return counted{c.lines - other.lines, c.amount.minus(other.amount)}
}

func (c *counted) add(other counted) {
	c.lines += other.lines
	c.amount.addSum(other.amount)
}

// tally is what a run adds up as it goes. What came in is counted where lines are
// read, what came out where shares are written, so that the one checks the other.
type tally struct {
	read        counted // every line but blank ones
	refused     counted
	unreadable  int // lines refused whose amount cannot be told
	shared      int // lines
	bytes       int64
	byAuthority []sum
	total       *refusal // the ledger's own total, which is no line of it
}

func (t *tally) add(other tally) {
	t.read.add(other.read)
	t.refused.add(other.refused)
	t.unreadable += other.unreadable
	t.shared += other.shared
	t.bytes += other.bytes
	for i, amount := range other.byAuthority {
		t.byAuthority[i].addSum(amount)
	}
}

// out is what was written, added up over the authorities.
func (t tally) out() counted {
	out := counted{lines: t.shared}
	for _, amount := range t.byAuthority {
		out.amount.addSum(amount)
	}
	return out
}

// difference is what came in less what came out, shared or refused: nothing, if
// all is well.
func (t tally) difference() counted { return t.read.less(t.out()).less(t.refused) }

var errUnreconciled = errors.New("what came in is not what came out: no file was written")

// reconcile refuses a tally that does not add up.
func (t tally) reconcile() error {
	if d := t.difference(); d.lines != 0 || !d.amount.isZero() {
		return command.Verdict{Code: command.Unbalanced, Err: errUnreconciled}
	}
	return nil
}

// report writes the totals by authority and the reconciliation.
func (t tally) report(agreed *agreement, l *ledger, checks []check, rejects *command.Output, allowed bool, screen command.Screen) string {
	var out strings.Builder
	totals := table.New("Authority", "Share")
	for i, name := range agreed.names {
		totals.Row(command.Plain(name), t.byAuthority[i].String())
	}
	totals.Line()
	totals.Row("Total", t.out().amount.String())
	fmt.Fprintln(&out, totals.Text(screen.Width, screen.Colour))

	d := t.difference()
	reconciliation := table.New("Reconciliation", "Lines", "Amount")
	verdict := reconciliation.Good("Difference: reconciled")
	if t.reconcile() != nil {
		verdict = reconciliation.Bad("Difference: DOES NOT RECONCILE")
	} else if t.refused.lines > 0 && !allowed {
		verdict = reconciliation.Bad("Difference: not complete")
	}
	row := func(what string, c counted) { reconciliation.Row(what, strconv.Itoa(c.lines), c.amount.String()) }
	row("In: read from the ledger", t.read)
	row("Out: shared between the authorities", t.out())
	row("Out: refused", t.refused)
	reconciliation.Line()
	row(verdict, d)
	for _, c := range checks {
		reconciliation.Line()
		reconciliation.Row(strings.ToUpper(c.what[:1])+c.what[1:], "", c.amount.String())
		if c.amount != t.read.amount {
			reconciliation.Row(reconciliation.Bad("Difference: NOT WHAT WAS READ"), "", t.read.amount.minus(c.amount).String())
		}
	}
	fmt.Fprintln(&out, reconciliation.Text(screen.Width, screen.Colour))

	if l.sheet != "" {
		fmt.Fprintf(&out, "Read from the sheet %s.\n", command.Plain(l.sheet))
	}
	if l.titles > 0 {
		fmt.Fprintf(&out, "Before the header: %s, left out.\n", lines(l.titles))
	}
	if t.unreadable == 1 {
		fmt.Fprintln(&out, "1 of the lines refused has no amount that can be read, and counts for nothing above.")
	} else if t.unreadable > 1 {
		fmt.Fprintf(&out, "%d of the lines refused have no amount that can be read, and count for nothing above.\n", t.unreadable)
	}
	if t.refused.lines > 0 && rejects != nil && rejects.IsFile() {
		fmt.Fprintf(&out, "The lines refused are in %s, with their numbers and reasons.\n", command.Plain(rejects.Path))
	}
	return out.String()
}

func lines(n int) string {
	if n == 1 {
		return "1 line"
	}
	return strconv.Itoa(n) + " lines"
}

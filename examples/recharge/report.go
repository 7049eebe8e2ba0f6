package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
)

// counted is a number of lines and what they come to.
type counted struct {
	lines  int
	amount sum
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
func (t tally) difference() counted {
	out := t.out()
	return counted{
		lines:  t.read.lines - out.lines - t.refused.lines,
		amount: t.read.amount.minus(out.amount).minus(t.refused.amount),
	}
}

var errUnreconciled = errors.New("what came in is not what came out: no file was written")

// reconcile refuses a tally that does not add up.
func (t tally) reconcile() error {
	if d := t.difference(); d.lines != 0 || !d.amount.isZero() {
		return command.Verdict{Code: command.Unbalanced, Err: errUnreconciled}
	}
	return nil
}

// report writes the totals by authority and the reconciliation.
func (t tally) report(out io.Writer, authorities []attribution.Authority, l *ledger, rejects string, screen command.Screen) {
	totals := table.New(screen.Width, screen.Colour, "Authority", "Share")
	for i, code := range authorities {
		totals.Row(command.Plain(string(code)), t.byAuthority[i].String())
	}
	totals.Line()
	totals.Row("Total", t.out().amount.String())
	fmt.Fprintln(out, totals.String())

	d := t.difference()
	word := totals.Good("reconciled")
	if t.reconcile() != nil {
		word = totals.Bad("DOES NOT RECONCILE")
	}
	check := table.New(screen.Width, screen.Colour, "Reconciliation", "Lines", "Amount")
	row := func(what string, c counted) { check.Row(what, strconv.Itoa(c.lines), c.amount.String()) }
	row("In: read from the ledger", t.read)
	row("Out: shared between the authorities", t.out())
	row("Out: refused", t.refused)
	check.Line()
	check.Row("Difference: "+word, strconv.Itoa(d.lines), d.amount.String())
	fmt.Fprintln(out, check.String())

	if l.titles > 0 {
		fmt.Fprintf(out, "Before the header: %d lines, left out.\n", l.titles)
	}
	if t.unreadable > 0 {
		fmt.Fprintf(out, "Of the lines refused, %d have no amount that can be read: they count for nothing above.\n", t.unreadable)
	}
	if t.refused.lines > 0 && rejects != "" {
		fmt.Fprintf(out, "The lines refused are in %s, with their numbers and reasons.\n", command.Plain(rejects))
	}
}

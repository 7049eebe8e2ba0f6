package main

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/triborough/fairshare/examples/internal/command"
)

// saysTotal says whether what stands for a service's name in the last line of a
// ledger makes it the total of the others: nothing, or the word.
func saysTotal(name []byte) bool {
	if len(name) == 0 {
		return true
	}
	name = bytes.ToLower(bytes.TrimRight(name, " :"))
	return string(name) == "total" || string(name) == "totals" || string(name) == "grand total"
}

// endWith takes the last line for the total of the others: it is no line of the
// ledger then, and neither shared nor refused.
func (t *tally) endWith(last refusal) {
	t.total = &last
	t.read = t.read.less(counted{1, sumOf(last.amount)})
	t.refused = t.refused.less(counted{1, sumOf(last.amount)})
}

// check is a figure that the lines of a ledger should come to.
type check struct {
	what   string
	amount sum
}

// checks are the control total, where one was given, and the ledger's own total.
func (t tally) checks(control *int64, word string) []check {
	var checks []check
	if control != nil {
		checks = append(checks, check{"control total", sumOf(*control)})
	}
	if t.total != nil {
		checks = append(checks, check{fmt.Sprintf("ledger's own total (%s %d)", word, t.total.line), sumOf(t.total.amount)})
	}
	return checks
}

// against compares a figure with what was read, and says the difference.
func (c check) against(read sum) string {
	difference := read.minus(c.amount)
	switch {
	case difference.isZero():
		return "as read"
	case difference.high < 0:
		return difference.negative().pounds() + " more than was read"
	}
	return difference.pounds() + " less than was read"
}

// compare refuses a ledger that does not come to what it should.
func (t tally) compare(checks []check, kept string) error {
	var faults []error
	for _, c := range checks {
		if c.amount != t.read.amount {
			faults = append(faults, fmt.Errorf("the %s is %s, %s (%s)%s", c.what, c.amount.pounds(), c.against(t.read.amount), t.read.amount.pounds(), kept))
		}
	}
	if faults == nil {
		return nil
	}
	return command.Verdict{Code: command.Unbalanced, Err: errors.Join(faults...)}
}

// complete refuses to call a run complete that refused lines.
func (t tally) complete() error {
	if t.refused.lines == 0 {
		return nil
	}
	return command.Verdict{Code: command.Incomplete, Err: errors.New(t.incomplete())}
}

// incomplete says what is missing: not complete: 8 lines refused, £2,554.26.
func (t tally) incomplete() string {
	text := fmt.Sprintf("not complete: %s refused, %s", lines(t.refused.lines), t.refused.amount.pounds())
	switch {
	case t.unreadable > 0 && t.refused.lines == 1:
		text += ", without an amount that can be read"
	case t.unreadable > 0:
		text += fmt.Sprintf(", %d of them without an amount that can be read", t.unreadable)
	}
	return text
}

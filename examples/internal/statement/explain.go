package statement

import (
	"fmt"
	"slices"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
)

// working shows, charge by charge, how each share came about: the exact
// fraction, what rounding it down leaves of a penny, and who got the odd pennies.
func (p paper) working() {
	p.Section("Working")
	for _, s := range p.services {
		if len(s.Basis.Components()) > 0 {
			p.Heading("%s, its basis", s.Service)
			p.within(s.Basis, s.concerned)
		}
		for _, e := range s.entries {
			p.Heading("%s, charge %s, %s", s.Service, e.title(), page.Pounds(e.amount()))
			p.grounds(e)
			for _, c := range e.charges {
				if len(e.charges) > 1 {
					p.Line("   %s:", page.Pounds(c.Amount))
				}
				p.Line("   Because %s.", c.Because)
				p.within(c.Basis, s.concerned)
				p.steps(c)
			}
		}
	}
}

// grounds says what an entry rests on: the parties' own clause first, and what its
// rule is modelled on.
func (p paper) grounds(e entry) {
	if clause := e.charges[0].Clause; clause != "" {
		p.Line("   Clause: %s", clause)
	}
	p.Line("   Rule %s: %s", e.rule(), e.charges[0].Source)
	if e.deferred() {
		p.Line("   Next year's call; not part of this year's totals.")
	}
}

// steps shows the working of a charge that more than one bears.
func (p paper) steps(c attribution.Charge) {
	steps, err := c.Working()
	if err != nil || len(steps) < 2 {
		return
	}
	if !printable(steps) {
		p.longSteps(steps)
		return
	}
	t := table.New("Authority", "Weight", "Exact share, £", "Exact fraction, £", "Left of a penny", "Fraction left", "Odd penny", "Share")
	for _, s := range steps {
		t.Row(command.Plain(string(s.Authority)), weight(s.Weight), page.Decimals(s.Exact, 4), s.Exact.RatString(),
			page.Decimals(s.Remainder, 4), s.Remainder.RatString(), oddPenny(s), attribution.FormatPounds(s.Share))
	}
	p.Table(t)
	p.Line("   %s", oddPennies(steps))
}

// printable says whether the weights and fractions of steps fit a table. Those of
// bases that were combined may have a thousand digits.
func printable(steps []attribution.Step) bool {
	const most = 40
	return !slices.ContainsFunc(steps, func(s attribution.Step) bool {
		return len(weight(s.Weight)) > most || len(s.Exact.RatString()) > most
	})
}

// longSteps shows steps in decimals, and writes what is exact below, a paragraph
// for each authority.
func (p paper) longSteps(steps []attribution.Step) {
	t := table.New("Authority", "Exact share, £", "Left of a penny", "Odd penny", "Share")
	for _, s := range steps {
		t.Row(command.Plain(string(s.Authority)), page.Decimals(s.Exact, 4), page.Decimals(s.Remainder, 4), oddPenny(s), attribution.FormatPounds(s.Share))
	}
	p.Table(t)
	for _, s := range steps {
		p.Line("   %s: weight %s; exactly £%s; %s of a penny left.", s.Authority, weight(s.Weight), s.Exact.RatString(), s.Remainder.RatString())
	}
	p.Line("   %s", oddPennies(steps))
}

func oddPenny(s attribution.Step) string {
	if s.OddPenny {
		return "1p"
	}
	return ""
}

// oddPennies says in a sentence who got the odd pennies and why.
func oddPennies(steps []attribution.Step) string {
	queue := slices.Clone(steps)
	slices.SortFunc(queue, func(a, b attribution.Step) int { return a.Place - b.Place })
	served := 0
	for served < len(queue) && queue[served].OddPenny {
		served++
	}
	if served == 0 {
		return "It divides exactly: there is no odd penny."
	}
	names := make([]string, served)
	for i, s := range queue[:served] {
		names[i] = string(s.Authority)
	}
	last := queue[served-1]
	sentence := fmt.Sprintf("Odd pennies: one to each of %s, with %s of a penny left or more", strings.Join(names, ", "), last.Remainder.RatString())
	if served == 1 {
		sentence = fmt.Sprintf("One odd penny, to %s, with the most of a penny left, %s", last.Authority, last.Remainder.RatString())
	}
	if served < len(queue) && last.Remainder.Cmp(queue[served].Remainder) == 0 {
		sentence += fmt.Sprintf("; of equals the code that sorts first, so %s and not %s", last.Authority, queue[served].Authority)
	}
	return sentence + "."
}

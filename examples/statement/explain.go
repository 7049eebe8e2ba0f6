package main

import (
	"fmt"
	"slices"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
)

// working shows, charge by charge, how each share came about: the exact
// fraction, the floor, what that leaves of a penny, and who got the odd pennies.
func (p page) working() {
	p.line("")
	p.line("Working")
	p.line("-------")
	for i, c := range p.charges {
		p.line("")
		p.line("%d. %s: %s, £%s", i+1, c.Service, c.Description, attribution.FormatPounds(c.Amount))
		p.line("   Rule %s: %s", c.Rule, c.Rule.Source())
		p.line("   Because %s.", c.Because)
		if c.Deferred {
			p.line("   Next year's call; not part of this year's totals.")
		}
		steps, err := c.Working()
		if err != nil || len(steps) < 2 {
			continue
		}
		p.steps(steps)
		p.line("   %s", oddPennies(steps))
	}
}

func (p page) steps(steps []attribution.Step) {
	t := table.New(p.colour, "Authority", "Weight", "Exact share, £", "Rounded down", "Left of a penny", "Odd penny", "Share")
	for _, s := range steps {
		penny := ""
		if s.OddPenny {
			penny = "1p"
		}
		t.Row(command.Plain(string(s.Authority)), weight(s.Weight), s.Exact.RatString(), attribution.FormatPounds(s.Floor),
			s.Remainder.RatString(), penny, attribution.FormatPounds(s.Share))
	}
	p.print(t)
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
	last := queue[served-1]
	why := fmt.Sprintf("the largest left of a penny, down to %s", last.Remainder.RatString())
	if served < len(queue) && last.Remainder.Cmp(queue[served].Remainder) == 0 {
		why += fmt.Sprintf("; among equals the code that sorts first, so %s before %s", last.Authority, queue[served].Authority)
	}
	names := ""
	for i, s := range queue[:served] {
		if i > 0 {
			names += ", "
		}
		names += string(s.Authority)
	}
	return fmt.Sprintf("Odd pennies: %d, one each to %s: %s.", served, names, why)
}

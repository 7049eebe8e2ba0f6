package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
)

// working shows, charge by charge, how each share came about: the exact
// fraction, the floor, what that leaves of a penny, and who got the odd pennies.
func (p paper) working() {
	p.Section("Working")
	for i, c := range p.charges {
		p.Line("")
		p.Line("%d. %s: %s, £%s", i+1, c.Service, c.Description, attribution.FormatPounds(c.Amount))
		p.Line("   Rule %s: %s", c.Rule, c.Rule.Source())
		p.Line("   Because %s.", c.Because)
		if c.Deferred {
			p.Line("   Next year's call; not part of this year's totals.")
		}
		steps, err := c.Working()
		if err != nil || len(steps) < 2 {
			continue
		}
		p.steps(steps)
		p.Line("   %s", oddPennies(steps))
	}
}

func (p paper) steps(steps []attribution.Step) {
	t := p.Table("Authority", "Weight", "Exact share, £", "Rounded down", "Left of a penny", "Odd penny", "Share")
	for _, s := range steps {
		penny := ""
		if s.OddPenny {
			penny = "1p"
		}
		t.Row(command.Plain(string(s.Authority)), weight(s.Weight), s.Exact.RatString(), attribution.FormatPounds(s.Floor),
			s.Remainder.RatString(), penny, attribution.FormatPounds(s.Share))
	}
	p.Print(t)
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

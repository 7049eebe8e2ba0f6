package main

import (
	"slices"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/savings"
)

// options shows the options of each service side by side, each authority's part, and
// which it would prefer.
func (p paper) options() {
	for _, c := range p.p.Options {
		p.Section("Options: " + c.Service)
		t := p.Table("Option", "Whole-life cost", "Net saving", "Net present value", "Break-even")
		for _, o := range c.Options {
			t.Row(command.Plain(o.Name), shown(o.WholeLifeCost), shown(o.NetSaving), shown(o.NPV), breakEven(o))
		}
		p.Print(t)
		p.optionParts(c)
		p.Line("Best as a whole: %s.", strings.Join(c.Best(), ", "))
		for _, a := range p.p.Programme.Header().Authorities {
			if preferred := c.PreferredBy(a); preferred != nil {
				p.Line("%s would prefer: %s.", p.p.Name(a), strings.Join(preferred, ", "))
			}
		}
		for _, o := range c.Options {
			if !o.NetSaving.Valid {
				p.Line("%s has not been costed.", o.Name)
			}
		}
	}
}

// breakEven is the year from which an option pays against doing nothing.
func breakEven(o savings.Compared) string {
	if !o.NetSaving.Valid || o.DoNothing {
		return "–"
	}
	return verdict("", o.Appraisal)[1]
}

// optionParts shows what each option brings each authority over all years.
func (p paper) optionParts(c savings.Comparison) {
	shared := func(o savings.Compared) bool { return o.Parts != nil }
	if !slices.ContainsFunc(c.Options, shared) {
		return
	}
	heads := []string{"Net saving of each"}
	for _, a := range p.p.Programme.Header().Authorities {
		heads = append(heads, command.Plain(string(a)))
	}
	t := p.Table(heads...)
	for _, o := range c.Options {
		row := []string{command.Plain(o.Name)}
		if !shared(o) {
			continue
		}
		for _, part := range o.Parts {
			row = append(row, attribution.FormatPounds(part.NetSaving))
		}
		t.Row(row...)
	}
	p.Print(t)
}

// compared writes the options of each service.
func compared(comparisons []savings.Comparison, authorities []attribution.Authority) []object {
	all := []object{}
	for _, c := range comparisons {
		options, preferred := []object{}, object{}
		for _, o := range c.Options {
			parts := object{}
			for _, part := range o.Parts {
				parts = append(parts, member{string(part.Authority), object{{"net_saving", attribution.FormatAmount(part.NetSaving)}, {"npv", figureOf(part.NPV)}}})
			}
			var year any
			if y, pays := o.Appraisal.BreakEven(); pays {
				year = y
			}
			options = append(options, object{{"option", o.Name}, {"do_nothing", o.DoNothing}, {"whole_life_cost", figureOf(o.WholeLifeCost)},
				{"net_saving", figureOf(o.NetSaving)}, {"npv", figureOf(o.NPV)}, {"break_even", year}, {"by_authority", parts}})
		}
		for _, a := range authorities {
			preferred = append(preferred, member{string(a), append([]string{}, c.PreferredBy(a)...)})
		}
		all = append(all, object{{"service", c.Service}, {"options", options}, {"best", append([]string{}, c.Best()...)}, {"preferred_by", preferred}})
	}
	return all
}

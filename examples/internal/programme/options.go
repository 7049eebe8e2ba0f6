package programme

import (
	"slices"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/savings"
)

// options shows the options of each service side by side, each authority's part, and
// which it would prefer.
func (p paper) options() {
	for _, c := range p.p.Options {
		p.Section("Options: " + c.Service)
		byCost := slices.ContainsFunc(c.Options, func(o savings.Compared) bool { return o.WholeLifeCost.Valid })
		heads := []string{"Option", "Net saving", "Net present value", "Break-even"}
		if byCost {
			heads = slices.Insert(heads, 1, "Whole-life cost")
		}
		t := table.New(heads...)
		for _, o := range c.Options {
			row := []string{command.Plain(o.Name), shown(o.NetSaving), shown(o.NPV), breakEven(o)}
			if byCost {
				row = slices.Insert(row, 1, shown(o.WholeLifeCost))
			}
			t.Row(row...)
		}
		p.Table(t)
		p.optionParts(c)
		if best := c.Best(); best != nil {
			p.Line("Best as a whole: %s.", strings.Join(best, ", "))
		}
		p.preferences(c)
		for _, o := range c.Options {
			if !o.NetSaving.Valid {
				p.Line("%s has not been costed.", o.Name)
			}
		}
	}
}

// preferences says which option each authority would prefer, those of one mind
// together.
func (p paper) preferences(c savings.Comparison) {
	var order []string
	by := make(map[string][]string)
	for _, a := range p.p.Programme.Header().Authorities {
		preferred := strings.Join(c.PreferredBy(a), ", ")
		if preferred == "" {
			continue
		}
		if by[preferred] == nil {
			order = append(order, preferred)
		}
		by[preferred] = append(by[preferred], p.p.Name(a))
	}
	for _, preferred := range order {
		p.Line("%s would prefer: %s.", strings.Join(by[preferred], ", "), preferred)
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
	t := table.New(heads...)
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
	p.Table(t)
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

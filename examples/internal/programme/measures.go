package programme

import (
	"math/big"
	"slices"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

// measures shows the aims in units of their own, as a whole and for each authority.
func (p paper) measures() {
	all := p.p.Measures
	if len(all) == 0 {
		return
	}
	p.Section("Aims")
	stretch := slices.ContainsFunc(all, func(m casefile.Measured) bool {
		return slices.ContainsFunc(m.Attainments, func(a savings.Attainment) bool { return a.Stretch != nil })
	})
	heads := []string{"Measure", "At first", "Target"}
	if stretch {
		heads = append(heads, "Stretch")
	}
	t := table.New(append(heads, "Now", "Of the way", "Outcome")...)
	for i, m := range all {
		if i > 0 {
			t.Line()
		}
		for _, a := range m.Attainments {
			row := []string{labelled(m, a), count(m, a.Baseline), targeted(m, a)}
			if stretch {
				row = append(row, count(m, a.Stretch))
			}
			t.Row(append(row, count(m, a.Actual), way(a), or(string(a.Outcome), "–"))...)
		}
	}
	p.Table(t)
}

// labelled names a measure, its unit and the times of its figures, or the authority
// whose figures they are.
func labelled(m casefile.Measured, a savings.Attainment) string {
	if a.Authority != "" {
		return "  " + command.Plain(string(a.Authority))
	}
	label := m.Name + ", " + m.Unit
	if m.Of != "" {
		label = m.Name + ", in % of " + m.Of
	}
	times := ""
	for _, each := range []struct{ text, at string }{{"", m.Baseline.At}, {" to ", m.Target.At}, {", now ", m.Actual.At}} {
		if each.at != "" {
			times += each.text + each.at
		}
	}
	if times != "" {
		label += " (" + strings.TrimLeft(times, ", ") + ")"
	}
	return command.Plain(label)
}

// targeted is the target, or which way is better where that is all.
func targeted(m casefile.Measured, a savings.Attainment) string {
	if a.Target == nil {
		return or(string(m.Better), "–")
	}
	return count(m, a.Target)
}

func way(a savings.Attainment) string {
	if a.Progress == nil {
		return "–"
	}
	return tenths(a.Progress)
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// count writes a figure in its measure's unit, or a ratio in per cent.
func count(m casefile.Measured, figure *big.Rat) string {
	switch {
	case figure == nil:
		return "–"
	case m.Of != "":
		return new(big.Rat).Mul(figure, big.NewRat(100, 1)).FloatString(2) + "%"
	}
	return page.Decimals(figure, 2)
}

// measured writes how each measure stands, as a whole and for each authority; a
// ratio and the progress are in per cent, rounded to the hundredth.
func measured(p casefile.Programme) []object {
	all := []object{}
	for _, m := range p.Measures {
		figure := func(value *big.Rat) any {
			switch {
			case value == nil:
				return nil
			case m.Of != "":
				return new(big.Rat).Mul(value, big.NewRat(100, 1)).FloatString(2)
			}
			places, _ := value.FloatPrec()
			return value.FloatString(places)
		}
		for _, a := range m.Attainments {
			var progress any
			if a.Progress != nil {
				progress = new(big.Rat).Mul(a.Progress, big.NewRat(100, 1)).FloatString(2)
			}
			all = append(all, object{{"measure", m.Name}, {"unit", m.Unit}, {"of", orNull(m.Of)}, {"authority", orNull(string(a.Authority))},
				{"baseline", figure(a.Baseline)}, {"target", figure(a.Target)}, {"stretch", figure(a.Stretch)}, {"actual", figure(a.Actual)},
				{"progress", progress}, {"outcome", orNull(string(a.Outcome))}})
		}
	}
	return all
}

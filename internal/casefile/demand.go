package casefile

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/near"
)

// measure is what some lines of demand count, and where they stand.
type measure struct {
	name   string
	first  node   // the first of its lines
	lines  int    // how many there are
	silent []node // those that leave their quality at 1
	meant  string // the measure that its name is likely a slip for, or ""
}

// demand reads lines of demand. Lines of different measures can be added only if
// each states its quality, for units of different things have no common price.
func (n node) demand() []attribution.Demand {
	var lines []attribution.Demand
	var measures []*measure
	byName := make(map[string]*measure)
	silent := false
	n.each(func(entry node) {
		line := attribution.Demand{Quality: decimal.NewFromInt(1)}
		stated := false
		sound := n.file.sound(func() {
			entry.mapping(
				required("authority", func(n node) { n.authority(&line.Authority) }),
				optional("measure", func(n node) { n.text(&line.Measure) }),
				optional("year", func(n node) { n.text(&line.Year) }),
				required("quantity", func(n node) { n.weight(&line.Quantity) }),
				optional("quality", func(n node) { n.weight(&line.Quality); stated = true }),
			)
		})
		lines = append(lines, line)
		if !sound && line.Measure == "" {
			return // it may be any
		}
		m := byName[line.Measure]
		if m == nil {
			m = &measure{name: line.Measure, first: entry}
			byName[m.name], measures = m, append(measures, m)
		}
		m.lines++
		if sound && !stated {
			m.silent, silent = append(m.silent, entry), true
		}
	})
	if silent && len(measures) > 1 {
		n.file.refuseMeasures(measures)
	}
	return lines
}

// refuseMeasures refuses measures that differ. Where the names of two are near each
// other, the rarer is taken for a slip.
func (f *file) refuseMeasures(measures []*measure) {
	const rule = "lines of different measures can be added only if each states its quality"
	var silent []node
	different := 0
	for _, m := range measures {
		if m.meant = f.likelyMeant(m, measures); m.meant == "" {
			different++
			silent = append(silent, m.silent...)
			continue
		}
		m.first.fail("measure: %.40q here, and %.40q in other lines: is one of them misspelt? %s", m.name, m.meant, rule)
	}
	if different < 2 || len(silent) == 0 {
		return
	}
	first := slices.MinFunc(silent, func(a, b node) int { return a.Place.Compare(b.Place) })
	if more := len(silent) - 1; more > 0 {
		first.fail(rule+", as this line and %d more do not", more)
	} else {
		first.fail(rule)
	}
}

// likelyMeant returns the measure near a measure's name that more lines have, or as
// many and the earlier ones; "" for none, and where there are too many to tell.
func (f *file) likelyMeant(m *measure, measures []*measure) string {
	const most = 20
	if len(measures) > most {
		return ""
	}
	var others []string
	for i, other := range measures {
		earlier := i < slices.Index(measures, m)
		if other != m && (other.lines > m.lines || other.lines == m.lines && earlier) {
			others = append(others, other.name)
		}
	}
	return near.Name(&f.near, m.name, others)
}

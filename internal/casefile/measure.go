package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/savings"
)

// Measured is a measure of a programme file, and how it stands.
type Measured struct {
	savings.Measure
	Attainments []savings.Attainment // the whole first
}

// measures reads aims in units of their own.
func (n node) measures() (all []Measured) {
	n.each(func(entry node) { all = append(all, entry.measured()) })
	return all
}

func (n node) measured() (m Measured) {
	n = n.at(n.peek("measure"))
	before := n.file.found
	n.mapping(
		required("measure", func(n node) { n.text(&m.Name) }),
		required("unit", func(n node) { n.text(&m.Unit) }),
		optional("of", func(n node) { n.text(&m.Of) }),
		optional("better", func(n node) { n.text((*string)(&m.Better)) }),
		optional("adds_up", func(n node) { m.Apart = !n.flag() }),
		optional("baseline", func(n node) { m.Baseline = n.reading() }),
		optional("target", func(n node) { n.target(&m.Measure) }),
		optional("stretch", func(n node) { m.Stretch = n.reading() }),
		optional("actual", func(n node) { m.Actual = n.reading() }),
	)
	if n.file.found > before {
		return m
	}
	var err error
	m.Attainments, err = m.Measure.Attainments()
	n.refuse(err)
	return m
}

// reading reads a figure in total alone, or a mapping of all that is known.
func (n node) reading() (r savings.Reading) {
	if n.Kind != tree.Mapping {
		n.figure(&r.Total)
		return r
	}
	n.mapping(readingOf(&r)...)
	return r
}

// readingOf are the keys of a reading.
func readingOf(r *savings.Reading) []field {
	return []field{
		optional("at", func(n node) { n.text(&r.At) }),
		optional("total", func(n node) { n.figure(&r.Total) }),
		optional("by", func(n node) { n.byAuthority(&r.ByAuthority, signed) }),
		optional("of_total", func(n node) { n.figure(&r.OfTotal) }),
		optional("of_by", func(n node) { n.byAuthority(&r.OfByAuthority, signed) }),
	}
}

// target reads a target: a reading, or how far the baseline is to fall or rise.
func (n node) target(m *savings.Measure) {
	if n.Kind != tree.Mapping {
		n.figure(&m.Target.Total)
		return
	}
	n.mapping(append(readingOf(&m.Target),
		optional("fall", func(n node) { n.figure(&m.Fall) }),
		optional("rise", func(n node) { n.figure(&m.Rise) }),
	)...)
}

// figure reads a number of any unit.
func (n node) figure(into *decimal.NullDecimal) {
	into.Valid = true
	n.number(&into.Decimal, signed)
}

package savings

import (
	"errors"
	"slices"

	"github.com/triborough/fairshare/attribution"
)

// Prices says in what money a programme's figures are.
type Prices string

// The prices. Where a programme does not say, its findings do.
const (
	Real Prices = "real" // at the prices of one year, inflation taken out
	Cash Prices = "cash" // in the money of each year, inflation included
)

// Header is what holds for every line of a programme.
type Header struct {
	Title, Source string
	Years         []Year                  // in order; a table may leave years out
	Authorities   []attribution.Authority // optional: without them nothing is shared

	// Increments says that a year's figures are what it adds to those before. By
	// default they are levels: what the year saves against the baseline, as in the
	// report's tables. Investment is always of its year alone.
	Increments bool

	Point    Point    // of every range; the zero Point is the mid-range
	Discount Discount // optional: without a rate there is no present value
	Prices   Prices   // optional
}

// Programme is a programme of savings worked out: lines by year, overlaps taken
// out, shared among the authorities. It is immutable. The zero Programme has no
// years, no lines and no savings.
//
// The order of its lines changes no figure. Nothing is counted twice: what is
// already budgeted or counted in another service is out of every total, and
// AlreadyBudgeted and CountedElsewhere say how much. Its figures are those of its
// revenue lines: revenue and capital are never added, and Capital returns the same
// programme with its capital figures.
type Programme struct {
	header  Header
	entries []entry
	purse   purse // whose money the figures are: see Capital
}

// NewProgramme works a programme out. All faults are reported together; the
// figures are limited to 38 digits. Errors:
//   - ErrYear: a year that is malformed or out of order, or a figure for a year
//     that is none of the programme's;
//   - ErrAmount: a range upside down, a negative investment or overlap, an overlap
//     larger than its saving;
//   - ErrAuthority: an authority that is unknown, repeated or takes no part;
//   - ErrChoice: an unknown kind, point or prices; a basis beside spending before
//     and after; a line counted in its own service;
//   - ErrReduction: a saving where spending before and after shows none;
//   - ErrText, ErrBasis, ErrWeight, ErrPenny, ErrLimit.
func NewProgramme(h Header, lines ...Line) (Programme, error) {
	p := Programme{header: h.copied()}
	if err := h.check(); err != nil {
		return Programme{}, err
	}
	var faults []error
	for _, line := range lines {
		e, err := p.header.workOut(line)
		faults = append(faults, err)
		p.entries = append(p.entries, e)
	}
	if err := errors.Join(faults...); err != nil {
		return Programme{}, err
	}
	return p, nil
}

func (h Header) check() error {
	faults := []error{checkYears(h.Years)}
	if len(h.Authorities) > 0 {
		_, err := attribution.Equally(h.Authorities...) // refuses codes that are malformed or stand twice
		faults = append(faults, taken(err, ""))
	}
	if h.Point < Mid || h.Point > High {
		faults = append(faults, fault(attribution.ErrChoice, "%d is no point of a range", int(h.Point)))
	}
	if h.Prices != "" && h.Prices != Real && h.Prices != Cash {
		faults = append(faults, fault(attribution.ErrChoice, "%.40q are no prices: %s or %s", string(h.Prices), Real, Cash))
	}
	return errors.Join(faults...)
}

func (h Header) copied() Header {
	h.Years, h.Authorities = slices.Clone(h.Years), slices.Clone(h.Authorities)
	return h
}

// Header returns the header, with slices of its own.
func (p Programme) Header() Header { return p.header.copied() }

// Lines returns the lines as they were given.
func (p Programme) Lines() []Line {
	lines := make([]Line, len(p.entries))
	for i, e := range p.entries {
		lines[i] = e.line.copied()
	}
	return lines
}

// Only returns the programme of those lines alone that keep says to keep: the
// cashable ones, one category, one fund.
func (p Programme) Only(keep func(Line) bool) Programme {
	return p.only(func(l Line) bool { return keep(l.copied()) })
}

// only is Only for choices of our own, which write to nothing.
func (p Programme) only(keep func(Line) bool) Programme {
	only := Programme{header: p.header, purse: p.purse}
	for _, e := range p.entries {
		if keep(e.line) {
			only.entries = append(only.entries, e)
		}
	}
	return only
}

package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// within reads a basis that is part of another, among the same participants.
func (r *reading) within(n node, beside ...field) (basis attribution.Basis) {
	if n.divides(len(r.participants)) {
		basis = n.oneBasis(r.participants, beside...)
	}
	return basis
}

func (r *reading) blend(n node) {
	var parts []attribution.Part
	if r.narrowedFor(n, "each part says who shares in it") {
		return
	}
	n.each(func(entry node) {
		var part attribution.Part
		part.Basis = r.within(entry, required("percent", func(n node) { n.weight(&part.Percent) }))
		parts = append(parts, part)
	})
	r.build = func() (attribution.Basis, error) { return attribution.Blend(parts...) }
}

func (r *reading) average(n node) {
	var bases []attribution.Basis
	if r.narrowedFor(n, "each of them says who shares in it") {
		return
	}
	n.each(func(entry node) { bases = append(bases, r.within(entry)) })
	r.build = func() (attribution.Basis, error) { return attribution.Average(bases...) }
}

func (r *reading) band(n node) {
	var agreed, actual attribution.Basis
	var points decimal.Decimal
	if r.narrowedFor(n, "both of them say who shares in it") {
		return
	}
	n.mapping(
		required("agreed", func(n node) { agreed = r.within(n) }),
		required("actual", func(n node) { actual = r.within(n) }),
		required("points", func(n node) { n.weight(&points) }),
	)
	r.build = func() (attribution.Basis, error) { return attribution.Band(agreed, actual, points) }
}

func (r *reading) rounded(n node) {
	var of attribution.Basis
	var step decimal.Decimal
	if r.narrowedFor(n, "what is rounded says who shares in it") {
		return
	}
	n.mapping(
		required("to", func(n node) { n.weight(&step) }),
		required("of", func(n node) { of = r.within(n) }),
	)
	r.build = func() (attribution.Basis, error) { return of.Rounded(step) }
}

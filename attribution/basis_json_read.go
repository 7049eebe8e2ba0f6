package attribution

import "github.com/shopspring/decimal"

// Each of these reads what stands under the key of a kind, and says how the basis
// is made of it. Figures that were printed may be longer than given ones: 38
// digits and an exponent of 18 print with 56.

func (r jsonReader) demand(make *maker) func() error {
	return func() error {
		var lines []Demand
		*make = func(authorities []Authority) (Basis, error) {
			if authorities == nil {
				authorities = named(lines)
			}
			return byDemand(authorities, lines, derivedDigits, derivedExponent)
		}
		return r.array(func() error { return r.demandLine(&lines) })()
	}
}

func (r jsonReader) demandLine(lines *[]Demand) error {
	var line Demand
	err := r.object(
		required("authority", r.text((*string)(&line.Authority))),
		required("measure", r.text(&line.Measure)),
		optional("year", r.text(&line.Year)),
		required("quantity", r.weight(&line.Quantity)),
		required("quality", r.weight(&line.Quality)),
	)
	*lines = append(*lines, line)
	return err
}

func (r jsonReader) weight(into *decimal.Decimal) func() error {
	return func() error { return r.number(into, parsePrintedWeight) }
}

func (r jsonReader) weights(make *maker, of func(Shares) (Basis, error)) func() error {
	return func() error {
		var weights Shares
		*make = func([]Authority) (Basis, error) { return of(weights) }
		return r.shares(&weights, parsePrintedWeight)()
	}
}

func printedProportion(weights Shares) (Basis, error) { return derived(weights, "in proportion") }

func printedPercentages(weights Shares) (Basis, error) {
	return byPercentages(weights, derivedDigits, derivedExponent)
}

func (r jsonReader) equal(make *maker) func() error {
	return func() error {
		var is bool
		*make = func(authorities []Authority) (Basis, error) { return Equally(authorities...) }
		err := r.flag(&is)()
		if err == nil && !is {
			err = r.notOne()
		}
		return err
	}
}

func (r jsonReader) sole(make *maker) func() error {
	return func() error {
		var bearer string
		*make = func([]Authority) (Basis, error) { return Solely(Authority(bearer)) }
		return r.text(&bearer)()
	}
}

func (r jsonReader) blend(level int, make *maker) func() error {
	return func() error {
		var parts []Part
		*make = func([]Authority) (Basis, error) { return Blend(parts...) }
		return r.array(func() error {
			var part Part
			err := r.basisAt(level+1, &part.Basis, required("percent", r.weight(&part.Percent)))()
			parts = append(parts, part)
			return err
		})()
	}
}

func (r jsonReader) average(level int, make *maker) func() error {
	return func() error {
		var bases []Basis
		*make = func([]Authority) (Basis, error) { return Average(bases...) }
		return r.array(func() error {
			var basis Basis
			err := r.basisAt(level+1, &basis)()
			bases = append(bases, basis)
			return err
		})()
	}
}

func (r jsonReader) band(level int, make *maker) func() error {
	return func() error {
		var k band
		*make = func([]Authority) (Basis, error) { return Band(k.agreed, k.actual, k.points) }
		return r.object(
			required("agreed", r.basisAt(level+1, &k.agreed)),
			required("actual", r.basisAt(level+1, &k.actual)),
			required("points", r.weight(&k.points)),
		)
	}
}

func (r jsonReader) rounded(level int, make *maker) func() error {
	return func() error {
		var k rounded
		*make = func([]Authority) (Basis, error) { return k.of.Rounded(k.step) }
		return r.object(
			required("to", r.weight(&k.step)),
			required("of", r.basisAt(level+1, &k.of)),
		)
	}
}

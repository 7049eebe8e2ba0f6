package attribution

// MarshalJSON writes the tree that the basis was made from, exactly: one of
//
//	{"demand":[{"authority":"WCC","measure":"orders","quantity":"135","quality":"1.25"}]}
//	{"proportion":{"WCC":"447","RBKC":"596"}}
//	{"equal":true,"authorities":["WCC","RBKC"]}
//	{"sole":"WCC"}
//
// A demand has "authorities" too where its lines do not name all who take part in
// their order. The zero Basis is null.
func (b Basis) MarshalJSON() ([]byte, error) {
	var w jsonWriter
	w.basis(b)
	return w.out.Bytes(), nil
}

// UnmarshalJSON reads what MarshalJSON writes and makes the basis anew; null
// changes nothing. Errors: ErrText for another form; whatever the basis's
// constructor refuses; then b is unchanged.
func (b *Basis) UnmarshalJSON(data []byte) error {
	return readJSON(data, b, func(r jsonReader, read *Basis) error { return r.basis(read)() })
}

func (w *jsonWriter) basis(b Basis) {
	if b.p == nil {
		w.null()
		return
	}
	w.open('{')
	switch b.tree.kind {
	case basisDemand:
		w.key("demand").open('[')
		for _, line := range b.tree.lines {
			w.open('{').text("authority", string(line.Authority)).text("measure", line.Measure)
			w.text("quantity", FormatWeight(line.Quantity)).text("quality", FormatWeight(line.Quality)).close('}')
		}
		w.close(']')
		if !b.namesAll() {
			w.key("authorities").list(b.p.authorities)
		}
	case basisEqual:
		w.key("equal").flag(true)
		w.key("authorities").list(b.p.authorities)
	case basisSole:
		w.text("sole", string(b.p.authorities[0]))
	default:
		w.key("proportion").shares(b.Weights(), FormatWeight)
	}
	w.close('}')
}

// namesAll says whether the lines of demand name everyone, in order.
func (b Basis) namesAll() bool {
	named := namedIn(b.tree.lines)
	if len(named) != len(b.p.authorities) {
		return false
	}
	for i, a := range b.p.authorities {
		if named[i] != a {
			return false
		}
	}
	return true
}

// namedIn returns the authorities of lines, in the order in which they are first named.
func namedIn(lines []Demand) []Authority {
	var named []Authority
	seen := make(map[Authority]bool)
	for _, line := range lines {
		if !seen[line.Authority] {
			seen[line.Authority] = true
			named = append(named, line.Authority)
		}
	}
	return named
}

// basis reads a tree and makes the basis that it says.
func (r jsonReader) basis(into *Basis) func() error {
	return func() error {
		var authorities []Authority
		var lines []Demand
		var weights Shares
		var sole string
		var equal bool
		var kinds []kindOfBasis
		kind := func(k kindOfBasis, read func() error) field {
			return optional(string(k), func() error { kinds = append(kinds, k); return read() })
		}
		err := r.object(
			kind(basisDemand, r.array(func() error { return r.demand(&lines) })),
			kind(basisProportion, r.shares(&weights, parsePrintedWeight)),
			kind(basisEqual, r.flag(&equal)),
			kind(basisSole, r.text(&sole)),
			optional("authorities", r.list(&authorities)),
		)
		switch {
		case err != nil:
		case len(kinds) != 1 || kinds[0] == basisEqual && !equal:
			err = r.wrong("a basis is exactly one of demand, proportion, equal and sole")
		case authorities != nil && kinds[0] != basisDemand && kinds[0] != basisEqual:
			err = r.wrong("a basis that names its authorities twice")
		default:
			*into, err = grown(kinds[0], authorities, lines, weights, Authority(sole))
		}
		return err
	}
}

// grown makes the basis of a tree that was read.
func grown(kind kindOfBasis, authorities []Authority, lines []Demand, weights Shares, sole Authority) (Basis, error) {
	switch kind {
	case basisDemand:
		if authorities == nil {
			authorities = namedIn(lines)
		}
		return byDemand(authorities, lines, derivedDigits, derivedExponent) // 38 digits and an exponent of 18 print with 56
	case basisEqual:
		return Equally(authorities...)
	case basisSole:
		return Solely(sole)
	}
	return derived(weights, "in proportion")
}

func (r jsonReader) demand(lines *[]Demand) error {
	var line Demand
	err := r.object(
		required("authority", r.text((*string)(&line.Authority))),
		required("measure", r.text(&line.Measure)),
		required("quantity", func() error { return r.number(&line.Quantity, parsePrintedWeight) }),
		required("quality", func() error { return r.number(&line.Quality, parsePrintedWeight) }),
	)
	*lines = append(*lines, line)
	return err
}

package attribution

// MarshalJSON writes the tree that the basis was made from, exactly: one of
//
//	{"demand":[{"authority":"WCC","measure":"orders","quantity":"135","quality":"1.25"}]}
//	{"proportion":{"WCC":"447","RBKC":"596"}}
//	{"percentages":{"WCC":"40","RBKC":"60"}}
//	{"equal":true,"authorities":["WCC","RBKC"]}
//	{"sole":"WCC"}
//	{"blend":[{"percent":"35","sole":"WCC"},{"percent":"65","equal":true,"authorities":["WCC","RBKC"]}]}
//	{"average":[{"proportion":{...}},{"proportion":{...}}]}
//	{"band":{"agreed":{...},"actual":{...},"points":"3"}}
//	{"rounded":{"to":"1","of":{...}}}
//
// and beside any of them "months":{"WCC":"12","RBKC":"7"}. A demand has
// "authorities" too where its lines do not name all who take part in their order,
// and a "year" in each line where it is a mean over several. The zero Basis is
// null.
func (b Basis) MarshalJSON() ([]byte, error) { return b.json(), nil }

func (b Basis) json() []byte {
	var w jsonWriter
	w.basis(b)
	return w.out.Bytes()
}

// UnmarshalJSON reads what MarshalJSON writes and makes the basis anew; null
// changes nothing. Errors: ErrText for another form; whatever the basis's
// constructor refuses; then b is unchanged.
func (b *Basis) UnmarshalJSON(data []byte) error {
	return readJSON(data, b, func(r jsonReader, read *Basis) error { return r.basis(read)() })
}

func (w *jsonWriter) basis(b Basis) *jsonWriter {
	if b.p == nil {
		return w.null()
	}
	w.open('{')
	b.tree.write(w, b)
	return w.close('}')
}

// maker makes a basis of what was read of it, once it is known who shares.
type maker func(authorities []Authority) (Basis, error)

// basis reads a tree and makes the basis that it says.
func (r jsonReader) basis(into *Basis) func() error { return r.basisAt(1, into) }

// basisAt reads a tree so many levels deep, and other keys beside it.
func (r jsonReader) basisAt(level int, into *Basis, beside ...field) func() error {
	return func() error {
		if level > maxLevels {
			return tooDeep()
		}
		var make maker
		var authorities []Authority
		var months Shares
		kinds, naming, partYear := 0, false, false // naming: whether it names its authorities by itself
		kind := func(key string, names bool, read func() error) field {
			return optional(key, func() error { kinds, naming = kinds+1, names; return read() })
		}
		err := r.object(append(beside,
			kind("demand", false, r.demand(&make)),
			kind("proportion", true, r.weights(&make, printedProportion)),
			kind("percentages", true, r.weights(&make, printedPercentages)),
			kind("equal", false, r.equal(&make)),
			kind("sole", true, r.sole(&make)),
			kind("blend", true, r.blend(level, &make)),
			kind("average", true, r.average(level, &make)),
			kind("band", true, r.band(level, &make)),
			kind("rounded", true, r.rounded(level, &make)),
			optional("authorities", r.list(&authorities)),
			optional("months", func() error { partYear = true; return r.shares(&months, parsePrintedWeight)() }),
		)...)
		switch {
		case err != nil:
			return err
		case kinds != 1:
			return r.notOne()
		case authorities != nil && naming:
			return r.wrong("a basis that names its authorities twice")
		}
		basis, err := make(authorities)
		if err == nil && partYear {
			basis, err = basis.Months(months)
		}
		*into = basis
		return err
	}
}

func (r jsonReader) notOne() error {
	return r.wrong("a basis is exactly one of demand, proportion, percentages, equal, sole, blend, average, band and rounded")
}

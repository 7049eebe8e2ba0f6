package attribution

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"
)

// Part is a part of a blend: so many per cent of the whole, shared on a basis.
type Part struct {
	Percent decimal.Decimal // above nought
	Basis   Basis
}

// Blend returns the basis that shares parts of a whole on a basis each: 35 per
// cent of it by net budgets, say, and 65 per cent by population. An authority's
// proportion is the sum over the parts of percent ÷ 100 × weight ÷ sum of that
// part's weights. It is one basis and divides once: two parts rounded apart give
// other pennies. The percentages come to exactly 100. A blend of one part is that
// part's basis itself.
//
// The parts may name different authorities. The blend names all of them, in the
// order in which the parts first name them; in a part that does not name it, an
// authority has nought.
//
// Errors: ErrBasis without parts, or where a part is the zero Basis; ErrWeight for
// a percentage of nought or less; ErrBalance where they do not come to 100;
// ErrLimit for more than 4,096 bases in all, or more than 32 levels of them; for a
// weight that would be a whole number of more than 1,024 digits; and where the
// parts have no common denominator of 4,096 digits or fewer to work it out on.
//
// Source: practice elsewhere; the Tri-borough report has one basis for each
// service or bundle of services.
func Blend(parts ...Part) (Basis, error) {
	c, bases, percent := checks(), make([]Basis, len(parts)), make([]decimal.Decimal, len(parts))
	var total decimal.Decimal
	for i, part := range parts {
		bases[i], percent[i] = part.Basis, part.Percent
		if err := withinLimits(part.Percent, givenDigits, givenExponent); err != nil {
			c.Add("", "part "+strconv.Itoa(i+1), err)
			continue
		}
		if part.Percent.Sign() <= 0 {
			c.Refuse(ErrWeight, "", "part %d: %s per cent: a part is above nought", i+1, FormatWeight(part.Percent))
		}
		total = total.Add(part.Percent)
	}
	c.components("blend", bases)
	if !c.Failed() && !total.Equal(hundred()) {
		c.Refuse(ErrBalance, "", "the parts come to %s per cent, not to 100", FormatWeight(total))
	}
	if c.Failed() {
		return Basis{}, c.Err()
	}
	return mixed(blend{append([]Part(nil), parts...)}, "", bases, largeIntegers(percent))
}

// Average returns the basis of the mean of the proportions of several: of
// several years, say, each counting alike, whatever there was to share in it. It
// is a blend in equal parts. The mean of the quantities, in which a year of much
// demand counts for more, is ByDemand with a year in each line. Errors: as Blend.
//
// Source: practice elsewhere.
func Average(bases ...Basis) (Basis, error) {
	c, shares := checks(), make([]*big.Int, len(bases))
	for i := range shares {
		shares[i] = big.NewInt(1)
	}
	c.components("average", bases)
	if c.Failed() {
		return Basis{}, c.Err()
	}
	return mixed(average{append([]Basis(nil), bases...)}, "the mean of the proportions: ", bases, shares)
}

// components refuses to combine nothing, or what shares nothing.
func (c *Checks) components(what string, bases []Basis) {
	if len(bases) == 0 {
		c.Refuse(ErrBasis, "", "%s of nothing: name its parts", what)
	}
	for i, b := range bases {
		if b.IsZero() {
			c.Refuse(ErrBasis, "", "part %d: no basis is given", i+1)
		}
	}
}

// mixed makes a basis of others that count in proportion to shares; of one, that
// one.
func mixed(k kind, words string, bases []Basis, shares []*big.Int) (Basis, error) {
	if len(bases) == 1 {
		return bases[0], nil
	}
	from, err := grown(k)
	if err != nil {
		return Basis{}, err
	}
	mix, err := mixture(bases, shares)
	if err != nil {
		return Basis{}, err
	}
	said := make([]string, len(bases))
	for i, component := range k.components() {
		said[i] = component.Role + " " + within(component.Basis)
	}
	return combined(from, words+listed(said), mix.authorities, mix.numerators)
}

// mix is fractions of one denominator by authority.
type mix struct {
	authorities []Authority
	numerators  []*big.Int
	denominator *big.Int
}

// mixture adds up the proportions of bases, each times its share, for all
// authorities in the order in which they are first named. It stops where the
// common denominator grows too long to work with.
func mixture(bases []Basis, shares []*big.Int) (mix, error) {
	m := mix{denominator: big.NewInt(1)}
	for _, b := range bases {
		sum := b.p.division.Sum()
		common := new(big.Int).GCD(nil, nil, m.denominator, sum)
		m.denominator.Mul(m.denominator, common.Quo(sum, common))
		if wholeNumber(m.denominator).NumDigits() > workingDigits {
			return mix{}, fault(ErrLimit, "", "the parts of the basis have no common denominator of %d digits or fewer", workingDigits)
		}
	}
	places := make(map[Authority]int)
	for i, b := range bases {
		each := new(big.Int).Quo(m.denominator, b.p.division.Sum())
		each.Mul(each, shares[i])
		for j, a := range b.p.authorities {
			place, named := places[a]
			if !named {
				place = len(m.authorities)
				places[a], m.authorities, m.numerators = place, append(m.authorities, a), append(m.numerators, new(big.Int))
			}
			m.numerators[place].Add(m.numerators[place], new(big.Int).Mul(each, b.p.division.Weight(j)))
		}
	}
	return m, nil
}

func wholeNumber(n *big.Int) decimal.Decimal { return decimal.NewFromBigInt(n, 0) }

// blend is the kind of a basis made of parts.
type blend struct{ parts []Part }

func (k blend) components() []Component {
	components := make([]Component, len(k.parts))
	for i, part := range k.parts {
		components[i] = Component{FormatWeight(part.Percent) + "%", part.Basis}
	}
	return components
}

func (k blend) worked(b Basis) fractions {
	weights := b.noughts()
	for _, part := range k.parts {
		weights.add(part.Percent.Rat(), part.Basis)
	}
	return weights
}

func (k blend) write(w *jsonWriter, _ Basis) {
	w.key("blend").open('[')
	for _, part := range k.parts {
		w.open('{').text("percent", FormatWeight(part.Percent))
		part.Basis.tree.write(w, part.Basis)
		w.close('}')
	}
	w.close(']')
}

// average is the kind of a basis made of equal parts of others.
type average struct{ bases []Basis }

func (k average) components() []Component {
	components := make([]Component, len(k.bases))
	for i, b := range k.bases {
		components[i] = Component{"1/" + strconv.Itoa(len(k.bases)), b}
	}
	return components
}

func (k average) worked(b Basis) fractions {
	weights := b.noughts()
	for _, of := range k.bases {
		weights.add(big.NewRat(1, 1), of)
	}
	return weights
}

func (k average) write(w *jsonWriter, _ Basis) {
	w.key("average").open('[')
	for _, b := range k.bases {
		w.basis(b)
	}
	w.close(']')
}

// add adds so much of the proportions of a basis.
func (f fractions) add(much *big.Rat, of Basis) {
	for a, part := range of.worked().parts() {
		f[a].Add(f[a], part.Mul(part, much))
	}
}

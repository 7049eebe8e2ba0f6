package attribution

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Months returns the basis of a year in which some took part for a part only: the
// weight of each is its weight × months ÷ 12. Every authority of the basis is
// named, from 0 months to 12; a part of a month is a decimal. A partner that
// joined in September, in a year from April, has 7. Who has 0 takes no part in
// the money; where all have 12, it is the basis itself.
//
// Errors: ErrBasis for the zero Basis, and where nobody is left with a weight;
// ErrAuthority for one that is missing, repeated or none of the basis's;
// ErrWeight below 0 or above 12; ErrLimit, as Blend.
//
// Source: practice elsewhere.
func (b Basis) Months(months Shares) (Basis, error) {
	if b.p == nil {
		return Basis{}, errZeroBasis()
	}
	given, err := b.monthsOf(months)
	if err != nil {
		return Basis{}, err
	}
	k := partYear{b, given}
	if len(k.short()) == 0 {
		return b, nil
	}
	from, err := grown(k)
	if err != nil {
		return Basis{}, err
	}
	weights := largeIntegers(given)
	for i, w := range weights {
		w.Mul(w, b.p.division.Weight(i))
	}
	words := "by months, " + listed(k.short())
	if len(k.short()) < len(given) {
		words += ", all others 12"
	}
	words += " (" + briefly(b) + ")"
	return combined(from, words, b.p.authorities, weights)
}

// monthsOf returns the months of each authority in the order of the basis, or what
// is wrong with them.
func (b Basis) monthsOf(months Shares) ([]decimal.Decimal, error) {
	c, figures := checks(), months.byAuthority()
	c.Add("", "months", checkAuthorities(months.Authorities()))
	for _, m := range months {
		if err := withinLimits(m.Amount, givenDigits, givenExponent); err != nil {
			c.Add(m.Authority, "months", err)
		} else if m.Amount.Sign() < 0 || m.Amount.Cmp(twelve()) > 0 {
			c.Refuse(ErrWeight, m.Authority, "%s months: 0 to 12", FormatWeight(m.Amount))
		}
	}
	given := make([]decimal.Decimal, len(b.p.authorities))
	for i, a := range b.p.authorities {
		month, named := figures[a]
		if !named {
			c.Refuse(ErrAuthority, a, "stands in the basis and its months are not given, 12 included")
		}
		given[i] = month
		delete(figures, a)
	}
	for _, m := range months {
		if _, stranger := figures[m.Authority]; stranger {
			c.Refuse(ErrAuthority, m.Authority, "has months and does not stand in the basis")
		}
	}
	return given, c.Err()
}

func twelve() decimal.Decimal { return decimal.NewFromInt(12) }

// partYear is the kind of a basis whose weights count by months.
type partYear struct {
	of     Basis
	months []decimal.Decimal // in the order of the basis
}

func (k partYear) components() []Component { return []Component{{"before the months", k.of}} }

// short are those who took part for less than the year, and for how long.
func (k partYear) short() []string {
	var short []string
	for i, a := range k.of.p.authorities {
		if !k.months[i].Equal(twelve()) {
			short = append(short, string(a)+" "+FormatWeight(k.months[i]))
		}
	}
	return short
}

func (k partYear) worked(Basis) fractions {
	weights := k.of.worked()
	for i, a := range k.of.p.authorities {
		weights[a].Mul(weights[a], new(big.Rat).Quo(k.months[i].Rat(), big.NewRat(12, 1)))
	}
	return weights
}

// write writes the months beside the kind that they are of. A basis that counts
// by months already is written as a blend of one, which is that basis itself.
func (k partYear) write(w *jsonWriter, b Basis) {
	if _, twice := k.of.tree.kind.(partYear); twice {
		blend{[]Part{{hundred(), k.of}}}.write(w, k.of)
	} else {
		k.of.tree.write(w, k.of)
	}
	w.key("months").open('{')
	for i, a := range k.of.p.authorities {
		w.text(string(a), FormatWeight(k.months[i]))
	}
	w.close('}')
}

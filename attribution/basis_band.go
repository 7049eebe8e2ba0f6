package attribution

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"
)

// Band returns the agreed basis, unless some authority's actual percentage is
// more than so many points away from its agreed one: then the actual basis, for
// all of them. Exactly so many points away, the agreed one holds. So a band of 0
// points is the actual basis wherever the two differ, and one of 100 the agreed
// one. The comparison is exact. An authority that only one of the two names has 0
// per cent in the other; the band names all of them, those of the agreed basis
// first. String says why it held or gave way, by how many points and for whom.
//
// Errors: ErrBasis where one of the two is the zero Basis; ErrWeight for points
// below 0 or above 100; ErrLimit, as Blend.
//
// Source: practice elsewhere (fixed contributions, reviewed where activity moves
// by more than was agreed).
func Band(agreed, actual Basis, points decimal.Decimal) (Basis, error) {
	c := checks()
	if agreed.IsZero() || actual.IsZero() {
		c.Refuse(ErrBasis, "", "a band needs both the agreed basis and the actual one")
	}
	if err := withinLimits(points, givenDigits, givenExponent); err != nil {
		c.Add("", "points of a band", err)
	} else if points.Sign() < 0 || points.Cmp(hundred()) > 0 {
		c.Refuse(ErrWeight, "", "a band of %s points: 0 to 100", FormatWeight(points))
	}
	if c.Failed() {
		return Basis{}, c.Err()
	}
	k := band{agreed, actual, points}
	from, err := grown(k)
	if err != nil {
		return Basis{}, err
	}
	agreedOnly, actualOnly, difference := []*big.Int{big.NewInt(1), {}}, []*big.Int{{}, big.NewInt(1)}, []*big.Int{big.NewInt(-100), big.NewInt(100)}
	apart, err := mixture([]Basis{agreed, actual}, difference)
	if err != nil {
		return Basis{}, err
	}
	furthest, by := apart.furthest()
	chosen, words := agreedOnly, "on the agreed basis, within %s points of the actual one: "
	if by.Cmp(points.Rat()) > 0 {
		chosen, words = actualOnly, "on the actual basis, more than %s points from the agreed one: "
	}
	words = fmt.Sprintf(words, FormatWeight(points))
	if by.Sign() == 0 {
		words += "nobody's part differs"
	} else {
		words += fmt.Sprintf("%s is furthest, by %s", furthest, shortened(by))
	}
	words += fmt.Sprintf(" (agreed: %s; actual: %s)", briefly(agreed), briefly(actual))
	mix, err := mixture([]Basis{agreed, actual}, chosen)
	if err != nil {
		return Basis{}, err
	}
	return combined(from, words, mix.authorities, mix.numerators)
}

// furthest returns whose fraction is furthest from nought, and how far; of equals
// the code that sorts first.
func (m mix) furthest() (Authority, *big.Rat) {
	most := 0
	for i, numerator := range m.numerators {
		order := numerator.CmpAbs(m.numerators[most])
		if order > 0 || order == 0 && m.authorities[i] < m.authorities[most] {
			most = i
		}
	}
	by := new(big.Rat).SetFrac(m.numerators[most], m.denominator)
	return m.authorities[most], by.Abs(by)
}

// shortened writes a fraction in four decimals at most, cut off and not rounded;
// an ellipsis says that there are more.
func shortened(f *big.Rat) string {
	const places = 4
	digits, left := new(big.Int).QuoRem(new(big.Int).Mul(f.Num(), pow10(places)), f.Denom(), new(big.Int))
	number := decimal.NewFromBigInt(digits, -places)
	if left.Sign() == 0 {
		return FormatWeight(number)
	}
	return number.StringFixed(places) + "…"
}

// band is the kind of a basis that is agreed within a band of points.
type band struct {
	agreed, actual Basis
	points         decimal.Decimal
}

func (k band) components() []Component {
	return []Component{{"agreed", k.agreed}, {"actual", k.actual}}
}

func (k band) worked(b Basis) fractions {
	agreed, actual := b.noughts(), b.noughts()
	agreed.add(big.NewRat(1, 1), k.agreed)
	actual.add(big.NewRat(1, 1), k.actual)
	points := new(big.Rat).Quo(k.points.Rat(), big.NewRat(100, 1))
	for a := range agreed {
		difference := new(big.Rat).Sub(agreed[a], actual[a])
		if difference.Abs(difference).Cmp(points) > 0 {
			return actual
		}
	}
	return agreed
}

func (k band) write(w *jsonWriter, _ Basis) {
	w.key("band").open('{').key("agreed").basis(k.agreed)
	w.key("actual").basis(k.actual)
	w.text("points", FormatWeight(k.points)).close('}')
}

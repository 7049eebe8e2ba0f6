package attribution

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// Rounded returns the basis in whole steps of a per cent that come to 100: a step
// of 1 gives whole percentages, one of 0.5 halves. The steps are divided among
// the weights by the penny law, equal fractions to the code that sorts first, so
// nobody moves by a whole step, and no step is lost or invented. The step divides
// 100. A weight above nought may become 0 per cent, which a statement says among
// its findings. Errors: ErrBasis for the zero Basis; ErrWeight for a step that is
// not above nought or does not divide 100; ErrLimit, as Blend.
//
// Source: practice elsewhere (agreements that print whole percentages).
func (b Basis) Rounded(step decimal.Decimal) (Basis, error) {
	if b.p == nil {
		return Basis{}, errZeroBasis()
	}
	if err := withinLimits(step, givenDigits, givenExponent); err != nil {
		return Basis{}, err
	}
	if step.Sign() <= 0 {
		return Basis{}, fault(ErrWeight, "", "a step of %s per cent: it is above nought", FormatWeight(step))
	}
	k := rounded{b, step}
	from, err := grown(k)
	if err != nil {
		return Basis{}, err
	}
	scaled := largeIntegers([]decimal.Decimal{hundred(), step})
	steps, rest := new(big.Int).QuoRem(scaled[0], scaled[1], new(big.Int))
	if rest.Sign() != 0 {
		return Basis{}, fault(ErrWeight, "", "a step of %s per cent: so many do not come to 100", FormatWeight(step))
	}
	words := "in whole steps of " + FormatWeight(step) + "% (" + briefly(b) + ")"
	return combined(from, words, b.p.authorities, b.p.division.DivideLarge(steps))
}

// rounded is the kind of a basis in whole steps of a per cent.
type rounded struct {
	of   Basis
	step decimal.Decimal
}

func (k rounded) components() []Component { return []Component{{"before rounding", k.of}} }

func (k rounded) worked(Basis) fractions {
	steps := new(big.Rat).Quo(big.NewRat(100, 1), k.step.Rat())
	left, fraction := new(big.Int).Set(steps.Num()), make(fractions)
	whole := k.of.worked().parts()
	for a, part := range whole {
		part.Mul(part, steps)
		floor := new(big.Rat).SetInt(new(big.Int).Quo(part.Num(), part.Denom()))
		fraction[a] = new(big.Rat).Sub(part, floor)
		left.Sub(left, floor.Num())
		whole[a] = floor
	}
	queue := slices.SortedFunc(slices.Values(k.of.p.authorities), func(a, b Authority) int {
		return cmp.Or(fraction[b].Cmp(fraction[a]), cmp.Compare(a, b))
	})
	for _, a := range queue[:left.Int64()] {
		whole[a].Add(whole[a], big.NewRat(1, 1))
	}
	return whole
}

func (k rounded) write(w *jsonWriter, _ Basis) {
	w.key("rounded").open('{').text("to", FormatWeight(k.step)).key("of").basis(k.of)
	w.close('}')
}

// lost are those who have a weight and are rounded to nothing.
func (k rounded) lost(b Basis) []Authority {
	var lost []Authority
	for i, a := range b.p.authorities {
		if b.p.weights[i].Sign() == 0 && k.of.p.weights[i].Sign() != 0 {
			lost = append(lost, a)
		}
	}
	return lost
}

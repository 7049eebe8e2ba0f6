package attribution

import (
	"math/big"
	"slices"
)

// tree is what a basis was made from: exactly one kind, as in a case file. It is
// what a statement prints of a basis, and from which Verify works the weights out.
type tree struct {
	kind  kindOfBasis
	lines []Demand // of demand
}

type kindOfBasis string

const (
	basisDemand     kindOfBasis = "demand"
	basisProportion kindOfBasis = "proportion"
	basisEqual      kindOfBasis = "equal"
	basisSole       kindOfBasis = "sole"
)

// same says whether two bases were made from the same tree: of the same kind,
// among the same authorities in the same order, with the same figures by value.
func (b Basis) same(other Basis) bool {
	if b.p == nil || other.p == nil || b.p == other.p {
		return b.p == other.p
	}
	return b.tree.kind == other.tree.kind && b.Equal(other) && slices.EqualFunc(b.tree.lines, other.tree.lines, Demand.equal)
}

func (d Demand) equal(other Demand) bool {
	return d.Authority == other.Authority && d.Measure == other.Measure && d.Quantity.Equal(other.Quantity) && d.Quality.Equal(other.Quality)
}

// weighs says whether weights are those of the basis, by name and in any order,
// worked out in fractions from the tree and not by what made the basis. A charge
// to one authority has the weight 1, whatever the basis weighs it.
func (b Basis) weighs(weights Shares) bool {
	if b.p == nil {
		return false
	}
	want := b.worked()
	if len(weights) == 1 && len(want) == 1 {
		_, named := want[weights[0].Authority]
		return named && weights[0].Amount.Rat().Cmp(big.NewRat(1, 1)) == 0
	}
	if len(weights) != len(want) {
		return false
	}
	for _, w := range weights {
		weight, named := want[w.Authority]
		if !named || w.Amount.Rat().Cmp(weight) != 0 {
			return false
		}
	}
	return true
}

// worked works out the weights that the tree says.
func (b Basis) worked() map[Authority]*big.Rat {
	weights := make(map[Authority]*big.Rat, len(b.p.authorities))
	for i, a := range b.p.authorities {
		switch b.tree.kind {
		case basisProportion:
			weights[a] = b.p.weights[i].Rat()
		case basisDemand:
			weights[a] = new(big.Rat)
		default:
			weights[a] = big.NewRat(1, 1)
		}
	}
	for _, line := range b.tree.lines {
		units := line.Quantity.Rat()
		weights[line.Authority].Add(weights[line.Authority], units.Mul(units, line.Quality.Rat()))
	}
	return weights
}

package attribution

import (
	"bytes"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// A basis may combine others, which may combine others again. So that a chain of
// them, each the half of what the last one was, cannot fill memory, a tree holds
// so many bases at most, every one counted where it stands, and is so deep.
const (
	maxLevels = 32
	maxBases  = 4096
)

// tree is what a basis was made from, as in a case file: what a statement prints
// of it, and from which Verify works the weights out.
type tree struct {
	kind
	levels, bases int // how deep it is, and how many bases stand in it, itself included
}

// kind is one of the ways to make a basis, each in the file of its name.
type kind interface {
	// components are the bases that were combined, none of a plain basis.
	components() []Component
	// worked works the weights out in fractions, from what was given and not by
	// what made the basis; of combined bases, in any proportion to the weights.
	worked(b Basis) fractions
	// write writes the key of the kind and what stands under it.
	write(w *jsonWriter, b Basis)
}

// Component is one of the bases that a combined basis was made of.
type Component struct {
	Role  string // what it is there: "35%", "1/3", "agreed", "actual", "before rounding", "before the months"
	Basis Basis
}

// Components returns the bases that a combined basis was made of, in order; of
// any other there are none.
func (b Basis) Components() []Component {
	if b.p == nil {
		return nil
	}
	return b.tree.components()
}

// plain is the tree of a basis that combines no others.
func plain(k kind) tree { return tree{k, 1, 1} }

// grown is the tree of a basis that combines others. Error: ErrLimit.
func grown(k kind) (tree, error) {
	t := plain(k)
	for _, component := range k.components() {
		t.levels = max(t.levels, component.Basis.tree.levels+1)
		t.bases += component.Basis.tree.bases
		if t.bases > maxBases {
			return tree{}, fault(ErrLimit, "", "a basis of more than %d bases", maxBases)
		}
	}
	if t.levels > maxLevels {
		return tree{}, tooDeep()
	}
	return t, nil
}

func tooDeep() error {
	return fault(ErrLimit, "", "bases within bases, more than %d levels deep", maxLevels)
}

// combined makes a basis that combines others. Its weights are the smallest whole
// numbers in their proportion.
func combined(from tree, words string, authorities []Authority, weights []*big.Int) (Basis, error) {
	shares, divisor := make(Shares, len(weights)), new(big.Int)
	for _, w := range weights {
		divisor.GCD(nil, nil, divisor, w)
	}
	for i, w := range weights {
		if divisor.Sign() != 0 {
			w.Quo(w, divisor)
		}
		shares[i] = Share{authorities[i], wholeNumber(w)}
	}
	return newBasis(shares, words, from, combinedDigits, 0)
}

// same says whether two bases were made from the same tree: of the same kinds,
// among the same authorities in the same order, with the same figures by value.
func (b Basis) same(other Basis) bool {
	if b.p == nil || other.p == nil || b.p == other.p {
		return b.p == other.p
	}
	return b.Equal(other) && bytes.Equal(b.json(), other.json())
}

// weighs says whether weights are those of the basis, worked out in fractions from
// the tree and not by what made the basis.
func (b Basis) weighs(weights Shares) bool { return b.p != nil && b.worked().are(weights) }

// worked works out the weights that the tree says.
func (b Basis) worked() fractions {
	weights := b.tree.worked(b)
	if len(b.tree.components()) > 0 {
		return weights.whole()
	}
	return weights
}

// noughts names the authorities of the basis, with nothing yet.
func (b Basis) noughts() fractions {
	weights := make(fractions, len(b.p.authorities))
	for _, a := range b.p.authorities {
		weights[a] = new(big.Rat)
	}
	return weights
}

// fractions are exact figures by authority.
type fractions map[Authority]*big.Rat

// are says whether weights are the same, by name and in any order. A charge to one
// authority has the weight 1, whatever its basis weighs it.
func (f fractions) are(weights Shares) bool {
	if len(weights) != len(f) {
		return false
	}
	for _, w := range weights {
		weight, named := f[w.Authority]
		if len(f) == 1 {
			weight = big.NewRat(1, 1)
		}
		if !named || w.Amount.Rat().Cmp(weight) != 0 {
			return false
		}
	}
	return true
}

// parts returns what each is of the whole.
func (f fractions) parts() fractions {
	total := new(big.Rat)
	for _, figure := range f {
		total.Add(total, figure)
	}
	parts := make(fractions, len(f))
	for a, figure := range f {
		parts[a] = new(big.Rat).Quo(figure, total)
	}
	return parts
}

// whole returns the smallest whole numbers in proportion to the figures: what
// each is of the whole, on their least common denominator. A prime cannot divide
// them all: it would divide the denominator, which is their sum, and the figure
// that brought its highest power there has none of it left.
func (f fractions) whole() fractions {
	parts, denominator := f.parts(), big.NewInt(1)
	for _, part := range parts {
		common := new(big.Int).GCD(nil, nil, denominator, part.Denom())
		denominator.Mul(denominator, common.Quo(part.Denom(), common))
	}
	scale := new(big.Rat).SetInt(denominator)
	for _, part := range parts {
		part.Mul(part, scale)
	}
	return parts
}

// briefly says in words what a basis is where it is part of another.
func briefly(b Basis) string {
	const most = 80
	words := b.String()
	if len(words) > most {
		return strings.ToValidUTF8(words[:most], "") + "…"
	}
	return words
}

// within is briefly, in brackets where what is said is of several bases.
func within(b Basis) string {
	if len(b.tree.components()) > 0 {
		return "(" + briefly(b) + ")"
	}
	return briefly(b)
}

// listed joins what is said of several, and only counts the last of many.
func listed(said []string) string {
	const most = 6
	if len(said) > most {
		said = append(slices.Clone(said[:most-1]), "and "+strconv.Itoa(len(said)-most+1)+" more")
	}
	return strings.Join(said, ", ")
}

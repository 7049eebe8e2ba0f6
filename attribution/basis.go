package attribution

import (
	"math"
	"slices"

	"github.com/shopspring/decimal"
)

// Basis is who shares a cost, and in what proportions. It is immutable and safe
// for concurrent use. Compare two with Equal. The zero Basis shares nothing:
// every method that divides refuses it with ErrBasis.
type Basis struct {
	_    [0]func() // no ==, which would compare identity
	p    *proportions
	tree *tree // what it was made from; never nil where p is not
}

// InProportion returns the basis that shares in proportion to weights: gross
// expenditure, net budget, units, agreed percentages. Only the ratios matter:
// 1:2 shares as 50:100. A weight may be zero; its authority takes part and is
// never charged a penny. Errors: ErrAuthority (malformed, repeated), ErrWeight
// (negative), ErrLimit, and ErrBasis where no weight is above zero.
//
// Source: Bromley report CEO1196, para 3.36 (gross expenditure).
func InProportion(weights Shares) (Basis, error) {
	return newBasis(weights, "in proportion", plain(proportion{}), givenDigits, givenExponent)
}

// Equally returns the basis of equal parts. Errors: ErrAuthority (malformed,
// repeated), and ErrBasis without any authority.
//
// Source: Bromsgrove & Redditch report, Appendix A (support costs in equal parts).
func Equally(authorities ...Authority) (Basis, error) {
	weights := make(Shares, len(authorities))
	for i, a := range authorities {
		weights[i] = Share{a, decimal.NewFromInt(1)}
	}
	return newBasis(weights, "in equal parts", plain(equal{}), givenDigits, givenExponent)
}

// Solely returns the basis on which one authority bears everything, its weight 1.
// Error: ErrAuthority for a malformed code.
func Solely(authority Authority) (Basis, error) {
	return newBasis(Shares{{authority, decimal.NewFromInt(1)}}, "solely", plain(sole{}), givenDigits, givenExponent)
}

// The plain kinds. Of proportions and percentages the weights are what was given;
// the others weigh 1.
type (
	proportion struct{}
	equal      struct{}
	sole       struct{}
)

func (proportion) components() []Component { return nil }
func (equal) components() []Component      { return nil }
func (sole) components() []Component       { return nil }

func (proportion) worked(b Basis) fractions { return b.given() }
func (equal) worked(b Basis) fractions      { return b.ones() }
func (sole) worked(b Basis) fractions       { return b.ones() }

func (proportion) write(w *jsonWriter, b Basis) {
	w.key("proportion").shares(b.Weights(), FormatWeight)
}

func (equal) write(w *jsonWriter, b Basis) {
	w.key("equal").flag(true).key("authorities").list(b.p.authorities)
}

func (sole) write(w *jsonWriter, b Basis) { w.text("sole", string(b.p.authorities[0])) }

// given are the weights as they were given.
func (b Basis) given() fractions {
	weights := make(fractions, len(b.p.authorities))
	for i, a := range b.p.authorities {
		weights[a] = b.p.weights[i].Rat()
	}
	return weights
}

func (b Basis) ones() fractions {
	weights := b.noughts()
	for _, weight := range weights {
		weight.SetInt64(1)
	}
	return weights
}

// derived makes a basis of weights that were worked out from what callers gave,
// which may be longer.
func derived(weights Shares, method string) (Basis, error) {
	return newBasis(weights, method, plain(proportion{}), derivedDigits, derivedExponent)
}

// weighed makes a basis of weights that a basis of any kind had.
func weighed(weights Shares) (Basis, error) {
	return newBasis(weights, "in proportion", plain(proportion{}), combinedDigits, derivedExponent)
}

func newBasis(weights Shares, method string, from tree, maxDigits, maxExponent int) (Basis, error) {
	c := checks()
	if len(weights) > math.MaxInt32 {
		c.Refuse(ErrLimit, "", "%d authorities: at most %d are taken", len(weights), math.MaxInt32)
		return Basis{}, c.Err()
	}
	authorities := weights.Authorities()
	byCode := codeOrder(authorities)
	if !sound(authorities, byCode) {
		c.Add("", "", checkAuthorities(authorities))
	}
	if len(weights) == 0 {
		c.Refuse(ErrBasis, "", "a basis without authorities")
	}
	positive := false
	for _, w := range weights {
		if err := withinLimits(w.Amount, maxDigits, maxExponent); err != nil {
			c.Add(w.Authority, "", err)
		} else if w.Amount.Sign() < 0 {
			c.Refuse(ErrWeight, w.Authority, "negative weight %s", FormatWeight(w.Amount))
		}
		positive = positive || w.Amount.Sign() != 0
	}
	if len(weights) > 0 && !positive {
		c.Refuse(ErrBasis, "", "every weight is zero: there is nothing to share by")
	}
	if c.Failed() {
		return Basis{}, c.Err()
	}
	return Basis{p: compile(weights, method, byCode), tree: &from}, nil
}

// Authorities returns who shares, in the order given.
func (b Basis) Authorities() []Authority {
	if b.p == nil {
		return nil
	}
	return slices.Clone(b.p.authorities)
}

// Weights returns the exact weights, in the order given: of a combined basis the
// smallest whole numbers in their proportion.
func (b Basis) Weights() Shares {
	if b.p == nil {
		return nil
	}
	weights := make(Shares, len(b.p.authorities))
	for i, a := range b.p.authorities {
		weights[i] = Share{a, b.p.weights[i]}
	}
	return weights
}

// Equal says whether both bases name the same authorities in the same order
// with the same weights.
func (b Basis) Equal(other Basis) bool { return b.Weights().Equal(other.Weights()) }

// IsZero says whether b is the zero Basis, which shares nothing.
func (b Basis) IsZero() bool { return b.p == nil }

// String tells people how the weights came about: "by demand: orders
// supervised", "in proportion", "in equal parts", "solely", "35% by agreed
// percentages, 65% in equal parts". What is combined of much is cut short.
func (b Basis) String() string {
	if b.p == nil {
		return "no basis"
	}
	return b.p.method
}

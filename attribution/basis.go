package attribution

import (
	"math"
	"slices"
	"strings"

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
	return newBasis(weights, "in proportion", tree{kind: basisProportion}, givenDigits, givenExponent)
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
	return newBasis(weights, "in equal parts", tree{kind: basisEqual}, givenDigits, givenExponent)
}

// Solely returns the basis on which one authority bears everything, its weight 1.
// Error: ErrAuthority for a malformed code.
func Solely(authority Authority) (Basis, error) {
	return newBasis(Shares{{authority, decimal.NewFromInt(1)}}, "solely", tree{kind: basisSole}, givenDigits, givenExponent)
}

// Demand is one line of an estimate of demand: so many units of a measure, each
// costing quality times a unit of the common specification. Quality is never
// assumed: where all units are alike, it is 1.
type Demand struct {
	Authority Authority
	Measure   string // "orders supervised"
	Quantity  decimal.Decimal
	Quality   decimal.Decimal // above zero
}

// ByDemand returns the basis of estimated demand: the weight of a participant is
// the sum over its lines of quantity × quality; a participant without a line has
// no demand. Errors: ErrAuthority (malformed, repeated, or a line of one that
// takes no part), ErrWeight (a negative quantity, a quality of zero or less),
// ErrLimit, and ErrBasis where there is no demand at all.
//
// Source: Tri-borough report, ch. 11 ("both for quantity and quality").
func ByDemand(participants []Authority, lines ...Demand) (Basis, error) {
	return byDemand(participants, lines, givenDigits, givenExponent)
}

func byDemand(participants []Authority, lines []Demand, maxDigits, maxExponent int) (Basis, error) {
	weights := make(Shares, len(participants))
	position := make(map[Authority]int, len(participants))
	for i, a := range participants {
		weights[i].Authority = a
		position[a] = i
	}
	c := checks()
	for _, line := range lines {
		i, takesPart := position[line.Authority]
		if !takesPart {
			c.Refuse(ErrAuthority, line.Authority, "has demand (%.40q) but takes no part", line.Measure)
			continue
		}
		if line.check(&c, maxDigits, maxExponent) {
			weights[i].Amount = weights[i].Amount.Add(line.Quantity.Mul(line.Quality))
		}
	}
	if c.Failed() {
		return Basis{}, c.Err()
	}
	method := strings.TrimSpace("by demand: " + strings.Join(measures(lines), ", "))
	return newBasis(weights, method, tree{kind: basisDemand, lines: slices.Clone(lines)}, derivedDigits, derivedExponent)
}

// measures returns what is counted, each measure once, in order.
func measures(lines []Demand) []string {
	var measures []string
	seen := make(map[string]bool)
	for _, line := range lines {
		if !seen[line.Measure] {
			seen[line.Measure] = true
			measures = append(measures, line.Measure)
		}
	}
	return measures
}

// check says whether a line of demand can be counted.
func (d Demand) check(c *Checks, maxDigits, maxExponent int) bool {
	for _, number := range []decimal.Decimal{d.Quantity, d.Quality} {
		if err := withinLimits(number, maxDigits, maxExponent); err != nil {
			c.Add(d.Authority, "", err)
			return false
		}
	}
	if d.Quantity.Sign() < 0 {
		c.Refuse(ErrWeight, d.Authority, "negative quantity %s of %.40q", FormatWeight(d.Quantity), d.Measure)
		return false
	}
	if d.Quality.Sign() <= 0 {
		c.Refuse(ErrWeight, d.Authority, "quality %s of %.40q: it must be above zero", FormatWeight(d.Quality), d.Measure)
		return false
	}
	return true
}

// derived makes a basis of weights that were worked out from what callers gave,
// which may be longer.
func derived(weights Shares, method string) (Basis, error) {
	return newBasis(weights, method, tree{kind: basisProportion}, derivedDigits, derivedExponent)
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

// Weights returns the exact weights, in the order given.
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
// supervised", "in proportion", "in equal parts", "solely".
func (b Basis) String() string {
	if b.p == nil {
		return "no basis"
	}
	return b.p.method
}

package attribution

import (
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Basis is who shares a cost, and in what proportions. It is immutable and safe
// for concurrent use. Compare two with Equal. The zero Basis shares nothing:
// every method that divides refuses it with ErrBasis.
type Basis struct {
	_ [0]func() // no ==, which would compare identity
	p *proportions
}

// InProportion returns the basis that shares in proportion to weights: gross
// expenditure, net budget, units, agreed percentages. Only the ratios matter:
// 1:2 shares as 50:100. A weight may be zero; its authority takes part and is
// never charged a penny. Errors: ErrAuthority (malformed, repeated), ErrWeight
// (negative), ErrLimit, and ErrBasis where no weight is above zero.
//
// Source: Bromley report CEO1196, para 3.36 (gross expenditure).
func InProportion(weights Shares) (Basis, error) {
	return given(weights, "in proportion")
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
	return given(weights, "in equal parts")
}

// Solely returns the basis on which one authority bears everything, its weight 1.
// Error: ErrAuthority for a malformed code.
func Solely(authority Authority) (Basis, error) {
	return given(Shares{{authority, decimal.NewFromInt(1)}}, "solely")
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
	weights := make(Shares, len(participants))
	position := make(map[Authority]int, len(participants))
	for i, a := range participants {
		weights[i].Authority = a
		position[a] = i
	}
	var faults []error
	var measures []string
	for _, line := range lines {
		i, takesPart := position[line.Authority]
		if !takesPart {
			faults = append(faults, fault(ErrAuthority, line.Authority, "has demand (%.40q) but takes no part", line.Measure))
			continue
		}
		if err := line.check(); err != nil {
			faults = append(faults, err)
			continue
		}
		weights[i].Amount = weights[i].Amount.Add(line.Quantity.Mul(line.Quality))
		if !slices.Contains(measures, line.Measure) {
			measures = append(measures, line.Measure)
		}
	}
	if faults != nil {
		return Basis{}, errors.Join(faults...)
	}
	return newBasis(weights, strings.TrimSpace("by demand: "+strings.Join(measures, ", ")), derivedDigits, derivedExponent)
}

func (d Demand) check() error {
	for _, number := range []decimal.Decimal{d.Quantity, d.Quality} {
		if err := withinLimits(number, givenDigits, givenExponent); err != nil {
			return named(err, d.Authority)
		}
	}
	if d.Quantity.Sign() < 0 {
		return fault(ErrWeight, d.Authority, "negative quantity %s of %.40q", FormatWeight(d.Quantity), d.Measure)
	}
	if d.Quality.Sign() <= 0 {
		return fault(ErrWeight, d.Authority, "quality %s of %.40q: it must be above zero", FormatWeight(d.Quality), d.Measure)
	}
	return nil
}

// given makes a basis of weights a caller gave, derived one of weights worked
// out from what callers gave, which may be longer.
func given(weights Shares, method string) (Basis, error) {
	return newBasis(weights, method, givenDigits, givenExponent)
}

func derived(weights Shares, method string) (Basis, error) {
	return newBasis(weights, method, derivedDigits, derivedExponent)
}

func newBasis(weights Shares, method string, maxDigits, maxExponent int) (Basis, error) {
	if len(weights) > math.MaxInt32 {
		return Basis{}, fault(ErrLimit, "", "%d authorities: at most %d are taken", len(weights), math.MaxInt32)
	}
	authorities := weights.Authorities()
	byCode := codeOrder(authorities)
	var faults []error
	if !sound(authorities, byCode) {
		faults = checkAuthorities(authorities)
	}
	if len(weights) == 0 {
		faults = append(faults, fault(ErrBasis, "", "a basis without authorities"))
	}
	positive := false
	for _, w := range weights {
		if err := withinLimits(w.Amount, maxDigits, maxExponent); err != nil {
			faults = append(faults, named(err, w.Authority))
		} else if w.Amount.Sign() < 0 {
			faults = append(faults, fault(ErrWeight, w.Authority, "negative weight %s", FormatWeight(w.Amount)))
		}
		positive = positive || w.Amount.Sign() != 0
	}
	if len(weights) > 0 && !positive {
		faults = append(faults, fault(ErrBasis, "", "every weight is zero: there is nothing to share by"))
	}
	if faults != nil {
		return Basis{}, errors.Join(faults...)
	}
	return Basis{p: compile(weights, method, byCode)}, nil
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

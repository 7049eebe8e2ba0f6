package attribution

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// By is what the parties share a one-off cost by. The zero By is no choice, and
// refused: who bears the cost depends on it.
type By string

// What a one-off cost may be shared by.
const (
	ByNetReduction By = "net reduction" // each participant's net reduction in spending, as the report has it
	ByAgreedBasis  By = "agreed basis"  // a basis that all agreed for this cost
)

// by refuses a cost of which it is not said what it is shared by.
func (c *Checks) by(what string, by By, basis Basis) {
	switch {
	case by != ByNetReduction && by != ByAgreedBasis:
		c.Refuse(ErrChoice, "", "%s must say what it is shared by, %q or %q: %.40q is neither", what, ByNetReduction, ByAgreedBasis, by)
	case by == ByAgreedBasis && basis.IsZero():
		c.Refuse(ErrChoice, "", "%s on an agreed basis needs that basis", what)
	case by == ByNetReduction && !basis.IsZero():
		c.Refuse(ErrChoice, "", "%s by net reduction has no basis besides", what)
	}
}

// byReduction is the basis of a service's net reductions in spending, each floored
// at zero, for sharing the cost that is described. There is none where they are
// not known, or nobody has one: the remedy is a basis agreed for the cost, never
// an equal split.
func (s Service) byReduction(description string) (Basis, error) {
	const remedy = "agree a basis for this cost instead"
	c := checks()
	switch {
	case len(s.NetReduction) == 0 && len(s.unknown) > 0:
		c.Refuse(ErrReduction, "", "no net reduction in spending is known of %s to share %.40q by: give it, say that it is not known, or %s",
			strings.Join(s.unknown, ", "), description, remedy)
	case len(s.NetReduction) == 0:
		c.Refuse(ErrReduction, "", "no net reduction in spending is known to share %.40q by: give it, or %s", description, remedy)
	default:
		c.everyParticipant(s, "net reduction in spending", s.NetReduction)
	}
	if c.Failed() {
		return Basis{}, c.Err()
	}
	weights := floored(s.NetReduction)
	if !slices.ContainsFunc(weights, func(w Share) bool { return w.Amount.Sign() > 0 }) {
		c.Refuse(ErrReduction, "", "nobody has a net reduction in spending to share %.40q by: %s", description, remedy)
		return Basis{}, c.Err()
	}
	return derived(weights, "by net reduction in spending")
}

// floored is the weights that net reductions make: nought for one who spends more.
func floored(reductions Shares) Shares {
	weights := slices.Clone(reductions)
	for i := range weights {
		if weights[i].Amount.Sign() < 0 {
			weights[i].Amount = decimal.Decimal{}
		}
	}
	return weights
}

package attribution

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Charge is one amount and how it is borne: the rule, the exact weights used and
// the shares that came out, for the authorities of this charge only. A charge to
// one authority names it alone, weight 1.
type Charge struct {
	Service, Description string
	Rule                 Rule
	Amount               decimal.Decimal // pounds, whole pennies
	Weights, Shares      Shares
	PaidBy               Authority // who laid the money out, or "" where that is not known
	Deferred             bool      // adjusts next year's calls; outside this year's totals and settlement
	Because              string    // why this rule, and who shares in what proportions

	source string // the rule's source as a statement's JSON printed it; "" otherwise
}

// On returns the charge divided on a basis by the penny law: the one way to
// divide a charge. It fills in Weights and Shares, and closes Because with who
// shares in what proportions, by which Verify knows a charge that was moved.
// Errors: as Basis.Apportion.
func (c Charge) On(b Basis) (Charge, error) {
	shares, err := b.Apportion(c.Amount)
	if err != nil {
		return Charge{}, err
	}
	c.Weights, c.Shares = b.Weights(), shares
	if len(c.Weights) == 1 {
		c.Weights[0].Amount = decimal.NewFromInt(1)
	}
	if c.Because != "" {
		c.Because += "; "
	}
	c.Because += borne(c.Weights)
	return c, nil
}

// to returns the charge borne by one authority.
func (c Charge) to(a Authority) (Charge, error) {
	sole, err := Solely(a)
	if err != nil {
		return Charge{}, err
	}
	return c.On(sole)
}

// Equal says whether both charges say the same, amounts and weights by value.
func (c Charge) Equal(other Charge) bool {
	return c.Service == other.Service && c.Description == other.Description && c.Rule == other.Rule &&
		c.Amount.Equal(other.Amount) && c.Weights.Equal(other.Weights) && c.Shares.Equal(other.Shares) &&
		c.PaidBy == other.PaidBy && c.Deferred == other.Deferred && c.Because == other.Because
}

// Working returns the steps by which the charge was divided. Errors: as
// InProportion for the weights, and as Basis.Apportion.
func (c Charge) Working() ([]Step, error) {
	basis, err := derived(c.Weights, "in proportion")
	if err != nil {
		return nil, err
	}
	return basis.Working(c.Amount)
}

// copied returns the charge with slices of its own.
func (c Charge) copied() Charge {
	c.Weights, c.Shares = slices.Clone(c.Weights), slices.Clone(c.Shares)
	return c
}

// borne says who bears a charge, in code order so that no list's order shows.
func borne(weights Shares) string {
	if len(weights) == 1 {
		return "borne by " + string(weights[0].Authority) + " alone"
	}
	sorted := slices.SortedFunc(slices.Values(weights), func(a, b Share) int { return cmp.Compare(a.Authority, b.Authority) })
	parts := make([]string, len(sorted))
	for i, w := range sorted {
		parts[i] = string(w.Authority) + " " + FormatWeight(w.Amount)
	}
	return "shared " + strings.Join(parts, " : ")
}

// orElse is a description, or what stands for one that is not given.
func orElse(description, otherwise string) string {
	if description != "" {
		return description
	}
	return otherwise
}

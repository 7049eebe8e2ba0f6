package attribution

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Charge is one amount and how it is borne: the rule, the exact weights used and
// the shares that came out, for the authorities of this charge only. A charge to
// one authority names it alone, weight 1.
type Charge struct {
	Service, Description string
	Rule                 Rule
	Clause               string          // of the parties' agreement that the rule rests on; NewStatement fills it in
	Source               string          // what the rule is modelled on; of a rule of the reports, NewStatement fills it in
	Cause                Cause           // of a variance
	Head                 string          // of the cost, where the charge is of one
	Amount               decimal.Decimal // pounds, whole pennies
	Basis                Basis           // the basis agreed for this charge; zero where it is the service's, follows from net reductions, or one authority bears it all
	Weights, Shares      Shares
	PaidBy               Authority // who laid the money out, or "" where that is not known
	Deferred             bool      // adjusts next year's calls; outside this year's totals and settlement
	Because              string    // why this rule, and who shares in what proportions
}

// On returns the charge divided on a basis by the penny law: the one way to
// divide a charge. It fills in Basis, Weights and Shares, and closes Because with
// who shares in what proportions, by which Verify knows a charge that was moved.
// Errors: as Basis.Apportion.
func (c Charge) On(b Basis) (Charge, error) {
	shares, err := b.Apportion(c.Amount)
	if err != nil {
		return Charge{}, err
	}
	c.Basis, c.Weights, c.Shares = b, single(b.Weights()), shares
	if c.Because != "" {
		c.Because += "; "
	}
	c.Because += borne(c.Weights)
	return c, nil
}

// single gives the weight of an authority that bears a charge by itself as 1.
func single(weights Shares) Shares {
	if len(weights) == 1 {
		weights[0].Amount = decimal.NewFromInt(1)
	}
	return weights
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
	return c.Service == other.Service && c.Description == other.Description && c.Rule == other.Rule && c.Clause == other.Clause && c.Source == other.Source &&
		c.Cause == other.Cause && c.Head == other.Head && c.Amount.Equal(other.Amount) && c.Basis.same(other.Basis) && c.Weights.Equal(other.Weights) &&
		c.Shares.Equal(other.Shares) && c.PaidBy == other.PaidBy && c.Deferred == other.Deferred && c.Because == other.Because
}

// Working returns the steps by which the charge was divided. Errors: as
// InProportion for the weights, and as Basis.Apportion.
func (c Charge) Working() ([]Step, error) {
	basis, err := weighed(c.Weights)
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

// entered returns the charge as a statement holds it: in slices of its own and
// the statement's order, with the rule's clause and source, and the basis only
// where one was agreed for it.
func (c Charge) entered(r roster, s Service, agreed clauses) Charge {
	c.Weights, c.Shares = c.Weights.inOrder(r), c.Shares.inOrder(r)
	if c.Clause = agreed.of(c.Rule, c.Service); c.Source == "" {
		c.Source = c.Rule.Source()
	}
	if len(c.Weights) == 1 || c.byReduction() || c.Basis.same(s.Basis) {
		c.Basis = Basis{}
	}
	return c
}

// byReduction says whether the charge is shared by net reductions in spending.
func (c Charge) byReduction() bool {
	return c.Rule == RuleTransition || c.Rule == RuleJoining && strings.Contains(c.Because, becauseByReduction+"; shared ")
}

// borne says who bears a charge, in code order so that no list's order shows.
func borne(weights Shares) string {
	if len(weights) == 1 {
		return "borne by " + string(weights[0].Authority) + " alone"
	}
	byCode := func(a, b Share) int { return cmp.Compare(a.Authority, b.Authority) }
	var out strings.Builder
	out.WriteString("shared ")
	for i, w := range slices.SortedFunc(slices.Values(weights), byCode) {
		if i > 0 {
			out.WriteString(" : ")
		}
		out.WriteString(string(w.Authority) + " " + FormatWeight(w.Amount))
	}
	return out.String()
}

// orElse is a description, or what stands for one that is not given.
func orElse(description, otherwise string) string {
	if description != "" {
		return description
	}
	return otherwise
}

// check refuses a charge that does not fit its service or breaks the penny law:
// what NewStatement refuses, and Verify again. Limits come first: until they are
// known to hold, no other method may touch its numbers.
func (c Charge) check(r roster, service string) error {
	k := checks()
	k.Add("", "", c.checkLaw())
	if errors.Is(k.Err(), ErrLimit) {
		return k.Err()
	}
	if c.Service != service {
		k.Refuse(ErrText, "", "a charge of the service %.40q", c.Service)
	}
	for _, text := range []string{c.Description, c.Head, c.Because, c.Clause, c.Source} {
		if !utf8.ValidString(text) {
			k.Refuse(ErrText, "", "the charge's description, reason, clause or source is not UTF-8")
		}
	}
	for _, w := range c.Weights {
		if !r.has(w.Authority) {
			k.Refuse(ErrAuthority, w.Authority, "is none of the statement's authorities")
		}
	}
	if c.PaidBy != "" && !r.has(c.PaidBy) {
		k.Refuse(ErrAuthority, c.PaidBy, "has paid and is none of the statement's authorities")
	}
	return k.Err()
}

package account

import (
	"iter"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// charged is what is entered at once: a charge of this year, or all those of a rule
// that only moves what is borne between partners.
type charged struct {
	description string
	payer       attribution.Authority
	bearers     []attribution.Authority // in the order in which they are first charged
	borne       map[attribution.Authority]decimal.Decimal
}

// moved is what charges have in common that are entered at once.
type moved struct {
	rule        attribution.Rule
	description string
	payer       attribution.Authority
}

// together are the charges of a service this year, as they are entered.
func together(charges iter.Seq[attribution.Charge]) []charged {
	var all []charged
	place := make(map[moved]int)
	for c := range charges {
		if c.Deferred {
			continue
		}
		of := moved{c.Rule, c.Description, c.PaidBy}
		at, begun := place[of]
		if !begun || !moves(c.Rule) {
			at = len(all)
			place[of] = at
			all = append(all, charged{description: c.Description, payer: c.PaidBy, borne: make(map[attribution.Authority]decimal.Decimal)})
		}
		all[at].add(c.Shares)
	}
	return all
}

func (c *charged) add(shares attribution.Shares) {
	for _, share := range shares {
		sum, listed := c.borne[share.Authority]
		if !listed {
			c.bearers = append(c.bearers, share.Authority)
		}
		c.borne[share.Authority] = sum.Add(share.Amount)
	}
}

// moves says whether the charges of a rule move what is borne between partners,
// without anything being bought.
func moves(r attribution.Rule) bool {
	switch r {
	case attribution.RuleDamping, attribution.RuleBroughtForward, attribution.RuleJoining, attribution.RuleCorrection:
		return true
	}
	return false
}

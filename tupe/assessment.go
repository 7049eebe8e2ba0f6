package tupe

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Assessment is an origin's burden of the contract's first year, and how its
// posts make it up.
type Assessment struct {
	Origin attribution.Authority
	Parts  []Part          // in the order given
	Net    decimal.Decimal // the sum of the parts, exact: below nought where the staff cost less
	Burden decimal.Decimal // the net, floored at nought and rounded half up to the penny
}

// Part is what one post adds to its origin's burden: (protected − contractor's
// own) × FTE, exact, by element. It is below nought where protected terms cost
// less.
type Part struct {
	Post       Post
	Difference Cost
}

// Assessments are the assessments of every origin, in the order in which their
// posts first named them.
type Assessments []Assessment

// Assess returns the annual burden of each origin:
//
//	max(0, Σ (protected − contractor's own) × FTE)
//
// over its posts, worked exactly and rounded half up to the penny once. Posts of
// one origin are netted; an origin whose staff cost no more brings a burden of
// nought, and offsets nobody else's.
//
// Errors: ErrAuthority for a post without an origin; ErrWeight for a negative
// FTE; ErrAmount for a negative cost, or ending elements above the protected
// cost; ErrPenny, ErrLimit.
func Assess(posts ...Post) (Assessments, error) {
	k := checks()
	for _, post := range posts {
		k.Add("", "", post.check())
	}
	if k.Failed() {
		return nil, k.Err()
	}
	return assess(posts), nil
}

func assess(posts []Post) Assessments {
	var all Assessments
	position := make(map[attribution.Authority]int)
	for _, post := range posts {
		i, seen := position[post.Origin]
		if !seen {
			i = len(all)
			position[post.Origin] = i
			all = append(all, Assessment{Origin: post.Origin})
		}
		part := Part{post.copied(), post.difference()}
		all[i].Parts = append(all[i].Parts, part)
		all[i].Net = all[i].Net.Add(part.Difference.Total())
	}
	for i := range all {
		all[i].Burden = attribution.ToPenny(atLeastNought(all[i].Net).Rat())
	}
	return all
}

// Burdens returns the burdens of those origins that bring one, with the working,
// for a contract of one year.
func (a Assessments) Burdens() []Burden {
	var burdens []Burden
	for _, origin := range a {
		if origin.Burden.Sign() > 0 {
			burdens = append(burdens, Burden{Origin: origin.Origin, Amount: origin.Burden, Description: "protected terms", Because: working(origin.Parts)})
		}
	}
	return burdens
}

// working writes out how posts are netted.
func working(parts []Part) string {
	terms := make([]string, len(parts))
	for i, part := range parts {
		p := part.Post
		terms[i] = strings.TrimSpace(attribution.FormatWeight(p.FTE)+" FTE "+p.Title) + " × (£" + attribution.FormatPounds(p.Protected.Total()) +
			" − £" + attribution.FormatPounds(p.Contractor.Total()) + ")"
	}
	return strings.Join(terms, " + ")
}

func atLeastNought(d decimal.Decimal) decimal.Decimal {
	if d.Sign() < 0 {
		return decimal.Decimal{}
	}
	return d
}

package tupe

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Cost is what one full-time equivalent costs an employer in a year, in pounds
// and whole pennies, by element. Where the elements are not told apart, the whole
// stands in Pay.
type Cost struct {
	Pay     decimal.Decimal // salary or wages, with contractual allowances
	OnCosts decimal.Decimal // employer's National Insurance contributions and other on-costs but pension
	Pension decimal.Decimal // employer pension contributions
}

// Total returns pay, on-costs and employer pension contributions together.
func (c Cost) Total() decimal.Decimal { return c.Pay.Add(c.OnCosts).Add(c.Pension) }

// Post is a post that transfers, or several alike: what it costs on the protected
// terms of those who hold it, and what the same work would cost on the
// contractor's own.
type Post struct {
	Origin     attribution.Authority // the transferor, or a joint team by its name
	Title      string
	FTE        decimal.Decimal // full-time equivalents, nought or more
	Protected  Cost            // per FTE, in the contract's first year
	Contractor Cost            // per FTE, on the contractor's own terms
	Ends       []Ending        // elements within Protected that are not for good
}

// Ending is an element of a post's protected terms that ends by the terms of the
// contract of employment, such as pay protection until a stated date. That the
// contractor would like to harmonise terms ends nothing: see the package's doc.
type Ending struct {
	Description string
	Amount      decimal.Decimal // per FTE and year; within the post's protected cost
	LastYear    string          // the label of the last year of the contract with it
}

// difference returns (protected − contractor's own) × FTE by element, exactly.
func (p Post) difference() Cost {
	return Cost{
		Pay:     p.Protected.Pay.Sub(p.Contractor.Pay).Mul(p.FTE),
		OnCosts: p.Protected.OnCosts.Sub(p.Contractor.OnCosts).Mul(p.FTE),
		Pension: p.Protected.Pension.Sub(p.Contractor.Pension).Mul(p.FTE),
	}
}

func (p Post) check() error {
	k := checks()
	k.Add("", "", p.checkFigures())
	if p.Origin == "" {
		k.Refuse(attribution.ErrAuthority, "", "the post %q has no origin", p.Title)
	}
	return k.Err()
}

func (p Post) checkFigures() error {
	k := checks()
	of := fmt.Sprintf(" of the post %q", p.Title)
	k.Weight(p.Origin, "FTE"+of, p.FTE)
	for _, cost := range []struct {
		whose string
		Cost
	}{{"protected ", p.Protected}, {"contractor's ", p.Contractor}} {
		k.Cost(p.Origin, cost.whose+"pay"+of, cost.Pay)
		k.Cost(p.Origin, cost.whose+"on-costs"+of, cost.OnCosts)
		k.Cost(p.Origin, cost.whose+"employer pension contributions"+of, cost.Pension)
	}
	for _, end := range p.Ends {
		k.Cost(p.Origin, "ending element"+of, end.Amount)
	}
	if k.Failed() {
		return k.Err() // the sums below need sound figures
	}
	var ending decimal.Decimal
	for _, end := range p.Ends {
		ending = ending.Add(end.Amount)
	}
	if ending.Cmp(p.Protected.Total()) > 0 {
		k.Refuse(attribution.ErrAmount, p.Origin, "the elements%s that end come to £%s, within a protected cost of £%s",
			of, attribution.FormatPounds(ending), attribution.FormatPounds(p.Protected.Total()))
	}
	return k.Err()
}

// copied returns the post with a slice of its own.
func (p Post) copied() Post {
	p.Ends = slices.Clone(p.Ends)
	return p
}

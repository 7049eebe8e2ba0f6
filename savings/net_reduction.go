package savings

import (
	"errors"
	"fmt"

	"github.com/triborough/fairshare/attribution"
)

// NetReduction returns before less after by authority, in the order of before:
// positive where the authority spends less, negative where it spends more. It is
// never floored: the rule that shares a transition cost by it floors the weight.
// Before is what each would have spent alone in the year, its own planned savings
// already taken out; after is its ongoing charge with its TUPE burden, before
// variances and before transition costs, so that nothing is circular.
//
// Source: Tri-borough report, ch. 11 ("any net reduction in spending by each
// borough").
//
// Errors, all of them attribution.ErrAuthority: an authority that stands in one
// and not in the other, or twice in either.
func NetReduction(before, after attribution.Shares) (attribution.Shares, error) {
	var faults []error
	wrong := func(a attribution.Authority, what string) {
		faults = append(faults, &attribution.Error{Package: "savings", Authority: a, Kind: attribution.ErrAuthority, Detail: what})
	}
	for _, figures := range []struct {
		name         string
		these, other attribution.Shares
		otherName    string
	}{{"before", before, after, "after"}, {"after", after, before, "before"}} {
		seen := make(map[attribution.Authority]bool, len(figures.these))
		for _, figure := range figures.these {
			if seen[figure.Authority] {
				wrong(figure.Authority, fmt.Sprintf("named twice in the spending %s", figures.name))
			}
			seen[figure.Authority] = true
			if !figures.other.Has(figure.Authority) {
				wrong(figure.Authority, fmt.Sprintf("has spending %s and none %s, nought included", figures.name, figures.otherName))
			}
		}
	}
	if faults != nil {
		return nil, errors.Join(faults...)
	}
	reductions := make(attribution.Shares, len(before))
	for i, b := range before {
		reductions[i] = attribution.Share{Authority: b.Authority, Amount: b.Amount.Sub(after.Of(b.Authority))}
	}
	return reductions, nil
}

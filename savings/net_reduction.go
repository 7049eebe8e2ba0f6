package savings

import (
	"errors"
	"slices"

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
// Errors: attribution.ErrAuthority for an authority that stands in one and not in
// the other, or twice in either; ErrPenny, and ErrLimit beyond 38 digits.
func NetReduction(before, after attribution.Shares) (attribution.Shares, error) {
	if err := errors.Join(spending("before", before, after, "after"), spending("after", after, before, "before")); err != nil {
		return nil, err
	}
	reductions := make(attribution.Shares, len(before))
	at := positions(after.Authorities())
	for i, b := range before {
		reductions[i] = attribution.Share{Authority: b.Authority, Amount: b.Amount.Sub(after[at[b.Authority]].Amount)}
	}
	return reductions, nil
}

// spending refuses figures that are no money, or do not name whom the others name.
func spending(when string, figures, others attribution.Shares, otherwise string) error {
	var faults []error
	wrong := func(a attribution.Authority, format string, values ...any) {
		faults = append(faults, of(a, fault(attribution.ErrAuthority, format, values...)))
	}
	seen, known := make(map[attribution.Authority]bool, len(figures)), positions(others.Authorities())
	for _, figure := range figures {
		if seen[figure.Authority] {
			wrong(figure.Authority, "named twice in the spending %s", when)
		}
		seen[figure.Authority] = true
		if _, named := known[figure.Authority]; !named {
			wrong(figure.Authority, "has spending %s and none %s, nought included", when, otherwise)
		}
		for fault := range attribution.Faults(money("spending "+when, figure.Amount)) {
			faults = append(faults, of(figure.Authority, fault))
		}
	}
	return errors.Join(faults...)
}

// NetReduction returns each authority's recurring fall in spending by a year:
// its part of the lines that cut spending, overlaps taken out. It is signed, and
// the reductions by which a statement shares a transition cost. Errors: ErrYear
// for a year that is none of the programme's; ErrBasis where a line that cuts
// spending does not say how it is shared, for the sum would be short of it.
//
// Source: Tri-borough report, ch. 11 ("any net reduction in spending by each
// borough").
func (p Programme) NetReduction(year Year) (attribution.Shares, error) {
	i := slices.Index(p.header.Years, year)
	if i < 0 {
		return nil, fault(attribution.ErrYear, "%.40q is none of the programme's years", string(year))
	}
	cuts := p.of(revenuePurse).only(Line.CutsSpending)
	var faults []error
	for _, e := range cuts.entries {
		if !e.isShared() && e.left(i).Sign() != 0 {
			faults = append(faults, in(e.line.Service, fault(attribution.ErrBasis, "how its saving is shared is not said")))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	reductions := make(attribution.Shares, len(p.header.Authorities))
	for j, a := range p.header.Authorities {
		reductions[j].Authority = a
	}
	at := positions(p.header.Authorities)
	for _, e := range cuts.entries {
		if e.isShared() {
			for _, share := range e.parts[i] {
				reduction := &reductions[at[share.Authority]].Amount
				*reduction = reduction.Add(share.Amount)
			}
		}
	}
	return reductions, nil
}

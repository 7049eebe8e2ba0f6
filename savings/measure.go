package savings

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Measure is an aim in a unit of its own (posts, desks, calls a week, pounds): what
// the figure was, what it is to become, and what it is. It may be a ratio: then
// every figure is held against what it is a part of, such as overheads in spending.
//
// Source: Tri-borough report, ch. 1 and 15 (middle and senior managers down by half,
// overheads down by half, and a smaller part of spending in 2014/15 than in
// 2010/11), ch. 6, para 15, ch. 9(b), table 1, and ch. 14, para 4 (base and stretch
// savings); Bromsgrove & Redditch report, Appendix C (key performance standards).
type Measure struct {
	Name, Unit string
	Of         string // what the figures are a part of; empty: they are no ratio

	Baseline, Target, Stretch, Actual Reading

	// Fall or Rise say the target in per cent of the baseline; then no Target is given.
	Fall, Rise decimal.NullDecimal

	// Better says which way is better, where the target does not: with nothing more,
	// anything better than the baseline meets the aim.
	Better Direction

	// Apart says that the figures of authorities are not added up, such as averages.
	// The figures of a ratio are, and their sums are held against each other.
	Apart bool
}

// Reading is a measure at one time: in total, by authority, or both. Where authorities
// have figures, and no total is given, theirs are added up, if all of them are known.
type Reading struct {
	At          string // when: 2010/11, quarter 4
	Total       decimal.NullDecimal
	ByAuthority attribution.Shares

	// Of a ratio: what the figures are a part of, above nought.
	OfTotal       decimal.NullDecimal
	OfByAuthority attribution.Shares
}

// Direction is which way is better.
type Direction string

// The directions. The empty Direction is that from the baseline to the target.
const (
	Lower  Direction = "lower"
	Higher Direction = "higher"
)

func (m Measure) check() error {
	faults := []error{name("a measure", m.Name), name("a unit", m.Unit)}
	choice := func(wrong bool, text string) {
		if wrong {
			faults = append(faults, fault(attribution.ErrChoice, "%s", text))
		}
	}
	choice(m.Better != "" && m.Better != Lower && m.Better != Higher, fmt.Sprintf("%.40q is no direction: %s or %s", string(m.Better), Lower, Higher))
	choice(m.Fall.Valid && m.Rise.Valid, "both a fall and a rise")
	choice((m.Fall.Valid || m.Rise.Valid) && m.Target.isGiven(), "both a target and its fall or rise in per cent: each says the other")
	choice((m.Fall.Valid || m.Rise.Valid) && !m.Baseline.isGiven(), "a fall or rise in per cent, of a baseline that is not given")
	choice(m.Fall.Valid && m.Better == Higher || m.Rise.Valid && m.Better == Lower, "the target and what is better point different ways")
	if m.Fall.Valid {
		faults = append(faults, rate("a fall", m.Fall.Decimal, 100))
	}
	if m.Rise.Valid {
		faults = append(faults, rate("a rise", m.Rise.Decimal, 1_000_000))
	}
	given := false
	for _, r := range m.readings() {
		given = given || r.isGiven() || len(r.OfByAuthority) > 0 || r.OfTotal.Valid
		faults = append(faults, r.check(r.what, m.Of != ""))
	}
	if !given {
		faults = append(faults, fault(attribution.ErrText, "no figure is given"))
	}
	if err := errors.Join(faults...); err != nil {
		return in(m.Name, err)
	}
	return nil
}

// named is a reading and what it is of the measure.
type named struct {
	what string
	Reading
}

func (m Measure) readings() []named {
	return []named{{"baseline", m.Baseline}, {"target", m.Target}, {"stretch", m.Stretch}, {"actual", m.Actual}}
}

func (r Reading) isGiven() bool { return r.Total.Valid || len(r.ByAuthority) > 0 }

// check refuses figures past the limits, authorities that stand twice, and a ratio
// whose parts and wholes do not match.
func (r Reading) check(what string, ratio bool) error {
	var faults []error
	figure := func(a attribution.Authority, value decimal.Decimal, whole bool) {
		if err := withinLimits(what, value); err != nil {
			faults = append(faults, err)
		} else if whole && value.Sign() <= 0 {
			faults = append(faults, of(a, fault(attribution.ErrAmount, "%s: a part of %s: what it is a part of is above nought", what, plain(value))))
		}
	}
	if r.Total.Valid {
		figure("", r.Total.Decimal, false)
	}
	if r.OfTotal.Valid {
		figure("", r.OfTotal.Decimal, true)
	}
	for i, shares := range []attribution.Shares{r.ByAuthority, r.OfByAuthority} {
		faults = append(faults, sameAuthorities(positions(shares.Authorities()), shares.Authorities(), ""))
		for _, share := range shares {
			figure(share.Authority, share.Amount, i == 1)
		}
	}
	for _, e := range r.unmatched(ratio) {
		e.Detail = what + ": " + e.Detail
		faults = append(faults, e)
	}
	return errors.Join(faults...)
}

// unmatched finds figures of a ratio without what they are a part of, and what a
// figure is a part of where there is no ratio.
func (r Reading) unmatched(ratio bool) (faults []*attribution.Error) {
	if !ratio {
		if r.OfTotal.Valid || len(r.OfByAuthority) > 0 {
			faults = append(faults, fault(attribution.ErrChoice, "what it is a part of is given, and the measure is no ratio"))
		}
		return faults
	}
	if r.Total.Valid != r.OfTotal.Valid {
		faults = append(faults, fault(attribution.ErrChoice, "a ratio needs the figure in total and what it is a part of"))
	}
	parts, wholes := positions(r.ByAuthority.Authorities()), positions(r.OfByAuthority.Authorities())
	for _, each := range []struct {
		shares attribution.Shares
		other  map[attribution.Authority]int
	}{{r.ByAuthority, wholes}, {r.OfByAuthority, parts}} {
		for _, share := range each.shares {
			if _, matched := each.other[share.Authority]; !matched {
				faults = append(faults, of(share.Authority, fault(attribution.ErrChoice, "a ratio needs the figure and what it is a part of")))
			}
		}
	}
	return faults
}

// value returns the figure of an authority, or in total, exactly; nil where it is
// not known. The authorities are all that the measure knows.
func (m Measure) value(r Reading, a attribution.Authority, all []attribution.Authority) *big.Rat {
	part, known := r.figure(r.Total, r.ByAuthority, a, all, m.Apart && m.Of == "")
	if !known || m.Of == "" {
		return part
	}
	whole, _ := r.figure(r.OfTotal, r.OfByAuthority, a, all, false) // known where the part is, as check has seen
	return ratio(part, whole)
}

func (r Reading) figure(total decimal.NullDecimal, by attribution.Shares, a attribution.Authority, all []attribution.Authority, apart bool) (*big.Rat, bool) {
	switch {
	case a != "" && by.Has(a):
		return fraction(by.Of(a)), true
	case a == "" && total.Valid:
		return fraction(total.Decimal), true
	case a == "" && !apart && len(by) > 0 && len(by) == len(all):
		return fraction(by.Total()), true
	}
	return nil, false
}

// authorities are those whom any reading names, in the order in which they are named.
func (m Measure) authorities() []attribution.Authority {
	var all []attribution.Authority
	seen := make(map[attribution.Authority]bool)
	for _, r := range m.readings() {
		for _, share := range r.ByAuthority {
			if !seen[share.Authority] {
				seen[share.Authority], all = true, append(all, share.Authority)
			}
		}
	}
	return all
}

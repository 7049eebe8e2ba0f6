package savings

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Outcome is how far a measure has come.
type Outcome string

// The outcomes. The empty Outcome means that what it is, or whether that is better,
// is not known.
const (
	StretchMet Outcome = "stretch target met"
	Met        Outcome = "met"
	OnTheWay   Outcome = "on the way"
	NoChange   Outcome = "no change"
	Worse      Outcome = "worse than at first"
	NotMet     Outcome = "not met" // where no baseline says from what
)

// Attainment is how a measure stands, as a whole or for one authority. A figure
// that is not known is nil; those of a ratio are fractions of one.
//
//	target   = as given, or baseline × (100 − fall) ÷ 100, or × (100 + rise) ÷ 100
//	progress = (actual − baseline) ÷ (target − baseline)
type Attainment struct {
	Authority                         attribution.Authority // "": the whole
	Baseline, Target, Stretch, Actual *big.Rat
	Progress                          *big.Rat // 1 is all of it; nil where nothing was to change, too
	Outcome                           Outcome
}

// Attainments returns how the measure stands as a whole, then for each authority
// that any figure names. All is exact. Errors: ErrText for a measure without a name
// or unit; ErrChoice for a target said twice, an unknown direction, a target that
// points the other way, and a ratio without what it is a part of; ErrAmount for a
// fall of more than 100 per cent and for a part of nought or less; ErrAuthority for
// one named twice; ErrLimit.
func (m Measure) Attainments() ([]Attainment, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	all := m.authorities()
	attainments := make([]Attainment, 1, len(all)+1)
	for _, a := range all {
		attainments = append(attainments, Attainment{Authority: a})
	}
	better := m.Better
	for i := range attainments {
		each := &attainments[i]
		each.Baseline, each.Stretch, each.Actual = m.value(m.Baseline, each.Authority, all), m.value(m.Stretch, each.Authority, all), m.value(m.Actual, each.Authority, all)
		each.Target = m.target(m.value(m.Target, each.Authority, all), each.Baseline)
		way := each.way()
		if way != "" && better != "" && way != better {
			return nil, in(m.Name, of(each.Authority, fault(attribution.ErrChoice, "the target and what is better point different ways")))
		}
		if way != "" {
			better = way
		}
	}
	for i := range attainments {
		attainments[i].judge(better)
	}
	return attainments, nil
}

// target is the target as given, or as it follows from the baseline.
func (m Measure) target(given, baseline *big.Rat) *big.Rat {
	percent := decimal.Decimal{}
	switch {
	case m.Fall.Valid:
		percent = m.Fall.Decimal.Neg()
	case m.Rise.Valid:
		percent = m.Rise.Decimal
	default:
		return given
	}
	if baseline == nil {
		return nil
	}
	target := fraction(percent.Add(decimal.NewFromInt(100)))
	return target.Mul(target, baseline).Quo(target, big.NewRat(100, 1))
}

// way is the direction from the baseline to the target, or from the target to the
// stretch, if there is one.
func (a Attainment) way() Direction {
	for _, step := range [][2]*big.Rat{{a.Baseline, a.Target}, {a.Target, a.Stretch}} {
		if step[0] != nil && step[1] != nil && step[0].Cmp(step[1]) != 0 {
			if step[1].Cmp(step[0]) < 0 {
				return Lower
			}
			return Higher
		}
	}
	return ""
}

// judge fills in the progress and the outcome.
func (a *Attainment) judge(better Direction) {
	if a.Actual == nil || better == "" {
		return
	}
	beats := func(mark *big.Rat, or bool) bool { // whether the actual is better than a mark, or no worse
		by := a.Actual.Cmp(mark)
		if better == Lower {
			by = -by
		}
		return by > 0 || or && by == 0
	}
	if a.Baseline != nil && a.Target != nil && a.Baseline.Cmp(a.Target) != 0 {
		moved, whole := new(big.Rat).Sub(a.Actual, a.Baseline), new(big.Rat).Sub(a.Target, a.Baseline)
		a.Progress = moved.Quo(moved, whole)
	}
	switch {
	case a.Stretch != nil && beats(a.Stretch, true):
		a.Outcome = StretchMet
	case a.Target != nil && beats(a.Target, true), a.Target == nil && a.Baseline != nil && beats(a.Baseline, false):
		a.Outcome = Met
	case a.Baseline == nil && a.Target != nil:
		a.Outcome = NotMet
	case a.Baseline == nil:
	case a.Actual.Cmp(a.Baseline) == 0:
		a.Outcome = NoChange
	case beats(a.Baseline, false):
		a.Outcome = OnTheWay
	default:
		a.Outcome = Worse
	}
}

// Findings says in sentences where a total is not the sum of its authorities' figures.
func (m Measure) Findings() []string {
	var findings []string
	all := m.authorities()
	disagree := func(what string, total decimal.NullDecimal, by attribution.Shares) {
		if total.Valid && len(by) > 0 && len(by) == len(all) && !total.Decimal.Equal(by.Total()) {
			findings = append(findings, fmt.Sprintf("%s: the %s of %s %s in total is not the %s of the authorities added up.", m.Name, what, plain(total.Decimal), m.Unit, plain(by.Total())))
		}
	}
	for _, r := range m.readings() {
		if !m.Apart || m.Of != "" {
			disagree(r.what, r.Total, r.ByAuthority)
			disagree(r.what+"'s whole", r.OfTotal, r.OfByAuthority)
		}
	}
	return findings
}

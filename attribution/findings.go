package attribution

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Finding is something that a reader should know before relying on a statement.
// Findings follow from the statement: they move no money and refuse nothing.
type Finding struct {
	Code      FindingCode
	Service   string
	Authority Authority // whom it concerns, or ""
	Text      string
}

// FindingCode tells findings apart. Codes are stable.
type FindingCode string

// The findings.
const (
	FindingNotShared      FindingCode = "transition.not_shared"    // a cost that stayed where it fell
	FindingReductionAbove FindingCode = "net_reduction.above_cost" // a net reduction above what the service costs
	FindingReductionOpen  FindingCode = "net_reduction.not_known"  // a service whose net reduction is said to be unknown
	FindingSavings        FindingCode = "savings.not_as_costs"     // savings that are not shared as costs, where that was agreed
	FindingPercentages    FindingCode = "basis.not_100"            // proportions that look like percentages, and were scaled
	FindingNoClause       FindingCode = "rule.no_clause"           // a rule that was used, and of which the agreement says nothing
	FindingRoundedAway    FindingCode = "basis.rounded_to_0"       // a weight above nought that whole steps of a per cent leave nothing of
	FindingOwnRule        FindingCode = "rule.own"                 // a rule that is a caller's own
)

// Findings returns what a reader should know, by service in the statement's order:
//
//   - a transition cost that stayed where it fell, and why;
//   - a net reduction above all that the service costs to run, which may be a
//     figure of another service, or of several years;
//   - a service whose net reduction is said not to be known;
//   - savings that are not in the proportions of the costs, where the parties agreed
//     that they should be;
//   - proportions that look like percentages (of two or more authorities, 95 to
//     105 in all) and do not come to 100: they were scaled;
//   - a rule that was used and has no clause in the parties' agreement, where
//     there is an agreement;
//   - a weight above nought that became 0 per cent where a basis was rounded;
//   - charges by a rule of a caller's own, which is none of the agreement's.
func (s Statement) Findings() []Finding {
	var findings []Finding
	unknown := make(map[string]bool)
	for _, name := range s.header.ReductionsNotKnown {
		unknown[name] = true
	}
	for _, v := range s.services {
		add := func(code FindingCode, a Authority, format string, values ...any) {
			findings = append(findings, Finding{code, v.Service, a, fmt.Sprintf(format, values...)})
		}
		if unknown[v.Service] {
			add(FindingReductionOpen, "", "its net reduction is not known: the programme's costs are shared without it")
		}
		v.Basis.find(add)
		v.findReduction(add)
		v.findSavings(add)
		silent := make(map[Rule]bool)
		for _, c := range s.chargesOf(v.Service) {
			c.find(add)
			if c.Clause == "" && !silent[c.Rule] && !s.header.Agreement.isZero() {
				silent[c.Rule] = true
				add(FindingNoClause, "", "the agreement has no clause for %s", c.Rule)
			}
			c.Basis.find(add)
		}
	}
	return findings
}

// note takes down a finding of one service.
type note func(code FindingCode, a Authority, format string, values ...any)

// find finds what a reader should know of a basis, and of those it combines.
func (b Basis) find(add note) {
	if b.p == nil {
		return
	}
	switch k := b.tree.kind.(type) {
	case proportion:
		if weights := b.Weights(); likePercentages(weights) {
			add(FindingPercentages, "", "the proportions come to %s, not to 100: each was scaled", FormatWeight(weights.Total()))
		}
	case rounded:
		for _, a := range k.lost(b) {
			add(FindingRoundedAway, a, "a weight above nought that is 0%% in whole steps of %s%%", FormatWeight(k.step))
		}
	}
	for _, component := range b.Components() {
		component.Basis.find(add)
	}
}

// likePercentages says whether weights look like percentages that do not come to 100.
func likePercentages(weights Shares) bool {
	total := weights.Total()
	return len(weights) > 1 && !total.Equal(decimal.New(100, 0)) &&
		total.Cmp(decimal.New(95, 0)) >= 0 && total.Cmp(decimal.New(105, 0)) <= 0
}

func (v Spending) findReduction(add note) {
	reduction, cost := v.NetReduction.Total(), v.After.Total()
	if v.Service != AllServices && cost.Sign() > 0 && reduction.Cmp(cost) > 0 {
		add(FindingReductionAbove, "", "a net reduction of %s, above the %s that the service costs to run", FormatSterling(reduction), FormatSterling(cost))
	}
}

// findSavings holds savings to the costs, where that was agreed: to the penny, as
// the law would share their total.
func (v Spending) findSavings(add note) {
	if !v.SharesSavings || len(v.NetReduction) == 0 {
		return
	}
	agreed, err := v.Basis.Apportion(v.NetReduction.Total())
	if err != nil {
		return // there is no basis to hold them to
	}
	shares := agreed.byAuthority()
	for _, reduction := range v.NetReduction {
		if want := shares[reduction.Authority]; !want.Equal(reduction.Amount) {
			add(FindingSavings, reduction.Authority, "its net reduction is %s: shared as costs are, which was agreed, it would be %s", FormatSterling(reduction.Amount), FormatSterling(want))
		}
	}
}

func (c Charge) find(add note) {
	switch {
	case c.Rule == RuleTransitionUnqualified:
		why, _, _ := strings.Cut(c.Because, becauseItStays)
		add(FindingNotShared, c.PaidBy, "%s, %s, stayed where it fell: %s", c.Description, FormatSterling(c.Amount), why)
	case c.Rule.Own():
		add(FindingOwnRule, "", "%s, %s: by %s, which is no rule of the agreement; its source: %s", c.Description, FormatSterling(c.Amount), c.Rule, c.Source)
	}
}

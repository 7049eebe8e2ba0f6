package attribution

import "strings"

// Rule is the code of a rule of the agreement, as statements print it.
type Rule string

// The rules. Each has a file of its own, named after the fact it belongs to.
const (
	RuleOngoing               Rule = "ongoing"
	RuleOngoingAgreed         Rule = "ongoing.agreed"
	RuleTUPE                  Rule = "tupe"           // package tupe
	RuleLiability             Rule = "tupe.liability" // package tupe; a one-off, so no part of the recurring spending
	RuleDamping               Rule = "damping"
	RuleVarianceShared        Rule = "variance.shared"
	RuleVarianceAgreed        Rule = "variance.agreed"
	RuleVarianceSpecification Rule = "variance.specification"
	RuleVarianceBurden        Rule = "variance.burden"
	RuleVarianceHost          Rule = "variance.host"
	RuleVarianceIndirect      Rule = "variance.indirect"
	RuleBroughtForward        Rule = "brought_forward"
	RuleTransition            Rule = "transition"
	RuleTransitionAgreed      Rule = "transition.agreed"
	RuleTransitionFunding     Rule = "transition.funding"
	RuleTransitionEnhancement Rule = "transition.enhancement"
	RuleTransitionUnqualified Rule = "transition.unqualified"
	RuleJoining               Rule = "joining"
	RuleCorrection            Rule = "correction"
	RuleFailure               Rule = "failure"
	RuleWithdrawal            Rule = "withdrawal"
	RuleTermination           Rule = "termination"
)

// term is what the statement and Verify must know of a rule.
type term struct {
	source   string
	single   bool // charges one authority, in full
	ongoing  bool // shared on the service's ongoing basis
	signed   bool // the amount may be negative
	ownPayer bool // the cost stays with the authority that paid it
	outside  bool // may be borne by one that takes no part: a payer, or one that took part last year
}

var terms = map[Rule]term{
	RuleOngoing:               {source: "Tri-borough report, ch. 11 (ongoing costs by demand); Bromley report CEO1196, para 3.36 (agreed bases)", ongoing: true, signed: true},
	RuleOngoingAgreed:         {source: "Tri-borough report, ch. 11 (each service or bundle of services; agreed bases)"},
	RuleTUPE:                  {source: "Tri-borough report, ch. 11 (TUPE burdens within a contract)", single: true},
	RuleLiability:             {source: "Tri-borough report, ch. 11 (follows from TUPE burdens within a contract); ch. 12(e), para 6(b) (liabilities and indemnities)", single: true},
	RuleDamping:               {source: "practice elsewhere (fire and dispatch partnerships)", single: true, signed: true},
	RuleVarianceShared:        {source: "Tri-borough report, ch. 11 (variances: demand, quality, direct costs)", ongoing: true, signed: true},
	RuleVarianceAgreed:        {source: "Tri-borough report, ch. 11 (variances: a reason to be disproportionate)", signed: true},
	RuleVarianceSpecification: {source: "Tri-borough report, ch. 11 (variances: one borough changes its specification)", single: true, signed: true},
	RuleVarianceBurden:        {source: "Tri-borough report, ch. 11 (follows from TUPE burdens within a contract)", single: true, signed: true},
	RuleVarianceHost:          {source: "Tri-borough report, ch. 11 (variances: indirect costs, the host first)", signed: true},
	RuleVarianceIndirect:      {source: "Tri-borough report, ch. 11 (variances: indirect costs, shared straight away)", ongoing: true, signed: true},
	RuleBroughtForward:        {source: "Tri-borough report, ch. 11 (variances: the host's adjusted call, a year on)", single: true, signed: true, outside: true},
	RuleTransition:            {source: "Tri-borough report, ch. 11 (transitional costs by net reduction in spending)"},
	RuleTransitionAgreed:      {source: "Tri-borough report, ch. 11 (costs that increase resilience); Bromsgrove & Redditch report, Appendix A (support costs in equal parts)"},
	RuleTransitionFunding:     {source: "Bromsgrove & Redditch report, Appendix D (Worcestershire Regulatory Services: the total less grants, to be funded by partners)", single: true, signed: true, outside: true},
	RuleTransitionEnhancement: {source: "Tri-borough report, ch. 11, last list (payments above the common terms)", single: true, ownPayer: true, outside: true},
	RuleTransitionUnqualified: {source: "Tri-borough report, ch. 11 (approved by all, necessarily incurred); ch. 3, guarantee 5", single: true, ownPayer: true, outside: true},
	RuleJoining:               {source: "practice elsewhere; Bromley report CEO1197 (a partner may join later)", signed: true},
	RuleCorrection:            {source: "practice elsewhere (a closed year is never changed)", single: true, signed: true, outside: true},
	RuleFailure:               {source: "Tri-borough report, ch. 12(a), para 10", single: true},
	RuleWithdrawal:            {source: "Tri-borough report, ch. 3, guarantees 18 and 19; ch. 12(a), paras 11 and 12", single: true},
	RuleTermination:           {source: "Tri-borough report, ch. 3, guarantee 19"},
}

// ownPrefix begins the code of a rule that is not the agreement's but a caller's.
const ownPrefix = "own."

// runs says whether a rule charges what a service costs to run, which makes up the
// spending after sharing.
func (r Rule) runs() bool {
	return r == RuleOngoing || r == RuleOngoingAgreed || r == RuleTUPE || r == RuleDamping
}

// Own says whether a rule is a caller's own: its code starts with "own.". Its
// charges bring their source themselves.
func (r Rule) Own() bool { return len(r) > len(ownPrefix) && strings.HasPrefix(string(r), ownPrefix) }

// Source cites the document and place the rule rests on, or is empty for a rule
// that is none of the agreement's.
func (r Rule) Source() string { return terms[r].source }

package statement

import (
	"strconv"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/table"
)

// inWords says what each rule does, as statements tell people.
var inWords = map[attribution.Rule]string{
	attribution.RuleOngoing:               "ongoing cost, shared",
	attribution.RuleOngoingAgreed:         "head of the cost, shared on a basis agreed for it",
	attribution.RuleTUPE:                  "TUPE burden, at its origin",
	attribution.RuleLiability:             "one-off TUPE liability, at its origin",
	attribution.RuleDamping:               "contributions held within the limits agreed for them",
	attribution.RuleVarianceShared:        "variance, shared as the ongoing cost",
	attribution.RuleVarianceAgreed:        "variance, shared on a basis agreed for it",
	attribution.RuleVarianceSpecification: "variance: one authority's specification, its own",
	attribution.RuleVarianceBurden:        "variance: TUPE burden, at its origin",
	attribution.RuleVarianceHost:          "variance: indirect cost, the host's this year",
	attribution.RuleVarianceIndirect:      "variance: indirect cost, shared",
	attribution.RuleBroughtForward:        "last year's adjustments of the calls",
	attribution.RuleTransition:            "transition cost, shared by net reduction in spending",
	attribution.RuleTransitionAgreed:      "transition cost, shared on a basis agreed for it",
	attribution.RuleTransitionFunding:     "grant, passed on to the authority that paid the cost",
	attribution.RuleTransitionEnhancement: "enhancement above the common terms, the employer's own",
	attribution.RuleTransitionUnqualified: "transition cost, not shared: it stays where it fell",
	attribution.RuleJoining:               "what was borne before another joined, shared anew and paid back",
	attribution.RuleCorrection:            "a closed year's part, as it should have been less what it was",
	attribution.RuleFailure:               "failure of the service, borne by the authority it failed",
	attribution.RuleWithdrawal:            "withdrawal, borne by the authority that leaves",
	attribution.RuleTermination:           "termination, shared on the basis agreed beforehand",
}

// words says what a rule does, or its code where that is no rule of the agreement's.
func words(rule attribution.Rule) string {
	if words := inWords[rule]; words != "" {
		return words
	}
	return string(rule)
}

// why is the entry's rule in words: of a variance that is shared with its cause, of
// a cost that is not shared with the reason, and so on.
func (e entry) why() string {
	c := e.charges[0]
	told := words(c.Rule)
	switch c.Rule {
	case attribution.RuleOngoingAgreed:
		if !c.Basis.IsZero() {
			told += ", " + c.Basis.String()
		}
	case attribution.RuleVarianceShared, attribution.RuleVarianceAgreed:
		cause := "variance: " + string(c.Cause)
		if c.Head != "" {
			cause += " of " + c.Head
		}
		if strings.Contains(c.Because, ", on the basis of "+c.Head) && c.Head != "" {
			return cause + ", shared as that head of the cost"
		}
		return strings.Replace(told, "variance", cause, 1)
	case attribution.RuleTransitionFunding:
		return "grant that " + string(e.charges[0].Shares[0].Authority) + " received, passed on to the authority that paid the cost"
	case attribution.RuleTransitionUnqualified:
		reason, _, _ := strings.Cut(strings.TrimPrefix(c.Because, reckoning(c)+"; "), "; it stays where it fell")
		return strings.Replace(told, ":", ", "+reason+":", 1)
	case attribution.RuleJoining:
		if e.paysBack() {
			return "joining: paid back to those who bore it"
		}
		return "joining: what was borne before, shared anew among all"
	}
	return told
}

// reckoning is what a charge is of which something came off before it was shared,
// as the charge's own reason has it: "cost £700.00 less grants £430.00".
func reckoning(c attribution.Charge) string {
	reckoned, _, _ := strings.Cut(c.Because, "; ")
	reckoned, _, _ = strings.Cut(reckoned, ", ")
	if !strings.Contains(reckoned, " less ") || !strings.HasPrefix(reckoned, "cost £") && !strings.HasPrefix(reckoned, "price £") {
		return ""
	}
	return reckoned
}

// ruled says under a service's table by which rule each charge is borne, and who
// has paid.
func (p paper) ruled(entries []entry) {
	var items []table.Item
	for _, e := range entries {
		if e.deferred() {
			continue
		}
		text := e.why() + " (" + string(e.rule()) + ")"
		if reckoned := reckoning(e.charges[0]); reckoned != "" {
			text += "; " + reckoned
		}
		if payers := e.paidBy(); payers != "" {
			text += "; paid by " + payers
		}
		items = append(items, table.Item{Term: strconv.Itoa(e.number) + ".", Text: text})
	}
	p.List(items...)
}

// rules says what each bears by every rule that was applied, and cites it: what it
// does, the clauses of the parties' agreement that it rests on, and what it is
// modelled on.
func (p paper) rules() {
	p.Heading("Rules applied")
	p.byRule()
	type cited struct {
		source   string
		clauses  []string            // each once, in the order of the services
		services map[string][]string // that rest on each
	}
	var order []attribution.Rule
	rules := make(map[attribution.Rule]*cited)
	for _, s := range p.services {
		for _, e := range s.entries {
			c := e.charges[0]
			rule := rules[c.Rule]
			if rule == nil {
				rule = &cited{source: c.Source, services: make(map[string][]string)}
				rules[c.Rule], order = rule, append(order, c.Rule)
			}
			if on := rule.services[c.Clause]; c.Clause != "" && (len(on) == 0 || on[len(on)-1] != s.Service) {
				if on == nil {
					rule.clauses = append(rule.clauses, c.Clause)
				}
				rule.services[c.Clause] = append(on, s.Service)
			}
		}
	}
	var items []table.Item
	for _, code := range order {
		rule := rules[code]
		items = append(items, table.Item{Term: string(code), Text: words(code)})
		for _, clause := range rule.clauses {
			text := clause
			if len(rule.clauses) > 1 {
				text += " (" + strings.Join(rule.services[clause], ", ") + ")"
			}
			items = append(items, table.Item{Text: text})
		}
		items = append(items, table.Item{Text: rule.source})
	}
	p.List(items...)
}

// byRule shows what each bears by each of several rules.
func (p paper) byRule() {
	var order []attribution.Rule
	shares := make(map[attribution.Rule]attribution.Shares)
	for _, s := range p.services {
		for _, c := range s.charges {
			if c.Deferred {
				continue
			}
			if _, known := shares[c.Rule]; !known {
				order = append(order, c.Rule)
			}
			shares[c.Rule] = append(shares[c.Rule], c.Shares...)
		}
	}
	if len(order) < 2 {
		return // the totals say the same
	}
	p.Caption("Borne this year, by rule")
	p.drawRules(order, shares)
	g := p.grid("Rule", p.authorities)
	for _, rule := range order {
		g.money(string(rule), shares[rule])
	}
	g.Line()
	g.money("Borne this year", p.c.Statement.Totals())
	p.Table(g.Table)
}

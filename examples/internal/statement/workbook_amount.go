package statement

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/tupe"
)

// terms are what the amount of a charge is made of.
func (s *liveService) terms(place int) []term {
	if s.made == nil {
		s.make()
	}
	if terms := s.made[place]; terms != nil {
		return terms
	}
	return []term{{given: s.service.charges[place].Amount}}
}

// make finds, in the facts that the charges follow from, what their amounts are made
// of, where that is more than one figure or one that stands elsewhere.
func (s *liveService) make() {
	s.made = make([][]term, len(s.service.charges))
	var costs []attribution.Transition
	for _, fact := range s.facts.Facts {
		if cost, is := fact.(attribution.Transition); is {
			costs = append(costs, cost)
		}
	}
	host := 0 // the variance that adjustments of next year's calls follow from
	for i := 0; i < len(s.service.charges); i++ {
		switch c := s.service.charges[i]; {
		case c.Rule == attribution.RuleOngoing:
			s.made[i] = s.running()
		case c.Rule == attribution.RuleVarianceHost && !c.Deferred:
			host = i
		case c.Rule == attribution.RuleVarianceHost:
			s.made[i] = []term{{from: &s.live[host].amount, minus: i == host+2}}
		case c.Rule == attribution.RuleJoining && c.Amount.Sign() < 0:
			s.made[i] = []term{{from: &s.live[i-1].amount, minus: true}}
		case isTransition(c.Rule) && len(costs) > 0:
			i = s.transition(i, costs[0]) - 1
			costs = costs[1:]
		}
	}
}

// running are the terms of what a service costs to run, less its income, its
// burdens and the heads that have a basis of their own. The burdens are inputs there,
// and their charges follow them.
func (s *liveService) running() (terms []term) {
	var income []attribution.Income
	switch running := s.facts.Running.(type) {
	case attribution.Ongoing:
		income = running.Income
		if len(running.Heads) == 0 {
			terms = append(terms, term{label: "Cost", given: running.Cost})
		}
		for _, head := range running.Heads {
			if head.Basis.IsZero() {
				terms = append(terms, term{label: head.Description, given: head.Amount})
			}
		}
	case tupe.Contract:
		income = running.Income
		terms = append(terms, term{label: "Contract price", given: running.Price})
		if len(running.Burdens) > 0 {
			s.w.Note("%s: the burdens within the price are inputs: how they come from posts, run off, and are divided among a joint team is worked out before.", s.Service)
		}
		for i, c := range s.service.charges {
			if c.Rule == attribution.RuleTUPE {
				burden := new(spreadsheet.Figure)
				terms = append(terms, term{label: "less " + c.Description, minus: true, given: c.Amount, keep: burden})
				s.made[i] = []term{{from: burden}}
			}
		}
	default:
		return nil
	}
	for _, each := range income {
		label := "less income"
		if each.Description != "" {
			label += ": " + each.Description
		}
		terms = append(terms, term{label: label, minus: true, given: each.Amount})
	}
	return terms
}

func isTransition(rule attribution.Rule) bool {
	switch rule {
	case attribution.RuleTransition, attribution.RuleTransitionAgreed, attribution.RuleTransitionEnhancement, attribution.RuleTransitionUnqualified:
		return true
	}
	return false
}

// transition finds the terms of the charges that a transition cost made, from one
// on, and returns the place of the first that is not its own.
func (s *liveService) transition(i int, cost attribution.Transition) int {
	terms := []term{{label: "Cost", given: cost.Amount}}
	if cost.Enhancement.Sign() > 0 {
		terms = append(terms, term{label: "less enhancement", minus: true, from: &s.live[i].amount})
		i++
	}
	grants := make([]*spreadsheet.Figure, len(cost.Funding))
	rest := cost.Amount.Sub(cost.Enhancement)
	for j, grant := range cost.Funding {
		grants[j] = new(spreadsheet.Figure)
		label := "less grant"
		if grant.Description != "" {
			label += ": " + grant.Description
		}
		terms = append(terms, term{label: label, minus: true, given: grant.Amount, keep: grants[j]})
		rest = rest.Sub(grant.Amount)
	}
	shared := rest.Sign() != 0 || cost.Enhancement.Sign() == 0
	if shared {
		if len(terms) > 1 {
			s.made[i] = terms
		}
		i++
	}
	for j, grant := range cost.Funding {
		if grant.ReceivedBy == "" || grant.ReceivedBy == cost.PaidBy || grant.Amount.Sign() == 0 {
			continue
		}
		if from := grants[j]; shared {
			s.made[i] = []term{{from: from}}
		}
		s.made[i+1] = []term{{from: &s.live[i].amount, minus: true}}
		i += 2
	}
	return i
}

package casefile

import (
	"slices"

	"github.com/triborough/fairshare/attribution"
)

// service is a service as the file gives it: its facts, and where each stands.
type service struct {
	attribution.Service
	at       node
	contract *contract // nil for a service that is not contracted out
	running  node      // where it stands what it costs to run
	facts    []node    // where each other fact stands
	clauses  []attribution.Clause
}

// add adds a fact and where it stands.
func (s *service) add(n node, fact attribution.Fact) {
	s.Facts = append(s.Facts, fact)
	s.facts = append(s.facts, n)
}

// service reads one service and its facts.
func (n node) service() *service {
	name := n.peek("name") // first, for the place in the messages of the rest
	if name == attribution.AllServices {
		n.fail("%q is the name of the programme as a whole", name)
	}
	if name != "" {
		n = n.at(name)
	}
	s := &service{at: n}
	s.Participants = slices.Clone(n.file.authorities)
	var ongoing attribution.Ongoing
	var cost, priced, basis bool // priced: by cost, or by the prices of a contract
	n.mapping(
		required("name", func(n node) { n.text(&s.Name) }),
		optional("authorities", func(n node) { n.participants(&s.Participants) }),
		optional("clauses", func(n node) { n.clauses(s.Name, &s.clauses) }),
		optional("host", func(n node) { n.authority(&s.Host) }),
		optional("paid_by", func(n node) { n.authority(&ongoing.PaidBy) }),
		required("basis", func(n node) { s.Basis, basis = n.basis(s.Participants), true }),
		optional("cost", func(n node) { n.cost(&ongoing.Cost); cost, priced = true, true }),
		optional("contract", func(n node) { s.contract = n.contract(s); priced = priced || s.contract.priced() }),
		optional("income", func(n node) {
			n.each(func(entry node) { ongoing.Income = append(ongoing.Income, entry.income()) })
			n.needsPrice(priced)
		}),
		optional("before", func(n node) {
			n.byParticipant(&s.Before, s.Participants, attribution.ParseAmount)
			n.needsPrice(priced)
		}),
		optional("net_reduction", func(n node) {
			n.byParticipant(&s.NetReduction, s.Participants, attribution.ParseAmount)
			if len(s.Before) > 0 {
				n.fail("both before and net_reduction are given: one follows from the other")
			}
		}),
		optional("stand_alone", func(n node) { n.byParticipant(&s.StandAlone, s.Participants, attribution.ParseAmount) }),
		optional("variances", func(n node) {
			n.needsPrice(priced)
			n.facts(s, func(entry node) attribution.Fact { return entry.variance(s) })
		}),
		optional("brought_forward", func(n node) {
			var forward attribution.BroughtForward
			n.byAuthority(&forward.Adjustments, attribution.ParseAmount)
			s.add(n, forward)
		}),
		optional("transition", func(n node) {
			n.facts(s, func(entry node) attribution.Fact { return entry.transition(s.Participants) })
		}),
		optional("failures", func(n node) { n.facts(s, node.failure) }),
		optional("withdrawals", func(n node) { n.facts(s, node.withdrawal) }),
		optional("termination", func(n node) { n.termination(s) }),
	)
	switch {
	case s.contract != nil:
		s.Running, s.running = s.contract.fact(ongoing, cost), s.contract.at
	case cost:
		s.Running, s.running = ongoing, n
	case basis && len(s.Facts) == 0:
		n.fail("there is nothing to share: give a cost")
	}
	return s
}

// needsPrice refuses what makes no sense without the year's cost.
func (n node) needsPrice(priced bool) {
	if !priced {
		n.fail("needs the year's cost beside it: cost, or the prices of a contract")
	}
}

// facts reads a list of facts of one kind.
func (n node) facts(s *service, read func(node) attribution.Fact) {
	n.each(func(entry node) { s.add(entry, read(entry)) })
}

func (n node) income() (income attribution.Income) {
	n.mapping(
		optional("description", func(n node) { n.text(&income.Description) }),
		required("amount", func(n node) { n.cost(&income.Amount) }),
	)
	return income
}

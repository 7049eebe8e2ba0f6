package casefile

import (
	"slices"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// service is a service as the file gives it: its facts, and where each stands.
type service struct {
	attribution.Service
	at       node
	contract *contract // nil for a service that is not contracted out
	running  node      // where it stands what it costs to run
	damping  node      // where it stands how far that may move a contribution
	end      node      // where the termination stands
	facts    []node    // where each other fact stands
	clauses  []attribution.Clause
	based    bool // its basis was read without fault
	reduces  bool // and so was all that its net reductions follow from
	anyone   bool // it is not known who takes part
	damped   bool // the damping was read without fault, and all that it holds
	sound    bool // there is no fault in it but in its year
	year     year // what happened to its money

	doubtful []attribution.Fact // those in which there is a fault already
	doubts   []node             // where each of them stands
}

// service reads one service and its facts; nil where there is nothing to read, or
// too much.
func (n node) service() *service {
	if n.Kind != tree.Mapping {
		n.belongs("a mapping (key: value)")
		return nil
	}
	if !n.divides(len(n.file.authorities)) {
		return nil
	}
	if name := n.peek("name"); name != attribution.AllServices {
		n = n.at(name) // first, for the place in the messages of the rest
	}
	s := &service{at: n, Service: attribution.Service{Participants: n.file.everyone()}}
	found := n.file.found
	costs := running{sound: true}
	spent := true // what was spent before is without fault
	known := n.mapping(slices.Concat([]field{
		required("name", func(n node) { n.serviceName(&s.Name) }),
		optional("authorities", func(n node) { n.participants(&s.Participants) }),
		optional("clauses", func(n node) { n.clauses(s.Name, &s.clauses) }),
		optional("host", func(n node) { n.host(&s.Host) }),
		optional("paid_by", noting(&costs.sound, func(n node) { n.authority(&costs.PaidBy) })),
		required("basis", func(n node) { s.based = n.file.sound(func() { s.Basis = n.basis(s.Participants) }) }),
		optional("cost", noting(&costs.sound, func(n node) { n.cost(&costs.Cost); costs.given = true })),
		optional("contract", func(n node) { s.contract = n.contract(s) }),
		optional("costs", noting(&costs.sound, func(n node) { n.heads(s, &costs) })),
		optional("income", noting(&costs.sound, func(n node) { n.income(&costs) })),
		optional("before", noting(&spent, func(n node) {
			n.byParticipant(&s.Before, s.Participants, attribution.ParseAmount)
			costs.neededBy(n)
		})),
		optional("net_reduction", noting(&spent, func(n node) {
			n.byParticipant(&s.NetReduction, s.Participants, attribution.ParseAmount)
			if s.Before != nil {
				n.fail("both before and net_reduction are given: one follows from the other")
			}
		})),
		optional("damping", func(n node) { n.damping(s, spent); costs.neededBy(n) }),
		optional("shares_savings", func(n node) { n.sharesSavings(s) }),
		optional("stand_alone", func(n node) { n.byParticipant(&s.StandAlone, s.Participants, attribution.ParseAmount) }),
		optional("variances", func(n node) {
			n.facts(s, func(entry node) attribution.Fact { return entry.variance(s, &costs) })
			costs.neededBy(n)
		}),
		optional("brought_forward", func(n node) { n.fact(s, node.broughtForward) }),
		optional("transition", func(n node) {
			n.facts(s, func(entry node) attribution.Fact { return entry.transition(s.Participants) })
		}),
		optional("joinings", func(n node) {
			n.facts(s, func(entry node) attribution.Fact { return entry.joining(s.Participants) })
		}),
		optional("failures", func(n node) { n.facts(s, node.failure) }),
		optional("withdrawals", func(n node) { n.facts(s, node.withdrawal) }),
		optional("termination", func(n node) { n.termination(s) }),
	}, s.year.fields(s, &costs))...)
	costs.sound = costs.sound && (known || costs.given || s.contract != nil) // another key may be meant for the cost
	s.run(&costs)
	s.endsWithin()
	if n.file.found == found && s.Running == nil && len(s.Facts) == 0 && !n.file.bases {
		n.fail("there is nothing to share: give a cost")
	}
	s.damped = s.damped && costs.sound && s.based
	s.reduces = spent && (s.Before == nil || costs.sound && s.based)
	s.sound = n.file.found-found == s.year.faults
	return s
}

// endsWithin refuses to put off to next year what a service's last year owes.
func (s *service) endsWithin() {
	if s.end.Node == nil {
		return
	}
	for i, fact := range s.Facts {
		if v, is := fact.(attribution.Variance); is && v.Treatment == attribution.TreatmentHostBears {
			s.facts[i].fail("the host bears it, and the arrangement ends (%s): in no year after would the others pay it back: share now", s.end.Place)
		}
	}
}

// serviceName reads the name of a service, which no other has; "" where there is a
// fault in it.
func (n node) serviceName(into *string) {
	var name string
	n.text(&name)
	first, twice := n.file.services[name]
	switch {
	case name == "":
	case name == attribution.AllServices:
		n.fail("%q is the name of the programme as a whole", name)
	case twice:
		n.fail("a second service of that name: the first is on %s", first)
	default:
		*into = name
		n.file.services[name] = n.Place
		n.file.called.look(n, name)
	}
}

// host reads who pays for a service. Where that is not known, somebody does.
func (n node) host(into *attribution.Authority) {
	if n.authority(into); *into == "" && len(n.file.authorities) > 0 {
		*into = n.file.authorities[0]
	}
}

// facts reads a list of facts of one kind.
func (n node) facts(s *service, read func(node) attribution.Fact) {
	n.each(func(entry node) { entry.fact(s, read) })
}

// fact reads a fact, and notes whether there is a fault in it.
func (n node) fact(s *service, read func(node) attribution.Fact) {
	if !n.divides(len(s.Participants)) {
		return
	}
	var fact attribution.Fact
	switch sound := n.file.sound(func() { fact = read(n) }); {
	case fact == nil:
	case sound:
		s.Facts, s.facts = append(s.Facts, fact), append(s.facts, n)
	default:
		s.doubtful, s.doubts = append(s.doubtful, fact), append(s.doubts, n)
	}
}

// sharesSavings reads whether savings are to be shared as costs are.
func (n node) sharesSavings(s *service) {
	if s.SharesSavings = n.flag(); s.SharesSavings && s.Before == nil && s.NetReduction == nil {
		n.warn("no saving is given to hold to it: before, or net_reduction")
	}
}

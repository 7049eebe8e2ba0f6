package casefile

import (
	"slices"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"github.com/triborough/fairshare/attribution"
)

// service reads one service and its facts.
func (n node) service() *service {
	s := &service{at: n}
	n.name(&s.Name)
	n = n.at(s.Name)
	s.at = n
	s.Participants = slices.Clone(n.file.authorities)
	var ongoing attribution.Ongoing
	var cost, priced, basis bool // priced: by cost, or by the prices of a contract
	n.mapping(
		required("name", func(node) {}),
		optional("authorities", func(n node) { n.participants(&s.Participants) }),
		optional("host", func(n node) { n.authority(&s.Host) }),
		optional("paid_by", func(n node) { n.authority(&ongoing.PaidBy) }),
		required("basis", func(n node) { s.Basis, basis = n.basis(s.Participants), true }),
		optional("cost", func(n node) { n.cost(&ongoing.Cost); cost, priced = true, true }),
		optional("contract", func(n node) { s.contract = n.contract(s); priced = priced || s.contract.prices.Node != nil }),
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
		s.runs(s.contract.at, s.contract.fact(ongoing, cost))
	case cost:
		s.runs(n, ongoing)
	case basis && len(s.Facts) == 0:
		n.fail("there is nothing to share: give a cost")
	}
	return s
}

// name reads a service's name first, for the place in the messages of the rest.
func (n node) name(into *string) {
	for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
		if n.Content[i].Value == "name" && *into == "" {
			n.child(n.Content[i+1], "name").text(into)
		}
	}
	if *into == attribution.AllServices {
		n.fail("%q is the name of the programme as a whole", *into)
	}
}

// needsPrice refuses what makes no sense without the year's cost.
func (n node) needsPrice(priced bool) {
	if !priced {
		n.fail("needs the year's cost beside it: cost, or the prices of a contract")
	}
}

func (n node) participants(into *[]attribution.Authority) {
	n.authorityList(into)
	if len(*into) == 0 && len(n.Content) == 0 {
		n.fail("nobody takes part")
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

// basis reads exactly one of the four bases.
func (n node) basis(participants []attribution.Authority) attribution.Basis {
	var basis attribution.Basis
	var err error
	pairs, ok := n.pairs()
	if ok && len(pairs) != 1 {
		n.fail("exactly one of demand, proportion, equal and sole is given, not %d", len(pairs))
		return basis
	}
	n.mapping(
		optional("demand", func(n node) { basis, err = attribution.ByDemand(participants, n.demand(participants)...) }),
		optional("proportion", func(n node) {
			var weights attribution.Shares
			n.byParticipant(&weights, participants, attribution.ParseWeight)
			basis, err = attribution.InProportion(weights)
		}),
		optional("equal", func(n node) {
			if text, ok := n.scalar(); ok && text != "true" {
				n.fail("equal can only be true, not %.40q", text)
			}
			basis, err = attribution.Equally(participants...)
		}),
		optional("sole", func(n node) {
			var bearer attribution.Authority
			n.authority(&bearer)
			if bearer == "" {
				return
			}
			if !slices.Contains(participants, bearer) {
				n.fail("%s takes no part in the service", bearer)
			}
			basis, err = attribution.Solely(bearer)
		}),
	)
	if err != nil {
		n.refuse(err)
	}
	return basis
}

// demand reads lines of demand. Lines of different measures can be added only if
// each states its quality, for units of different things have no common price.
func (n node) demand(participants []attribution.Authority) []attribution.Demand {
	var lines []attribution.Demand
	var silent []node // lines that leave their quality at 1
	measures := make(map[string]bool)
	n.each(func(entry node) {
		line := attribution.Demand{Quality: decimal.NewFromInt(1)}
		stated := false
		entry.mapping(
			required("authority", func(n node) { n.authority(&line.Authority) }),
			optional("measure", func(n node) { n.text(&line.Measure) }),
			required("quantity", func(n node) { n.weight(&line.Quantity) }),
			optional("quality", func(n node) { n.weight(&line.Quality); stated = true }),
		)
		if line.Authority == "" {
			return
		}
		lines = append(lines, line)
		measures[line.Measure] = true
		if !stated {
			silent = append(silent, entry)
		}
	})
	if len(measures) > 1 {
		for _, entry := range silent {
			entry.fail("lines of different measures can be added only if each states its quality")
		}
	}
	return lines
}

package casefile

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// basis reads exactly one of the four bases.
func (n node) basis(participants []attribution.Authority) attribution.Basis {
	var basis attribution.Basis
	var err error
	if n.Kind == tree.Mapping && len(n.Entries) != 1 {
		n.fail("exactly one of demand, proportion, equal and sole is given, not %d", len(n.Entries))
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

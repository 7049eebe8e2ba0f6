package casefile

import (
	"slices"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// basis reads exactly one of the four bases. Where there is a fault in it, or it is
// not known who takes part (nil), another stands for it.
func (n node) basis(participants []attribution.Authority) attribution.Basis {
	var basis attribution.Basis
	if n.file.sound(func() { basis = n.oneBasis(participants) }) && participants != nil {
		return basis
	}
	return n.file.anyBasis(participants)
}

func (n node) oneBasis(participants []attribution.Authority) (basis attribution.Basis) {
	if n.Kind == tree.Mapping && len(n.Entries) != 1 {
		n.fail("exactly one of demand, proportion, equal and sole is given, not %d", len(n.Entries))
		return basis
	}
	var build func() (attribution.Basis, error)
	sound := n.file.sound(func() {
		n.mapping(
			optional("demand", func(n node) {
				lines := n.demand()
				build = func() (attribution.Basis, error) { return attribution.ByDemand(participants, lines...) }
			}),
			optional("proportion", func(n node) {
				var weights attribution.Shares
				n.byParticipant(&weights, participants, attribution.ParseWeight)
				n.comeToHundred(weights)
				build = func() (attribution.Basis, error) { return attribution.InProportion(weights) }
			}),
			optional("equal", func(n node) {
				if text, ok := n.scalar(); ok && text != "true" {
					n.fail("equal can only be true, not %.40q", text)
				}
				build = func() (attribution.Basis, error) { return attribution.Equally(participants...) }
			}),
			optional("sole", func(n node) {
				var bearer attribution.Authority
				n.authority(&bearer)
				if bearer != "" && participants != nil && !slices.Contains(participants, bearer) {
					n.fail("%s takes no part in the service", bearer)
				}
				build = func() (attribution.Basis, error) { return attribution.Solely(bearer) }
			}),
		)
	})
	if sound && participants != nil {
		var err error
		basis, err = build()
		n.refuse(err)
	}
	return basis
}

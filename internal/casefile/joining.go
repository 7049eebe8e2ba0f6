package casefile

import "github.com/triborough/fairshare/attribution"

// joining reads what the others bore before an authority joined. It is shared anew
// by net reduction, as transition costs are, unless a basis was agreed for it:
//
//	joinings: [{description: Set-up costs of 2012/13, bore: {A: 60000, B: 40000}, basis: {equal: true}}]
func (n node) joining(participants []attribution.Authority) attribution.Fact {
	j := attribution.Joining{By: attribution.ByNetReduction}
	within := true
	n.mapping(
		optional("description", func(n node) { n.text(&j.Description) }),
		required("bore", func(n node) {
			for range n.Entries { // each is divided among all
				within = within && n.divides(len(participants))
			}
			if within {
				n.byAuthority(&j.Bore, attribution.ParseAmount)
			}
		}),
		optional("basis", func(n node) { j.By, j.Basis = attribution.ByAgreedBasis, n.basis(participants) }),
	)
	if !within {
		return nil
	}
	return j
}

package casefile

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// transition reads a cost that is shared by net reduction, as chapter 11 says,
// unless a basis was agreed for it. Who paid it is also who incurred it: both words
// are taken, and one of them.
//
//	transition:
//	  - {description: ICT, kind: ict, amount: 700000, paid_by: A, approved_by: [A, B, C], necessity: comparable,
//	     funding: [{description: capital grant, amount: 430000, received_by: B}]}
func (n node) transition(participants []attribution.Authority) attribution.Fact {
	t := attribution.Transition{By: attribution.ByNetReduction}
	paid, left := false, true // who paid is said; what is left to share is known
	n.mapping(
		optional("description", func(n node) { n.text(&t.Description) }),
		optional("kind", func(n node) { n.textOr((*string)(&t.Kind), "redundancy") }),
		required("amount", func(n node) { n.cost(&t.Amount) }),
		optional("enhancement", func(n node) { left = n.file.sound(func() { n.cost(&t.Enhancement) }) && left }),
		optional("funding", func(n node) { left = n.file.sound(func() { t.Funding = n.funding() }) && left }),
		optional("paid_by", func(n node) { n.authority(&t.PaidBy); paid = true }),
		optional("incurred_by", func(n node) {
			if paid {
				n.fail("paid_by says the same: give one of the two")
				return
			}
			n.authority(&t.PaidBy)
			paid = true
		}),
		optional("approved_by", func(n node) { n.authorityList(&t.ApprovedBy) }),
		optional("necessity", func(n node) { n.textOr((*string)(&t.Necessity), "comparable") }),
		optional("justification", func(n node) { n.textOr(&t.Justification, "?") }),
		optional("basis", func(n node) { t.By, t.Basis = attribution.ByAgreedBasis, n.basis(participants) }),
	)
	if n.Kind == tree.Mapping && !paid {
		n.fail("the key %q is missing", "paid_by")
	}
	if !left && t.By == attribution.ByNetReduction { // it may be nothing, which needs no net reduction
		t.By, t.Basis = attribution.ByAgreedBasis, n.file.anyBasis(participants)
	}
	return t
}

// funding reads what grants, or others, fund of a transition cost.
func (n node) funding() []attribution.Funding {
	var grants []attribution.Funding
	n.each(func(entry node) {
		var grant attribution.Funding
		if !entry.divides(1) {
			return
		}
		entry.mapping(
			optional("description", func(n node) { n.text(&grant.Description) }),
			required("amount", func(n node) { n.cost(&grant.Amount) }),
			optional("received_by", func(n node) { n.authority(&grant.ReceivedBy) }),
		)
		grants = append(grants, grant)
	})
	return grants
}

// programme reads the transition costs of the programme as a whole.
func (n node) programme() *service {
	s := &service{at: n.at(attribution.AllServices)}
	s.Name = attribution.AllServices
	s.Participants = n.file.everyone()
	n.facts(s, func(entry node) attribution.Fact { return entry.transition(s.Participants) })
	if len(s.Facts)+len(s.doubtful) == 0 {
		return nil
	}
	return s
}

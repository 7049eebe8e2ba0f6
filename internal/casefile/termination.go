package casefile

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// termination reads the costs of ending an arrangement, one fact each, and the one
// notice that was given of it. Whether that was long enough, or agreed to, is not
// asked where a fault leaves it open.
//
//	termination: {basis: {equal: true}, notice_months: 11, shorter_notice_agreed_by: [A, B],
//	              costs: [{description: Winding up, amount: 9000, paid_by: A}]}
func (n node) termination(s *service) {
	end := attribution.Termination{Basis: n.file.anyBasis(s.Participants)}
	noticed := true
	s.end = n
	n.mapping(
		required("basis", func(n node) { end.Basis = n.basis(s.Participants) }),
		optional("notice_months", noting(&noticed, func(n node) {
			end.NoticeMonths = new(int)
			n.whole(end.NoticeMonths)
		})),
		optional("shorter_notice_agreed_by", noting(&noticed, func(n node) {
			if n.authorityList(&end.ShorterNoticeAgreedBy); end.NoticeMonths == nil {
				n.fail("shorter than what? notice_months is not given")
			}
		})),
		required("costs", func(n node) {
			if !noticed {
				end.NoticeMonths, end.ShorterNoticeAgreedBy = nil, nil
			}
			if n.Kind == tree.List && len(n.Items) == 0 {
				n.fail("no cost of the end is given")
			}
			n.facts(s, func(entry node) attribution.Fact { return entry.endCost(end) })
		}),
	)
}

// endCost reads one cost of an arrangement's end.
func (n node) endCost(t attribution.Termination) attribution.Fact {
	n.mapping(
		optional("description", func(n node) { n.text(&t.Description) }),
		required("amount", func(n node) { n.cost(&t.Amount) }),
		optional("paid_by", func(n node) { n.authority(&t.PaidBy) }),
	)
	return t
}

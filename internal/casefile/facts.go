package casefile

import "github.com/triborough/fairshare/attribution"

// variance reads a variance. One of an unknown cause is not checked further, for
// all else depends on that.
func (n node) variance(s *service) attribution.Fact {
	var v attribution.Variance
	caused := false
	n.mapping(
		required("cause", func(n node) { caused = n.file.sound(func() { n.text((*string)(&v.Cause)) }) }),
		optional("description", func(n node) { n.text(&v.Description) }),
		required("amount", func(n node) { n.amount(&v.Amount) }),
		optional("paid_by", func(n node) { n.authority(&v.PaidBy) }),
		optional("basis", func(n node) { v.Basis = n.basis(s.Participants) }),
		optional("reason", func(n node) { n.textOr(&v.Reason, "?") }),
		optional("specified_by", func(n node) { n.authority(&v.SpecifiedBy) }),
		optional("origin", func(n node) { n.authority(&v.Origin) }),
		optional("treatment", func(n node) { n.textOr((*string)(&v.Treatment), "share now") }),
	)
	if !caused {
		return nil
	}
	if v.Cause == attribution.CauseBurden && s.contract == nil {
		n.fail("a burden of a service that is not contracted out: in-house services have none")
	}
	return v
}

func (n node) broughtForward() attribution.Fact {
	var b attribution.BroughtForward
	n.byAuthority(&b.Adjustments, attribution.ParseAmount)
	return b
}

// transition reads a cost that is shared by net reduction, as chapter 11 says,
// unless a basis was agreed for it.
func (n node) transition(participants []attribution.Authority) attribution.Fact {
	t := attribution.Transition{By: attribution.ByNetReduction}
	n.mapping(
		optional("description", func(n node) { n.text(&t.Description) }),
		optional("kind", func(n node) { n.textOr((*string)(&t.Kind), "redundancy") }),
		required("amount", func(n node) { n.cost(&t.Amount) }),
		optional("enhancement", func(n node) { n.cost(&t.Enhancement) }),
		required("incurred_by", func(n node) { n.authority(&t.PaidBy) }),
		optional("approved_by", func(n node) { n.authorityList(&t.ApprovedBy) }),
		optional("necessity", func(n node) { n.textOr((*string)(&t.Necessity), "comparable") }),
		optional("justification", func(n node) { n.textOr(&t.Justification, "?") }),
		optional("basis", func(n node) { t.By, t.Basis = attribution.ByAgreedBasis, n.basis(participants) }),
	)
	return t
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

func (n node) failure() attribution.Fact {
	var f attribution.Failure
	n.mapping(
		required("authority", func(n node) { n.authority(&f.Authority) }),
		optional("description", func(n node) { n.text(&f.Description) }),
		required("amount", func(n node) { n.cost(&f.Amount) }),
		optional("paid_by", func(n node) { n.authority(&f.PaidBy) }),
	)
	return f
}

// withdrawal reads a withdrawal. Whether its notice was long enough, or agreed to,
// is not asked where a fault leaves that open.
func (n node) withdrawal() attribution.Fact {
	var w attribution.Withdrawal
	noticed, agreed := false, true
	n.mapping(
		required("authority", func(n node) { n.authority(&w.Authority) }),
		optional("description", func(n node) { n.text(&w.Description) }),
		required("amount", func(n node) { n.cost(&w.Amount) }),
		optional("paid_by", func(n node) { n.authority(&w.PaidBy) }),
		required("notice_months", func(n node) { noticed = n.file.sound(func() { n.whole(&w.NoticeMonths) }) }),
		optional("shorter_notice_agreed_by", noting(&agreed, func(n node) { n.authorityList(&w.ShorterNoticeAgreedBy) })),
	)
	if w.Authority == "" || !noticed || !agreed {
		return nil
	}
	return w
}

// termination reads the costs of ending an arrangement, one fact each.
func (n node) termination(s *service) {
	basis := n.file.anyBasis(s.Participants)
	n.mapping(
		required("basis", func(n node) { basis = n.basis(s.Participants) }),
		required("costs", func(n node) {
			n.facts(s, func(entry node) attribution.Fact {
				t := attribution.Termination{Basis: basis}
				entry.mapping(
					optional("description", func(n node) { n.text(&t.Description) }),
					required("amount", func(n node) { n.cost(&t.Amount) }),
					optional("paid_by", func(n node) { n.authority(&t.PaidBy) }),
				)
				return t
			})
		}),
	)
}

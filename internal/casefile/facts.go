package casefile

import "github.com/triborough/fairshare/attribution"

// variance reads a variance. One of an unknown cause is not checked further, for
// all else depends on that.
func (n node) variance(s *service, r *running) attribution.Fact {
	var v attribution.Variance
	caused := false
	n.mapping(
		required("cause", func(n node) { caused = n.file.sound(func() { n.text((*string)(&v.Cause)) }) }),
		optional("description", func(n node) { n.text(&v.Description) }),
		required("amount", func(n node) { n.amount(&v.Amount) }),
		optional("paid_by", func(n node) { n.authority(&v.PaidBy) }),
		optional("head", func(n node) { n.head(r, &v.Head) }),
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

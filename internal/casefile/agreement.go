package casefile

import "github.com/triborough/fairshare/attribution"

// agreement reads what the parties wrote down, and which of its clauses each rule
// rests on.
//
//	agreement: {title: Collaboration agreement of 1 June 2012, source: where it can be read, notice_months: 12,
//	            clauses: {ongoing: Sch. 3 para 2, variance.indirect: Sch. 3 para 9}}
func (n node) agreement(into *attribution.Agreement) {
	n.mapping(
		required("title", func(n node) { n.text(&into.Title) }),
		optional("source", func(n node) { n.text(&into.Source) }),
		optional("notice_months", func(n node) {
			if n.whole(&into.NoticeMonths); into.NoticeMonths == 0 {
				n.fail("an agreement of no notice: leave it out, and notice is twelve months")
			}
		}),
		optional("clauses", func(n node) { n.clauses("", &into.Clauses) }),
	)
}

// clauses reads the clause of each rule, of one service or of all.
func (n node) clauses(service string, into *[]attribution.Clause) {
	entries, _ := n.entries()
	for _, e := range entries {
		clause := attribution.Clause{Rule: attribution.Rule(e.key), Service: service}
		if !clause.Rule.Own() && clause.Rule.Source() == "" {
			e.keyNode.fail("%.40q is no rule", e.key)
			continue
		}
		e.value.text(&clause.Text)
		*into = append(*into, clause)
	}
}

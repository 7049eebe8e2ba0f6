package casefile

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/near"
)

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
			if n.file.sound(func() { n.whole(&into.NoticeMonths) }) && into.NoticeMonths == 0 {
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

// notKnown reads the names of services whose net reductions nobody knows.
func (n node) notKnown(services []*service, into *[]string) {
	given := make(map[string]bool, len(services)) // whether they are
	names := make([]string, 0, len(services))
	for _, s := range services {
		given[s.Name] = s.Before != nil || s.NetReduction != nil
		names = append(names, s.Name)
	}
	n.each(func(entry node) {
		var name string
		entry.text(&name)
		reduced, found := given[name]
		switch {
		case name == "":
		case reduced:
			entry.fail("the net reduction of %.40q is given", name)
		case !found && n.file.listed:
			entry.fail("%.40q is none of the services%s", name, near.Meant(near.Name(&n.file.near, name, names)))
		}
		*into = append(*into, name)
	})
}

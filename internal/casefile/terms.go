package casefile

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// term is what was agreed for some years.
type term struct {
	node
	from, to account.Year // to is zero where it goes on
	basis    node
	clause   *tree.Node
}

// terms reads the terms of a basis: in order, without gap or overlap, only the last
// without an end.
func (n node) terms() []term {
	var terms []term
	n.each(func(entry node) {
		t := term{node: entry}
		entry.mapping(
			required("from", func(n node) { n.period(&t.from) }),
			optional("to", func(n node) { n.period(&t.to) }),
			optional("clause", func(n node) { t.clause = n.Node }),
			required("basis", func(n node) { t.basis = n }),
		)
		if last := len(terms) - 1; last >= 0 {
			switch before := terms[last]; {
			case before.to == (account.Year{}):
				before.fail("only the last term goes on: say up to which year this one goes (to)")
			case t.from != (account.Year{}) && !t.from.Follows(before.to):
				entry.fail("a term from %s, and the one before it goes to %s: terms leave no gap and do not overlap (%s)", t.from, before.to, before.Place)
			}
		}
		if t.to != (account.Year{}) && t.to.First().Before(t.from.First()) {
			entry.fail("a term from %s to %s", t.from, t.to)
		}
		terms = append(terms, t)
	})
	return terms
}

// period reads a year, such as 2012/13 or 2012.
func (n node) period(into *account.Year) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	year, err := account.ParseYear(text)
	n.refuse(err)
	*into = year
}

// covers says whether a term is for a year.
func (t term) covers(y account.Year) bool {
	return !y.First().Before(t.from.First()) && (t.to == (account.Year{}) || !t.to.First().Before(y.First()))
}

// basisUnder puts in the basis that was agreed for the case's year, with the lines
// of demand and the months that the case gives, and cites its clause.
func (a *agreed) basisUnder(s, fixed node, period string) {
	basis, given := fixed.entry("basis")
	if terms, by := fixed.entry("terms"); by {
		t, found := s.termOf(terms, period)
		if !found {
			s.without("demand", "estimate", "months")
			return
		}
		basis, given = t.basis, true
		if t.clause != nil {
			s.cite(*t.clause)
		}
	}
	if !given {
		return
	}
	m := measures{service: s, given: make(map[string]map[string][]tree.Node), counted: make(map[string][]string)}
	m.read("demand")
	m.read("estimate")
	laid := m.fill(*basis.Node, "demand")
	m.unmatched()
	if months, partYear := s.entry("months"); partYear && laid.Kind == tree.Mapping {
		laid.Entries = append(laid.Entries, tree.Entry{Key: tree.Node{Kind: tree.Scalar, Place: months.Place, Text: "months"}, Value: *months.Node})
	}
	s.without("demand", "estimate", "months")
	s.put("basis", laid)
}

// termOf finds the term that covers the case's year. Where none does, the basis is
// refused.
func (s node) termOf(terms node, period string) (term, bool) {
	year, err := account.ParseYear(period)
	if err != nil {
		s.put("basis", s.refused("terms of the agreement are by year (%s), and the case's period is %.40q: write it as 2012/13 or 2012", terms.Place, period))
		return term{}, false
	}
	for _, t := range terms.terms() {
		if t.covers(year) {
			if t.to == year {
				s.warn("the term of its basis ends with this year, %s (%s)", year, t.Place)
			}
			return t, true
		}
	}
	s.put("basis", s.refused("no term of the agreement covers %s (%s)", year, terms.Place))
	return term{}, false
}

// cite has every charge on the ongoing basis cite a term's clause, before the
// service's own and the agreement's.
func (s node) cite(clause tree.Node) {
	clauses := tree.Node{Kind: tree.Mapping, Place: clause.Place}
	cited := []attribution.Rule{attribution.RuleOngoing, attribution.RuleVarianceShared, attribution.RuleVarianceIndirect}
	for _, rule := range cited {
		clauses.Entries = append(clauses.Entries, tree.Entry{Key: tree.Node{Kind: tree.Scalar, Place: clause.Place, Text: string(rule)}, Value: clause})
	}
	if own, given := s.entry("clauses"); given && own.Kind == tree.Mapping {
		for _, e := range own.Entries {
			if e.Key.Text != string(cited[0]) && e.Key.Text != string(cited[1]) && e.Key.Text != string(cited[2]) {
				clauses.Entries = append(clauses.Entries, e)
			}
		}
	}
	s.without("clauses")
	s.put("clauses", clauses)
}

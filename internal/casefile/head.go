package casefile

import (
	"slices"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// heads reads what a service costs by heads, each on a basis of its own where one
// was agreed for it:
//
//	costs:
//	  - {description: Staff, amount: 1100000}                           # on the service's basis
//	  - {description: Premises, amount: 300000, basis: {equal: true}}
func (n node) heads(s *service, r *running) {
	if r.given {
		n.fail("both cost and costs are given: one is the sum of the other")
	}
	if s.contract != nil {
		n.fail("a service that is contracted out has a price, and no heads of cost")
	}
	r.given, s.running = true, n
	described := make(map[string]bool)
	n.each(func(entry node) {
		var head attribution.Head
		if !entry.divides(len(s.Participants)) {
			return
		}
		entry.mapping(
			required("description", func(n node) { n.text(&head.Description) }),
			required("amount", func(n node) { n.cost(&head.Amount) }),
			optional("basis", func(n node) { head.Basis = n.basis(s.Participants) }),
		)
		if described[head.Description] {
			entry.fail("a second head of cost of that description: %.40q", head.Description)
		} else if head.Description != "" {
			described[head.Description] = true
			r.Heads = append(r.Heads, head)
		}
	})
	if n.Kind == tree.List && len(n.Items) == 0 {
		n.fail("no head of cost is given")
	}
}

// head reads the head of cost that a variance is of. Where a fault leaves open
// which heads there are, it is taken for one of them, if there is any.
func (n node) head(r *running, into *string) {
	heads := make([]string, len(r.Heads))
	for i, head := range r.Heads {
		heads[i] = head.Description
	}
	n.text(into)
	switch {
	case *into == "", slices.Contains(heads, *into):
		return
	case !r.sound:
	case len(heads) == 0:
		n.fail("%.40q: the cost is not given by heads (costs)", *into)
	default:
		n.fail("%.40q is none of the heads of cost%s", *into, near.Meant(near.Name(&n.file.near, *into, heads)))
	}
	if *into = ""; len(heads) > 0 {
		*into = heads[0]
	}
}

// bare are the heads by name alone, on the service's basis.
func bare(heads []attribution.Head) []attribution.Head {
	named := make([]attribution.Head, len(heads))
	for i, head := range heads {
		named[i].Description = head.Description
	}
	return named
}

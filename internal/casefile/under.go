package casefile

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// ReadIn reads a case as Read does, and an agreement file that it is under from
// the folder that it stands in.
func ReadIn(folder fs.FS, name string, input io.Reader) (Case, error) {
	root, err := open(name, input)
	if err != nil {
		return Case{}, err
	}
	return ReadTree(folder, nil, *root.Node)
}

// ReadTree reads a case from its tree, whatever file that was made of. It finds an
// agreement in the folder, as ReadIn does, and follows last year, as ReadAfter does,
// unless that is nil. What it makes of the tree is its own: it is not to be used
// again. Errors: as Read, at the places of the tree.
func ReadTree(folder fs.FS, last *Last, root tree.Node) (Case, error) {
	n := opened(root)
	n.file.folder, n.file.last = folder, last
	return n.read()
}

// agreed is an agreement file laid under a case: what the parties chose, once, of
// which the case gives the year's figures.
//
//	agreement: {title: Collaboration agreement of 1 June 2012, source: ..., notice_months: 12, clauses: {...}}
//	authorities: [...]
//	accounts: {expenditure: 4100}
//	indirect_variances: share now        # or host bears
//	transition: {by: net reduction}      # or {by: agreed basis, basis: {...}}
//	services:
//	  - name: Regulatory services
//	    authorities: [...]
//	    host: A
//	    paid_by: A
//	    clauses: {ongoing: Sch. 3 para 4}
//	    shares_savings: true
//	    damping: {rise: 10}
//	    terms:                           # or basis, where it is for ever
//	      - {from: 2012/13, to: 2013/14, clause: Sch. 3 para 1, basis: {proportion: {...}}}
//	      - {from: 2014/15, clause: Sch. 3 para 2, basis: {demand: [premises inspected]}}
//	    termination: {basis: {...}}
type agreed struct {
	node
	services  map[string]node // by name
	known     []string        // their names, in order
	treatment *tree.Node      // of indirect variances
	by        *tree.Node      // what transition costs are shared by
	basis     *tree.Node      // where that is a basis
}

// lay lays the agreement that a case is under beneath it: what the agreement fixes
// is put in where the case leaves it out, what the case repeats alike passes, and
// what differs is refused, naming both places. Without a sound agreement the case
// cannot be read: false.
func (root node) lay() bool {
	name, stands := root.entry("under")
	if !stands {
		return true
	}
	a, ok := root.file.agreement(name)
	root.without("under")
	if !ok {
		return false
	}
	for _, key := range []string{"agreement", "authorities", "accounts", "calls"} {
		root.fix(key, a.node)
	}
	period := ""
	if n, given := root.entry("period"); given && n.Kind == tree.Scalar {
		period = n.Text
	}
	if services, given := root.entry("services"); given && services.Kind == tree.List {
		for i := range services.Items {
			a.under(services.child(&services.Items[i], "services"), period)
		}
	}
	if costs, given := root.entry("transition"); given {
		a.transition(costs)
	}
	return true
}

// agreement opens the file that a case is under, from the folder that it stands in.
func (f *file) agreement(name node) (a agreed, ok bool) {
	base, ok := name.scalar()
	switch {
	case !ok:
		return a, false
	case f.folder == nil:
		name.fail("an agreement stands beside its case: give the case as a file, and not as standard input")
		return a, false
	case path.Base(base) != base || strings.Contains(base, `\`) || path.Ext(base) == "":
		name.fail("%.40q is not the name of a file beside the case, such as agreement.yaml", base)
		return a, false
	}
	f.under = base
	opened, err := f.folder.Open(base)
	if err != nil {
		name.fail("%q cannot be read: %v", base, errors.Unwrap(err))
		return a, false
	}
	defer opened.Close()
	root, err := tree.FromYAML(strings.TrimSuffix(f.root.Place.File, path.Base(f.root.Place.File))+base, opened)
	if fault := (*tree.Error)(nil); errors.As(err, &fault) {
		f.add(&Error{At: fault.Place, Err: fault.Err})
		return a, false
	} else if err != nil {
		name.fail("%q cannot be read: %v", base, err)
		return a, false
	}
	a = agreed{node: node{Node: &root, file: f}, services: make(map[string]node)}
	return a, f.sound(a.read)
}

// read looks the agreement's own keys over; what stands in them is read as part of
// the case.
func (a *agreed) read() {
	leave := func(node) {}
	a.mapping(
		required("agreement", leave),
		required("authorities", leave),
		optional("indirect_variances", func(n node) {
			a.treatment = n.Node
			n.oneOf(string(attribution.TreatmentShareNow), string(attribution.TreatmentHostBears))
		}),
		optional("transition", a.readTransition),
		optional("accounts", leave),
		optional("calls", leave),
		required("services", func(n node) { n.each(a.readService) }),
	)
}

func (a *agreed) readTransition(n node) {
	by := ""
	n.mapping(
		required("by", func(n node) {
			a.by = n.Node
			by = n.oneOf(string(attribution.ByNetReduction), string(attribution.ByAgreedBasis))
		}),
		optional("basis", func(n node) { a.basis = n.Node }),
	)
	if (by == string(attribution.ByAgreedBasis)) != (a.basis != nil) {
		n.fail("an agreed basis is named, or net reduction without one")
	}
}

// readService looks over what an agreement fixes of a service.
func (a *agreed) readService(n node) {
	leave := func(node) {}
	name, terms, basis := "", false, false
	n.mapping(
		required("name", func(n node) { n.text(&name) }),
		optional("authorities", leave),
		optional("host", leave),
		optional("paid_by", leave),
		optional("clauses", leave),
		optional("shares_savings", leave),
		optional("calls", leave),
		optional("damping", func(n node) { n.mapping(optional("rise", leave), optional("fall", leave)) }),
		optional("basis", func(node) { basis = true }),
		optional("terms", func(n node) { terms = true; n.terms() }),
		optional("termination", func(n node) { n.mapping(required("basis", leave)) }),
	)
	if terms && basis {
		n.fail("a basis is agreed by terms, or for ever: not both")
	}
	if _, twice := a.services[name]; twice {
		n.fail("a second service %.40q", name)
	}
	a.services[name], a.known = n, append(a.known, name)
}

// fixedOfService are the keys of a service that the agreement may fix as they are.
var fixedOfService = []string{"authorities", "host", "paid_by", "clauses", "shares_savings", "calls"}

// under lays the agreement beneath one service of the case.
func (a *agreed) under(s node, period string) {
	name := s.peek("name")
	if name == "" {
		return // and refused for it
	}
	fixed, known := a.services[name]
	if !known {
		*s.Node = s.refused("the agreement does not know the service %.40q%s", name, near.Meant(near.Name(&s.file.near, name, a.known)))
		return
	}
	s = s.at(name)
	for _, key := range fixedOfService {
		s.fix(key, fixed)
	}
	a.basisUnder(s, fixed, period)
	for _, part := range []string{"damping", "termination"} {
		within, given := s.entry(part)
		terms, agreed := fixed.entry(part)
		switch {
		case agreed && given && within.Kind == tree.Mapping:
			for i := range terms.Entries {
				within.fix(terms.Entries[i].Key.Text, terms)
			}
		case agreed && !given && part == "damping":
			s.fail("the agreement holds contributions to a reference (%s), and the case gives none: damping", terms.Place)
		}
	}
	if variances, given := s.entry("variances"); given && a.treatment != nil && variances.Kind == tree.List {
		variances.each(func(entry node) {
			if entry.peek("cause") == string(attribution.CauseIndirect) {
				entry.put("treatment", *a.treatment)
			}
		})
	}
	if costs, given := s.entry("transition"); given {
		a.transition(costs)
	}
}

// transition lays what transition costs are shared by beneath each of them.
func (a *agreed) transition(costs node) {
	if a.by == nil || costs.Kind != tree.List {
		return
	}
	costs.each(func(cost node) {
		switch basis, given := cost.entry("basis"); {
		case a.basis != nil:
			cost.put("basis", *a.basis)
		case given:
			basis.fail("the agreement shares transition costs by net reduction (%s): a basis of their own is against it", a.by.Place)
		}
	})
}

package casebook

import (
	"slices"
	"strings"

	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// A basis stands on the sheets as a mapping of its name, its kind and what that
// takes; where it is used, as its name. In a case it stands there itself.

// basisKinds are the kinds of basis, as a case calls them.
var basisKinds = []string{"proportion", "percentages", "equal", "sole", "demand", "blend", "average", "band", "rounded"}

// takes are the parts of a basis that go with its kind; months go with any.
var takes = map[string][]string{
	"proportion": {"figures"}, "percentages": {"figures"}, "equal": {"who"}, "sole": {"who"}, "demand": {"demand", "who"},
	"blend": {"parts"}, "average": {"parts"}, "band": {"parts", "points"}, "rounded": {"parts", "step"},
}

// Bases within bases are put in where they are used, so many values in all, and so
// deep at most, which is far beyond what a statement takes.
const (
	maxMade   = 500_000
	maxLevels = 64
)

// checkBases refuses what goes with no basis: two of one name, what its kind does not
// take, and where nothing is shared by it a kind that is none.
func (r *reader) checkBases() {
	if r.bases.first["bases"] == nil {
		return
	}
	seen := make(map[string]bool)
	for _, b := range r.bases.first["bases"].items {
		name := b.text("name")
		fault := r.kindFault(b)
		switch {
		case name == "":
			r.fault(b.Place, "a basis without a name, by which it would be chosen")
		case seen[name]:
			r.fault(b.Place, "a second basis %.40q", name)
		case fault != nil && !r.used[name]:
			r.fault(fault.Place, "%s", fault.Text)
		}
		seen[name] = true
		for i, key := range b.keys {
			if fault == nil && !slices.Contains(takes[b.text("kind")], key.Text) && !slices.Contains([]string{"name", "kind", "months"}, key.Text) {
				r.fault(b.under[i].Place, "%s beside the kind %s, which takes none", key.Text, b.text("kind"))
			}
		}
	}
}

// kindFault is what is wrong with the kind of a basis, or nil.
func (r *reader) kindFault(b *branch) *branch {
	switch kind := b.first["kind"]; {
	case kind == nil:
		return refused(b.Place, "its kind is not given: one of %s", strings.Join(basisKinds, ", "))
	case kind.Kind == tree.Refused:
		return kind
	case takes[kind.Text] == nil:
		return refused(kind.Place, "%.40q is no kind of basis (%s)%s", kind.Text, strings.Join(basisKinds, ", "), near.Meant(near.Name(&r.near, kind.Text, basisKinds)))
	}
	return nil
}

// putBases puts the bases in where their names stand.
func (r *reader) putBases(b *branch) {
	for i, value := range b.under {
		if value.basis {
			b.under[i] = r.basis(value, nil)
		} else {
			r.putBases(value)
		}
	}
	for _, value := range b.items {
		r.putBases(value)
	}
}

// basis is the basis of a name as a case gives it; above are the names of those that
// it is part of.
func (r *reader) basis(name *branch, above []string) *branch {
	b := r.rowOf[name.Text]
	switch {
	case b == nil:
		return refused(name.Place, "%.40q is none of the bases%s", name.Text, near.Meant(near.Name(&r.near, name.Text, r.based)))
	case slices.Contains(above, name.Text):
		return refused(name.Place, "%.40q is part of itself", name.Text)
	case r.made > maxMade || len(above) > maxLevels:
		return refused(name.Place, "far too many bases within bases")
	}
	r.made += b.size()
	return r.basisOf(b, name, append(slices.Clip(above), name.Text))
}

// basisOf makes of a basis of the sheets that of a case.
func (r *reader) basisOf(b, name *branch, above []string) *branch {
	made := &branch{Node: tree.Node{Kind: tree.Mapping, Place: b.Place}}
	kind, place := b.text("kind"), b.Place
	r.used[name.Text] = true
	if fault := r.kindFault(b); fault != nil {
		return fault
	}
	value := &branch{Node: tree.Node{Place: place}, given: true}
	switch kind {
	case "proportion", "percentages":
		value = figuresOf(b.first["figures"], place, kind == "percentages")
	case "equal":
		value = scalar(place, "true")
	case "demand":
		if lines := b.first["demand"]; lines != nil {
			value = lines
		}
	case "sole":
		if who := b.first["who"]; who != nil && len(who.items) == 1 {
			value = who.items[0]
		} else {
			value = refused(place, "one authority alone bears it: name it under Who")
		}
	case "blend", "average":
		value.Kind = tree.List
		for _, p := range r.partsOf(b) {
			value.add(r.part(p, above, map[string]string{"blend": "percent"}[kind]))
		}
	case "band":
		value = r.band(b, above)
	case "rounded":
		value = r.rounded(b, above)
	}
	made.set(value, kind)
	if who := b.first["who"]; who != nil && kind != "sole" {
		made.put(key(who.Place, "authorities"), who)
	}
	if months := b.first["months"]; months != nil {
		made.put(key(months.Place, "months"), months)
	}
	return made
}

// partsOf are the rows of the parts of a combined basis.
func (r *reader) partsOf(b *branch) []*branch {
	if parts := b.first["parts"]; parts != nil {
		return parts.items
	}
	return nil
}

// part is the basis of a row of Parts, for a combined basis of which each part has
// one thing beside it, a percentage or a role, or nothing.
func (r *reader) part(p *branch, above []string, beside string) *branch {
	for _, column := range []struct{ key, goesWith string }{{"percent", "a blend"}, {"role", "a band"}} {
		if given := p.first[column.key]; given != nil && column.key != beside {
			return refused(given.Place, "a %s goes with a part of %s alone", column.key, column.goesWith)
		}
	}
	name := p.first["part"]
	if name == nil {
		return refused(p.Place, "nothing is given under %q", "Part")
	}
	made, percent := r.basis(name, above), p.first["percent"]
	if percent == nil || made.Kind == tree.Refused {
		return made
	}
	with := &branch{Node: tree.Node{Kind: tree.Mapping, Place: made.Place}}
	with.put(key(percent.Place, "percent"), percent)
	with.keys, with.under = append(with.keys, made.keys...), append(with.under, made.under...)
	return with
}

// band makes a band of its two parts.
func (r *reader) band(b *branch, above []string) *branch {
	made := &branch{Node: tree.Node{Kind: tree.Mapping, Place: b.Place}}
	for _, p := range r.partsOf(b) {
		role := p.first["role"]
		if role == nil {
			return refused(p.Place, "a part of a band is the agreed or the actual one: say which under Role")
		}
		made.put(key(p.Place, role.Text), r.part(p, above, "role"))
	}
	if points := b.first["points"]; points != nil {
		made.put(key(points.Place, "points"), points)
	}
	return made
}

// rounded makes a rounded basis of its one part.
func (r *reader) rounded(b *branch, above []string) *branch {
	made := &branch{Node: tree.Node{Kind: tree.Mapping, Place: b.Place}}
	if step := b.first["step"]; step != nil {
		made.put(key(step.Place, "to"), step)
	}
	for _, p := range r.partsOf(b) {
		made.put(key(p.Place, "of"), r.part(p, above, ""))
	}
	return made
}

// figuresOf are figures by authority; 35% is 35 where percentages are meant, and else
// it is refused.
func figuresOf(figures *branch, place tree.Place, percentages bool) *branch {
	made := &branch{Node: tree.Node{Kind: tree.Mapping, Place: place}}
	if figures == nil {
		return made
	}
	for i, k := range figures.keys {
		value := figures.under[i]
		if figure, perCent := strings.CutSuffix(value.Text, "%"); perCent && value.Kind == tree.Scalar {
			if value = scalar(value.Place, figure); !percentages {
				value = refused(value.Place, "%s%% where a weight belongs: choose the kind percentages, or write the weight", figure)
			}
		}
		made.put(k, value)
	}
	return made
}

// key is a key of a mapping that stands at a place.
func key(place tree.Place, text string) tree.Node {
	return tree.Node{Kind: tree.Scalar, Place: place, Text: text}
}

// size counts the nodes of a tree.
func (b *branch) size() int {
	size := 1
	for _, i := range b.items {
		size += i.size()
	}
	for _, u := range b.under {
		size += u.size()
	}
	return size
}

package casefile

import (
	"slices"

	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// measures are the measures that an agreement counts, for which a case gives the
// lines: under demand, and for the agreed side of a band under estimate.
type measures struct {
	service node
	given   map[string]map[string][]tree.Node // by key and measure
	counted map[string][]string               // by key, the measures that the agreement names
}

// read sorts the lines that the case gives under a key by their measures.
func (m *measures) read(key string) {
	lines := make(map[string][]tree.Node)
	m.given[key] = lines
	given, stands := m.service.entry(key)
	switch {
	case !stands:
	case given.Kind != tree.List:
		given.belongs("a list")
	default:
		for i := range given.Items {
			measure := given.child(&given.Items[i], "").peek("measure")
			lines[measure] = append(lines[measure], given.Items[i])
		}
	}
}

// fill returns a basis in which each list of measures is replaced by the lines that
// the case gives for them.
func (m *measures) fill(basis tree.Node, key string) tree.Node {
	basis.Items, basis.Entries = slices.Clone(basis.Items), slices.Clone(basis.Entries)
	for i, item := range basis.Items {
		basis.Items[i] = m.fill(item, key)
	}
	for i, e := range basis.Entries {
		switch e.Key.Text {
		case "demand":
			basis.Entries[i].Value = m.lines(e.Value, key)
		case "agreed":
			basis.Entries[i].Value = m.fill(e.Value, "estimate")
		default:
			basis.Entries[i].Value = m.fill(e.Value, key)
		}
	}
	return basis
}

// lines returns the lines that the case gives for a list of measures; what is no
// such list, as it is.
func (m *measures) lines(named tree.Node, key string) tree.Node {
	if named.Kind != tree.List || len(named.Items) == 0 || named.Items[0].Kind != tree.Scalar {
		return named
	}
	lines := tree.Node{Kind: tree.List, Place: named.Place}
	if given, stands := m.service.entry(key); stands {
		lines.Place = given.Place
	}
	for _, measure := range named.Items {
		m.counted[key] = append(m.counted[key], measure.Text)
		if len(m.given[key][measure.Text]) == 0 {
			lines.Items = append(lines.Items, m.service.refused("the agreement counts %.40q (%s), and the case gives no line of it", measure.Text, measure.Place))
		}
		lines.Items = append(lines.Items, m.given[key][measure.Text]...)
	}
	return lines
}

// unmatched refuses lines of measures that the agreement does not count.
func (m *measures) unmatched() {
	for key := range names(m.given) {
		for measure := range names(m.given[key]) {
			if !slices.Contains(m.counted[key], measure) {
				line := m.given[key][measure][0]
				m.service.child(&line, key).fail("%.40q is no measure that the agreement counts%s", measure, near.Meant(near.Name(&m.service.file.near, measure, m.counted[key])))
			}
		}
	}
}

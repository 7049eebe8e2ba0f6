package casebook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// nameBases copies a tree with the name of a basis in place of each basis, which is
// put among the bases; about says what it is of. One that cannot be laid out on the
// sheets stays as it is.
func (w *writer) nameBases(n tree.Node, about string) tree.Node {
	if text := find(&n, "name"); text != nil && text.Kind == tree.Scalar {
		about = text.Text
	} else if text := cmp.Or(find(&n, "description"), find(&n, "cause")); text != nil && text.Kind == tree.Scalar {
		about += ", " + text.Text
	}
	n.Items, n.Entries = slices.Clone(n.Items), slices.Clone(n.Entries)
	for i := range n.Items {
		n.Items[i] = w.nameBases(n.Items[i], about)
	}
	for i, e := range n.Entries {
		if e.Key.Text == "basis" {
			if name, can := w.nameBasis(e.Value, about); can {
				n.Entries[i].Value = tree.Node{Kind: tree.Scalar, Place: e.Value.Place, Text: name}
				continue
			}
		}
		of := about
		if e.Key.Text == "termination" {
			of += ", its end"
		}
		n.Entries[i].Value = w.nameBases(e.Value, of)
	}
	return n
}

// nameBasis returns the name of a basis, which is put among the bases unless one that
// says the same is there. It says whether it can be laid out on the sheets.
func (w *writer) nameBasis(n tree.Node, about string) (name string, can bool) {
	says := written(n)
	if name, known := w.same[says]; known {
		return name, true
	}
	b, name, can := w.basis(n, about)
	if !can {
		return "", false
	}
	name = w.free(name)
	put(&b, "name", tree.Node{Kind: tree.Scalar, Text: name})
	w.bases.Items = append(w.bases.Items, b)
	w.same[says], w.whole[name] = name, n.Clone()
	return name, true
}

// free makes of a name one that no other basis has.
func (w *writer) free(name string) string {
	if name = label(name); !isTame(name) || len(name) > 100 {
		name = "Basis"
	}
	for number := w.names[strings.ToLower(name)] + 1; ; number++ {
		free := name
		if number > 1 {
			free = fmt.Sprintf("%s (%d)", name, number)
		}
		if w.names[strings.ToLower(free)] == 0 || number == 1 {
			w.names[strings.ToLower(free)] = 1
			w.names[strings.ToLower(name)] = number
			return free
		}
	}
}

// basis lays out a basis of a case as the sheets have it, and suggests a name.
func (w *writer) basis(n tree.Node, about string) (b tree.Node, name string, can bool) {
	b, name, can = tree.Node{Kind: tree.Mapping}, about, n.Kind == tree.Mapping
	of := ""
	for _, e := range n.Entries {
		kind, value := e.Key.Text, e.Value
		switch {
		case kind == "months":
			put(&b, "months", value)
			can = can && w.areFigures(named("Months"), value)
		case kind == "authorities" && find(&b, "who") == nil:
			_, fits := codesCell(value)
			put(&b, "who", value)
			can = can && fits
		case slices.Contains(basisKinds, kind) && of == "":
			of = kind
			var fits bool
			name, fits = w.kindOf(&b, kind, value, about)
			can = can && fits
		default:
			can = false
		}
	}
	if of == "sole" && len(n.Entries) > 1 && find(&n, "authorities") != nil || of == "" {
		can = false
	}
	put(&b, "kind", tree.Node{Kind: tree.Scalar, Text: of})
	return b, name, can
}

// kindOf lays out what stands under the key of a kind, and suggests a name.
func (w *writer) kindOf(b *tree.Node, kind string, value tree.Node, about string) (name string, can bool) {
	name = about
	switch kind {
	case "proportion", "percentages":
		put(b, "figures", value)
		can = w.areFigures(named("Bases"), value)
	case "equal":
		name, can = "Equal parts", value.Kind == tree.Scalar && value.Text == "true"
	case "sole":
		who := tree.Node{Kind: tree.List, Items: []tree.Node{value}}
		put(b, "who", who)
		_, can = codesCell(who)
		name = value.Text + " alone"
	case "demand":
		put(b, "demand", value)
		can = areLines(value)
	case "blend", "average":
		parts := tree.Node{Kind: tree.List}
		can = value.Kind == tree.List && len(value.Items) > 0
		for i, item := range value.Items {
			part, fits := w.part(item, kind == "blend", fmt.Sprintf("%s: part %d", about, i+1))
			parts.Items, can = append(parts.Items, part), can && fits
		}
		put(b, "parts", parts)
	case "band":
		can = w.roles(b, value, about, map[string]string{"agreed": "agreed", "actual": "actual"}, "points", "points")
	case "rounded":
		can = w.roles(b, value, about, map[string]string{"of": ""}, "to", "step")
	}
	return name, can
}

// part lays out a part of a combined basis, which has a percentage or has none.
func (w *writer) part(n tree.Node, percent bool, about string) (part tree.Node, can bool) {
	part.Kind = tree.Mapping
	n.Entries = slices.Clone(n.Entries)
	if given := find(&n, "percent"); percent && given != nil {
		_, can = percentColumn.cell(*given)
		put(&part, "percent", *given)
		n.Entries = slices.DeleteFunc(n.Entries, func(e tree.Entry) bool { return e.Key.Text == "percent" })
	} else {
		can = !percent
	}
	name, fits := w.nameBasis(n, about)
	put(&part, "part", tree.Node{Kind: tree.Scalar, Text: name})
	return part, can && fits
}

// roles lays out a combined basis whose parts stand under keys, beside a figure: each
// of them once, and nothing else.
func (w *writer) roles(b *tree.Node, value tree.Node, about string, roles map[string]string, figure, column string) (can bool) {
	parts := tree.Node{Kind: tree.List}
	can = value.Kind == tree.Mapping && len(value.Entries) == len(roles)+1
	for _, e := range value.Entries {
		role, isPart := roles[e.Key.Text]
		switch {
		case isPart:
			part, fits := w.part(e.Value, false, about+": "+e.Key.Text)
			if role != "" {
				put(&part, "role", tree.Node{Kind: tree.Scalar, Text: role})
			}
			parts.Items, can = append(parts.Items, part), can && fits
		case e.Key.Text == figure:
			_, fits := percentColumn.cell(e.Value)
			put(b, column, e.Value)
			can = can && fits
		default:
			can = false
		}
	}
	put(b, "parts", parts)
	return can && len(parts.Items) == len(roles)
}

// areFigures says whether a mapping can stand across a sheet.
func (w *writer) areFigures(s *sheet, n tree.Node) bool {
	p := page{sheet: s}
	for _, e := range n.Entries {
		if w.canHead(s, e.Key.Text) {
			p.across = append(p.across, e.Key.Text)
		}
	}
	return w.fits(&p, &n)
}

// areLines says whether each line of demand can stand in a row.
func areLines(n tree.Node) bool {
	if n.Kind != tree.List || len(n.Items) == 0 || !areMappings(n.Items) {
		return false
	}
	for _, l := range n.Items {
		seen := make(map[string]bool)
		for _, e := range l.Entries {
			i := slices.IndexFunc(lines, func(c column) bool { return c.key == e.Key.Text })
			if i < 0 || seen[e.Key.Text] {
				return false
			}
			if _, can := lines[i].cell(e.Value); !can {
				return false
			}
			seen[e.Key.Text] = true
		}
	}
	return true
}

// percentColumn is a column of percentages.
var percentColumn = column{kind: percent}

// written writes a value so that two that say the same are written alike.
func written(n tree.Node) string {
	var out strings.Builder
	var write func(tree.Node)
	write = func(n tree.Node) {
		fmt.Fprintf(&out, "%d%q", n.Kind, n.Text)
		out.WriteByte('[')
		for _, i := range n.Items {
			write(i)
		}
		out.WriteByte(']')
		for _, e := range n.Entries {
			write(e.Key)
			write(e.Value)
		}
		out.WriteByte(';')
	}
	write(n)
	return out.String()
}

// put adds an entry to a mapping.
func put(n *tree.Node, key string, value tree.Node) {
	n.Entries = append(n.Entries, tree.Entry{Key: tree.Node{Kind: tree.Scalar, Text: key}, Value: value})
}

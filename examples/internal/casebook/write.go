package casebook

import (
	"iter"
	"slices"
	"unicode/utf16"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// page is a sheet as it is written: its heads, fixed ones first, and its rows.
type page struct {
	*sheet
	across []string // the heads that are keys of a mapping
	rows   [][]cell
}

// cell is what is written into a cell: nothing, a text, a number or a date.
type cell struct {
	text  string
	is    workbook.Kind
	shows int // decimals of a number
}

// writer lays a case out on sheets, and knows what of it stands on one.
type writer struct {
	root  tree.Node
	bases tree.Node
	names map[string]int       // of bases: the last number that each was given
	same  map[string]string    // the name of a basis, by what it says
	whole map[string]tree.Node // a basis itself, by its name
	laid  map[*tree.Node]bool
	codes []string        // of the authorities
	known map[string]bool // they are
	named []string        // the services, "" for one that cannot be told by its name
}

// pages lays a case out on the sheets of the layout, in their order. Reading them
// back gives the same case, to the text of each value.
func pages(root tree.Node) []page {
	w := &writer{bases: tree.Node{Kind: tree.List}, names: make(map[string]int), same: make(map[string]string), whole: make(map[string]tree.Node), laid: make(map[*tree.Node]bool), known: make(map[string]bool)}
	for _, code := range texts(find(&root, "authorities"), "code") {
		if w.known[code] = true; code != "" {
			w.codes = append(w.codes, code)
		}
	}
	w.root = w.nameBases(root, "")
	w.nameServices()
	all := make([]page, len(sheets))
	for i := range sheets {
		all[i] = page{sheet: &sheets[i]}
		if sheets[i].rows != paths {
			w.page(&all[i])
		} else {
			w.more(&all[i])
		}
	}
	return all
}

// page lays out a sheet.
func (w *writer) page(p *page) {
	p.across = w.heads(p.sheet)
	switch {
	case p.sheet.rows == form:
		w.form(p)
	case p.name == "Bases":
		w.rows(p, nil, &w.bases)
	case p.of == ofCase:
		w.owned(p, nil, &w.root, p.at)
	case p.of == ofBasis:
		for i := range w.bases.Items {
			w.owned(p, []cell{words.cell(find(&w.bases.Items[i], "name").Text)}, &w.bases.Items[i], p.at)
		}
	default:
		if p.of == ofEither {
			w.owned(p, []cell{words.cell(allServices)}, &w.root, p.atAll)
		}
		for name, s := range w.services() {
			w.owned(p, []cell{words.cell(name)}, s, p.at)
		}
	}
}

// texts are those under a key of each item of a list, "" where there is none.
func texts(list *tree.Node, key string) (texts []string) {
	if list == nil {
		return nil
	}
	for i := range list.Items {
		text := ""
		if value := find(&list.Items[i], key); value != nil && value.Kind == tree.Scalar {
			text = value.Text
		}
		texts = append(texts, text)
	}
	return texts
}

// nameServices finds the services that can be told by their names.
func (w *writer) nameServices() {
	w.named = texts(find(&w.root, "services"), "name")
	times := make(map[string]int)
	for _, name := range w.named {
		times[name]++
	}
	for i, name := range w.named {
		if times[name] > 1 || !isTame(name) || name == allServices {
			w.named[i] = ""
		}
	}
}

// services yields those services that can be told by their names.
func (w *writer) services() iter.Seq2[string, *tree.Node] {
	return func(yield func(string, *tree.Node) bool) {
		list := find(&w.root, "services")
		for i, name := range w.named {
			if name != "" && !yield(name, &list.Items[i]) {
				return
			}
		}
	}
}

// owned lays out the rows of one owner, whose name stands in the cells before.
func (w *writer) owned(p *page, before []cell, owner *tree.Node, at string) {
	if p.which == nil {
		w.rows(p, before, find(owner, keys(at)...))
	}
	for _, word := range p.which {
		w.rows(p, append(slices.Clip(before), words.cell(word.says)), find(owner, keys(word.at)...))
	}
}

// rows lays out what stands at one place.
func (w *writer) rows(p *page, before []cell, n *tree.Node) {
	switch {
	case n == nil:
	case p.child.head != "":
		w.children(p, before, n)
	case p.sheet.rows == item && n.Kind == tree.List && areMappings(n.Items):
		for i := range n.Items {
			w.laid[&n.Items[i]] = true
			p.rows = append(p.rows, w.fields(p, before, &n.Items[i]))
		}
	case p.sheet.rows == record && n.Kind == tree.Mapping:
		if row := w.fields(p, before, n); len(row) > len(before) {
			p.rows = append(p.rows, row)
		}
	case (p.sheet.rows == entry || p.sheet.rows == rates) && n.Kind == tree.Mapping:
		w.entries(p, before, n)
	}
}

// find returns what stands under keys, or nil.
func find(n *tree.Node, keys ...string) *tree.Node {
	for _, key := range keys {
		var next *tree.Node
		if n != nil && n.Kind == tree.Mapping {
			for i := range n.Entries {
				if n.Entries[i].Key.Text == key {
					next = &n.Entries[i].Value
					break
				}
			}
		}
		n = next
	}
	return n
}

func areMappings(items []tree.Node) bool {
	return !slices.ContainsFunc(items, func(n tree.Node) bool { return n.Kind != tree.Mapping })
}

// isTame says whether a text comes back from a cell as it went in.
func isTame(text string) bool { return trimmed(text) == text && !isWild(text) && fitsCell(text) }

// fitsCell says whether a cell can hold a text: so many units of UTF-16 at most.
func fitsCell(text string) bool {
	const most = 32767
	return len(text) <= most || len(utf16.Encode([]rune(text))) <= most
}

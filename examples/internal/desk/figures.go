package desk

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// Table is a part of the open file as a table of figures and words, each of which
// can be edited where it stands.
type Table struct {
	Under string   `json:"under"` // the service or the part of the file that it is of; "" of the file itself
	Title string   `json:"title"`
	Heads []string `json:"heads"` // of the columns; the first is that of the rows
	Rows  []Row    `json:"rows"`
	List  Path     `json:"list"` // where rows are added and removed; nil where there are none to add
}

// Row is a row of a table.
type Row struct {
	Head  string `json:"head"`
	Path  Path   `json:"path"` // of the whole row in a list
	Cells []Cell `json:"cells"`
}

// Cell is a value, and where it stands in the file.
type Cell struct {
	Path   Path   `json:"path"` // nil of what is not edited here
	Text   string `json:"text"`
	Figure bool   `json:"figure"` // it is a number, and not words
}

// Path is where a value stands: the keys and the numbers, from 0, of what it stands
// in, from the file down.
type Path []string

func (p Path) to(key string) Path     { return append(slices.Clip(p), key) }
func (p Path) item(number int) Path   { return p.to(strconv.Itoa(number)) }
func titled(above, key string) string { return strings.TrimPrefix(above+" › "+plain(key), " › ") }
func plain(key string) string         { return strings.ReplaceAll(key, "_", " ") }

// Figures are the groups of tables of the open file, a group for each service and one,
// "", for the rest, and the tables of those groups that are asked for; none of a file
// that is no YAML.
func (d *Desk) Figures(of ...string) (groups []string, tables []Table) {
	root, err := tree.FromYAML(d.open.Name, bytes.NewReader(d.open.Data))
	if err != nil || d.shown.kind == kind.Statement || d.shown.kind == kind.Workbook {
		return nil, nil
	}
	w := walker{authorities: codes(root), declared: make(map[string]bool)}
	for _, code := range w.authorities {
		w.declared[code] = true
	}
	w.mapping("", root, nil)
	known, asked := make(map[string]bool), make(map[string]bool)
	for _, under := range of {
		asked[under] = true
	}
	for _, t := range w.tables {
		if !known[t.Under] {
			known[t.Under], groups = true, append(groups, t.Under)
		}
		if asked[t.Under] {
			tables = append(tables, t)
		}
	}
	return groups, tables
}

// walker finds the tables of a file.
type walker struct {
	authorities []string
	declared    map[string]bool
	under       string
	tables      []Table
}

// codes are the authorities that a file declares, in its order.
func codes(root tree.Node) []string {
	var all []string
	list, _ := value(root, "authorities")
	for _, item := range list.Items {
		if code, given := value(item, "code"); given {
			all = append(all, code.Text)
		}
	}
	return all
}

// value returns what stands under a key of a mapping, if it is there.
func value(in tree.Node, key string) (tree.Node, bool) {
	for _, e := range in.Entries {
		if e.Key.Text == key {
			return e.Value, true
		}
	}
	return tree.Node{}, false
}

// mapping shows the values of a mapping in a table, those by authority in another,
// and what else stands in it in tables of its own.
func (w *walker) mapping(title string, of tree.Node, at Path) {
	words := Table{Under: w.under, Title: title, Heads: []string{"What", "Value"}}
	shares := Table{Under: w.under, Title: titled(title, "by authority"), Heads: append([]string{"What"}, w.authorities...)}
	var others []tree.Entry
	for _, e := range of.Entries {
		key, each := e.Key.Text, e.Value
		switch {
		case key == "expect" && len(at) == 0: // what a file's author worked out by hand is no figure to share
		case isSimple(each):
			words.Rows = append(words.Rows, Row{Head: plain(key), Cells: []Cell{cell(each, at.to(key))}})
		case w.isByAuthority(each):
			shares.Rows = append(shares.Rows, w.byAuthority(plain(key), each, at.to(key)))
		default:
			others = append(others, e)
		}
	}
	for _, t := range []Table{words, shares} {
		if len(t.Rows) > 0 {
			w.tables = append(w.tables, t)
		}
	}
	for _, e := range others {
		w.rest(titled(title, e.Key.Text), e.Value, at.to(e.Key.Text))
	}
}

// rest shows what is no value of one cell and no figures by authority.
func (w *walker) rest(title string, of tree.Node, at Path) {
	switch {
	case len(at) == 1 && at[0] == "services":
		w.services(of, at)
	case of.Kind == tree.Mapping:
		w.mapping(title, of, at)
	case of.Kind == tree.List:
		w.list(title, of, at)
	}
}

// services shows each service under its own name.
func (w *walker) services(list tree.Node, at Path) {
	for i, service := range list.Items {
		w.under = "service " + strconv.Itoa(i+1)
		if name, given := value(service, "name"); given {
			w.under = name.Text
		}
		w.mapping("", service, at.item(i))
	}
	w.under = ""
}

// list shows mappings one below the other, a column for each of their keys, and
// what else stands in one of them in tables of its own.
func (w *walker) list(title string, of tree.Node, at Path) {
	t := Table{Under: w.under, Title: title, Heads: []string{"No."}, List: at}
	keys := columns(of)
	for _, key := range keys {
		t.Heads = append(t.Heads, plain(key))
	}
	for i, item := range of.Items {
		row := Row{Head: strconv.Itoa(i + 1), Path: at.item(i)}
		for _, key := range keys {
			switch each, given := value(item, key); {
			case given && isSimple(each):
				row.Cells = append(row.Cells, cell(each, row.Path.to(key)))
			case given: // a table of its own, and nothing to be put here
				row.Cells = append(row.Cells, Cell{Text: "below"})
			default:
				row.Cells = append(row.Cells, Cell{Path: row.Path.to(key)})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	w.tables = append(w.tables, t)
	for i, item := range of.Items {
		for _, e := range item.Entries {
			within := titled(title, strconv.Itoa(i+1)+" "+plain(e.Key.Text))
			switch path := at.item(i).to(e.Key.Text); {
			case isSimple(e.Value):
			case w.isByAuthority(e.Value):
				w.tables = append(w.tables, Table{Under: w.under, Title: titled(title, strconv.Itoa(i+1)), Heads: append([]string{"What"}, w.authorities...),
					Rows: []Row{w.byAuthority(plain(e.Key.Text), e.Value, path)}})
			default:
				w.rest(within, e.Value, path)
			}
		}
	}
}

// columns are the keys of the mappings of a list that have values of one cell.
func columns(of tree.Node) []string {
	var keys []string
	known := make(map[string]bool)
	for _, item := range of.Items {
		for _, e := range item.Entries {
			if isSimple(e.Value) && !known[e.Key.Text] {
				known[e.Key.Text], keys = true, append(keys, e.Key.Text)
			}
		}
	}
	return keys
}

// isSimple says whether a value stands in one cell: a word, a figure, or several
// words in a list.
func isSimple(n tree.Node) bool {
	return n.Kind == tree.Scalar || n.Kind == tree.List && len(n.Items) > 0 && !slices.ContainsFunc(n.Items, func(n tree.Node) bool { return n.Kind != tree.Scalar })
}

// isByAuthority says whether a mapping gives something for each of some authorities.
func (w *walker) isByAuthority(n tree.Node) bool {
	return len(n.Entries) > 0 && !slices.ContainsFunc(n.Entries, func(e tree.Entry) bool {
		return e.Value.Kind != tree.Scalar || !w.declared[e.Key.Text]
	})
}

func (w *walker) byAuthority(head string, of tree.Node, at Path) Row {
	row := Row{Head: head}
	given := make(map[string]tree.Node, len(of.Entries))
	for _, e := range of.Entries {
		given[e.Key.Text] = e.Value
	}
	for _, code := range w.authorities {
		if each, has := given[code]; has {
			row.Cells = append(row.Cells, cell(each, at.to(code)))
		} else {
			row.Cells = append(row.Cells, Cell{Path: at.to(code), Figure: true})
		}
	}
	return row
}

func cell(of tree.Node, at Path) Cell {
	if of.Kind == tree.List {
		words := make([]string, len(of.Items))
		for i, word := range of.Items {
			words[i] = word.Text
		}
		return Cell{Path: at, Text: strings.Join(words, ", ")}
	}
	return Cell{Path: at, Text: of.Text, Figure: isFigure(of.Text)}
}

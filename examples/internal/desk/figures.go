package desk

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
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
	Path   Path   `json:"path"`
	Text   string `json:"text"`
	Figure bool   `json:"figure"` // it is a number, and not words
	Line   int    `json:"line"`   // 0 of one that is not there yet
}

// Path is where a value stands: the keys and the numbers, from 0, of what it stands
// in, from the file down.
type Path []string

func (p Path) to(key string) Path     { return append(slices.Clip(p), key) }
func (p Path) item(number int) Path   { return p.to(strconv.Itoa(number)) }
func titled(above, key string) string { return strings.TrimPrefix(above+" › "+plain(key), " › ") }
func plain(key string) string         { return strings.ReplaceAll(key, "_", " ") }

// Figures are the tables of the open file; none of one that is no YAML.
func (d *Desk) Figures() []Table {
	root, err := parsed(d.open.Data)
	if err != nil || d.shown.kind == kindStatement {
		return nil
	}
	w := walker{authorities: codes(root)}
	w.mapping("", root, nil)
	return w.tables
}

// walker finds the tables of a file.
type walker struct {
	authorities []string
	under       string
	tables      []Table
}

// codes are the authorities that a file declares, in its order.
func codes(root *yaml.Node) []string {
	var all []string
	if list := value(root, "authorities"); list != nil {
		for _, item := range list.Content {
			if code := value(item, "code"); code != nil {
				all = append(all, code.Value)
			}
		}
	}
	return all
}

// value returns what stands under a key of a mapping; nil where there is no such key.
func value(in *yaml.Node, key string) *yaml.Node {
	for i := 0; in.Kind == yaml.MappingNode && i < len(in.Content); i += 2 {
		if in.Content[i].Value == key {
			return in.Content[i+1]
		}
	}
	return nil
}

// mapping shows the values of a mapping in a table, those by authority in another,
// and what else stands in it in tables of its own.
func (w *walker) mapping(title string, of *yaml.Node, at Path) {
	words := Table{Under: w.under, Title: title, Heads: []string{"What", "Value"}}
	shares := Table{Under: w.under, Title: titled(title, "by authority"), Heads: append([]string{"What"}, w.authorities...)}
	type rest struct {
		key   string
		value *yaml.Node
	}
	var others []rest
	for i := 0; i < len(of.Content); i += 2 {
		key, each := of.Content[i].Value, of.Content[i+1]
		switch {
		case key == "expect" && len(at) == 0: // what a file's author worked out by hand is no figure to share
		case isSimple(each):
			words.Rows = append(words.Rows, Row{Head: plain(key), Cells: []Cell{cell(each, at.to(key))}})
		case w.isByAuthority(each):
			shares.Rows = append(shares.Rows, w.byAuthority(plain(key), each, at.to(key)))
		default:
			others = append(others, rest{key, each})
		}
	}
	for _, t := range []Table{words, shares} {
		if len(t.Rows) > 0 {
			w.tables = append(w.tables, t)
		}
	}
	for _, other := range others {
		switch {
		case other.key == "services" && len(at) == 0:
			w.services(other.value, at.to(other.key))
		case other.value.Kind == yaml.MappingNode:
			w.mapping(titled(title, other.key), other.value, at.to(other.key))
		default:
			w.list(titled(title, other.key), other.value, at.to(other.key))
		}
	}
}

// services shows each service under its own name.
func (w *walker) services(list *yaml.Node, at Path) {
	for i, service := range list.Content {
		w.under = "service " + strconv.Itoa(i+1)
		if name := value(service, "name"); name != nil {
			w.under = name.Value
		}
		if service.Kind == yaml.MappingNode {
			w.mapping("", service, at.item(i))
		}
	}
	w.under = ""
}

// list shows mappings one below the other, a column for each of their keys, and
// what else stands in one of them in tables of its own.
func (w *walker) list(title string, of *yaml.Node, at Path) {
	t := Table{Under: w.under, Title: title, Heads: []string{"No."}, List: at}
	at0 := len(w.tables)
	w.tables = append(w.tables, t)
	var keys []string
	for _, item := range of.Content {
		for i := 0; item.Kind == yaml.MappingNode && i < len(item.Content); i += 2 {
			if key := item.Content[i].Value; isSimple(item.Content[i+1]) && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	for i, item := range of.Content {
		row := Row{Head: strconv.Itoa(i + 1), Path: at.item(i)}
		for _, key := range keys {
			if each := value(item, key); each != nil && isSimple(each) {
				row.Cells = append(row.Cells, cell(each, row.Path.to(key)))
			} else {
				row.Cells = append(row.Cells, Cell{Path: row.Path.to(key)})
			}
		}
		t.Rows = append(t.Rows, row)
		for j := 0; item.Kind == yaml.MappingNode && j < len(item.Content); j += 2 {
			key, each := item.Content[j].Value, item.Content[j+1]
			within := titled(title, row.Head+" "+plain(key))
			switch {
			case isSimple(each):
			case w.isByAuthority(each):
				w.tables = append(w.tables, Table{Under: w.under, Title: titled(title, row.Head), Heads: append([]string{"What"}, w.authorities...),
					Rows: []Row{w.byAuthority(plain(key), each, row.Path.to(key))}})
			case each.Kind == yaml.MappingNode:
				w.mapping(within, each, row.Path.to(key))
			default:
				w.list(within, each, row.Path.to(key))
			}
		}
	}
	for _, key := range keys {
		t.Heads = append(t.Heads, plain(key))
	}
	w.tables[at0] = t
}

// isSimple says whether a value stands in one cell: a word, a figure, or several
// words in a list.
func isSimple(n *yaml.Node) bool {
	isWord := func(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode }
	return isWord(n) || n.Kind == yaml.SequenceNode && len(n.Content) > 0 && !slices.ContainsFunc(n.Content, func(n *yaml.Node) bool { return !isWord(n) })
}

// isByAuthority says whether a mapping gives something for each of some authorities.
func (w *walker) isByAuthority(n *yaml.Node) bool {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		return false
	}
	for i := 0; i < len(n.Content); i += 2 {
		if n.Content[i+1].Kind != yaml.ScalarNode || !slices.Contains(w.authorities, n.Content[i].Value) {
			return false
		}
	}
	return true
}

func (w *walker) byAuthority(head string, of *yaml.Node, at Path) Row {
	row := Row{Head: head}
	for _, code := range w.authorities {
		if each := value(of, code); each != nil {
			row.Cells = append(row.Cells, cell(each, at.to(code)))
		} else {
			row.Cells = append(row.Cells, Cell{Path: at.to(code), Figure: true})
		}
	}
	return row
}

func cell(of *yaml.Node, at Path) Cell {
	if of.Kind == yaml.SequenceNode {
		words := make([]string, len(of.Content))
		for i, word := range of.Content {
			words[i] = word.Value
		}
		return Cell{Path: at, Text: strings.Join(words, ", "), Line: of.Line}
	}
	return Cell{Path: at, Text: of.Value, Figure: isFigure(of.Value), Line: of.Line}
}

package casebook

import (
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// cell returns the cell of a column that says a value: one that is read back as the
// very same text. It says whether there is one.
func (c column) cell(value tree.Node) (cell, bool) {
	if c.kind == codes {
		return codesCell(value)
	}
	if value.Kind != tree.Scalar || !isTame(value.Text) {
		return cell{}, false
	}
	text := value.Text
	if c.kind == yes {
		text = map[string]string{"true": "yes", "false": "no"}[text]
	}
	laid := c.kind.cell(text)
	back, fault := c.read(laid.asRead())
	return laid, fault == "" && back == value.Text
}

// asRead is a cell as it is read.
func (c cell) asRead() workbook.Cell {
	return workbook.Cell{Kind: c.is, Text: c.text, Decimals: c.shows}
}

// codesCell says a list of codes in one cell.
func codesCell(value tree.Node) (cell, bool) {
	if value.Kind != tree.List || len(value.Items) == 0 {
		return cell{}, false
	}
	texts := make([]string, len(value.Items))
	for i, item := range value.Items {
		if item.Kind != tree.Scalar || !isTame(item.Text) || strings.ContainsAny(item.Text, ",;\n") {
			return cell{}, false
		}
		texts[i] = item.Text
	}
	text := strings.Join(texts, ", ")
	return cell{text: text, is: workbook.Text}, fitsCell(text)
}

// cell writes a text into a cell: as a number or a date where one belongs in the
// column and is what the text says exactly.
func (k kind) cell(text string) cell {
	switch {
	case k == day:
		if date, err := time.Parse(time.DateOnly, text); err == nil && date.Year() > 1900 {
			return cell{text: text, is: workbook.Date}
		}
	case k.isFigure():
		if decimals, exact := exactly(text); exact {
			return cell{text: text, is: workbook.Number, shows: decimals}
		}
	}
	return cell{text: text, is: workbook.Text}
}

// exactly says whether a spreadsheet keeps a figure to its last digit, and how many
// decimals it has.
func exactly(text string) (decimals int, exact bool) {
	if !figure.MatchString(text) {
		return 0, false
	}
	digits := strings.TrimPrefix(text, "-")
	before, after, _ := strings.Cut(digits, ".")
	if len(before) > 1 && before[0] == '0' || len(before)+len(after) > significant || len(after) > mostDecimals || text[0] == '-' && strings.Trim(digits, "0.") == "" {
		return 0, false
	}
	return len(after), true
}

const (
	significant  = 15 // digits that a spreadsheet keeps
	mostDecimals = 10 // that are shown
)

// heads are the keys across a sheet: the codes of the authorities, or what the
// mappings there are keyed by, that can stand as heads beside the fixed ones.
func (w *writer) heads(s *sheet) (heads []string) {
	if s.across == nil || s.rows == paths {
		return nil
	}
	seen := make(map[string]bool)
	add := func(key string) {
		if w.canHead(s, key) && !seen[key] {
			heads, seen[key] = append(heads, key), true
		}
	}
	if !s.free && len(w.codes) > 0 {
		for _, code := range w.codes {
			add(code)
		}
		return heads
	}
	for mapping := range w.mappings(s) {
		for _, e := range mapping.Entries {
			add(e.Key.Text)
		}
	}
	return heads
}

// canHead says whether a key can stand as a head across a sheet.
func (w *writer) canHead(s *sheet, key string) bool {
	return isTame(key) && label(key) == key && position(key, s.all()) < 0 && !strings.EqualFold(key, headNotes) &&
		(s.free || len(w.codes) == 0 || w.known[key])
}

// mappings yields those that stand across a sheet.
func (w *writer) mappings(s *sheet) iter.Seq[*tree.Node] {
	return func(yield func(*tree.Node) bool) {
		across := func(n *tree.Node) bool {
			mapping := find(n, keys(s.across.key)...)
			return mapping == nil || mapping.Kind != tree.Mapping || yield(mapping)
		}
		all := func(n *tree.Node) bool {
			if n == nil || s.rows != item {
				return n == nil || across(n)
			}
			for i := range n.Items {
				if !across(&n.Items[i]) {
					return false
				}
			}
			return true
		}
		if s.name == "Bases" {
			all(&w.bases)
			return
		}
		if s.of == ofBasis {
			for i := range w.bases.Items {
				if !all(find(&w.bases.Items[i], keys(s.at)...)) {
					return
				}
			}
			return
		}
		for _, service := range w.services() {
			for _, at := range s.places() {
				if !all(find(service, keys(at)...)) {
					return
				}
			}
		}
	}
}

// places are where rows of a service may be.
func (s *sheet) places() []string {
	if s.which == nil {
		return []string{s.at}
	}
	var places []string
	for _, w := range s.which {
		places = append(places, w.at)
	}
	return places
}

// fits says whether a mapping can stand across a sheet: each key once and among the
// heads, and each value in a cell.
func (w *writer) fits(p *page, mapping *tree.Node) bool {
	if mapping == nil || mapping.Kind != tree.Mapping || len(mapping.Entries) == 0 {
		return false
	}
	last := -1
	seen := make(map[string]bool)
	position := make(map[string]int, len(p.across))
	for i, head := range p.across {
		position[head] = i
	}
	for _, e := range mapping.Entries {
		at, stands := position[e.Key.Text]
		_, can := p.sheet.across.cell(e.Value)
		if !stands || !can || seen[e.Key.Text] || p.sheet.across.ordered && at < last {
			return false
		}
		last, seen[e.Key.Text] = at, true
	}
	return true
}

// ordinal is the number of a position, from 1 on.
func ordinal(i int) string { return strconv.Itoa(i + 1) }

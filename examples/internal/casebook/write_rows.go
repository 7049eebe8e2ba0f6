package casebook

import (
	"slices"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// children lays out the lists within the items of a list, of those that can be told
// by a field of theirs.
func (w *writer) children(p *page, before []cell, n *tree.Node) {
	named := make(map[string]int)
	for i := range n.Items {
		if by := find(&n.Items[i], p.child.by); by != nil {
			named[by.Text]++
		}
	}
	inner := *p.sheet
	inner.child = child{}
	within := page{sheet: &inner}
	for i := range n.Items {
		by := find(&n.Items[i], p.child.by)
		if by != nil && by.Kind == tree.Scalar && isTame(by.Text) && named[by.Text] == 1 {
			w.rows(&within, append(slices.Clip(before), words.cell(by.Text)), find(&n.Items[i], p.child.key))
		}
	}
	p.rows = append(p.rows, within.rows...)
}

// fields lays out the values of a mapping in a row, up to the last that it has.
func (w *writer) fields(p *page, before []cell, n *tree.Node) []cell {
	row := slices.Clone(before)
	last := len(row)
	put := func(c cell, laid bool) {
		if row = append(row, c); laid {
			last = len(row)
		}
	}
	for _, c := range p.columns {
		put(w.lay(c, find(n, keys(c.key)...)))
	}
	if p.sheet.across != nil {
		figures := find(n, keys(p.sheet.across.key)...)
		values := make(map[string]*tree.Node)
		if w.fits(p, figures) {
			for i := range figures.Entries {
				values[figures.Entries[i].Key.Text] = &figures.Entries[i].Value
			}
		}
		for _, head := range p.across {
			put(w.lay(*p.sheet.across, values[head]))
		}
	}
	return row[:last]
}

// lay returns the cell that says a value, and whether there is one.
func (w *writer) lay(c column, value *tree.Node) (cell, bool) {
	if value == nil {
		return cell{}, false
	}
	laid, can := c.cell(*value)
	if can {
		w.laid[value] = true
		for i := range value.Items {
			w.laid[&value.Items[i]] = true
		}
	}
	return laid, can
}

// entries lays out a mapping by rows: all of its entries, or none.
func (w *writer) entries(p *page, before []cell, n *tree.Node) {
	var rows [][]cell
	var laid []*tree.Node
	seen := make(map[string]bool)
	for i := range n.Entries {
		e := &n.Entries[i]
		key, can := p.columns[0].cell(e.Key)
		values := []*tree.Node{&e.Value}
		if p.sheet.rows == rates && e.Value.Kind == tree.List && len(e.Value.Items) > 0 {
			values = values[:0]
			for j := range e.Value.Items {
				values = append(values, &e.Value.Items[j])
			}
		}
		for j, v := range values {
			value, fits := p.columns[1].cell(*v)
			if can = can && fits && v.Kind == tree.Scalar; !can || seen[e.Key.Text] {
				return
			}
			row := append(slices.Clone(before), key, value)
			if v != &e.Value {
				row = append(row, whole.cell(ordinal(j)))
			}
			rows, laid = append(rows, row), append(laid, v)
		}
		seen[e.Key.Text] = true
	}
	p.rows = append(p.rows, rows...)
	for _, v := range laid {
		w.laid[v] = true
	}
}

// form lays out the rows of a form, one for each column.
func (w *writer) form(p *page) {
	for _, c := range p.columns {
		value := find(&w.root, keys(c.key)...)
		values := []*tree.Node{value}
		if c.many && value != nil && value.Kind == tree.List {
			values = values[:0]
			for i := range value.Items {
				if _, can := c.cell(value.Items[i]); !can {
					values = nil
					break
				}
				values = append(values, &value.Items[i])
			}
		} else if c.many {
			values = nil
		}
		for _, v := range values {
			if laid, can := w.lay(c, v); can {
				p.rows = append(p.rows, []cell{words.cell(c.head), laid})
			} else {
				p.rows = append(p.rows, []cell{words.cell(c.head)})
			}
		}
		if len(values) == 0 {
			p.rows = append(p.rows, []cell{words.cell(c.head)})
		}
	}
}

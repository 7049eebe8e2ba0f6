package casebook

import (
	"strconv"
	"strings"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// more lays out what stands on no other sheet, by its path.
func (w *writer) more(p *page) {
	longest := 6 // steps that are offered
	w.leaves(&w.root, nil, func(value cell, path []string) {
		row := []cell{value}
		for _, step := range path {
			row = append(row, cell{text: quoted(step), is: workbook.Text})
		}
		longest = max(longest, len(path))
		p.rows = append(p.rows, row)
	})
	for i := 2; i <= longest; i++ {
		p.across = append(p.across, headStep+strconv.Itoa(i))
	}
}

// leaves hands over each value that stands on no sheet yet, with the steps to it.
func (w *writer) leaves(n *tree.Node, path []string, use func(cell, []string)) {
	services := find(&w.root, "services")
	on := func(within *tree.Node, step string) { w.leaves(within, append(path[:len(path):len(path)], step), use) }
	switch {
	case len(n.Items) > 0:
		for i := range n.Items {
			if n == services && w.named[i] != "" {
				on(&n.Items[i], escaped(w.named[i], mark))
			} else {
				on(&n.Items[i], mark+strconv.Itoa(i+1))
			}
		}
	case len(n.Entries) > 0:
		for i := range n.Entries {
			key, value := n.Entries[i].Key.Text, &n.Entries[i].Value
			if whole, isBasis := w.whole[value.Text]; isBasis && key == "basis" && !w.laid[value] {
				value = &whole // whose name no sheet says
			}
			on(value, escaped(key, mark))
		}
	case w.laid[n]:
	default:
		use(leafCell(*n), path)
	}
}

// escaped puts a second mark before a text that begins with one.
func escaped(text, mark string) string {
	if strings.HasPrefix(text, mark) {
		return mark + text
	}
	return text
}

// leafCell says a value that has nothing in it.
func leafCell(n tree.Node) cell {
	text := n.Text
	switch {
	case n.Kind == tree.Nothing:
		text = saysNothing
	case n.Kind == tree.List:
		text = saysList
	case n.Kind == tree.Mapping:
		text = saysMapping
	case isWild(text):
		text = quoted(text)
	default:
		text = escaped(text, bracket)
	}
	return cell{text: text, is: workbook.Text}
}

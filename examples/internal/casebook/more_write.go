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
			row = append(row, cell{text: step, is: workbook.Text})
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
	switch {
	case len(n.Items) > 0:
		for i := range n.Items {
			step := mark + strconv.Itoa(i+1)
			if n == services && w.named[i] != "" {
				step = w.named[i]
			}
			w.leaves(&n.Items[i], append(path[:len(path):len(path)], step), use)
		}
	case len(n.Entries) > 0:
		for i := range n.Entries {
			step := n.Entries[i].Key.Text
			if strings.HasPrefix(step, mark) {
				step = mark + step
			}
			w.leaves(&n.Entries[i].Value, append(path[:len(path):len(path)], step), use)
		}
	case w.laid[n]:
	default:
		use(leafCell(*n), path)
	}
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
	case strings.HasPrefix(text, bracket):
		text = bracket + text
	}
	return cell{text: text, is: workbook.Text}
}

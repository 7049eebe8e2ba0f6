package casebook

import (
	"fmt"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// branch is a node of a tree that grows: its Items and Entries are made at the end.
type branch struct {
	tree.Node
	items []*branch
	keys  []tree.Node
	under []*branch // what stands under each key
	first map[string]*branch
	basis bool // a scalar is the name of a basis
	given bool // it says something, if only that it is nothing
}

func scalar(place tree.Place, text string) *branch {
	return &branch{Node: tree.Node{Kind: tree.Scalar, Place: place, Text: text}}
}

// refused is a value that no case may hold, for a reason that the reader of the tree
// says at its place.
func refused(place tree.Place, format string, values ...any) *branch {
	return &branch{Node: tree.Node{Kind: tree.Refused, Place: place, Text: fmt.Sprintf(format, values...)}}
}

// put puts a value under a key of a mapping. A key that stands already stands twice,
// and whoever reads the tree refuses that.
func (b *branch) put(key tree.Node, value *branch) {
	b.Kind = tree.Mapping
	b.keys, b.under = append(b.keys, key), append(b.under, value)
	if b.first == nil {
		b.first = make(map[string]*branch)
	}
	if b.first[key.Text] == nil && key.Kind == tree.Scalar {
		b.first[key.Text] = value
	}
}

// add adds an item to a list.
func (b *branch) add(value *branch) *branch {
	b.Kind = tree.List
	b.items = append(b.items, value)
	return value
}

// within returns what stands under the keys, and puts it there if nothing does. What
// is new stands at the place, and is nothing yet.
func (b *branch) within(place tree.Place, keys ...string) *branch {
	for _, key := range keys {
		next := b.first[key]
		if next == nil || b.Kind != tree.Mapping || next.Kind == tree.Scalar || next.Kind == tree.Refused {
			next = &branch{Node: tree.Node{Place: place}}
			b.put(tree.Node{Kind: tree.Scalar, Place: place, Text: key}, next)
		}
		b = next
	}
	return b
}

// set puts a value under keys, the last of which may then stand twice.
func (b *branch) set(value *branch, keys ...string) {
	last := len(keys) - 1
	b.within(value.Place, keys[:last]...).put(tree.Node{Kind: tree.Scalar, Place: value.Place, Text: keys[last]}, value)
}

// text is that of the scalar under a key, or "".
func (b *branch) text(key string) string {
	if value := b.first[key]; value != nil && value.Kind == tree.Scalar {
		return value.Text
	}
	return ""
}

// node returns the tree that has grown, without what was made for something that did
// not come.
func (b *branch) node() tree.Node {
	n := b.Node
	for _, i := range b.items {
		n.Items = append(n.Items, i.node())
	}
	for i, key := range b.keys {
		if b.under[i].Kind == tree.Nothing && !b.under[i].given {
			continue
		}
		n.Entries = append(n.Entries, tree.Entry{Key: key, Value: b.under[i].node()})
	}
	return n
}

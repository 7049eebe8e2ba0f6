package casefile

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// What an agreement laid under a case does to the tree of the case.

// entry returns the value of a key, the first where it stands twice, and whether it
// stands there at all.
func (n node) entry(key string) (node, bool) {
	if n.Kind == tree.Mapping {
		for i := range n.Entries {
			if n.Entries[i].Key.Kind == tree.Scalar && n.Entries[i].Key.Text == key {
				return n.child(&n.Entries[i].Value, key), true
			}
		}
	}
	return node{}, false
}

// without takes keys out of a mapping.
func (n node) without(keys ...string) {
	n.Entries = slices.DeleteFunc(n.Entries, func(e tree.Entry) bool { return slices.Contains(keys, e.Key.Text) })
}

// fix puts in what an agreement fixes under a key, if it does.
func (n node) fix(key string, agreement node) {
	if fixed, does := agreement.entry(key); does {
		n.put(key, *fixed.Node)
	}
}

// put puts a value in under a key that the case leaves out. Where the case gives
// it alike, nothing is to be done; otherwise it is refused, naming both places.
func (n node) put(key string, fixed tree.Node) {
	if n.Kind != tree.Mapping {
		return // and refused for it
	}
	given, stands := n.entry(key)
	switch {
	case !stands:
		n.Entries = append(n.Entries, tree.Entry{Key: tree.Node{Kind: tree.Scalar, Place: fixed.Place, Text: key}, Value: fixed})
	case !same(*given.Node, fixed):
		given.fail("the agreement says otherwise (%s): leave it out, or say the same", fixed.Place)
		*given.Node = fixed
	}
}

// refused is what stands in the place of a value that cannot be had: whoever reads it
// says why, and nothing that would follow from it.
func (n node) refused(format string, values ...any) tree.Node {
	return tree.Node{Kind: tree.Refused, Place: n.Place, Text: fmt.Sprintf(format, values...)}
}

// same says whether two values say the same, wherever they stand and in whatever
// order their keys are.
func same(a, b tree.Node) bool {
	if a.Kind != b.Kind || a.Text != b.Text || len(a.Items) != len(b.Items) || len(a.Entries) != len(b.Entries) {
		return false
	}
	for i := range a.Items {
		if !same(a.Items[i], b.Items[i]) {
			return false
		}
	}
	byKey := make(map[string]tree.Node, len(b.Entries))
	for _, e := range b.Entries {
		byKey[e.Key.Text] = e.Value
	}
	for _, e := range a.Entries {
		if other, stands := byKey[e.Key.Text]; !stands || !same(e.Value, other) {
			return false
		}
	}
	return true
}

// names yields the keys of a map in order.
func names[V any](m map[string]V) iter.Seq[string] {
	return slices.Values(slices.Sorted(maps.Keys(m)))
}

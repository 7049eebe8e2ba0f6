// Package tree holds what a file says before anyone asks what it means: keys,
// values, and the place of each. A YAML file makes such a tree here; whatever
// else can say the same things (a workbook, an agreement laid under a case) makes
// one of its own, and one reader turns them all into facts.
package tree

import "slices"

// Kind is what kind of value a node is.
type Kind uint8

// The kinds of value. Nothing is what stands after a key that has no value;
// Refused is what no file may hold, whatever belongs in its place.
const (
	Nothing Kind = iota
	Scalar
	List
	Mapping
	Refused
)

// Node is a value, and all that stands in it.
type Node struct {
	Kind    Kind
	Place   Place
	Text    string  // of a scalar, as it stands in the file; of what is refused, why and the remedy
	Items   []Node  // of a list
	Entries []Entry // of a mapping, in the file's order, keys that stand twice included
}

// Entry is a key of a mapping and its value. A key is a scalar, or refused.
type Entry struct{ Key, Value Node }

// Clone returns the same tree, of which nothing is shared with n.
func (n Node) Clone() Node {
	n.Items, n.Entries = slices.Clone(n.Items), slices.Clone(n.Entries)
	for i := range n.Items {
		n.Items[i] = n.Items[i].Clone()
	}
	for i := range n.Entries {
		n.Entries[i].Value = n.Entries[i].Value.Clone()
	}
	return n
}

// Error is why a file makes no tree, and where.
type Error struct {
	Place Place
	Err   error
}

func (e *Error) Error() string { return e.Place.String() + ": " + e.Err.Error() }

// Unwrap returns the fault without its place.
func (e *Error) Unwrap() error { return e.Err }

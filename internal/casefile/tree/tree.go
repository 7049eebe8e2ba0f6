// Package tree holds what a file says before anyone asks what it means: keys,
// values, and the place of each. A YAML file makes such a tree here; whatever
// else can say the same things (a workbook, an agreement laid under a case) makes
// one of its own, and one reader turns them all into facts.
package tree

import (
	"cmp"
	"fmt"
)

// Place is where a key or value stands: a line of a file. Readers use only its
// text and its order.
type Place struct {
	File string
	Line int // the first is 1; 0 is the file as a whole
}

// String prints a place as it begins a message: "case.yaml:14".
func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Compare orders places as a person comes upon them: by file, then by line.
func (p Place) Compare(other Place) int {
	return cmp.Or(cmp.Compare(p.File, other.File), cmp.Compare(p.Line, other.Line))
}

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

// Error is why a file makes no tree, and where.
type Error struct {
	Place Place
	Err   error
}

func (e *Error) Error() string { return e.Place.String() + ": " + e.Err.Error() }

// Unwrap returns the fault without its place.
func (e *Error) Unwrap() error { return e.Err }

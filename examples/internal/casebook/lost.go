package casebook

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// nothingLost reads a workbook that was made of a case, and refuses it where it does
// not say the same: a text is longer than a cell, or there is more than is read.
func nothingLost(book []byte, root tree.Node) error {
	back, err := Read(root.Place.File, bytes.NewReader(book))
	if err != nil {
		return fmt.Errorf("as a workbook it could not be read: %w", err)
	}
	if lost := firstLost(&root, &back); lost != nil {
		return &tree.Error{Place: lost.Place, Err: errors.New("a workbook cannot hold this: the case stays as it is")}
	}
	return nil
}

// firstLost returns the first value that another tree does not have alike, or nil. The
// order of keys is nothing that a case says, but that of items is.
func firstLost(n, back *tree.Node) *tree.Node {
	if n.Kind != back.Kind || n.Text != back.Text || len(n.Items) != len(back.Items) || len(n.Entries) != len(back.Entries) {
		return n
	}
	for i := range n.Items {
		if lost := firstLost(&n.Items[i], &back.Items[i]); lost != nil {
			return lost
		}
	}
	under := make(map[string]*tree.Node, len(back.Entries))
	for i := range back.Entries {
		under[back.Entries[i].Key.Text] = &back.Entries[i].Value
	}
	for i := range n.Entries {
		value := &n.Entries[i].Value
		same := under[n.Entries[i].Key.Text]
		if same == nil {
			return value
		}
		if lost := firstLost(value, same); lost != nil {
			return lost
		}
	}
	return nil
}

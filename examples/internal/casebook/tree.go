package casebook

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// compound is how older workbooks begin, and those with a password.
var compound = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

// Tree reads the tree of a case from a file of either form, a workbook or YAML: by
// what it holds, whatever it is called. It says which. Errors: as [Read] and
// [tree.FromYAML].
func Tree(name string, input io.Reader) (root tree.Node, isWorkbook bool, err error) {
	start := make([]byte, len(compound))
	read, err := io.ReadFull(input, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return root, false, fmt.Errorf("%s: %w", name, err)
	}
	whole := io.MultiReader(bytes.NewReader(start[:read]), input)
	switch {
	case bytes.Equal(start, compound):
		return root, true, &tree.Error{Place: tree.Place{File: name}, Err: errors.New("an older workbook (.xls), or one with a password: save it as .xlsx, without a password")}
	case workbook.Begins(start):
		root, err = Read(name, whole)
		return root, true, err
	}
	root, err = tree.FromYAML(name, whole)
	return root, false, err
}

package casebook

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	filekind "github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/testdata"
)

// alike writes a tree so that two that say the same, in whatever order their keys are,
// are written alike.
func alike(n tree.Node) string {
	switch n.Kind {
	case tree.List:
		var items []string
		for _, i := range n.Items {
			items = append(items, alike(i))
		}
		return "[" + strings.Join(items, ",") + "]"
	case tree.Mapping:
		var entries []string
		for _, e := range n.Entries {
			entries = append(entries, fmt.Sprintf("%d%q:%s", e.Key.Kind, e.Key.Text, alike(e.Value)))
		}
		slices.Sort(entries)
		return "{" + strings.Join(entries, ",\n") + "}"
	}
	return fmt.Sprintf("%d%q", n.Kind, n.Text)
}

// sameTree fails where two trees do not say the same, at the first line that differs.
func sameTree(t require.TestingT, want, got tree.Node) {
	wanted, given := strings.Split(alike(want), "\n"), strings.Split(alike(got), "\n")
	for i := range min(len(wanted), len(given)) {
		require.Equal(t, wanted[i], given[i])
	}
	require.Len(t, given, len(wanted))
}

// booksOf is the JSON of what follows from a tree; "" where there is a fault in it.
func booksOf(root tree.Node) string { return booksIn(nil, root) }

// booksIn is the same, of a case that may be under an agreement in a folder.
func booksIn(folder fs.FS, root tree.Node) string {
	c, err := casefile.ReadTree(folder, nil, root.Clone())
	if err != nil {
		return ""
	}
	text, err := json.Marshal(c.Books())
	if err != nil {
		panic(err)
	}
	return string(text)
}

// Every case on record, those that are refused too, converts to a workbook and back,
// and on to YAML: the tree is the same, and so is the statement, to the byte.
func TestFixturesConvert(t *testing.T) {
	files, err := fs.Glob(testdata.FS, "*/*.yaml")
	require.NoError(t, err)
	converted, sound := 0, 0
	for _, file := range files {
		text, err := fs.ReadFile(testdata.FS, file)
		require.NoError(t, err)
		root, err := tree.FromYAML(file, bytes.NewReader(text))
		require.NoError(t, err)
		if filekind.Of(text) != filekind.Case || find(&root, "services") == nil {
			continue // an agreement, a programme or vectors
		}
		var book, again bytes.Buffer
		require.NoError(t, Write(&book, root), file)
		fromBook, err := Read("case.xlsx", &book)
		require.NoError(t, err, file)
		sameTree(t, root, fromBook)
		require.NoError(t, tree.WriteYAML(&again, fromBook))
		fromText, err := tree.FromYAML("case.yaml", &again)
		require.NoError(t, err, file)
		sameTree(t, root, fromText)
		folder, err := fs.Sub(testdata.FS, path.Dir(file))
		require.NoError(t, err)
		want := booksIn(folder, root)
		require.Equal(t, want, booksIn(folder, fromBook), file)
		require.Equal(t, want, booksIn(folder, fromText), file)
		if converted++; want != "" {
			sound++
		}
	}
	require.Greater(t, converted, 50)
	require.Greater(t, sound, 40)
}

// A cell holds 32,767 characters, as UTF-16 counts them, and a workbook so many cells
// as are read; a case that would lose anything is not written.
func TestWhatAWorkbookCannotHold(t *testing.T) {
	text := func(description string) tree.Node {
		root, err := tree.FromYAML("case.yaml", strings.NewReader("title: T\nsource: "+description+"\n"))
		require.NoError(t, err)
		return root
	}
	var out bytes.Buffer
	require.NoError(t, Write(&out, text(strings.Repeat("x", 32767))))
	require.NoError(t, Write(&out, text(strings.Repeat("😀", 16383))))
	out.Reset()
	require.EqualError(t, Write(&out, text(strings.Repeat("x", 32768))), "case.yaml:2: a workbook cannot hold this: the case stays as it is")
	require.EqualError(t, Write(&out, text(strings.Repeat("😀", 16384))), "case.yaml:2: a workbook cannot hold this: the case stays as it is")
	many := tree.Node{Kind: tree.List}
	for range maxCells/2 + 1 {
		many.Items = append(many.Items, mapping("code", "A", "name", "B"))
	}
	large := mapping("authorities", many)
	large.Place.File = "case.yaml"
	require.EqualError(t, Write(&out, large), "case.yaml: as a workbook it would have 200016 cells, and 200000 are read: the case stays as it is") // with the 14 that name the rows of Case
	require.Zero(t, out.Len())
}

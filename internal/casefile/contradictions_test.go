package casefile_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// The README's two tables are what the fixtures have on record, in the order of
// their names: nothing that does not add up is missing from it, and nothing else
// stands there.
func TestReadmeListsWhatDoesNotAddUp(t *testing.T) {
	root := os.DirFS("../../testdata")
	figures := []string{"| Fixture | Printed where | Printed | Comes to | Our explanation |", "|---|---|---|---|---|"}
	statements := []string{"| Fixture | One place | Another | Our reading |", "|---|---|---|---|"}
	once := make(map[string]string)
	record := func(name, key, row string, rows *[]string) {
		assert.Empty(t, once[key], "%s: on record twice: %s", name, key)
		once[key] = name
		*rows = append(*rows, row)
	}
	require.NoError(t, fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		require.NoError(t, err)
		if path.Ext(name) != ".yaml" || !isFixture(name) {
			return nil
		}
		published, contradictions := onRecord(t, root, name)
		fixture := "[" + strings.TrimSuffix(path.Base(name), ".yaml") + "](" + name + ")"
		for _, p := range published {
			if !p.Agrees() {
				record(name, p.Where, fmt.Sprintf("| %s | %s | %s | %s | %s |", fixture, p.Where, grouped(p.Printed), grouped(p.Computed), p.Reason), &figures)
			}
		}
		for _, c := range contradictions {
			record(name, c.One+c.Other, fmt.Sprintf("| %s | %s | %s | %s |", fixture, c.One, c.Other, c.Reading), &statements)
		}
		return nil
	}))
	readme, err := fs.ReadFile(root, "README.md")
	require.NoError(t, err)
	for _, table := range [][]string{figures, statements} {
		require.Greater(t, len(table), 2)
		want := strings.Join(table, "\n") + "\n"
		assert.Equal(t, want, tableUnder(string(readme), table[0]), "testdata/README.md lists something else than the fixtures have on record")
	}
}

// onRecord reads what a fixture, case or programme, has on record of its source.
func onRecord(t *testing.T, root fs.FS, name string) ([]casefile.Published, []casefile.Contradiction) {
	text, err := fs.ReadFile(root, name)
	require.NoError(t, err)
	if path.Dir(name) == "programmes" {
		p, err := casefile.ReadProgramme(path.Base(name), bytes.NewReader(text))
		require.NoError(t, err)
		return p.Expect.Published, p.Expect.Contradictions
	}
	if isAgreement(text) {
		return nil, nil
	}
	c := readFixture(t, name, text)
	return c.Expect.Published, c.Expect.Contradictions
}

// grouped prints a figure with its thousands apart, and no more places than it has.
func grouped(d decimal.Decimal) string {
	whole, places, dot := strings.Cut(d.Abs().String(), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if dot {
		whole += "." + places
	}
	if d.Sign() < 0 {
		whole = "-" + whole
	}
	return whole
}

// tableUnder returns the table that begins with a header.
func tableUnder(text, header string) string {
	_, rest, found := strings.Cut(text, "\n"+header+"\n")
	if !found {
		return ""
	}
	table := header + "\n"
	for line := range strings.Lines(rest) {
		if !strings.HasPrefix(line, "|") {
			break
		}
		table += line
	}
	return table
}

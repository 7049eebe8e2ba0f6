package casebook

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// tableRow is what the README says of a sheet.
func (s *sheet) tableRow() string {
	heads := headsOf(s.all())
	if s.rows == form {
		heads = headsOf(s.columns)
	}
	switch {
	case s.rows == paths:
		heads = append(heads, "Step 2, …")
	case s.across != nil && s.free:
		heads = append(heads, "a column for each year")
	case s.across != nil:
		heads = append(heads, "a column for each authority")
	}
	return "| " + s.name + " | " + strings.Join(heads, ", ") + " | " + strings.TrimSuffix(s.about, ".") + " |"
}

// The README's table of sheets is that of the layout.
func TestReadmeHasEverySheet(t *testing.T) {
	text, err := os.ReadFile("../../statement/README.md")
	require.NoError(t, err)
	_, table, found := strings.Cut(string(text), "\n| Sheet | Columns | What stands there |\n|---|---|---|\n")
	require.True(t, found)
	table, _, _ = strings.Cut(table, "\n\n")
	var want []string
	for i := range sheets {
		want = append(want, sheets[i].tableRow())
	}
	assert.Equal(t, strings.Join(want, "\n"), table)
}

// The message that the README shows is the program's.
func TestReadmeShowsAFault(t *testing.T) {
	text, err := os.ReadFile("../../statement/README.md")
	require.NoError(t, err)
	_, section, _ := strings.Cut(string(text), "\n## A case as a workbook\n")
	_, block, _ := strings.Cut(section, "```text\n")
	says, _, _ := strings.Cut(block, "\n")
	book := edited(t, all(set("Services", "E4", nil), rowsOf("Costs", []any{"Licensing", "Staff", 1}, []any{"Licensing", "Premises", 2}, []any{"Licensing", "Rates", "tbc"})))
	root, err := Read("my-case.xlsx", bytes.NewReader(book))
	require.NoError(t, err)
	_, err = casefile.ReadTree(nil, nil, root)
	assert.EqualError(t, err, says)
}

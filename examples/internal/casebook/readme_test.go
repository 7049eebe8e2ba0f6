package casebook

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
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

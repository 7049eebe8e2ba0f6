package programme

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/spreadsheettest"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

func bookOf(t *testing.T, p casefile.Programme) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, WriteWorkbook(&out, p))
	return out.Bytes()
}

// same holds every cell to what another workbook has, but the long divisions.
func same(t *testing.T, name string, want, got spreadsheettest.Values) {
	t.Helper()
	for sheet, rows := range want {
		for i, cells := range rows {
			for j, cell := range cells {
				value := ""
				if i < len(got[sheet]) && j < len(got[sheet][i]) {
					value = got[sheet][i][j]
				}
				if sheet != "Long division" && !spreadsheettest.Same(cell, value) {
					t.Errorf("%s: %s: row %d, column %d: %q and not %q", name, sheet, i+1, j+1, value, cell)
				}
			}
		}
	}
}

// The workbooks of every programme on record say what the library does, and come to
// it when they are worked out.
func TestWorkbooksAreTheProgramme(t *testing.T) {
	entries, err := fs.ReadDir(testdata.FS, "programmes")
	require.NoError(t, err)
	var names []string
	var books [][]byte
	for _, entry := range entries {
		input, err := testdata.FS.Open("programmes/" + entry.Name())
		require.NoError(t, err)
		p, err := casefile.ReadProgramme(entry.Name(), input)
		require.NoError(t, err)
		require.NoError(t, input.Close())
		if len(p.Programme.Lines()) == 0 {
			assert.EqualError(t, WriteWorkbook(new(bytes.Buffer), p), "a workbook is of lines of savings, and the programme has none")
			continue
		}
		names, books = append(names, entry.Name()), append(books, bookOf(t, p))
	}
	for i, v := range spreadsheettest.Open(t, spreadsheettest.Recalculated, books...) {
		same(t, names[i], spreadsheettest.Read(t, books[i]), v)
	}
}

const programme = `title: A programme
unit: £
authorities: [{code: A}, {code: B}, {code: C}]
years: [2012/13, 2013/14]
lines:
  - service: Parks
    category: Services
    savings: {2012/13: %1, 2013/14: 200}
    already_budgeted: {2013/14: %2}
    investment: {2012/13: 30}
    basis: {proportion: {A: %3, B: 1, C: 1}}
  - service: ICT
    category: Support
    savings: {2012/13: 50, 2013/14: 60.02}
`

func drawn(t *testing.T, figures ...string) casefile.Programme {
	t.Helper()
	text := programme
	for i, figure := range figures {
		text = strings.ReplaceAll(text, "%"+string(rune('1'+i)), figure)
	}
	p, err := casefile.ReadProgramme("programme.yaml", strings.NewReader(text))
	require.NoError(t, err)
	return p
}

// A workbook follows its lines: totals, each authority's part, net and cumulative.
func TestWorkbookFollowsItsLines(t *testing.T) {
	one, other := bookOf(t, drawn(t, "100", "20.05", "2")), bookOf(t, drawn(t, "123.45", "7", "1.5"))
	v := spreadsheettest.Read(t, one)
	// 2013/14: 200 less 20.05 is 179.95, of which A has half, 89.975; B and C 44.9875
	// each. Two odd pence go to the two that lost more, 0.75: B and C. A has 89.97.
	assert.Contains(t, v["Summary"], []string{"A", "50", "89.97"})
	assert.Contains(t, v["Summary"], []string{"B", "25", "44.99"})
	assert.Contains(t, v["Summary"], []string{"No formula agreed", "50", "60.02"})
	assert.Contains(t, v["Summary"], []string{"Net saving", "120", "239.97"})
	assert.Contains(t, v["Summary"], []string{"Cumulative net saving", "120", "359.97"})
	want := spreadsheettest.Read(t, other)
	delete(want, "Cover")
	delete(want, "Checks") // which say how it was issued
	same(t, "changed", want, spreadsheettest.Open(t, spreadsheettest.Recalculated, spreadsheettest.Changed(t, one, other))[0])
}

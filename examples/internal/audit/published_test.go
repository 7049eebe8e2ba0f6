package audit

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/testdata"
)

// recorded are the rows of the table that begins with a header, in the README of
// testdata, which people keep.
func recorded(t *testing.T, header string) (rows [][]string) {
	text, err := os.ReadFile("../../../testdata/README.md")
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(text), "\n"+header+"\n")
	require.True(t, found)
	for line := range strings.Lines(rest) {
		if !strings.HasPrefix(line, "|") {
			break
		}
		rows = append(rows, strings.Split(strings.Trim(line, "| \n"), " | "))
	}
	return rows[1:]
}

// What the sources print and does not add up is found by the audit itself, figure by
// figure, and is all that is on record.
func TestAuditFindsAllThatDoesNotAddUp(t *testing.T) {
	var auditor Auditor
	for _, folder := range []string{"bromley", "bromsgrove-redditch", "programmes", "tri-borough"} {
		names, err := fs.Glob(testdata.FS, folder+"/*.yaml")
		require.NoError(t, err)
		require.NotEmpty(t, names)
		for _, name := range names {
			file, err := testdata.FS.Open(name)
			require.NoError(t, err)
			require.NoError(t, auditor.Read(nil, name, file))
		}
	}
	audit := auditor.Audit()
	assert.Zero(t, audit.Faulty())
	var found [][]string
	for _, f := range audit.Files {
		for _, each := range f.Findings {
			fixture := "[" + strings.TrimSuffix(path.Base(f.Name), ".yaml") + "](" + f.Name + ")"
			found = append(found, []string{fixture, each.Where, each.Figure.Printed, each.Figure.ComesTo, each.Why})
		}
	}
	assert.Equal(t, recorded(t, "| Fixture | Printed where | Printed | Comes to | Our explanation |"), found)
}

// What a fixture says of itself is checked too: terms that come to something else, and
// figures that are expected and do not come out.
func TestFixturesAreNotBelieved(t *testing.T) {
	const text = `title: Parks
authorities: [{code: A}, {code: B}]
services: [{name: Parks, cost: 10, basis: {equal: true}}]
expect:
  totals: {A: 5, B: 5.01}
  next_year: {A: 0, B: 1}
  charges: [{service: Parks, rule: ongoing, shares: {A: 4.99, B: 5}}]
  published: [{where: table 1, printed: 7, computed: 7, terms: [3, 3]}]
`
	var auditor Auditor
	require.NoError(t, auditor.Read(nil, "c.yaml", strings.NewReader(text)))
	assert.Equal(t, []Finding{
		{"totals: B", "5.01 is expected, and 5.00 comes out: 0.01 too much", "", Figure{"5.01", "5.00", "0.01"}},
		{"next year: B", "1.00 is expected, and 0.00 comes out: 1.00 too much", "", Figure{"1.00", "0.00", "1.00"}},
		{"Parks, ongoing: A", "4.99 is expected, and 5.00 comes out: 0.01 too little", "", Figure{"4.99", "5.00", "-0.01"}},
		{"table 1", "its terms do not come to the 7 that is said to be computed", "", Figure{}},
	}, auditor.Audit().Files[0].Findings)

	const programme = `title: P
unit: £
years: [2012/13]
lines: [{service: S, savings: {2012/13: 5}}]
expect: {totals: {2012/13: 6}, net: {2012/13: 5}}
`
	auditor = Auditor{}
	require.NoError(t, auditor.Read(nil, "p.yaml", strings.NewReader(programme)))
	f := auditor.Audit().Files[0]
	require.Empty(t, f.Faults)
	require.Len(t, f.Findings, 1)
	assert.Equal(t, "totals: 2012/13", f.Findings[0].Where)
	assert.Equal(t, Figure{"6.00", "5.00", "1.00"}, f.Findings[0].Figure)
}

// An agreement by itself has no figures, and says so; a case under it is checked.
func TestAgreementHasNoFigures(t *testing.T) {
	folder, err := fs.Sub(testdata.FS, "agreements")
	require.NoError(t, err)
	var auditor Auditor
	for _, name := range []string{"trading-standards.yaml", "trading-standards-2012-13.yaml"} {
		file, err := folder.Open(name)
		require.NoError(t, err)
		require.NoError(t, auditor.Read(folder, name, file))
	}
	files := auditor.Audit().Files
	assert.Zero(t, files[0].Figures)
	assert.Regexp(t, regexp.MustCompile("no figures of its own"), files[0].Notes[0])
	assert.NotZero(t, files[1].Figures)
	assert.Empty(t, files[1].Findings)
	assert.Empty(t, files[1].Faults)
}

package tender

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheettest"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// contract is a contract with a joint team, income and a participant that has no
// demand. Worked out below.
const contract = `title: Parks let together
period: 2012/13
authorities: [{code: A}, {code: B}, {code: C}]
services:
  - name: Parks
    basis: {demand: [{authority: A, measure: parks, quantity: %A}, {authority: B, measure: parks, quantity: 2}]}
    income: [{description: Fees, amount: 10}]
    contract:
      prices: {2012/13: %P, 2013/14: 200}
      teams: [{name: Joint team, authorities: [A, C], basis: {equal: true}}]
      burdens:
        - {origin: Joint team, by_year: {2012/13: %T, 2013/14: 0}}
        - {origin: B, by_year: {2012/13: 5, 2013/14: 1}}
`

func book(t *testing.T, a, price, team string) ([]byte, []Tender) {
	t.Helper()
	text := strings.NewReplacer("%A", a, "%P", price, "%T", team).Replace(contract)
	root, err := tree.FromYAML("case.yaml", strings.NewReader(text))
	require.NoError(t, err)
	c, err := casefile.ReadContracts(nil, root)
	require.NoError(t, err)
	tenders, err := Of("case.yaml", c)
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, WriteWorkbook(&out, tenders))
	return out.Bytes(), tenders
}

// says holds the life of the contract on the sheet to the library's.
func says(t *testing.T, v spreadsheettest.Values, of Tender) {
	t.Helper()
	for i, line := range of.lines(of.life.Total) {
		for _, figure := range figures {
			got := v["Parks"][4+i][figure.col-1]
			assert.True(t, spreadsheettest.Same(attribution.FormatAmount(figure.of(line)), got), "%s, %s: %s", line.Authority, figure.head, got)
		}
		assert.True(t, spreadsheettest.Same(attribution.FormatAmount(line.Total), v["Summary"][4][i+1]))
	}
}

// A workbook of a tender holds the library's figures, and follows what is changed:
// the price, a burden, a quantity.
func TestWorkbookFollowsItsInputs(t *testing.T) {
	one, tenders := book(t, "1", "100", "7.01")
	says(t, spreadsheettest.Read(t, one), tenders[0])
	// 2012/13: 100 less 10 less 12.01 is 77.99, of which A has a third, 25.996…: B's
	// 51.99 and a third keep what is cut off, and A has the odd penny, 26.00. Of the
	// team's 7.01 A has 3.51. 2013/14: 200 less 10 less 1 is 189: 63 and 126.
	assert.Equal(t, []string{"A", "", "89", "3.51", "92.51"}, spreadsheettest.Read(t, one)["Parks"][4][:5])
	other, changed := book(t, "1.25", "123.45", "8")
	for i, v := range spreadsheettest.Open(t, spreadsheettest.Recalculated, one, spreadsheettest.Changed(t, one, other)) {
		says(t, v, [][]Tender{tenders, changed}[i][0])
	}
	says(t, spreadsheettest.Open(t, spreadsheettest.Trusted, one)[0], tenders[0])
}

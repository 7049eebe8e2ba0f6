package statement

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheettest"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

// fixture reads a case of the fixtures.
func fixture(t testing.TB, name string) casefile.Case {
	t.Helper()
	text, err := testdata.FS.Open(name)
	require.NoError(t, err)
	defer text.Close()
	folder, err := fs.Sub(testdata.FS, path.Dir(name))
	require.NoError(t, err)
	c, err := casefile.ReadIn(folder, name, text)
	require.NoError(t, err)
	return c
}

func bookOf(t testing.TB, c casefile.Case) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, WriteWorkbook(&out, c))
	return out.Bytes()
}

// fixtures are cases of every rule and every kind of basis.
func fixtures(t testing.TB) (names []string, cases []casefile.Case) {
	for _, folder := range []string{"rules", "tri-borough", "bromley", "bromsgrove-redditch"} {
		entries, err := fs.ReadDir(testdata.FS, folder)
		require.NoError(t, err)
		for _, entry := range entries {
			names = append(names, folder+"/"+entry.Name())
		}
	}
	names = append(names, "years/regulatory-2012-13.yaml", "agreements/trading-standards-2014-15.yaml")
	for _, name := range names {
		cases = append(cases, fixture(t, name))
	}
	return names, cases
}

// same holds the values of every cell to those of another workbook. What is carried
// in a long division may be longer than a spreadsheet writes down.
func same(t *testing.T, name string, want, got spreadsheettest.Values) {
	t.Helper()
	for sheet, rows := range want {
		if strings.HasPrefix(sheet, "Long") {
			continue
		}
		for i, cells := range rows {
			for j, cell := range cells {
				value := ""
				if i < len(got[sheet]) && j < len(got[sheet][i]) {
					value = got[sheet][i][j]
				}
				if cell != anything && !spreadsheettest.Same(cell, value) {
					t.Errorf("%s: %s: row %d, column %d: %q and not %q", name, sheet, i+1, j+1, value, cell)
				}
			}
		}
	}
}

// The values of a workbook are the engine's, and what its formulas come to.
func TestWorkbooksAreTheStatement(t *testing.T) {
	names, cases := fixtures(t)
	books := make([][]byte, len(cases))
	for i, c := range cases {
		books[i] = bookOf(t, c)
	}
	for i, v := range spreadsheettest.Open(t, spreadsheettest.Recalculated, books...) {
		same(t, names[i], spreadsheettest.Read(t, books[i]), v)
		says(t, cases[i], v)
	}
	for i, v := range spreadsheettest.Open(t, spreadsheettest.Trusted, books[:5]...) {
		same(t, names[i], spreadsheettest.Read(t, books[i]), v)
		says(t, cases[i], v)
	}
}

// rowOf finds the first row of a sheet that begins with a text.
func rowOf(t testing.TB, v spreadsheettest.Values, sheet, label string) []string {
	t.Helper()
	i := slices.IndexFunc(v[sheet], func(row []string) bool { return len(row) > 0 && row[0] == label })
	require.GreaterOrEqual(t, i, 0, "%s has no row %q", sheet, label)
	return v[sheet][i]
}

// says holds a workbook's totals, debts and transfers to the statement's.
func says(t *testing.T, c casefile.Case, v spreadsheettest.Values) {
	t.Helper()
	money := func(want decimal.Decimal, got string, what ...any) {
		t.Helper()
		assert.True(t, spreadsheettest.Same(attribution.FormatAmount(want), got), "%v: %s and not %s", what, got, attribution.FormatAmount(want))
	}
	total := v["Summary"][4+len(c.Statement.Services())-1]
	for i, a := range c.Statement.Header().Authorities {
		money(c.Statement.Totals().Of(a), total[i+1], a)
	}
	owed := make(map[string]string)
	for _, row := range v["Who owes whom"] {
		if len(row) >= balanceColumn {
			owed[row[0]+"|"+row[1]+"|"+row[2]] = row[dueColumn-1]
		}
	}
	for _, d := range c.Statement.Due() {
		got, there := owed[d.Service+"|"+string(d.From)+"|"+string(d.To)]
		if !there { // what was changed may be owed the other way round
			got = strings.TrimPrefix("-"+owed[d.Service+"|"+string(d.To)+"|"+string(d.From)], "--")
		}
		money(d.Amount, got, d)
	}
	settlement := c.Statement.Settlement()
	if !c.Account.IsZero() {
		settlement = c.Account.Settlement()
	}
	var transfers []string
	for _, row := range v["Settlement"] {
		if len(row) > transferColumn && row[payerColumn-1] != "" && row[payerColumn-1] != "From" && row[0] != "" {
			transfers = append(transfers, strings.Join(row[1:transferColumn], " "))
		}
	}
	var should []string
	for _, s := range settlement {
		should = append(should, fmt.Sprintf("%s %s %s", s.From, s.To, s.Amount.Shift(2).String()))
	}
	assert.Equal(t, should, transfers)
}

// Whatever the inputs of a workbook are changed to, every figure of the services and
// the summary is that of the case so changed, and so is who owes whom and who pays.
func TestWorkbooksFollowTheirInputs(t *testing.T) {
	var was, will [][]byte
	var cases []casefile.Case
	var forms []uint64
	for form := range uint64(20) {
		one, other := drawnCase(t, form, 1), drawnCase(t, form, 2)
		if len(newWorkbook(one).Notes())+len(newWorkbook(other).Notes()) > 0 {
			continue // there are shares that follow nothing, which TestWhatFollowsNothingIsSaid is about
		}
		from, to := bookOf(t, one), bookOf(t, other)
		if !slices.Equal(spreadsheettest.Inputs(t, from), spreadsheettest.Inputs(t, to)) {
			continue // two bases of one case are the same, and stand there once
		}
		cases, forms = append(cases, other), append(forms, form)
		was, will = append(was, spreadsheettest.Changed(t, from, to)), append(will, to)
	}
	require.Greater(t, len(cases), 12)
	for i, v := range spreadsheettest.Open(t, spreadsheettest.Recalculated, was...) {
		want := spreadsheettest.Read(t, will[i])
		for _, sheet := range []string{"Cover", "Checks", "Who owes whom", "Settlement"} {
			delete(want, sheet) // which say as well how it was issued, or whose turn it was
		}
		figuresAlone(want)
		same(t, fmt.Sprintf("case %d", forms[i]), want, v)
		says(t, cases[i], v)
	}
}

// figuresAlone leaves out texts, which say how a basis came about, and the figures
// of who owes whom for one service, which may have turned round.
func figuresAlone(v spreadsheettest.Values) {
	for _, rows := range v {
		for i, cells := range rows {
			if len(cells) > 0 && cells[0] == "Who owes whom for this service" {
				clear(rows[i:])
				break
			}
			for j, cell := range cells {
				if _, err := decimal.NewFromString(cell); err != nil {
					cells[j] = anything
				}
			}
		}
	}
}

// anything stands for a value that is not compared.
const anything = "\x00"

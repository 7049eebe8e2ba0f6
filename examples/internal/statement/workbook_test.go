package statement

import (
	"bytes"
	"encoding/json"
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
	return append(names, "a county and its districts"), append(cases, county(t))
}

// county is a case of 33 authorities: 17p in equal parts, and a blend of budgets to
// the penny and population, whose weights multiplied out take several cells.
func county(t testing.TB) casefile.Case {
	t.Helper()
	var authorities, budgets, people, before strings.Builder
	for i := range 33 {
		fmt.Fprintf(&authorities, "{code: D%02d}, ", i)
		fmt.Fprintf(&budgets, "D%02d: %d.%02d, ", i, 10_000_000+i*i*7_654_321, i)
		fmt.Fprintf(&people, "D%02d: %d, ", i, 90_001+i*i*i*13)
		fmt.Fprintf(&before, "D%02d: 250000, ", i)
	}
	c, err := casefile.Read("county.yaml", strings.NewReader(fmt.Sprintf(`title: A county and its districts
authorities: [%s]
services:
  - {name: Maps, host: D07, cost: 0.17, basis: {equal: true}}
  - name: Coroners
    host: D32
    cost: 6543210.98
    basis: {blend: [{percent: 35, proportion: {%s}}, {percent: 65, proportion: {%s}}]}
    damping: {reference: {%s}, rise: 12.5}
    variances: [{cause: demand, amount: -0.05}]
`, authorities.String(), budgets.String(), people.String(), before.String())))
	require.NoError(t, err)
	require.Empty(t, newWorkbook(c).Notes())
	return c
}

// The same case gives the same bytes.
func TestSameCaseSameWorkbook(t *testing.T) {
	for form := range uint64(6) {
		require.True(t, bytes.Equal(bookOf(t, drawnCase(t, form, 3)), bookOf(t, drawnCase(t, form, 3))), form)
	}
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
	called := callsOf(v)
	for _, call := range c.Account.Calls() {
		key := func(from, to attribution.Authority) string {
			return fmt.Sprintf("Calls on account: %s|%s|%s|%s", call.Service, from, to, call.Due)
		}
		got, there := called[key(call.From, call.To)]
		if !there {
			got = strings.TrimPrefix("-"+called[key(call.To, call.From)], "--")
		}
		money(call.Amount, got, call)
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

// callsOf are the calls that stand in a workbook, by service, who pays whom and the
// day.
func callsOf(v spreadsheettest.Values) map[string]string {
	called, service, days := make(map[string]string), "", []string(nil)
	for _, row := range v["The year"] {
		switch {
		case len(row) > 4 && strings.HasPrefix(row[0], "Calls on account: "):
			service, days = row[0], row[4:]
		case service != "" && len(row) > 4 && row[0] == "" && row[1] != "":
			for i, day := range days {
				if value := row[4+i]; value != "0" {
					called[service+"|"+row[1]+"|"+row[2]+"|"+day] = value
				}
			}
		}
	}
	return called
}

// Whatever the inputs of a workbook are changed to, every figure of the services and
// the summary is that of the case so changed, and so is who owes whom and who pays.
func TestWorkbooksFollowTheirInputs(t *testing.T) {
	var was, will [][]byte
	var cases []casefile.Case
	var forms []uint64
	for form := range uint64(20) {
		one, other := drawnCase(t, form, 1), drawnCase(t, form, 2)
		if followNothing(one) || followNothing(other) {
			continue // which TestWhatFollowsNothingIsSaid is about
		}
		from, to := bookOf(t, one), bookOf(t, other)
		if !slices.Equal(spreadsheettest.Inputs(t, from), spreadsheettest.Inputs(t, to)) {
			continue // two bases of one case are the same, and stand there once
		}
		if len(spreadsheettest.Read(t, from)["Long numbers"]) != len(spreadsheettest.Read(t, to)["Long numbers"]) {
			continue // the weights of one take more cells than those of the other
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

// What last year left open is an input, and stands in the balance.
func TestWorkbooksAfterAnotherYear(t *testing.T) {
	closed, err := json.Marshal(fixture(t, "years/regulatory-2012-13.yaml").Books())
	require.NoError(t, err)
	last, err := casefile.ReadLast("last.json", bytes.NewReader(closed))
	require.NoError(t, err)
	text, err := testdata.FS.Open("years/regulatory-2013-14.yaml")
	require.NoError(t, err)
	defer text.Close()
	folder, err := fs.Sub(testdata.FS, "years")
	require.NoError(t, err)
	c, err := casefile.ReadAfter(folder, last, "year.yaml", text)
	require.NoError(t, err)
	require.NotEmpty(t, c.Account.Opening())
	book := bookOf(t, c)
	v := spreadsheettest.Open(t, spreadsheettest.Recalculated, book)[0]
	same(t, "after another year", spreadsheettest.Read(t, book), v)
	says(t, c, v)
}

// An amount is shown with all that it is made of, each an input or a figure that
// stands above.
func TestAmountsShowWhatTheyAreMadeOf(t *testing.T) {
	for name, labels := range map[string][]string{
		"rules/grants.yaml":          {"less grant: Capital grant", "less grant: Efficiency fund", "less grant: Sponsor"},
		"rules/heads-of-cost.yaml":   {"Staff", "Supplies", "less income: Fees"},
		"rules/joint-team.yaml":      {"Contract price", "less income"},
		"tri-borough/programme.yaml": {"To be shared"},
		"rules/pension-strain.yaml":  {"To be shared"},
		"rules/dearest-start.yaml":   {"To be shared"},
	} {
		c := fixture(t, name)
		v := spreadsheettest.Read(t, bookOf(t, c))
		var found []string
		for _, s := range c.Statement.Services() {
			for _, row := range v[s.Service] {
				if len(row) > 0 {
					found = append(found, row[0])
				}
			}
		}
		for _, label := range labels {
			assert.Condition(t, func() bool {
				return slices.ContainsFunc(found, func(text string) bool { return strings.HasPrefix(text, label) })
			}, "%s: %q is not there", name, label)
		}
		w := newWorkbook(c)
		for _, s := range w.services {
			for i, charge := range s.service.charges {
				assert.True(t, charge.Rule == attribution.RuleDamping || addsUp(s.terms(i), charge.Amount), "%s: %s: %s", name, s.Service, charge.Description)
			}
		}
	}
	for form := range uint64(20) {
		for _, s := range newWorkbook(drawnCase(t, form, 1)).services {
			for i, charge := range s.service.charges {
				assert.True(t, charge.Rule == attribution.RuleDamping || addsUp(s.terms(i), charge.Amount), "%d: %s: %s", form, s.Service, charge.Description)
			}
		}
	}
}

// followNothing says whether there are shares in a case's workbook that are values.
func followNothing(c casefile.Case) bool {
	return slices.ContainsFunc(newWorkbook(c).Notes(), func(note string) bool { return strings.Contains(note, " values, because ") })
}

// What a spreadsheet cannot divide exactly is a value, as the library has it, and the
// service's sheet and the cover say so with the reason; all else goes on following.
func TestWhatFollowsNothingIsSaid(t *testing.T) {
	for basis, reason := range map[string]string{
		"proportion: {A: 1234567890123456, B: 1}":                                                                 "a weight of more than fifteen figures is more than a spreadsheet keeps",
		"proportion: {A: 0.1234567890123456, B: 1}":                                                               "a weight of more than fifteen figures is more than a spreadsheet keeps",
		"proportion: {A: 123456789.0123, B: 0.00001}":                                                             "", // 12,345,678,901,230 and 1: as whole numbers they fit
		"proportion: {A: 470000000000000, B: 1}":                                                                  "the weights come to more than 470,000,000,000,000, by which a spreadsheet cannot divide exactly",
		"proportion: {A: 469999999999999, B: 1}":                                                                  "",
		"proportion: {A: 1.0123456789, B: 1}":                                                                     "a figure has more decimal places than a spreadsheet can tell",
		"proportion: {A: 1.012345678, B: 1}":                                                                      "",
		"blend: [{percent: 50.0123456789, equal: true}, {percent: 49.9876543211, sole: A}]":                       "a figure has more decimal places than a spreadsheet can tell",
		"blend: [{percent: 50.012345678, equal: true}, {percent: 49.987654322, sole: A}]":                         "",
		"equal: true, months: {A: 1.0123456789, B: 12}":                                                           "a figure has more decimal places than a spreadsheet can tell",
		"equal: true, months: {A: 1.012345678, B: 12}":                                                            "",
		"band: {points: 1.0123456789, agreed: {equal: true}, actual: {sole: A}}":                                  "a figure has more decimal places than a spreadsheet can tell",
		"band: {points: 1.012345678, agreed: {equal: true}, actual: {sole: A}}":                                   "",
		"band: {points: 1, agreed: {proportion: {A: 100000007, B: 1}}, actual: {proportion: {A: 1000003, B: 1}}}": "",
		"band: {points: 1, agreed: {blend: [{percent: 35, proportion: {A: 100000007, B: 1}}, {percent: 65, proportion: {A: 1000003, B: 1}}]}, actual: {sole: A}}": "the weights of one of the two take several cells already",
	} {
		text := "title: Two\nauthorities: [{code: A}, {code: B}]\nservices:\n  - {name: Parks, host: A, cost: 1000.01, basis: {" + basis + "}}\n  - {name: Libraries, cost: 3, basis: {equal: true}}\n"
		c, err := casefile.Read("case.yaml", strings.NewReader(text))
		require.NoError(t, err, basis)
		v := spreadsheettest.Read(t, bookOf(t, c))
		says(t, c, v)
		var cover, sheet []string
		for _, row := range v["Cover"] {
			cover = append(cover, row...)
		}
		for _, row := range v["Parks"] {
			sheet = append(sheet, row...)
		}
		if reason == "" {
			assert.Contains(t, cover, "Nothing: every figure follows from the inputs.", basis)
			assert.NotContains(t, strings.Join(sheet, "\n"), "follow nothing", basis)
			continue
		}
		assert.Contains(t, cover, "Parks: Ongoing cost: the shares are values, because "+reason+".", basis)
		assert.Contains(t, sheet, "These shares are values and follow nothing: "+reason+".", basis)
	}
}

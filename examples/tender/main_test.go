package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/commandtest"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/examples/internal/tabletest"
)

// small is a contract whose figures can be checked at a glance, in equal parts: B
// brings 4.00, of which half is left a year on.
const small = `title: "Sm\u0007all"
period: 2013/14
authorities: [{code: B}, {code: A}]
services:
  - name: Parks
    basis: {equal: true}
    contract:
      prices: {2012/13: 10, 2013/14: 8}
      turnover: {B: 0.5}
      burdens: [{origin: B, amount: 4}]
`

func runWith(input string, args ...string) (code int, out, errors string) {
	return commandtest.Run(run, input, args...)
}

// By hand: 10 − 4 = 6, so 3 and 3 + 4; 8 − 2 = 6, so 3 and 3 + 2. Shared they would
// be 5 and 5, 4 and 4.
func TestJSON(t *testing.T) {
	code, out, _ := runWith(small, "-format", "json", "-")
	require.Zero(t, code)
	var compact bytes.Buffer
	require.NoError(t, json.Compact(&compact, []byte(out)))
	assert.Equal(t, `{"title":"Sm\u0007all","service":"Parks","years":[`+
		`{"year":"2012/13","price":"10.00","authorities":{`+
		`"B":{"ongoing":"3.00","tupe":"4.00","total":"7.00","if_shared":"5.00","difference":"2.00"},`+
		`"A":{"ongoing":"3.00","tupe":"0.00","total":"3.00","if_shared":"5.00","difference":"-2.00"}}},`+
		`{"year":"2013/14","price":"8.00","authorities":{`+
		`"B":{"ongoing":"3.00","tupe":"2.00","total":"5.00","if_shared":"4.00","difference":"1.00"},`+
		`"A":{"ongoing":"3.00","tupe":"0.00","total":"3.00","if_shared":"4.00","difference":"-1.00"}}}],`+
		`"life":{`+
		`"B":{"ongoing":"6.00","tupe":"6.00","total":"12.00","if_shared":"9.00","difference":"3.00"},`+
		`"A":{"ongoing":"6.00","tupe":"0.00","total":"6.00","if_shared":"9.00","difference":"-3.00"}}}`, compact.String())
}

// What a case says of its own year and of its other services is none of the
// contract's: limits that another year would break, a clause for a service that is
// not let, a net reduction that is not known, notice that the agreement allows.
func TestOnlyTheContractIsWorkedOut(t *testing.T) {
	yaml := strings.Replace(small, "services:\n", "agreement: {title: Deed, notice_months: 3}\nreductions_not_known: [Libraries]\nservices:\n", 1) + `    before: {A: 3, B: 7}
    damping: {reference: {A: 3, B: 5}, rise: 0}
    withdrawals: [{authority: A, amount: 1, notice_months: 3}]
  - {name: Libraries, clauses: {ongoing: cl. 9}, basis: {equal: true}, cost: 30}
`
	code, out, said := runWith(yaml, "-format", "json", "-")
	require.Zero(t, code, said)
	_, plain, _ := runWith(small, "-format", "json", "-")
	assert.Equal(t, plain, out)
}

// The figures of TestJSON, a row for each year and authority. What begins like a
// formula is no formula.
func TestCSV(t *testing.T) {
	code, out, _ := runWith(strings.Replace(small, "name: Parks", `name: "=Parks, & woods"`, 1), "-format", "csv", "-")
	require.Zero(t, code)
	assert.Equal(t, "title,service,year,authority,authority_name,ongoing,tupe,total,if_shared,difference\n"+
		"Sm\\u0007all,\"'=Parks, & woods\",2012/13,B,B,3.00,4.00,7.00,5.00,2.00\n"+
		"Sm\\u0007all,\"'=Parks, & woods\",2012/13,A,A,3.00,0.00,3.00,5.00,-2.00\n"+
		"Sm\\u0007all,\"'=Parks, & woods\",2013/14,B,B,3.00,2.00,5.00,4.00,1.00\n"+
		"Sm\\u0007all,\"'=Parks, & woods\",2013/14,A,A,3.00,0.00,3.00,4.00,-1.00\n", out)
}

// What JSON need not escape stands as it is.
func TestJSONKeepsAmpersands(t *testing.T) {
	code, out, _ := runWith(strings.ReplaceAll(strings.Replace(small, "name: Parks", `name: "Parks & <woods>"`, 1), "B", `"B&B"`), "-format", "json", "-")
	require.Zero(t, code)
	assert.Contains(t, out, `"Parks & <woods>"`)
	assert.Contains(t, out, `"B&B": {`)
}

// The life of a contract needs no period; the statement of a year does.
func TestPeriodMayBeLeftOut(t *testing.T) {
	with, out, _ := runWith(small, "-format", "json", "-")
	require.Zero(t, with)
	for _, period := range []string{"", "period: 2020/21\n"} {
		without, same, _ := runWith(strings.Replace(small, "period: 2013/14\n", period, 1), "-format", "json", "-")
		require.Zero(t, without)
		assert.Equal(t, out, same)
	}
}

func TestSeveralContractsGiveAnArray(t *testing.T) {
	code, out, _ := runWith(small, "-format", "json", "-", filepath.Join("..", "..", "testdata", "rules", "joint-team.yaml"))
	require.Zero(t, code)
	var all []jsonTenderRead
	require.NoError(t, json.Unmarshal([]byte(out), &all))
	require.Len(t, all, 2)
	assert.Equal(t, "Grounds maintenance", all[1].Service)
	assert.Equal(t, "2012/13", all[1].Years[0].Year, "without prices the one year is the case's")
	assert.Equal(t, "2400000.00", all[1].Years[0].Price)
}

type jsonTenderRead struct {
	Service string
	Years   []struct{ Year, Price string }
	Life    map[string]map[string]string
}

// The embedded case, of four years. The burdens are worked by hand in the case
// file for two of them. The others: LBHF 87,000 × 0.88 = 76,560 and, without the
// pay protection, 84,000 × 0.88³ = 84,000 × 0.681472 = 57,243.648; RBKC
// 11,900 × 0.92 = 10,948 and 11,900 × 0.92³ = 11,900 × 0.778688 = 9,266.3872.
// Westminster's part of what is shared, 40%, of all four burdens together is
// 131,215.92.
func TestEmbeddedCase(t *testing.T) {
	code, out, _ := runWith("", "-format", "json")
	require.Zero(t, code)
	var read jsonTenderRead
	require.NoError(t, json.Unmarshal([]byte(out), &read))
	require.Len(t, read.Years, 4)
	assert.Equal(t, map[string]string{"ongoing": "1767984.08", "tupe": "0.00", "total": "1767984.08", "if_shared": "1899200.00", "difference": "-131215.92"}, read.Life["WCC"])
	assert.Equal(t, "42186.55", read.Life["RBKC"]["tupe"])  // 11,900.00 + 10,948.00 + 10,072.16 + 9,266.39
	assert.Equal(t, "285853.25", read.Life["LBHF"]["tupe"]) // 87,000.00 + 76,560.00 + 65,049.60 + 57,243.65
}

func TestText(t *testing.T) {
	code, out, _ := runWith(small, "-")
	require.Zero(t, code)
	for _, want := range []string{
		`Sm\u0007all`, "│ 2013/14              │  8.00 │        2.00 │  6.00 │", "│ Life of the contract │ 18.00 │        6.00 │ 12.00 │",
		"bears more", "bears less",
		"Reconciled: £18.00 to bear over 2 years, £18.00 borne, £18.00 if shared; the differences sum to £0.00.",
	} {
		assert.Contains(t, strings.ReplaceAll(out, "sum to\n", "sum to "), want)
	}
	assert.NotContains(t, out, "\x1b", "no colour but on a terminal")
}

// However many councils and however narrow the page, no line is wider, and each
// row's figures come to its total.
func TestTextFitsAndAddsUp(t *testing.T) {
	for _, n := range []int{1, 3, 12, 33} {
		yaml := "title: Many\nperiod: 2012/13\nauthorities:\n"
		var burdens []string
		for i := range n {
			yaml += fmt.Sprintf("  - {code: C%02d, name: %s Council}\n", i, strings.Repeat("Very Long ", i))
			burdens = append(burdens, fmt.Sprintf("{origin: C%02d, amount: %d}", i, 1000+i))
		}
		yaml += "services:\n  - name: Parks\n    basis: {equal: true}\n    contract:\n      prices: {2012/13: 1234567.89, 2013/14: 1234000}\n      burdens: [" + strings.Join(burdens, ", ") + "]\n"
		file := filepath.Join(t.TempDir(), "case.yaml")
		require.NoError(t, os.WriteFile(file, []byte(yaml), 0o600))
		tenders, _, err := read([]string{file}, command.Standard{})
		require.NoError(t, err)
		for _, width := range []int{60, 80, 100, 120} {
			var out bytes.Buffer
			require.NoError(t, page.WriteText(&out, command.Screen{Width: width}, pages(tenders)...))
			for line := range strings.SplitSeq(out.String(), "\n") {
				require.LessOrEqual(t, table.Width(line), width, line)
			}
			tables := tabletest.Read(out.String())
			require.Len(t, tables, 2)
			assert.Equal(t, n+3, len(tables[0].Heads), "the year, the price, the burdens and the rest")
			require.Greater(t, len(tables[1].Rows), 15, "five figures of two years and of the life")
			for _, row := range tables[1].Rows[:15] { // then words
				sum := decimal.Decimal{}
				for _, cell := range row[1 : n+1] {
					sum = sum.Add(decimal.RequireFromString(strings.ReplaceAll(cell, ",", "")))
				}
				assert.Equal(t, row[n+1], attribution.FormatPounds(sum), row[0])
			}
		}
	}
}

func TestTextWithIncome(t *testing.T) {
	_, out, _ := runWith(small+"    income: [{amount: 1}]\n", "-")
	assert.Contains(t, out, "Income of £2.00 over the life of the contract comes off the rest before it is shared.")
	assert.Contains(t, out, "Reconciled: £16.00 to bear over 2 years, £16.00 borne")
}

func TestExitCodes(t *testing.T) {
	folder := t.TempDir()
	for _, c := range []struct {
		name, input string
		args        []string
		code        int
		says        string
	}{
		{"reconciled", small, []string{"-"}, 0, ""},
		{"burdens above the price", strings.Replace(small, "2012/13: 10", "2012/13: 3.99", 1), []string{"-"}, 1, "standard input:8: Parks: contract: 2012/13: burdens of £4.00 within a price of £3.99"},
		{"no contract", "", []string{"../../testdata/rules/notice.yaml"}, 1, "../../testdata/rules/notice.yaml: no service of the case has a contract"},
		{"no such file", "", []string{"nowhere.yaml"}, 1, "nowhere.yaml"},
		{"unknown format", "", []string{"-format", "pdf"}, 2, `-format "pdf" is not one of text, html, json, csv`},
		{"unknown flag", "", []string{"-explain"}, 2, "flag provided but not defined: -explain"},
		{"no folder to write in", small, []string{"-o", filepath.Join(folder, "none", "out.txt"), "-"}, 1, "cannot be written"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, errors := runWith(c.input, c.args...)
			assert.Equal(t, c.code, code)
			assert.Contains(t, errors, c.says)
			assert.Equal(t, c.code == 0, out != "", "standard output is for what reconciled")
		})
	}
}

func TestOutputFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tender.json")
	code, out, _ := runWith(small, "-format", "json", "-o", path, "-")
	assert.Zero(t, code)
	assert.Empty(t, out)
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(written), "{\n"))
}

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/examples/internal/tabletest"
	"github.com/triborough/fairshare/internal/casefile"
)

// regulatory is a year worked by hand. 1,280,000 over 2 : 3 : 5 is 256,000, 384,000
// and 640,000; of 7,000 it is 1,400, 2,100 and 3,500; of 31,000, 6,200, 9,300 and
// 15,500.
const regulatory = `title: Regulatory services
period: 2012/13
stage: outturn
authorities: [{code: A, name: Alton}, {code: B, name: Beck}, {code: C, name: Cray}]
calls: [{due: 2012-04-30, percent: 25}, {due: 2012-07-31, percent: 75}]
services:
  - name: Regulatory
    host: A
    cost: 1400000
    income: [{description: Licences, amount: 120000}]
    basis: {proportion: {A: 2, B: 3, C: 5}}
    variances:
      - {cause: income, amount: 7000}
      - {cause: direct cost, amount: 31000, description: Pay award}
    outturn: {cost: 1431000, income: [{description: Licences, amount: 113000}]}
    payments:
      - {from: B, to: A, amount: 384000, date: 2012-07-31, reference: inv 17}
      - {from: C, to: A, amount: 700000, date: 2013-06-30}
`

// tablesOf finds the tables that stand after a heading, up to the next one.
func tablesOf(t *testing.T, page, heading string) []tabletest.Table {
	t.Helper()
	_, after, found := strings.Cut(page, "\n"+heading+"\n")
	require.True(t, found, heading)
	return tabletest.Read(after)
}

func TestTheYearsPages(t *testing.T) {
	page := printed(t, regulatory, 100, false)
	assert.Contains(t, page, "\nStage of the year: outturn.\n")
	assert.Contains(t, page, "1. Budget: Ongoing cost less income")
	from := tablesOf(t, page, "From the budget to the outturn")[0]
	assert.Equal(t, [][]string{
		{"Budgeted contribution", "256,000.00", "384,000.00", "640,000.00", "1,280,000.00"},
		{"Variance: direct cost", "6,200.00", "9,300.00", "15,500.00", "31,000.00"},
		{"Variance: income", "1,400.00", "2,100.00", "3,500.00", "7,000.00"},
		{"Outturn", "263,600.00", "395,400.00", "659,000.00", "1,318,000.00"},
	}, from.Rows)
	total := tablesOf(t, page, "Budget and outturn")
	assert.Equal(t, [][]string{{"Regulatory", "1,280,000.00", "38,000.00", "1,318,000.00"}, {"Total", "1,280,000.00", "38,000.00", "1,318,000.00"}}, total[0].Rows)
	assert.Equal(t, from.Rows, total[1].Rows)
	assert.Equal(t, [][]string{
		{"2012-04-30", "Regulatory", "B", "A", "96,000.00"},
		{"", "Regulatory", "C", "A", "160,000.00"},
		{"2012-07-31", "Regulatory", "B", "A", "288,000.00"},
		{"", "Regulatory", "C", "A", "480,000.00"},
		{"Total", "", "", "", "1,024,000.00"},
	}, tablesOf(t, page, "Calls on account")[0].Rows)
	closing := tablesOf(t, page, "Closing the year")
	assert.Equal(t, [][]string{
		{"Laid out", "1,318,000.00", "–", "–", "1,318,000.00"},
		{"Borne of that", "-263,600.00", "-395,400.00", "-659,000.00", "-1,318,000.00"},
		{"Opening balance", "–", "–", "–", "0.00"},
		{"Paid on account", "–", "384,000.00", "700,000.00", "1,084,000.00"},
		{"Received", "-1,084,000.00", "–", "–", "-1,084,000.00"},
		{"Balance", "-29,600.00", "-11,400.00", "41,000.00", "0.00"},
	}, closing[0].Rows)
	assert.Equal(t, [][]string{
		{"Regulatory: B to A", "395,400.00", "0.00", "384,000.00", "11,400.00"},
		{"Regulatory: C to A", "659,000.00", "0.00", "700,000.00", "-41,000.00"},
	}, closing[1].Rows)
	assert.Equal(t, [][]string{{"A", "C", "29,600.00"}, {"B", "C", "11,400.00"}}, closing[2].Rows)
	assert.NotContains(t, page, "Settlement offered", "the full share is not owed any more")
}

// A year in progress is reported, and nothing of it is settled.
func TestTheYearSoFar(t *testing.T) {
	going := strings.NewReplacer("stage: outturn", "stage: forecast",
		"outturn: {cost: 1431000, income: [{description: Licences, amount: 113000}]}",
		"forecast: {cost: 1440000, income: [{amount: 113000}]}\n    actual: {to: 2012-09-30, cost: 702000, income: []}").Replace(regulatory)
	page := printed(t, going, 100, false)
	assert.Contains(t, flat(page), "Actual to 2012-09-30: £702,000.00.")
	assert.Contains(t, flat(page), "Forecast: £1,327,000.00, £47,000.00 over the budget; the variances so far explain £38,000.00, and £9,000.00 is not yet explained.")
	assert.Equal(t, [][]string{{"Regulatory", "1,280,000.00", "702,000.00", "2012-09-30", "38,000.00", "1,327,000.00", "9,000.00"}}, tablesOf(t, page, "Budget and outturn")[0].Rows)
	assert.Contains(t, page, "Budget and variances so far")
	assert.Equal(t, []string{"Regulatory: B to A", "395,400.00", "0.00", "384,000.00", "11,400.00"}, tablesOf(t, page, "Paid so far")[0].Rows[0])
	assert.Contains(t, flat(page), "- Regulatory: the forecast is £47,000.00 over the budget: £9,000.00 of that is not yet explained")
	for _, ended := range []string{"Settlement offered", "Who pays whom", "Closing the year", "│ Outturn"} {
		assert.NotContains(t, page, ended)
	}
	// Nor where only its stage says so.
	assert.NotContains(t, printed(t, strings.Replace(small, "period", "stage: budget\nperiod", 1), 100, false), "Settlement offered")
	assert.Contains(t, printed(t, strings.Replace(small, "period", "stage: outturn\nperiod", 1), 100, false), "Settlement offered")
}

// Where some outturns are given and others not, none is made up.
func TestAnOutturnThatIsNotGiven(t *testing.T) {
	page := printed(t, regulatory+"  - {name: Libraries, host: B, cost: 90, basis: {equal: true}}\n", 100, false)
	rows := tablesOf(t, page, "Budget and outturn")[0].Rows
	assert.Equal(t, [][]string{{"Regulatory", "1,280,000.00", "38,000.00", "1,318,000.00"}, {"Libraries", "90.00", "0.00", "–"}, {"Total", "1,280,090.00", "38,000.00", "–"}}, rows)
	assert.Contains(t, page, "Budget and variances so far")
	paid := strings.NewReplacer("amount: 384000", "amount: 395400", "amount: 700000", "amount: 659000").Replace(regulatory)
	assert.Contains(t, printed(t, paid, 100, false), "Nothing is left to pay.")
}

// However wide the page and long the names, nothing is wider.
func TestTheYearsPagesFit(t *testing.T) {
	for _, width := range []int{60, 80, 100} {
		for _, n := range []int{2, 12} {
			all := councils(n, true)
			yaml := sharedBy(all, 2)
			yaml = strings.Replace(yaml, "services:\n", "calls: [{due: 2012-04-30, percent: 50}, {due: 2012-09-30, percent: 50}]\nservices:\n", 1)
			yaml = strings.ReplaceAll(yaml, "    before:", fmt.Sprintf("    outturn: {cost: 12292000, income: [{amount: 1250000.50}]}\n    payments: [{from: %q, to: %q, amount: 700000, date: 2012-09-30}]\n    before:", all[1].code, all[0].code))
			for line := range strings.SplitSeq(printed(t, yaml, width, true), "\n") {
				require.LessOrEqual(t, table.Width(line), width, line)
			}
		}
	}
}

func TestTheYearAsCSV(t *testing.T) {
	code, out, _ := runWith(regulatory, "-format", "csv", "-table", "calls", "-")
	require.Zero(t, code)
	assert.Equal(t, `period,service,due,from,from_name,to,to_name,amount
2012/13,Regulatory,2012-04-30,B,Beck,A,Alton,96000.00
2012/13,Regulatory,2012-04-30,C,Cray,A,Alton,160000.00
2012/13,Regulatory,2012-07-31,B,Beck,A,Alton,288000.00
2012/13,Regulatory,2012-07-31,C,Cray,A,Alton,480000.00
`, out)
	code, out, _ = runWith(regulatory, "-format", "csv", "-table", "account", "-")
	require.Zero(t, code)
	assert.Equal(t, `period,service,from,from_name,to,to_name,due,opening,paid,balance
2012/13,Regulatory,B,Beck,A,Alton,395400.00,0.00,384000.00,11400.00
2012/13,Regulatory,C,Cray,A,Alton,659000.00,0.00,700000.00,-41000.00
`, out)
	code, out, _ = runWith(small, "-format", "csv", "-table", "account", "-")
	require.Zero(t, code)
	assert.Equal(t, "period,service,from,from_name,to,to_name,due,opening,paid,balance\n2012/13,'=Parks,B,B,A,A,0.02,0.00,0.00,0.02\n", out, "without an account, what is due is open")
}

// The JSON is the books': the statement and its account, which read back and verify.
func TestTheYearAsJSON(t *testing.T) {
	code, out, _ := runWith(regulatory, "-format", "json", "-")
	require.Zero(t, code)
	var books account.Books
	require.NoError(t, json.Unmarshal([]byte(out), &books))
	require.NoError(t, books.Verify())
	assert.Equal(t, "11400.00", attribution.FormatAmount(books.Account.Balance()[0].Amount))
	code, out, _ = runWith(regulatory, "-format", "json", "-", "../../testdata/rules/notice.yaml")
	require.Zero(t, code)
	var several []account.Books
	require.NoError(t, json.Unmarshal([]byte(out), &several))
	assert.False(t, several[0].Account.IsZero())
	assert.True(t, several[1].Account.IsZero())
}

// What a treasurer should ask about is said with the rest.
func TestWhatToKnowOfTheYear(t *testing.T) {
	twice := strings.Replace(regulatory, "      - {from: C", "      - {from: B, to: A, amount: 384000, date: 2012-07-31, reference: inv 17}\n      - {from: C", 1)
	code, out, _ := runWith(twice, "-check", "-")
	require.Zero(t, code)
	assert.Contains(t, flat(out), "to know: Regulatory: B: it paid A £384,000.00 on 2012-07-31, and payments 1 and 2 say so alike: was it entered twice?")
}

func BenchmarkYear(b *testing.B) {
	yaml := strings.Replace(sharedBy(councils(12, false), 300), "services:\n", "calls: [{due: 2012-04-30, percent: 50}, {due: 2012-09-30, percent: 50}]\nservices:\n", 1)
	c, err := casefile.Read("case.yaml", strings.NewReader(yaml))
	require.NoError(b, err)
	for b.Loop() {
		require.NoError(b, page.WriteText(io.Discard, command.Screen{Width: 100}, statement.Page(c, false)))
	}
}

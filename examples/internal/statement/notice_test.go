package statement_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
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

// What a notice says that its authority bears and still owes is what the statement
// and the account say, each says that it is no invoice, and no line is wider than
// paper.
func TestNoticesSayWhatTheStatementSays(t *testing.T) {
	for name, c := range fixtures(t) {
		notices := statement.Notices(c)
		require.Len(t, notices, len(c.Names), name)
		owed := make(map[attribution.Authority]decimal.Decimal)
		for _, d := range c.Books().Open() {
			owed[d.From], owed[d.To] = owed[d.From].Add(d.Amount), owed[d.To].Sub(d.Amount)
		}
		for i, n := range notices {
			require.Equal(t, c.Names[i].Code, n.To)
			var out bytes.Buffer
			require.NoError(t, page.WriteText(&out, command.Screen{Width: 100}, n.Page()))
			for line := range strings.Lines(out.String()) {
				require.LessOrEqual(t, table.Width(strings.TrimRight(line, "\n")), 100, line)
			}
			assert.Contains(t, out.String(), "\nAll figures in pounds. Figures exclude VAT; this is not a VAT invoice.\n", name)
			assert.Contains(t, out.String(), "  To ", name)
			assert.Contains(t, out.String(), "\n"+string(n.To)+" bears "+attribution.FormatSterling(c.Statement.Totals().Of(n.To))+" this year in all.\n", name)
			tables := tabletest.Read(out.String())
			stands := slices.IndexFunc(tables, func(t tabletest.Table) bool { return t.Heads[0] == "Owed to" })
			if stands < 0 {
				assert.True(t, owed[n.To].IsZero() || c.Account.InProgress(c.Statement), "%s: %s", name, n.To)
				continue
			}
			assert.Equal(t, attribution.FormatPounds(owed[n.To]), last(tables[stands]), "%s: %s", name, n.To)
			assert.Greater(t, len(tables[stands].Rows), 1, "%s: %s: nothing to add up", name, n.To)
		}
	}
}

// last is a table's last figure.
func last(t tabletest.Table) string {
	row := t.Rows[len(t.Rows)-1]
	return row[len(row)-1]
}

// noticed is what the notice to an authority says.
func noticed(t *testing.T, c casefile.Case, to attribution.Authority) string {
	for _, n := range statement.Notices(c) {
		if n.To == to {
			var out bytes.Buffer
			require.NoError(t, page.WriteText(&out, command.Screen{Width: 100}, n.Page()))
			return out.String()
		}
	}
	return ""
}

// going is a year that goes on, of which one service has come to its end. Of the parks'
// 30 each bears 10, as of the libraries' 60 each 20; what A and B owe each other for
// the woods is as much either way, and B is called on all the same.
const going = `title: Parks, libraries and woods
period: 2012/13
stage: forecast
authorities: [{code: A, name: Ay}, {code: B, name: Bee}, {code: C}]
calls: [{due: 2012-04-30, percent: 50}, {due: 2012-10-31, percent: 50}]
services:
  - {name: Parks, host: A, cost: 30, basis: {equal: true}, brought_forward: {A: -4, B: 3, C: 1}}
  - {name: Libraries, authorities: [B, C], host: B, cost: 40, basis: {equal: true}, forecast: {cost: 40}, calls: [{due: 2012-06-30, percent: 100}]}
  - {name: Woods, authorities: [A, B], host: A, cost: 8, basis: {equal: true}, variances: [{cause: demand, amount: 8, paid_by: B}], calls: [{due: 2013-01-31, percent: 100}]}
`

// openedWith closes a case's year anew, with a debt that last year left open.
func openedWith(t *testing.T, text string, open ...attribution.Debt) casefile.Case {
	c, err := casefile.Read("case.yaml", strings.NewReader(text))
	require.NoError(t, err)
	facts := account.Facts{Opening: open}
	for _, r := range c.Account.Services() {
		facts.Services = append(facts.Services, account.Service{Name: r.Service, Calls: r.Schedule, Outturn: r.Outturn, Forecast: r.Forecast})
	}
	c.Account, err = account.Close(c.Statement, facts)
	require.NoError(t, err)
	return c
}

// What C is called on for stands day by day, and with whom it stands how: it owes A 11
// and was left 5 by it, and owes B 20.
func TestNoticeInAYearThatGoesOn(t *testing.T) {
	c := openedWith(t, going, attribution.Debt{Service: "Parks", From: "A", To: "C", Amount: decimal.NewFromInt(5)})
	out := noticed(t, c, "C")
	assert.Contains(t, out, "  To                 C\n  From               Ay (A)\n                     Bee (B)\n  For                Parks, libraries and woods\n  Stage of the year  forecast\n")
	tables := tabletest.Read(out)
	assert.Equal(t, [][]string{
		{"1. Budget: Ongoing cost", "ongoing", "–", "30.00", "10.00"}, {"2. Brought forward from last year", "brought_forward", "–", "–", "1.00"},
		{"Borne this year", "", "", "", "11.00"},
	}, tables[0].Rows)
	assert.NotContains(t, out, "call of next year")
	assert.Equal(t, [][]string{
		{"2012-04-30", "Parks", "C", "A", "5.50", "–"}, {"2012-06-30", "Libraries", "C", "B", "20.00", "–"}, {"2012-10-31", "Parks", "C", "A", "5.50", "–"},
		{"Total", "", "", "", "31.00", "0.00"},
	}, tables[2].Rows)
	assert.Equal(t, [][]string{
		{"A: Parks", "11.00", "-5.00", "0.00", "6.00"}, {"B: Libraries", "20.00", "0.00", "0.00", "20.00"}, {"Balance", "", "", "", "26.00"},
	}, tables[3].Rows)
	assert.Contains(t, out, "\nPaid so far\n")
	assert.NotContains(t, out, "To be paid")
	assert.Contains(t, noticed(t, c, "A"), "  From               Bee (B)\n                     C\n", "who was left owed")
	paid := tabletest.Read(noticed(t, c, "A"))[3]
	assert.Equal(t, [][]string{{"B: Parks", "-13.00", "0.00", "0.00", "-13.00"}, {"C: Parks", "-11.00", "5.00", "0.00", "-6.00"}, {"Balance", "", "", "", "-19.00"}}, paid.Rows)

	// Nothing paid and nothing open: then there is nothing to set off.
	assert.NotContains(t, noticed(t, openedWith(t, going), "C"), "Paid so far")
	// Nor for one that has no part in it.
	apart := strings.NewReplacer("[B, C]", "[A, B]", "basis: {equal: true}, brought_forward: {A: -4, B: 3, C: 1}", "basis: {sole: A}").Replace(going)
	assert.NotContains(t, noticed(t, openedWith(t, apart, attribution.Debt{Service: "Parks", From: "A", To: "B", Amount: decimal.NewFromInt(5)}), "C"), "Paid so far")
	// Where one service has ended, calls stand as long as the year goes on.
	assert.Contains(t, noticed(t, openedWith(t, strings.NewReplacer("stage: forecast\n", "", "brought_forward", "outturn: {cost: 30}, brought_forward").Replace(going)), "C"), "\nCalls on account\n")
	// Once it has ended, they do not; nor do they where none are made.
	ended := strings.NewReplacer("stage: forecast\n", "", "forecast: {cost: 40}", "outturn: {cost: 40}").Replace(going)
	assert.NotContains(t, noticed(t, openedWith(t, ended), "C"), "Calls on account")
	woods := strings.Replace(ended, "  - {name: Parks, host: A, cost: 30, basis: {equal: true}, brought_forward: {A: -4, B: 3, C: 1}}\n", "", 1)
	assert.Contains(t, noticed(t, openedWith(t, woods), "A"), "  From  Bee (B)\n", "who paid, and is owed nothing")
}

// A is called on by B and C, of whom C paid nothing: a surplus is called the other way
// round. B and C have their part of it from A alone.
func TestNoticesAreFromWhoCallsToo(t *testing.T) {
	c := fixtures(t)["rules/calls-below-nought.yaml"]
	assert.Contains(t, noticed(t, c, "A"), "  From               Beck (B)\n                     Cray (C)\n  For ")
	assert.Contains(t, noticed(t, c, "C"), "  From               Alton (A)\n  For ")
}

// Without a period and an account a notice says what is due, and who pays whom.
func TestNoticeOfAStatementAlone(t *testing.T) {
	c, err := casefile.Read("case.yaml", strings.NewReader("title: Parks\nauthorities: [{code: A}, {code: B}, {code: C}]\nservices: [{name: Parks, authorities: [A, B], host: A, cost: 5, basis: {equal: true}}]\n"))
	require.NoError(t, err)
	out := noticed(t, c, "B")
	assert.True(t, strings.HasPrefix(out, "Recharge notice\n===============\n"))
	assert.Contains(t, out, "\n  To    B\n  From  A\n  For   Parks\nAll figures")
	assert.Contains(t, out, "\nTo be paid\nB pays £2.50 to A.\n")
	assert.Contains(t, noticed(t, c, "C"), "What C bears\n------------\nC bears £0.00 this year in all.\n")
	assert.Contains(t, noticed(t, c, "C"), "Balance\n-------\nC owes nothing, and nothing is owed to it.\n")
}

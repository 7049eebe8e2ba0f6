package casefile_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// wholeYear is a year that has ended, of two services, with every key of its money.
const wholeYear = `title: A whole year
period: 2012/13
stage: outturn
authorities: [{code: A}, {code: B}, {code: C}]
calls: [{due: 2012-04-30, percent: 25}, {due: 2012-07-31, percent: 75}]
services:
  - name: Regulatory
    host: A
    cost: 1400000
    income: [{description: Licences, amount: 120000}]
    basis: {proportion: {A: 2, B: 3, C: 5}}
    variances:
      - {cause: income, amount: 7000}
      - {cause: direct cost, amount: 31000}
    outturn: {cost: 1431000, income: [{description: Licences, amount: 113000}]}
    payments:
      - {from: B, to: A, amount: 384000, date: 2012-07-31, reference: inv 17}
      - {from: C, to: A, amount: 700000, date: 2013-06-30}
  - name: Libraries
    host: B
    cost: 90
    basis: {equal: true}
    calls: [{due: 2013-06-30, percent: 100}]
payments: [{from: C, to: B, amount: 70, date: 2013-01-31}]
`

// halfYear is one in progress.
const halfYear = `title: Half a year
period: "2012"
stage: forecast
authorities: [{code: A}, {code: B}]
services:
  - name: Parks
    host: A
    cost: 1000
    basis: {equal: true}
    variances: [{cause: demand, amount: 30}]
    forecast: {cost: 1050}
    actual: {to: 2012-06-30, cost: 540}
`

// books are what the year comes to, line by line.
func books(t *testing.T, text string) []string {
	t.Helper()
	c, err := casefile.Read("case.yaml", strings.NewReader(text))
	require.NoError(t, err)
	require.NoError(t, c.Books().Verify())
	lines := []string{"stage " + string(c.Statement.Header().Stage)}
	for _, r := range c.Account.Services() {
		line := r.Service + " budget " + attribution.FormatAmount(r.Budget)
		if r.Outturn != nil {
			line += " outturn " + attribution.FormatAmount(*r.Outturn)
		}
		if r.Forecast != nil {
			line += " forecast " + attribution.FormatAmount(*r.Forecast)
		}
		if r.Actual != nil {
			line += " actual " + attribution.FormatAmount(r.Actual.Amount) + " to " + r.Actual.To.String()
		}
		lines = append(lines, line)
	}
	for _, c := range c.Account.Calls() {
		lines = append(lines, fmt.Sprintf("call %s %s %s %s %s", c.Service, c.From, c.To, c.Due, attribution.FormatAmount(c.Amount)))
	}
	for _, p := range c.Account.Payments() {
		lines = append(lines, fmt.Sprintf("paid %s %s %s %s %s %s", p.Service, p.From, p.To, p.Date, attribution.FormatAmount(p.Amount), p.Reference))
	}
	for _, d := range c.Account.Balance() {
		lines = append(lines, fmt.Sprintf("owed %s %s %s %s", d.Service, d.From, d.To, attribution.FormatAmount(d.Amount)))
	}
	return lines
}

// 1,280,000 over 2 : 3 : 5 is 256,000, 384,000 and 640,000, called in a quarter and
// the rest; with the 38,000 it is 263,600, 395,400 and 659,000.
func TestWholeYear(t *testing.T) {
	assert.Equal(t, []string{
		"stage outturn",
		"Regulatory budget 1280000.00 outturn 1318000.00",
		"Libraries budget 90.00",
		"call Regulatory B A 2012-04-30 96000.00",
		"call Regulatory C A 2012-04-30 160000.00",
		"call Regulatory B A 2012-07-31 288000.00",
		"call Regulatory C A 2012-07-31 480000.00",
		"call Libraries A B 2013-06-30 30.00",
		"call Libraries C B 2013-06-30 30.00",
		"paid Regulatory B A 2012-07-31 384000.00 inv 17",
		"paid Regulatory C A 2013-06-30 700000.00 ",
		"paid All services C B 2013-01-31 70.00 ",
		"owed Regulatory B A 11400.00",
		"owed Regulatory A C 41000.00",
		"owed Libraries A B 30.00",
		"owed Libraries C B 30.00",
		"owed All services B C 70.00",
	}, books(t, wholeYear))
	assert.Equal(t, []string{"stage forecast", "Parks budget 1000.00 forecast 1050.00 actual 540.00 to 2012-06-30", "owed Parks B A 515.00"}, books(t, halfYear))
}

// Every key of a year moves something.
func TestEveryKeyOfAYearMovesSomething(t *testing.T) {
	for _, c := range []struct{ of, old, new, want string }{
		{wholeYear, "stage: outturn\n", "", "stage "},
		{wholeYear, "[{due: 2012-04-30, percent: 25}", "[{due: 2012-05-31, percent: 25}", "call Regulatory B A 2012-05-31 96000.00"},
		{wholeYear, "percent: 25}, {due: 2012-07-31, percent: 75}", "percent: 50}, {due: 2012-07-31, percent: 50}", "call Regulatory B A 2012-04-30 192000.00"},
		{wholeYear, "calls: [{due: 2013-06-30, percent: 100}]\n", "", "call Libraries A B 2012-07-31 22.50"},
		{wholeYear, "outturn: {cost: 1431000, income: [{description: Licences, amount: 113000}]}", "outturn: {cost: 1418000, income: [{amount: 100000}]}", "Regulatory budget 1280000.00 outturn 1318000.00"},
		{wholeYear, "outturn: {cost: 1431000, income: [{description: Licences, amount: 113000}]}", "outturn: {cost: 1318000, income: []}", "Regulatory budget 1280000.00 outturn 1318000.00"},
		{wholeYear, "    outturn: {cost: 1431000, income: [{description: Licences, amount: 113000}]}\n", "", "Regulatory budget 1280000.00"},
		{wholeYear, "from: B, to: A, amount: 384000", "from: B, to: A, amount: 384001", "owed Regulatory B A 11399.00"},
		{wholeYear, "from: B, to: A, amount: 384000", "from: C, to: A, amount: 384000", "owed Regulatory B A 395400.00"},
		{wholeYear, "from: B, to: A, amount: 384000", "from: B, to: C, amount: 384000", "owed Regulatory C B 384000.00"},
		{wholeYear, "date: 2012-07-31", "date: 2012-08-31", "paid Regulatory B A 2012-08-31 384000.00 inv 17"},
		{wholeYear, ", reference: inv 17", "", "paid Regulatory B A 2012-07-31 384000.00 "},
		{wholeYear, "payments: [{from: C, to: B, amount: 70, date: 2013-01-31}]\n", "payments: []\n", "owed Libraries C B 30.00"},
		{halfYear, "forecast: {cost: 1050}", "forecast: {cost: 1030}", "Parks budget 1000.00 forecast 1030.00 actual 540.00 to 2012-06-30"},
		{halfYear, "to: 2012-06-30, cost: 540", "to: 2012-12-31, cost: 541", "Parks budget 1000.00 forecast 1050.00 actual 541.00 to 2012-12-31"},
		{halfYear, "    forecast: {cost: 1050}\n", "", "Parks budget 1000.00 actual 540.00 to 2012-06-30"},
		{halfYear, "cost: 540}", "cost: 540, income: [{amount: 600}]}", "Parks budget 1000.00 forecast 1050.00 actual -60.00 to 2012-06-30"},
	} {
		require.Equal(t, 1, strings.Count(c.of, c.old), c.old)
		assert.Contains(t, books(t, strings.Replace(c.of, c.old, c.new, 1)), c.want, c.old)
	}
	without := strings.Replace(wholeYear, "payments: [{from: C, to: B, amount: 70, date: 2013-01-31}]\n", "", 1)
	assert.NotContains(t, strings.Join(books(t, without), "\n"), "All services")
}

// What a year gets wrong is said with its line, and all of it together.
func TestYearsAreRefused(t *testing.T) {
	for _, c := range []struct{ of, old, new, says string }{
		{wholeYear, "cost: 1431000", "cost: 1438000", "15: Regulatory: outturn: the outturn is £45,000.00 over the budget; the variances explain £38,000.00: £7,000.00 is unexplained"},
		{wholeYear, "cost: 1431000, income: [{description: Licences, amount: 113000}]", "cost: 1431000", "15: Regulatory: outturn: the budget has income: say what came in (income), [] where nothing did"},
		{wholeYear, "cost: 1431000, ", "", `15: Regulatory: outturn: the key "cost" is missing`},
		{wholeYear, "cost: 1431000", "cost: -1431000", "15: Regulatory: outturn: cost: negative amount -1431000.00"},
		{wholeYear, "stage: outturn", "stage: budget", "15: Regulatory: outturn: an outturn is given, and the stage is budget: it is outturn"},
		{wholeYear, "stage: outturn", "stage: closed", `3: stage: "closed" is not one of budget, forecast, outturn`},
		{wholeYear, "    outturn:", "    forecast: {cost: 1, income: []}\n    outturn:", "16: Regulatory: outturn: both an outturn and a year in progress are given: it has ended, or it has not"},
		{wholeYear, "[{due: 2012-04-30, percent: 25}", "[{due: 2012-04-30, percent: 24}", "5: calls: the percentages of the calls come to 99, not to 100"},
		{wholeYear, "[{due: 2012-04-30, percent: 25}", "[{due: 2012-07-31, percent: 25}", "5: calls: call 2 is due on 2012-07-31, not after the one before it, 2012-07-31"},
		{wholeYear, "[{due: 2012-04-30", "[{due: 2012-04-31", `5: calls 1: due: "2012-04-31" is not a day of the calendar, such as 2012-06-30`},
		{wholeYear, "[{due: 2012-04-30", "[{due: 30/04/2012", `5: calls 1: due: "30/04/2012" is not a day of the calendar, such as 2012-06-30`},
		{wholeYear, "[{due: 2012-04-30", "[{due: 2012-03-31", "5: calls: call 1 is due on 2012-03-31, outside the year 2012/13 and the three months of its closing"},
		{wholeYear, "percent: 25", "percent: -25", `5: calls 1: percent: "-25" is not a number of nought or more, such as 135 or 1.25`},
		{wholeYear, "percent: 25", "percent: 0", "5: calls: call 1 is of 0%\ncase.yaml:5: calls: the percentages of the calls come to 75, not to 100"},
		{wholeYear, "[{due: 2012-04-30, ", "[{", `5: calls 1: the key "due" is missing`},
		{wholeYear, ", percent: 25}", "}", `5: calls 1: the key "percent" is missing`},
		{wholeYear, "    host: B\n", "", "22: Libraries: calls: calls of a service that nobody is known to pay for: name a host, or who pays"},
		{wholeYear, "from: B, to: A", "from: B, to: B", "17: Regulatory: payments 1: B: to itself"},
		{wholeYear, "from: B, to: A", "from: D, to: A", `17: Regulatory: payments 1: from: unknown authority "D"`},
		{wholeYear, "from: B, to: A", "to: A", `17: Regulatory: payments 1: the key "from" is missing`},
		{wholeYear, "from: B, to: A", "from: B", `17: Regulatory: payments 1: the key "to" is missing`},
		{wholeYear, "amount: 384000, ", "", `17: Regulatory: payments 1: the key "amount" is missing`},
		{wholeYear, ", date: 2012-07-31", "", `17: Regulatory: payments 1: the key "date" is missing`},
		{wholeYear, "amount: 384000", "amount: -384000", "17: Regulatory: payments 1: negative sum -384000.00"},
		{wholeYear, "amount: 384000", "amount: 0", "17: Regulatory: payments 1: a sum of nought"},
		{wholeYear, "date: 2012-07-31", "date: 2012-03-31", "17: Regulatory: payments 1: 2012-03-31 is before the year 2012/13 began: it is of the year before"},
		{wholeYear, "date: 2013-06-30", "date: 2013-07-01", "18: Regulatory: payments 2: 2013-07-01 is after the year 2012/13 was closed on 2013-06-30: it is of the year after"},
		{wholeYear, "period: 2012/13", "period: this year", "17: Regulatory: payments 1: date: a day needs the case's period, and that to be a year, such as 2012/13 or 2012"},
		{wholeYear, "period: 2012/13\n", "", "16: Regulatory: payments 1: date: a day needs the case's period, and that to be a year, such as 2012/13 or 2012"},
		{wholeYear, "    cost: 90\n", "", `22: Libraries: calls: needs the year's cost beside it: cost, costs, or the prices of a contract`},
		{halfYear, "to: 2012-06-30", "to: 2013-01-01", "12: Parks: actual: actual figures to 2013-01-01, outside the year 2012"},
		{halfYear, "to: 2012-06-30, ", "", `12: Parks: actual: the key "to" is missing`},
		{halfYear, "stage: forecast", "stage: outturn", "11: Parks: forecast: a year in progress is given, and the stage is outturn: it is forecast"},
		{halfYear, "forecast: {cost: 1050}", "forecast: {cost: 1050.001}", `11: Parks: forecast: cost: "1050.001" has a fraction of a penny`},
	} {
		require.Equal(t, 1, strings.Count(c.of, c.old), c.old)
		_, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(c.of, c.old, c.new, 1)))
		assert.EqualError(t, err, "case.yaml:"+c.says, c.new)
	}
}

// An outturn that is not explained is said beside the faults of other services, and
// of its own year; but not where it may follow from a fault in what the service
// costs.
func TestYearsFaultsComeTogether(t *testing.T) {
	faulty := strings.NewReplacer("cost: 1431000", "cost: 1438000", "cost: 90", "cost: lots", "date: 2012-07-31", "date: 2011-07-31").Replace(wholeYear)
	_, err := casefile.Read("case.yaml", strings.NewReader(faulty))
	assert.EqualError(t, err, `case.yaml:15: Regulatory: outturn: the outturn is £45,000.00 over the budget; the variances explain £38,000.00: £7,000.00 is unexplained
case.yaml:17: Regulatory: payments 1: 2011-07-31 is before the year 2012/13 began: it is of the year before
case.yaml:21: Libraries: cost: "lots" is not an amount such as 1650000 or -12.34`)
	for _, change := range []string{"cost: lots", "income: [{description: Licences}]", "{cause: income, amount: seven}"} {
		old := map[string]string{"cost: lots": "cost: 1400000", "income: [{description: Licences}]": "income: [{description: Licences, amount: 120000}]", "{cause: income, amount: seven}": "{cause: income, amount: 7000}"}[change]
		_, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(wholeYear, old, change, 1)))
		require.Error(t, err)
		assert.NotContains(t, err.Error(), "unexplained")
		assert.NotContains(t, err.Error(), "\n")
	}
}

// In a service's last year there is no next one in which a host could recover what
// it bears.
func TestAnEndingServicePutsNothingOff(t *testing.T) {
	bears := strings.Replace(halfYear, "{cause: demand, amount: 30}", "{cause: indirect, amount: 30, treatment: host bears}", 1)
	require.NotEmpty(t, books(t, bears))
	const end = "    termination: {basis: {equal: true}, costs: [{amount: 3}]}\n"
	_, err := casefile.Read("case.yaml", strings.NewReader(bears+end))
	assert.EqualError(t, err, "case.yaml:10: Parks: variances 1: the host bears it, and the arrangement ends (case.yaml:13): in no year after would the others pay it back: share now")
	require.NotEmpty(t, books(t, strings.Replace(bears, "host bears", "share now", 1)+end))
}

// Calls are counted among what a short file can ask for.
func TestCallsAreBounded(t *testing.T) {
	var entries, services strings.Builder
	for i := range 250 {
		fmt.Fprintf(&entries, "{due: 2012-%02d-%02d, percent: 0.4}, ", 4+i/28, 1+i%28)
	}
	for i := range 700 {
		fmt.Fprintf(&services, "  - {name: S%d, host: A, cost: 1, basis: {equal: true}}\n", i)
	}
	text := "title: T\nperiod: 2012/13\nauthorities: [{code: A}, {code: B}, {code: C}]\ncalls: [" + strings.TrimSuffix(entries.String(), ", ") + "]\nservices:\n" + services.String()
	_, err := casefile.Read("case.yaml", strings.NewReader(text))
	assert.ErrorContains(t, err, "case.yaml:4: calls ")
	assert.ErrorContains(t, err, "more than 500000 shares")
}

// A case without anything of its year has no account, and its JSON no key of it.
func TestNoAccountUnlessAsked(t *testing.T) {
	c, err := casefile.Read("case.yaml", strings.NewReader(sound))
	require.NoError(t, err)
	assert.True(t, c.Account.IsZero())
	statement, err := json.Marshal(c.Statement)
	require.NoError(t, err)
	text, err := json.Marshal(c.Books())
	require.NoError(t, err)
	assert.Equal(t, string(statement), string(text))
}

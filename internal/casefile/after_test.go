package casefile_test

import (
	"encoding/json"
	"errors"
	"os"
	"path"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/casefile"
)

// The fixtures of years that follow another, and those that correct it.
var (
	yearBefore = map[string]string{
		"regulatory-2013-14.yaml":           "regulatory-2012-13.yaml",
		"regulatory-2013-14-corrected.yaml": "regulatory-2012-13.yaml",
	}
	yearRestated = map[string]string{"regulatory-2013-14-corrected.yaml": "regulatory-2012-13-restated.yaml"}
)

// yearCase reads a year's fixture after the one before it, through its JSON.
func yearCase(t *testing.T, name, text string) (casefile.Case, error) {
	t.Helper()
	before, follows := yearBefore[name]
	if !follows {
		return casefile.Read(name, strings.NewReader(text))
	}
	last := lastOf(t, yearBooks(t, before))
	if anew, corrects := yearRestated[name]; corrects {
		require.NoError(t, last.Restate("new.json", strings.NewReader(marshalled(t, yearBooks(t, anew)))))
	}
	return casefile.ReadAfter(nil, last, name, strings.NewReader(text))
}

// yearBooks are the books of a year's fixture.
func yearBooks(t *testing.T, name string) account.Books {
	t.Helper()
	text, err := os.ReadFile("../../testdata/years/" + name)
	require.NoError(t, err)
	c, err := yearCase(t, name, string(text))
	require.NoError(t, err)
	return c.Books()
}

// readFixture reads a case of testdata beside the agreement it is under, and after
// the year before it.
func readFixture(t *testing.T, name string, text []byte) casefile.Case {
	t.Helper()
	if path.Dir(name) == "years" {
		c, err := yearCase(t, path.Base(name), string(text))
		require.NoError(t, err)
		return c
	}
	c, err := casefile.ReadIn(os.DirFS("../../testdata/"+path.Dir(name)), path.Base(name), strings.NewReader(string(text)))
	require.NoError(t, err)
	return c
}

// lastOf are books as another year reads them: from their JSON.
func lastOf(t *testing.T, books account.Books) casefile.Last {
	t.Helper()
	text, err := json.Marshal(books)
	require.NoError(t, err)
	last, err := casefile.ReadLast("last.json", strings.NewReader(string(text)))
	require.NoError(t, err)
	return last
}

func yearMeetsItsExpectations(t *testing.T, name string, text []byte) {
	c, err := yearCase(t, path.Base(name), string(text))
	require.NoError(t, err)
	meets(t, c)
}

// lastYear leaves something to adjust, something open, and a service that ends.
const lastYear = `title: Last year
period: 2011/12
authorities: [{code: A}, {code: B}, {code: C}]
services:
  - {name: Parks, host: A, cost: 90, basis: {equal: true}, variances: [{cause: indirect, amount: 9, treatment: host bears}],
     payments: [{from: B, to: A, amount: 30, date: 2011-06-30}]}
  - {name: Libraries, host: B, cost: 6, basis: {equal: true}}
`

const thisYear = `title: This year
period: 2012/13
authorities: [{code: A}, {code: B}, {code: C}]
services:
  - name: Parks
    host: B
    cost: 60
    basis: {equal: true}
    variances: [{cause: demand, amount: 3}]
    withdrawals: [{authority: C, amount: 3, notice_months: 12}]
payments: [{service: Libraries, from: A, to: B, amount: 2, date: 2012-06-30}]
`

func closed(t *testing.T, text string) casefile.Last {
	t.Helper()
	c, err := casefile.Read("last.yaml", strings.NewReader(text))
	require.NoError(t, err)
	return lastOf(t, c.Books())
}

// What last year left is taken over, and typing it as well changes nothing: C owes A
// 30 of last year, A and C owe B 2 each for the libraries, and B paid A.
func TestAYearAfterAnother(t *testing.T) {
	last := closed(t, lastYear)
	c, err := casefile.ReadAfter(nil, last, "this.yaml", strings.NewReader(thisYear))
	require.NoError(t, err)
	require.NoError(t, c.Books().Verify())
	forward := ""
	for charge := range c.Statement.Charges() {
		if charge.Rule == attribution.RuleBroughtForward {
			forward += figures(charge.Shares) + " paid by " + string(charge.PaidBy) + "; "
		}
	}
	assert.Equal(t, "A -6.00 paid by B; B 3.00 paid by B; C 3.00 paid by B; ", forward, "this year's host pays")
	var opening []string
	for _, d := range c.Account.Opening() {
		opening = append(opening, d.Service+" "+string(d.From)+" "+string(d.To)+" "+attribution.FormatAmount(d.Amount))
	}
	assert.Equal(t, []string{"Parks C A 30.00", "Libraries A B 2.00", "Libraries C B 2.00"}, opening)
	typed, err := casefile.ReadAfter(nil, last, "this.yaml", strings.NewReader(strings.Replace(thisYear, "    withdrawals", "    brought_forward: {C: 3, A: -6, B: 3}\n    withdrawals", 1)))
	require.NoError(t, err)
	charged := func(c casefile.Case) (lines []string) {
		for charge := range c.Statement.Charges() {
			lines = append(lines, string(charge.Rule)+figures(charge.Shares))
		}
		return lines
	}
	assert.ElementsMatch(t, charged(c), charged(typed))
	assert.Equal(t, attribution.RuleWithdrawal, attribution.Rule(charged(c)[len(charged(c))-1][:10]), "it stands where the case would have it")
	// Without an account, what is due is open.
	bare, err := casefile.Read("last.yaml", strings.NewReader(strings.Replace(lastYear, ",\n     payments: [{from: B, to: A, amount: 30, date: 2011-06-30}]", "", 1)))
	require.NoError(t, err)
	require.True(t, bare.Account.IsZero())
	c, err = casefile.ReadAfter(nil, lastOf(t, bare.Books()), "this.yaml", strings.NewReader(thisYear))
	require.NoError(t, err)
	assert.Len(t, c.Account.Opening(), 4)
}

// What does not follow is refused, naming both places.
func TestAYearAfterAnotherIsRefused(t *testing.T) {
	for _, c := range []struct{ lastOld, lastNew, old, new, says string }{
		{"", "", "period: 2012/13", "period: 2013/14", `this.yaml:2: period: "2013/14" is not the year after 2011/12, that of last.json`},
		{"", "", "period: 2012/13", "period: 2011/12", `this.yaml:2: period: "2011/12" is not the year after 2011/12, that of last.json`},
		{"", "", "period: 2012/13\n", "", `this.yaml:1: "" is not the year after 2011/12, that of last.json`},
		{"", "", "    withdrawals", "    brought_forward: {A: -5, B: 5}\n    withdrawals", "this.yaml:10: Parks: brought_forward: it says A -5.00, B 5.00, and last.json A -6.00, B 3.00, C 3.00: leave it out, or say the same"},
		{", variances: [{cause: indirect, amount: 9, treatment: host bears}]", "", "    withdrawals", "    brought_forward: {A: -5, B: 5}\n    withdrawals", "this.yaml:10: Parks: brought_forward: it says A -5.00, B 5.00, and last.json nothing: leave it out, or say the same"},
		{"", "", "name: Parks", "name: Park", `this.yaml:1: last.json adjusts the calls of "Parks" (A -6.00, B 3.00, C 3.00), and the case has no such service`},
		{"", "", "    host: B\n", "", "this.yaml:5: Parks: adjustments brought forward, in a service without a host"},
		{"", "", "{code: C}]", "{code: D}]", "this.yaml:3: authorities: C is not among them, and last.json leaves something open with it (Parks: C owes A £30.00): it stays until that is settled"},
		{"{from: B, to: A, amount: 30, date: 2011-06-30}", "{from: B, to: A, amount: 30, date: 2011-06-30}, {from: C, to: A, amount: 30, date: 2011-06-30}",
			", {code: C}]", "]", "this.yaml:3: authorities: C is not among them, and last.json leaves something open with it (Libraries: C owes B £2.00): it stays until that is settled"},
		{"", "", "service: Libraries", "service: Museums", `this.yaml:11: payments 1: service: "Museums" is none of the services, nor one of which last year left anything open`},
		{"", "", "service: Libraries", "service: Parks", `this.yaml:11: payments 1: service: "Parks" is shared this year: its payments stand with it`},
	} {
		require.Contains(t, lastYear, c.lastOld)
		require.Equal(t, 1, strings.Count(thisYear, c.old), c.old)
		last := closed(t, strings.Replace(lastYear, c.lastOld, c.lastNew, 1))
		_, err := casefile.ReadAfter(nil, last, "this.yaml", strings.NewReader(strings.Replace(thisYear, c.old, c.new, 1)))
		assert.ErrorContains(t, err, c.says)
	}
	// What may only follow from another fault is not said.
	for _, c := range []struct{ old, new, says string }{
		{"  - name: Parks\n    host", "  - host", `this.yaml:5: services 1: the key "name" is missing`},
		{"period: 2012/13", "period: []", "this.yaml:2: period: a list where a single value belongs"},
		{"{code: C}]", "{code: []}]", "this.yaml:3: authorities 3: code: a list where a single value belongs"},
	} {
		_, err := casefile.ReadAfter(nil, closed(t, lastYear), "this.yaml", strings.NewReader(strings.Replace(thisYear, c.old, c.new, 1)))
		assert.EqualError(t, err, c.says)
	}
	// One who has left stays while its call is still to be adjusted.
	settled := strings.NewReplacer("{from: B, to: A, amount: 30, date: 2011-06-30}", "{from: B, to: A, amount: 30, date: 2011-06-30}, {from: C, to: A, amount: 30, date: 2011-06-30}",
		"  - {name: Libraries, host: B, cost: 6, basis: {equal: true}}\n", "").Replace(lastYear)
	left := strings.NewReplacer(", {code: C}]", "]", "    withdrawals: [{authority: C, amount: 3, notice_months: 12}]\n", "", "payments: [{service: Libraries, from: A, to: B, amount: 2, date: 2012-06-30}]\n", "").Replace(thisYear)
	_, err := casefile.ReadAfter(nil, closed(t, settled), "this.yaml", strings.NewReader(left))
	assert.EqualError(t, err, "this.yaml:3: authorities: C is not among them, and last.json leaves something open with it (Parks: its call changes by £3.00): it stays until that is settled")
	_, err = casefile.ReadAfter(nil, closed(t, strings.Replace(settled, ", variances: [{cause: indirect, amount: 9, treatment: host bears}]", "", 1)), "this.yaml", strings.NewReader(left))
	assert.NoError(t, err, "nothing is open with C")
	_, err = casefile.Read("this.yaml", strings.NewReader(thisYear))
	assert.ErrorContains(t, err, `payments 1: service: "Libraries" is none of the services`, "last year is not named")
}

// Last year is one that has ended, and whose books verify.
func TestLastYearIsRefused(t *testing.T) {
	text, err := json.Marshal(closed(t, lastYear).Books)
	require.NoError(t, err)
	for _, c := range []struct{ old, new, says string }{
		{`"period":"2011/12"`, `"period":"2011"`, "last.json: account: Parks: 2011-06-30"},
		{`"period":"2011/12",`, `"period":"2011/12","stage":"budget",`, "last.json: account: a settlement of a year in progress"},
		{`"total":"105.00"`, `"total":"105.01"`, "last.json: attribution: the grand total is 105.01, the charges add up to 105.00"},
		{`"amount":"30.00","date"`, `"amount":"29.00","date"`, "last.json: account: a balance that follows from what is due, open and paid is not listed"},
		{`"format":2`, `"format":3`, "last.json: attribution: "},
		{`{"format"`, `[{"format"`, "last.json: it is not the JSON of one statement: statement -format json writes one of each case"},
		{string(text), "", "last.json: it is not the JSON of one statement"},
	} {
		require.Contains(t, string(text), c.old)
		changed := strings.Replace(string(text), c.old, c.new, 1)
		if c.says == "last.json: account: Parks: 2011-06-30" { // in the year 2011 it is as well
			_, err := casefile.ReadLast("last.json", strings.NewReader(changed))
			assert.NoError(t, err)
			continue
		}
		_, err := casefile.ReadLast("last.json", strings.NewReader(changed))
		assert.ErrorContains(t, err, c.says)
	}
	for stage, says := range map[string]string{"budget": "its stage is budget: a year follows one that has ended", "forecast": "its stage is forecast: a year follows one that has ended"} {
		c, err := casefile.Read("last.yaml", strings.NewReader("title: T\nperiod: 2011/12\nstage: "+stage+"\nauthorities: [{code: A}]\nservices: [{name: S, cost: 1, basis: {equal: true}}]\n"))
		require.NoError(t, err)
		_, err = casefile.ReadLast("last.json", strings.NewReader(marshalled(t, c.Books())))
		assert.EqualError(t, err, "last.json: "+says)
	}
	c, err := casefile.Read("last.yaml", strings.NewReader(strings.Replace(halfYear, "stage: forecast\n", "", 1)))
	require.NoError(t, err)
	_, err = casefile.ReadLast("last.json", strings.NewReader(marshalled(t, c.Books())))
	assert.EqualError(t, err, "last.json: its year is in progress: a year follows one that has ended")
	c, err = casefile.Read("last.yaml", strings.NewReader("title: T\nperiod: once\nauthorities: [{code: A}]\nservices: [{name: S, cost: 1, basis: {equal: true}}]\n"))
	require.NoError(t, err)
	_, err = casefile.ReadLast("last.json", strings.NewReader(marshalled(t, c.Books())))
	assert.EqualError(t, err, `last.json: account: "once" is not a year, such as 2012/13 or 2012`)
	broken := errors.New("the disk is gone")
	_, err = casefile.ReadLast("last.json", iotest.ErrReader(broken))
	assert.ErrorIs(t, err, broken)
}

func marshalled(t *testing.T, books account.Books) string {
	t.Helper()
	text, err := json.Marshal(books)
	require.NoError(t, err)
	return string(text)
}

// Of a statement in which nothing is right, as many faults are told as of a case.
func TestFaultsOfLastYearAreBounded(t *testing.T) {
	text := marshalled(t, yearBooks(t, "regulatory-2012-13.yaml"))
	before, after, found := strings.Cut(text, `"charges":[`)
	require.True(t, found)
	one, _, found := strings.Cut(after, `},{"service"`)
	require.True(t, found)
	_, err := casefile.ReadLast("last.json", strings.NewReader(before+`"charges":[`+strings.Repeat(one+"},", 10_500)+after))
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 10_001)
	assert.Regexp(t, `^last\.json: and [1-9][0-9]{2} more faults$`, lines[10_000])
}

package casefile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// contracted is a case whose one service has the given lines after its basis.
// They begin on line 10. A block stands on the line of its first key.
func contracted(lines string) (casefile.Case, error) {
	return casefile.Read("case.yaml", strings.NewReader(`title: Grounds maintenance
period: 2012/13
authorities:
  - {code: WCC}
  - {code: RBKC}
  - {code: LBHF}
services:
  - name: Grounds
    basis: {equal: true}
`+lines))
}

func TestContractIsRefused(t *testing.T) {
	const prices = "    contract:\n      prices: {2012/13: 1000, 2013/14: 900}\n"
	for _, c := range []struct{ lines, want string }{
		{"    contract: {}\n", "case.yaml:10: Grounds: contract: a contract needs its price: cost, or prices by year"},
		{"    contract: {prices: {}}\n", "case.yaml:10: Grounds: contract: prices: no year is given"},
		{"    contract: 3\n", "case.yaml:10: Grounds: contract: \"3\" where a mapping (key: value) belongs"},
		{"    cost: 1\n    contract: 3\n", "case.yaml:11: Grounds: contract: \"3\" where a mapping (key: value) belongs"},
		{"    contract: {}\n    income: [{amount: 1}]\n", "case.yaml:10: Grounds: contract: a contract needs its price: cost, or prices by year"},
		{"    cost: x\n    contract: {burdens: [{origin: LBHF, amount: 2}]}\n", "case.yaml:10: Grounds: cost: \"x\" is not an amount such as 1650000 or -12.34"},
		{"    cost: 1\n    income: 3\n    contract: {burdens: [{origin: LBHF, amount: 2}]}\n", "case.yaml:11: Grounds: income: \"3\" where a list belongs"},
		{"    cost: 1\n    contract: {value: 1}\n", "case.yaml:11: Grounds: contract: unknown key \"value\" (known here: prices, teams, turnover, burdens, posts, liabilities)"},
		{"    contract:\n      prices: {2012/13: 1000, 2012/13: 900}\n", "case.yaml:11: Grounds: contract: prices: the key \"2012/13\" stands twice"},
		{"    contract:\n      prices: {2012/13: -1}\n", "case.yaml:11: Grounds: contract: prices: 2012/13: negative amount -1.00"},
		{"    contract:\n      prices: {2013/14: 900}\n", "case.yaml:11: Grounds: contract: \"2012/13\" is no year of the contract: 2013/14"},
		{"    cost: 999\n" + prices, "case.yaml:12: Grounds: contract: prices: the price of 2012/13 is 1000.00, and cost says 999.00: leave cost out"},
		{prices + "      burdens: [{origin: BROMLEY, amount: 1}]\n", "case.yaml:12: Grounds: contract: burdens 1: origin: unknown origin \"BROMLEY\": neither a participant of the service nor a joint team of the contract"},
		{prices + "      burdens: [{amount: 1}]\n", "case.yaml:12: Grounds: contract: burdens 1: the key \"origin\" is missing"},
		{prices + "      burdens: [{origin: LBHF, amount: -1}]\n", "case.yaml:12: Grounds: contract: burdens 1: amount: negative amount -1.00"},
		{prices + "      burdens: [{origin: LBHF}]\n", "case.yaml:12: Grounds: contract: burdens 1: exactly one of amount and by_year is given"},
		{prices + "      burdens: [{origin: LBHF, amount: 1, by_year: {2012/13: 1, 2013/14: 1}}]\n", "case.yaml:12: Grounds: contract: burdens 1: exactly one of amount and by_year is given"},
		{prices + "      burdens: [{origin: LBHF, by_year: {2012/13: 1}}]\n", "case.yaml:12: Grounds: contract: burdens 1: by_year: the year \"2013/14\" is not given, nought included"},
		{prices + "      burdens: [{origin: LBHF, by_year: {2012/13: 1, 2013/14: 1, 2014/15: 1}}]\n", "case.yaml:12: Grounds: contract: burdens 1: by_year: \"2014/15\" is no year of the contract's prices"},
		{prices + "      burdens: [{origin: LBHF, by_year: {2012/13: 1, 2013/14: 1}, last_year: 2012/13}]\n", "case.yaml:12: Grounds: contract: burdens 1: last_year: a burden given by year needs no last_year: its years say when it ends"},
		{prices + "      burdens: [{origin: LBHF, amount: 1, last_year: 2020/21}]\n", "case.yaml:12: Grounds: contract: burdens 1: last_year: \"2020/21\" is no year of the contract's prices: what outlasts them has no end here"},
		{prices + "      burdens: [{origin: LBHF, amount: 900.01}]\n", "case.yaml:11: Grounds: contract: 2013/14: burdens of £900.01 within a price of £900.00"},
		{prices + "      turnover: {LBHF: 1}\n      burdens: [{origin: LBHF, amount: x}]\n", "case.yaml:13: Grounds: contract: burdens 1: amount: \"x\" is not an amount such as 1650000 or -12.34"},
		{prices + "      burdens: [{origin: LBHF, amount: x}, {origin: LBHF, amount: 1001}]\n", "case.yaml:12: Grounds: contract: burdens 1: amount: \"x\" is not an amount such as 1650000 or -12.34"},
		{prices + "      burdens: [{origin: [LBHF], amount: 1}]\n", "case.yaml:12: Grounds: contract: burdens 1: origin: a list where a single value belongs"},
		{prices + "      burdens: [{origin: LBHF, amount: 1, last_year: []}]\n", "case.yaml:12: Grounds: contract: burdens 1: last_year: a list where a single value belongs"},
		{prices + "      burdens: [LBHF]\n", "case.yaml:12: Grounds: contract: burdens 1: \"LBHF\" where a mapping (key: value) belongs"},
		{prices + "      burdens: [{origin: LBHF, by_year: {}}]\n", "case.yaml:12: Grounds: contract: burdens 1: by_year: the year \"2012/13\" is not given, nought included"},
		{prices + "      burdens: [{origin: LBHF, by_year: {2012/13: -1, 2013/14: 1}}]\n", "case.yaml:12: Grounds: contract: burdens 1: by_year: 2012/13: negative amount -1.00"},
		{prices + "      teams: [{authorities: [LBHF], basis: {equal: true}}, {authorities: [RBKC], basis: {equal: true}}]\n      turnover: {Team: 0.1}\n      burdens: [{origin: Crew, amount: 1}]\n      liabilities: [{origin: Crew, amount: 1}]\n",
			"case.yaml:12: Grounds: contract: teams 1: the key \"name\" is missing\ncase.yaml:12: Grounds: contract: teams 2: the key \"name\" is missing"},
		{"    authorities: [WCC, RBKC]\n" + prices + "      teams: [{name: Team, authorities: [RBKC, LBHF], basis: {proportion: {RBKC: 1}}}]\n      liabilities: [{origin: Team, amount: 1}]\n",
			"case.yaml:13: Grounds: contract: teams 1: authorities: LBHF takes no part in the service"},
		{"    authorities: [WCC, RBCK]\n" + prices + "      teams: [{name: Team, authorities: [RBKC, LBHF], basis: {proportion: {RBKC: 1, LBHF: 1}}}]\n      liabilities: [{origin: Team, amount: 1}]\n      burdens: [{origin: RBKC, amount: 1}]\n",
			"case.yaml:10: Grounds: authorities 2: unknown authority \"RBCK\": did you mean \"RBKC\"?"},
		{"    authorities: [WCC, RBCK]\n" + prices + "      turnover: {LBFH: 0.1}\n      burdens: [{origin: LBHF, amount: 1}]\n",
			"case.yaml:10: Grounds: authorities 2: unknown authority \"RBCK\": did you mean \"RBKC\"?"},
		{prices + "      burdens: [{origin: LBHF, amount: 1001}]\n      liabilities: [{origin: LBHF, amount: x}]\n",
			"case.yaml:11: Grounds: contract: 2012/13: burdens of £1,001.00 within a price of £1,000.00\ncase.yaml:11: Grounds: contract: 2013/14: burdens of £1,001.00 within a price of £900.00\ncase.yaml:13: Grounds: contract: liabilities 1: amount: \"x\" is not an amount such as 1650000 or -12.34"},
		{"    contract:\n      prices: [1000]\n      turnover: {LBHF: []}\n      burdens: [{origin: LBHF, amount: 1, last_year: 2012/13}, {origin: LBHF, by_year: {2012/13: 1}}]\n",
			"case.yaml:11: Grounds: contract: prices: a list where a mapping (key: value) belongs"},
		{"    cost: 5\n    contract:\n      burdens: [{origin: LBHF, amount: 1, last_year: 2012/13}]\n",
			"case.yaml:12: Grounds: contract: burdens 1: last_year: \"2012/13\" is no year of the contract's prices: what outlasts them has no end here"},
		{prices + "      posts: [{origin: LBHF, title: Gardener, fte: 1, protected: 2, contractor: 1, ends: [{amount: 3, last_year: 2013/14}, {amount: x, last_year: 2013/14}]}]\n", "case.yaml:12: Grounds: contract: posts 1: ends 2: amount: \"x\" is not an amount such as 1650000 or -12.34"},
		{prices + "      posts: [{origin: LBHF, title: Gardener, fte: 1, protected: 2, contractor: {pay: 1, on_costs: -1}}]\n", "case.yaml:12: Grounds: contract: posts 1: contractor: on_costs: negative amount -1.00"},
		{prices + "      turnover: {LBHF: 1.01}\n", "case.yaml:12: Grounds: contract: turnover: LBHF: 1.01 a year: turnover is a part of the posts still there, 0 to 1"},
		{prices + "      turnover: {LBHF: -0.1}\n", "case.yaml:12: Grounds: contract: turnover: LBHF: \"-0.1\" is not a number of nought or more, such as 135 or 1.25"},
		{prices + "      turnover: {BROMLEY: 0.1}\n", "case.yaml:12: Grounds: contract: turnover: unknown origin \"BROMLEY\": neither a participant of the service nor a joint team of the contract"},
		{prices + "      turnover: {LBHF: []}\n", "case.yaml:12: Grounds: contract: turnover: LBHF: 0 rates, for a contract of 2 years: it takes 1"},
		{prices + "      posts: [{origin: LBHF, title: Gardener, fte: -1, protected: 2, contractor: 1}]\n", "case.yaml:12: Grounds: contract: posts 1: fte: \"-1\" is not a number of nought or more, such as 135 or 1.25"},
		{prices + "      posts: [{origin: LBHF, title: Gardener, fte: 1, protected: -2, contractor: 1}]\n", "case.yaml:12: Grounds: contract: posts 1: protected: negative amount -2.00"},
		{prices + "      posts: [{origin: LBHF, title: Gardener, fte: 1, protected: {pension: 2}, contractor: 1}]\n", "case.yaml:12: Grounds: contract: posts 1: protected: the key \"pay\" is missing"},
		{prices + "      posts: [{origin: LBHF, title: Gardener, fte: 1, protected: 2, contractor: 1, ends: [{amount: 2.01, last_year: 2012/13}]}]\n", "case.yaml:12: Grounds: contract: posts 1: what ends comes to 2.01, within a protected cost of 2.00"},
		{prices + "      teams: [{name: LBHF, authorities: [LBHF, RBKC], basis: {equal: true}}]\n", "case.yaml:12: Grounds: contract: teams 1: \"LBHF\" is the code of an authority: a joint team needs a name of its own"},
		{prices + "      teams: [{name: Parks team, authorities: [LBHF, RBKC], basis: {proportion: {LBHF: 1}}}]\n", "case.yaml:12: Grounds: contract: teams 1: basis: proportion: RBKC takes part but is not named, nought included"},
		{prices + "      teams: [{name: A, authorities: [LBHF], basis: {equal: true}}, {name: A, authorities: [LBHF], basis: {equal: true}}]\n", "case.yaml:12: Grounds: contract: teams 2: a second joint team of the name \"A\""},
		{prices + "      liabilities: [{origin: BROMLEY, amount: 1}]\n", "case.yaml:12: Grounds: contract: liabilities 1: origin: unknown origin \"BROMLEY\": neither a participant of the service nor a joint team of the contract"},
		{prices + "    variances: [{cause: burden, amount: 1}]\n", "case.yaml:12: Grounds: variances 1: no authority is named as the burden's origin"},
	} {
		t.Run(c.want, func(t *testing.T) {
			_, err := contracted(c.lines)
			require.EqualError(t, err, c.want)
			var fault *casefile.Error
			require.ErrorAs(t, err, &fault)
		})
	}
}

func TestPricesNeedAPeriod(t *testing.T) {
	_, err := casefile.Read("case.yaml", strings.NewReader(`title: Grounds maintenance
authorities: [{code: WCC}, {code: LBHF}]
services:
  - name: Grounds
    basis: {equal: true}
    contract: {prices: {2012/13: 1}}
`))
	require.EqualError(t, err, "case.yaml:6: Grounds: contract: prices: prices by year need the case's period, to say which year the statement is of")
}

// A contract's rule is the library's own error, with its kind.
func TestContractFaultHasItsKind(t *testing.T) {
	_, err := contracted("    cost: 1\n    contract: {burdens: [{origin: LBHF, amount: 2}]}\n")
	require.ErrorIs(t, err, attribution.ErrAmount)
	var fault *attribution.Error
	require.ErrorAs(t, err, &fault)
	assert.Equal(t, "tupe", fault.Package)
}

// Cost is the price where no prices are given; where they are it may be repeated.
// A profile of turnover stands as a list. 300 × 0.9 = 270, × 0.5 = 135.
func TestContractIsRead(t *testing.T) {
	c, err := contracted(`    cost: 1000
    paid_by: RBKC
    contract:
      prices: {2012/13: 1000.00, 2013/14: 900, 2014/15: 800}
      turnover: {LBHF: [0.1, 0.5]}
      posts: [{origin: LBHF, title: Gardener, fte: 1, protected: {pay: 500, on_costs: 50, pension: 50}, contractor: 300}]
    income: [{amount: 100}]
`)
	require.NoError(t, err)
	require.Len(t, c.Contracts, 1)
	assert.Equal(t, "Grounds", c.Contracts[0].Service.Name)
	schedules, err := c.Contracts[0].Term.Burdens()
	require.NoError(t, err)
	var got []string
	for _, burden := range schedules[0].Burdens {
		got = append(got, burden.StringFixed(2))
	}
	assert.Equal(t, []string{"300.00", "270.00", "135.00"}, got)
	assert.Equal(t, "200.00", c.Statement.Totals().Of("WCC").StringFixed(2), "(1,000 − 300 − 100) ÷ 3")
	assert.Equal(t, "500.00", c.Statement.Totals().Of("LBHF").StringFixed(2))
	for charge := range c.Statement.Charges() {
		assert.EqualValues(t, "RBKC", charge.PaidBy)
	}
}

// Read for its contracts, a case is of the year that its period names, and of the
// first where it names none of them, or nothing; Read asks for one of them.
func TestContractsOverAllTheirYears(t *testing.T) {
	const text = `title: T
period: 2013/14
authorities: [{code: A}, {code: B}]
services:
  - {name: S, basis: {sole: A}, contract: {prices: {2012/13: 10, 2013/14: 20, 2014/15: 30}}}
`
	for _, c := range []struct{ period, total, says string }{
		{"period: 2012/13\n", "10.00", ""},
		{"period: 2013/14\n", "20.00", ""},
		{"period: 2014/15\n", "30.00", ""},
		{"period: 2020/21\n", "10.00", `"2020/21" is no year of the contract: 2012/13, 2013/14, 2014/15`},
		{"", "10.00", `prices by year need the case's period`},
	} {
		given := strings.Replace(text, "period: 2013/14\n", c.period, 1)
		all, err := casefile.ReadContracts(nil, treeOf(t, given))
		require.NoError(t, err)
		assert.Equal(t, c.total, attribution.FormatAmount(all.Statement.Total()), c.period)
		assert.Len(t, all.Contracts[0].Term.Years, 3)
		one, err := casefile.Read("case.yaml", strings.NewReader(given))
		if c.says != "" {
			require.ErrorContains(t, err, c.says)
			continue
		}
		require.NoError(t, err)
		assert.Equal(t, c.total, attribution.FormatAmount(one.Statement.Total()), c.period)
	}
	_, err := casefile.ReadContracts(nil, treeOf(t, "title"))
	require.EqualError(t, err, `case.yaml:1: "title" where a mapping (key: value) belongs`)
}

// What is just within bounds is taken: turnover of all the staff, costs that end in
// full, burdens as large as their price.
func TestContractsWithinBounds(t *testing.T) {
	for _, lines := range []string{
		"      burdens: [{origin: LBHF, amount: 900}]\n      turnover: {LBHF: 1}\n",
		"      burdens: [{origin: LBHF, amount: 900}]\n      turnover: {LBHF: [1]}\n",
		"      burdens: [{origin: LBHF, by_year: {2012/13: 1000, 2013/14: 0}}]\n",
		"      posts: [{origin: LBHF, title: Gardener, fte: 0, protected: 2, contractor: 1, ends: [{amount: 2, last_year: 2012/13}]}]\n",
	} {
		_, err := contracted("    contract:\n      prices: {2012/13: 1000, 2013/14: 900}\n" + lines)
		require.NoError(t, err, lines)
	}
	_, err := contracted("    cost: 1000\n    contract: {turnover: {LBHF: []}, burdens: [{origin: LBHF, amount: 1}]}\n")
	require.NoError(t, err, "one year needs no rate")
}

// A contract has at most a hundred years.
func TestContractOfAHundredYears(t *testing.T) {
	years := func(n int) string {
		return strings.ReplaceAll(strings.Trim(listed(n, func(i int) string { return fmt.Sprintf("%d: 5", 2012+i) }), "[]"), "2012:", "2012/13:")
	}
	_, err := contracted("    contract: {prices: {" + years(100) + "}}\n")
	require.NoError(t, err)
	_, err = contracted("    contract: {prices: {" + years(101) + "}}\n")
	require.EqualError(t, err, "case.yaml:10: Grounds: contract: a contract of 101 years: 1 to 100 are taken")
}

// A contract without prices is of the one year of the case, at its cost.
func TestAContractOfOneYear(t *testing.T) {
	for _, c := range []struct{ period, label string }{{"period: 2012/13\n", "2012/13"}, {"", "the year"}} {
		got, err := casefile.ReadContracts(nil, treeOf(t, "title: T\n"+c.period+"authorities: [{code: A}]\nservices: [{name: S, cost: 7, basis: {equal: true}, contract: {}}]\n"))
		require.NoError(t, err)
		require.Len(t, got.Contracts[0].Term.Years, 1)
		assert.Equal(t, c.label, got.Contracts[0].Term.Years[0].Label)
		assert.Equal(t, "7.00", attribution.FormatAmount(got.Contracts[0].Term.Years[0].Price))
	}
}

package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

const lending = `title: Lending
unit: £k
years: [2011/12, 2012/13, 2013/14]
report: {year: 2012/13}
fund:
  opening: 120
  payback_within: 3
  routes: [{up_to: 10, approval: Chief Executive}, {up_to: 200, scrutiny: Panel, endorsement: Director, approval: Executive, monitoring: Committee}]
bids:
  - bid: Boilers
    year: 2011/12
    investment: 100
    saving: 80
    repayment: 40
    repay_from: 2013/14
    ramp: {2012/13: 50}
    ends: 2020/21
    priorities: a
    officer: b
    monitoring: c
    external_funding: d
    performance: e
    options: [f, g]
    actual: 30
  - {bid: Lamps, year: 2012/13, investment: 5, saving: 4, repayment: 3}
`

func TestAFundIsRead(t *testing.T) {
	p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(lending))
	require.NoError(t, err)
	fund := p.Fund
	assert.Equal(t, "20000 15000 58000", pounds(fund.Years[0].Closing)+" "+pounds(fund.Years[1].Closing)+" "+pounds(fund.Years[2].Closing), "120 less 100, less 5, and 40 and 3 back")
	boilers := fund.Bids[0]
	assert.Equal(t, "Panel Director Executive Committee", strings.Join([]string{boilers.Route.Scrutiny, boilers.Route.Endorsement, boilers.Route.Approval, boilers.Route.Monitoring}, " "))
	assert.Equal(t, "Chief Executive", fund.Bids[1].Route.Approval)
	var answers []string
	for _, d := range boilers.Demonstrations {
		answers = append(answers, string(d.Answer)+" "+d.Detail)
	}
	assert.Equal(t, []string{"met £80,000.00 of a full year, out of which £40,000.00 is repaid", "met £120,000.00 saved by 2013/14 for £100,000.00, £20,000.00 net", "met a", "met in 1.75 years, of at most 3", "met d", "met b; c", "met e", "met f; g"}, answers)
	tracked := p.Tracking.Lines()
	require.Len(t, tracked, 1, "the lamps save from the year after")
	assert.Equal(t, "Boilers Invest to Save 40000 30000", strings.Join([]string{tracked[0].Service, tracked[0].Category, pounds(tracked[0].Budget.Decimal), pounds(tracked[0].Actual.Decimal)}, " "))

	p, err = casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(lending, "report: {year: 2012/13}", "report: {year: 2013/14}", 1)))
	require.NoError(t, err)
	assert.Len(t, p.Tracking.Lines(), 2)
	assert.False(t, p.Tracking.Overall().Actual.Valid, "what the lamps saved is not known")
}

func TestAFundIsRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"opening: 120", "opening: 99", `p.yaml:6: fund: 2011/12: bids of 100000.00 overdraw a fund of 99000.00 by 1000.00`},
		{"opening: 120", "opening: -1", `p.yaml:6: fund: opening balance: negative amount -1000.00`},
		{"  opening: 120\n", "", `p.yaml:6: fund: the key "opening" is missing`},
		{"saving: 4", "saving: 3", `p.yaml:25: Lamps: a repayment of 3000.00 a year out of a saving of 3000.00: the saving must exceed it`},
		{", repayment: 3", "", `p.yaml:25: Lamps: the key "repayment" is missing`},
		{"repayment: 3}", "repayment: 0}", `p.yaml:25: Lamps: a bid without a repayment: the fund lends, and gives nothing away`},
		{"year: 2012/13, inv", "year: 2014/15, inv", `p.yaml:25: Lamps: "2014/15" is none of the fund's years`},
		{"ends: 2020/21", "ends: 2013/14", `p.yaml:10: Boilers: in its year of repayment 2 it saves 0.00, which does not exceed the repayment of 40000.00`},
		{"ramp: {2012/13: 50}", "ramp: {2012/13: 150}", `p.yaml:10: Boilers: the ramp of 2012/13 of 150: it must lie between 0 and 100`},
		{"repay_from: 2013/14", "repay_from: 2011/12", `p.yaml:10: Boilers: repaid in 2011/12, of an investment drawn in 2011/12`},
		{"report: {year: 2012/13}\n", "", `p.yaml:9: Boilers: an actual is of the year of the report, and the key "report" is missing`},
		{"year: 2012/13}", "year: 2012}", `p.yaml:10: Boilers: "2011/12" and "2012" are not written in one way`},
		{"{up_to: 200, ", "{up_to: 50, ", `p.yaml:10: Boilers: no route to approval takes an investment of 100000.00`},
		{"approval: Chief Executive", "endorsement: Chief Executive", `p.yaml:8: fund: routes 1: the key "approval" is missing`},
		{"payback_within: 3", "payback_within: 201", `p.yaml:6: fund: a limit on payback of 201: it must lie between 0 and 200`},
		{"years: [2011/12, 2012/13, 2013/14]\n", "", `p.yaml:5: fund: there is a fund, and the key "years" is missing`},
		{"2012/13, 2013/14]", "2013/14]", `p.yaml:6: fund: no figures between 2011/12 and 2013/14`},
	} {
		require.Contains(t, lending, c.old)
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(lending, c.old, c.new, 1)))
		require.Error(t, err, c.new)
		assert.True(t, strings.HasPrefix(err.Error(), c.says), "got  %s\nwant %s", err, c.says)
	}
	bids := lending[:strings.Index(lending, "fund:")] + lending[strings.Index(lending, "bids:"):] + "tracking: [{service: HR}]\n"
	_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(bids))
	assert.ErrorContains(t, err, `p.yaml:6: Boilers: there are bids, and the key "fund" is missing`)
}

package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

const optional = `title: Options
unit: £k
years: [2011/12, 2012/13]
authorities: [{code: A}, {code: B}]
options:
  - service: Payroll
    basis: {equal: true}
    options:
      - {option: As now, do_nothing: true, costs: {2011/12: 100, 2012/13: 100}, basis: {proportion: {A: 60, B: 40}}}
      - {option: Share, costs: {2011/12: 80, 2012/13: 40}, investment: {2011/12: 50}, funding: {2011/12: 10}}
      - {option: Let}
  - service: Parking
    options:
      - {option: Model 1, savings: {2012/13: {low: 20, high: 40}}}
      - {option: Model 2, savings: {2012/13: 31}, basis: {sole: A}}
`

func TestOptionsAreRead(t *testing.T) {
	p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(optional))
	require.NoError(t, err)
	payroll, parking := p.Options[0], p.Options[1]
	// Share: 160 in all, of 200; A saves 60 - 40 - 20 and 60 - 20, B 40 - 40 - 20 and 40 - 20.
	share := payroll.Options[1]
	assert.Equal(t, "160000 40000", pounds(share.WholeLifeCost.Decimal)+" "+pounds(share.NetSaving.Decimal))
	assert.Equal(t, "40000 0", pounds(share.Parts[0].NetSaving)+" "+pounds(share.Parts[1].NetSaving))
	assert.False(t, payroll.Options[2].NetSaving.Valid)
	assert.Equal(t, []string{"Do nothing", "Model 1", "Model 2"}, []string{parking.Options[0].Name, parking.Options[1].Name, parking.Options[2].Name})
	assert.Equal(t, "30000 31000", pounds(parking.Options[1].NetSaving.Decimal)+" "+pounds(parking.Options[2].NetSaving.Decimal))
	assert.Equal(t, "31000", pounds(parking.Options[2].Parts[0].NetSaving))
}

func TestOptionsAreRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"do_nothing: true, ", "", `p.yaml:6: Payroll: what an option saves is not known without the cost of doing nothing`},
		{"do_nothing: true", "do_nothing: yes", `p.yaml:9: Payroll: options 1: do_nothing: "yes" is not one of true, false`},
		{"option: Model 2", "option: Model 1", `p.yaml:12: Parking: two options are called Model 1`},
		{"costs: {2011/12: 80, 2012/13: 40}", "costs: {2012/13: 40}", `p.yaml:6: Payroll: Share: no cost is given for 2011/12`},
		{"funding: {2011/12: 10}", "funding: {2011/12: 51}", `p.yaml:6: Payroll: Share: 2011/12: funding of 51000.00 for an investment of 50000.00`},
		{"savings: {2012/13: 31}", "costs: {2011/12: 1, 2012/13: 31}", `p.yaml:12: Parking: some options are given by their costs, others by their savings`},
		{"{sole: A}", "{sole: C}", `p.yaml:15: Parking: options 2: basis: sole: unknown authority "C"`},
		{"      - {option: Let}", "      - {costs: {2011/12: 1}}", `p.yaml:11: Payroll: options 3: the key "option" is missing`},
		{"years: [2011/12, 2012/13]\n", "", `p.yaml:5: options 1: there are options, and the key "years" is missing`},
		{"2012/13]", "2013/14]", `p.yaml:6: Payroll: no figures between 2011/12 and 2013/14`},
	} {
		require.Contains(t, optional, c.old)
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(optional, c.old, c.new, 1)))
		require.Error(t, err, c.new)
		assert.True(t, strings.HasPrefix(err.Error(), c.says), "got  %s\nwant %s", err, c.says)
	}
}

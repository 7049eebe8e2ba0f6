package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

const monitored = `title: Monitor
unit: £k
report: {year: 2010/11, quarter: 4}
status: {green: 0.95, amber: 0.75}
tracking:
  - {service: ICT, budget: 37.85, actual: 10.85, status: green, comment: "small quantities were bought"}
  - {service: HR, budget: 100, actual: 20, forecast: 96}
  - {service: Programme, kind: capital, budget: 711, actual: 101}
register:
  - {scheme: Libraries, original: 100, rebased: [{to: 90, reason: "a lower estimate"}, {to: 80, reason: "again"}], achieved: 60}
  - {scheme: Parks, original: 100, dropped: "not to be had"}
risks:
  scale: 4
  list:
    - {risk: Lack of staff, likelihood: 2, impact: 4, score: 8, mitigation: "a team"}
    - {risk: Conflict, likelihood: 1, impact: 1, score: 2}
`

func TestAQuarterlyReportIsRead(t *testing.T) {
	p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(monitored))
	require.NoError(t, err)
	assert.Equal(t, casefile.Report{Year: "2010/11", Quarter: 4}, p.Report)
	ict, hr, capital := p.Tracking.Lines()[0], p.Tracking.Lines()[1], p.Tracking.Lines()[2]
	assert.Equal(t, "small quantities were bought", ict.Comment)
	assert.Equal(t, []savings.Status{savings.Red, savings.Green}, []savings.Status{ict.Status, ict.Published})
	assert.Equal(t, savings.Green, hr.Status, "96 of 100 is forecast, whatever came so far")
	assert.Equal(t, savings.Red, capital.Status, "101 of 711 is spent")
	schemes := p.Register.Schemes()
	assert.Equal(t, []string{"a lower estimate", "again"}, schemes[0].Reasons)
	assert.Equal(t, "100000 80000 60000", pounds(schemes[0].Original)+" "+pounds(schemes[0].Current)+" "+pounds(schemes[0].Achieved))
	assert.True(t, schemes[1].Dropped)
	assert.Equal(t, "3/10", p.Register.Rate().RatString())
	assert.Equal(t, savings.Risk{Name: "Lack of staff", Likelihood: 2, Impact: 4, Published: 8, Mitigation: "a team"}, p.Risks.Ranked()[0])
	assert.Len(t, p.Risks.Findings(), 1)
}

func TestAQuarterlyReportIsRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"quarter: 4", "quarter: 5", `p.yaml:3: report: quarter: a year has quarters 1 to 4`},
		{"quarter: 4", "quarter: 0", `p.yaml:3: report: quarter: a year has quarters 1 to 4`},
		{"year: 2010/11", "year: 2010/12", `p.yaml:3: report: year: "2010/12" is not a year such as 2011/12, 2011 or Year 1`},
		{"year: 2010/11, ", "", `p.yaml:3: report: the key "year" is missing`},
		{"status: green,", "status: blue,", `p.yaml:6: tracking 1: "blue" is no status: green, amber or red`},
		{"kind: capital,", "kind: cash,", `p.yaml:8: tracking 3: "cash" is no kind of tracked line: revenue or capital`},
		{"kind: capital,", "kind: capital, cashable: false,", `p.yaml:8: tracking 3: capital is held against its budget alone, and is cash`},
		{"scheme: Parks", "scheme: Libraries", `p.yaml:11: Libraries: approved already: a change of its baseline is a rebasing`},
		{"original: 100, dropped", "original: 0, dropped", `p.yaml:11: Parks: a baseline of nought`},
		{"to: 80,", "to: -80,", `p.yaml:10: Libraries: baseline: negative amount -80000.00`},
		{", reason: \"again\"", "", `p.yaml:10: Libraries: rebased 2: the key "reason" is missing`},
		{"likelihood: 2,", "likelihood: 5,", `p.yaml:15: Lack of staff: a likelihood of 5: it must lie between 1 and 4`},
		{"scale: 4", "scale: 1", `p.yaml:13: risks: scale: a scale of risks up to 1: it ends between 2 and 10`},
		{"impact: 4, ", "", `p.yaml:15: risks: list 1: the key "impact" is missing`},
	} {
		require.Contains(t, monitored, c.old)
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(monitored, c.old, c.new, 1)))
		require.Error(t, err, c.new)
		assert.True(t, strings.HasPrefix(err.Error(), c.says), "got  %s\nwant %s", err, c.says)
	}
	twice := "title: Twice\nunit: £\ntracking:\n  - {service: HR, budget: 1}\n  - {service: ICT, authority: A, budget: 1}\n  - {service: ICT, budget: 1}\n  - {service: ICT, budget: 1}\n"
	_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(twice))
	assert.EqualError(t, err, "p.yaml:5: ICT: 2 lines for the service as a whole beside those of its authorities: its total stands once")
	_, err = casefile.ReadProgramme("p.yaml", strings.NewReader("title: Empty\nunit: £\nregister: []\n"))
	assert.EqualError(t, err, "p.yaml:1: there is nothing to work out: no line, nothing tracked or measured, no options, no fund, no register and no risks")
}

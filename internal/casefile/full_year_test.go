package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

const partYear = `title: Starts
unit: £k
years: [2011/12, 2012/13]
lines:
  - service: Boards
    full_year: {saving: {low: 120, high: 240}, from: 2011-09, slipped_to: 2011-12}
    investment: {2011/12: 50}
    funding: {2011/12: 20}
  - service: Libraries
    savings: {2011/12: 5, 2012/13: 9}
    planned: {2011/12: 7, 2012/13: 9}
`

// 180, the middle: seven twelfths are 105, four are 60. With the libraries' 5 and 9.
func TestAStartWithinAYear(t *testing.T) {
	for _, c := range []struct{ old, new, totals, lost string }{
		{"", "", "65000 189000", "47000 0"},
		{", slipped_to: 2011-12", "", "110000 189000", "2000 0"},
		// As increments: 60 and 120 more; 5 and 9 more; planned 105 and 75 more, 7 and 9 more.
		{"years:", "figures: increments\nyears:", "65000 194000", "47000 2000"},
		{"years: [2011/12, 2012/13]", "years: [2011/12, 2012/13]\nuse: low", "45000 129000", "32000 0"},
	} {
		p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(partYear, c.old, c.new, 1)))
		require.NoError(t, err)
		assert.Equal(t, c.totals, pounds(p.Programme.Totals().In("2011/12"))+" "+pounds(p.Programme.Totals().In("2012/13")), c.new)
		assert.Equal(t, c.lost, pounds(p.Programme.Lost().In("2011/12"))+" "+pounds(p.Programme.Lost().In("2012/13")), c.new)
		assert.Equal(t, "20000", pounds(p.Programme.Funding().In("2011/12")))
	}
}

// pounds are whole pounds.
func pounds(amount interface{ StringFixed(int32) string }) string { return amount.StringFixed(0) }

func TestAStartWithinAYearIsRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"2011-09,", "2011-9,", `p.yaml:6: Boards: full_year: from: "2011-9" is not a month such as 2011-09`},
		{"2011-12}", "12}", `p.yaml:6: Boards: full_year: slipped_to: "12" is not a month such as 2011-09`},
		{"from: 2011-09, ", "", `p.yaml:6: Boards: full_year: the key "from" is missing`},
		{"    investment", "    savings: {2011/12: 1}\n    investment", `p.yaml:6: Boards: full_year: both full_year and savings or phased are given: one follows from the other`},
		{"    investment", "    planned: {2011/12: 1}\n    investment", `p.yaml:6: Boards: full_year: both planned and slipped_to are given: one follows from the other`},
		{"2011/12: 20", "2011/12: 50.01", `p.yaml:5: Boards: 2011/12: funding of 50010.00 for an investment of 50000.00`},
		{"2011/12: 7", "2013/14: 7", `p.yaml:9: Libraries: planned: "2013/14" is none of the programme's years`},
		{"years: [2011/12, 2012/13]", "years: [Year 1, Year 2]", `p.yaml:6: Boards: full_year: Year 1: a saving that starts with a month needs years such as 2011/12 or 2011
p.yaml:9: Libraries: saving: "2011/12" is none of the programme's years
p.yaml:9: Libraries: saving: "2012/13" is none of the programme's years
p.yaml:9: Libraries: planned: "2011/12" is none of the programme's years
p.yaml:9: Libraries: planned: "2012/13" is none of the programme's years`},
	} {
		require.Contains(t, partYear, c.old)
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(partYear, c.old, c.new, 1)))
		require.Error(t, err, c.new)
		assert.EqualError(t, err, c.says)
	}
}

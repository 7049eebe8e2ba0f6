package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

const rounded = `title: Round
unit: £k
years: [2011/12]
authorities: [{code: A}, {code: B}]
lines: [{service: HR, savings: {2011/12: 10}, basis: {equal: true}}]
in_the_round:
  threshold: 0.5
  spending: {A: 30, B: 20}
  burdens:
    - {service: HR, year: 2011/12, by: {A: 1, B: 2.5}}
    - {service: ICT, year: 2012/13, by: {A: 0, B: 3}}
`

func TestBurdensInTheRoundAreRead(t *testing.T) {
	p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(rounded))
	require.NoError(t, err)
	assert.Equal(t, "B: 84.6% of the staff adjustments on 40.0% of the spending; most in 2 of 2 services and years, longest run of years 2: "+
		"persistently the one that contributes most.", p.Burdens[1].Finding(), "5.5 of 6.5")
	assert.Len(t, p.InTheRound, 2)
	p, err = casefile.ReadProgramme("p.yaml", strings.NewReader(rounded[:strings.Index(rounded, "  burdens")]))
	require.NoError(t, err)
	assert.Nil(t, p.Burdens)
}

func TestBurdensInTheRoundAreRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"by: {A: 1, B: 2.5}", "by: {A: 1, C: 2.5}", `p.yaml:10: in_the_round: burdens 1: by: unknown authority "C"`},
		{"by: {A: 1, B: 2.5}", "by: {A: -1, B: 2.5}", `p.yaml:10: HR: A: contributes -1: it must be nought or more`},
		{"year: 2012/13", "year: 2012/14", `p.yaml:11: in_the_round: burdens 2: year: "2012/14" is not a year such as 2011/12, 2011 or Year 1`},
		{"service: ICT, ", "", `p.yaml:11: in_the_round: burdens 2: the key "service" is missing`},
		{"year: 2012/13", "year: 2012", `p.yaml:7: in_the_round: "2011/12" and "2012" are not written in one way`},
	} {
		require.Contains(t, rounded, c.old)
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(rounded, c.old, c.new, 1)))
		require.Error(t, err, c.new)
		assert.True(t, strings.HasPrefix(err.Error(), c.says), "got  %s\nwant %s", err, c.says)
	}
}

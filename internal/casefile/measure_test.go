package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

const aims = `title: Aims
unit: £
authorities: [{code: A}, {code: B}]
measures:
  - measure: Posts
    unit: posts
    baseline: {at: 2010/11, total: 350, by: {A: 200, B: 150}}
    target: {at: 2014/15, fall: 50}
    stretch: {at: 2014/15, total: 100}
    actual: 240
  - measure: Overheads
    unit: £k
    of: spending
    better: lower
    baseline: {by: {A: 5, B: 5}, of_by: {A: 50, B: 40}}
    actual: {total: 8, of_total: 90}
  - {measure: Waiting, unit: days, adds_up: false, baseline: {by: {A: 9, B: 7}}, target: {rise: 10}}
  - {measure: Calls, unit: a week, better: higher, target: 60}
`

func TestMeasuresAreRead(t *testing.T) {
	p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(aims))
	require.NoError(t, err)
	require.Len(t, p.Measures, 4)
	posts, overheads, waiting, calls := p.Measures[0], p.Measures[1], p.Measures[2], p.Measures[3]
	assert.Equal(t, []string{"2010/11", "2014/15", "2014/15", ""}, []string{posts.Baseline.At, posts.Target.At, posts.Stretch.At, posts.Actual.At})
	whole := posts.Attainments[0]
	assert.Equal(t, []string{"350", "175", "100", "240", "22/35"},
		[]string{whole.Baseline.RatString(), whole.Target.RatString(), whole.Stretch.RatString(), whole.Actual.RatString(), whole.Progress.RatString()}, "110 of 175")
	assert.Equal(t, "75", posts.Attainments[2].Target.RatString())
	assert.Equal(t, "1/9 4/45 met", overheads.Attainments[0].Baseline.RatString()+" "+overheads.Attainments[0].Actual.RatString()+" "+string(overheads.Attainments[0].Outcome))
	assert.Nil(t, waiting.Attainments[0].Baseline, "no average of averages")
	assert.Equal(t, "99/10", waiting.Attainments[1].Target.RatString())
	assert.Equal(t, savings.Higher, calls.Better)
	assert.Equal(t, "60", calls.Attainments[0].Target.RatString())
}

func TestMeasuresAreRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"    unit: posts\n", "", `p.yaml:5: Posts: the key "unit" is missing`},
		{"fall: 50}", "fall: 150}", `p.yaml:5: Posts: a fall of 150: it must lie between 0 and 100`},
		{"fall: 50}", "fall: 50, total: 3}", `p.yaml:5: Posts: both a target and its fall or rise in per cent: each says the other`},
		{"actual: 240", "actual: many", `p.yaml:10: Posts: actual: "many" is not a number of nought or more, such as 135 or 1.25`},
		{"by: {A: 200, B: 150}", "by: {A: 200, C: 150}", `p.yaml:7: Posts: baseline: by: unknown authority "C"`},
		{"better: lower", "better: less", `p.yaml:11: Overheads: "less" is no direction: lower or higher`},
		{", of_total: 90", "", `p.yaml:11: Overheads: actual: a ratio needs the figure in total and what it is a part of`},
		{"adds_up: false", "adds_up: no", `p.yaml:17: Waiting: adds_up: "no" is not one of true, false`},
		{"better: higher", "higher: true", `p.yaml:18: Calls: unknown key "higher"`},
	} {
		require.Contains(t, aims, c.old)
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(aims, c.old, c.new, 1)))
		require.Error(t, err, c.new)
		assert.True(t, strings.HasPrefix(err.Error(), c.says), "got  %s\nwant %s", err, c.says)
	}
}

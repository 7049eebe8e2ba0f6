package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/browsertest"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/commandtest"
	"github.com/triborough/fairshare/examples/internal/htmltest"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/programme"
)

// reported is the report of programmes, and the pages of the same as text so wide
// that no table is divided.
func reported(t *testing.T, by string, files ...string) (report, text string) {
	t.Helper()
	args := append([]string{"-format", "html"}, files...)
	if by != "" {
		args = append([]string{"-by", by}, args...)
	}
	code, report, said := commandtest.Run(run, "", args...)
	require.Zero(t, code, said)
	all, err := read(files, command.Standard{Err: io.Discard})
	require.NoError(t, err)
	var out bytes.Buffer
	for _, p := range all {
		require.NoError(t, page.WriteText(&out, command.Screen{Width: 10000}, programme.Page(p, by)))
	}
	return report, out.String()
}

// The reports of all that runs without a programme named have every figure of the
// pages, by whatever the savings are added up; a browser cuts nothing off.
func TestReports(t *testing.T) {
	for _, by := range []string{"category", "service", "authority", "year"} {
		report, text := reported(t, by)
		htmltest.Same(t, report, text)
		assert.Equal(t, len(embedded), strings.Count(report, "<article>"))
	}
	report, text := reported(t, "")
	browsertest.Check(t, report, htmltest.Same(t, report, text))
}

// Every programme on record has a report, with every figure of its page.
func TestReportsOfAllProgrammes(t *testing.T) {
	htmltest.SameOfAll(t, func(t *testing.T, file string) (report, text string) { return reported(t, "", file) }, "../../testdata/programmes/*.yaml")
}

// The Tri-borough programme as its chapter 11 has it: 37.3m were estimated for 2014/15,
// of which 2.7m were counted elsewhere; of the 34.6m left 1m is ring-fenced.
func TestReportOfTheTriboroughProgramme(t *testing.T) {
	report, _ := reported(t, "", "../../testdata/programmes/tri-borough.yaml")
	assert.Equal(t, []string{
		"From £2.9m in 2011/12 to £34.6m in 2014/15; the largest part is then Tri-borough services, £33.8m.",
		"Estimated saving £37.3m, gross saving £34.6m; the largest step is counted elsewhere, taken out, -£2.7m.",
		"Gross saving £34.6m, free to spend £33.6m; the largest step is ring-fenced in DSG, -£1m.",
	}, htmltest.Read(t, report).Findings)
}

// ICT over five years: 2.7 + 5.3 + 8.66 + 9.86 = 26.52m saved, 0.6 + 2 + 2 = 4.6m
// invested, 21.92m left; the first year's −0.6 and the second's 2.7 − 2 make 0.1, so
// that is the year of break-even.
func TestReportOfAnInvestment(t *testing.T) {
	report, text := reported(t, "", "../../testdata/programmes/ict.yaml")
	assert.Equal(t, []string{
		"From £0 in 2011/12 to £9.86m in 2015/16; the largest part is then Consolidation of business systems, £4.96m.",
		"Gross saving £26.5m, net saving £21.9m; the largest step is investment, -£4.6m.",
		"From -£600k in 2011/12 to £21.9m in 2015/16; break-even in 2012/13.",
	}, htmltest.Same(t, report, text).Findings)
	assert.Contains(t, strings.Join(strings.Fields(text), " "), "│ gross saving │ 26,520,000.00 │ │ investment │ 4,600,000.00 │ │ net saving │ 21,920,000.00 │")
}

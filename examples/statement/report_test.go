package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/browsertest"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/htmltest"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
)

// reported is the report of the program on what args name, and the pages of the same
// as text so wide that no table is divided.
func reported(t *testing.T, yaml string, args ...string) (report, text string) {
	t.Helper()
	code, report, said := runWith(yaml, append([]string{"-format", "html"}, args...)...)
	require.Zero(t, code, said)
	std := command.Standard{In: strings.NewReader(yaml), Out: io.Discard, Err: io.Discard}
	a, err := ask(args, std)
	require.NoError(t, err)
	cases, _, err := a.read(std, statement.Years{})
	require.NoError(t, err)
	pages, err := a.pages(cases)
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, page.WriteText(&out, command.Screen{Width: 100000}, pages...))
	return report, out.String()
}

// Whoever shares, the report has every figure of the page, in the same rows; each
// chart says its finding.
func TestReportsHaveThePagesFigures(t *testing.T) {
	for _, n := range []int{1, 3, 12, 33} {
		for _, long := range []bool{false, true} {
			report, text := reported(t, sharedBy(councils(n, long), 2), "-explain", "-")
			r := htmltest.Same(t, report, text)
			assert.Equal(t, "1 Regulatory services of all the councils of the county, hosted by one of them for all the others, 2012/13", r.Headings[0])
			assert.Len(t, r.Findings, map[bool]int{true: 4, false: 5}[n == 1], "two of spending, what each bears by service and by rule, and who pays whom where there are others")
		}
	}
}

// Worked out by hand in the case file: 1,280,100 were budgeted; variances of 31,000,
// 7,000 and 999.99 make 1,319,099.99.
func TestReportOfAYear(t *testing.T) {
	report, text := reported(t, "", filepath.Join("..", "..", "testdata", "years", "regulatory-2012-13.yaml"))
	r := htmltest.Same(t, report, text)
	assert.Equal(t, []string{
		"EAST bears most, £659k of £1.32m; the largest part is Regulatory services, £1.32m.",
		"Budgeted contribution £1.28m, outturn £1.32m; the largest step is Variance: direct cost, +£31k.",
		"2 payments of £11.4k in all; SOUTH pays most, £11.4k.",
		"EAST bears most, £659k of £1.32m; the largest part is ongoing, £1.28m.",
	}, r.Findings)
	assert.Contains(t, report, "<title>SOUTH pays NORTH £10,350.00</title>")
	assert.Contains(t, report, "<title>Variance: indirect: £999.99</title>")
	assert.Contains(t, r.Tables, htmltest.Table{Caption: "Borne this year, by rule", Rows: [][]string{
		{"Rule", "NORTH", "SOUTH", "EAST", "Total"},
		{"ongoing", "256,050.00", "384,050.00", "640,000.00", "1,280,100.00"},
		{"variance.shared", "7,600.00", "11,400.00", "19,000.00", "38,000.00"}, // 1,400 + 6,200, 2,100 + 9,300, 3,500 + 15,500
		{"variance.host", "999.99", "–", "–", "999.99"},
		{"Borne this year", "264,649.99", "395,450.00", "659,000.00", "1,319,099.99"},
	}})
}

// Of a year that goes on, a chart says no outturn: 100 and 20 are 120 so far.
func TestReportOfAYearThatGoesOn(t *testing.T) {
	yaml := `title: Small
period: 2012/13
stage: forecast
authorities: [{code: B}, {code: A}]
services: [{name: Parks, host: A, cost: 100, forecast: {cost: 125}, basis: {equal: true}, variances: [{cause: demand, amount: 20}]}]
`
	report, text := reported(t, yaml, "-")
	r := htmltest.Same(t, report, text)
	assert.Contains(t, r.Findings, "Budgeted contribution £100, budget and variances so far £120; the largest step is Variance: demand, +£20.")
	assert.Contains(t, r.Text, "Budget and variances so far, all services")
	assert.NotContains(t, r.Text, "to the outturn, all services")
}

// Of a single service the charges are told apart; of several cases each has an
// article, and no id is there twice.
func TestReportsOfOneServiceAndOfSeveralCases(t *testing.T) {
	report, _ := reported(t, small, "-")
	assert.Contains(t, report, "What each bears, by charge")
	report, text := reported(t, small, "-", filepath.Join("..", "..", "testdata", "rules", "grants.yaml"))
	htmltest.Same(t, report, text)
	assert.Equal(t, 2, strings.Count(report, "<article>"))
}

// Every case on record has a report, with every figure of its page.
func TestReportsOfAllCases(t *testing.T) {
	of := func(t *testing.T, file string) (report, text string) { return reported(t, "", file) }
	const cases = "../../testdata/"
	htmltest.SameOfAll(t, of, cases+"rules/*.yaml", cases+"tri-borough/*.yaml", cases+"bromley/*.yaml", cases+"bromsgrove-redditch/*.yaml", cases+"years/*2012-13*.yaml")
}

// The report of the Tri-borough services, of a year, and of 33 councils with long
// names: nothing is cut off on A4, a browser complains of nothing, and shows the
// figures that the page has. On paper it is A4.
func TestReportsInABrowser(t *testing.T) {
	for name, of := range map[string]struct {
		yaml string
		args []string
	}{
		"the boroughs": {"", nil},
		"a year":       {"", []string{filepath.Join("..", "..", "testdata", "years", "regulatory-2012-13.yaml")}},
		"33 councils":  {sharedBy(councils(33, true), 1), []string{"-"}},
		"12 councils":  {sharedBy(councils(12, false), 2), []string{"-explain", "-"}},
	} {
		t.Run(name, func(t *testing.T) {
			report, text := reported(t, of.yaml, of.args...)
			browsertest.Check(t, report, htmltest.Same(t, report, text))
		})
	}
}

// Notices and answers are reports too.
func TestOtherReports(t *testing.T) {
	report, text := reported(t, "", "-why", "Fostering", "WCC")
	r := htmltest.Same(t, report, text)
	assert.Contains(t, r.Text, "£803,252.03", fmt.Sprint(r.Headings))
}

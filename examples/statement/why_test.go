package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// whyCase is a case under an agreement. By hand: 5p in two is 2.5p each; A's code
// sorts first, so A bears 3p and B 2p. Of −7p each bears 3.5p toward nought 3p, and
// A the odd penny: −4p and −3p. Of 3p that the host A bears, next year's call of B
// is 1p, and A's −1p.
const whyCase = `title: Small
period: 2012/13
authorities: [{code: B, name: Borough of B}, {code: A}]
agreement: {title: Collaboration agreement, source: the partners' website, clauses: {ongoing: Sch. 3 para 2}}
services:
  - name: Parks
    host: A
    cost: 0.05
    basis: {equal: true}
    variances:
      - {cause: demand, amount: -0.07}
      - {cause: indirect, amount: 0.03, treatment: host bears}
`

// Every figure that makes up what one authority bears, down to clause, basis,
// fraction and odd penny.
func TestWhy(t *testing.T) {
	code, out, errors := runWith(whyCase, "-why", "Parks", "B", "-")
	require.Zero(t, code, errors)
	for _, want := range []string{
		"What Borough of B bears of Parks, and why", "Shared in equal parts.",
		"1. Ongoing cost: £0.02 of £0.05", "Clause: Sch. 3 para 2", "Rule ongoing: Tri-borough report, ch. 11",
		"£0.05 × 1 ÷ 2 = £0.025 (exactly £1/40): £0.02 toward nought.", "One odd penny, to A, with the most of a penny left, 1/2; of equals the code that sorts first, so A and not B.",
		"2. Variance: demand: -£0.03 of -£0.07", "-£0.07 × 1 ÷ 2 = -£0.035 (exactly -£7/200): -£0.03 toward nought.",
		"Because favourable; demand, on the ongoing basis; shared A 1 : B 1.",
		"Next year's call; not part of this year's totals.",
		"B bears -£0.01 of Parks this year.", "Its call of next year changes by £0.01.",
	} {
		assert.Contains(t, flat(out), want)
	}
	assert.NotContains(t, out, "the host bears it this year", "a charge that A bears alone is none of B's")
	code, out, _ = runWith(whyCase, "-why", "Parks", "A", "-")
	require.Zero(t, code)
	assert.Contains(t, flat(out), "£0.05 × 1 ÷ 2 = £0.025 (exactly £1/40): £0.02 toward nought, and an odd penny, £0.03.")
	assert.Contains(t, flat(out), "A bears £0.02 of Parks this year. Its call of next year changes by -£0.01.") // 3 − 4 + 3
}

// A question that names nothing says what there is; one that is not asked in full
// is a fault of the command line.
func TestWhyRefused(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"-why", "Park", "B", "-"}, 1, `"Park" is none of the services: "Parks"`},
		{[]string{"-why", "Parks", "C", "-"}, 1, "C neither takes part in Parks nor bears anything of it: [B A] do"},
		{[]string{"-why", "Parks"}, 2, "statement: -why takes a service, an authority and one case"},
		{[]string{"-why", "Parks", "B", "-", "-"}, 2, "not 4 arguments"},
		{[]string{"-why", "-format", "json", "Parks", "B", "-"}, 2, "statement: -explain and -why go with -format text or html"},
	} {
		code, out, errors := runWith(whyCase, c.args...)
		assert.Equal(t, c.code, code)
		assert.Contains(t, errors, c.says)
		assert.Empty(t, out)
	}
	code, out, _ := runWith("", "-why", "Fostering", "WCC")
	assert.Zero(t, code, "without a case it is that of the report")
	assert.Contains(t, flat(out), "£2,000,000.00 × 247 ÷ 615 = £803,252.032520… (exactly £98800000/123): £803,252.03 toward nought.") // 2,000,000 × 247 ÷ 615
}

// The clause goes first: on the page, in its working and in the CSV.
func TestClausesAreCited(t *testing.T) {
	_, out, _ := runWith(whyCase, "-explain", "-")
	assert.Contains(t, flat(out), "Under: Collaboration agreement (the partners' website)")
	assert.Contains(t, flat(out), "Clause: Sch. 3 para 2 Rule ongoing: Tri-borough report")
	assert.Contains(t, flat(out), "ongoing ongoing cost, shared Sch. 3 para 2 Tri-borough report")
	assert.Contains(t, flat(out), "Parks: the agreement has no clause for variance.shared")
	heads, all := rows(t, whyCase, "charges")
	assert.Contains(t, heads, "rule,clause,source")
	assert.Equal(t, "Sch. 3 para 2", all[0]["clause"])
}

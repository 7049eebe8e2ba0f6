package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const choices = `title: Choices
unit: £
years: [2011/12, 2012/13]
authorities: [{code: A, name: Alder}, {code: B, name: Birch}, {code: C, name: Cedar}]
options:
  - service: Payroll
    basis: {proportion: {A: 1, B: 1, C: 0}}
    options:
      - {option: As now, do_nothing: true, costs: {2011/12: 90, 2012/13: 90}, basis: {equal: true}}
      - {option: Share, costs: {2011/12: 60, 2012/13: 40}, investment: {2011/12: 20}}
      - {option: Let}
`

// As now 30 each a year. Share: A and B 30 + 20 and 10 of the investment, C nothing:
// 60 - 60 and 60 saved of C.
func TestOptionsSideBySide(t *testing.T) {
	code, out, said := runWith(choices, "-")
	require.Zero(t, code, said)
	assert.Equal(t, []string{"180.00", "0.00", "–", "–"}, row(t, out, "As now", 1))
	assert.Equal(t, []string{"120.00", "60.00", "–", "never", "below", "nought"}, row(t, out, "Share", 1))
	assert.Equal(t, []string{"–", "–", "–", "–"}, row(t, out, "Let", 1))
	assert.Equal(t, []string{"0.00", "0.00", "60.00"}, row(t, out, "Share", 2))
	for _, line := range []string{"Best as a whole: Share.", "Alder, Birch would prefer: As now, Share.", "Cedar would prefer: Share.", "Let has not been costed."} {
		assert.Contains(t, out, line+"\n")
	}
	code, out, _ = runWith(choices, "-format", "json", "-")
	require.Zero(t, code)
	assert.Contains(t, out, `"preferred_by": {`)
}

const lent = `title: Lent
unit: £
years: [2011/12, 2012/13]
report: {year: 2012/13, quarter: 4}
fund: {opening: 100, routes: [{approval: Cabinet}]}
bids: [{bid: Lamps, year: 2011/12, investment: 60, saving: 40, repayment: 30, officer: A, monitoring: B, actual: 39}]
measures:
  - {measure: Posts, unit: posts, baseline: {at: 2011/12, total: 10}, target: {at: 2014/15, fall: 50}, stretch: 4, actual: {at: now, total: 7}}
  - {measure: Overheads, unit: £, of: spending, better: lower, baseline: {total: 1, of_total: 8}}
register: [{scheme: Parks, original: 10, dropped: gone}]
risks: {scale: 3, list: [{risk: Storm, likelihood: 2, impact: 3, mitigation: sandbags}]}
lines:
  - {service: Boards, full_year: {saving: 12, from: 2011-10, slipped_to: 2012-01}, ring_fence: DSG}
  - {service: Depot, kind: capital receipt, savings: {2012/13: 50}}
  - {service: More, kind: opportunity, savings: {2012/13: 5}}
`

// The page of everything else that a programme may hold, and its JSON.
func TestThePageOfAFundAndItsAims(t *testing.T) {
	code, out, said := runWith(lent, "-")
	require.Zero(t, code, said)
	_, fund, _ := strings.Cut(out, "The fund, year by year")
	assert.Equal(t, []string{"100.00", "60.00", "0.00", "40.00", "0.00"}, row(t, fund, "2011/12", 1))
	assert.Equal(t, []string{"40.00", "0.00", "30.00", "70.00", "40.00"}, row(t, fund, "2012/13", 1))
	assert.Equal(t, []string{"2011/12", "60.00", "40.00", "30.00", "no", "rate", "stated"}, row(t, out, "Lamps", 1))
	assert.Equal(t, []string{"40.00", "39.00", "-1.00", "amber"}, row(t, out, "Invest to Save: Lamps", 1))
	assert.Equal(t, []string{"10", "5", "4", "7", "60.0%", "on", "the"}, row(t, out, "Posts, posts (2011/12 to 2014/15, now now)", 1))
	assert.Equal(t, []string{"12.50%", "lower", "–", "–", "–", "–"}, row(t, out, "Overheads, in % of spending", 1))
	assert.Equal(t, []string{"10.00", "dropped", "0.00", "0.0%"}, row(t, out, "Parks", 1))
	assert.Equal(t, []string{"2", "3", "6"}, row(t, out, "Storm", 1))
	assert.Equal(t, []string{"3.00", "12.00"}, row(t, out, "Boards, as it stands now", 1))
	assert.Equal(t, []string{"3.00", "0.00"}, row(t, out, "Boards, lost", 1))
	assert.Equal(t, []string{"0.00", "50.00"}, row(t, out, "receipts", 1))
	assert.Equal(t, []string{"0.00", "5.00"}, row(t, out, "More", 1))
	assert.Equal(t, []string{"0.00", "0.00"}, row(t, out, "Free to spend", 1))
	for _, text := range []string{"Savings against budget, 2012/13 quarter 4", "sandbags", "A; B", "Cabinet"} {
		assert.Contains(t, out, text)
	}
	code, out, _ = runWith(lent, "-format", "json", "-")
	require.Zero(t, code)
	for _, text := range []string{`"closing": "70.00"`, `"progress": "60.00"`, `"baseline": "12.50"`, `"answer": "met"`, `"score": 6`, `"dropped": true`,
		`"quarter": 4`, `"receipts": {`, `"More": {`, `"lost": {`} {
		assert.Contains(t, out, text)
	}
	code, out, _ = runWith(lent, "-format", "csv", "-")
	require.Zero(t, code)
	for _, text := range []string{"Lent,capital,,,2012/13,receipts,50.00", "Lent,opportunities,,,2012/13,More,5.00", "Lent,delay,Boards,,2011/12,lost,3.00"} {
		assert.Contains(t, out, text)
	}
}

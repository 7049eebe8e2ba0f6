package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/examples/internal/tabletest"
)

func rule(t *testing.T, name string) string {
	text, err := os.ReadFile("../../testdata/rules/" + name)
	require.NoError(t, err)
	return string(text)
}

// A statement shows what a basis is made of, part by part in per cent, and what
// that comes to; who is not named in a part has a dash there.
func TestPartsOfABasisAreShown(t *testing.T) {
	page := printed(t, rule(t, "fixed-part-and-usage.yaml"), 100, false)
	assert.Contains(t, page, "\nShared 35% by agreed percentages, 65% by demand: cases.\n")
	rows := tabletest.Read(page)[0].Rows
	assert.Equal(t, [][]string{
		{"35%: by agreed percentages", "20.00%", "30.00%", "50.00%", "100.00%"},
		{"65%: by demand: cases", "62.00%", "25.00%", "13.00%", "100.00%"},
		{"Basis: weights", "946", "535", "519", "2,000"},
		{"Basis: per cent", "47.30%", "26.75%", "25.95%", "100.00%"},
	}, rows[:4])
	late := strings.Replace(rule(t, "fixed-part-and-usage.yaml"), "    basis:\n", "    basis:\n      months: {WCC: 12, RBKC: 12, LBHF: 7}\n", 1)
	late, _, _ = strings.Cut(late, "expect:")
	rows = tabletest.Read(printed(t, late, 100, false))[0].Rows
	assert.Equal(t, []string{"Before the months: 35% by agreed percen…", "47.30%", "26.75%", "25.95%", "100.00%"}, rows[0])
	assert.Equal(t, []string{"35%: by agreed percentages", "20.00%", "30.00%", "50.00%", "100.00%"}, rows[1], "parts of what was counted by months")
	nested := tabletest.Read(printed(t, rule(t, "nested-bases.yaml"), 100, false))[0].Rows
	assert.Equal(t, []string{"20%: in equal parts", "–", "50.00%", "50.00%", "100.00%"}, nested[0])
}

// Why a band held or gave way is said, by how many points and for whom.
func TestBandSaysWhy(t *testing.T) {
	page := flat(printed(t, rule(t, "band.yaml"), 100, false))
	assert.Contains(t, page, "Shared on the agreed basis, within 3 points of the actual one: WCC is furthest, by 3 (agreed: by agreed percentages; actual: in proportion).")
	assert.Contains(t, page, "Shared on the actual basis, more than 3 points from the agreed one: WCC is furthest, by 3.1 (agreed: by agreed percentages; actual: in proportion).")
}

// The working shows bases within bases, level by level, of services and of charges.
func TestWorkingShowsBasesWithinBases(t *testing.T) {
	yaml := strings.Replace(rule(t, "nested-bases.yaml"), "expect:", "    variances: [{cause: demand, amount: 9, reason: one event, basis: {rounded: {to: 50, of: {equal: true}}}}]\nexpect:", 1)
	page := printed(t, yaml, 100, true)
	_, working, _ := strings.Cut(page, "Licensing, its basis\n")
	tables := tabletest.Read(working)
	assert.Equal(t, [][]string{
		{"20%: in equal parts", "–", "50.00%", "50.00%", "100.00%"},
		{"30%: the mean of the proportions: 1/2 b…", "75.00%", "15.00%", "10.00%", "100.00%"},
		{"· 1/2: by agreed percentages", "50.00%", "30.00%", "20.00%", "100.00%"},
		{"· 1/2: solely", "100.00%", "–", "–", "100.00%"},
		{"50%: by months, WCC 6, LBHF 6.5, all ot…", "24.49%", "48.98%", "26.53%", "100.00%"},
		{"· Before the months: in equal parts", "33.33%", "33.33%", "33.34%", "100.00%"},
		{"The basis", "34.74%", "38.99%", "26.27%", "100.00%"},
	}, tables[0].Rows)
	assert.Equal(t, [][]string{
		{"Before rounding: in equal parts", "33.33%", "33.33%", "33.34%", "100.00%"},
		{"The basis", "0.00%", "50.00%", "50.00%", "100.00%"},
	}, tables[2].Rows)
}

// Weights that nobody can read are left to the working, which writes them and the
// fractions out below its table; and however long they are, no line is wider than
// the page.
func TestLongWeightsFit(t *testing.T) {
	var bases strings.Builder
	for year := range 9 {
		fmt.Fprintf(&bases, "{proportion: {WCC: %d.%d, RBKC: %d, LBHF: %d}}, ", 10234567+year*year*1009, 11+year, 2034567+year*7919, 3034567-year*104729)
	}
	yaml := strings.Replace(rule(t, "joined-in-september.yaml"), "{equal: true, months: {WCC: 12, RBKC: 12, LBHF: 7}}",
		"{average: ["+strings.TrimSuffix(bases.String(), ", ")+"], months: {WCC: 12, RBKC: 12, LBHF: 7}}", 1)
	yaml, _, _ = strings.Cut(yaml, "expect:")
	for _, width := range []int{60, 80, 100, 120} {
		page := printed(t, yaml, width, true)
		for line := range strings.SplitSeq(page, "\n") {
			require.LessOrEqual(t, table.Width(line), width, line)
		}
		assert.NotContains(t, page, "Basis: weights")
		assert.Contains(t, flat(page), "WCC: weight ")
		assert.NotContains(t, page, "Exact fraction")
	}
	assert.Contains(t, printed(t, rule(t, "joined-in-september.yaml"), 100, true), "Exact fraction")
}

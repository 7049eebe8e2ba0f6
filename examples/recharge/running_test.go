package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Small amounts shared one by one can drift far from the proportion. 5p by
// 333:333:334 is 1.665p, 1.665p and 1.67p: a penny each, the first odd one to the
// largest fraction, C, and the second by its code to A, on every line. Over 12,000
// lines A bears 2p × 12,000 = 240.00, where 33.3 per cent of 600.00 is 199.80. On
// running totals it bears that.
func TestRunningKeepsSmallAmountsInProportion(t *testing.T) {
	ledger := "service,amount\n" + strings.Repeat("Post,0.05\n", 12_000)
	for form, want := range map[string]string{"": "│ A         │ 240.00 │\n│ B         │ 120.00 │\n│ C         │ 240.00 │", "-running": "│ A         │ 199.80 │\n│ B         │ 199.80 │\n│ C         │ 200.40 │"} {
		folder := t.TempDir()
		args := []string{"-case", write(t, folder, "post.yaml", `title: Post
authorities: [{code: A}, {code: B}, {code: C}]
services: [{name: Post, basis: {proportion: {A: 333, B: 333, C: 334}}}]
`)}
		if form != "" {
			args = append(args, form)
		}
		got := try(t, folder, ledger, args...)
		assert.Zero(t, got.code)
		assert.Contains(t, got.errs, want)
	}
}

package tupe_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

func post(origin attribution.Authority, title, fte, protected, contractor string) tupe.Post {
	return tupe.Post{
		Origin: origin, Title: title, FTE: number(fte),
		Protected: tupe.Cost{Pay: pounds(protected)}, Contractor: tupe.Cost{Pay: pounds(contractor)},
	}
}

// Each burden is worked by hand: (protected − contractor's own) × FTE, added up.
func TestAssess(t *testing.T) {
	for _, c := range []struct {
		why         string
		posts       []tupe.Post
		net, burden string
	}{
		{"3.5 × (41,000 − 36,500) = 3.5 × 4,500",
			[]tupe.Post{post("LBHF", "Gardener", "3.5", "41000", "36500")}, "15750", "15750.00"},
		{"the net of 2 × 1,000 and 1 × −700: the dearer starting point, not each post's",
			[]tupe.Post{post("LBHF", "Gardener", "2", "31000", "30000"), post("LBHF", "Clerk", "1", "24300", "25000")}, "1300", "1300.00"},
		{"staff that cost less bring none: 1 × −700",
			[]tupe.Post{post("LBHF", "Clerk", "1", "24300", "25000")}, "-700", "0.00"},
		{"staff that cost the same bring none",
			[]tupe.Post{post("LBHF", "Clerk", "1", "25000", "25000")}, "0", "0.00"},
		{"half a penny is rounded up: 0.5 × 0.01 = 0.005",
			[]tupe.Post{post("LBHF", "Clerk", "0.5", "0.01", "0")}, "0.005", "0.01"},
		{"less than half is not: 0.49 × 0.01 = 0.0049",
			[]tupe.Post{post("LBHF", "Clerk", "0.49", "0.01", "0")}, "0.0049", "0.00"},
		{"it is the net that is rounded, not each post: 3 × 0.005 = 0.015",
			[]tupe.Post{post("LBHF", "A", "0.5", "0.01", "0"), post("LBHF", "B", "0.5", "0.01", "0"), post("LBHF", "C", "0.5", "0.01", "0")}, "0.015", "0.02"},
		{"a vacant post brings nothing",
			[]tupe.Post{post("LBHF", "Gardener", "0", "41000", "36500")}, "0", "0.00"},
	} {
		t.Run(c.why, func(t *testing.T) {
			all, err := tupe.Assess(c.posts...)
			require.NoError(t, err)
			require.Len(t, all, 1)
			assert.Len(t, all[0].Parts, len(c.posts))
			want, err := decimal.NewFromString(c.net)
			require.NoError(t, err)
			assert.Truef(t, all[0].Net.Equal(want), "net %s, want %s", all[0].Net, c.net)
			assert.Equal(t, c.burden, spelt(all[0].Burden))
		})
	}
}

// A borough whose staff cost less never lightens another's burden.
func TestAssessNeverOffsetsOrigins(t *testing.T) {
	all, err := tupe.Assess(post("LBHF", "Gardener", "3.5", "41000", "36500"), post("RBKC", "Gardener", "10", "30000", "36500"))
	require.NoError(t, err)
	burdens := all.Burdens()
	require.Len(t, burdens, 1, "RBKC's staff cost less, so it brings none")
	assert.EqualValues(t, "LBHF", burdens[0].Origin)
	assert.Equal(t, "15750.00", spelt(burdens[0].Amount))
	assert.Equal(t, "protected terms", burdens[0].Description)
	assert.Equal(t, "3.5 FTE Gardener × (£41,000.00 − £36,500.00)", burdens[0].Because)
}

// Pay, on-costs and pension contributions are told apart, and add up:
// 2 × (28,000 − 26,500), 2 × (2,800 − 2,650), 2 × (5,600 − 1,325).
func TestAssessByElement(t *testing.T) {
	all, err := tupe.Assess(tupe.Post{
		Origin: "LBHF", Title: "Lifeguard", FTE: number("2"),
		Protected:  tupe.Cost{Pay: pounds("28000"), OnCosts: pounds("2800"), Pension: pounds("5600")},
		Contractor: tupe.Cost{Pay: pounds("26500"), OnCosts: pounds("2650"), Pension: pounds("1325")},
	})
	require.NoError(t, err)
	difference := all[0].Parts[0].Difference
	assert.Equal(t, "3000", difference.Pay.StringFixed(0))
	assert.Equal(t, "300", difference.OnCosts.StringFixed(0))
	assert.Equal(t, "8550", difference.Pension.StringFixed(0))
	assert.Equal(t, "11850", difference.Total().StringFixed(0))
	assert.Equal(t, "11850.00", spelt(all[0].Burden))
}

func TestAssessNothing(t *testing.T) {
	all, err := tupe.Assess()
	require.NoError(t, err)
	assert.Empty(t, all)
	assert.Empty(t, all.Burdens())
}

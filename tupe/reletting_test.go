package tupe_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

// Of 3.5 gardeners who came over, 2 are still there on those terms and bring
// 2 × (43,000 − 38,000) = 10,000 against the new contractor's terms; a post
// created since is dearer by 2,000 and burdens nobody.
func TestRelet(t *testing.T) {
	reletting, err := tupe.Relet(
		[]tupe.Post{post("LBHF", "Gardener", "2", "43000", "38000")},
		[]tupe.Post{post("", "Tree officer", "1", "44000", "42000")},
	)
	require.NoError(t, err)
	burdens := reletting.Assessments.Burdens()
	require.Len(t, burdens, 1)
	assert.EqualValues(t, "LBHF", burdens[0].Origin)
	assert.Equal(t, "10000.00", spelt(burdens[0].Amount))
	require.Len(t, reletting.Created, 1)
	assert.Equal(t, "2000", reletting.Created[0].Difference.Total().StringFixed(0))
}

func TestReletRefuses(t *testing.T) {
	_, err := tupe.Relet(nil, []tupe.Post{post("LBHF", "Tree officer", "1", "44000", "42000")})
	requireFault(t, err, attribution.ErrAuthority, `tupe: LBHF: the post "Tree officer" was created after the transfer: it has no origin`)
	_, err = tupe.Relet([]tupe.Post{post("", "Gardener", "1", "44000", "42000")}, nil)
	requireFault(t, err, attribution.ErrAuthority, `tupe: the post "Gardener" has no origin`)
	_, err = tupe.Relet(nil, []tupe.Post{{Title: "Gardener", FTE: decimal.New(1, 1<<30)}})
	requireFault(t, err, attribution.ErrLimit, `tupe: FTE of the post "Gardener": a number with exponent 1073741824: at most 18 either way is taken`)
}

// All faults of all posts are reported together.
func TestReletReportsEveryFault(t *testing.T) {
	nobodys, wrong := supervisor(), supervisor()
	nobodys.Origin, wrong.FTE = "", number("1").Neg()
	_, err := tupe.Relet([]tupe.Post{wrong, nobodys}, []tupe.Post{wrong, supervisor()})
	assert.EqualError(t, err, strings.Join([]string{
		`tupe: LBHF: negative FTE of the post "Supervisor" -1`,
		`tupe: the post "Supervisor" has no origin`,
		`tupe: LBHF: the post "Supervisor" was created after the transfer: it has no origin`,
		`tupe: LBHF: negative FTE of the post "Supervisor" -1`,
		`tupe: LBHF: the post "Supervisor" was created after the transfer: it has no origin`,
	}, "\n"))
}

package tupe_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

func TestLiability(t *testing.T) {
	s, _ := leisure(t)
	charges, err := tupe.Liability{Origin: "LBHF", Description: "pension deficit on transfer", Amount: pounds("85000"), PaidBy: "WCC"}.Attribute(s)
	require.NoError(t, err)
	require.Len(t, charges, 1)
	assert.EqualValues(t, "tupe.liability", charges[0].Rule)
	assert.NotEmpty(t, charges[0].Rule.Source())
	assert.Equal(t, "TUPE liability: pension deficit on transfer", charges[0].Description)
	assert.Equal(t, "a one-off liability of the transfer of its staff; borne by LBHF alone", charges[0].Because)
	assert.Equal(t, "85000.00", spelt(charges[0].Shares.Of("LBHF")))
	assert.EqualValues(t, "WCC", charges[0].PaidBy)
}

func TestLiabilityOfAJointTeam(t *testing.T) {
	s, _ := leisure(t)
	agreed, err := attribution.Equally("RBKC", "LBHF")
	require.NoError(t, err)
	charges, err := tupe.Liability{Origin: "Parks team", Amount: pounds("0.01"), Teams: []tupe.Team{{Name: "Parks team", Basis: agreed}}}.Attribute(s)
	require.NoError(t, err)
	require.Len(t, charges, 1, "a penny is LBHF's, which sorts first; a share of nought is no charge")
	assert.Equal(t, "0.01", spelt(charges[0].Shares.Of("LBHF")))
	assert.Equal(t, "TUPE liability", charges[0].Description, "nobody described it")
	assert.Equal(t, "a one-off liability of the transfer of its staff; £0.01 of the joint team Parks team, in equal parts; shared LBHF 1 : RBKC 1; borne by LBHF alone", charges[0].Because)
	assert.Empty(t, charges[0].PaidBy)
	charges, err = tupe.Liability{Origin: "Parks team", Amount: pounds("2469"), Teams: []tupe.Team{{Name: "Parks team", Basis: agreed}}}.Attribute(s)
	require.NoError(t, err)
	require.Len(t, charges, 2)
	for i, member := range []attribution.Authority{"RBKC", "LBHF"} {
		assert.Equal(t, "1234.50", spelt(charges[i].Shares.Of(member)))
		assert.Contains(t, charges[i].Because, "; £2,469.00 of the joint team Parks team, in equal parts;")
	}
}

func TestLiabilityRefuses(t *testing.T) {
	s, _ := leisure(t)
	for _, c := range []struct {
		liability tupe.Liability
		kind      error
		text      string
	}{
		{tupe.Liability{Origin: "LBHF", Amount: decimal.NewFromInt(-1)}, attribution.ErrAmount, "tupe: LBHF: negative liability -1.00"},
		{tupe.Liability{Amount: pounds("1")}, attribution.ErrAuthority, "tupe: nobody is named as the origin of a liability"},
		{tupe.Liability{Origin: "BROMLEY", Amount: pounds("1")}, attribution.ErrAuthority, "tupe: BROMLEY: is the origin of a liability but takes no part in the service"},
		{tupe.Liability{Origin: "LBHF", Amount: decimal.New(1, 1<<30)}, attribution.ErrLimit, "tupe: LBHF: liability: a number with exponent 1073741824: at most 18 either way is taken"},
		{tupe.Liability{Origin: "LBHF", Teams: []tupe.Team{{Name: "Parks team"}}}, attribution.ErrBasis, "tupe: Parks team: a joint team needs the basis that its authorities agreed for it"},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, err := c.liability.Attribute(s)
			requireFault(t, err, c.kind, c.text)
		})
	}
}

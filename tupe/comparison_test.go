package tupe_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

func texts(c tupe.Comparison) map[string][]string {
	lines := map[string][]string{}
	for _, line := range c.Lines {
		lines[string(line.Authority)] = []string{
			spelt(line.Ongoing), spelt(line.TUPE), spelt(line.Total), spelt(line.IfShared), spelt(line.Difference),
		}
	}
	return lines
}

// The leisure contract of TestContract, against 2,400,000 − 40,000 = 2,360,000 on
// 5:3:2, which is 1,180,000, 708,000 and 472,000.
func TestCompare(t *testing.T) {
	s, c := leisure(t)
	comparison, err := c.Compare(s)
	require.NoError(t, err)
	assert.Equal(t, map[string][]string{
		"WCC":  {"1100000.00", "0.00", "1100000.00", "1180000.00", "-80000.00"},
		"RBKC": {"660000.00", "60000.00", "720000.00", "708000.00", "12000.00"},
		"LBHF": {"440000.00", "100000.00", "540000.00", "472000.00", "68000.00"},
	}, texts(comparison))
}

// Each year is charged to the penny on its own: 1.00 over three is 0.34, 0.33 and
// 0.33, and two such years are 0.68, 0.66 and 0.66, not 2.00 over three. The odd
// penny goes to the code that sorts first.
func TestCompareAddsTheYears(t *testing.T) {
	life, err := tupe.Term{Years: years("1", "2012/13", "2013/14")}.Compare(shared(t, "WCC", 1, "RBKC", 1, "LBHF", 1))
	require.NoError(t, err)
	assert.Equal(t, "2012/13", life.Years[0].Year)
	assert.Equal(t, "2.00", spelt(life.Total.Price))
	assert.Equal(t, map[string][]string{
		"WCC":  {"0.66", "0.00", "0.66", "0.66", "0.00"},
		"RBKC": {"0.66", "0.00", "0.66", "0.66", "0.00"},
		"LBHF": {"0.68", "0.00", "0.68", "0.68", "0.00"},
	}, texts(life.Total))
}

// A participant that bears nothing stands in the comparison; who pays the
// contractor may be none of them.
func TestCompareNamesEveryParticipant(t *testing.T) {
	s, c := leisure(t)
	s.Participants = []attribution.Authority{"LBHF", "BROMLEY", "WCC", "RBKC"}
	c.PaidBy = "BEXLEY"
	comparison, err := c.Compare(s)
	require.NoError(t, err)
	require.Len(t, comparison.Lines, 4)
	assert.EqualValues(t, "BROMLEY", comparison.Lines[1].Authority)
	assert.Equal(t, []string{"0.00", "0.00", "0.00", "0.00", "0.00"}, texts(comparison)["BROMLEY"])
}

// A participant with no part in the basis bears the burden it gives rise to, and
// nothing else; were everything shared, it would bear nothing: 100 − 10 = 90 and
// 100, in halves.
func TestCompareOutsideTheBasis(t *testing.T) {
	s := shared(t, "WCC", 1, "LBHF", 1)
	s.Participants = []attribution.Authority{"BROMLEY", "WCC", "LBHF"}
	comparison, err := tupe.Contract{Price: pounds("100"), Burdens: []tupe.Burden{{Origin: "BROMLEY", Amount: pounds("10")}}}.Compare(s)
	require.NoError(t, err)
	assert.Empty(t, comparison.Year)
	assert.Equal(t, "100.00", spelt(comparison.Price))
	assert.Equal(t, map[string][]string{
		"BROMLEY": {"0.00", "10.00", "10.00", "0.00", "10.00"},
		"WCC":     {"45.00", "0.00", "45.00", "50.00", "-5.00"},
		"LBHF":    {"45.00", "0.00", "45.00", "50.00", "-5.00"},
	}, texts(comparison))
}

func TestCompareRefuses(t *testing.T) {
	s, c := leisure(t)
	s.Participants = []attribution.Authority{"WCC", "RBKC"}
	_, err := c.Compare(s)
	require.ErrorIs(t, err, attribution.ErrAuthority, "LBHF shares but takes no part")
	_, err = tupe.Term{
		Years: years("100", "2012/13"), Elements: []tupe.Element{{Origin: "BROMLEY", Amount: pounds("1")}},
	}.Compare(shared(t, "WCC", 1, "LBHF", 1))
	require.ErrorIs(t, err, attribution.ErrAuthority)
	assert.EqualError(t, err, "tupe: Leisure management: what it costs to run: BROMLEY: is the origin of a burden but takes no part in the service")
	_, err = tupe.Contract{}.Compare(attribution.Service{Name: "Leisure management"})
	require.ErrorIs(t, err, attribution.ErrBasis)
}

package savings_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

func TestEstimate(t *testing.T) {
	for _, c := range []struct{ low, high, mid string }{
		{"0.9", "1.1", "1.00"}, {"0.00", "0.01", "0.01"}, {"-0.01", "0.00", "0.00"}, {"-0.02", "-0.01", "-0.01"}, {"-3", "2.99", "0.00"}, {"5", "5", "5.00"},
	} {
		mid, err := savings.Estimate{Low: sum(c.low), High: sum(c.high)}.At(savings.Mid)
		require.NoError(t, err)
		assert.Equal(t, c.mid, attribution.FormatAmount(mid), "%s to %s", c.low, c.high)
	}
	_, err := savings.Estimate{Low: sum("2"), High: sum("1")}.At(savings.Low)
	refused(t, err, attribution.ErrAmount, "savings: a range from 2.00 down to 1.00: the low end is above the high one")
	_, err = savings.Estimate{High: huge}.At(savings.Mid)
	assert.ErrorIs(t, err, attribution.ErrLimit)
	_, err = point("1").At(savings.Point(7))
	refused(t, err, attribution.ErrChoice, "savings: 7 is no point of a range")
	assert.Equal(t, []string{"mid", "low", "high", "no point"}, []string{savings.Mid.String(), savings.Low.String(), savings.High.String(), savings.Point(7).String()})
	assert.True(t, savings.Estimate{High: sum("1")}.IsRange())
	assert.False(t, savings.Estimate{Low: sum("1.0"), High: sum("1.00")}.IsRange())
}

func FuzzMid(f *testing.F) { lawtest.Fuzz(f, lawMid) }

// The mid-range is the least penny that is not below the exact middle.
func lawMid(t *rapid.T) {
	low := anyPence(t, "low")
	high := low + rapid.Int64Range(0, 1000).Draw(t, "width")
	mid := must(savings.Estimate{Low: pence(low), High: pence(high)}.At(savings.Mid))
	twice := mid.Sub(pence(low)).Add(mid.Sub(pence(high))) // 0 in the middle, 1p when half a penny was rounded up
	if !twice.Equal(pence((high - low) % 2)) {
		t.Fatalf("%d to %d has its middle at %s", low, high, mid)
	}
}

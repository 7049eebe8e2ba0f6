package attribution_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
)

// Nothing that is written for people or files is rounded.
func TestFormatsNeverRound(t *testing.T) {
	for _, c := range []struct {
		number                           decimal.Decimal
		amount, pounds, weight, quantity string
	}{
		{decimal.New(1005, -3), "1.005", "1.005", "1.005", "1.005"},
		{decimal.New(-5, -2), "-0.05", "-0.05", "-0.05", "-0.05"},
		{decimal.New(165, 4), "1650000.00", "1,650,000.00", "1650000", "1,650,000"},
		{decimal.New(1687500, -4), "168.7500", "168.7500", "168.75", "168.75"},
		{decimal.New(-1234567, -1), "-123456.70", "-123,456.70", "-123456.7", "-123,456.7"},
		{decimal.Decimal{}, "0.00", "0.00", "0", "0"},
		{decimal.New(0, -4), "0.0000", "0.0000", "0", "0"},
		{decimal.New(1, 64), "1" + strings.Repeat("0", 64) + ".00", "10" + strings.Repeat(",000", 21) + ".00", "1" + strings.Repeat("0", 64), "10" + strings.Repeat(",000", 21)},
		{decimal.New(-1, 65), "-1e65", "-1e65", "-1e65", "-1e65"},
		{decimal.New(7, -65), "7e-65", "7e-65", "7e-65", "7e-65"},
	} {
		assert.Equal(t, c.amount, attribution.FormatAmount(c.number))
		assert.Equal(t, c.pounds, attribution.FormatPounds(c.number))
		assert.Equal(t, c.weight, attribution.FormatWeight(c.number))
		assert.Equal(t, c.quantity, attribution.FormatQuantity(c.number))
	}
}

// Both sides of every limit on what is given.
func TestLimits(t *testing.T) {
	nines := func(n int) decimal.Decimal { return must(decimal.NewFromString(strings.Repeat("9", n))) }
	for _, c := range []struct {
		number         decimal.Decimal
		amount, weight error
	}{
		{nines(38), nil, nil},
		{nines(39), attribution.ErrLimit, attribution.ErrLimit},
		{decimal.New(1, 18), nil, nil},
		{decimal.New(1, 19), attribution.ErrLimit, attribution.ErrLimit},
		{decimal.New(100, -2), nil, nil},
		{decimal.New(1, -3), attribution.ErrPenny, nil},
		{decimal.New(10, -3), nil, nil},
		{decimal.New(1, -18), attribution.ErrPenny, nil},
		{decimal.New(0, -19), attribution.ErrLimit, attribution.ErrLimit},
		{decimal.New(-1, 0), nil, attribution.ErrWeight},
		{decimal.Decimal{}, nil, nil},
	} {
		assert.ErrorIs(t, attribution.CheckAmount(c.number), c.amount, attribution.FormatWeight(c.number))
		assert.ErrorIs(t, attribution.CheckWeight(c.number), c.weight, attribution.FormatWeight(c.number))
	}
}

// The collector of faults names the figure, the authority and the package.
func TestChecks(t *testing.T) {
	c := attribution.Checks{Package: "ledger"}
	assert.False(t, c.Failed())
	assert.NoError(t, c.Err())
	c.Money("WCC", "levy", ten.Neg())
	c.Cost("", "levy", ten)
	c.Weight("", "visits", decimal.New(1, -18))
	assert.NoError(t, c.Err(), "all of them are sound")
	c.Money("WCC", "levy", part)
	c.Cost("RBKC", "levy", ten.Neg())
	c.Cost("RBKC", "levy", part)
	c.Weight("", "visits", ten.Neg())
	c.Weight("LBHF", "visits", decimal.New(1, -19))
	c.Refuse(attribution.ErrHost, "", "no host in %s", "Parks")
	c.Add("", "", nil)
	assert.True(t, c.Failed())
	assert.EqualError(t, c.Err(), "ledger: WCC: levy: 0.001 has a fraction of a penny\nledger: RBKC: negative levy -10.00\nledger: RBKC: levy: 0.001 has a fraction of a penny\n"+
		"ledger: negative visits -10\nledger: LBHF: visits: a number with exponent -19: at most 18 either way is taken\nledger: no host in Parks")
	for _, kind := range []error{attribution.ErrPenny, attribution.ErrAmount, attribution.ErrWeight, attribution.ErrLimit, attribution.ErrHost} {
		assert.ErrorIs(t, c.Err(), kind)
	}
}

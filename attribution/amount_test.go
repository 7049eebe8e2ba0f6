package attribution_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
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

// Both sides of every limit of the grammar, and what a reader is told.
func TestParseLimits(t *testing.T) {
	nines := func(n int) string { return strings.Repeat("9", n) }
	amount := func(text string) error { _, err := attribution.ParseAmount(text); return err }
	weight := func(text string) error { _, err := attribution.ParseWeight(text); return err }
	assert.NoError(t, amount(nines(38)))
	assert.NoError(t, amount("-"+nines(36)+".99"))
	assert.NoError(t, weight(nines(38)))
	assert.NoError(t, weight(nines(20)+"."+nines(18)))
	for text, says := range map[string]string{
		nines(39):         "at most 38 digits are taken, 2 of them decimals",
		nines(37) + ".99": "at most 38 digits are taken, 2 of them decimals",
	} {
		assert.ErrorIs(t, amount(text), attribution.ErrLimit)
		assert.ErrorContains(t, amount(text), says)
	}
	for _, text := range []string{nines(39), nines(21) + "." + nines(18), "0." + nines(19)} {
		assert.ErrorIs(t, weight(text), attribution.ErrLimit)
		assert.ErrorContains(t, weight(text), "at most 38 digits are taken, 18 of them decimals")
	}
	assert.ErrorIs(t, amount("1.005"), attribution.ErrPenny)
	for _, text := range []string{"", "-", ".", "1.", ".5", "+1", "--1", "1e3", " 1", "1 ", "1.2.3", "1_0", "0x1"} {
		assert.ErrorIs(t, amount(text), attribution.ErrAmount, text)
		assert.ErrorIs(t, weight(text), attribution.ErrWeight, text)
	}
	assert.True(t, must(attribution.ParseAmount("-12.5")).Equal(decimal.New(-1250, -2)))
	assert.True(t, must(attribution.ParseWeight("12.05")).Equal(decimal.New(1205, -2)))
}

// A rounded figure is within half a penny of the exact one, on it only away from
// nought, and the other sign mirrors it.
func lawToPenny(t *rapid.T) {
	denominator := rapid.OneOf(rapid.Int64Range(1, 9), rapid.SampledFrom([]int64{200, 400, 1000}), rapid.Int64Min(1)).Draw(t, "denominator")
	exact := big.NewRat(rapid.OneOf(rapid.Int64Range(-50, 50), rapid.Int64()).Draw(t, "numerator"), denominator)
	penny := attribution.ToPenny(exact)
	if penny.Exponent() != -2 {
		t.Fatalf("%s is %v: no whole pennies", exact, penny)
	}
	apart := new(big.Rat).Sub(penny.Rat(), exact)
	away := apart.Sign() == exact.Sign()
	if side := apart.Abs(apart).Cmp(big.NewRat(1, 200)); side > 0 || side == 0 && !away {
		t.Fatalf("%s is %v: %s apart", exact, penny, apart)
	}
	if mirrored := attribution.ToPenny(new(big.Rat).Neg(exact)); !mirrored.Equal(penny.Neg()) {
		t.Fatalf("%s is %v, and with the other sign %v", exact, penny, mirrored)
	}
}

func TestToPenny(t *testing.T) { rapid.Check(t, lawToPenny) }

func FuzzToPenny(f *testing.F) { lawtest.Fuzz(f, lawToPenny) }

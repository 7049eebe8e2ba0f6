package main

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadAmount(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "978": 97800, "978.0": 97800, "978.5": 97850, "978.05": 97805, "12.3400": 1234, ".50": 50,
		"-978.00": -97800, "978.00-": -97800, "(978.00)": -97800, "( 978.00 )": -97800, "-0": 0,
		"£978": 97800, "\xa3978": 97800, "-£978": -97800, "£-978": -97800, "(£978)": -97800, "£ 5": 500, "£5-": -500,
		"1,234.56": 123456, "12,345,678": 1234567800, "1234567": 123456700, " 5 ": 500, "\u00a05\t": 500,
		"92233720368547758.07": math.MaxInt64, "(92233720368547758.07)": -math.MaxInt64,
	} {
		got, err := readAmount([]byte(text))
		require.NoError(t, err, "%q", text)
		assert.Equal(t, want, got, "%q", text)
	}
	for text, want := range map[string]error{
		"": errNoAmount, "  ": errNoAmount, "-": errNotAmount, "()": errNotAmount, "£": errNotAmount, ".": errNotAmount, "5.": errNotAmount,
		"1,23": errNotAmount, "1234,567": errNotAmount, ",123": errNotAmount, "1,234,56.00": errNotAmount, "1,,234": errNotAmount, "1.234,56": errNotAmount,
		"(-5)": errNotAmount, "-5-": errNotAmount, "--5": errNotAmount, "££5": errNotAmount, "£(978)": errNotAmount, "(5": errNotAmount,
		"5)": errNotAmount, "+5": errNotAmount, "1e5": errNotAmount, "5 CR": errNotAmount, "#REF!": errNotAmount, "5.0x": errNotAmount, "٥": errNotAmount, "1 000": errNotAmount,
		"0.005": errPenny, "978.001": errPenny, "92233720368547758.08": errTooLarge, "99999999999999999999999": errTooLarge,
	} {
		_, err := readAmount([]byte(text))
		assert.Equal(t, want, err, "%q", text)
	}
}

// Whatever is taken for an amount is one by a second reading, in large numbers.
func FuzzReadAmount(f *testing.F) {
	for _, seed := range []string{"1,234.56", "(978.00)", "-£0.5", "12.3400", "5-", "92233720368547758.07", "£-1,000,000.10"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := readAmount([]byte(text))
		if err != nil {
			return
		}
		var digits strings.Builder
		for _, r := range text {
			if strings.ContainsRune("0123456789.", r) {
				digits.WriteRune(r)
			}
		}
		value, ok := new(big.Rat).SetString(digits.String())
		if !ok {
			t.Fatalf("%q was taken for an amount", text)
		}
		value.Mul(value, big.NewRat(100, 1))
		if strings.ContainsAny(text, "-(") {
			value.Neg(value)
		}
		if value.Cmp(new(big.Rat).SetInt64(got)) != 0 {
			t.Fatalf("%q was read as %d pence, it is %s", text, got, value)
		}
	})
}

func TestAmountsAreWrittenAndReadBack(t *testing.T) {
	for pence, want := range map[int64]string{
		0: "0.00", 5: "0.05", -5: "-0.05", 100: "1.00", -123456: "-1234.56",
		math.MaxInt64: "92233720368547758.07", math.MinInt64: "-92233720368547758.08",
	} {
		written := appendAmount(nil, pence)
		assert.Equal(t, want, string(written))
		assert.Equal(t, pence, readBack(written))
	}
}

func TestSumsNeverOverflow(t *testing.T) {
	var total, back sum
	want := new(big.Int)
	for _, pence := range []int64{math.MaxInt64, math.MaxInt64, math.MaxInt64, -1, math.MinInt64, 7, math.MinInt64, math.MinInt64, math.MinInt64, math.MinInt64, math.MinInt64} {
		total.add(pence)
		want.Add(want, big.NewInt(pence))
		got := new(big.Int).Lsh(big.NewInt(total.high), 64)
		require.Equal(t, want.String(), got.Add(got, new(big.Int).SetUint64(total.low)).String())
	}
	back.addSum(total)
	assert.True(t, total.minus(back).isZero())
	assert.Equal(t, "-276,701,161,105,643,274.21", total.String())
}

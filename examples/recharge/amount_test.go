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
		"92233720368547758.07": math.MaxInt64, "(92233720368547758.07)": -math.MaxInt64, "92,233,720,368,547,758.0700": math.MaxInt64,
		"100.00CR": -10000, "100.00 CR": -10000, "£1,000cr": -100000, "5Cr": -500, "100.00DR": 10000, "£5 dr": 500, "0CR": 0,
		"-": 0, " - ": 0, "£-": 0, " £ -   ": 0, "\xa3-": 0,
	} {
		got, err := readAmount([]byte(text))
		require.NoError(t, err, "%q", text)
		assert.Equal(t, want, got, "%q", text)
	}
	for text, want := range map[string]error{
		"": errNoAmount, "  ": errNoAmount, "--": errNotAmount, "-£": errNotAmount, "££-": errNotAmount, "(-)": errNotAmount, "–": errNotAmount, "()": errNotAmount, "£": errNotAmount, "\xc2": errNotAmount, "\xa3": errNotAmount, ".": errNotAmount, "5.": errNotAmount,
		"1,23": errNotAmount, "1234,567": errNotAmount, ",123": errNotAmount, "1,234,56.00": errNotAmount, "1,,234": errNotAmount, "1.234,56": errNotAmount,
		"(-5)": errNotAmount, "-5-": errNotAmount, "--5": errNotAmount, "££5": errNotAmount, "£(978)": errNotAmount, "(5": errNotAmount,
		"5)": errNotAmount, "15)": errNotAmount, "(5x": errNotAmount, "+5": errNotAmount, "1e5": errNotAmount, "CR": errNotAmount, "£CR": errNotAmount, "CR5": errNotAmount, "-5CR": errNotAmount, "5-CR": errNotAmount, "(5)CR": errNotAmount, "(5CR)": errNotAmount, "-5DR": errNotAmount, "5CRCR": errNotAmount, "5 C R": errNotAmount, "5R": errNotAmount, "5ER": errNotAmount, "r": errNotAmount, "#REF!": errNotAmount, "5.0x": errNotAmount, "٥": errNotAmount, "1 000": errNotAmount,
		"0.005": errPenny, "978.001": errPenny, "92233720368547758.08": errTooLarge, "-92233720368547758.08": errTooLarge, "92233720368547759": errTooLarge, "184467440737095516.16": errTooLarge, "99999999999999999999999": errTooLarge,
	} {
		_, err := readAmount([]byte(text))
		assert.Equal(t, want, err, "%q", text)
	}
}

// Whatever is taken for an amount is one by a second reading, in large numbers.
func FuzzReadAmount(f *testing.F) {
	for _, seed := range []string{"1,234.56", "(978.00)", "-£0.5", "12.3400", "5-", "92233720368547758.07", "£-1,000,000.10", "100.00CR", "5 dr", " £ - "} {
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
		if digits.Len() == 0 && strings.Count(text, "-") == 1 { // nil
			digits.WriteByte('0')
		}
		value, ok := new(big.Rat).SetString(digits.String())
		if !ok {
			t.Fatalf("%q was taken for an amount", text)
		}
		value.Mul(value, big.NewRat(100, 1))
		if text := strings.ToLower(text); strings.ContainsAny(text, "-(") || strings.Contains(text, "cr") {
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

// One mark with three digits after it means thousands here and decimals there.
func TestAmountsInTwoWays(t *testing.T) {
	for text, want := range map[string]bool{
		"1,234": true, "1.230": true, "-£12.340": true, "1,234CR": true, ".500": true,
		"1,234.56": false, "1234": false, "12.34": false, "12.3400": false, "1,234,567": false, "-": false, "": false, "1,234.500": false,
	} {
		assert.Equal(t, want, text != "" && inTwoWays([]byte(text)), text)
	}
}

package casefile_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// assertFoots checks what a fixture says of a figure its source prints. The terms
// come to what is computed, exactly; where no decimal ends, to as many places as
// it is given with. What is printed is that, or that rounded, or the fixture says
// why it is not.
func assertFoots(t *testing.T, p casefile.Published) {
	t.Helper()
	sum := new(big.Rat)
	for _, term := range p.Terms {
		sum.Add(sum, term)
	}
	if places, ends := sum.FloatPrec(); ends {
		assert.True(t, sum.Cmp(p.Computed.Rat()) == 0, "%s: the terms come to %s, not %s", p.Where, sum.FloatString(places), p.Computed)
	} else {
		places := int(max(0, -p.Computed.Exponent()))
		assert.Equal(t, p.Computed.StringFixed(int32(places)), sum.FloatString(places), "%s: the terms", p.Where)
	}
	assert.True(t, agrees(p) || p.Reason != "", "%s: %s is printed for %s, and no reason given", p.Where, p.Printed, p.Computed)
	assert.True(t, p.RoundedTo.IsZero() || agrees(p), "%s: %s is not %s to the nearest %s", p.Where, p.Printed, p.Computed, p.RoundedTo)
}

// agrees says whether a figure is printed as it should be, rounding to the step
// that the fixture names allowed for.
func agrees(p casefile.Published) bool {
	off, step := p.Printed.Sub(p.Computed).Abs(), p.RoundedTo
	return off.IsZero() || !step.IsZero() && p.Printed.Mod(step).IsZero() && off.Add(off).Cmp(step) <= 0
}

// What a term may be, worked by hand: 1 - 3, the middle of 7 and 9, a third, and
// 1.5 × 8 ÷ 2: 12 1/3.
func TestTermsOfAPublishedFigure(t *testing.T) {
	const file = `title: T
unit: £k
years: [2012/13]
lines: [{service: S, savings: {2012/13: 1}}]
expect:
  published:
    - {where: w, printed: 12, computed: 12.33, terms: [1, -3, {mean: [7, 9]}, {quotient: [2, 6]}, {product: [1.5, {quotient: [8, 2]}]}], rounded_to: 1}
`
	p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(file))
	require.NoError(t, err)
	require.Len(t, p.Expect.Published, 1)
	assertFoots(t, p.Expect.Published[0])
	nines := strings.Repeat("9", 38) // 126.2 bits
	_, err = casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(file, "{mean: [7, 9]}", "{product: ["+strings.Repeat(nines+", ", 32)+"1]}", 1)))
	require.NoError(t, err, "4,040 bits")
	for _, c := range []struct{ old, new, says string }{
		{", terms: [1, -3, {mean: [7, 9]}, {quotient: [2, 6]}, {product: [1.5, {quotient: [8, 2]}]}]", "", `p.yaml:7: expect: published 1: the key "terms" is missing`},
		{"[1, -3, {mean: [7, 9]}, {quotient: [2, 6]}, {product: [1.5, {quotient: [8, 2]}]}]", "[]", `p.yaml:7: expect: published 1: terms: no term is given`},
		{"{quotient: [2, 6]}", "{quotient: [2, 0]}", `p.yaml:7: expect: published 1: terms 4: quotient: two terms belong here, the second not nought`},
		{"{quotient: [2, 6]}", "{quotient: [2]}", `p.yaml:7: expect: published 1: terms 4: quotient: two terms belong here, the second not nought`},
		{"{quotient: [2, 6]}", "{}", `p.yaml:7: expect: published 1: terms 4: one of product, quotient and mean belongs here`},
		{"{mean: [7, 9]}", "{product: [" + strings.Repeat(nines+", ", 33) + "1]}", // 4,166 bits
			`p.yaml:7: expect: published 1: terms 3: product: what the terms come to is too long a figure`},
		{"{mean: [7, 9]}", "{mean: [1e9]}", `p.yaml:7: expect: published 1: terms 3: mean 1: "1e9" is not a number of nought or more, such as 135 or 1.25`},
	} {
		require.Contains(t, file, c.old)
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(file, c.old, c.new, 1)))
		assert.EqualError(t, err, c.says)
	}
}

// A figure rounded to a step is a multiple of it, no further than half a step away.
func TestWhatAgreesWithItsTerms(t *testing.T) {
	for _, c := range []struct {
		printed, computed, step string
		agrees                  bool
	}{
		{"12", "12", "0", true}, {"12", "12.01", "0", false},
		{"12", "12.5", "1", true}, {"12", "12.51", "1", false},
		{"12", "11.5", "1", true}, {"12", "11.49", "1", false},
		{"12.2", "12.3", "1", false}, {"-130", "-130", "0", true}, {"-130", "130", "0", false},
	} {
		p := casefile.Published{Printed: figure(t, c.printed), Computed: figure(t, c.computed), RoundedTo: figure(t, c.step)}
		assert.Equal(t, c.agrees, agrees(p), c)
	}
}

func figure(t *testing.T, text string) decimal.Decimal {
	d, err := decimal.NewFromString(text)
	require.NoError(t, err)
	return d
}

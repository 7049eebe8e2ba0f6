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
	assert.True(t, p.Follows(), "%s: the terms do not come to %s", p.Where, p.Computed)
	assert.True(t, p.Agrees() || p.Reason != "", "%s: %s is printed for %s, and no reason given", p.Where, p.Printed, p.Computed)
	assert.True(t, p.RoundedTo.IsZero() || p.Agrees(), "%s: %s is not %s to the nearest %s", p.Where, p.Printed, p.Computed, p.RoundedTo)
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
		assert.Equal(t, c.agrees, p.Agrees(), c)
	}
}

func figure(t *testing.T, text string) decimal.Decimal {
	d, err := decimal.NewFromString(text)
	require.NoError(t, err)
	return d
}

// What terms come to is said exactly where a decimal ends, and else to as many places
// as are given: 2 and two thirds is 2.67 and no 2.66, nor is 2.5 any 2.50001.
func TestWhatFollowsFromTerms(t *testing.T) {
	for _, c := range []struct {
		computed string
		sum      *big.Rat
		follows  bool
	}{
		{"2.5", big.NewRat(5, 2), true}, {"2.50", big.NewRat(5, 2), true}, {"2.50001", big.NewRat(5, 2), false}, {"3", big.NewRat(5, 2), false},
		{"2.67", big.NewRat(8, 3), true}, {"2.66", big.NewRat(8, 3), false}, {"3", big.NewRat(8, 3), true}, {"-3", big.NewRat(-8, 3), true},
	} {
		p := casefile.Published{Computed: figure(t, c.computed), Terms: []*big.Rat{big.NewRat(1, 1), c.sum.Sub(c.sum, big.NewRat(1, 1))}}
		assert.Equal(t, c.follows, p.Follows(), c)
	}
}

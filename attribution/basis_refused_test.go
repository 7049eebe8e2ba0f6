package attribution_test

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// What each way to combine bases refuses: the kind, and the whole text.
func TestCombinedBasesRefused(t *testing.T) {
	ab, half := proportion("A 1, B 1"), pounds(50)
	part := func(percent decimal.Decimal, b attribution.Basis) attribution.Part {
		return attribution.Part{Percent: percent, Basis: b}
	}
	blend := func(parts ...attribution.Part) func() (attribution.Basis, error) {
		return func() (attribution.Basis, error) { return attribution.Blend(parts...) }
	}
	band := func(agreed, actual attribution.Basis, points decimal.Decimal) func() (attribution.Basis, error) {
		return func() (attribution.Basis, error) { return attribution.Band(agreed, actual, points) }
	}
	rounded := func(step decimal.Decimal) func() (attribution.Basis, error) {
		return func() (attribution.Basis, error) { return ab.Rounded(step) }
	}
	months := func(b attribution.Basis, months attribution.Shares) func() (attribution.Basis, error) {
		return func() (attribution.Basis, error) { return b.Months(months) }
	}
	line := func(code, year string) attribution.Demand {
		return attribution.Demand{Authority: attribution.Authority(code), Measure: "visits", Year: year, Quantity: pounds(1), Quality: pounds(1)}
	}
	demand := func(lines ...attribution.Demand) func() (attribution.Basis, error) {
		return func() (attribution.Basis, error) {
			return attribution.ByDemand([]attribution.Authority{"A", "B"}, lines...)
		}
	}
	for _, c := range []struct {
		make func() (attribution.Basis, error)
		kind error
		text string
	}{
		{blend(), attribution.ErrBasis, "blend of nothing: name its parts"},
		{func() (attribution.Basis, error) { return attribution.Average() }, attribution.ErrBasis, "average of nothing: name its parts"},
		{func() (attribution.Basis, error) { return attribution.Average(ab, attribution.Basis{}) }, attribution.ErrBasis, "part 2: no basis is given"},
		{blend(part(half, ab), part(half, attribution.Basis{})), attribution.ErrBasis, "part 2: no basis is given"},
		{blend(part(half, ab), part(decimal.New(4999, -2), ab)), attribution.ErrBalance, "the parts come to 99.99 per cent, not to 100"},
		{blend(part(half, ab), part(decimal.New(5001, -2), ab)), attribution.ErrBalance, "the parts come to 100.01 per cent, not to 100"},
		{blend(part(half, ab)), attribution.ErrBalance, "the parts come to 50 per cent, not to 100"},
		{blend(part(pounds(100), ab), part(decimal.Decimal{}, ab)), attribution.ErrWeight, "part 2: 0 per cent: a part is above nought"},
		{blend(part(pounds(101), ab), part(pounds(-1), ab)), attribution.ErrWeight, "part 2: -1 per cent: a part is above nought"},
		{blend(part(decimal.New(1, 1000000000), ab)), attribution.ErrLimit, "part 1: a number with exponent 1000000000: at most 18 either way is taken"},
		{band(ab, attribution.Basis{}, half), attribution.ErrBasis, "a band needs both the agreed basis and the actual one"},
		{band(attribution.Basis{}, ab, half), attribution.ErrBasis, "a band needs both the agreed basis and the actual one"},
		{band(ab, ab, decimal.New(-1, -2)), attribution.ErrWeight, "a band of -0.01 points: 0 to 100"},
		{band(ab, ab, decimal.New(10001, -2)), attribution.ErrWeight, "a band of 100.01 points: 0 to 100"},
		{band(ab, ab, decimal.New(1, -1000000000)), attribution.ErrLimit, "points of a band: a number with exponent -1000000000: at most 18 either way is taken"},
		{rounded(decimal.Decimal{}), attribution.ErrWeight, "a step of 0 per cent: it is above nought"},
		{rounded(pounds(-1)), attribution.ErrWeight, "a step of -1 per cent: it is above nought"},
		{rounded(pounds(3)), attribution.ErrWeight, "a step of 3 per cent: so many do not come to 100"},
		{rounded(pounds(200)), attribution.ErrWeight, "a step of 200 per cent: so many do not come to 100"},
		{rounded(decimal.New(1, 19)), attribution.ErrLimit, "a number with exponent 19: at most 18 either way is taken"},
		{func() (attribution.Basis, error) { return attribution.Basis{}.Rounded(pounds(1)) }, attribution.ErrBasis, "the zero basis shares nothing: make one with InProportion, Equally, Solely or ByDemand"},
		{months(attribution.Basis{}, nil), attribution.ErrBasis, "the zero basis shares nothing: make one with InProportion, Equally, Solely or ByDemand"},
		{months(ab, shares("A 12")), attribution.ErrAuthority, "B: stands in the basis and its months are not given, 12 included"},
		{months(ab, shares("A 12, B 12, C 12")), attribution.ErrAuthority, "C: has months and does not stand in the basis"},
		{months(ab, slices.Concat(shares("A 12, B 12"), shares("B 7"))), attribution.ErrAuthority, "B: months: named twice"},
		{months(ab, shares("A 12, B 12.01")), attribution.ErrWeight, "B: 12.01 months: 0 to 12"},
		{months(ab, shares("A 12, B -0.01")), attribution.ErrWeight, "B: -0.01 months: 0 to 12"},
		{months(ab, attribution.Shares{{Authority: "A", Amount: pounds(12)}, {Authority: "B", Amount: decimal.New(1, -19)}}), attribution.ErrLimit, "B: months: a number with exponent -19: at most 18 either way is taken"},
		{months(ab, shares("A 0, B 0")), attribution.ErrBasis, "every weight is zero: there is nothing to share by"},
		{months(proportion("A 1, B 0"), shares("A 0, B 12")), attribution.ErrBasis, "every weight is zero: there is nothing to share by"},
		{func() (attribution.Basis, error) { return attribution.Percentages(shares("A 33, B 66.99")) }, attribution.ErrBalance, "the percentages come to 99.99, not to 100"},
		{func() (attribution.Basis, error) { return attribution.Percentages(shares("A 33, B 67.01")) }, attribution.ErrBalance, "the percentages come to 100.01, not to 100"},
		{func() (attribution.Basis, error) { return attribution.Percentages(shares("A -1, B 101")) }, attribution.ErrWeight, "A: negative weight -1"},
		{demand(line("A", "2010"), line("A", "2011"), line("B", "2010")), attribution.ErrYear, `B: "visits" is not given for 2011: a mean takes every year, nought included`},
		{demand(line("A", "2010"), line("A", "2011"), line("B", "")), attribution.ErrYear, `B: a line of "visits" without a year, where others name theirs: all lines do, or none`},
		{demand(line("A", "2010\xff")), attribution.ErrText, `A: a measure or a year that is not UTF-8: "2010\xff"`},
	} {
		t.Run(c.text, func(t *testing.T) {
			basis, err := c.make()
			require.ErrorIs(t, err, c.kind)
			assert.EqualError(t, err, "attribution: "+c.text)
			assert.True(t, basis.IsZero())
		})
	}
}

// What stands on the taken side of each threshold that the test above is beyond.
func TestCombinedBasesTaken(t *testing.T) {
	ab := proportion("A 1, B 1")
	for name, err := range map[string]error{
		"percentages of any decimals": last(attribution.Blend(attribution.Part{Percent: decimal.New(1, -18), Basis: ab}, attribution.Part{Percent: hundredLess(decimal.New(1, -18)), Basis: ab})),
		"a band of 0":                 last(attribution.Band(ab, ab, decimal.Decimal{})),
		"a band of 100":               last(attribution.Band(ab, ab, pounds(100))),
		"one step of 100":             last(ab.Rounded(pounds(100))),
		"the smallest step":           last(ab.Rounded(decimal.New(1, -18))),
		"0 months and 12":             last(ab.Months(shares("B 0, A 12"))),
		"a year in every line, of those who have any": last(attribution.ByDemand([]attribution.Authority{"A", "B"},
			attribution.Demand{Authority: "A", Measure: "visits", Year: "2010", Quantity: pounds(1), Quality: pounds(1)}, attribution.Demand{Authority: "A", Measure: "visits", Year: "2011", Quality: pounds(1)})),
	} {
		assert.NoError(t, err, name)
	}
}

func last(_ attribution.Basis, err error) error { return err }

func hundredLess(d decimal.Decimal) decimal.Decimal { return pounds(100).Sub(d) }

// A tree is 32 levels deep at most, and of 4,096 bases, however it is put
// together: the half of a half of a half cannot fill memory.
func TestBasesWithinBasesHaveLimits(t *testing.T) {
	deep := proportion("A 1, B 2")
	for range 31 {
		deep = must(attribution.Average(deep, proportion("A 1, B 0")))
	}
	_, err := attribution.Average(deep, deep)
	require.ErrorIs(t, err, attribution.ErrLimit)
	assert.EqualError(t, err, "attribution: bases within bases, more than 32 levels deep")
	var again attribution.Basis
	text := string(must(json.Marshal(deep)))
	require.NoError(t, json.Unmarshal([]byte(text), &again), "32 levels read back")
	for _, deeper := range []string{`{"average":[` + text + `,` + text + `]}`, strings.Repeat(`{"average":[`, 1_000_000)} {
		require.ErrorIs(t, again.UnmarshalJSON([]byte(deeper)), attribution.ErrLimit)
	}

	wide := proportion("A 1, B 2")
	for range 11 {
		wide = must(attribution.Average(wide, wide)) // 2^12 - 1 bases in the end
	}
	whole := must(wide.Rounded(pounds(1)))
	_, err = whole.Rounded(pounds(1))
	require.ErrorIs(t, err, attribution.ErrLimit)
	assert.EqualError(t, err, "attribution: a basis of more than 4096 bases")
}

// The weights of a combined basis have 1,024 digits at most, and those of a
// statement read back.
func TestCombinedWeightsHaveLimits(t *testing.T) {
	// The first sums above 10^37 that have no factor in common make means of as many
	// digits as they have together.
	sum, common := new(big.Int).Exp(big.NewInt(10), big.NewInt(37), nil), big.NewInt(1)
	var bases []attribution.Basis
	for len(bases) < 111 {
		sum = new(big.Int).Add(sum, big.NewInt(1))
		if new(big.Int).GCD(nil, nil, sum, common).Cmp(big.NewInt(1)) == 0 {
			common.Mul(common, sum)
			bases = append(bases, must(attribution.InProportion(attribution.Shares{{Authority: "A", Amount: pounds(1)},
				{Authority: "B", Amount: decimal.NewFromBigInt(new(big.Int).Sub(sum, big.NewInt(1)), 0)}})))
		}
	}
	long := must(attribution.Average(bases[:27]...))
	widest := attribution.Basis{}
	for places := range int32(36) {
		// With 10^-places of a month, A weighs less than B by so many digits more.
		months := attribution.Shares{{Authority: "A", Amount: decimal.New(1, -min(places, 18))}, {Authority: "B", Amount: decimal.New(1, 0)}}
		basis, err := long.Months(months)
		if err == nil && places > 18 {
			basis, err = basis.Months(attribution.Shares{{Authority: "A", Amount: decimal.New(1, 18-places)}, months[1]})
		}
		weights := long.Weights()
		a, b := weights[0].Amount.BigInt(), weights[1].Amount.BigInt()
		b.Mul(b, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		b.Quo(b, new(big.Int).GCD(nil, nil, a, b))
		if digits := len(b.String()); digits <= 1024 {
			require.NoError(t, err, "%d digits", digits)
			widest = basis
		} else {
			require.ErrorIs(t, err, attribution.ErrLimit, "%d digits", digits)
			require.ErrorContains(t, err, "attribution: B: a number of 10")
			require.ErrorContains(t, err, "digits: at most 1024 are taken")
		}
	}
	text := widest.Weights()[1].Amount.BigInt().String()
	require.Len(t, text, 1024, "the limit itself is met")

	s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B"}}, attribution.Service{Name: "Parks", Basis: widest, Running: attribution.Ongoing{Cost: pounds(100)}}))
	require.NoError(t, s.Verify())
	printed := string(must(json.Marshal(s)))
	var again attribution.Statement
	require.NoError(t, json.Unmarshal([]byte(printed), &again))
	require.NoError(t, again.Verify())
	for c := range again.Charges() {
		require.Len(t, must(c.Working()), 2)
	}
	// B, with nearly all of it, is held at 50.00, and A takes the rest.
	none := decimal.Decimal{}
	damped, err := attribution.NewStatement(s.Header(), attribution.Service{Name: "Parks", Basis: widest, Running: attribution.Ongoing{Cost: pounds(100)},
		Damping: &attribution.Damping{Reference: shares("A 1000, B 50"), Rise: &none}})
	require.NoError(t, err)
	require.NoError(t, damped.Verify())
	assert.True(t, damped.Totals().Equal(shares("A 50, B 50")), "%v", damped.Totals())
	weights := widest.Weights()
	require.NoError(t, json.Unmarshal(must(json.Marshal(widest.Weights())), &weights), "and so do the weights by themselves")
	longer := strings.Replace(printed, `"B":"`+text+`"`, `"B":"`+text+`0"`, 1)
	require.NotEqual(t, printed, longer)
	require.ErrorIs(t, json.Unmarshal([]byte(longer), &again), attribution.ErrLimit)

	// And weights only: an amount, or a figure of a plain basis, has 128.
	figure := strings.Repeat("9", 128)
	require.NoError(t, new(attribution.Basis).UnmarshalJSON([]byte(`{"proportion":{"A":"`+figure+`"}}`)))
	require.ErrorIs(t, new(attribution.Basis).UnmarshalJSON([]byte(`{"proportion":{"A":"`+figure+`9"}}`)), attribution.ErrLimit)
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(printed, `"100.00"`, `"1`+figure+`.00"`, 1)), &again), attribution.ErrLimit)

	// 110 such sums have a common denominator of 4,071 digits, and 111 of 4,108: those
	// are not worked with at all.
	_, err = attribution.Average(bases[:110]...)
	require.ErrorContains(t, err, "digits: at most 1024 are taken")
	_, err = attribution.Average(bases[:111]...)
	require.ErrorIs(t, err, attribution.ErrLimit)
	assert.EqualError(t, err, "attribution: the parts of the basis have no common denominator of 4096 digits or fewer")
}

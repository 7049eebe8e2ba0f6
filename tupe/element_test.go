package tupe_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

func TestElementRefuses(t *testing.T) {
	const both = "tupe: LBHF: a burden given year by year has no first amount and no last year besides"
	for _, c := range []struct {
		element tupe.Element
		kind    error
		text    string
	}{
		{tupe.Element{Amount: pounds("1")}, attribution.ErrAuthority, "tupe: nobody is named as the origin of a burden"},
		{tupe.Element{Origin: "LBHF", Amount: pounds("-0.01")}, attribution.ErrAmount, "tupe: LBHF: negative burden -0.01"},
		{tupe.Element{Origin: "LBHF", Amount: decimal.New(1, -3)}, attribution.ErrPenny, "tupe: LBHF: burden: 0.001 has a fraction of a penny"},
		{tupe.Element{Origin: "LBHF", ByYear: amounts("0", "-0.01")}, attribution.ErrAmount, "tupe: LBHF: negative burden -0.01"},
		{tupe.Element{Origin: "LBHF", ByYear: amounts("1")}, attribution.ErrChoice, "tupe: LBHF: a burden given for 1 years, in a contract of 2"},
		{tupe.Element{Origin: "LBHF", ByYear: amounts("1", "1", "1")}, attribution.ErrChoice, "tupe: LBHF: a burden given for 3 years, in a contract of 2"},
		{tupe.Element{Origin: "LBHF", ByYear: []decimal.Decimal{}}, attribution.ErrChoice, "tupe: LBHF: a burden given for 0 years, in a contract of 2"},
		{tupe.Element{Origin: "LBHF", Amount: pounds("0.01"), ByYear: amounts("1", "1")}, attribution.ErrChoice, both},
		{tupe.Element{Origin: "LBHF", LastYear: "2012/13", ByYear: amounts("1", "1")}, attribution.ErrChoice, both},
		{tupe.Element{Origin: "LBHF", Amount: pounds("1"), LastYear: "2020/21"}, attribution.ErrText, `tupe: LBHF: an element's last year is "2020/21", no year of the contract: one that outlasts it has no end here`},
	} {
		t.Run(c.text, func(t *testing.T) {
			requireTermFault(t, tupe.Term{Years: years("100", "2012/13", "2013/14"), Elements: []tupe.Element{c.element}}, c.kind, c.text)
		})
	}
}

// A number whose exponent could hang a process is refused before anybody asks
// whether it is nought.
func TestElementRefusesAHugeAmountGivenBothWays(t *testing.T) {
	_, err := tupe.Term{
		Years:    years("100", "2012/13"),
		Elements: []tupe.Element{{Origin: "LBHF", Amount: decimal.New(1, 1<<30), ByYear: amounts("1")}},
	}.Burdens()
	requireFault(t, err, attribution.ErrLimit, "tupe: LBHF: burden: a number with exponent 1073741824: at most 18 either way is taken")
}

// An element is there up to its last year, and one without to the end.
func TestElementEnds(t *testing.T) {
	for lastYear, want := range map[string][]string{
		"":        {"300.00", "300.00", "300.00"},
		"2012/13": {"300.00", "0.00", "0.00"},
		"2013/14": {"300.00", "300.00", "0.00"},
		"2014/15": {"300.00", "300.00", "300.00"},
	} {
		term := tupe.Term{
			Years:    years("1000", "2012/13", "2013/14", "2014/15"),
			Elements: []tupe.Element{{Origin: "LBHF", Description: "pay protection", Amount: pounds("300"), LastYear: lastYear}},
		}
		contracts, err := term.Contracts()
		require.NoError(t, err)
		for y, c := range contracts {
			assert.Equal(t, want[y], spelt(c.Burdens[0].Amount))
			if want[y] == "0.00" {
				assert.Equal(t, tupe.Burden{Origin: "LBHF", Amount: c.Burdens[0].Amount}, c.Burdens[0], "nothing is said of what has ended")
			} else {
				assert.Equal(t, "pay protection £300.00", c.Burdens[0].Because)
			}
		}
	}
}

// What is named alike is named once in the description, and stands in the working
// each time; what comes to nought, or has no name, is not named.
func TestElementsAreNamedOnce(t *testing.T) {
	c, err := tupe.Term{
		Years: years("10000", "2012/13"),
		Elements: []tupe.Element{
			{Origin: "LBHF", Description: "pay award", Amount: pounds("1")}, {Origin: "LBHF", Description: "pensions", ByYear: amounts("2")},
			{Origin: "LBHF", Description: "pay award", Amount: pounds("3")}, {Origin: "LBHF", Description: "pay award", ByYear: amounts("4")},
			{Origin: "LBHF", Description: "increments"}, {Origin: "LBHF", Amount: pounds("1234.50")}, {Origin: "LBHF", Description: "allowances", ByYear: amounts("0")},
		},
	}.Year("2012/13")
	require.NoError(t, err)
	assert.Equal(t, "1244.50", spelt(c.Burdens[0].Amount))
	assert.Equal(t, "pay award, pensions", c.Burdens[0].Description)
	assert.Equal(t, "pay award £1.00 + pay award £3.00 + £1,234.50 + pensions £2.00 + pay award £4.00", c.Burdens[0].Because)
}

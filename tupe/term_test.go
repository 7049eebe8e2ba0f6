package tupe_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

func years(price string, labels ...string) []tupe.Year {
	years := make([]tupe.Year, len(labels))
	for i, label := range labels {
		years[i] = tupe.Year{Label: label, Price: pounds(price)}
	}
	return years
}

func amounts(texts ...string) []decimal.Decimal {
	values := make([]decimal.Decimal, len(texts))
	for i, text := range texts {
		values[i] = pounds(text)
	}
	return values
}

// Worked by hand, one line for each part of the rule.
func TestTermBurdens(t *testing.T) {
	three := years("1000000", "2012/13", "2013/14", "2014/15")
	gardener := post("LBHF", "Gardener", "3.5", "41000", "36500") // 15,750
	protected := gardener
	protected.Ends = []tupe.Ending{{Description: "pay protection", Amount: pounds("1000"), LastYear: "2012/13"}}
	all := protected
	all.Ends = []tupe.Ending{{Description: "pay protection", Amount: pounds("5000"), LastYear: "2013/14"}}
	for _, c := range []struct {
		why  string
		term tupe.Term
		want []string // of LBHF, and the life at the end
	}{
		{"nobody leaves", tupe.Term{Years: three, Posts: []tupe.Post{gardener}},
			[]string{"15750.00", "15750.00", "15750.00", "47250.00"}},
		{"posts and elements of an origin run off together: 55,750; × 0.88 = 49,060; × 0.88 = 43,172.80",
			tupe.Term{Years: three, Posts: []tupe.Post{gardener}, Elements: []tupe.Element{{Origin: "LBHF", Amount: pounds("40000")}},
				RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: number("0.12")}}},
			[]string{"55750.00", "49060.00", "43172.80", "147982.80"}},
		{"rounded once per origin, not per element: 2 × 0.005 = 0.01, not 0.02",
			tupe.Term{Years: three[:2], Elements: []tupe.Element{{Origin: "LBHF", Amount: pounds("0.01")}, {Origin: "LBHF", Amount: pounds("0.01")}},
				RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: number("0.5")}}},
			[]string{"0.02", "0.01", "0.03"}},
		{"the exact net runs off, not the rounded one: 0.005 is a penny; × 0.9 = 0.0045 is none, where 0.01 × 0.9 would be one",
			tupe.Term{Years: three[:2], Posts: []tupe.Post{post("LBHF", "Clerk", "0.5", "0.01", "0")},
				RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: number("0.1")}}},
			[]string{"0.01", "0.00", "0.01"}},
		{"an element that ends: 15,750; then (4,500 − 1,000) × 3.5 = 12,250, × 0.9 = 11,025; × 0.9 = 9,922.50",
			tupe.Term{Years: three, Posts: []tupe.Post{protected}, RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: number("0.1")}}},
			[]string{"15750.00", "11025.00", "9922.50", "36697.50"}},
		{"what is left when it ends is cheaper, so none: (4,500 − 5,000) × 3.5",
			tupe.Term{Years: three, Posts: []tupe.Post{all}},
			[]string{"15750.00", "15750.00", "0.00", "31500.00"}},
		{"an identified element that ends",
			tupe.Term{Years: three, Elements: []tupe.Element{{Origin: "LBHF", Amount: pounds("300"), LastYear: "2013/14"}}},
			[]string{"300.00", "300.00", "0.00", "600.00"}},
		{"given year by year it may rise",
			tupe.Term{Years: three, Elements: []tupe.Element{{Origin: "LBHF", ByYear: amounts("100", "120", "110")}}},
			[]string{"100.00", "120.00", "110.00", "330.00"}},
		{"both, and turnover leaves alone what is given year by year: 100 × 0.5 = 50 and 20; 25 and 30",
			tupe.Term{Years: three, Elements: []tupe.Element{{Origin: "LBHF", Amount: pounds("100")}, {Origin: "LBHF", ByYear: amounts("0", "20", "30")}},
				RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: number("0.5")}}},
			[]string{"100.00", "70.00", "55.00", "225.00"}},
	} {
		t.Run(c.why, func(t *testing.T) {
			schedules, err := c.term.Burdens()
			require.NoError(t, err)
			require.Len(t, schedules, 1)
			got := []string{}
			for _, burden := range schedules[0].Burdens {
				got = append(got, spelt(burden))
			}
			assert.Equal(t, c.want, append(got, spelt(schedules[0].Life)))
		})
	}
}

// The working is enough to check a later year by hand: 55,750 × 0.88 × 0.88.
func TestTermYear(t *testing.T) {
	term := tupe.Term{
		Years:    years("1000000", "2012/13", "2013/14", "2014/15"),
		Posts:    []tupe.Post{post("LBHF", "Gardener", "3.5", "41000", "36500"), post("RBKC", "Gardener", "2", "36000", "36500")},
		Elements: []tupe.Element{{Origin: "LBHF", Amount: pounds("40000"), Description: "employer pension contributions"}, {Origin: "LBHF", ByYear: amounts("0", "0", "1200"), Description: "pay award"}},
		RunOff:   []tupe.RunOff{{Origin: "LBHF", Turnover: number("0.12")}},
		PaidBy:   "WCC",
	}
	c, err := term.Year("2014/15")
	require.NoError(t, err)
	assert.Equal(t, "1000000.00", spelt(c.Price))
	assert.EqualValues(t, "WCC", c.PaidBy)
	require.Len(t, c.Burdens, 2)
	assert.EqualValues(t, "LBHF", c.Burdens[0].Origin)
	assert.Equal(t, "44372.80", spelt(c.Burdens[0].Amount))
	assert.Equal(t, "employer pension contributions, protected terms, pay award", c.Burdens[0].Description)
	assert.Equal(t, "(employer pension contributions £40,000.00 + protected terms 3.5 FTE Gardener × (£41,000.00 − £36,500.00)) × 0.88^2 + pay award £1,200.00", c.Burdens[0].Because)
	assert.EqualValues(t, "RBKC", c.Burdens[1].Origin)
	assert.Equal(t, "0.00", spelt(c.Burdens[1].Amount), "its staff cost less")
	assert.Empty(t, c.Burdens[1].Description+c.Burdens[1].Because)
}

// A post that is cheaper lightens its origin's burden: 15,750 − 700 = 15,050. Under
// a mistyped code it would bring nought, and nobody would notice but for this.
func TestTermRefusesAStrangerThatBringsNothing(t *testing.T) {
	s := shared(t, "WCC", 1, "LBHF", 1)
	for code, want := range map[attribution.Authority]string{
		"LBHF": "",
		"LBFH": "LBFH: is the origin of a burden but takes no part in the service",
	} {
		term := tupe.Term{
			Years: years("100000", "2012/13"),
			Posts: []tupe.Post{post("LBHF", "Gardener", "3.5", "41000", "36500"), post(code, "Clerk", "1", "24300", "25000")},
		}
		c, err := term.Year("2012/13")
		require.NoError(t, err)
		charges, err := c.Attribute(s)
		life, comparing := term.Compare(s)
		if want == "" {
			require.NoError(t, err)
			require.NoError(t, comparing)
			assert.Equal(t, "15050.00", spelt(charges[1].Shares.Of("LBHF")))
			assert.Equal(t, "15050.00", spelt(life.Total.Lines[1].TUPE))
			continue
		}
		requireFault(t, err, attribution.ErrAuthority, "tupe: "+want)
		require.ErrorIs(t, comparing, attribution.ErrAuthority)
		assert.ErrorContains(t, comparing, want)
	}
}

// A joint team's staff leave as one team; what is left of its burden is divided
// on its basis: 300 × 0.5 = 150, over 2:1.
func TestTermWithAJointTeam(t *testing.T) {
	agreed, err := attribution.InProportion(attribution.Shares{
		{Authority: "RBKC", Amount: decimal.NewFromInt(2)}, {Authority: "LBHF", Amount: decimal.NewFromInt(1)},
	})
	require.NoError(t, err)
	life, err := tupe.Term{
		Years:  years("1000", "2012/13", "2013/14"),
		Teams:  []tupe.Team{{Name: "Parks team", Basis: agreed}},
		Posts:  []tupe.Post{post("Parks team", "Gardener", "3", "100", "0")},
		RunOff: []tupe.RunOff{{Origin: "Parks team", Turnover: number("0.5")}},
	}.Compare(shared(t, "WCC", 1, "RBKC", 1, "LBHF", 1))
	require.NoError(t, err)
	assert.Equal(t, []string{"0.00", "200.00", "100.00"}, burdensOf(life.Years[0]))
	assert.Equal(t, []string{"0.00", "100.00", "50.00"}, burdensOf(life.Years[1]))
	assert.Equal(t, []string{"0.00", "300.00", "150.00"}, burdensOf(life.Total))
}

func burdensOf(c tupe.Comparison) []string {
	texts := []string{}
	for _, line := range c.Lines {
		texts = append(texts, spelt(line.TUPE))
	}
	return texts
}

func TestTermRefuses(t *testing.T) {
	dear := []tupe.Element{{Origin: "LBHF", Amount: pounds("100")}, {Origin: "RBKC", Amount: pounds("0.01")}}
	for _, c := range []struct {
		term tupe.Term
		kind error
		text string
	}{
		{tupe.Term{}, attribution.ErrLimit, "tupe: a contract of 0 years: 1 to 100 are taken"},
		{tupe.Term{Years: century(101)}, attribution.ErrLimit, "tupe: a contract of 101 years: 1 to 100 are taken"},
		{tupe.Term{Years: years("1", "")}, attribution.ErrText, "tupe: year 1 of the contract has no label"},
		{tupe.Term{Years: years("1", "a", "")}, attribution.ErrText, "tupe: year 2 of the contract has no label"},
		{tupe.Term{Years: years("1", "a", "b", "a")}, attribution.ErrText, `tupe: the year "a" stands twice`},
		{tupe.Term{Years: []tupe.Year{{Label: "2012/13", Price: pounds("-0.01")}}}, attribution.ErrAmount, "tupe: negative price of 2012/13 -0.01"},
		{tupe.Term{Years: []tupe.Year{{Label: "2012/13", Price: decimal.New(1, -3)}}}, attribution.ErrPenny, "tupe: price of 2012/13: 0.001 has a fraction of a penny"},
		{tupe.Term{Years: []tupe.Year{{Label: "2012/13", Income: []attribution.Income{{}, {Amount: pounds("-0.01")}}}}}, attribution.ErrAmount, "tupe: negative income of 2012/13 -0.01"},
		{tupe.Term{Years: years("100", "2012/13", "2013/14"), Elements: dear, RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: number("1")}}}, attribution.ErrAmount, "tupe: 2012/13: burdens of £100.01 within a price of £100.00"},
	} {
		t.Run(c.text, func(t *testing.T) { requireTermFault(t, c.term, c.kind, c.text) })
	}
	_, err := tupe.Term{Years: years("100", "2012/13", "2013/14")}.Year("2014/15")
	requireFault(t, err, attribution.ErrText, `tupe: "2014/15" is no year of the contract: 2012/13, 2013/14`)
}

// requireTermFault wants the same fault of everything that a term is asked.
func requireTermFault(t *testing.T, term tupe.Term, kind error, text string) {
	t.Helper()
	_, err := term.Contracts()
	requireFault(t, err, kind, text)
	_, err = term.Year("2012/13")
	requireFault(t, err, kind, text)
	_, err = term.Burdens()
	requireFault(t, err, kind, text)
	_, err = term.Compare(shared(t, "WCC", 1, "LBHF", 1))
	requireFault(t, err, kind, text)
}

// century is so many years at £100 each.
func century(n int) []tupe.Year {
	var labels []string
	for y := range n {
		labels = append(labels, fmt.Sprint(2012+y))
	}
	return years("100", labels...)
}

// A contract may have a hundred years, and burdens that are its whole price. Half
// of £100 is gone each year: after 13 of them 100 ÷ 2^13 = 0.0122 is a penny, after
// 14 0.0061 still one, after 15 0.0031 none.
func TestTermOfAHundredYears(t *testing.T) {
	term := tupe.Term{
		Years: century(100), Elements: []tupe.Element{{Origin: "LBHF", Amount: pounds("100")}},
		RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: number("0.5")}},
	}
	schedules, err := term.Burdens()
	require.NoError(t, err)
	require.Len(t, schedules[0].Burdens, 100)
	assert.Equal(t, "100.00", spelt(schedules[0].Burdens[0]))
	assert.Equal(t, "0.01", spelt(schedules[0].Burdens[14]))
	assert.Equal(t, "0.00", spelt(schedules[0].Burdens[15]))
	contracts, err := term.Contracts()
	require.NoError(t, err)
	require.Len(t, contracts, 100)
	assert.Equal(t, "£100.00", contracts[0].Burdens[0].Because)
	assert.Equal(t, "(£100.00) × 0.5", contracts[1].Burdens[0].Because)
	assert.Equal(t, "(£100.00) × 0.5^99", contracts[99].Burdens[0].Because)
}

// All faults are reported together, in the order of the contract.
func TestTermReportsEveryFault(t *testing.T) {
	twice := post("LBHF", "Gardener", "1", "50", "0")
	twice.Ends = []tupe.Ending{{Amount: pounds("1"), LastYear: "x"}, {Amount: pounds("1"), LastYear: "y"}}
	_, err := tupe.Term{
		Years:    []tupe.Year{{Price: pounds("-1")}, {Price: pounds("-2"), Income: []attribution.Income{{Amount: pounds("-3")}, {Amount: pounds("-4")}}}},
		Elements: []tupe.Element{{Origin: "WCC", Amount: pounds("-5")}, {Origin: "WCC", Amount: pounds("-6"), LastYear: "z"}},
		Posts:    []tupe.Post{{Title: "Clerk"}, twice},
		RunOff:   []tupe.RunOff{{Origin: "BROMLEY"}, {Origin: "BEXLEY", Turnover: number("2")}},
	}.Contracts()
	assert.EqualError(t, err, strings.Join([]string{
		"tupe: year 1 of the contract has no label",
		"tupe: negative price of year 1 -1.00",
		"tupe: year 2 of the contract has no label",
		"tupe: negative price of year 2 -2.00",
		"tupe: negative income of year 2 -3.00",
		"tupe: negative income of year 2 -4.00",
		"tupe: WCC: negative burden -5.00",
		"tupe: WCC: negative burden -6.00",
		`tupe: WCC: an element's last year is "z", no year of the contract: one that outlasts it has no end here`,
		`tupe: the post "Clerk" has no origin`,
		`tupe: LBHF: an element's last year is "x", no year of the contract: one that outlasts it has no end here`,
		`tupe: LBHF: an element's last year is "y", no year of the contract: one that outlasts it has no end here`,
		"tupe: BROMLEY: its run-off would move nothing: no post or burden names it as the origin; what runs off is of WCC, LBHF",
		"tupe: BEXLEY: turnover 2 a year: it is a part of the posts still there, 0 to 1",
		"tupe: BEXLEY: its run-off would move nothing: no post or burden names it as the origin; what runs off is of WCC, LBHF",
	}, "\n"))
}

// Every year above its price is named.
func TestTermNamesEveryYearAboveItsPrice(t *testing.T) {
	term := tupe.Term{Years: years("1", "2012/13", "2013/14", "2014/15"), Elements: []tupe.Element{{Origin: "LBHF", ByYear: amounts("1.01", "1", "1.02")}}}
	_, err := term.Burdens()
	assert.EqualError(t, err, "tupe: 2012/13: burdens of £1.01 within a price of £1.00\ntupe: 2014/15: burdens of £1.02 within a price of £1.00")
}

package tupe_test

import (
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
				got = append(got, burden.StringFixed(2))
			}
			assert.Equal(t, c.want, append(got, schedules[0].Life.StringFixed(2)))
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
	assert.Equal(t, "1000000.00", c.Price.StringFixed(2))
	assert.EqualValues(t, "WCC", c.PaidBy)
	require.Len(t, c.Burdens, 2)
	assert.EqualValues(t, "LBHF", c.Burdens[0].Origin)
	assert.Equal(t, "44372.80", c.Burdens[0].Amount.StringFixed(2))
	assert.Equal(t, "employer pension contributions, protected terms, pay award", c.Burdens[0].Description)
	assert.Equal(t, "(employer pension contributions £40,000.00 + protected terms 3.5 FTE Gardener × (£41,000.00 − £36,500.00)) × 0.88^2 + pay award £1,200.00", c.Burdens[0].Because)
	assert.EqualValues(t, "RBKC", c.Burdens[1].Origin)
	assert.Equal(t, "0.00", c.Burdens[1].Amount.StringFixed(2), "its staff cost less")
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
			assert.Equal(t, "15050.00", charges[1].Shares.Of("LBHF").StringFixed(2))
			assert.Equal(t, "15050.00", life.Total.Lines[1].TUPE.StringFixed(2))
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
		texts = append(texts, line.TUPE.StringFixed(2))
	}
	return texts
}

func TestTermRefuses(t *testing.T) {
	two := years("100", "2012/13", "2013/14")
	staff := []tupe.Post{post("LBHF", "Gardener", "1", "50", "0")}
	ends := post("LBHF", "Gardener", "1", "50", "0")
	ends.Ends = []tupe.Ending{{Amount: pounds("1"), LastYear: "2020/21"}}
	unending := ends
	unending.Ends = []tupe.Ending{{Amount: pounds("1")}}
	over := ends
	over.Ends = []tupe.Ending{{Amount: pounds("30"), LastYear: "2012/13"}, {Amount: pounds("20.01"), LastYear: "2012/13"}}
	huge := ends
	huge.Ends, huge.FTE = nil, decimal.New(1, 1<<30)
	less := huge
	less.FTE = decimal.NewFromInt(-1)
	long := huge
	long.FTE = number(strings.Repeat("1", 38)).Add(number("0.1")) // 39 digits
	for _, c := range []struct {
		term tupe.Term
		kind error
		text string
	}{
		{tupe.Term{}, attribution.ErrLimit, "tupe: a contract of 0 years: 1 to 100 are taken"},
		{tupe.Term{Years: years("1", "")}, attribution.ErrText, "tupe: year 1 of the contract has no label"},
		{tupe.Term{Years: years("1", "a", "b", "a")}, attribution.ErrText, `tupe: the year "a" stands twice`},
		{tupe.Term{Years: []tupe.Year{{Label: "2012/13", Price: decimal.NewFromInt(-1)}}}, attribution.ErrAmount, "tupe: negative price of 2012/13 -1.00"},
		{tupe.Term{Years: []tupe.Year{{Label: "2012/13", Income: []attribution.Income{{Amount: decimal.NewFromInt(-1)}}}}}, attribution.ErrAmount, "tupe: negative income of 2012/13 -1.00"},
		{tupe.Term{Years: two, Elements: []tupe.Element{{Amount: pounds("1")}}}, attribution.ErrAuthority, "tupe: nobody is named as the origin of a burden"},
		{tupe.Term{Years: two, Elements: []tupe.Element{{Origin: "LBHF", Amount: decimal.NewFromInt(-1)}}}, attribution.ErrAmount, "tupe: LBHF: negative burden -1.00"},
		{tupe.Term{Years: two, Elements: []tupe.Element{{Origin: "LBHF", ByYear: []decimal.Decimal{decimal.NewFromInt(-1), {}}}}}, attribution.ErrAmount, "tupe: LBHF: negative burden -1.00"},
		{tupe.Term{Years: two, Elements: []tupe.Element{{Origin: "LBHF", ByYear: amounts("1")}}}, attribution.ErrChoice, "tupe: LBHF: a burden given for 1 years, in a contract of 2"},
		{tupe.Term{Years: two, Elements: []tupe.Element{{Origin: "LBHF", Amount: pounds("1"), ByYear: amounts("1", "1")}}}, attribution.ErrChoice, "tupe: LBHF: a burden given year by year has no first amount and no last year besides"},
		{tupe.Term{Years: two, Elements: []tupe.Element{{Origin: "LBHF", LastYear: "2012/13", ByYear: amounts("1", "1")}}}, attribution.ErrChoice, "tupe: LBHF: a burden given year by year has no first amount and no last year besides"},
		{tupe.Term{Years: two, Elements: []tupe.Element{{Origin: "LBHF", Amount: pounds("1"), LastYear: "2020/21"}}}, attribution.ErrText, `tupe: LBHF: an element's last year is "2020/21", no year of the contract: one that outlasts it has no end here`},
		{tupe.Term{Years: two, Elements: []tupe.Element{{Origin: "LBHF", Amount: pounds("100.01")}}, RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: number("1")}}}, attribution.ErrAmount, "tupe: 2012/13: burdens of £100.01 within a price of £100.00"},
		{tupe.Term{Years: two, Posts: []tupe.Post{ends}}, attribution.ErrText, `tupe: LBHF: an element's last year is "2020/21", no year of the contract: one that outlasts it has no end here`},
		{tupe.Term{Years: two, Posts: []tupe.Post{unending}}, attribution.ErrText, `tupe: LBHF: an element's last year is "", no year of the contract: one that outlasts it has no end here`},
		{tupe.Term{Years: two, Posts: []tupe.Post{over}}, attribution.ErrAmount, `tupe: LBHF: the elements of the post "Gardener" that end come to £50.01, within a protected cost of £50.00`},
		{tupe.Term{Years: two, Posts: []tupe.Post{{Title: "Gardener"}}}, attribution.ErrAuthority, `tupe: the post "Gardener" has no origin`},
		{tupe.Term{Years: two, Posts: []tupe.Post{huge}}, attribution.ErrLimit, `tupe: LBHF: FTE of the post "Gardener": a number with exponent 1073741824: at most 18 either way is taken`},
		{tupe.Term{Years: two, Posts: []tupe.Post{long}}, attribution.ErrLimit, `tupe: LBHF: FTE of the post "Gardener": a number of 39 digits: at most 38 are taken`},
		{tupe.Term{Years: two, Posts: []tupe.Post{less}}, attribution.ErrWeight, `tupe: LBHF: negative FTE of the post "Gardener" -1`},
		{tupe.Term{Years: two, Posts: staff, RunOff: []tupe.RunOff{{Origin: "LBHF"}, {Origin: "LBHF"}}}, attribution.ErrAuthority, "tupe: LBHF: a second run-off of the same staff"},
		{tupe.Term{Years: two, Posts: staff, RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: number("1.5")}}}, attribution.ErrWeight, "tupe: LBHF: turnover 1.5 a year: it is a part of the posts still there, 0 to 1"},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, err := c.term.Year("2012/13")
			requireFault(t, err, c.kind, c.text)
			_, err = c.term.Burdens()
			requireFault(t, err, c.kind, c.text)
			_, err = c.term.Compare(shared(t, "WCC", 1, "LBHF", 1))
			requireFault(t, err, c.kind, c.text)
		})
	}
	_, err := tupe.Term{Years: two}.Year("2014/15")
	requireFault(t, err, attribution.ErrText, `tupe: "2014/15" is no year of the contract: 2012/13, 2013/14`)
}

// What a term hands out is its own.
func TestTermNeverAliases(t *testing.T) {
	term := tupe.Term{Years: years("100", "2012/13")}
	term.Years[0].Income = []attribution.Income{{Amount: pounds("1")}}
	c, err := term.Year("2012/13")
	require.NoError(t, err)
	c.Income[0].Amount = pounds("2")
	assert.Equal(t, "1.00", term.Years[0].Income[0].Amount.StringFixed(2))
}

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

// supervisor costs (30,000 + 2,600 + 5,900) − (29,000 + 2,500 + 1,500) = 5,500 more
// than the contractor's own; 1,500 of it ends.
func supervisor() tupe.Post {
	return tupe.Post{
		Origin: "LBHF", Title: "Supervisor", FTE: number("2"),
		Protected:  tupe.Cost{Pay: pounds("30000"), OnCosts: pounds("2600"), Pension: pounds("5900")},
		Contractor: tupe.Cost{Pay: pounds("29000"), OnCosts: pounds("2500"), Pension: pounds("1500")},
		Ends:       []tupe.Ending{{Description: "pay protection", Amount: pounds("1500"), LastYear: "2012/13"}},
	}
}

func digits(n int) decimal.Decimal {
	value, err := decimal.NewFromString(strings.Repeat("1", n))
	if err != nil {
		panic(err)
	}
	return value
}

// Whoever assesses a post refuses what is wrong with it.
func TestPostRefuses(t *testing.T) {
	short, fraction := pounds("-0.01"), decimal.New(1, -3)
	for _, c := range []struct {
		spoil func(*tupe.Post)
		kind  error
		text  string
	}{
		{func(p *tupe.Post) { p.FTE = decimal.New(-1, -18) }, attribution.ErrWeight, `negative FTE of the post "Supervisor" -0.000000000000000001`},
		{func(p *tupe.Post) { p.FTE = decimal.New(1, 19) }, attribution.ErrLimit, `FTE of the post "Supervisor": a number with exponent 19: at most 18 either way is taken`},
		{func(p *tupe.Post) { p.FTE = decimal.New(1, -19) }, attribution.ErrLimit, `FTE of the post "Supervisor": a number with exponent -19: at most 18 either way is taken`},
		{func(p *tupe.Post) { p.FTE = decimal.New(1, 1<<30) }, attribution.ErrLimit, `FTE of the post "Supervisor": a number with exponent 1073741824: at most 18 either way is taken`},
		{func(p *tupe.Post) { p.FTE = digits(39) }, attribution.ErrLimit, `FTE of the post "Supervisor": a number of 39 digits: at most 38 are taken`},
		{func(p *tupe.Post) { p.Protected.Pay = short }, attribution.ErrAmount, `negative protected pay of the post "Supervisor" -0.01`},
		{func(p *tupe.Post) { p.Protected.Pay = pounds("-30000") }, attribution.ErrAmount, `negative protected pay of the post "Supervisor" -30000.00`},
		{func(p *tupe.Post) { p.Ends[0].Amount = decimal.New(1, 1<<30) }, attribution.ErrLimit, `ending element of the post "Supervisor": a number with exponent 1073741824: at most 18 either way is taken`},
		{func(p *tupe.Post) { p.Protected.OnCosts = short }, attribution.ErrAmount, `negative protected on-costs of the post "Supervisor" -0.01`},
		{func(p *tupe.Post) { p.Protected.Pension = short }, attribution.ErrAmount, `negative protected employer pension contributions of the post "Supervisor" -0.01`},
		{func(p *tupe.Post) { p.Contractor.Pay = short }, attribution.ErrAmount, `negative contractor's pay of the post "Supervisor" -0.01`},
		{func(p *tupe.Post) { p.Contractor.OnCosts = short }, attribution.ErrAmount, `negative contractor's on-costs of the post "Supervisor" -0.01`},
		{func(p *tupe.Post) { p.Contractor.Pension = short }, attribution.ErrAmount, `negative contractor's employer pension contributions of the post "Supervisor" -0.01`},
		{func(p *tupe.Post) { p.Protected.Pay = fraction }, attribution.ErrPenny, `protected pay of the post "Supervisor": 0.001 has a fraction of a penny`},
		{func(p *tupe.Post) { p.Contractor.Pension = decimal.New(1, 19) }, attribution.ErrLimit, `contractor's employer pension contributions of the post "Supervisor": a number with exponent 19: at most 18 either way is taken`},
		{func(p *tupe.Post) { p.Ends[0].Amount = short }, attribution.ErrAmount, `negative ending element of the post "Supervisor" -0.01`},
		{func(p *tupe.Post) { p.Ends[0].Amount = fraction }, attribution.ErrPenny, `ending element of the post "Supervisor": 0.001 has a fraction of a penny`},
		{func(p *tupe.Post) {
			p.Ends = append(p.Ends, tupe.Ending{Amount: pounds("37000.01"), LastYear: "2012/13"})
		}, attribution.ErrAmount,
			`the elements of the post "Supervisor" that end come to £38,500.01, within a protected cost of £38,500.00`},
	} {
		t.Run(c.text, func(t *testing.T) {
			spoilt := supervisor()
			c.spoil(&spoilt)
			_, err := tupe.Assess(supervisor(), spoilt)
			requireFault(t, err, c.kind, "tupe: LBHF: "+c.text)
			requireTermFault(t, tupe.Term{Years: years("100000", "2012/13"), Posts: []tupe.Post{supervisor(), spoilt}}, c.kind, "tupe: LBHF: "+c.text)
			_, err = tupe.Relet([]tupe.Post{supervisor(), spoilt}, nil)
			requireFault(t, err, c.kind, "tupe: LBHF: "+c.text)
			spoilt.Origin = ""
			_, err = tupe.Relet([]tupe.Post{supervisor()}, []tupe.Post{spoilt})
			requireFault(t, err, c.kind, "tupe: "+c.text)
		})
	}
}

func TestPostNeedsAnOrigin(t *testing.T) {
	nobodys := supervisor()
	nobodys.Origin = ""
	_, err := tupe.Assess(nobodys)
	requireFault(t, err, attribution.ErrAuthority, `tupe: the post "Supervisor" has no origin`)
	requireTermFault(t, tupe.Term{Years: years("100000", "2012/13"), Posts: []tupe.Post{nobodys}}, attribution.ErrAuthority, `tupe: the post "Supervisor" has no origin`)
}

// All faults of all posts are reported together.
func TestAssessReportsEveryFault(t *testing.T) {
	first, second := supervisor(), supervisor()
	first.Origin, first.FTE, first.Contractor.Pay = "", number("1").Neg(), pounds("-2")
	second.Title, second.Ends[0].Amount = "Clerk", pounds("-3")
	_, err := tupe.Assess(first, second)
	assert.EqualError(t, err, strings.Join([]string{
		`tupe: negative FTE of the post "Supervisor" -1`,
		`tupe: negative contractor's pay of the post "Supervisor" -2.00`,
		`tupe: the post "Supervisor" has no origin`,
		`tupe: LBHF: negative ending element of the post "Clerk" -3.00`,
	}, "\n"))
}

// What stands at the very limit is taken, and worked exactly.
func TestPostTakes(t *testing.T) {
	for _, c := range []struct {
		why   string
		alter func(*tupe.Post)
		net   string
	}{
		{"2 × 5,500", func(*tupe.Post) {}, "11000"},
		{"nobody", func(p *tupe.Post) { p.FTE = decimal.Decimal{} }, "0"},
		{"the smallest part of a post: 5,500 × 10^-18", func(p *tupe.Post) { p.FTE = decimal.New(1, -18) }, "0.0000000000000055"},
		{"10^18 posts", func(p *tupe.Post) { p.FTE = decimal.New(1, 18) }, "5500000000000000000000"},
		{"38 digits of posts, at a penny each", func(p *tupe.Post) {
			p.FTE, p.Protected, p.Contractor, p.Ends = digits(38), tupe.Cost{Pay: pounds("0.01")}, tupe.Cost{}, nil
		}, strings.Repeat("1", 36) + ".11"},
		{"no cost at all", func(p *tupe.Post) { p.Protected, p.Contractor, p.Ends = tupe.Cost{}, tupe.Cost{}, nil }, "0"},
		{"all of the protected cost ends, one day", func(p *tupe.Post) { p.Ends = append(p.Ends, tupe.Ending{Amount: pounds("37000"), LastYear: "2012/13"}) }, "11000"},
		{"an element of nought ends", func(p *tupe.Post) { p.Ends[0].Amount = decimal.Decimal{} }, "11000"},
	} {
		t.Run(c.why, func(t *testing.T) {
			p := supervisor()
			c.alter(&p)
			all, err := tupe.Assess(p)
			require.NoError(t, err)
			assert.Equal(t, c.net, attribution.FormatWeight(all[0].Net))
		})
	}
}

// Within a contract an element has to end in one of its years.
func TestEndingNeedsAYearOfTheContract(t *testing.T) {
	for _, label := range []string{"", "2020/21"} {
		p := supervisor()
		p.Ends[0].LastYear = label
		_, err := tupe.Assess(p)
		require.NoError(t, err, "an assessment is of the first year")
		requireTermFault(t, tupe.Term{Years: years("100000", "2012/13"), Posts: []tupe.Post{p}}, attribution.ErrText,
			`tupe: LBHF: an element's last year is "`+label+`", no year of the contract: one that outlasts it has no end here`)
	}
}

// 2 × 5,500 = 11,000, and from the year after its last without 2 × 1,500: 8,000.
// The working says what the post costs by then.
func TestEndingEnds(t *testing.T) {
	for lastYear, want := range map[string][]string{
		"2012/13": {"11000.00", "8000.00", "8000.00"},
		"2013/14": {"11000.00", "11000.00", "8000.00"},
		"2014/15": {"11000.00", "11000.00", "11000.00"},
	} {
		p := supervisor()
		p.Ends[0].LastYear = lastYear
		contracts, err := tupe.Term{Years: years("100000", "2012/13", "2013/14", "2014/15"), Posts: []tupe.Post{p}}.Contracts()
		require.NoError(t, err)
		for y, c := range contracts {
			assert.Equal(t, want[y], spelt(c.Burdens[0].Amount))
			because := "protected terms 2 FTE Supervisor × (£38,500.00 − £33,000.00)"
			if want[y] == "8000.00" {
				because = "protected terms 2 FTE Supervisor × (£37,000.00 − £33,000.00)"
			}
			assert.Equal(t, because, c.Burdens[0].Because)
			assert.Equal(t, "protected terms", c.Burdens[0].Description)
		}
	}
}

package tupe_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

func rates(texts ...string) []decimal.Decimal {
	values := make([]decimal.Decimal, len(texts))
	for i, text := range texts {
		values[i] = number(text)
	}
	return values
}

// Worked by hand, to all decimals, and then rounded half up.
func TestRunOff(t *testing.T) {
	for _, c := range []struct {
		why   string
		r     tupe.RunOff
		first string
		want  []string
	}{
		{"40,000; × 0.88 = 35,200; × 0.88 = 30,976; × 0.88 = 27,258.88; × 0.88 = 23,987.8144",
			tupe.RunOff{Turnover: number("0.12")}, "40000", []string{"40000.00", "35200.00", "30976.00", "27258.88", "23987.81"}},
		{"nobody leaves", tupe.RunOff{}, "40000", []string{"40000.00", "40000.00", "40000.00"}},
		{"everybody leaves in the first year", tupe.RunOff{Turnover: number("1")}, "40000", []string{"40000.00", "0.00", "0.00"}},
		{"0.01 × 0.5 = 0.005, a half, goes up; × 0.5 = 0.0025 does not",
			tupe.RunOff{Turnover: number("0.5")}, "0.01", []string{"0.01", "0.01", "0.00"}},
		{"never from a rounded year: 0.03, 0.015 up to 0.02, 0.0075 up to 0.01 and 0.00375 to nought; from 0.02 it would go 0.01, 0.01",
			tupe.RunOff{Turnover: number("0.5")}, "0.03", []string{"0.03", "0.02", "0.01", "0.00"}},
		{"a profile: 1,000 × 0.9 = 900; × 0.75 = 675; × 1",
			tupe.RunOff{Profile: rates("0.1", "0.25", "0")}, "1000", []string{"1000.00", "900.00", "675.00", "675.00"}},
		{"all but 10^-18 of them leave: 10^18 × 10^-18 = 1, then 10^-18",
			tupe.RunOff{Turnover: number("0.999999999999999999")}, "1000000000000000000", []string{"1000000000000000000.00", "1.00", "0.00"}},
		{"a profile of more years than the contract has: 1,000 × 0.9 = 900",
			tupe.RunOff{Profile: rates("0.1", "1")}, "1000", []string{"1000.00", "900.00"}},
		{"a profile of one year, of everybody and of nobody", tupe.RunOff{Profile: rates("1", "0")}, "1000", []string{"1000.00", "0.00", "0.00"}},
		{"a contract of a year needs no rate", tupe.RunOff{Profile: rates()}, "40000", []string{"40000.00"}},
		{"a contract of a year", tupe.RunOff{Turnover: number("0.12")}, "40000", []string{"40000.00"}},
	} {
		t.Run(c.why, func(t *testing.T) {
			burdens, err := c.r.Burdens(pounds(c.first), len(c.want))
			require.NoError(t, err)
			for y, want := range c.want {
				assert.Equal(t, want, spelt(burdens[y]), "year %d", y)
			}
		})
	}
}

func TestRunOffRefuses(t *testing.T) {
	huge := decimal.New(1, 1<<30)
	for _, c := range []struct {
		r     tupe.RunOff
		first decimal.Decimal
		years int
		kind  error
		text  string
	}{
		{tupe.RunOff{Origin: "LBHF"}, decimal.NewFromInt(-1), 1, attribution.ErrAmount, "tupe: LBHF: negative burden -1.00"},
		{tupe.RunOff{Origin: "LBHF"}, decimal.New(1, -3), 1, attribution.ErrPenny, "tupe: LBHF: burden: 0.001 has a fraction of a penny"},
		{tupe.RunOff{Origin: "LBHF"}, huge, 1, attribution.ErrLimit, "tupe: LBHF: burden: a number with exponent 1073741824: at most 18 either way is taken"},
		{tupe.RunOff{Origin: "LBHF"}, decimal.Decimal{}, 0, attribution.ErrLimit, "tupe: LBHF: a contract of 0 years: 1 to 100 are taken"},
		{tupe.RunOff{Origin: "LBHF"}, decimal.Decimal{}, 101, attribution.ErrLimit, "tupe: LBHF: a contract of 101 years: 1 to 100 are taken"},
		{tupe.RunOff{Origin: "LBHF", Turnover: decimal.New(-1, -2)}, decimal.Decimal{}, 1, attribution.ErrWeight, "tupe: LBHF: negative turnover -0.01"},
		{tupe.RunOff{Origin: "LBHF", Turnover: number("1.000000000000000001")}, decimal.Decimal{}, 1, attribution.ErrWeight, "tupe: LBHF: turnover 1.000000000000000001 a year: it is a part of the posts still there, 0 to 1"},
		{tupe.RunOff{Origin: "LBHF", Profile: rates("0.1", "1.01")}, decimal.Decimal{}, 1, attribution.ErrWeight, "tupe: LBHF: turnover 1.01 a year: it is a part of the posts still there, 0 to 1"},
		{tupe.RunOff{Origin: "LBHF", Turnover: decimal.New(1, -19)}, decimal.Decimal{}, 1, attribution.ErrLimit, "tupe: LBHF: turnover: a number with exponent -19: at most 18 either way is taken"},
		{tupe.RunOff{Origin: "LBHF", Turnover: decimal.New(0, 19)}, decimal.Decimal{}, 1, attribution.ErrLimit, "tupe: LBHF: turnover: a number with exponent 19: at most 18 either way is taken"},
		{tupe.RunOff{Origin: "LBHF", Turnover: huge}, decimal.Decimal{}, 1, attribution.ErrLimit, "tupe: LBHF: turnover: a number with exponent 1073741824: at most 18 either way is taken"},
		{tupe.RunOff{Origin: "LBHF", Profile: []decimal.Decimal{huge}}, decimal.Decimal{}, 1, attribution.ErrLimit, "tupe: LBHF: turnover: a number with exponent 1073741824: at most 18 either way is taken"},
		{tupe.RunOff{Origin: "LBHF", Profile: rates("0.1")}, decimal.Decimal{}, 3, attribution.ErrChoice, "tupe: LBHF: a profile of 1 rates of turnover, for 3 years: it takes 2"},
		{tupe.RunOff{Origin: "LBHF", Turnover: number("0.1"), Profile: rates("0.1")}, decimal.Decimal{}, 2, attribution.ErrChoice, "tupe: LBHF: both a turnover and a profile of it by year"},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, err := c.r.Burdens(c.first, c.years)
			requireFault(t, err, c.kind, c.text)
		})
	}
}

// A contract may have a hundred years: half of £100 a year is a penny after 14 of
// them, 100 ÷ 2^14 = 0.0061, and none after 15.
func TestRunOffOfAHundredYears(t *testing.T) {
	burdens, err := tupe.RunOff{Turnover: number("0.5")}.Burdens(pounds("100"), 100)
	require.NoError(t, err)
	require.Len(t, burdens, 100)
	assert.Equal(t, "0.01", spelt(burdens[14]))
	assert.Equal(t, "0.00", spelt(burdens[15]))
}

// All faults are reported together; a profile is asked for its length once its
// rates are sound.
func TestRunOffReportsEveryFault(t *testing.T) {
	_, err := tupe.RunOff{Origin: "LBHF", Turnover: number("2"), Profile: rates("3", "4")}.Burdens(pounds("-1"), 4)
	assert.EqualError(t, err, "tupe: LBHF: negative burden -1.00\n"+
		"tupe: LBHF: turnover 2 a year: it is a part of the posts still there, 0 to 1\n"+
		"tupe: LBHF: turnover 3 a year: it is a part of the posts still there, 0 to 1\n"+
		"tupe: LBHF: turnover 4 a year: it is a part of the posts still there, 0 to 1")
	_, err = tupe.RunOff{Turnover: number("0.1"), Profile: rates("0.1")}.Burdens(pounds("-1"), 3)
	assert.EqualError(t, err, "tupe: negative burden -1.00\n"+
		"tupe: both a turnover and a profile of it by year\n"+
		"tupe: a profile of 1 rates of turnover, for 3 years: it takes 2")
	_, err = tupe.RunOff{}.Burdens(pounds("-1"), 101)
	assert.EqualError(t, err, "tupe: negative burden -1.00\ntupe: a contract of 101 years: 1 to 100 are taken")
}

// A run-off that would move nothing is refused. By hand: 40,000 of a team half of
// which leaves each year is 40,000 + 20,000 + 10,000 = 70,000; ignored, the
// run-off would leave 120,000.
func TestTermRefusesARunOffOfNothing(t *testing.T) {
	half := number("0.5")
	team := func(name string) tupe.Team {
		basis, err := attribution.Equally("RBKC", "LBHF")
		require.NoError(t, err)
		return tupe.Team{Name: name, Basis: basis}
	}
	term := tupe.Term{
		Years: years("1000000", "2012/13", "2013/14", "2014/15"),
		Teams: []tupe.Team{team("Parks team"), team("Trees team")},
		Elements: []tupe.Element{
			{Origin: "Parks team", Amount: pounds("40000")},
			{Origin: "WCC", ByYear: amounts("40000", "40000", "40000")},
		},
		RunOff: []tupe.RunOff{{Origin: "Parks team", Turnover: half}},
	}
	schedules, err := term.Burdens()
	require.NoError(t, err)
	assert.Equal(t, "70000.00", spelt(schedules[0].Life))
	assert.Equal(t, "120000.00", spelt(schedules[1].Life))
	idle := term
	idle.Elements = term.Elements[1:]
	for _, c := range []struct {
		term   tupe.Term
		origin attribution.Authority
		kind   error
		text   string
	}{
		{term, "Park team", attribution.ErrAuthority, "tupe: Park team: its run-off would move nothing: no post or burden names it as the origin; what runs off is of Parks team"},
		{term, "RBKC", attribution.ErrAuthority, `tupe: RBKC: its run-off would move nothing: the burden is that of the joint team "Parks team", so name the team`},
		{term, "LBHF", attribution.ErrAuthority, `tupe: LBHF: its run-off would move nothing: the burden is that of the joint team "Parks team", so name the team`},
		{term, "WCC", attribution.ErrChoice, "tupe: WCC: its run-off would move nothing: its burdens are given year by year, which allows for leavers already; leave it out, or give first amounts"},
		{term, "", attribution.ErrAuthority, "tupe: nobody is named as the origin of a run-off"},
		{idle, "RBKC", attribution.ErrAuthority, "tupe: RBKC: its run-off would move nothing: no post or burden names it as the origin; nothing here runs off"},
		{crowd(10), "WCC", attribution.ErrAuthority, "tupe: WCC: its run-off would move nothing: no post or burden names it as the origin; what runs off is of A0, A1, A2, A3, A4, A5, A6, A7, A8, A9"},
		{crowd(11), "WCC", attribution.ErrAuthority, "tupe: WCC: its run-off would move nothing: no post or burden names it as the origin; what runs off is of A0, A1, A2, A3, A4, A5, A6, A7, A8, A9 and 1 more"},
	} {
		t.Run(c.text, func(t *testing.T) {
			c.term.RunOff = []tupe.RunOff{{Origin: c.origin, Turnover: half}}
			_, err := c.term.Burdens()
			requireFault(t, err, c.kind, c.text)
		})
	}
}

// An origin's staff leave in one way.
func TestTermRefusesASecondRunOff(t *testing.T) {
	term := crowd(2)
	term.RunOff = []tupe.RunOff{{Origin: "A0"}, {Origin: "A1"}, {Origin: "A0", Turnover: number("0.5")}}
	requireTermFault(t, term, attribution.ErrAuthority, "tupe: A0: a second run-off of the same staff")
	term.RunOff = []tupe.RunOff{{Origin: "A0"}, {Origin: "A1", Turnover: number("1.5")}}
	requireTermFault(t, term, attribution.ErrWeight, "tupe: A1: turnover 1.5 a year: it is a part of the posts still there, 0 to 1")
	term.RunOff = []tupe.RunOff{{Origin: "A0"}, {Origin: "A1"}}
	_, err := term.Contracts()
	require.NoError(t, err)
}

// crowd is a contract with so many origins.
func crowd(n int) tupe.Term {
	term := tupe.Term{Years: years("1000000", "2012/13")}
	for i := range n {
		term.Posts = append(term.Posts, post(attribution.Authority(fmt.Sprintf("A%d", i)), "Gardener", "1", "41000", "36500"))
	}
	return term
}

// What posts net to, and what an element comes to, changes from one bid to the
// next: their run-off is sound at nought, too, and no word is lost on it.
func TestTermTakesARunOffOfNought(t *testing.T) {
	for because, term := range map[string]tupe.Term{
		"":                {Posts: []tupe.Post{post("LBHF", "Clerk", "1", "24300", "25000")}, Elements: []tupe.Element{{Origin: "LBHF"}}},
		"pay award £2.00": {Elements: []tupe.Element{{Origin: "LBHF", Description: "pay award", ByYear: amounts("1", "2")}, {Origin: "LBHF"}}},
	} {
		term.Years = years("100", "2012/13", "2013/14")
		term.RunOff = []tupe.RunOff{{Origin: "LBHF", Turnover: number("0.5")}}
		c, err := term.Year("2013/14")
		require.NoError(t, err)
		assert.Equal(t, because, c.Burdens[0].Because)
	}
}

// requireFault wants one fault of a kind, with its whole text.
func requireFault(t *testing.T, err, kind error, text string) {
	t.Helper()
	require.ErrorIs(t, err, kind)
	var fault *attribution.Error
	require.ErrorAs(t, err, &fault)
	assert.Equal(t, "tupe", fault.Package)
	assert.EqualError(t, err, text)
}

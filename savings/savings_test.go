package savings_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// huge would hang a process that so much as adds to it before checking it.
var huge = decimal.New(1, 2_000_000_000)

func point(pounds string) savings.Estimate { return savings.Exactly(sum(pounds)) }

// refused checks the kind of an error, that it says where, and its whole text.
func refused(t *testing.T, err, kind error, text string) {
	t.Helper()
	require.ErrorIs(t, err, kind)
	var e *attribution.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, "savings", e.Package)
	assert.EqualError(t, err, text)
}

func TestNetReductionRefuses(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after attribution.Shares
		kind          error
		text          string
	}{
		{"one who is not in both", shares("A", 1, "B", 1), shares("A", 1), attribution.ErrAuthority, "savings: B: has spending before and none after, nought included"},
		{"one named twice", shares("A", 1, "A", 1), shares("A", 1), attribution.ErrAuthority, "savings: A: named twice in the spending before"},
		{"a fraction of a penny", shares("A", 1), attribution.Shares{{Authority: "A", Amount: decimal.New(1, -3)}}, attribution.ErrPenny, "savings: A: spending after: 0.001 has a fraction of a penny"},
		{"a huge exponent, at once", attribution.Shares{{Authority: "A", Amount: huge}}, shares("A", 1), attribution.ErrLimit, "savings: A: spending before: a number with exponent 2000000000: at most 18 either way is taken"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := savings.NetReduction(c.before, c.after)
			refused(t, err, c.kind, c.text)
		})
	}
}

func TestYears(t *testing.T) {
	for _, good := range [][]savings.Year{{"2011/12", "2014/15"}, {"1999/00", "2000/01"}, {"2011-12", "2012/2013"}, {"2011", "2012"}, {"Year 1", "Year 10"}, {"1", "2"}, nil} {
		_, err := savings.NewProgramme(savings.Header{Years: good})
		assert.NoError(t, err, good)
	}
	for text, bad := range map[string][]savings.Year{
		`savings: "2011/13" is not a year such as 2011/12, 2011 or Year 1`:      {"2011/13"},
		`savings: "11/12" is not a year such as 2011/12, 2011 or Year 1`:        {"11/12"},
		`savings: "Year 0" is not a year such as 2011/12, 2011 or Year 1`:       {"Year 0"},
		`savings: "" is not a year such as 2011/12, 2011 or Year 1`:             {""},
		`savings: "2011/12" does not come after "2012/13"`:                      {"2012/13", "2011/12"},
		`savings: "2011/12" does not come after "2011-12"`:                      {"2011-12", "2011/12"},
		`savings: "2011/12" and "2012" are not written in one way`:              {"2011/12", "2012"},
		`savings: "٢٠١١" is not a year such as 2011/12, 2011 or Year 1`:         {"٢٠١١"},
		`savings: "2011/12/13" is not a year such as 2011/12, 2011 or Year 1`:   {"2011/12/13"},
		`savings: "Year 12345" is not a year such as 2011/12, 2011 or Year 1`:   {"Year 12345"},
		`savings: "0000-00-01" is not a year such as 2011/12, 2011 or Year 1`:   {"0000-00-01"},
		`savings: "year 1" is not a year such as 2011/12, 2011 or Year 1`:       {"year 1"},
		`savings: "Year 2011/12" is not a year such as 2011/12, 2011 or Year 1`: {"Year 2011/12"},
	} {
		_, err := savings.NewProgramme(savings.Header{Years: bad})
		refused(t, err, attribution.ErrYear, text)
	}
	_, err := savings.NewProgramme(savings.Header{Years: make([]savings.Year, 201)})
	refused(t, err, attribution.ErrLimit, "savings: 201 years: at most 200 are taken")
}

func TestEstimate(t *testing.T) {
	for _, c := range []struct{ low, high, mid string }{
		{"0.9", "1.1", "1.00"}, {"0.00", "0.01", "0.01"}, {"-0.01", "0.00", "0.00"}, {"-0.02", "-0.01", "-0.01"}, {"-3", "2.99", "0.00"}, {"5", "5", "5.00"},
	} {
		mid, err := savings.Estimate{Low: sum(c.low), High: sum(c.high)}.At(savings.Mid)
		require.NoError(t, err)
		assert.Equal(t, c.mid, attribution.FormatAmount(mid), "%s to %s", c.low, c.high)
	}
	_, err := savings.Estimate{Low: sum("2"), High: sum("1")}.At(savings.Low)
	refused(t, err, attribution.ErrAmount, "savings: a range from 2.00 down to 1.00: the low end is above the high one")
	_, err = savings.Estimate{High: huge}.At(savings.Mid)
	assert.ErrorIs(t, err, attribution.ErrLimit)
	_, err = point("1").At(savings.Point(7))
	refused(t, err, attribution.ErrChoice, "savings: 7 is no point of a range")
	assert.Equal(t, []string{"mid", "low", "high", "no point"}, []string{savings.Mid.String(), savings.Low.String(), savings.High.String(), savings.Point(7).String()})
	assert.True(t, savings.Estimate{High: sum("1")}.IsRange())
	assert.False(t, savings.Estimate{Low: sum("1.0"), High: sum("1.00")}.IsRange())
}

func TestPhasingRefuses(t *testing.T) {
	percent := func(year savings.Year, n int64) savings.Phase {
		return savings.Phase{Year: year, Percent: decimal.New(n, 0)}
	}
	_, err := savings.NewPhasing(percent("2011/12", 10), percent("2012/13", 89))
	refused(t, err, attribution.ErrAmount, "savings: the phases come to 99 per cent, not to 100")
	_, err = savings.NewPhasing(percent("2011/12", 101), percent("2012/13", -1))
	refused(t, err, attribution.ErrAmount, "savings: 2011/12 of 101: it must lie between 0 and 100")
	_, err = savings.NewPhasing(percent("2012/13", 50), percent("2011/12", 50))
	assert.ErrorIs(t, err, attribution.ErrYear)
	_, err = savings.NewPhasing(savings.Phase{Year: "2011/12", Percent: huge})
	assert.ErrorIs(t, err, attribution.ErrLimit)
	_, err = savings.NewPhasing()
	assert.ErrorIs(t, err, attribution.ErrAmount)
	_, err = savings.Phasing{}.Increments(sum("1"))
	assert.ErrorIs(t, err, attribution.ErrYear)
	_, err = must(savings.NewPhasing(percent("2011/12", 100))).Levels(decimal.New(1, -3))
	assert.ErrorIs(t, err, attribution.ErrPenny)
}

// Every fault of a programme is found, and says its service.
func TestProgrammeRefuses(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12", "2012/13"}, Authorities: []attribution.Authority{"A", "B"}}
	for _, c := range []struct {
		name string
		line savings.Line
		kind error
		text string
	}{
		{"a line without a service", savings.Line{}, attribution.ErrText, `savings: a line without a name, or one that is not UTF-8: ""`},
		{"a year of its own", savings.Line{Service: "HR", Savings: savings.Figures{"2013/14": point("1")}}, attribution.ErrYear, `savings: HR: saving: "2013/14" is none of the programme's years`},
		{"a range upside down", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": {Low: sum("2"), High: sum("1")}}}, attribution.ErrAmount,
			"savings: HR: saving: 2011/12: a range from 2.00 down to 1.00: the low end is above the high one"},
		{"a fraction of a penny", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": savings.Exactly(decimal.New(1, -3))}}, attribution.ErrPenny,
			"savings: HR: saving: 2011/12: 0.001 has a fraction of a penny"},
		{"a negative investment", savings.Line{Service: "HR", Investment: savings.Figures{"2011/12": point("-1")}}, attribution.ErrAmount, "savings: HR: 2011/12: investment: negative amount -1.00"},
		{"a negative overlap", savings.Line{Service: "HR", AlreadyBudgeted: savings.Figures{"2011/12": point("-1")}}, attribution.ErrAmount, "savings: HR: 2011/12: already budgeted: negative amount -1.00"},
		{"overlaps above the saving", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("1")}, AlreadyBudgeted: savings.Figures{"2011/12": point("0.60")},
			CountedIn: savings.CountedIn{Service: "ICT", Savings: savings.Figures{"2011/12": point("0.41")}}}, attribution.ErrAmount, "savings: HR: 2011/12: an overlap of 1.01 within a saving of 1.00"},
		{"an overlap with nobody", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("1")}, CountedIn: savings.CountedIn{Savings: savings.Figures{"2011/12": point("1")}}},
			attribution.ErrText, "savings: HR: the service in which part of the saving is counted is not named"},
		{"an overlap with itself", savings.Line{Service: "HR", CountedIn: savings.CountedIn{Service: "HR"}}, attribution.ErrChoice, "savings: HR: part of the saving is said to be counted in the same service"},
		{"an unknown kind", savings.Line{Service: "HR", Kind: "charity"}, attribution.ErrChoice, `savings: HR: "charity" is no kind of saving: revenue, capital or capital receipt`},
		{"a stranger", savings.Line{Service: "HR", Authorities: []attribution.Authority{"C"}}, attribution.ErrAuthority, "savings: HR: C: takes part but is none of the programme's authorities"},
		{"one twice", savings.Line{Service: "HR", Authorities: []attribution.Authority{"A", "A"}}, attribution.ErrAuthority, "savings: HR: A: named twice"},
		{"a basis of one who takes no part", savings.Line{Service: "HR", Authorities: []attribution.Authority{"A"}, Basis: must(attribution.Equally("A", "B"))}, attribution.ErrAuthority,
			"savings: HR: B: stands in the basis but takes no part"},
		{"a basis beside the spending", savings.Line{Service: "HR", Basis: must(attribution.Equally("A", "B")), Before: shares("A", 2, "B", 2), After: shares("A", 1, "B", 1)}, attribution.ErrChoice,
			"savings: HR: both a basis and spending before and after: each would settle the parts"},
		{"a one-off of no year", savings.Line{Service: "HR", OneOff: true, Before: shares("A", 2, "B", 2), After: shares("A", 1, "B", 1)}, attribution.ErrChoice,
			"savings: HR: a one-off without savings: spending before and after does not say in which year it comes"},
		{"spending of one alone", savings.Line{Service: "HR", Before: shares("A", 2), After: shares("A", 1)}, attribution.ErrAuthority, "savings: HR: B: takes part but has no spending before, nought included"},
		{"a saving where spending rises", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("1")}, Before: shares("A", 1, "B", 1), After: shares("A", 2, "B", 1)}, attribution.ErrReduction,
			"savings: HR: 2011/12: a saving of 1.00, where spending before less spending after is -1.00"},
		{"an investment by which nobody gains", savings.Line{Service: "HR", Savings: savings.Figures{}, Investment: savings.Figures{"2011/12": point("1")}, Before: shares("A", 1, "B", 1), After: shares("A", 1, "B", 1)},
			attribution.ErrReduction, "savings: HR: 2011/12: investment: nobody's spending falls: there is nothing to share it by; agree a basis instead"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := savings.NewProgramme(h, c.line)
			refused(t, err, c.kind, c.text)
		})
	}
	_, err := savings.NewProgramme(h, savings.Line{Service: "HR", Kind: "charity"}, savings.Line{Service: "ICT", Investment: savings.Figures{"2011/12": point("-1")}})
	assert.Len(t, strings.Split(err.Error(), "\n"), 2, "all faults are reported together")
	for text, wrong := range map[string]savings.Header{
		"savings: A: named twice":                                       {Authorities: []attribution.Authority{"A", "A"}},
		"savings: 9 is no point of a range":                             {Point: 9},
		`savings: "old" are no prices: real or cash`:                    {Prices: "old"},
		"savings: an authority without a code":                          {Authorities: []attribution.Authority{""}},
		`savings: "soon" is not a year such as 2011/12, 2011 or Year 1`: {Years: []savings.Year{"soon"}},
	} {
		_, err := savings.NewProgramme(wrong)
		assert.EqualError(t, err, text)
	}
}

// Levels and increments: the same programme both ways, a one-off being of its
// year alone.
func TestIncrementsAreAddedUpToLevels(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12", "2012/13", "2013/14"}, Increments: true}
	p := must(savings.NewProgramme(h,
		savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("10"), "2012/13": point("20"), "2013/14": point("5")}, AlreadyBudgeted: savings.Figures{"2012/13": point("1")},
			Investment: savings.Figures{"2011/12": point("7")}},
		savings.Line{Service: "Sale", OneOff: true, Savings: savings.Figures{"2012/13": point("100")}},
		savings.Line{Service: "Depot", Kind: savings.CapitalReceipt, Savings: savings.Figures{"2011/12": point("1000")}},
	))
	assert.Equal(t, "1010.00 129.00 34.00", texts(p.Totals()))
	assert.Equal(t, "0.00 1.00 1.00", texts(p.AlreadyBudgeted()))
	assert.Equal(t, "7.00 0.00 0.00", texts(p.Investment()))
}

func texts(a savings.Annual) string {
	var out []string
	for _, each := range a {
		out = append(out, attribution.FormatAmount(each.Amount))
	}
	return strings.Join(out, " ")
}

// What never enters a net reduction does not, and a line nobody said how to share
// refuses it.
func TestProgrammeNetReduction(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12"}, Authorities: []attribution.Authority{"A", "B"}}
	equal := must(attribution.Equally("A", "B"))
	of := func(change func(*savings.Line)) savings.Line {
		l := savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("100")}, Basis: equal}
		change(&l)
		return l
	}
	lines := []savings.Line{
		of(func(l *savings.Line) { l.AlreadyBudgeted = savings.Figures{"2011/12": point("0.01")} }),
		of(func(l *savings.Line) { l.Kind = savings.Capital }),
		of(func(l *savings.Line) { l.Kind = savings.CapitalReceipt }),
		of(func(l *savings.Line) { l.OneOff = true }),
		of(func(l *savings.Line) { l.NonCashable = true }),
		of(func(l *savings.Line) { l.RingFence = savings.DSG }),
	}
	p := must(savings.NewProgramme(h, lines...))
	reductions := must(p.NetReduction("2011/12"))
	// 99.99 and 100.00 of the six lines count: 50.00 and 49.99, 50.00 each.
	assert.Equal(t, "100.00", attribution.FormatAmount(reductions.Of("A")))
	assert.Equal(t, "99.99", attribution.FormatAmount(reductions.Of("B")))
	assert.Equal(t, "399.99", texts(p.Available()), "the ring-fenced and the not cashable are kept out")
	_, err := p.NetReduction("2012/13")
	refused(t, err, attribution.ErrYear, `savings: "2012/13" is none of the programme's years`)
	p = must(savings.NewProgramme(h, of(func(l *savings.Line) { l.Basis = attribution.Basis{} })))
	_, err = p.NetReduction("2011/12")
	refused(t, err, attribution.ErrBasis, "savings: HR: how its saving is shared is not said")
}

// What is returned can be written to without harm.
func TestProgrammeIsImmutable(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12"}, Authorities: []attribution.Authority{"A", "B"}}
	line := savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("100")}, Basis: must(attribution.Equally("A", "B"))}
	p := must(savings.NewProgramme(h, line))
	h.Years[0], line.Savings["2011/12"] = "1900", point("7")
	p.Header().Years[0] = "1901"
	p.Lines()[0].Savings["2011/12"] = point("8")
	p.Totals()[0].Amount = huge
	p.Only(func(l savings.Line) bool { l.Savings["2011/12"] = point("9"); return true })
	assert.Equal(t, "100.00", texts(p.Totals()))
	assert.Equal(t, savings.Year("2011/12"), p.Header().Years[0])
	assert.Equal(t, point("100"), p.Lines()[0].Savings["2011/12"])
	var zero savings.Programme
	assert.Empty(t, zero.Totals())
	assert.Empty(t, zero.Findings())
}

// Years left out, and a level left blank between two, refuse what accumulates; a
// blank at the end is nought and a finding; before the first figure the saving had
// not begun.
func TestWhatAccumulatesNeedsEveryYear(t *testing.T) {
	gap := must(savings.NewProgramme(savings.Header{Years: []savings.Year{"2011/12", "2014/15"}}, savings.Line{Service: "HR", Savings: savings.Figures{"2014/15": point("1")}}))
	_, err := gap.Appraise()
	refused(t, err, attribution.ErrYear, "savings: no figures between 2011/12 and 2014/15: what accumulates over the years needs every year")

	of := func(figures savings.Figures, oneOff bool) savings.Programme {
		return must(savings.NewProgramme(savings.Header{Years: years(4)}, savings.Line{Service: "HR", OneOff: oneOff, Savings: figures}))
	}
	y := years(4)
	blank := savings.Figures{y[1]: point("1"), y[3]: point("2")}
	_, err = of(blank, false).Appraise()
	refused(t, err, attribution.ErrYear, "savings: HR: 1999/00 is blank between 1998/99 and 2000/01: what accumulates over the years needs every year")
	assert.Contains(t, of(blank, false).Findings(), "No cumulative figures, break-even or present value: HR: 1999/00 is blank between 1998/99 and 2000/01: what accumulates over the years needs every year.")
	_, err = of(blank, true).Appraise()
	assert.NoError(t, err, "a one-off has no level to be blank")
	ended := of(savings.Figures{y[1]: point("1")}, false)
	_, err = ended.Appraise()
	assert.NoError(t, err)
	assert.Contains(t, ended.Findings(), "HR: nothing is given for 1999/00, 2000/01, after figures for earlier years: counted as nought.")
}

func TestFindings(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2012/13"}, Authorities: team, Discount: savings.GreenBook(), Prices: savings.Cash}
	in := func(pounds string) savings.Figures { return savings.Figures{"2012/13": point(pounds)} }
	p := must(savings.NewProgramme(h,
		savings.Line{Service: "HR", Savings: in("9"), Before: shares("WCC", 5, "RBKC", 4, "LBHF", 3), After: shares("WCC", 1, "RBKC", 1, "LBHF", 2)},
		savings.Line{Service: "ICT", Savings: in("10"), CountedIn: savings.CountedIn{Service: "Social care", Savings: in("3")}},
		savings.Line{Service: "Maps", Savings: in("20"), CountedIn: savings.CountedIn{Service: "HR", Savings: in("9.01")}, NonCashable: true},
		savings.Line{Service: "Plans", Savings: in("9"), CountedIn: savings.CountedIn{Service: "HR", Savings: in("9")}},
		savings.Line{Service: "Schools", Savings: in("4"), RingFence: savings.DSG, Authorities: []attribution.Authority{"WCC"}},
		savings.Line{Service: "Housing", Savings: in("2"), RingFence: "HRA"},
		savings.Line{Service: "Depot", Savings: in("50"), Kind: savings.CapitalReceipt},
		savings.Line{Service: "Lease", Savings: in("-1.50"), OneOff: true},
		savings.Line{Service: "Parks"},
	))
	assert.Equal(t, []string{
		"HR: spending before less spending after is £8.00, which is the saving of no year.",
		"ICT: £3.00 in 2012/13 is counted in Social care, which is none of the programme's services.",
		"Maps: £9.01 in 2012/13 is said to be counted in HR, whose saving is only £9.00.",
		"No saving has been estimated for Parks.",
		"The figures are in cash, inflation included, and are discounted: the rate must be a cash rate too. The Green Book's 3.5 % is a real one.",
		"DSG: £4.00 of the savings in 2012/13 is ring-fenced: it can be redirected only within education, and only with the Schools Forum's agreement.",
		"HRA: £2.00 of the savings in 2012/13 is ring-fenced: it can be spent only as the terms of the fund allow.",
		"Of the savings in 2012/13, £10.99 is not cashable.",
		"Of the savings, £50.00 over all years is capital receipts, which no net reduction holds.",
		"Of the savings, -£1.50 over all years is one-off, which no net reduction holds.",
		"Of the savings in 2012/13, £68.49 is of lines that do not say how they are shared: no authority's figures hold it.",
	}, p.Findings())
}

// A case by hand, and the two ends: never below nought, and never back at it.
func TestAppraisal(t *testing.T) {
	flow := func(year savings.Year, saving, investment string) savings.Flow {
		return savings.Flow{Year: year, Saving: sum(saving), Investment: sum(investment)}
	}
	// Net -100, 60, -10, 80; cumulative -100, -40, -50, 30. It breaks even in the
	// fourth year, 50 ÷ 80 of the way: 3.625 years. At 25 per cent the factors are
	// 1, 4/5, 16/25, 64/125: -100 + 48 - 6.40 + 40.96 = -17.44.
	a := must(savings.Appraise(must(savings.DiscountAt(decimal.New(25, -2))), flow("2011/12", "0", "100"), flow("2012/13", "60", "0"), flow("2013/14", "-10", "0"), flow("2014/15", "80", "0")))
	year, _ := a.BreakEven()
	payback, _ := a.Payback()
	npv, _ := a.NPV()
	assert.Equal(t, savings.Year("2014/15"), year)
	assert.Equal(t, "29/8", payback.String())
	assert.Equal(t, "-17.44", attribution.FormatAmount(npv))
	assert.Equal(t, "-50.00", attribution.FormatAmount(a.Years()[2].Cumulative))

	a = must(savings.Appraise(savings.Discount{}, flow("2011/12", "1", "1"), flow("2012/13", "5", "0")))
	_, breaksEven := a.BreakEven()
	assert.False(t, breaksEven, "it never was below nought")
	_, stated := a.NPV()
	assert.False(t, stated)
	a = must(savings.Appraise(savings.Discount{}, flow("2011/12", "0", "9"), flow("2012/13", "10", "0"), flow("2013/14", "0", "5")))
	_, breaksEven = a.BreakEven()
	assert.False(t, breaksEven, "it does not stay at or above nought")
	a = must(savings.Appraise(savings.Discount{}, flow("2011/12", "0", "9"), flow("2012/13", "9", "0")))
	year, _ = a.BreakEven()
	assert.Equal(t, savings.Year("2012/13"), year, "nought is enough")
	var zero savings.Appraisal
	_, breaksEven = zero.BreakEven()
	_, pays := zero.Payback()
	assert.False(t, breaksEven || pays)

	_, err := savings.Appraise(savings.Discount{}, flow("2011/12", "0", "9"), flow("2013/14", "10", "0"))
	assert.ErrorIs(t, err, attribution.ErrYear)
	_, err = savings.Appraise(savings.Discount{}, flow("2011/12", "0", "-9"))
	refused(t, err, attribution.ErrAmount, "savings: 2011/12: investment: negative amount -9.00")
	_, err = savings.Appraise(savings.Discount{}, savings.Flow{Year: "2011/12", Saving: huge})
	assert.ErrorIs(t, err, attribution.ErrLimit)
}

// Present value rounds once: year by year 0.01 ÷ 1.5 and 0.01 ÷ 2.25 are 0.01 and
// 0.00, together with the first 0.02; exactly 0.01 × 19/9 is 0.0211.
func TestPresentValueRoundsOnceHalfAwayFromZero(t *testing.T) {
	half := must(savings.DiscountAt(decimal.New(5, -1)))
	for pennies, want := range map[int64]string{1: "0.01", 2: "0.01", 3: "0.02", -3: "-0.02", -1: "-0.01", 4: "0.02"} {
		a := must(savings.Appraise(must(savings.DiscountAt(decimal.New(1, 0))), savings.Flow{Year: "2011/12"}, savings.Flow{Year: "2012/13", Saving: pence(pennies)}))
		npv, _ := a.NPV()
		assert.Equal(t, want, attribution.FormatAmount(npv), "half of %d pence", pennies)
	}
	a := must(savings.Appraise(half, savings.Flow{Year: "1", Saving: pence(1)}, savings.Flow{Year: "2", Saving: pence(1)}, savings.Flow{Year: "3", Saving: pence(1)}))
	npv, _ := a.NPV()
	assert.Equal(t, "0.02", attribution.FormatAmount(npv))
}

// The Green Book's factors, by integers: year 1 is 200/207, year 31 200³⁰/207³⁰ ×
// 100/103.
func TestGreenBook(t *testing.T) {
	book := savings.GreenBook()
	assert.Equal(t, "1", book.Factor(0).RatString())
	assert.Equal(t, "200/207", book.Factor(1).RatString())
	power := new(big.Rat).SetFrac(new(big.Int).Exp(big.NewInt(200), big.NewInt(30), nil), new(big.Int).Exp(big.NewInt(207), big.NewInt(30), nil))
	assert.Zero(t, book.Factor(30).Cmp(power))
	assert.Zero(t, book.Factor(31).Cmp(power.Mul(power, big.NewRat(100, 103))))
	for text, rates := range map[string][]savings.Rate{
		"savings: a discount rate of 3.5: it must lie between 0 and 1":                      {{From: 1, Rate: decimal.New(35, -1)}},
		"savings: a discount rate of -0.01: it must lie between 0 and 1":                    {{From: 1, Rate: decimal.New(-1, -2)}},
		"savings: a discount rate from year 2: rates begin with year 1 and follow in order": {{From: 2}},
		"savings: a discount rate from year 1: rates begin with year 1 and follow in order": {{From: 1}, {From: 1}},
		"savings: a discount rate: at most 38 digits and 18 decimals are taken":             {{From: 1, Rate: huge}},
	} {
		_, err := savings.DiscountBy(rates...)
		assert.EqualError(t, err, text)
	}
}

// An authority's appraisal: its parts of the savings, and of an investment borne
// as transition costs are, by net reduction.
func TestAppraiseFor(t *testing.T) {
	h := savings.Header{Years: years(2), Authorities: []attribution.Authority{"A", "B"}}
	line := savings.Line{Service: "HR", Before: shares("A", 10, "B", 5), After: shares("A", 4, "B", 7), Investment: savings.Figures{years(1)[0]: point("6")}}
	p := must(savings.NewProgramme(h, line))
	// A falls by 6 and B rises by 2: 4 a year. A alone gains, and bears the investment.
	assert.Equal(t, "4.00 4.00", texts(p.Totals()))
	a := must(p.AppraiseFor("A"))
	assert.Equal(t, "6.00", attribution.FormatAmount(a.Years()[1].Cumulative))
	b := must(p.AppraiseFor("B"))
	assert.Equal(t, "-4.00", attribution.FormatAmount(b.Years()[1].Cumulative))
	_, err := p.AppraiseFor("C")
	refused(t, err, attribution.ErrAuthority, "savings: C: is none of the programme's authorities")
	p = must(savings.NewProgramme(h, line, savings.Line{Service: "ICT", Savings: savings.Figures{years(1)[0]: point("1")}}))
	_, err = p.AppraiseFor("A")
	refused(t, err, attribution.ErrBasis, "savings: ICT: A: how the line is shared is not said")
}

// One spends less by what the other spends more: there is no saving in all, and
// each has its part of it.
func TestAShiftBetweenAuthorities(t *testing.T) {
	h := savings.Header{Years: years(1), Authorities: []attribution.Authority{"A", "B"}}
	p := must(savings.NewProgramme(h, savings.Line{Service: "HR", Before: shares("A", 10, "B", 5), After: shares("A", 5, "B", 10)}))
	assert.Equal(t, "0.00 5.00 -5.00", texts(p.Totals())+" "+texts(p.Part("A"))+" "+texts(p.Part("B")))
}

func TestInvestToSave(t *testing.T) {
	routes := savings.BromleyRoutes()
	for amount, approval := range map[string]string{"0.01": "Chief Executive", "10000": "Chief Executive", "10000.01": "Improvement and Efficiency Sub-Committee",
		"200000": "Improvement and Efficiency Sub-Committee", "200000.01": "Executive", "17000000": "Executive"} {
		assert.Equal(t, approval, must(routes.For(sum(amount))).Approval, amount)
	}
	_, err := routes[:1].For(sum("10000.01"))
	refused(t, err, attribution.ErrChoice, "savings: no route to approval takes an investment of 10000.01")
	_, err = routes.For(huge)
	assert.ErrorIs(t, err, attribution.ErrLimit)

	bid := savings.Bid{Name: "Boilers", Year: "2012/13", Investment: sum("100"), YearlySaving: sum("30"), Repayment: sum("30")}
	payback, pays, err := bid.Payback()
	require.NoError(t, err)
	assert.True(t, pays)
	assert.Equal(t, "10/3", payback.RatString())
	for limit, want := range map[string]bool{"3": false, "3.33": false, "3.34": true, "4": true} {
		within, err := bid.PaysBackWithin(sum(limit))
		require.NoError(t, err)
		assert.Equal(t, want, within, limit)
	}
	even := savings.Bid{Name: "Lamps", Investment: sum("60"), YearlySaving: sum("30")}
	assert.True(t, must(even.PaysBackWithin(sum("2"))), "the limit is included")
	_, err = bid.PaysBackWithin(sum("-1"))
	assert.ErrorIs(t, err, attribution.ErrAmount)

	// 120 less 100; then 30, 30, 30 and the last 10 come back, at the ends of years.
	span := []savings.Year{"2012/13", "2013/14", "2014/15", "2015/16", "2016/17"}
	account := must(savings.Fund(sum("120"), span, bid))
	var closing []string
	for _, y := range account {
		closing = append(closing, attribution.FormatAmount(y.Closing))
	}
	assert.Equal(t, []string{"20.00", "50.00", "80.00", "110.00", "120.00"}, closing)
	second := savings.Bid{Name: "Lamps", Year: "2013/14", Investment: sum("20.01")}
	_, err = savings.Fund(sum("120"), span, bid, second)
	refused(t, err, attribution.ErrAmount, "savings: 2013/14: bids of 20.01 overdraw a fund of 20.00 by 0.01")
	second.Investment = sum("20")
	_, err = savings.Fund(sum("120"), span, bid, second)
	assert.NoError(t, err, "to the penny")

	for text, wrong := range map[string]savings.Bid{
		`savings: a bid without a name, or one that is not UTF-8: ""`:    {Year: "2012/13", Investment: sum("1")},
		"savings: X: a bid for no investment":                            {Name: "X", Year: "2012/13"},
		"savings: X: a repayment of 2.00 a year out of a saving of 1.99": {Name: "X", Year: "2012/13", Investment: sum("1"), YearlySaving: sum("1.99"), Repayment: sum("2")},
		`savings: X: "2020/21" is none of the fund's years`:              {Name: "X", Year: "2020/21", Investment: sum("1")},
	} {
		_, err := savings.Fund(sum("120"), span, wrong)
		assert.EqualError(t, err, text)
	}
	_, err = savings.Fund(sum("1"), []savings.Year{"2012/13", "2014/15"})
	assert.ErrorIs(t, err, attribution.ErrYear)
}

func TestTracking(t *testing.T) {
	known := func(pounds string) decimal.NullDecimal { return savings.Known(sum(pounds)) }
	thresholds := savings.Thresholds{Green: decimal.New(95, -2), Amber: decimal.New(75, -2)}
	for _, c := range []struct {
		name string
		line savings.Tracked
		want savings.Status
	}{
		{"all of it", savings.Tracked{Budget: known("100"), Actual: known("100")}, savings.Green},
		{"green's threshold", savings.Tracked{Budget: known("100"), Actual: known("95")}, savings.Green},
		{"a penny below it", savings.Tracked{Budget: known("100"), Actual: known("94.99")}, savings.Amber},
		{"amber's threshold", savings.Tracked{Budget: known("100"), Actual: known("75")}, savings.Amber},
		{"a penny below amber's", savings.Tracked{Budget: known("100"), Actual: known("74.99")}, savings.Red},
		{"a cost kept to", savings.Tracked{Budget: known("-130"), Actual: known("-75")}, savings.Green},
		{"a cost overrun", savings.Tracked{Budget: known("-130"), Actual: known("-131")}, savings.Red},
		{"no target", savings.Tracked{Budget: known("0"), Actual: known("-0.01")}, savings.Red},
		{"achieved, and eaten up by pressures", savings.Tracked{Approved: known("2674"), Achieved: known("2637"), Pressures: known("1781")}, savings.Red},
		{"both, the worse", savings.Tracked{Budget: known("1"), Actual: known("0"), Approved: known("1"), Achieved: known("1")}, savings.Red},
		{"nothing achieved yet", savings.Tracked{Approved: known("1")}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.line.Service = "HR"
			tracking := must(savings.Track(thresholds, c.line))
			assert.Equal(t, c.want, tracking.Lines()[0].Status)
		})
	}
	families := must(savings.Track(thresholds, savings.Tracked{Service: "Families", Approved: known("2674"), Achieved: known("2637"), Pressures: known("1781")})).Overall()
	assert.Equal(t, "37.00 1818.00", attribution.FormatAmount(families.Unachieved.Decimal)+" "+attribution.FormatAmount(families.AtRisk.Decimal))

	for text, err := range map[string]error{
		`savings: a tracked line without a name, or one that is not UTF-8: ""`: second(savings.Track(thresholds, savings.Tracked{})),
		"savings: HR: achieved: 0.001 has a fraction of a penny":               second(savings.Track(thresholds, savings.Tracked{Service: "HR", Achieved: savings.Known(decimal.New(1, -3))})),
		"savings: amber from 0.9, green only from 0.5":                         second(savings.Track(savings.Thresholds{Green: decimal.New(5, -1), Amber: decimal.New(9, -1)})),
		"savings: the threshold of green of 95: it must lie between 0 and 1":   second(savings.Track(savings.Thresholds{Green: decimal.New(95, 0)})),
	} {
		assert.EqualError(t, err, text)
	}
}

func second[T any](_ T, err error) error { return err }

// A total line takes from its authorities what it does not state, and a total that
// disagrees with them is a finding; what is not known is never nought.
func TestTrackingInTotalOnly(t *testing.T) {
	known := func(pounds string) decimal.NullDecimal { return savings.Known(sum(pounds)) }
	all := savings.Thresholds{Green: decimal.New(1, 0), Amber: decimal.New(9, -1)}
	tracking := must(savings.Track(all,
		savings.Tracked{Service: "Payroll", Authority: "BDC", Budget: known("48")},
		savings.Tracked{Service: "Payroll", Authority: "RBC", Budget: known("17")},
		savings.Tracked{Service: "Payroll", Actual: known("65")},
		savings.Tracked{Service: "ICT", Authority: "BDC", Budget: known("63")},
		savings.Tracked{Service: "ICT", Authority: "RBC", Budget: known("63")},
		savings.Tracked{Service: "ICT", Budget: known("125"), Actual: known("126")},
		savings.Tracked{Service: "Web", NonCashable: true, Authority: "BDC", Budget: known("19")},
	))
	payroll := tracking.Lines()[2]
	assert.Equal(t, "65.00 0.00 green", attribution.FormatAmount(payroll.Budget.Decimal)+" "+attribution.FormatAmount(payroll.Variance.Decimal)+" "+string(payroll.Status))
	assert.False(t, tracking.Lines()[0].Variance.Valid)
	assert.Equal(t, "191.00", attribution.FormatAmount(tracking.Cashable().Actual.Decimal))
	assert.False(t, tracking.Overall().Actual.Valid, "one service has a budget and no actual")
	assert.Equal(t, "209.00", attribution.FormatAmount(tracking.Overall().Budget.Decimal), "65 + 125 + 19: a total is not added to its parts")
	everything := func(savings.Standing) bool { return true }
	assert.Equal(t, "130.00", attribution.FormatAmount(tracking.Of("BDC", everything).Budget.Decimal))
	assert.Equal(t, []string{
		"ICT: the budget of £125.00 in total is not the £126.00 of the authorities added up.",
		"Cashable savings: budget £190.00, actual £191.00, variance £1.00 (green).",
	}, tracking.Findings())
}

func TestRegister(t *testing.T) {
	var r savings.Register
	assert.Nil(t, r.Rate())
	r = must(r.Approve("Libraries", sum("100")))
	r = must(r.Approve("Parks", sum("100")))
	r = must(r.Achieve("Libraries", sum("90")))
	assert.Equal(t, "9/20", r.Rate().RatString())
	kept := r
	r = must(r.Rebase("Libraries", sum("90"), "a lower estimate"))
	r = must(r.Drop("Parks", "not to be had"))
	assert.Equal(t, "9/20", r.Rate().RatString(), "neither improves the rate")
	assert.Equal(t, "90.00 0.00", attribution.FormatAmount(r.Schemes()[0].Current)+" "+attribution.FormatAmount(r.Schemes()[1].Current))
	assert.Equal(t, "100.00", attribution.FormatAmount(kept.Schemes()[0].Current), "a register is immutable")
	r.Schemes()[0].Reasons[0] = "another"
	assert.Equal(t, []string{"a lower estimate"}, r.Schemes()[0].Reasons)
	for text, err := range map[string]error{
		"savings: Parks: approved already: a change of its baseline is a rebasing": second(r.Approve("Parks", sum("1"))),
		"savings: Woods: a baseline of nought":                                     second(r.Approve("Woods", sum("0"))),
		"savings: Woods: baseline: negative amount -1.00":                          second(r.Approve("Woods", sum("-1"))),
		"savings: Woods: the register holds no such scheme":                        second(r.Achieve("Woods", sum("1"))),
		"savings: Fens: the register holds no such scheme":                         second(r.Drop("Fens", "why not")),
		"savings: Parks: was dropped already":                                      second(r.Rebase("Parks", sum("1"), "second thoughts")),
		"savings: Libraries: the reason is not given":                              second(r.Drop("Libraries", "")),
	} {
		assert.EqualError(t, err, text)
	}
}

// LBHF gains least in both services of 2011/12 and 2012/13 and in one of 2013/14.
func TestInTheRound(t *testing.T) {
	spending := shares("WCC", 50, "RBKC", 30, "LBHF", 20)
	gain := func(service string, year savings.Year, wcc, rbkc, lbhf int) savings.Gain {
		return savings.Gain{Service: service, Year: year, Gains: shares("WCC", wcc, "RBKC", rbkc, "LBHF", lbhf)}
	}
	gains := []savings.Gain{
		gain("ICT", "2011/12", 5, 3, 1), gain("HR", "2011/12", 4, 4, 0),
		gain("ICT", "2012/13", 5, 3, 1), gain("HR", "2012/13", 4, 4, 0),
		gain("ICT", "2013/14", 5, 3, 1), gain("HR", "2013/14", 0, 4, 3),
		gain("Maps", "2013/14", 7, 7, 7), gain("None", "2013/14", 0, 0, 0),
		{Service: "Alone", Year: "2013/14", Gains: shares("LBHF", 1)},
	}
	standpoints := must(savings.InTheRound(decimal.New(5, -1), spending, gains...))
	// Gains: WCC 30, RBKC 28, LBHF 14 of 72. Over all services LBHF gains 1 and 1,
	// least, and then 12, when WCC gains 12 too and RBKC 14: least jointly.
	assert.Equal(t, []string{
		"WCC: 41.7 % of the gains on 50.0 % of the spending; least in 1 of 7 services and years, longest run of years 1: not persistently the one that gains least.",
		"RBKC: 38.9 % of the gains on 30.0 % of the spending; least in 0 of 7 services and years, longest run of years 0: not persistently the one that gains least.",
		"LBHF: 19.4 % of the gains on 20.0 % of the spending; least in 5 of 7 services and years, longest run of years 3: persistently the one that gains least.",
	}, []string{standpoints[0].Finding(), standpoints[1].Finding(), standpoints[2].Finding()})
	standpoints = must(savings.InTheRound(decimal.New(5, -1), shares("WCC", 60, "RBKC", 30, "LBHF", 10), gains...))
	assert.False(t, standpoints[2].Persistent, "its share of the gains is above its share of the spending")
	standpoints = must(savings.InTheRound(decimal.New(5, -1), shares("WCC", 30, "RBKC", 28, "LBHF", 14), gains...))
	assert.False(t, standpoints[2].Persistent, "its share of the gains is its share of the spending")
	standpoints = must(savings.InTheRound(decimal.New(8, -1), spending, gains...))
	assert.False(t, standpoints[2].Persistent, "5 of 7 are no more than 0.8")
	twice := must(savings.InTheRound(decimal.New(5, -1), spending, gain("ICT", "2011/12", 5, 3, 1), gain("HR", "2011/12", 5, 3, 1)))
	assert.True(t, twice[2].Persistent)
	broken := must(savings.InTheRound(decimal.New(5, -1), spending, gain("ICT", "2011/12", 5, 3, 1), gain("ICT", "2013/14", 5, 3, 1)))
	assert.Equal(t, 1, broken[2].LongestRun, "a year left out ends a run")
	none := must(savings.InTheRound(decimal.New(5, -1), spending))
	assert.Contains(t, none[0].Finding(), "no gains to share")

	for text, err := range map[string]error{
		"savings: ICT: X: gains, but its spending is not given":                 second(savings.InTheRound(decimal.New(5, -1), spending, savings.Gain{Service: "ICT", Year: "2011/12", Gains: shares("X", 1)})),
		"savings: the threshold of 2: it must lie between 0 and 1":              second(savings.InTheRound(decimal.New(2, 0), spending)),
		"savings: spending: every weight is zero: there is nothing to share by": second(savings.InTheRound(decimal.New(5, -1), shares("A", 0))),
		`savings: ICT: "soon" is not a year such as 2011/12, 2011 or Year 1`:    second(savings.InTheRound(decimal.New(5, -1), spending, savings.Gain{Service: "ICT", Year: "soon"})),
	} {
		assert.EqualError(t, err, text)
	}
}

// A programme's gains, its lines of one service added up.
func TestProgrammeInTheRound(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2012/13"}, Authorities: team}
	yot := savings.Line{Service: "Youth offending", Before: shares("WCC", 728, "RBKC", 676, "LBHF", 677), After: shares("WCC", 447, "RBKC", 596, "LBHF", 607)}
	p := must(savings.NewProgramme(h, yot, yot, savings.Line{Service: "ICT", Savings: savings.Figures{"2012/13": point("5")}}))
	standpoints := must(p.InTheRound(decimal.New(5, -1), shares("WCC", 728, "RBKC", 676, "LBHF", 677)))
	assert.Equal(t, 1, standpoints[2].Of)
	assert.Equal(t, 1, standpoints[2].Least)
	assert.False(t, standpoints[2].Persistent, "once is not persistently")
	assert.Equal(t, "281/431", standpoints[0].ShareOfGains.RatString())
}

// Tables of the reports, and one that is wrong in two places.
func TestFooting(t *testing.T) {
	column := func(pounds ...string) (out []decimal.Decimal) {
		for _, each := range pounds {
			out = append(out, sum(each))
		}
		return out
	}
	yot := savings.Table{
		Rows: []string{"Westminster", "Kensington & Chelsea", "Hammersmith & Fulham"}, Columns: []string{"Revised", "Saving"},
		Cells:     [][]decimal.Decimal{column("447", "281"), column("596", "80"), column("607", "71")},
		RowTotals: column("728", "676", "677"), ColumnTotals: column("1650", "432"), Total: sum("2081"), Unit: sum("1"),
	}
	assert.Equal(t, []string{
		"The row Hammersmith & Fulham is printed as 677.00 and its figures come to 678.00: a difference of -1.00, which rounding may explain.",
		"The row Total is printed as 2,081.00 and its figures come to 2,082.00: a difference of -1.00, which rounding may explain.",
	}, must(yot.Foot()).Findings())

	// One column and its total: any figure could be 9 too high; 132 for 123 is a slip.
	list := savings.Table{Rows: []string{"a", "b", "c"}, Columns: []string{"£k"}, Cells: [][]decimal.Decimal{column("132"), column("400"), column("77")}, ColumnTotals: column("600")}
	footing := must(list.Foot())
	assert.Equal(t, []savings.Suspect{{Row: "a", Column: "£k", Printed: sum("132"), Correct: sum("123"), Transposed: true}}, footing.Suspects)
	list.ColumnTotals = column("601")
	assert.Empty(t, must(list.Foot()).Suspects)

	for text, wrong := range map[string]savings.Table{
		"savings: the rows: 0 figures, where the table has 1":           {Rows: []string{"a"}},
		"savings: row 1: 2 figures, where the table has 1":              {Rows: []string{"a"}, Columns: []string{"x"}, Cells: [][]decimal.Decimal{column("1", "2")}},
		"savings: the totals of rows: 2 figures, where the table has 1": {Rows: []string{"a"}, Columns: []string{"x"}, Cells: [][]decimal.Decimal{column("1")}, RowTotals: column("1", "2")},
		"savings: the unit: negative amount -1.00":                      {Unit: sum("-1")},
		"savings: a figure: 0.001 has a fraction of a penny":            {Total: decimal.New(1, -3)},
	} {
		_, err := wrong.Foot()
		assert.EqualError(t, err, text)
	}
}

// A caller can ask for the kind of a fault and for its place.
func TestErrorsSayWhere(t *testing.T) {
	_, err := savings.NewProgramme(savings.Header{Years: years(1)}, savings.Line{Service: "HR", Investment: savings.Figures{years(1)[0]: point("-1")}})
	var e *attribution.Error
	require.True(t, errors.As(err, &e))
	assert.Equal(t, "HR", e.Service)
	assert.Equal(t, "savings", e.Package)
	assert.True(t, errors.Is(err, attribution.ErrAmount))
	assert.Equal(t, "HR: 1997/98: investment: negative amount -1.00", fmt.Sprint(e.Place()))
}

package account_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func pounds(text string) decimal.Decimal { return must(attribution.ParseAmount(text)) }

func shares(text string) attribution.Shares { return must(attribution.ParseShares(text)) }

func day(text string) account.Date { return must(account.ParseDate(text)) }

// schedule reads "2012-04-30 25, 2012-07-31 75".
func schedule(text string) account.Schedule {
	var s account.Schedule
	for entry := range strings.SplitSeq(text, ", ") {
		due, percent, _ := strings.Cut(entry, " ")
		s = append(s, account.Instalment{Due: day(due), Percent: must(attribution.ParseWeight(percent))})
	}
	return s
}

// shared is a year of a service of £1,280,000.00 net, hosted by A and shared in
// proportion 2 : 3 : 5, whose income fell short by 7,000 and whose cost rose by
// 31,000; and another that nobody is known to pay for.
func shared(t *testing.T, facts ...attribution.Fact) attribution.Statement {
	return at(t, "", facts...)
}

// at is that year at a stage.
func at(t *testing.T, stage attribution.Stage, facts ...attribution.Fact) attribution.Statement {
	t.Helper()
	basis := must(attribution.InProportion(shares("A 2, B 3, C 5")))
	if facts == nil {
		facts = []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseIncome, Amount: pounds("7000")},
			attribution.Variance{Cause: attribution.CauseDirectCost, Amount: pounds("31000")},
		}
	}
	return must(attribution.NewStatement(attribution.Header{Title: "Regulatory services", Period: "2012/13", Stage: stage, Authorities: basis.Authorities()},
		attribution.Service{Name: "Regulatory", Host: "A", Basis: basis, Facts: facts,
			Running: attribution.Ongoing{Cost: pounds("1400000"), Income: []attribution.Income{{Amount: pounds("120000")}}}},
		attribution.Service{Name: "Libraries", Basis: basis, Running: attribution.Ongoing{Cost: pounds("100")}}))
}

// The whole of a year, worked by hand.
func TestClose(t *testing.T) {
	s := shared(t)
	a, err := account.Close(s, account.Facts{
		Calls:    schedule("2012-04-30 25, 2012-07-31 75"),
		Services: []account.Service{{Name: "Regulatory", Outturn: new(pounds("1318000"))}},
		Payments: []account.Payment{
			{Service: "Regulatory", From: "B", To: "A", Amount: pounds("384000"), Date: day("2012-07-31"), Reference: "inv 17"},
			{Service: "Regulatory", From: "C", To: "A", Amount: pounds("700000"), Date: day("2013-06-30")},
		},
		Opening: []attribution.Debt{{Service: "Regulatory", From: "A", To: "B", Amount: pounds("1000")}, {Service: "Old service", From: "C", To: "B", Amount: pounds("50")}},
	})
	require.NoError(t, err)
	require.NoError(t, a.Verify(s))
	// 1,280,000 over 2 : 3 : 5 is 256,000, 384,000 and 640,000.
	var calls []string
	for _, c := range a.Calls() {
		calls = append(calls, strings.Join([]string{c.Service, string(c.From), string(c.To), c.Due.String(), attribution.FormatAmount(c.Amount)}, " "))
	}
	assert.Equal(t, []string{"Regulatory B A 2012-04-30 96000.00", "Regulatory C A 2012-04-30 160000.00", "Regulatory B A 2012-07-31 288000.00", "Regulatory C A 2012-07-31 480000.00"}, calls)
	// Due with the 38,000: B 395,400 and C 659,000. B paid 384,000 and A owed it 1,000
	// from last year; C paid 41,000 too much.
	assert.Equal(t, []string{"Regulatory B A 10400.00", "Regulatory A C 41000.00", "Old service C B 50.00"}, debts(a.Balance()))
	// A is owed 10,400 and owes 41,000; B owes 10,350 in all; C is owed 40,950.
	assert.Equal(t, []attribution.Transfer{{From: "A", To: "C", Amount: pounds("30600.00")}, {From: "B", To: "C", Amount: pounds("10350.00")}}, exactly(a.Settlement()))
	results := a.Services()
	assert.Equal(t, "1280000.00", attribution.FormatAmount(results[0].Budget))
	assert.Equal(t, "1318000.00", attribution.FormatAmount(*results[0].Outturn))
	assert.Nil(t, results[1].Outturn)
	assert.Equal(t, []string{"account.not_called Libraries: no calls are made: nobody is known to pay for it"}, texts(a.Findings(s)))
}

// What last year left open of a service that is no longer shared may be paid; without
// it, nothing is known of such a service.
func TestAnOldServiceMayBePaid(t *testing.T) {
	s := shared(t)
	facts := account.Facts{
		Payments: []account.Payment{{Service: "Old service", From: "C", To: "B", Amount: pounds("20"), Date: day("2012-07-31")}},
		Opening:  []attribution.Debt{{Service: "Old service", From: "C", To: "B", Amount: pounds("50")}},
	}
	a, err := account.Close(s, facts)
	require.NoError(t, err)
	require.NoError(t, a.Verify(s))
	assert.Contains(t, debts(a.Balance()), "Old service C B 30.00")
	facts.Opening = nil
	_, err = account.Close(s, facts)
	assert.ErrorIs(t, err, attribution.ErrText)
}

func debts(all []attribution.Debt) (texts []string) {
	for _, d := range all {
		texts = append(texts, strings.Join([]string{d.Service, string(d.From), string(d.To), attribution.FormatAmount(d.Amount)}, " "))
	}
	return texts
}

func exactly(all []attribution.Transfer) []attribution.Transfer {
	for i := range all {
		all[i].Amount = pounds(attribution.FormatAmount(all[i].Amount))
	}
	return all
}

func texts(findings []attribution.Finding) (texts []string) {
	for _, f := range findings {
		texts = append(texts, string(f.Code)+" "+f.Service+": "+f.Text)
	}
	return texts
}

// Instalments never drift: a third of £100.00 by quarters is 8.3325, 16.665,
// 24.9975 and 33.33 in all, rounded half away from nought.
func TestCallsNeverDrift(t *testing.T) {
	basis := must(attribution.Equally("A", "B", "C"))
	year := func(cost attribution.Ongoing) []string {
		s := must(attribution.NewStatement(attribution.Header{Period: "2012", Authorities: basis.Authorities()}, attribution.Service{Name: "Parks", Host: "A", Basis: basis, Running: cost}))
		a, err := account.Close(s, account.Facts{Services: []account.Service{{Name: "Parks", Calls: schedule("2012-01-31 25, 2012-04-30 25, 2012-07-31 25, 2013-03-31 25")}}})
		require.NoError(t, err)
		require.NoError(t, a.Verify(s))
		var calls []string
		for _, c := range a.Calls() {
			if c.From == "B" || c.To == "B" {
				calls = append(calls, string(c.From)+">"+string(c.To)+" "+attribution.FormatAmount(c.Amount))
			}
		}
		return calls
	}
	assert.Equal(t, []string{"B>A 8.33", "B>A 8.34", "B>A 8.33", "B>A 8.33"}, year(attribution.Ongoing{Cost: pounds("100")}))
	// A surplus of £100.00 is called the other way round.
	assert.Equal(t, []string{"A>B 8.33", "A>B 8.34", "A>B 8.33", "A>B 8.33"}, year(attribution.Ongoing{Income: []attribution.Income{{Amount: pounds("100")}}}))
	// Two pence between three: A's code sorts first, then B's; 0.25, 0.5, 0.75 and 1p, of which half a penny rounds up.
	assert.Equal(t, []string{"B>A 0.01"}, year(attribution.Ongoing{Cost: pounds("0.02")}))
}

// What last year's adjustments brought forward is called with the budget.
func TestBroughtForwardIsCalled(t *testing.T) {
	s := shared(t, attribution.BroughtForward{Adjustments: shares("A -100, B 60, C 40")})
	a, err := account.Close(s, account.Facts{Calls: schedule("2012-04-30 100")})
	require.NoError(t, err)
	require.NoError(t, a.Verify(s))
	assert.Equal(t, "384060.00", attribution.FormatAmount(a.Calls()[0].Amount))
	assert.Equal(t, "1280000.00", attribution.FormatAmount(a.Services()[0].Budget), "the budget is without it")
}

// What the year's facts refuse, all of it together and in full.
func TestCloseRefuses(t *testing.T) {
	s := shared(t)
	undated := must(attribution.NewStatement(attribution.Header{Period: "next year", Authorities: []attribution.Authority{"A", "B"}},
		attribution.Service{Name: "Regulatory", Host: "A", Basis: must(attribution.Equally("A", "B")), Running: attribution.Ongoing{Cost: pounds("1")}}))
	pay := func(change func(*account.Payment)) account.Facts {
		p := account.Payment{Service: "Regulatory", From: "B", To: "A", Amount: pounds("1"), Date: day("2012-06-30")}
		change(&p)
		return account.Facts{Payments: []account.Payment{p}}
	}
	outturn := func(net string) account.Facts {
		return account.Facts{Services: []account.Service{{Name: "Regulatory", Outturn: new(pounds(net))}}}
	}
	for _, c := range []struct {
		facts account.Facts
		kind  error
		text  string
	}{
		{outturn("1325000"), attribution.ErrBalance, "account: Regulatory: the outturn is £45,000.00 over the budget; the variances explain £38,000.00: £7,000.00 is unexplained"},
		{outturn("1279999.99"), attribution.ErrBalance, "account: Regulatory: the outturn is £0.01 under the budget; the variances explain £38,000.00: -£38,000.01 is unexplained"},
		{outturn("1280000"), attribution.ErrBalance, "account: Regulatory: the outturn is as the budget; the variances explain £38,000.00: -£38,000.00 is unexplained"},
		{account.Facts{Services: []account.Service{{Name: "Regulatory", Outturn: new(decimal.New(1, -3))}}}, attribution.ErrPenny, "account: Regulatory: outturn: 0.001 has a fraction of a penny"},
		{account.Facts{Services: []account.Service{{Name: "Museums"}}}, attribution.ErrText, "account: Museums: none of the statement's services"},
		{account.Facts{Services: []account.Service{{Name: "Regulatory"}, {Name: "Regulatory"}}}, attribution.ErrText, "account: Regulatory: a second time"},
		{account.Facts{Services: []account.Service{{Name: "Regulatory", Outturn: new(pounds("1318000")), Forecast: new(pounds("1"))}}}, attribution.ErrChoice,
			"account: Regulatory: both an outturn and a year in progress are given: it has ended, or it has not"},
		{account.Facts{Services: []account.Service{{Name: "Regulatory", Actual: &account.Actual{To: day("2013-04-01"), Amount: pounds("1")}}}}, attribution.ErrYear,
			"account: Regulatory: actual figures to 2013-04-01, outside the year 2012/13"},
		{account.Facts{Services: []account.Service{{Name: "Libraries", Calls: schedule("2012-04-30 100")}}}, attribution.ErrHost,
			"account: Libraries: calls of a service that nobody is known to pay for: name a host, or who pays"},
		{account.Facts{Calls: schedule("2012-04-30 25, 2012-07-31 74.9")}, attribution.ErrBalance, "account: the percentages of the calls come to 99.9, not to 100"},
		{account.Facts{Calls: schedule("2012-04-30 25, 2012-04-30 75")}, attribution.ErrYear, "account: call 2 is due on 2012-04-30, not after the one before it, 2012-04-30"},
		{account.Facts{Calls: schedule("2012-04-30 0, 2012-07-31 100")}, attribution.ErrWeight, "account: call 1 is of 0%"},
		{account.Facts{Calls: schedule("2012-03-31 25, 2012-07-31 75")}, attribution.ErrYear, "account: call 1 is due on 2012-03-31, outside the year 2012/13 and the three months of its closing"},
		{account.Facts{Calls: schedule("2012-04-01 25, 2013-07-01 75")}, attribution.ErrYear, "account: call 2 is due on 2013-07-01, outside the year 2012/13 and the three months of its closing"},
		{account.Facts{Calls: account.Schedule{{Percent: decimal.New(100, 0)}}}, attribution.ErrYear, "account: call 1 has no day on which it is due"},
		{account.Facts{Calls: account.Schedule{{Due: day("2012-04-30"), Percent: decimal.New(-1, 0)}}}, attribution.ErrWeight, "account: call 1: negative percentage -1"},
		{pay(func(p *account.Payment) { p.Service = "Museums" }), attribution.ErrText, `account: payment 1: for "Museums", none of the services, nor one of which last year left anything open`},
		{pay(func(p *account.Payment) { p.From = "D" }), attribution.ErrAuthority, "account: D: payment 1: none of the statement's authorities"},
		{pay(func(p *account.Payment) { p.To = "B" }), attribution.ErrAuthority, "account: B: payment 1: to itself"},
		{pay(func(p *account.Payment) { p.Amount = pounds("0") }), attribution.ErrAmount, "account: payment 1: a sum of nought"},
		{pay(func(p *account.Payment) { p.Amount = pounds("-1") }), attribution.ErrAmount, "account: payment 1: negative sum -1.00"},
		{pay(func(p *account.Payment) { p.Date = account.Date{} }), attribution.ErrYear, "account: payment 1: it has no date"},
		{pay(func(p *account.Payment) { p.Date = day("2012-03-31") }), attribution.ErrYear, "account: payment 1: 2012-03-31 is before the year 2012/13 began: it is of the year before"},
		{pay(func(p *account.Payment) { p.Date = day("2013-07-01") }), attribution.ErrYear, "account: payment 1: 2013-07-01 is after the year 2012/13 was closed on 2013-06-30: it is of the year after"},
		{account.Facts{Opening: []attribution.Debt{{Service: "Old", From: "A", To: "A", Amount: pounds("1")}}}, attribution.ErrAuthority, "account: A: opening balance 1: to itself"},
	} {
		_, err := account.Close(s, c.facts)
		assert.EqualError(t, err, c.text)
		assert.ErrorIs(t, err, c.kind)
	}
	for _, c := range []struct {
		stage attribution.Stage
		facts account.Service
		text  string
	}{
		{attribution.StageBudget, account.Service{Outturn: new(pounds("1318000"))}, "account: Regulatory: an outturn is given, and the stage is budget: it is outturn"},
		{attribution.StageForecast, account.Service{Outturn: new(pounds("1318000"))}, "account: Regulatory: an outturn is given, and the stage is forecast: it is outturn"},
		{attribution.StageBudget, account.Service{Forecast: new(pounds("1"))}, "account: Regulatory: a year in progress is given, and the stage is budget: it is forecast"},
		{attribution.StageOutturn, account.Service{Actual: &account.Actual{To: day("2012-06-30")}}, "account: Regulatory: a year in progress is given, and the stage is outturn: it is forecast"},
		{attribution.StageOutturn, account.Service{Outturn: new(pounds("1318000"))}, ""},
		{attribution.StageForecast, account.Service{Forecast: new(pounds("1"))}, ""},
	} {
		c.facts.Name = "Regulatory"
		_, err := account.Close(at(t, c.stage), account.Facts{Services: []account.Service{c.facts}})
		if c.text == "" {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, c.text)
		assert.ErrorIs(t, err, attribution.ErrChoice)
	}
	_, err := account.Close(undated, pay(func(*account.Payment) {}))
	assert.EqualError(t, err, `account: the statement's period: "next year" is not a year, such as 2012/13 or 2012`)
	_, err = account.Close(undated, account.Facts{})
	assert.NoError(t, err, "a year is needed for dates alone")
	for _, date := range []string{"2012-04-01", "2013-06-30"} {
		_, err := account.Close(s, pay(func(p *account.Payment) { p.Date = day(date) }))
		assert.NoError(t, err, date)
	}
}

// A year in progress: what is not yet explained is said, and never refused.
func TestYearInProgress(t *testing.T) {
	s := shared(t)
	a, err := account.Close(s, account.Facts{Services: []account.Service{{Name: "Regulatory", Forecast: new(pounds("1300000")), Actual: &account.Actual{To: day("2012-09-30"), Amount: pounds("702000")}}}})
	require.NoError(t, err)
	require.NoError(t, a.Verify(s))
	assert.True(t, a.InProgress(s))
	assert.NotEmpty(t, a.Balance())
	assert.Empty(t, a.Settlement(), "nothing is settled yet")
	assert.Equal(t, []string{"account.unexplained Regulatory: the forecast is £20,000.00 over the budget: -£18,000.00 of that is not yet explained"}, texts(a.Findings(s)))
	a, err = account.Close(s, account.Facts{Services: []account.Service{{Name: "Regulatory", Forecast: new(pounds("1318000"))}}})
	require.NoError(t, err)
	assert.Empty(t, a.Findings(s))
}

// Sums that are too long to read back are refused where they come up.
func TestSumsAreBounded(t *testing.T) {
	s := shared(t)
	long := pounds(strings.Repeat("9", 36))
	p := account.Payment{Service: "Regulatory", From: "B", To: "C", Amount: long, Date: day("2012-06-30")}
	a, err := account.Close(s, account.Facts{Payments: []account.Payment{p}})
	require.NoError(t, err)
	require.NoError(t, must(read(tree(a))).Verify(s))
	_, err = account.Close(s, account.Facts{Payments: []account.Payment{p, p}})
	assert.ErrorContains(t, err, "account: Regulatory: balance: ")
	assert.ErrorIs(t, err, attribution.ErrLimit)
	for what, facts := range map[string]account.Facts{
		"Regulatory: payment":             {Payments: []account.Payment{{Service: "Regulatory", From: "B", To: "C", Amount: decimal.New(1, 18).Mul(decimal.New(1, 18)), Date: day("2012-06-30")}}},
		"Regulatory: outturn or forecast": {Services: []account.Service{{Name: "Regulatory", Forecast: new(decimal.New(1e18, 18))}}},
		"Regulatory: actual":              {Services: []account.Service{{Name: "Regulatory", Actual: &account.Actual{To: day("2012-06-30"), Amount: decimal.New(1e18, 18)}}}},
		"Old: balance":                    {Opening: []attribution.Debt{{Service: "Old", From: "B", To: "C", Amount: decimal.New(1e18, 18)}}},
	} {
		_, err := account.Close(s, facts)
		assert.ErrorIs(t, err, attribution.ErrLimit, what)
		if what != "Regulatory: payment" { // whose own check refuses it
			assert.ErrorContains(t, err, "account: "+what+": ")
		}
	}
}

package account_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/accounttest"
)

// posted adds up the lines of a journal, by account.
func posted(entries []account.Entry) accounttest.Balances {
	balances := make(accounttest.Balances)
	for _, e := range entries {
		for _, l := range e.Lines {
			balances.Add(accounttest.Of(e, l), l.Amount)
		}
	}
	return balances
}

// Every entry comes to nought, names each account once and none of nought; of each
// authority, in the statement's order, entries stand by date within the year and its
// closing, and come to what the statement and the account say.
func lawJournal(t *rapid.T) {
	s := drawYear(t, rapid.SampledFrom([]string{"2012/13", "2012"}).Draw(t, "period"))
	books := account.Books{Statement: s}
	if rapid.IntRange(0, 9).Draw(t, "accounted for") > 0 {
		facts := drawFacts(t, s)
		for i := range facts.Services {
			facts.Services[i].Forecast, facts.Services[i].Actual = nil, nil
		}
		books.Account = must(account.Close(s, facts))
	}
	entries := must(books.Journal())
	year := must(account.ParseYear(s.Header().Period))
	for i, e := range entries {
		sum, lines := decimal.Decimal{}, make(map[account.Line]bool)
		for _, l := range e.Lines {
			sum = sum.Add(l.Amount)
			of := account.Line{Account: l.Account, Partner: l.Partner}
			if l.Amount.Sign() == 0 || lines[of] || (l.Account == account.RolePartners) != (l.Partner != "") || l.Partner == e.Authority {
				t.Fatalf("%v: a line of nought, a second one, or one of a wrong partner: %v", e, l)
			}
			lines[of] = true
		}
		if sum.Sign() != 0 || len(e.Lines) < 2 || e.Description == "" {
			t.Fatalf("%v comes to %s", e, sum)
		}
		if e.Date.Before(year.First()) || year.Closed().Before(e.Date) {
			t.Fatalf("%v is of another year", e)
		}
		if i > 0 && entries[i-1].Authority == e.Authority && e.Date.Before(entries[i-1].Date) {
			t.Fatalf("%v stands after %v", e, entries[i-1])
		}
	}
	order := slices.Compact(authoritiesOf(entries))
	if !isPart(order, s.Header().Authorities) {
		t.Fatalf("the books of %v, of the authorities %v", order, s.Header().Authorities)
	}
	if got, want := posted(entries).Texts(), accounttest.Stated(books).Texts(); !assert.ObjectsAreEqual(want, got) {
		t.Fatalf("got  %v\nwant %v", got, want)
	}
}

func authoritiesOf(entries []account.Entry) (all []attribution.Authority) {
	for _, e := range entries {
		all = append(all, e.Authority)
	}
	return all
}

// isPart says whether a list is what another leaves when some are taken out.
func isPart(some, all []attribution.Authority) bool {
	for _, a := range all {
		if len(some) > 0 && some[0] == a {
			some = some[1:]
		}
	}
	return len(some) == 0
}

// What only moves between partners touches no bank: C hosts, and recovers 7.50 of A
// and 4.50 of B, and damping moves 10 from A to B. Of 300 each bears 100.
func TestWhatMovesBetweenPartnersTouchesNoBank(t *testing.T) {
	basis := must(attribution.Equally("A", "B", "C"))
	s := must(attribution.NewStatement(attribution.Header{Period: "2012/13", Authorities: basis.Authorities()}, attribution.Service{
		Name: "Leisure", Host: "C", Basis: basis, Running: attribution.Ongoing{Cost: pounds("300")},
		Damping: &attribution.Damping{Reference: shares("A 90, B 200, C 100"), Rise: new(pounds("0"))},
		Facts: []attribution.Fact{
			attribution.BroughtForward{Adjustments: shares("A 7.50, B 4.50, C -12")},
			attribution.Variance{Cause: attribution.CauseDemand, Amount: pounds("3"), Description: "More visits"},
			attribution.Variance{Cause: attribution.CauseDemand, Amount: pounds("6"), Description: "More visits"},
		},
	}))
	assert.Equal(t, []string{
		"A 2013-03-31 Ongoing cost: expenditure 100.00, partners C -100.00",
		"A 2013-03-31 Damping: expenditure -10.00, partners C 10.00",
		"A 2013-03-31 Brought forward from last year: expenditure 7.50, partners C -7.50",
		"A 2013-03-31 More visits: expenditure 1.00, partners C -1.00",
		"A 2013-03-31 More visits: expenditure 2.00, partners C -2.00",
		"B 2013-03-31 Ongoing cost: expenditure 100.00, partners C -100.00",
		"B 2013-03-31 Damping: expenditure 10.00, partners C -10.00",
		"B 2013-03-31 Brought forward from last year: expenditure 4.50, partners C -4.50",
		"B 2013-03-31 More visits: expenditure 1.00, partners C -1.00",
		"B 2013-03-31 More visits: expenditure 2.00, partners C -2.00",
		"C 2013-03-31 Ongoing cost: expenditure 100.00, partners A 100.00, partners B 100.00, bank -300.00",
		"C 2013-03-31 Damping: partners A -10.00, partners B 10.00",
		"C 2013-03-31 Brought forward from last year: expenditure -12.00, partners A 7.50, partners B 4.50",
		"C 2013-03-31 More visits: expenditure 1.00, partners A 1.00, partners B 1.00, bank -3.00",
		"C 2013-03-31 More visits: expenditure 2.00, partners A 2.00, partners B 2.00, bank -6.00",
	}, journalOf(t, account.Books{Statement: s}))
}

// Nor does joining: of the 60 that A bore and the 30 of B, each by itself, every one
// bears a third, and both are paid back. Of a correction the bank is touched by what
// was paid: 3 more, of which each bears 1. Two things of one name stay two.
func TestJoiningAndCorrectionsAreEnteredAtOnce(t *testing.T) {
	basis := must(attribution.Equally("A", "B", "C"))
	year := func(period, cost string, facts ...attribution.Fact) attribution.Statement {
		return must(attribution.NewStatement(attribution.Header{Period: period, Authorities: basis.Authorities()},
			attribution.Service{Name: "Leisure", Host: "A", Basis: basis, Running: attribution.Ongoing{Cost: pounds(cost)}, Facts: facts}))
	}
	joining := func(description, bore string) attribution.Joining {
		return attribution.Joining{Description: description, Bore: shares(bore), By: attribution.ByAgreedBasis, Basis: basis}
	}
	s := year("2013/14", "9", joining("Set-up", "A 60, B 30"), joining("Premises", "A 3"), joining("Ongoing cost", "A 6"),
		attribution.Correction{Closed: year("2012/13", "30"), Restated: year("2012/13", "33")})
	assert.Equal(t, []string{
		"A 2014-03-31 Ongoing cost: expenditure 3.00, partners B 3.00, partners C 3.00, bank -9.00",
		"A 2014-03-31 Set-up: expenditure -40.00, partners B 20.00, partners C 20.00",
		"A 2014-03-31 Set-up: expenditure 10.00, partners B -10.00",
		"A 2014-03-31 Premises: expenditure -2.00, partners B 1.00, partners C 1.00",
		"A 2014-03-31 Ongoing cost: expenditure -4.00, partners B 2.00, partners C 2.00",
		"A 2014-03-31 Correction of 2012/13: expenditure 1.00, partners B 1.00, partners C 1.00, bank -3.00",
	}, journalOf(t, account.Books{Statement: s})[:6])
}

// journalOf writes each entry on a line.
func journalOf(t *testing.T, b account.Books) (lines []string) {
	entries, err := b.Journal()
	require.NoError(t, err)
	for _, e := range entries {
		line := string(e.Authority) + " " + e.Date.String() + " " + e.Description
		for i, l := range e.Lines {
			line += [2]string{": ", ", "}[min(i, 1)] + string(l.Account)
			if l.Partner != "" {
				line += " " + string(l.Partner)
			}
			line += " " + attribution.FormatAmount(l.Amount)
		}
		lines = append(lines, line)
	}
	return lines
}

// What is open comes first in the year, and what is paid after its end last.
func TestEntriesStandByDate(t *testing.T) {
	s, facts := leisure(), happened()
	facts.Payments = append(facts.Payments,
		account.Payment{Service: attribution.AllServices, From: "Beck", To: "Alton", Amount: pounds("60"), Date: day("2013-03-31")},
		account.Payment{Service: "Leisure", From: "Beck", To: "Alton", Amount: pounds("5"), Date: day("2012-04-01")})
	var dates []string
	for _, line := range journalOf(t, account.Books{Statement: s, Account: must(account.Close(s, facts))})[6:] {
		dates = append(dates, line[:min(len(line), 40)])
	}
	assert.Equal(t, []string{
		"Beck 2012-04-01 Open from last year: par", "Beck 2012-04-01 Payment: partners Alton ",
		"Beck 2012-10-31 Payment: inv 17: partner", "Beck 2013-03-31 Ongoing cost: expenditur",
		"Beck 2013-03-31 Variance: direct cost: e", "Beck 2013-03-31 Payment: partners Alton ",
	}, dates)
}

// Those of one day stand as they were given, however many.
func TestEntriesOfADayStandAsGiven(t *testing.T) {
	s, facts := leisure(), account.Facts{}
	var want, got []string
	for i := range 40 {
		want = append(want, fmt.Sprintf("Payment: inv %d", i))
		facts.Payments = append(facts.Payments, account.Payment{Service: "Leisure", From: "Beck", To: "Alton", Amount: pounds("1"), Date: day("2012-06-30"), Reference: fmt.Sprintf("inv %d", i)})
	}
	for _, e := range must(account.Books{Statement: s, Account: must(account.Close(s, facts))}.Journal())[:40] {
		got = append(got, e.Description)
	}
	assert.Equal(t, want, got)
}

func TestNoJournal(t *testing.T) {
	basis := must(attribution.Equally("A", "B"))
	made := func(period string, stage attribution.Stage) attribution.Statement {
		return must(attribution.NewStatement(attribution.Header{Period: period, Stage: stage, Authorities: basis.Authorities()},
			attribution.Service{Name: "Leisure", Host: "A", Basis: basis, Running: attribution.Ongoing{Cost: pounds("3")}}))
	}
	going := made("2012/13", "")
	so := must(account.Close(going, account.Facts{Services: []account.Service{{Name: "Leisure", Forecast: new(pounds("4"))}}}))
	for _, c := range []struct {
		books account.Books
		want  string
	}{
		{account.Books{Statement: made("first year", "")}, `the period "first year" is not a year, such as 2012/13 or 2012, and entries have dates`},
		{account.Books{}, `the period "" is not a year, such as 2012/13 or 2012, and entries have dates`},
		{account.Books{Statement: made("2012/13", attribution.StageBudget)}, "2012/13 is in progress: what is borne of it is entered once it has ended"},
		{account.Books{Statement: made("2012", attribution.StageForecast)}, "2012 is in progress: what is borne of it is entered once it has ended"},
		{account.Books{Statement: going, Account: so}, "2012/13 is in progress: what is borne of it is entered once it has ended"},
	} {
		_, err := c.books.Journal()
		assert.EqualError(t, err, "account: no journal: "+c.want)
		assert.ErrorIs(t, err, attribution.ErrYear)
	}
	_, err := account.Books{Statement: made("2012/13", attribution.StageOutturn)}.Journal()
	assert.NoError(t, err)
}

package account_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// A payment between two who owe each other nothing is taken, is owed back, and is
// a finding; one for the year as a whole is a debt the other way.
func TestPaymentsWhereNothingIsDue(t *testing.T) {
	s := shared(t)
	a, err := account.Close(s, account.Facts{Payments: []account.Payment{
		{Service: "Regulatory", From: "B", To: "C", Amount: pounds("5"), Date: day("2012-06-30")},
		{Service: attribution.AllServices, From: "B", To: "A", Amount: pounds("7"), Date: day("2012-06-30")},
	}})
	require.NoError(t, err)
	require.NoError(t, a.Verify(s))
	assert.Equal(t, []string{"Regulatory B A 395400.00", "Regulatory C A 659000.00", "Regulatory C B 5.00", "All services A B 7.00"}, debts(a.Balance()))
	assert.Equal(t, []string{"account.nothing_due Regulatory: it paid C £5.00 on 2012-06-30, and neither owed the other anything: C owes it back"}, texts(a.Findings(s)))
}

// What went the wrong way, or stands twice, is found, and asked about once.
func TestPaymentsToAskAbout(t *testing.T) {
	s := shared(t)
	pay := func(from, to attribution.Authority, amount, date, reference string) account.Payment {
		return account.Payment{Service: "Regulatory", From: from, To: to, Amount: pounds(amount), Date: day(date), Reference: reference}
	}
	for _, c := range []struct {
		payments []account.Payment
		want     []string
	}{
		{[]account.Payment{pay("A", "B", "3", "2012-06-30", ""), pay("A", "B", "4", "2012-07-31", "")},
			[]string{"account.wrong_way Regulatory: it paid B £7.00 in all, and it is B that owed A £395,400.00: was it paid the other way?"}},
		{[]account.Payment{pay("B", "A", "500000", "2012-06-30", ""), pay("A", "B", "4", "2012-07-31", "")}, nil}, // a refund
		{[]account.Payment{pay("B", "A", "3", "2012-06-30", "inv 17"), pay("B", "A", "3", "2012-06-30", "inv 17")},
			[]string{"account.twice Regulatory: it paid A £3.00 on 2012-06-30, and payments 1 and 2 say so alike: was it entered twice?"}},
		{[]account.Payment{pay("B", "A", "3", "2012-06-30", "inv 17"), pay("B", "A", "3", "2012-07-01", "inv 17"), pay("B", "A", "3", "2012-06-30", "inv 18"), pay("B", "A", "4", "2012-06-30", "inv 17")}, nil},
	} {
		a, err := account.Close(s, account.Facts{Payments: c.payments})
		require.NoError(t, err)
		assert.Equal(t, c.want, texts(a.Findings(s)))
	}
	// What was called was owed, though nothing is due in the end.
	basis := must(attribution.InProportion(shares("A 0, B 1")))
	nought := must(attribution.NewStatement(attribution.Header{Period: "2012/13", Authorities: basis.Authorities()}, attribution.Service{Name: "Regulatory", Host: "A", Basis: basis,
		Running: attribution.Ongoing{Cost: pounds("3")}, Facts: []attribution.Fact{attribution.Variance{Cause: attribution.CauseDemand, Amount: pounds("-3")}}}))
	a, err := account.Close(nought, account.Facts{Calls: schedule("2012-04-30 100"), Payments: []account.Payment{pay("B", "A", "3", "2012-06-30", "")}})
	require.NoError(t, err)
	assert.Empty(t, a.Findings(nought))
	// One that bears all of what it pays itself has nobody to call on: that is no finding.
	sole := must(attribution.Solely("A"))
	alone := must(attribution.NewStatement(attribution.Header{Period: "2012/13", Authorities: sole.Authorities()}, attribution.Service{Name: "Parks", Host: "A", Basis: sole, Running: attribution.Ongoing{Cost: pounds("3")}}))
	for _, facts := range []account.Facts{{Calls: schedule("2012-04-30 100")}, {Services: []account.Service{{Name: "Parks", Calls: schedule("2012-04-30 100")}}}} {
		a, err := account.Close(alone, facts)
		require.NoError(t, err)
		assert.Empty(t, a.Findings(alone))
	}
}

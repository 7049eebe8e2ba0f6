package savings_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

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

// A fund's balance is what it opened with, less what was drawn, with what was
// repaid; it is never overdrawn, nobody repays more than was drawn, and the order
// of the bids changes nothing.
func lawFund(t *rapid.T) {
	span := years(6)
	bids := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) savings.Bid {
		saving := rapid.Int64Range(0, 500).Draw(t, "saving")
		return savings.Bid{Name: "bid", Year: rapid.SampledFrom(span).Draw(t, "year"), Investment: pence(rapid.Int64Range(1, 1000).Draw(t, "investment")),
			YearlySaving: pence(saving), Repayment: pence(rapid.Int64Range(0, saving).Draw(t, "repayment"))}
	}), 0, 5).Draw(t, "bids")
	opening := pence(rapid.Int64Range(0, 3000).Draw(t, "opening"))
	account, err := savings.Fund(opening, span, bids...)
	again, errAgain := savings.Fund(opening, span, rapid.Permutation(bids).Draw(t, "order of bids")...)
	if err != nil {
		if !errors.Is(err, attribution.ErrAmount) || errAgain == nil || err.Error() != errAgain.Error() {
			t.Fatalf("refused with %v in one order, %v in another", err, errAgain)
		}
		return
	}
	balance, drawn, repaid := opening, decimal.Decimal{}, decimal.Decimal{}
	for i, y := range account {
		drawn, repaid = drawn.Add(y.Drawn), repaid.Add(y.Repaid)
		balance = balance.Sub(y.Drawn).Add(y.Repaid)
		if !balance.Equal(y.Closing) || balance.Sign() < 0 || repaid.Cmp(drawn) > 0 || !again[i].Closing.Equal(y.Closing) {
			t.Fatalf("%v, where the balance is %s", y, balance)
		}
	}
}

func FuzzFund(f *testing.F) { seed(f); f.Fuzz(rapid.MakeFuzz(lawFund)) }

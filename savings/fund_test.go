package savings_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

// boilers: 100 drawn in 2012/13, repaid out of 40 a year by 30, 30, 30 and 10.
func boilers() savings.Bid {
	return savings.Bid{Name: "Boilers", Year: "2012/13", Investment: sum("100"), YearlySaving: sum("40"), Repayment: sum("30")}
}

var span = []savings.Year{"2012/13", "2013/14", "2014/15", "2015/16", "2016/17"}

func balances(opening string, bids ...savings.Bid) (closing, saved []string) {
	for _, y := range must(savings.Fund(sum(opening), span, bids...)) {
		closing, saved = append(closing, attribution.FormatAmount(y.Closing)), append(saved, attribution.FormatAmount(y.Saved))
	}
	return closing, saved
}

func TestFund(t *testing.T) {
	closing, saved := balances("120", boilers())
	assert.Equal(t, []string{"20.00", "50.00", "80.00", "110.00", "120.00"}, closing)
	assert.Equal(t, []string{"0.00", "40.00", "40.00", "40.00", "40.00"}, saved)
	later := boilers()
	later.RepayFrom = "2014/15"
	closing, _ = balances("120", later)
	assert.Equal(t, []string{"20.00", "20.00", "50.00", "80.00", "110.00"}, closing)

	lamps := savings.Bid{Name: "Lamps", Year: "2013/14", Investment: sum("20.01"), YearlySaving: sum("30"), Repayment: sum("20")}
	_, err := savings.Fund(sum("120"), span, boilers(), lamps)
	refused(t, err, attribution.ErrAmount, "savings: 2013/14: bids of 20.01 overdraw a fund of 20.00 by 0.01")
	lamps.Investment = sum("20")
	_, err = savings.Fund(sum("120"), span, boilers(), lamps)
	assert.NoError(t, err, "to the penny")
	lamps.Year = "2020/21"
	_, err = savings.Fund(sum("-1"), span, lamps, savings.Bid{})
	assert.EqualError(t, err, `savings: opening balance: negative amount -1.00
savings: Lamps: "2020/21" is none of the fund's years
savings: a bid without a name, or one that is not UTF-8: ""
savings: "" is not a year such as 2011/12, 2011 or Year 1
savings: "" is none of the fund's years`, "all faults together")
	_, err = savings.Fund(sum("1"), []savings.Year{"2012/13", "2014/15"})
	assert.ErrorIs(t, err, attribution.ErrYear)
}

// A fund's balance is what it opened with, less what was drawn, with what was
// repaid; it is never overdrawn, nobody repays more than was drawn, and the order
// of the bids changes nothing.
func lawFund(t *rapid.T) {
	span := years(6)
	bids := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) savings.Bid {
		saving := rapid.Int64Range(2, 500).Draw(t, "saving")
		return savings.Bid{Name: "bid", Year: rapid.SampledFrom(span).Draw(t, "year"), Investment: pence(rapid.Int64Range(1, 200).Draw(t, "investment")),
			YearlySaving: pence(saving), Repayment: pence(rapid.Int64Range(1, saving-1).Draw(t, "repayment"))}
	}), 0, 5).Draw(t, "bids")
	opening := pence(rapid.Int64Range(0, 600).Draw(t, "opening"))
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

func FuzzFund(f *testing.F) { lawtest.Fuzz(f, lawFund) }

package savings_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// pence is a sum in whole pennies.
func pence(n int64) decimal.Decimal { return decimal.New(n, -2) }

// sum reads pounds written as text.
func sum(text string) decimal.Decimal { return must(attribution.ParseAmount(text)) }

// shares are figures by authority, in pounds: "A", 12, "B", -3.
func shares(of ...any) (out attribution.Shares) {
	for i := 0; i < len(of); i += 2 {
		out = append(out, attribution.Share{Authority: attribution.Authority(of[i].(string)), Amount: decimal.NewFromInt(int64(of[i+1].(int)))})
	}
	return out
}

// anyPence draws small and large sums, nought and ties on purpose.
func anyPence(t *rapid.T, label string) int64 {
	return rapid.OneOf(rapid.Int64Range(-3, 3), rapid.Int64Range(-1_000_000, 1_000_000), rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000), rapid.Just(int64(100))).Draw(t, label)
}

func somePence(t *rapid.T, label string) int64 { return max(anyPence(t, label), 0) }

// years are consecutive financial years over the turn of a century.
func years(n int) []savings.Year {
	out := make([]savings.Year, n)
	for i := range out {
		out[i] = savings.Year(fmt.Sprintf("%d/%02d", 1997+i, (1998+i)%100))
	}
	return out
}

var team = []attribution.Authority{"WCC", "RBKC", "LBHF"}

// drawHeader draws a programme's header: 1 to 5 years, three authorities.
func drawHeader(t *rapid.T) savings.Header {
	return savings.Header{
		Years:       years(rapid.IntRange(1, 5).Draw(t, "years")),
		Authorities: rapid.Permutation(team).Draw(t, "order"),
		Increments:  rapid.Bool().Draw(t, "increments"),
		Point:       rapid.SampledFrom([]savings.Point{savings.Mid, savings.Low, savings.High}).Draw(t, "point"),
		Discount:    must(savings.DiscountAt(decimal.New(rapid.Int64Range(0, 2000).Draw(t, "rate"), -4))),
	}
}

// drawLines draws lines that fit a header: with and without a basis, with
// overlaps within their savings.
func drawLines(t *rapid.T, h savings.Header) []savings.Line {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) savings.Line { return drawLine(t, h) }), 0, 6).Draw(t, "lines")
}

func drawLine(t *rapid.T, h savings.Header) savings.Line {
	l := savings.Line{
		Service:         rapid.SampledFrom([]string{"ICT", "Libraries", "HR"}).Draw(t, "service"),
		Category:        rapid.SampledFrom([]string{"", "first", "later"}).Draw(t, "category"),
		NonCashable:     rapid.Bool().Draw(t, "not cashable"),
		OneOff:          rapid.Bool().Draw(t, "one-off"),
		Kind:            rapid.SampledFrom([]savings.Kind{"", savings.Revenue, savings.CostAvoidance, savings.Capital, savings.CapitalReceipt, savings.Opportunity}).Draw(t, "kind"),
		RingFence:       rapid.SampledFrom([]string{"", savings.DSG}).Draw(t, "fund"),
		Savings:         savings.Figures{},
		Investment:      savings.Figures{},
		Funding:         savings.Figures{},
		AlreadyBudgeted: savings.Figures{},
		CountedIn:       savings.CountedIn{Service: "elsewhere", Savings: savings.Figures{}},
	}
	for _, y := range h.Years {
		low := somePence(t, "low")
		l.Savings[y] = savings.Estimate{Low: pence(low), High: pence(low + rapid.Int64Range(0, 5).Draw(t, "width"))}
		budgeted := rapid.Int64Range(0, low).Draw(t, "budgeted")
		l.AlreadyBudgeted[y] = savings.Exactly(pence(budgeted))
		l.CountedIn.Savings[y] = savings.Exactly(pence(rapid.Int64Range(0, low-budgeted).Draw(t, "counted")))
		invested := somePence(t, "investment")
		l.Investment[y] = savings.Exactly(pence(invested))
		l.Funding[y] = savings.Exactly(pence(rapid.Int64Range(0, invested).Draw(t, "funding")))
	}
	if !l.NonCashable && rapid.IntRange(0, 5).Draw(t, "reinvestment") == 0 {
		l.Kind, l.Investment, l.Funding, l.AlreadyBudgeted, l.CountedIn = savings.Reinvestment, nil, nil, nil, savings.CountedIn{}
		if rapid.Bool().Draw(t, "by one") {
			l.Authorities = []attribution.Authority{"WCC"}
		}
		return l
	}
	switch rapid.IntRange(0, 3).Draw(t, "shared") {
	case 1:
		l.Basis = must(attribution.InProportion(attribution.Shares{{Authority: "LBHF", Amount: decimal.NewFromInt(rapid.Int64Range(1, 9).Draw(t, "weight"))},
			{Authority: "WCC", Amount: decimal.NewFromInt(rapid.Int64Range(0, 9).Draw(t, "other weight"))}}))
	case 2:
		l.Authorities = []attribution.Authority{"RBKC"}
	case 3:
		l.Before, l.After = drawSpending(t, true)
	}
	return l
}

// drawSpending draws spending before and after, some spending more, together less
// if falling.
func drawSpending(t *rapid.T, falling bool) (before, after attribution.Shares) {
	fall := int64(0)
	for _, a := range team {
		change := anyPence(t, "change")
		fall += change
		before = append(before, attribution.Share{Authority: a, Amount: pence(1_000_000 + change)})
		after = append(after, attribution.Share{Authority: a, Amount: pence(1_000_000)})
	}
	if falling && fall <= 0 {
		before[0].Amount = before[0].Amount.Add(pence(1 - fall))
	}
	return before, after
}

// rat is a sum of money as an exact fraction of pounds, by way of its pennies.
func rat(d decimal.Decimal) *big.Rat {
	n, ok := new(big.Rat).SetString(d.StringFixed(2))
	if !ok {
		panic(d)
	}
	return n
}

func lastOf(a savings.Annual) decimal.Decimal { return a[len(a)-1].Amount }

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

func second[T any](_ T, err error) error { return err }

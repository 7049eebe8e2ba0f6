package savings_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

func TestPayback(t *testing.T) {
	bid := boilers()
	assert.Equal(t, "5/2", must(bid.Payback()).RatString(), "100 by 40 a year")
	for limit, want := range map[string]bool{"2.49": false, "2.5": true, "3": true} {
		assert.Equal(t, want, must(bid.PaysBackWithin(sum(limit))), limit)
	}
	_, err := bid.PaysBackWithin(sum("-1"))
	assert.ErrorIs(t, err, attribution.ErrAmount)
	// Half in the first year: 20, 40 and 40.
	bid.Ramp, bid.RepayFrom = []savings.Phase{{Year: "2013/14", Percent: sum("50")}}, "2014/15"
	assert.Equal(t, "3", must(bid.Payback()).RatString())
	// A quarter in the year of the draw, 77.5 % from the next: 10, then 31 a year.
	bid.Ramp = []savings.Phase{{Year: "2012/13", Percent: sum("25")}, {Year: "2013/14", Percent: sum("77.5")}, {Year: "2016/17", Percent: sum("100")}}
	assert.Equal(t, "90/31", must(bid.Payback()).RatString(), "90 left by 31 a year")
	bid.Investment, bid.Repayment = sum("10"), sum("5")
	assert.Equal(t, "0", must(bid.Payback()).RatString(), "it has come by the end of the year of the draw")
}

// Ramp and end of a saving: nothing before, each level until the next, all after.
func TestBidSavings(t *testing.T) {
	bid := boilers()
	assert.Equal(t, "0.00 40.00 40.00 40.00 40.00", texts(must(bid.Savings(span...))))
	bid.Ramp = []savings.Phase{{Year: "2013/14", Percent: sum("76")}, {Year: "2015/16", Percent: sum("90")}}
	bid.Ends = "2019/20"
	assert.Equal(t, "0.00 30.40 30.40 36.00 40.00", texts(must(bid.Savings(span...))))
	assert.Equal(t, "40.00 0.00", texts(must(bid.Savings("2019/20", "2020/21"))))
	bid.YearlySaving, bid.Ramp = sum("40.01"), []savings.Phase{{Year: "2013/14", Percent: sum("85")}}
	assert.Equal(t, "34.01", texts(must(bid.Savings("2013/14"))), "34.0085")
	appraisal := must(boilers().Appraise(must(savings.DiscountAt(sum("0.25"))), append([]savings.Year{"2011/12"}, span[:3]...)...))
	npv, _ := appraisal.NPV()
	assert.Equal(t, "-42.40", attribution.FormatAmount(npv), "-100 + 40 ÷ 1.25 + 40 ÷ 1.5625, from the year of the draw")
	_, err := savings.Bid{Name: "X", Year: "2012/13"}.Appraise(savings.Discount{}, "2012/13")
	refused(t, err, attribution.ErrAmount, "savings: X: a bid for no investment")
	_, err = boilers().Appraise(savings.Discount{}, "2013/14")
	refused(t, err, attribution.ErrYear, `savings: Boilers: "2012/13" is none of the years appraised`)
	_, err = boilers().Savings("2013")
	refused(t, err, attribution.ErrYear, `savings: Boilers: "2012/13" and "2013" are not written in one way`)
	_, err = boilers().Savings("2013/14", "2012/13")
	assert.ErrorIs(t, err, attribution.ErrYear)
}

func TestBidsAreRefused(t *testing.T) {
	for _, c := range []struct {
		text   string
		change func(*savings.Bid)
	}{
		{`savings: a bid without a name, or one that is not UTF-8: ""`, func(b *savings.Bid) { b.Name = "" }},
		{"savings: Boilers: a bid for no investment", func(b *savings.Bid) { b.Investment = decimal.Decimal{} }},
		{"savings: Boilers: investment: negative amount -1.00", func(b *savings.Bid) { b.Investment = sum("-1") }},
		{"savings: Boilers: a bid that saves nothing: its savings must exceed its repayment", func(b *savings.Bid) { b.YearlySaving = decimal.Decimal{} }},
		{"savings: Boilers: a bid without a repayment: the fund lends, and gives nothing away", func(b *savings.Bid) { b.Repayment = decimal.Decimal{} }},
		{"savings: Boilers: a repayment of 40.00 a year out of a saving of 40.00: the saving must exceed it", func(b *savings.Bid) { b.Repayment = sum("40") }},
		{"savings: Boilers: in its year of repayment 1 it saves 30.00, which does not exceed the repayment of 30.00", func(b *savings.Bid) {
			b.Ramp = []savings.Phase{{Year: "2013/14", Percent: sum("75")}}
		}},
		{"savings: Boilers: in its year of repayment 4 it saves 0.00, which does not exceed the repayment of 10.00", func(b *savings.Bid) { b.Ends = "2015/16" }},
		{"savings: Boilers: repaid over more than 200 years", func(b *savings.Bid) { b.Repayment = sum("0.49") }},
		{`savings: Boilers: "soon" is not a year such as 2011/12, 2011 or Year 1`, func(b *savings.Bid) { b.Year = "soon" }},
		{`savings: Boilers: "soon" is not a year such as 2011/12, 2011 or Year 1`, func(b *savings.Bid) { b.Ends = "soon" }},
		{`savings: Boilers: "2012/13" and "2013" are not written in one way`, func(b *savings.Bid) { b.RepayFrom = "2013" }},
		{`savings: Boilers: repaid in 2012/13, of an investment drawn in 2012/13`, func(b *savings.Bid) { b.RepayFrom = "2012/13" }},
		{`savings: Boilers: its last saving in 2011/12, of an investment drawn in 2012/13`, func(b *savings.Bid) { b.Ends = "2011/12" }},
		{`savings: Boilers: its saving in 2011/12, of an investment drawn in 2012/13`, func(b *savings.Bid) { b.Ramp = []savings.Phase{{Year: "2011/12", Percent: sum("100")}} }},
		{`savings: Boilers: the ramp of 2013/14 of 101: it must lie between 0 and 100`, func(b *savings.Bid) { b.Ramp = []savings.Phase{{Year: "2013/14", Percent: sum("101")}} }},
		{`savings: Boilers: "2013/14" does not come after "2014/15"`, func(b *savings.Bid) {
			b.Ramp = []savings.Phase{{Year: "2014/15", Percent: sum("100")}, {Year: "2013/14", Percent: sum("100")}}
		}},
	} {
		bid := boilers()
		c.change(&bid)
		err := bid.Check()
		refused(t, err, kindOf(err), c.text)
		_, err = bid.Payback()
		assert.EqualError(t, err, c.text)
	}
	enough := boilers()
	enough.Repayment, enough.Ends = sum("39.99"), "2015/16"
	assert.NoError(t, enough.Check(), "by a penny, and to the last year")
	enough.Repayment, enough.Ends = sum("0.50"), ""
	assert.NoError(t, enough.Check(), "200 years")
}

func TestDemonstrate(t *testing.T) {
	bid := boilers()
	of := func(limit decimal.NullDecimal, years ...savings.Year) (out []string) {
		for _, d := range must(bid.Demonstrate(must(savings.DiscountAt(sum("0.25"))), limit, years...)) {
			out = append(out, d.Requirement+": "+string(d.Answer)+": "+d.Detail)
		}
		return out
	}
	assert.Equal(t, []string{
		"savings exceed the repayment: met: £40.00 of a full year, out of which £30.00 is repaid",
		"net financial savings: not met: £80.00 saved by 2014/15 for £100.00, -£20.00 net, at a net present value of -£42.40",
		"supports the council's priorities: not said: ",
		"a reasonable payback: not said: in 2.50 years; what is reasonable is not said",
		"no external funding is available: not said: ",
		"an accountable officer, outcomes and monitoring: not said: ",
		"better performance: not said: ",
		"options considered: not said: ",
	}, of(decimal.NullDecimal{}, span[:3]...))
	bid.Case = savings.Case{Priorities: "an excellent council", Officer: "Head of Property", Monitoring: "quarterly", ExternalFunding: "none since 2011",
		Performance: "warmer schools", Options: []string{"repair: dearer in five years", "nothing: the boilers fail"}}
	assert.Equal(t, []string{
		"savings exceed the repayment: met: £40.00 of a full year, out of which £30.00 is repaid",
		"net financial savings: met: £120.00 saved by 2015/16 for £100.00, £20.00 net, at a net present value of -£21.92",
		"supports the council's priorities: met: an excellent council",
		"a reasonable payback: met: in 2.50 years, of at most 2.5",
		"no external funding is available: met: none since 2011",
		"an accountable officer, outcomes and monitoring: met: Head of Property; quarterly",
		"better performance: met: warmer schools",
		"options considered: met: repair: dearer in five years; nothing: the boilers fail",
	}, of(savings.Known(sum("2.5")), span[:4]...), "-42.40 + 40 ÷ 1.953125 = -21.92")
	assert.Equal(t, "a reasonable payback: not met: in 2.50 years, of at most 2.49", of(savings.Known(sum("2.49")), span...)[3])
	bid.Case.Monitoring = ""
	assert.Equal(t, "an accountable officer, outcomes and monitoring: not said: ", of(decimal.NullDecimal{}, span...)[5])
	_, err := savings.Bid{Name: "X", Year: "2012/13"}.Demonstrate(savings.Discount{}, decimal.NullDecimal{}, span...)
	refused(t, err, attribution.ErrAmount, "savings: X: a bid for no investment")
	_, err = bid.Demonstrate(savings.Discount{}, savings.Known(sum("201")), span...)
	assert.ErrorIs(t, err, attribution.ErrAmount)
}

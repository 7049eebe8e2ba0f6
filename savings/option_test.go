package savings_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

func byYear(amounts ...string) savings.Figures {
	out := savings.Figures{}
	for i, y := range years(len(amounts)) {
		out[y] = point(amounts[i])
	}
	return out
}

func figureText(d decimal.NullDecimal) string {
	if !d.Valid {
		return "–"
	}
	return attribution.FormatAmount(d.Decimal)
}

func comparedText(c savings.Comparison) string {
	var out []string
	for _, o := range c.Options {
		text := fmt.Sprintf("%s: cost %s, net %s, worth %s", o.Name, figureText(o.WholeLifeCost), figureText(o.NetSaving), figureText(o.NPV))
		for _, p := range o.Parts {
			text += fmt.Sprintf(", %s %s", p.Authority, attribution.FormatAmount(p.NetSaving))
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// Two years, discounted by a quarter. Doing nothing costs 100 and 100, 60 of each
// A's; sharing costs 50 in the first, and then runs at 80 and 40 in equal parts.
func TestCompareByCosts(t *testing.T) {
	h := savings.Header{Years: years(2), Authorities: []attribution.Authority{"A", "B"}, Discount: must(savings.DiscountAt(sum("0.25")))}
	equal := must(attribution.Equally("A", "B"))
	now := savings.Option{Name: "As now", DoNothing: true, Costs: byYear("100", "100"), Basis: must(attribution.InProportion(shares("A", 60, "B", 40)))}
	share := savings.Option{Name: "Share", Costs: byYear("80", "40"), Investment: byYear("50", "0"), Funding: byYear("10", "0"), Basis: equal}
	c := must(savings.Compare(h, "HR", now, share, savings.Option{Name: "Let"}))
	// Share: 120 + 40 = 160; saves 20 + 60 - 40 = 40; worth -20 + 60 ÷ 1.25 = 28.
	// A: 60 - 40 - 20 = 0 and 60 - 20 = 40; worth 0 + 32. B: 40 - 40 - 20 = -20 and 40 - 20 = 20, in all 0; worth -20 + 16 = -4.
	assert.Equal(t, `As now: cost 200.00, net 0.00, worth 0.00, A 0.00, B 0.00
Share: cost 160.00, net 40.00, worth 28.00, A 40.00, B 0.00
Let: cost –, net –, worth –`, comparedText(c))
	assert.Equal(t, "32.00 -4.00", figureText(c.Options[1].Parts[0].NPV)+" "+figureText(c.Options[1].Parts[1].NPV))
	assert.Equal(t, []string{"Share"}, c.Best())
	assert.Equal(t, []string{"Share"}, c.PreferredBy("A"))
	assert.Equal(t, []string{"As now"}, c.PreferredBy("B"), "it saves nothing, and pays first")
	year, breaksEven := c.Options[1].Appraisal.BreakEven()
	assert.True(t, breaksEven)
	assert.Equal(t, years(2)[1], year)

	h.Discount = savings.Discount{}
	c = must(savings.Compare(h, "HR", now, share))
	assert.Equal(t, []string{"As now", "Share"}, c.PreferredBy("B"), "nothing in all, either way")
	now.Basis = attribution.Basis{}
	c = must(savings.Compare(h, "HR", now, share))
	assert.Nil(t, c.Options[1].Parts, "what each would pay is not known")
	assert.Empty(t, c.PreferredBy("A"))
	assert.Equal(t, []string{"Share"}, c.Best())
}

// By savings, doing nothing is added; ranges are taken at the header's point.
func TestCompareBySavings(t *testing.T) {
	h := savings.Header{Years: years(2), Authorities: []attribution.Authority{"A", "B"}, Point: savings.High}
	one := savings.Option{Name: "Model 1", Savings: byYear("0", "30"), Investment: byYear("20", "0"), Basis: must(attribution.Equally("A", "B"))}
	two := savings.Option{Name: "Model 2", Savings: savings.Figures{years(2)[1]: {Low: sum("0"), High: sum("32")}}, Investment: byYear("20", "0"), Basis: must(attribution.Solely("A"))}
	c := must(savings.Compare(h, "Parking", one, two))
	assert.Equal(t, `Do nothing: cost –, net 0.00, worth –
Model 1: cost –, net 10.00, worth –, A 5.00, B 5.00
Model 2: cost –, net 12.00, worth –, A 12.00, B 0.00`, comparedText(c))
	assert.Equal(t, []string{"Model 2"}, c.Best())
	assert.Equal(t, []string{"Model 2"}, c.PreferredBy("A"))
	assert.Equal(t, []string{"Model 1"}, c.PreferredBy("B"))
	h.Increments = true
	assert.Equal(t, "5.00", attribution.FormatAmount(must(savings.Compare(h, "Parking", savings.Option{Name: "Model 3", Savings: byYear("3", "2")})).Options[1].NetSaving.Decimal), "levels all the same")
	uncosted := must(savings.Compare(h, "Parking", savings.Option{Name: "Model 3"}))
	assert.Empty(t, uncosted.Best(), "nothing has been costed")
	assert.Empty(t, uncosted.PreferredBy("A"))
	two.Basis = attribution.Basis{}
	assert.Empty(t, must(savings.Compare(h, "Parking", one, two)).PreferredBy("B"))
	c = must(savings.Compare(h, "Parking", savings.Option{Name: "Wait", DoNothing: true, Basis: one.Basis}, one))
	assert.Equal(t, []string{"Wait", "Model 1"}, []string{c.Options[0].Name, c.Options[1].Name})
	assert.Equal(t, []string{"Model 1"}, c.PreferredBy("A"))
}

func TestCompareRefuses(t *testing.T) {
	h := savings.Header{Years: years(2), Authorities: team}
	now := savings.Option{Name: "Now", DoNothing: true, Costs: byYear("1", "1")}
	cheap := savings.Option{Name: "Cheap", Costs: byYear("1", "1")}
	saving := savings.Option{Name: "Saving", Savings: byYear("1", "1")}
	for _, c := range []struct {
		text    string
		options []savings.Option
	}{
		{"savings: HR: there is nothing to compare with doing nothing", nil},
		{"savings: HR: there is nothing to compare with doing nothing", []savings.Option{now}},
		{`savings: HR: an option without a name, or one that is not UTF-8: ""`, []savings.Option{now, {}}},
		{"savings: HR: two options are called Cheap", []savings.Option{now, cheap, cheap}},
		{"savings: HR: some options are given by their costs, others by their savings: all by one of them", []savings.Option{now, saving}},
		{"savings: HR: what an option saves is not known without the cost of doing nothing", []savings.Option{cheap}},
		{"savings: HR: an option is called Do nothing, and not said to do nothing", []savings.Option{saving, {Name: "Do nothing", Savings: byYear("0", "0")}}},
		{"savings: HR: more than one option is to do nothing", []savings.Option{now, {Name: "Wait", DoNothing: true, Costs: byYear("1", "1")}}},
		{"savings: HR: Wait: doing nothing invests and saves nothing", []savings.Option{saving, {Name: "Wait", DoNothing: true, Investment: byYear("1")}}},
		{"savings: HR: Half: no cost is given for 1998/99", []savings.Option{now, {Name: "Half", Costs: byYear("1")}}},
		{"savings: HR: Saving: 1997/98: funding of 2.00 for an investment of 1.00", []savings.Option{{Name: "Saving", Savings: byYear("1", "1"), Investment: byYear("1"), Funding: byYear("2")}}},
		{"savings: HR: Cheap: costs: 1997/98: a range from 2.00 down to 1.00: the low end is above the high one", []savings.Option{now, {Name: "Cheap", Costs: savings.Figures{
			years(2)[0]: {Low: sum("2"), High: sum("1")}, years(2)[1]: point("1")}}}},
		{"savings: HR: Cheap: costs: \"1999/00\" is none of the programme's years", []savings.Option{now, {Name: "Cheap", Costs: byYear("1", "1", "1")}}},
	} {
		_, err := savings.Compare(h, "HR", c.options...)
		refused(t, err, kindOf(err), c.text)
	}
	_, err := savings.Compare(h, "", now, cheap)
	assert.ErrorIs(t, err, attribution.ErrText)
	h.Years = []savings.Year{"2011/12", "2013/14"}
	_, err = savings.Compare(h, "HR", savings.Option{Name: "Saving"})
	refused(t, err, attribution.ErrYear, "savings: no figures between 2011/12 and 2013/14: what accumulates over the years needs every year")
	_, err = savings.Compare(savings.Header{Years: years(1), Point: 7}, "HR", savings.Option{Name: "Saving"})
	refused(t, err, attribution.ErrChoice, "savings: 7 is no point of a range")
}

// The parts of an option come to the whole of it, and none beats the best.
func lawOptions(t *rapid.T) {
	h := savings.Header{Years: years(3), Authorities: team, Discount: must(savings.DiscountAt(decimal.New(rapid.Int64Range(0, 100).Draw(t, "rate"), -3)))}
	option := func(name string, nothing bool) savings.Option {
		o := savings.Option{Name: name, DoNothing: nothing, Costs: savings.Figures{}}
		var weights attribution.Shares
		for _, a := range team {
			weights = append(weights, attribution.Share{Authority: a, Amount: decimal.NewFromInt(rapid.Int64Range(1, 9).Draw(t, "weight"))})
		}
		o.Basis = must(attribution.InProportion(weights))
		for _, y := range h.Years {
			o.Costs[y] = savings.Exactly(pence(somePence(t, "cost")))
		}
		if !nothing {
			o.Investment = savings.Figures{h.Years[0]: savings.Exactly(pence(somePence(t, "investment")))}
		}
		return o
	}
	c := must(savings.Compare(h, "HR", option("Now", true), option("One", false), option("Two", false)))
	best := c.Best()
	for _, o := range c.Options {
		var net decimal.Decimal
		for _, p := range o.Parts {
			net = net.Add(p.NetSaving)
		}
		if !net.Equal(o.NetSaving.Decimal) {
			t.Fatalf("%s: parts of %s, a net saving of %s", o.Name, net, o.NetSaving.Decimal)
		}
		if !c.Options[0].WholeLifeCost.Decimal.Sub(o.WholeLifeCost.Decimal).Equal(o.NetSaving.Decimal) {
			t.Fatalf("%s saves %s, and costs %s against %s", o.Name, o.NetSaving.Decimal, o.WholeLifeCost.Decimal, c.Options[0].WholeLifeCost.Decimal)
		}
		for _, other := range c.Options {
			if other.Name == best[0] && o.NPV.Decimal.Cmp(other.NPV.Decimal) > 0 {
				t.Fatalf("%s is worth more than %s, the best", o.Name, best[0])
			}
		}
	}
}

func FuzzOptions(f *testing.F) { lawtest.Fuzz(f, lawOptions) }

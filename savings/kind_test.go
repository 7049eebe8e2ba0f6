package savings_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// Revenue and capital are never added; what was avoided, reinvested or might be
// had is not free to spend.
func TestKindsOfMoneyStandApart(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12", "2012/13"}, Authorities: team[:1], Discount: must(savings.DiscountAt(sum("0.25")))}
	line := func(kind savings.Kind, saving string) savings.Line {
		return savings.Line{Service: string("on " + kind), Kind: kind, Savings: savings.Figures{"2011/12": point(saving), "2012/13": point(saving)}}
	}
	cost := savings.Line{Service: "Team", Kind: savings.OpportunityCost, Investment: savings.Figures{"2011/12": point("9")}}
	invested := line(savings.Capital, "8")
	invested.Investment, invested.Funding = savings.Figures{"2011/12": point("70")}, savings.Figures{"2011/12": point("30")}
	p := must(savings.NewProgramme(h, line(savings.Revenue, "100"), line("", "1"), line(savings.CostAvoidance, "20"), line(savings.Reinvestment, "7"),
		invested, line(savings.CapitalReceipt, "2"), line(savings.Opportunity, "50"), cost))

	assert.Equal(t, "121.00 121.00", texts(p.Estimated()))
	assert.Equal(t, "7.00 7.00", texts(p.Reinvested()))
	assert.Equal(t, "114.00 114.00", texts(p.Totals()), "100 + 1 + 20 - 7")
	assert.Equal(t, "94.00 94.00", texts(p.Available()), "growth avoided is not free to spend")
	assert.Equal(t, []string{"growth avoided"}, []string{p.Tied()[0].Name})
	assert.Equal(t, "20.00 20.00", texts(p.Tied()[0].Savings))
	assert.Equal(t, "0.00 0.00", texts(p.Investment()))
	assert.Equal(t, "10.00 10.00", texts(p.Capital().Totals()))
	assert.Equal(t, "70.00 0.00 30.00 0.00", texts(p.Capital().Investment())+" "+texts(p.Capital().Funding()))
	assert.Equal(t, "-30.00 10.00", texts(p.Capital().Net()), "10 less the 40 that nobody else pays")
	assert.Equal(t, "50.00 50.00 9.00 0.00", texts(p.Opportunities().Totals())+" "+texts(p.Opportunities().Investment()))
	assert.Equal(t, "94.00", attribution.FormatAmount(must(p.NetReduction("2012/13")).Of("WCC")))
	assert.Len(t, p.ByService(), 4, "those of revenue")

	// As cash: 114 + 10 - 40 = 84, then 124 ÷ 1.25 = 99.20; the one authority has all of it.
	for _, a := range []savings.Appraisal{must(p.Appraise()), must(p.AppraiseFor("WCC"))} {
		npv, _ := a.NPV()
		assert.Equal(t, "183.20", attribution.FormatAmount(npv))
	}
	assert.Contains(t, p.Findings(), "Of the savings in 2012/13, £20.00 is growth avoided: no budget held it, and none of it is free to spend.")
}

func TestKindsRefuse(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12"}}
	one := savings.Figures{"2011/12": point("1")}
	for text, l := range map[string]savings.Line{
		"savings: X: reinvestment spends money: it cannot be non-cashable":          {Kind: savings.Reinvestment, NonCashable: true},
		"savings: X: reinvestment holds savings spent again, and nothing else":      {Kind: savings.Reinvestment, Investment: one},
		"savings: X: 2011/12: reinvestment: negative amount -1.00":                  {Kind: savings.Reinvestment, Savings: savings.Figures{"2011/12": point("-1")}},
		"savings: X: an opportunity cost is given as investment, and saves nothing": {Kind: savings.OpportunityCost, Savings: one},
		"savings: X: 2011/12: funding of 1.01 for an investment of 1.00":            {Investment: one, Funding: savings.Figures{"2011/12": point("1.01")}},
		"savings: X: 2011/12: funding: negative amount -1.00":                       {Investment: one, Funding: savings.Figures{"2011/12": point("-1")}},
		"savings: X: funding: \"2012/13\" is none of the programme's years":         {Funding: savings.Figures{"2012/13": point("1")}},
	} {
		l.Service = "X"
		assert.EqualError(t, second(savings.NewProgramme(h, l)), text)
	}
	_, err := savings.NewProgramme(h, savings.Line{Service: "X", Investment: one, Funding: one})
	assert.NoError(t, err, "others may pay all of it")
}

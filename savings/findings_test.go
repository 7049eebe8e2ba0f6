package savings_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

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
		"The figures are in cash, inflation included, and are discounted: the rate must be a cash rate too. The Green Book's 3.5% is a real one.",
		"DSG: £4.00 of the savings in 2012/13 is ring-fenced: it can be redirected only within education, and only with the Schools Forum's agreement.",
		"HRA: £2.00 of the savings in 2012/13 is ring-fenced: it can be spent only as the terms of the fund allow.",
		"Of the savings in 2012/13, £10.99 is not cashable.",
		"Of the savings, -£1.50 over all years is one-off, which no net reduction holds.",
		"Capital receipts of £50.00 over all years stand apart from the savings, and in no net reduction.",
		"Of the savings in 2012/13, £18.49 is of lines that do not say how they are shared: no authority's figures hold it.",
	}, p.Findings())
}

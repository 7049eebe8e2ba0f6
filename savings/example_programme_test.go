package savings_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// pounds is a sum of whole pounds.
func pounds(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

// figures are whole pounds by year, from 2011/12.
func figures(amounts ...int64) savings.Figures {
	out := savings.Figures{}
	for i, amount := range amounts {
		out[years(20)[14+i]] = savings.Exactly(pounds(amount))
	}
	return out
}

// twoCouncils is a small programme with a line of most kinds.
func twoCouncils() savings.Programme {
	equal := must(attribution.Equally("WCC", "LBHF"))
	rate := must(savings.DiscountAt(decimal.New(25, -2)))
	return must(savings.NewProgramme(
		savings.Header{Title: "Two councils", Years: []savings.Year{"2011/12", "2012/13"}, Authorities: []attribution.Authority{"WCC", "LBHF"}, Discount: rate, Prices: savings.Real},
		savings.Line{Service: "Networks", Category: "ICT", Savings: figures(40, 100), Planned: figures(60, 100), AlreadyBudgeted: figures(0, 10),
			Investment: figures(50), Funding: figures(10), Basis: equal},
		savings.Line{Service: "School places", Category: "Children", Kind: savings.CostAvoidance, Savings: figures(0, 30), Authorities: []attribution.Authority{"WCC"}},
		savings.Line{Service: "Front line", Category: "Children", Kind: savings.Reinvestment, Savings: figures(0, 20), Basis: equal},
		savings.Line{Service: "Depot", Kind: savings.CapitalReceipt, Savings: figures(0, 500), Authorities: []attribution.Authority{"LBHF"}},
		savings.Line{Service: "A third council", Kind: savings.Opportunity, Savings: figures(0, 70)},
		savings.Line{Service: "Payroll", Savings: figures(8, 8), CountedIn: savings.CountedIn{Service: "Networks", Savings: figures(0, 3)}, Authorities: []attribution.Authority{"WCC"}},
		savings.Line{Service: "Maps", NonCashable: true, Savings: figures(0, 5)},
	))
}

func printGroups(groups []savings.Group) {
	for _, g := range groups {
		fmt.Println(g.Name, texts(g.Savings))
	}
}

func ExampleProgramme() {
	p := twoCouncils()
	fmt.Println("gross", texts(p.Totals()))
	fmt.Println("net", texts(p.Net()))
	// Output:
	// gross 48.00 110.00
	// net 8.00 110.00
}

func ExampleHeader() {
	_, err := savings.NewProgramme(savings.Header{Years: []savings.Year{"2012/13", "2011/12"}, Prices: "2011"})
	fmt.Println(err)
	// Output:
	// savings: "2011/12" does not come after "2012/13"
	// savings: "2011" are no prices: real or cash
}

func ExampleProgramme_Header() {
	fmt.Println(twoCouncils().Header().Years)
	// Output: [2011/12 2012/13]
}

func ExampleProgramme_Lines() {
	for _, l := range twoCouncils().Lines()[:2] {
		fmt.Printf("%s %q\n", l.Service, l.Kind)
	}
	// Output:
	// Networks ""
	// School places "cost avoidance"
}

// A line that is wrong is refused with all that is wrong with it.
func ExampleLine() {
	_, err := savings.NewProgramme(savings.Header{Years: []savings.Year{"2011/12"}},
		savings.Line{Service: "ICT", Kind: "charity", Savings: figures(10), AlreadyBudgeted: figures(11)})
	fmt.Println(err)
	_, err = savings.NewProgramme(savings.Header{Years: []savings.Year{"2011/12"}},
		savings.Line{Service: "ICT", Category: savings.Uncategorised, Savings: figures(10), AlreadyBudgeted: figures(11)})
	fmt.Println(err)
	// Output:
	// savings: ICT: "charity" is no kind of saving: revenue, cost avoidance, reinvestment, capital, capital receipt, opportunity or opportunity cost
	// savings: ICT: 2011/12: an overlap of 11.00 within a saving of 10.00
}

func ExampleLine_Recurs() {
	fmt.Println(savings.Line{}.Recurs(), savings.Line{OneOff: true}.Recurs(), savings.Line{Kind: savings.CapitalReceipt}.Recurs())
	// Output: true false false
}

func ExampleLine_CutsSpending() {
	fmt.Println(savings.Line{}.CutsSpending(), savings.Line{Kind: savings.CostAvoidance}.CutsSpending(), savings.Line{RingFence: savings.DSG}.CutsSpending())
	// Output: true false false
}

func ExampleCountedIn() {
	payroll := twoCouncils().Only(func(l savings.Line) bool { return l.CountedIn.Service == "Networks" })
	fmt.Println(texts(payroll.Estimated()), "of which elsewhere", texts(payroll.CountedElsewhere()))
	// Output: 8.00 8.00 of which elsewhere 0.00 3.00
}

// Growth avoided frees no money, and capital stands apart.
func ExampleKind() {
	p := twoCouncils()
	fmt.Println("free to spend", texts(p.Available()))
	fmt.Println("capital", texts(p.Capital().Totals()))
	// Output:
	// free to spend 48.00 75.00
	// capital 0.00 500.00
}

func ExamplePrices() {
	cash := must(savings.NewProgramme(savings.Header{Years: []savings.Year{"2011/12"}, Discount: savings.GreenBook(), Prices: savings.Cash}))
	fmt.Println(cash.Findings()[0])
	// Output: The figures are in cash, inflation included, and are discounted: the rate must be a cash rate too. The Green Book's 3.5% is a real one.
}

func ExampleProgramme_Only() {
	children := twoCouncils().Only(func(l savings.Line) bool { return l.Category == "Children" })
	fmt.Println(texts(children.Totals()))
	// Output: 0.00 10.00
}

// 40 and 8; 100, 30, 8 and 5.
func ExampleProgramme_Estimated() {
	fmt.Println(texts(twoCouncils().Estimated()))
	// Output: 48.00 143.00
}

// 143 less 10, 3 and 20.
func ExampleProgramme_Totals() {
	fmt.Println(texts(twoCouncils().Totals()))
	// Output: 48.00 110.00
}

func ExampleProgramme_AlreadyBudgeted() {
	fmt.Println(texts(twoCouncils().AlreadyBudgeted()))
	// Output: 0.00 10.00
}

func ExampleProgramme_CountedElsewhere() {
	fmt.Println(texts(twoCouncils().CountedElsewhere()))
	// Output: 0.00 3.00
}

func ExampleProgramme_Reinvested() {
	fmt.Println(texts(twoCouncils().Reinvested()))
	// Output: 0.00 20.00
}

func ExampleProgramme_Investment() {
	fmt.Println(texts(twoCouncils().Investment()))
	// Output: 50.00 0.00
}

func ExampleProgramme_Funding() {
	fmt.Println(texts(twoCouncils().Funding()))
	// Output: 10.00 0.00
}

// 48 less the 40 that nobody else pays.
func ExampleProgramme_Net() {
	fmt.Println(texts(twoCouncils().Net()))
	// Output: 8.00 110.00
}

func ExampleProgramme_Capital() {
	p := twoCouncils()
	fmt.Println(texts(p.Capital().Totals()), "apart from", texts(p.Totals()))
	// Output: 0.00 500.00 apart from 48.00 110.00
}

func ExampleProgramme_Opportunities() {
	printGroups(twoCouncils().Opportunities().ByService())
	// Output: A third council 0.00 70.00
}

func ExampleProgramme_Available() {
	fmt.Println(texts(twoCouncils().Available()))
	// Output: 48.00 75.00
}

// With what is free to spend, 75, these come to the 110.
func ExampleProgramme_Tied() {
	printGroups(twoCouncils().Tied())
	// Output:
	// growth avoided 0.00 30.00
	// not cashable 0.00 5.00
}

func ExampleRingFenced() {
	places := must(savings.NewProgramme(savings.Header{Years: []savings.Year{"2011/12"}}, savings.Line{Service: "Special schools", RingFence: "HRA", Savings: figures(7)}))
	for _, fund := range places.RingFenced() {
		fmt.Println(fund.Fund, texts(fund.Savings)+":", fund.Terms)
	}
	// Output: HRA 7.00: it can be spent only as the terms of the fund allow
}

func ExampleGroup() {
	for _, g := range twoCouncils().ByCategory() {
		fmt.Println(g.Name, attribution.FormatPounds(g.Savings.In("2012/13")))
	}
	// Output:
	// ICT 90.00
	// Children 10.00
	// uncategorised 10.00
}

func ExampleProgramme_ByCategory() {
	printGroups(twoCouncils().ByCategory())
	// Output:
	// ICT 40.00 90.00
	// Children 0.00 10.00
	// uncategorised 8.00 10.00
}

func ExampleProgramme_ByService() {
	printGroups(twoCouncils().ByService()[:2])
	// Output:
	// Networks 40.00 90.00
	// School places 0.00 30.00
}

// Half of the networks' 90, the places' 30, and 5 of payroll, less 10 reinvested.
func ExampleProgramme_Part() {
	fmt.Println(texts(twoCouncils().Part("WCC")))
	// Output: 28.00 70.00
}

func ExampleProgramme_NotShared() {
	fmt.Println(texts(twoCouncils().NotShared()))
	// Output: 0.00 5.00
}

func ExampleProgramme_InvestmentOf() {
	fmt.Println(texts(twoCouncils().InvestmentOf("WCC")), "of the 40 that nobody else pays")
	// Output: 20.00 0.00 of the 40 that nobody else pays
}

func ExampleSlip() {
	for _, slip := range twoCouncils().Slippage() {
		fmt.Println(slip.Service, "planned", texts(slip.Planned)+", now", texts(slip.Now)+", lost", texts(slip.Lost))
	}
	// Output: Networks planned 60.00 100.00, now 40.00 100.00, lost 20.00 0.00
}

func ExampleProgramme_Slippage() {
	fmt.Println(len(twoCouncils().Slippage()), "line has slipped")
	// Output: 1 line has slipped
}

func ExampleProgramme_Lost() {
	fmt.Println(texts(twoCouncils().Lost()))
	// Output: 20.00 0.00
}

func ExampleProgramme_Findings() {
	for _, finding := range twoCouncils().Findings() {
		fmt.Println(finding)
	}
	// Output:
	// Of the savings in 2012/13, £5.00 is not cashable.
	// Of the savings in 2012/13, £30.00 is growth avoided: no budget held it, and none of it is free to spend.
	// Networks: it loses £20.00 of its savings in 2011/12, against what was first planned.
	// Capital receipts of £500.00 over all years stand apart from the savings, and in no net reduction.
	// Of the savings in 2012/13, £5.00 is of lines that do not say how they are shared: no authority's figures hold it.
}

// Revenue and capital together, as cash: 8, and 110 with 500, at a quarter.
func ExampleProgramme_Appraise() {
	npv, _ := must(twoCouncils().Appraise()).NPV()
	fmt.Println(attribution.FormatPounds(npv))
	// Output: 496.00
}

// 20 less 20, then 35 and the depot's 500; the maps are shared by nobody yet.
func ExampleProgramme_AppraiseFor() {
	p := twoCouncils()
	_, err := p.AppraiseFor("LBHF")
	fmt.Println(err)
	shared := p.Only(func(l savings.Line) bool { return l.Service != "Maps" })
	npv, _ := must(shared.AppraiseFor("LBHF")).NPV()
	fmt.Println(attribution.FormatPounds(npv))
	// Output:
	// savings: Maps: LBHF: how the line is shared is not said
	// 428.00
}

// A part of nought is told from a code that is mistyped.
func ExampleProgramme_Shares() {
	programme, err := savings.NewProgramme(savings.Header{Years: []savings.Year{"2011/12"}, Authorities: []attribution.Authority{"WCC", "RBKC"}})
	fmt.Println(programme.Shares("WCC"), programme.Shares("WCCC"), err)
	// Output: true false <nil>
}

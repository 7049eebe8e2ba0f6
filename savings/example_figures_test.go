package savings_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

func ExampleYear() {
	for _, years := range [][]savings.Year{{"2011/12", "2012/13"}, {"2011", "2012"}, {"Year 1", "Year 2"}, {"2011/12", "2012"}} {
		_, err := savings.NewProgramme(savings.Header{Years: years})
		fmt.Println(err)
	}
	// Output:
	// <nil>
	// <nil>
	// <nil>
	// savings: "2011/12" and "2012" are not written in one way
}

func ExampleYearAmount() {
	last := twoCouncils().Totals()[1]
	fmt.Println(last.Year, attribution.FormatPounds(last.Amount))
	// Output: 2012/13 110.00
}

func ExampleAnnual() {
	for _, each := range twoCouncils().Net() {
		fmt.Println(each.Year, attribution.FormatPounds(each.Amount))
	}
	// Output:
	// 2011/12 8.00
	// 2012/13 110.00
}

func ExampleAnnual_In() {
	fmt.Println(attribution.FormatPounds(twoCouncils().Net().In("2012/13")), attribution.FormatPounds(twoCouncils().Net().In("2020/21")))
	// Output: 110.00 0.00
}

func ExampleAnnual_Total() {
	fmt.Println(attribution.FormatPounds(twoCouncils().Net().Total()))
	// Output: 118.00
}

// A year without a figure is blank.
func ExampleFigures() {
	ict := savings.Figures{"2012/13": savings.Exactly(pounds(700)), "2013/14": {Low: pounds(900), High: pounds(1100)}}
	p := must(savings.NewProgramme(savings.Header{Years: []savings.Year{"2011/12", "2012/13", "2013/14"}}, savings.Line{Service: "ICT", Savings: ict}))
	fmt.Println(texts(p.Totals()))
	// Output: 0.00 700.00 1000.00
}

func ExampleEstimate() {
	libraries := savings.Estimate{Low: pounds(1420), High: pounds(1740)}
	fmt.Println(attribution.FormatPounds(must(libraries.At(savings.Mid))))
	// Output: 1,580.00
}

func ExampleEstimate_IsRange() {
	fmt.Println(savings.Estimate{Low: pounds(1), High: pounds(2)}.IsRange(), savings.Exactly(pounds(1)).IsRange())
	// Output: true false
}

func ExampleExactly() {
	e := savings.Exactly(pounds(280))
	fmt.Println(e.Low, e.High)
	// Output: 280 280
}

func ExamplePoint() {
	libraries := savings.Estimate{Low: pounds(1420), High: pounds(1740)}
	for _, p := range []savings.Point{savings.Low, savings.Mid, savings.High} {
		fmt.Println(p, attribution.FormatPounds(must(libraries.At(p))))
	}
	// Output:
	// low 1,420.00
	// mid 1,580.00
	// high 1,740.00
}

func ExamplePoint_String() {
	fmt.Println(savings.Mid.String(), savings.Point(7).String())
	// Output: mid no point
}

func ExamplePhase() {
	_, err := savings.NewPhasing(savings.Phase{Year: "2011/12", Percent: pounds(10)}, savings.Phase{Year: "2012/13", Percent: pounds(80)})
	fmt.Println(err)
	// Output: savings: the phases come to 90 per cent, not to 100
}

// tenthFirst is the profile of Adult Social Care.
func tenthFirst() savings.Phasing {
	return must(savings.NewPhasing(savings.Phase{Year: "2011/12", Percent: pounds(10)}, savings.Phase{Year: "2012/13", Percent: pounds(45)}, savings.Phase{Year: "2013/14", Percent: pounds(45)}))
}

func ExamplePhasing() {
	fmt.Println(texts(must(tenthFirst().Levels(pounds(200)))))
	// Output: 20.00 110.00 200.00
}

func ExamplePhasing_Levels() {
	fmt.Println(texts(must(tenthFirst().Levels(thousands(8893)))))
	// Output: 889300.00 4891150.00 8893000.00
}

func ExamplePhasing_Increments() {
	fmt.Println(texts(must(tenthFirst().Increments(thousands(8893)))))
	// Output: 889300.00 4001850.00 4001850.00
}

func ExampleMonth() {
	fmt.Println(savings.Month{Year: 2011, Month: 9})
	// Output: 2011-09
}

func ExampleMonth_String() {
	fmt.Println(savings.Month{Year: 2012, Month: 1}.String())
	// Output: 2012-01
}

func ExampleParseMonth() {
	fmt.Println(savings.ParseMonth("2011-09"))
	_, err := savings.ParseMonth("September")
	fmt.Println(err)
	// Output:
	// 2011-09 <nil>
	// savings: "September" is not a month such as 2011-09
}

// The Safeguarding Boards save 173,000 a year from September 2011: seven months of
// the first. The report prints 101,000.
func ExampleFullYear() {
	levels := must(savings.FullYear(thousands(173), savings.Month{Year: 2011, Month: 9}, []savings.Year{"2011/12", "2012/13"}))
	fmt.Println(texts(levels))
	// Output: 100916.67 173000.00
}

// quarter discounts at 25 per cent, for sums that can be done in the head.
func quarter() savings.Discount { return must(savings.DiscountAt(decimal.New(25, -2))) }

func ExampleDiscount() {
	fmt.Println(quarter().Factor(2))
	// Output: 16/25
}

func ExampleDiscountAt() {
	_, err := savings.DiscountAt(decimal.New(35, -1))
	fmt.Println(err)
	// Output: savings: a discount rate of 3.5: it must lie between 0 and 1
}

func ExampleRate() {
	rate := savings.Rate{From: 31, Rate: decimal.New(3, -2)}
	fmt.Println(rate.Rate, "from year", rate.From)
	// Output: 0.03 from year 31
}

func ExampleDiscountBy() {
	d := must(savings.DiscountBy(savings.Rate{From: 1, Rate: decimal.New(25, -2)}, savings.Rate{From: 2, Rate: decimal.New(0, 0)}))
	fmt.Println(d.Factor(1), d.Factor(2))
	// Output: 4/5 4/5
}

func ExampleGreenBook() {
	for _, r := range savings.GreenBook().Rates() {
		fmt.Println("from year", r.From, attribution.FormatWeight(r.Rate))
	}
	// Output:
	// from year 1 0.035
	// from year 31 0.03
}

func ExampleDiscount_IsZero() {
	fmt.Println(savings.Discount{}.IsZero(), savings.GreenBook().IsZero())
	// Output: true false
}

func ExampleDiscount_Rates() {
	fmt.Println(len(savings.GreenBook().Rates()), len(savings.Discount{}.Rates()))
	// Output: 2 0
}

func ExampleDiscount_Factor() {
	fmt.Println(quarter().Factor(0), quarter().Factor(1), quarter().Factor(2))
	// Output: 1/1 4/5 16/25
}

// boilerPlant: 100 invested, and 75 saved in each of the two years after.
func boilerPlant() savings.Appraisal {
	return must(savings.Appraise(quarter(),
		savings.Flow{Year: "2011/12", Investment: pounds(100)},
		savings.Flow{Year: "2012/13", Saving: pounds(75)},
		savings.Flow{Year: "2013/14", Saving: pounds(75)}))
}

func ExampleFlow() {
	_, err := savings.Appraise(quarter(), savings.Flow{Year: "2011/12", Investment: pounds(-1)})
	fmt.Println(err)
	// Output: savings: 2011/12: investment: negative amount -1.00
}

func ExampleAppraisal() {
	year, _ := boilerPlant().BreakEven()
	npv, _ := boilerPlant().NPV()
	fmt.Println(year, attribution.FormatPounds(npv))
	// Output: 2013/14 8.00
}

func ExampleAppraisalYear() {
	last := boilerPlant().Years()[2]
	fmt.Println(last.Year, attribution.FormatPounds(last.Net), attribution.FormatPounds(last.Cumulative))
	// Output: 2013/14 75.00 50.00
}

func ExampleAppraisal_Years() {
	for _, y := range boilerPlant().Years() {
		fmt.Println(y.Year, attribution.FormatPounds(y.Cumulative))
	}
	// Output:
	// 2011/12 -100.00
	// 2012/13 -25.00
	// 2013/14 50.00
}

func ExampleAppraisal_BreakEven() {
	fmt.Println(boilerPlant().BreakEven())
	// Output: 2013/14 true
}

// Two years, and 25 of the 75 of the third.
func ExampleAppraisal_Payback() {
	payback, _ := boilerPlant().Payback()
	fmt.Println(payback)
	// Output: 7/3
}

// -100 + 75 × 4/5 + 75 × 16/25.
func ExampleAppraisal_NPV() {
	npv, stated := boilerPlant().NPV()
	fmt.Println(attribution.FormatPounds(npv), stated)
	// Output: 8.00 true
}

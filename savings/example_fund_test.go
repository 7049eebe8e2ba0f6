package savings_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

func ExampleBid() {
	bid := savings.Bid{Name: "Lamps", Year: "2012/13", Investment: pounds(8), YearlySaving: pounds(3), Repayment: pounds(3)}
	fmt.Println(bid.Check())
	// Output: savings: Lamps: a repayment of 3.00 a year out of a saving of 3.00: the saving must exceed it
}

func ExampleBid_Check() {
	early := boilers()
	early.Ramp = []savings.Phase{{Year: "2013/14", Percent: pounds(50)}}
	fmt.Println(early.Check())
	early.RepayFrom = "2014/15"
	fmt.Println(early.Check())
	// Output:
	// savings: Boilers: in its year of repayment 1 it saves 20.00, which does not exceed the repayment of 30.00
	// <nil>
}

func ExampleBid_Savings() {
	bid := boilers()
	bid.Ends = "2016/17"
	fmt.Println(texts(must(bid.Savings("2012/13", "2013/14", "2016/17", "2017/18"))))
	// Output: 0.00 40.00 40.00 0.00
}

// 100 by 40 a year.
func ExampleBid_Payback() {
	fmt.Println(must(boilers().Payback()))
	// Output: 5/2
}

func ExampleBid_PaysBackWithin() {
	fmt.Println(must(boilers().PaysBackWithin(pounds(2))), must(boilers().PaysBackWithin(pounds(3))))
	// Output: false true
}

// -100 + 40 × 4/5 + 40 × 16/25.
func ExampleBid_Appraise() {
	npv, _ := must(boilers().Appraise(quarter(), "2012/13", "2013/14", "2014/15")).NPV()
	fmt.Println(attribution.FormatPounds(npv))
	// Output: -42.40
}

func ExampleCase() {
	bid := boilers()
	bid.Case = savings.Case{Officer: "Head of Property", Monitoring: "quarterly"}
	shown := must(bid.Demonstrate(savings.Discount{}, decimal.NullDecimal{}, span...))
	fmt.Println(shown[5].Answer, shown[5].Detail)
	// Output: met Head of Property; quarterly
}

func ExampleBid_Demonstrate() {
	for _, d := range must(boilers().Demonstrate(savings.Discount{}, savings.Known(pounds(2)), span...)) {
		fmt.Println(d.Answer+":", d.Requirement)
	}
	// Output:
	// met: savings exceed the repayment
	// met: net financial savings
	// not said: supports the council's priorities
	// not met: a reasonable payback
	// not said: no external funding is available
	// not said: an accountable officer, outcomes and monitoring
	// not said: better performance
	// not said: options considered
}

func ExampleDemonstration() {
	net := must(boilers().Demonstrate(savings.Discount{}, decimal.NullDecimal{}, span...))[1]
	fmt.Println(net.Requirement+":", net.Detail)
	// Output: net financial savings: £160.00 saved by 2016/17 for £100.00, £60.00 net
}

func ExampleAnswer() {
	fmt.Println(savings.Shown, savings.NotShown, savings.NotSaid)
	// Output: met not met not said
}

func ExampleRoute() {
	route := savings.BromleyRoutes()[0]
	fmt.Println("up to", attribution.FormatPounds(route.UpTo)+":", route.Approval)
	// Output: up to 10,000.00: Chief Executive
}

func ExampleRoutes() {
	own := savings.Routes{{UpTo: pounds(1000), Approval: "Director"}, {Approval: "Cabinet"}}
	fmt.Println(must(own.For(pounds(1000))).Approval, must(own.For(pounds(1001))).Approval)
	// Output: Director Cabinet
}

func ExampleRoutes_For() {
	_, err := savings.Routes{{UpTo: pounds(1000), Approval: "Director"}}.For(pounds(1001))
	fmt.Println(err)
	// Output: savings: no route to approval takes an investment of 1001.00
}

func ExampleBromleyRoutes() {
	for _, amount := range []int64{10_000, 200_000, 200_001} {
		fmt.Println(must(savings.BromleyRoutes().For(pounds(amount))).Approval)
	}
	// Output:
	// Chief Executive
	// Improvement and Efficiency Sub-Committee
	// Executive
}

func ExampleFundYear() {
	year := must(savings.Fund(pounds(120), span, boilers()))[1]
	fmt.Println(year.Year, year.Opening, "+", year.Repaid, "=", year.Closing)
	// Output: 2013/14 20 + 30 = 50
}

// column is a list of figures with its total; 132 stands for 123.
func column() savings.Table {
	return savings.Table{Rows: []string{"a", "b"}, Columns: []string{"£k"}, Cells: [][]decimal.Decimal{{pounds(132)}, {pounds(477)}}, ColumnTotals: []decimal.Decimal{pounds(600)}}
}

func ExampleTable() {
	t := column()
	t.Rows = t.Rows[:1]
	_, err := t.Foot()
	fmt.Println(err)
	// Output: savings: the rows: 2 figures, where the table has 1
}

func ExampleFooting() {
	fmt.Println(len(must(column().Foot()).Differences), len(must(column().Foot()).Suspects))
	// Output: 1 1
}

func ExampleFooting_AddsUp() {
	fmt.Println(must(column().Foot()).AddsUp())
	// Output: false
}

func ExampleFooting_Findings() {
	for _, finding := range must(column().Foot()).Findings() {
		fmt.Println(finding)
	}
	// Output:
	// The column £k is printed as 600.00 and its figures come to 609.00: a difference of -9.00.
	// With a / £k as 123.00 instead of 132.00 everything adds up: two digits are likely to have been transposed.
}

func ExampleDifference() {
	d := must(column().Foot()).Differences[0]
	fmt.Println(d.Where, d.Printed, d.Sum, savings.TotalName)
	// Output: column £k 600 609 Total
}

func ExampleSuspect() {
	s := must(column().Foot()).Suspects[0]
	fmt.Println(s.Row, s.Printed, s.Correct, s.Transposed)
	// Output: a 132 123 true
}

// Bromley's reserve of £17 million and an illustrative bid.
func ExampleFund() {
	bid := savings.Bid{Name: "Boilers", Year: "2012/13", Investment: thousands(150), YearlySaving: thousands(80), Repayment: thousands(60)}
	route, err := savings.BromleyRoutes().For(bid.Investment)
	if err != nil {
		fmt.Println(err)
		return
	}
	within, err := bid.PaysBackWithin(decimal.NewFromInt(2))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("approved by the", route.Approval+"; pays back within two years:", within)
	account, err := savings.Fund(thousands(17000), []savings.Year{"2012/13", "2013/14", "2014/15", "2015/16"}, bid)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, year := range account {
		fmt.Println(year.Year, attribution.FormatPounds(year.Closing))
	}
	// Output:
	// approved by the Improvement and Efficiency Sub-Committee; pays back within two years: true
	// 2012/13 16,850,000.00
	// 2013/14 16,910,000.00
	// 2014/15 16,970,000.00
	// 2015/16 17,000,000.00
}

// Table 1 of the Tri-borough report, ch. 9(b): overheads of Adult Social Care by
// borough, in thousands. One figure of Westminster's does not fit.
func ExampleTable_Foot() {
	names := []string{"Analysis, Performance, Policy", "Client Affairs", "Commissioning, Procurement, SRM", "Complaints", "Finance", "IT", "Executive Management",
		"Management not dedicated to one service", "Service Managers", "Project Management", "Training"}
	figures := [][4]int64{{200, 340, 228, 768}, {230, 163, 192, 585}, {1400, 746, 736, 2882}, {50, 67, 24, 141}, {1611, 832, 1212, 3205}, {1767, 1534, 2113, 5414},
		{193, 125, 189, 507}, {100, 121, 370, 591}, {238, 464, 440, 1142}, {275, 419, 642, 1336}, {289, 310, 616, 1215}}
	table := savings.Table{Rows: names, Columns: []string{"WCC", "K&C", "H&F"},
		ColumnTotals: []decimal.Decimal{thousands(5903), thousands(5121), thousands(6762)}, Total: thousands(17786)}
	for _, row := range figures {
		table.Cells = append(table.Cells, []decimal.Decimal{thousands(row[0]), thousands(row[1]), thousands(row[2])})
		table.RowTotals = append(table.RowTotals, thousands(row[3]))
	}
	footing, err := table.Foot()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range footing.Findings() {
		fmt.Println(finding)
	}
	// Output:
	// The row Finance is printed as 3,205,000.00 and its figures come to 3,655,000.00: a difference of -450,000.00.
	// The column WCC is printed as 5,903,000.00 and its figures come to 6,353,000.00: a difference of -450,000.00.
	// With Finance / WCC as 1,161,000.00 instead of 1,611,000.00 everything adds up: two digits are likely to have been transposed.
}

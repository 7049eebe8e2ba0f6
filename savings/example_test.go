package savings_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// thousands is a figure of the reports' tables.
func thousands(n int64) decimal.Decimal { return decimal.New(n, 3) }

func print(shares attribution.Shares) {
	for _, share := range shares {
		fmt.Println(share.Authority, attribution.FormatPounds(share.Amount))
	}
}

func printYears(annual savings.Annual) {
	for _, each := range annual {
		fmt.Println(each.Year, attribution.FormatPounds(each.Amount))
	}
}

// The Youth Offending Service of the Tri-borough report, ch. 9(a).
func ExampleNetReduction() {
	before := attribution.Shares{{Authority: "WCC", Amount: thousands(728)}, {Authority: "RBKC", Amount: thousands(676)}, {Authority: "LBHF", Amount: thousands(677)}}
	after := attribution.Shares{{Authority: "WCC", Amount: thousands(447)}, {Authority: "RBKC", Amount: thousands(596)}, {Authority: "LBHF", Amount: thousands(607)}}
	reductions, err := savings.NetReduction(before, after)
	if err != nil {
		fmt.Println(err)
		return
	}
	print(reductions)
	// Output:
	// WCC 281,000.00
	// RBKC 80,000.00
	// LBHF 70,000.00
}

// ICT as the Tri-borough report counts it (ch. 11): £6.7 million, of which Adult
// Social Care has £2.7 million already.
func ExampleNewProgramme() {
	programme, err := savings.NewProgramme(
		savings.Header{Title: "Tri-borough", Years: []savings.Year{"2011/12", "2014/15"}},
		savings.Line{Service: "Adult Social Care", Savings: savings.Figures{
			"2011/12": savings.Exactly(thousands(900)), "2014/15": savings.Exactly(thousands(9900))}},
		savings.Line{Service: "ICT",
			Savings:   savings.Figures{"2011/12": savings.Exactly(thousands(400)), "2014/15": savings.Exactly(thousands(6700))},
			CountedIn: savings.CountedIn{Service: "Adult Social Care", Savings: savings.Figures{"2014/15": savings.Exactly(thousands(2700))}}},
		savings.Line{Service: "Libraries", Savings: savings.Figures{"2014/15": {Low: thousands(1420), High: thousands(1740)}}},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, service := range programme.ByService() {
		fmt.Println(service.Name, attribution.FormatPounds(service.Savings.In("2014/15")))
	}
	printYears(programme.Totals())
	fmt.Println("taken out:", attribution.FormatPounds(programme.CountedElsewhere().In("2014/15")))
	// Output:
	// Adult Social Care 9,900,000.00
	// ICT 4,000,000.00
	// Libraries 1,580,000.00
	// 2011/12 1,300,000.00
	// 2014/15 15,480,000.00
	// taken out: 2,700,000.00
}

// Regulatory services save on gross expenditure, the basis agreed (Bromley report
// CEO1196, para 3.36); the weights are illustrative.
func ExampleProgramme_ByAuthority() {
	basis, err := attribution.InProportion(attribution.Shares{
		{Authority: "LBB", Amount: decimal.NewFromInt(3)}, {Authority: "LBX", Amount: decimal.NewFromInt(2)}, {Authority: "LBC", Amount: decimal.NewFromInt(2)}})
	if err != nil {
		fmt.Println(err)
		return
	}
	programme, err := savings.NewProgramme(
		savings.Header{Years: []savings.Year{"2013/14"}, Authorities: []attribution.Authority{"LBB", "LBX", "LBC"}},
		savings.Line{Service: "Management", Savings: savings.Figures{"2013/14": savings.Exactly(thousands(280))}, Basis: basis},
		savings.Line{Service: "Review", Savings: savings.Figures{"2013/14": savings.Exactly(thousands(1000))}, Basis: basis},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, part := range programme.ByAuthority() {
		fmt.Println(part.Name, attribution.FormatPounds(part.Savings.In("2013/14")))
	}
	// Output:
	// LBB 548,571.43
	// LBX 365,714.28
	// LBC 365,714.29
}

// Two library lines shared by before and after, of which one sale of a van never
// enters the reductions that share transition costs.
func ExampleProgramme_NetReduction() {
	programme, err := savings.NewProgramme(
		savings.Header{Years: []savings.Year{"2013/14"}, Authorities: []attribution.Authority{"BDC", "RBC"}},
		savings.Line{Service: "Libraries",
			Before: attribution.Shares{{Authority: "BDC", Amount: thousands(300)}, {Authority: "RBC", Amount: thousands(500)}},
			After:  attribution.Shares{{Authority: "BDC", Amount: thousands(310)}, {Authority: "RBC", Amount: thousands(400)}}},
		savings.Line{Service: "Van", Kind: savings.CapitalReceipt, Authorities: []attribution.Authority{"BDC"},
			Savings: savings.Figures{"2013/14": savings.Exactly(thousands(9))}},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	reductions, err := programme.NetReduction("2013/14")
	if err != nil {
		fmt.Println(err)
		return
	}
	print(reductions)
	// Output:
	// BDC -10,000.00
	// RBC 100,000.00
}

func ExampleEstimate_At() {
	estimate := savings.Estimate{Low: thousands(1420), High: thousands(1740)}
	for _, point := range []savings.Point{savings.Low, savings.Mid, savings.High} {
		amount, err := estimate.At(point)
		fmt.Println(point, attribution.FormatPounds(amount), err)
	}
	// Output:
	// low 1,420,000.00 <nil>
	// mid 1,580,000.00 <nil>
	// high 1,740,000.00 <nil>
}

// Adult Social Care: a tenth in the first year, the rest evenly over the next two
// (Tri-borough report, ch. 9(b), para 8.1).
func ExampleNewPhasing() {
	phasing, err := savings.NewPhasing(
		savings.Phase{Year: "2011/12", Percent: decimal.NewFromInt(10)},
		savings.Phase{Year: "2012/13", Percent: decimal.NewFromInt(45)},
		savings.Phase{Year: "2013/14", Percent: decimal.NewFromInt(45)},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	levels, err := phasing.Levels(thousands(8893))
	if err != nil {
		fmt.Println(err)
		return
	}
	printYears(levels)
	// Output:
	// 2011/12 889,300.00
	// 2012/13 4,891,150.00
	// 2013/14 8,893,000.00
}

// The ICT table of the Tri-borough report, ch. 9(d), at the Green Book's rates.
func ExampleAppraise() {
	flow := func(year savings.Year, saving, investment int64) savings.Flow {
		return savings.Flow{Year: year, Saving: thousands(saving), Investment: thousands(investment)}
	}
	appraisal, err := savings.Appraise(savings.GreenBook(),
		flow("2011/12", 0, 600), flow("2012/13", 2700, 2000), flow("2013/14", 5300, 2000), flow("2014/15", 8660, 0), flow("2015/16", 9860, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	year, _ := appraisal.BreakEven()
	payback, _ := appraisal.Payback()
	npv, _ := appraisal.NPV()
	fmt.Println("breaks even in", year, "after", payback.RatString(), "years")
	fmt.Println("worth", attribution.FormatPounds(npv))
	// Output:
	// breaks even in 2012/13 after 13/7 years
	// worth 19,560,158.01
}

// Savings of the Dedicated Schools Grant stay within education (Bromley, April
// 2012, para 3.58).
func ExampleProgramme_RingFenced() {
	programme, err := savings.NewProgramme(
		savings.Header{Years: []savings.Year{"2018/19"}},
		savings.Line{Service: "Placements", RingFence: savings.DSG, Savings: savings.Figures{"2018/19": savings.Exactly(thousands(728))}},
		savings.Line{Service: "SEN transport", Savings: savings.Figures{"2018/19": savings.Exactly(thousands(110))}},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, fund := range programme.RingFenced() {
		fmt.Println(fund.Fund, attribution.FormatPounds(fund.Savings.In("2018/19"))+":", fund.Terms)
	}
	fmt.Println("to spend elsewhere", attribution.FormatPounds(programme.Available().In("2018/19")))
	// Output:
	// DSG 728,000.00: it can be redirected only within education, and only with the Schools Forum's agreement
	// to spend elsewhere 110,000.00
}

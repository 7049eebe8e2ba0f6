package savings_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// managers are the senior posts of the three boroughs, to be halved (Tri-borough
// report, ch. 6, para 15); what they are now is illustrative.
func managers() savings.Measure {
	return savings.Measure{Name: "Senior managers", Unit: "posts", Fall: savings.Known(pounds(50)),
		Baseline: savings.Reading{At: "2010/11", Total: savings.Known(pounds(350))},
		Actual:   savings.Reading{At: "2012/13", Total: savings.Known(pounds(245))}}
}

func ExampleMeasure() {
	whole := must(managers().Attainments())[0]
	fmt.Println("from", whole.Baseline.RatString(), "to", whole.Target.RatString(), "now", whole.Actual.RatString())
	// Output: from 350 to 175 now 245
}

func ExampleReading() {
	overheads := savings.Measure{Name: "Overheads", Unit: "£k", Of: "net spending", Better: savings.Lower, Baseline: savings.Reading{
		ByAuthority:   shares("WCC", 5903, "RBKC", 5121, "LBHF", 6762),
		OfByAuthority: shares("WCC", 102715, "RBKC", 63224, "LBHF", 76315)}}
	for _, a := range must(overheads.Attainments()) {
		fmt.Println(a.Authority, a.Baseline.FloatString(4))
	}
	// Output:
	//  0.0734
	// WCC 0.0575
	// RBKC 0.0810
	// LBHF 0.0886
}

func ExampleDirection() {
	turnout := savings.Measure{Name: "Turnout", Unit: "per cent", Better: savings.Higher,
		Baseline: savings.Reading{Total: savings.Known(decimal.New(374, -1))}, Actual: savings.Reading{Total: savings.Known(decimal.New(447, -1))}}
	fmt.Println(must(turnout.Attainments())[0].Outcome)
	// Output: met
}

// 105 of the 175 that are to go.
func ExampleAttainment() {
	whole := must(managers().Attainments())[0]
	fmt.Println(whole.Progress, whole.Outcome)
	// Output: 3/5 on the way
}

func ExampleOutcome() {
	m := managers()
	for _, posts := range []int64{175, 176, 350, 351} {
		m.Actual.Total = savings.Known(pounds(posts))
		fmt.Println(posts, must(m.Attainments())[0].Outcome)
	}
	// Output:
	// 175 met
	// 176 on the way
	// 350 no change
	// 351 worse than at first
}

func ExampleMeasure_Attainments() {
	m := managers()
	m.Target = savings.Reading{Total: savings.Known(pounds(200))}
	_, err := m.Attainments()
	fmt.Println(err)
	// Output: savings: Senior managers: both a target and its fall or rise in per cent: each says the other
}

// Table 1 of the Tri-borough report, ch. 9(b), as its column of H&F adds up.
func ExampleMeasure_Findings() {
	m := savings.Measure{Name: "Overhead staff", Unit: "FTE", Baseline: savings.Reading{
		Total: savings.Known(pounds(263)), ByAuthority: shares("WCC", 79, "RBKC", 89, "LBHF", 94)}}
	fmt.Println(m.Findings()[0])
	// Output: Overhead staff: the baseline of 263 FTE in total is not the 262 of the authorities added up.
}

func ExampleGain() {
	g := savings.Gain{Service: "ICT", Year: "2011/12", Gains: shares("WCC", 5, "LBHF", 1)}
	fmt.Println(g.Service, g.Gains.Total())
	// Output: ICT 6
}

func ExampleStandpoint() {
	gain := func(year savings.Year) savings.Gain {
		return savings.Gain{Service: "ICT", Year: year, Gains: shares("WCC", 5, "LBHF", 1)}
	}
	standpoints := must(savings.InTheRound(decimal.New(5, -1), shares("WCC", 50, "LBHF", 50), gain("2011/12"), gain("2012/13")))
	lbhf := standpoints[1]
	fmt.Println(lbhf.Least, "of", lbhf.Of, lbhf.ShareOfGains, lbhf.Persistent)
	// Output: 2 of 2 1/6 true
}

func ExampleStandpoint_Finding() {
	standpoints := must(savings.InTheRound(decimal.New(5, -1), shares("WCC", 50, "LBHF", 50), savings.Gain{Service: "ICT", Year: "2011/12", Gains: shares("WCC", 5, "LBHF", 1)}))
	fmt.Println(standpoints[1].Finding())
	// Output: LBHF: 16.7% of the gains on 50.0% of the spending; least in 1 of 1 services and years, longest run of years 1: not persistently the one that gains least.
}

// redundancies are of one service in two years.
func redundancies() []savings.Adjustment {
	return []savings.Adjustment{
		{Service: "ICT", Year: "2011/12", Contributions: shares("WCC", 1, "LBHF", 4)},
		{Service: "ICT", Year: "2012/13", Contributions: shares("WCC", 0, "LBHF", 3)},
	}
}

func ExampleAdjustment() {
	_, err := savings.BurdensInTheRound(decimal.New(5, -1), shares("WCC", 50), redundancies()...)
	fmt.Println(err)
	// Output:
	// savings: ICT: LBHF: contributes, but its spending is not given
	// savings: ICT: LBHF: contributes, but its spending is not given
}

func ExampleBurdensInTheRound() {
	for _, c := range must(savings.BurdensInTheRound(decimal.New(5, -1), shares("WCC", 50, "LBHF", 50), redundancies()...)) {
		fmt.Println(c.Authority, c.ShareOfAdjustments, c.Persistent)
	}
	// Output:
	// WCC 1/8 false
	// LBHF 7/8 true
}

func ExampleContribution() {
	lbhf := must(savings.BurdensInTheRound(decimal.New(5, -1), shares("WCC", 50, "LBHF", 50), redundancies()...))[1]
	fmt.Println(lbhf.Most, "of", lbhf.Of, lbhf.LongestRun)
	// Output: 2 of 2 2
}

func ExampleContribution_Finding() {
	lbhf := must(savings.BurdensInTheRound(decimal.New(5, -1), shares("WCC", 50, "LBHF", 50), redundancies()...))[1]
	fmt.Println(lbhf.Finding())
	// Output: LBHF: 87.5% of the staff adjustments on 50.0% of the spending; most in 2 of 2 services and years, longest run of years 2: persistently the one that contributes most.
}

// payroll is to go on as now, or to be shared: 50 invested, and cheaper from the
// second year.
func payroll() savings.Comparison {
	equal := must(attribution.Equally("WCC", "LBHF"))
	return must(savings.Compare(savings.Header{Years: []savings.Year{"2011/12", "2012/13"}, Authorities: []attribution.Authority{"WCC", "LBHF"}, Discount: quarter()}, "Payroll",
		savings.Option{Name: "As now", DoNothing: true, Costs: figures(100, 100), Basis: must(attribution.InProportion(shares("WCC", 60, "LBHF", 40)))},
		savings.Option{Name: "Share", Costs: figures(90, 30), Investment: figures(50), Basis: equal}))
}

func ExampleOption() {
	_, err := savings.Compare(savings.Header{Years: []savings.Year{"2011/12"}}, "Payroll", savings.Option{Name: "Share", Costs: figures(90)})
	fmt.Println(err)
	// Output: savings: Payroll: what an option saves is not known without the cost of doing nothing
}

func ExampleCompare() {
	for _, o := range payroll().Options {
		fmt.Println(o.Name, "costs", attribution.FormatPounds(o.WholeLifeCost.Decimal), "and saves", attribution.FormatPounds(o.NetSaving.Decimal))
	}
	// Output:
	// As now costs 200.00 and saves 0.00
	// Share costs 170.00 and saves 30.00
}

func ExampleComparison() {
	fmt.Println(payroll().Service, len(payroll().Options))
	// Output: Payroll 2
}

// -50 + 10, and 70 × 4/5.
func ExampleCompared() {
	share := payroll().Options[1]
	year, _ := share.Appraisal.BreakEven()
	fmt.Println(attribution.FormatPounds(share.NPV.Decimal), year)
	// Output: 16.00 2012/13
}

// WCC: 60 - 45 - 25, then 60 - 15. LBHF: 40 - 45 - 25, then 40 - 15.
func ExampleOptionPart() {
	for _, part := range payroll().Options[1].Parts {
		fmt.Println(part.Authority, attribution.FormatPounds(part.NetSaving), attribution.FormatPounds(part.NPV.Decimal))
	}
	// Output:
	// WCC 35.00 26.00
	// LBHF -5.00 -10.00
}

func ExampleComparison_Best() {
	fmt.Println(payroll().Best())
	// Output: [Share]
}

func ExampleComparison_PreferredBy() {
	fmt.Println(payroll().PreferredBy("WCC"), payroll().PreferredBy("LBHF"))
	// Output: [Share] [As now]
}

// Hammersmith & Fulham gains least from youth offending, on a third of the spending.
func ExampleInTheRound() {
	standpoints, err := savings.InTheRound(decimal.New(5, -1),
		attribution.Shares{{Authority: "WCC", Amount: thousands(728)}, {Authority: "RBKC", Amount: thousands(676)}, {Authority: "LBHF", Amount: thousands(677)}},
		savings.Gain{Service: "Youth offending", Year: "2012/13", Gains: attribution.Shares{
			{Authority: "WCC", Amount: thousands(281)}, {Authority: "RBKC", Amount: thousands(80)}, {Authority: "LBHF", Amount: thousands(70)}}},
		savings.Gain{Service: "Fostering", Year: "2012/13", Gains: attribution.Shares{
			{Authority: "WCC", Amount: thousands(-31)}, {Authority: "RBKC", Amount: thousands(118)}, {Authority: "LBHF", Amount: thousands(183)}}},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, standpoint := range standpoints {
		fmt.Println(standpoint.Finding())
	}
	// Output:
	// WCC: 35.7% of the gains on 35.0% of the spending; least in 1 of 2 services and years, longest run of years 0: not persistently the one that gains least.
	// RBKC: 28.2% of the gains on 32.5% of the spending; least in 0 of 2 services and years, longest run of years 1: not persistently the one that gains least.
	// LBHF: 36.1% of the gains on 32.5% of the spending; least in 1 of 2 services and years, longest run of years 0: not persistently the one that gains least.
}

func ExampleProgramme_InTheRound() {
	for _, s := range must(twoCouncils().InTheRound(decimal.New(5, -1), shares("WCC", 60, "LBHF", 40))) {
		fmt.Println(s.Finding())
	}
	// Output:
	// WCC: 64.1% of the gains on 60.0% of the spending; least in 0 of 3 services and years, longest run of years 0: not persistently the one that gains least.
	// LBHF: 35.9% of the gains on 40.0% of the spending; least in 0 of 3 services and years, longest run of years 2: not persistently the one that gains least.
}

package savings_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// quarterFour is a benefits report of two services, one in capital.
func quarterFour() savings.Tracking {
	known := func(n int64) decimal.NullDecimal { return savings.Known(pounds(n)) }
	return must(savings.Track(savings.Thresholds{Green: decimal.New(95, -2), Amber: decimal.New(75, -2)},
		savings.Tracked{Service: "Payroll", Authority: "BDC", Budget: known(60)},
		savings.Tracked{Service: "Payroll", Authority: "RBC", Budget: known(40)},
		savings.Tracked{Service: "Payroll", Actual: known(80), Published: savings.Green},
		savings.Tracked{Service: "Maps", NonCashable: true, Budget: known(10), Actual: known(10)},
		savings.Tracked{Service: "Vans", Kind: savings.Capital, Budget: known(711), Actual: known(101)},
	))
}

func printStanding(s savings.Standing) {
	figure := func(d decimal.NullDecimal) string {
		if !d.Valid {
			return "not known"
		}
		return attribution.FormatPounds(d.Decimal)
	}
	fmt.Println("budget", figure(s.Budget)+", actual", figure(s.Actual)+", variance", figure(s.Variance)+",", or(s.Status))
}

func or(s savings.Status) savings.Status {
	if s == "" {
		return "not judged"
	}
	return s
}

func ExampleKnown() {
	fmt.Println(savings.Known(pounds(65)).Valid, savings.Tracked{}.Budget.Valid)
	// Output: true false
}

func ExampleTracked() {
	_, err := savings.Track(savings.Thresholds{}, savings.Tracked{Service: "Payroll", Published: "blue"})
	fmt.Println(err)
	// Output: savings: Payroll: "blue" is no status: green, amber or red
}

func ExampleThresholds() {
	_, err := savings.Track(savings.Thresholds{Green: decimal.New(5, -1), Amber: decimal.New(9, -1)})
	fmt.Println(err)
	// Output: savings: amber from 0.9, green only from 0.5
}

// 80 of 100 is above three quarters, and below 95 per cent.
func ExampleStatus() {
	fmt.Println(quarterFour().Lines()[2].Status)
	// Output: amber
}

func ExampleStanding() {
	printStanding(quarterFour().Services()[0])
	// Output: budget 100.00, actual 80.00, variance -20.00, amber
}

func ExampleTracking() {
	printStanding(quarterFour().Overall())
	// Output: budget 110.00, actual 90.00, variance -20.00, amber
}

// The total takes the budgets of its authorities, which stand there alone.
func ExampleTracking_Lines() {
	for _, line := range quarterFour().Lines()[:3] {
		printStanding(line)
	}
	// Output:
	// budget 60.00, actual not known, variance not known, not judged
	// budget 40.00, actual not known, variance not known, not judged
	// budget 100.00, actual 80.00, variance -20.00, amber
}

func ExampleTracking_Services() {
	for _, s := range quarterFour().Services() {
		fmt.Println(s.Service, s.Status)
	}
	// Output:
	// Payroll amber
	// Maps green
	// Vans red
}

func ExampleTracking_Thresholds() {
	fmt.Println(quarterFour().Thresholds().Amber)
	// Output: 0.75
}

func ExampleTracking_Total() {
	printStanding(quarterFour().Total(func(s savings.Standing) bool { return s.Service != "Maps" }))
	// Output: budget 100.00, actual 80.00, variance -20.00, amber
}

func ExampleTracking_Sum() {
	lines := quarterFour().Lines()
	printStanding(quarterFour().Sum(lines[2], lines[3]))
	// Output: budget 110.00, actual 90.00, variance -20.00, amber
}

func ExampleTracking_Cashable() {
	printStanding(quarterFour().Cashable())
	// Output: budget 100.00, actual 80.00, variance -20.00, amber
}

func ExampleTracking_NonCashable() {
	printStanding(quarterFour().NonCashable())
	// Output: budget 10.00, actual 10.00, variance 0.00, green
}

func ExampleTracking_Overall() {
	printStanding(quarterFour().Overall())
	// Output: budget 110.00, actual 90.00, variance -20.00, amber
}

// What is not spent of a capital budget has slipped, and is no saving.
func ExampleTracking_Capital() {
	printStanding(quarterFour().Capital())
	// Output: budget 711.00, actual 101.00, variance -610.00, red
}

func ExampleTracking_Of() {
	printStanding(quarterFour().Of("BDC", func(savings.Standing) bool { return true }))
	// Output: budget 60.00, actual not known, variance not known, not judged
}

func ExampleTracking_Findings() {
	fmt.Println(quarterFour().Findings()[0])
	// Output: Payroll: reported as green, and amber by its figures: budget £100.00, actual £80.00, variance -£20.00 (amber).
}

// approvedSchemes are two, one rebased since and one dropped.
func approvedSchemes() savings.Register {
	r := must(savings.Register{}.Approve("Libraries", pounds(100)))
	r = must(r.Approve("Highways", pounds(50)))
	r = must(r.Achieve("Libraries", pounds(60)))
	r = must(r.Rebase("Libraries", pounds(80), "contracts run to 2014"))
	return must(r.Drop("Highways", "no longer wanted"))
}

func ExampleScheme() {
	s := approvedSchemes().Schemes()[0]
	fmt.Println(s.Name, s.Original, s.Current, s.Achieved, s.Reasons)
	// Output: Libraries 100 80 60 [contracts run to 2014]
}

// 60 of the 100 first approved, not of the 80 that it was rebased to.
func ExampleScheme_Rate() {
	fmt.Println(approvedSchemes().Schemes()[0].Rate())
	// Output: 3/5
}

func ExampleRegister_Approve() {
	_, err := approvedSchemes().Approve("Highways", pounds(40))
	fmt.Println(err)
	// Output: savings: Highways: approved already: a change of its baseline is a rebasing
}

func ExampleRegister_Rebase() {
	_, err := approvedSchemes().Rebase("Libraries", pounds(70), "")
	fmt.Println(err)
	// Output: savings: Libraries: the reason is not given
}

func ExampleRegister_Drop() {
	_, err := approvedSchemes().Drop("Highways", "twice")
	fmt.Println(err)
	// Output: savings: Highways: was dropped already
}

func ExampleRegister_Achieve() {
	fmt.Println(must(approvedSchemes().Achieve("Highways", pounds(15))).Rate())
	// Output: 1/2
}

func ExampleRegister_Schemes() {
	for _, s := range approvedSchemes().Schemes() {
		fmt.Println(s.Name, s.Dropped)
	}
	// Output:
	// Libraries false
	// Highways true
}

// 60 of the 150 first approved.
func ExampleRegister_Rate() {
	fmt.Println(approvedSchemes().Rate())
	// Output: 2/5
}

func ExampleRegister_Findings() {
	fmt.Println(approvedSchemes().Findings()[1])
	// Output: Highways: approved at £50.00 and dropped (no longer wanted); it still counts at what was first approved.
}

// twoRisks are of Bromsgrove & Redditch, Appendix B, numbers 6 and 10.
func twoRisks() savings.Risks {
	return must(savings.NewRisks(4,
		savings.Risk{Name: "Potential conflict with WETT work", Likelihood: 1, Impact: 1, Published: 2},
		savings.Risk{Name: "Downturn in performance", Likelihood: 3, Impact: 4, Published: 12}))
}

func ExampleRisk() {
	r := savings.Risk{Name: "Downturn in performance", Likelihood: 3, Impact: 4}
	fmt.Println(r.Name, r.Score())
	// Output: Downturn in performance 12
}

func ExampleRisk_Score() {
	fmt.Println(savings.Risk{Likelihood: 1, Impact: 1}.Score())
	// Output: 1
}

func ExampleNewRisks() {
	_, err := savings.NewRisks(4, savings.Risk{Name: "Downturn", Likelihood: 5, Impact: 4})
	fmt.Println(err)
	// Output: savings: Downturn: a likelihood of 5: it must lie between 1 and 4
}

func ExampleRisks() {
	fmt.Println(len(twoRisks().Ranked()), "risks, the gravest:", twoRisks().Ranked()[0].Name)
	// Output: 2 risks, the gravest: Downturn in performance
}

func ExampleRisks_Ranked() {
	for _, r := range twoRisks().Ranked() {
		fmt.Println(r.Score(), r.Name)
	}
	// Output:
	// 12 Downturn in performance
	// 1 Potential conflict with WETT work
}

func ExampleRisks_Findings() {
	fmt.Println(twoRisks().Findings()[0])
	// Output: Potential conflict with WETT work: a likelihood of 1 and an impact of 1 make 1, and the score is printed as 2.
}

// Two rows of Bromsgrove & Redditch's Appendix A: the actuals stand in total only.
func ExampleTrack() {
	tracking, err := savings.Track(
		savings.Thresholds{Green: decimal.NewFromInt(1), Amber: decimal.New(9, -1)},
		savings.Tracked{Service: "Single Management Team", Authority: "BDC", Budget: savings.Known(thousands(247))},
		savings.Tracked{Service: "Single Management Team", Authority: "RBC", Budget: savings.Known(thousands(213))},
		savings.Tracked{Service: "Single Management Team", Actual: savings.Known(thousands(478))},
		savings.Tracked{Service: "Web Developer", NonCashable: true, Budget: savings.Known(thousands(38)), Actual: savings.Known(thousands(38))},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range tracking.Findings() {
		fmt.Println(finding)
	}
	// Output:
	// Cashable savings: budget £460,000.00, actual £478,000.00, variance £18,000.00 (green).
	// Savings not cashable: budget £38,000.00, actual £38,000.00, variance £0.00 (green).
	// Overall position: budget £498,000.00, actual £516,000.00, variance £18,000.00 (green).
}

// A scheme that is dropped leaves its baseline behind.
func ExampleRegister() {
	var register savings.Register
	var err error
	for _, step := range []func() (savings.Register, error){
		func() (savings.Register, error) { return register.Approve("Libraries", thousands(1580)) },
		func() (savings.Register, error) { return register.Approve("Highways", thousands(425)) },
		func() (savings.Register, error) { return register.Achieve("Libraries", thousands(1580)) },
		func() (savings.Register, error) { return register.Drop("Highways", "contracts run to 2014") },
	} {
		if register, err = step(); err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Println("achieved", register.Rate().RatString(), "of what was approved")
	// Output:
	// achieved 316/401 of what was approved
}

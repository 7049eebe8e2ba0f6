package attribution_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// The Youth Offending Service on its revised budgets, in thousands (Tri-borough
// report, ch. 9(a)). £1,650 falls on the boroughs as 447, 596 and 607.
func youthOffending() attribution.Service {
	basis, err := attribution.InProportion(attribution.Shares{
		{Authority: "WCC", Amount: decimal.NewFromInt(447)},
		{Authority: "RBKC", Amount: decimal.NewFromInt(596)},
		{Authority: "LBHF", Amount: decimal.NewFromInt(607)},
	})
	if err != nil {
		panic(err)
	}
	return attribution.Service{Name: "Youth offending", Basis: basis, Host: "RBKC"}
}

// printCharges shows by which rule each authority is charged how much.
func printCharges(charges []attribution.Charge, err error) {
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, charge := range charges {
		when := ""
		if charge.Deferred {
			when = " next year"
		}
		for authority, share := range charge.Shares.All() {
			fmt.Println(charge.Rule, authority, attribution.FormatPounds(share)+when)
		}
	}
}

// A rule cites the document and the place that it rests on.
func ExampleRule() {
	fmt.Println(attribution.RuleFailure, "rests on the", attribution.RuleFailure.Source())
	// Output: failure rests on the Tri-borough report, ch. 12(a), para 10
}

func ExampleRule_Source() {
	fmt.Println(attribution.RuleTermination.Source())
	fmt.Printf("%q\n", attribution.Rule("own.levy").Source())
	// Output:
	// Tri-borough report, ch. 3, guarantee 19
	// ""
}

func ExampleRule_Own() {
	fmt.Println(attribution.Rule("own.levy").Own(), attribution.RuleOngoing.Own())
	// Output: true false
}

// What a service costs to run has a place of its own in the service.
func ExampleOngoing() {
	service := youthOffending()
	service.Running = attribution.Ongoing{Cost: decimal.NewFromInt(1650000)}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}}, service)
	if err != nil {
		fmt.Println(err)
		return
	}
	for authority, borne := range statement.Totals().All() {
		fmt.Println(authority, attribution.FormatPounds(borne))
	}
	// Output:
	// WCC 447,000.00
	// RBKC 596,000.00
	// LBHF 607,000.00
}

func ExampleOngoing_Attribute() {
	printCharges(attribution.Ongoing{Cost: decimal.NewFromInt(1650000)}.Attribute(youthOffending()))
	// Output:
	// ongoing WCC 447,000.00
	// ongoing RBKC 596,000.00
	// ongoing LBHF 607,000.00
}

// A grant comes off before the cost is shared: £1,560,000 × 447 ÷ 1,650 is
// £422,618.18, and a fraction of a penny.
func ExampleIncome() {
	printCharges(attribution.Ongoing{
		Cost:   decimal.NewFromInt(1650000),
		Income: []attribution.Income{{Description: "Youth Justice Board grant", Amount: decimal.NewFromInt(90000)}},
	}.Attribute(youthOffending()))
	// Output:
	// ongoing WCC 422,618.18
	// ongoing RBKC 563,490.91
	// ongoing LBHF 573,890.91
}

// £16,500 more than the budget, because demand rose.
func ExampleVariance() {
	printCharges(attribution.Variance{Cause: attribution.CauseDemand, Amount: decimal.NewFromInt(16500)}.Attribute(youthOffending()))
	// Output:
	// variance.shared WCC 4,470.00
	// variance.shared RBKC 5,960.00
	// variance.shared LBHF 6,070.00
}

// Where the usual basis would be disproportionate, another may be agreed, with a reason.
func ExampleVariance_Attribute() {
	thirds, err := attribution.Equally("WCC", "RBKC", "LBHF")
	if err != nil {
		fmt.Println(err)
		return
	}
	printCharges(attribution.Variance{
		Cause: attribution.CauseDemand, Amount: decimal.NewFromInt(600), Basis: thirds, Reason: "a one-off event in all three",
	}.Attribute(youthOffending()))
	// Output:
	// variance.agreed WCC 200.00
	// variance.agreed RBKC 200.00
	// variance.agreed LBHF 200.00
}

// Who changed its specification bears what came of it. Without a cause a variance
// is refused.
func ExampleCause() {
	service, amount := youthOffending(), decimal.NewFromInt(5000)
	printCharges(attribution.Variance{Cause: attribution.CauseSpecification, SpecifiedBy: "WCC", Amount: amount}.Attribute(service))
	_, err := attribution.Variance{Amount: amount}.Attribute(service)
	fmt.Println(errors.Is(err, attribution.ErrChoice))
	// Output:
	// variance.specification WCC 5,000.00
	// true
}

// The two treatments of the host's own, indirect costs. By the first, the host
// bears £1,650 this year, and next year gets back what the others' shares are.
func ExampleTreatment() {
	service, amount := youthOffending(), decimal.NewFromInt(1650)
	printCharges(attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: amount}.Attribute(service))
	printCharges(attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentShareNow, Amount: amount}.Attribute(service))
	// Output:
	// variance.host RBKC 1,650.00
	// variance.host WCC 447.00 next year
	// variance.host RBKC 596.00 next year
	// variance.host LBHF 607.00 next year
	// variance.host RBKC -1,650.00 next year
	// variance.indirect WCC 447.00
	// variance.indirect RBKC 596.00
	// variance.indirect LBHF 607.00
}

// The year after, the others pay the host: its own 596 less 1,650.
func ExampleBroughtForward() {
	adjustments, err := attribution.ParseShares("WCC 447, RBKC -1054, LBHF 607")
	if err != nil {
		fmt.Println(err)
		return
	}
	printCharges(attribution.BroughtForward{Adjustments: adjustments}.Attribute(youthOffending()))
	// Output:
	// brought_forward WCC 447.00
	// brought_forward RBKC -1,054.00
	// brought_forward LBHF 607.00
}

// Adjustments that do not sum to zero are refused: somebody's is missing.
func ExampleBroughtForward_Attribute() {
	adjustments, err := attribution.ParseShares("WCC 447, RBKC -1054")
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = attribution.BroughtForward{Adjustments: adjustments}.Attribute(youthOffending())
	fmt.Println(err)
	// Output: attribution: the adjustments brought forward sum to -607.00, not to zero
}

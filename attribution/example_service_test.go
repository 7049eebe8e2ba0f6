package attribution_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

func ExampleService() {
	service := attribution.Service{
		Name:    "Fostering",
		Basis:   fostering(), // children looked after
		Host:    "WCC",
		Running: attribution.Ongoing{Cost: decimal.NewFromInt(2000000)},
		Facts: []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseDemand, Amount: decimal.NewFromInt(615)},
			attribution.Failure{Authority: "RBKC", Amount: decimal.NewFromInt(100), PaidBy: "RBKC"},
		},
	}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}}, service)
	if err != nil {
		fmt.Println(err)
		return
	}
	printShares(statement.Totals())
	// Output:
	// WCC 803,499.03
	// RBKC 478,295.78
	// LBHF 718,920.19
}

// The costs of a programme as a whole are shared by the net reductions added over
// its services: here WCC's is −30,000 + 50,000.
func ExampleService_programme() {
	legal := attribution.Service{Name: "Legal", Basis: fostering(), NetReduction: shares("WCC 50000, RBKC 0, LBHF 0"),
		Running: attribution.Ongoing{Cost: decimal.NewFromInt(9720000)}}
	fosteringService := fosteringService()
	fosteringService.Running = attribution.Ongoing{Cost: decimal.NewFromInt(2000000)}
	cost := redundancies()
	cost.Amount = decimal.NewFromInt(32000)
	statement, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}},
		fosteringService, legal, attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{cost}})
	if err != nil {
		fmt.Println(err)
		return
	}
	printShares(statement.Service(attribution.AllServices))
	// Output:
	// WCC 2,000.00
	// RBKC 12,000.00
	// LBHF 18,000.00
}

func ExampleService_TakesPart() {
	fmt.Println(youthOffending().TakesPart("LBHF"), youthOffending().TakesPart("CITY"))
	// Output: true false
}

// Where nobody knows a service's net reduction, the parties must say so before a
// programme's cost is shared by those of the others.
func ExampleHeader() {
	known, unknown := fosteringService(), youthOffending()
	known.Running = attribution.Ongoing{Cost: decimal.NewFromInt(2000000)}
	unknown.Running = attribution.Ongoing{Cost: decimal.NewFromInt(1650000)}
	programme := attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{redundancies()}}

	header := attribution.Header{Title: "Children's services", Period: "2012/13", Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}}
	_, err := attribution.NewStatement(header, known, unknown, programme)
	fmt.Println(err)
	header.ReductionsNotKnown = []string{"Youth offending"}
	statement, err := attribution.NewStatement(header, known, unknown, programme)
	if err != nil {
		fmt.Println(err)
		return
	}
	printShares(statement.Service(attribution.AllServices))
	// Output:
	// attribution: All services: fact 1: no net reduction in spending is known of Youth offending to share "Redundancies" by: give it, say that it is not known, or agree a basis for this cost instead
	// WCC 0.00
	// RBKC 40,000.00
	// LBHF 60,000.00
}

func ExampleStatement_Services() {
	for _, spending := range firstYear().Services() {
		fmt.Println(spending.Service, "hosted by", spending.Host, "shared", spending.Basis)
	}
	// Output:
	// Youth offending hosted by RBKC shared in proportion
	// Fostering hosted by WCC shared in proportion
}

func ExampleStatement_SpendingOn() {
	spending, found := firstYear().SpendingOn("Fostering")
	printShares(spending.After)
	fmt.Println(found)
	_, found = firstYear().SpendingOn("Fostring")
	fmt.Println(found)
	// Output:
	// WCC 803,252.03
	// RBKC 478,048.78
	// LBHF 718,699.19
	// true
	// false
}

// What each spent before sharing, less what it spends after: WCC's rises.
func ExampleSpending() {
	spending, _ := firstYear().SpendingOn("Fostering")
	printShares(spending.NetReduction)
	// Output:
	// WCC -31,252.03
	// RBKC 117,951.22
	// LBHF 183,300.81
}

func ExampleSpending_Equal() {
	services := firstYear().Services()
	fmt.Println(services[0].Equal(services[0]), services[0].Equal(services[1]))
	// Output: true false
}

// Who would be short of its own estimate, if it had to run the service alone on
// what it contributes.
func ExampleSpending_Sufficiency() {
	spending, _ := firstYear().SpendingOn("Fostering")
	for _, answer := range spending.Sufficiency() {
		fmt.Println(answer.Authority, answer.Shortfall.Sign() <= 0)
	}
	// Output:
	// WCC false
	// RBKC true
	// LBHF false
}

func ExampleSufficiency() {
	spending, _ := firstYear().SpendingOn("Fostering")
	answer := spending.Sufficiency()[0]
	fmt.Println(answer.Authority, "contributes", attribution.FormatPounds(answer.Contribution), "and would need",
		attribution.FormatPounds(answer.Estimate)+":", attribution.FormatPounds(answer.Shortfall), "short")
	// Output: WCC contributes 803,252.03 and would need 900,000.00: 96,747.97 short
}

func ExampleService_EveryParticipant() {
	fmt.Println(youthOffending().EveryParticipant())
	// Output: [WCC RBKC LBHF]
}

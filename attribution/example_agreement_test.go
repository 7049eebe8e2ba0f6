package attribution_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// What the parties wrote down is cited with every charge: their clause, where
// they have one for its rule.
func ExampleAgreement() {
	service := youthOffending()
	service.Running = attribution.Ongoing{Cost: decimal.NewFromInt(1650000)}
	service.Facts = []attribution.Fact{attribution.Withdrawal{Authority: "LBHF", Amount: decimal.NewFromInt(8000), PaidBy: "RBKC", NoticeMonths: 6}}
	statement, err := attribution.NewStatement(attribution.Header{
		Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"},
		Agreement: attribution.Agreement{
			Title: "Collaboration agreement of 1 June 2012", NoticeMonths: 6, // instead of twelve
			Clauses: []attribution.Clause{{Rule: attribution.RuleWithdrawal, Text: "cl. 21"}},
		},
	}, service)
	if err != nil {
		fmt.Println(err)
		return
	}
	for charge := range statement.Charges() {
		fmt.Printf("%s %q\n", charge.Rule, charge.Clause)
	}
	// Output:
	// ongoing ""
	// withdrawal "cl. 21"
}

// The clause for a service goes before the one for all of them.
func ExampleClause() {
	youth, fostering := youthOffending(), fosteringService()
	youth.Running = attribution.Ongoing{Cost: decimal.NewFromInt(1650000)}
	fostering.Running = attribution.Ongoing{Cost: decimal.NewFromInt(2000000)}
	statement, err := attribution.NewStatement(attribution.Header{
		Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"},
		Agreement: attribution.Agreement{Clauses: []attribution.Clause{
			{Rule: attribution.RuleOngoing, Text: "Sch. 3 para 2"},
			{Rule: attribution.RuleOngoing, Service: "Fostering", Text: "Sch. 3 para 4"},
		}},
	}, youth, fostering)
	if err != nil {
		fmt.Println(err)
		return
	}
	for charge := range statement.Charges() {
		fmt.Println(charge.Service, charge.Clause)
	}
	// Output:
	// Youth offending Sch. 3 para 2
	// Fostering Sch. 3 para 4
}

package attribution_test

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// The Tri-borough report's Youth Offending Service (ch. 9(a)) on the revised
// budgets, in thousands: each borough bears exactly its own.
func ExampleNewStatement() {
	basis, err := attribution.InProportion(attribution.Shares{
		{Authority: "WCC", Amount: decimal.NewFromInt(447)},
		{Authority: "RBKC", Amount: decimal.NewFromInt(596)},
		{Authority: "LBHF", Amount: decimal.NewFromInt(607)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := attribution.NewStatement(
		attribution.Header{Title: "Youth offending", Period: "2012/13", Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}},
		attribution.Service{Name: "Youth offending", Basis: basis, Host: "RBKC", Running: attribution.Ongoing{Cost: decimal.NewFromInt(1650000)}, Facts: []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseDemand, Amount: decimal.New(100, -2)},
		}},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, share := range statement.Totals() {
		fmt.Println(share.Authority, attribution.FormatPounds(share.Amount))
	}
	for _, debt := range statement.Due() {
		fmt.Println(debt.From, "owes", debt.To, attribution.FormatPounds(debt.Amount))
	}
	fmt.Println("verified:", statement.Verify() == nil)
	out, _ := json.Marshal(statement)
	var again attribution.Statement
	fmt.Println("read back:", json.Unmarshal(out, &again) == nil && again.Equal(statement) && again.Verify() == nil)
	// Output:
	// WCC 447,000.27
	// RBKC 596,000.36
	// LBHF 607,000.37
	// WCC owes RBKC 447,000.27
	// LBHF owes RBKC 607,000.37
	// verified: true
	// read back: true
}

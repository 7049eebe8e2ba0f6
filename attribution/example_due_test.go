package attribution_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// What each laid out: the hosts paid for everything.
func ExampleStatement_Paid() {
	printShares(firstYear().Paid())
	// Output:
	// WCC 2,000,000.00
	// RBKC 1,651,650.00
	// LBHF 0.00
}

func ExampleStatement_Due() {
	for _, debt := range firstYear().Due() {
		fmt.Println(debt.From, "owes", debt.To, attribution.FormatPounds(debt.Amount), "for", debt.Service)
	}
	// Output:
	// WCC owes RBKC 447,000.00 for Youth offending
	// LBHF owes RBKC 607,000.00 for Youth offending
	// RBKC owes WCC 478,048.78 for Fostering
	// LBHF owes WCC 718,699.19 for Fostering
}

// Two transfers clear four debts: WCC is owed 478,048.78 + 718,699.19 and owes
// 447,000.00.
func ExampleStatement_Settlement() {
	for _, transfer := range firstYear().Settlement() {
		fmt.Println(transfer.From, "pays", transfer.To, attribution.FormatPounds(transfer.Amount))
	}
	// Output:
	// LBHF pays WCC 749,747.97
	// LBHF pays RBKC 575,951.22
}

func ExampleDebt() {
	debt := firstYear().Due()[0]
	fmt.Println(debt.From, "owes", debt.To, attribution.FormatPounds(debt.Amount))
	// Output: WCC owes RBKC 447,000.00
}

func ExampleDebt_Equal() {
	due := firstYear().Due()
	fmt.Println(due[0].Equal(firstYear().Due()[0]), due[0].Equal(due[1]))
	// Output: true false
}

func ExampleTransfer() {
	transfer := firstYear().Settlement()[0]
	fmt.Println(transfer.From, "pays", transfer.To, attribution.FormatPounds(transfer.Amount))
	// Output: LBHF pays WCC 749,747.97
}

func ExampleTransfer_Equal() {
	transfers := firstYear().Settlement()
	fmt.Println(transfers[0].Equal(firstYear().Settlement()[0]), transfers[0].Equal(transfers[1]))
	// Output: true false
}

// Debts of several services clear in fewer transfers than there are authorities.
func ExampleSettle() {
	for _, transfer := range attribution.Settle([]attribution.Debt{
		{Service: "Parks", From: "WCC", To: "RBKC", Amount: decimal.NewFromInt(100)},
		{Service: "Libraries", From: "RBKC", To: "LBHF", Amount: decimal.NewFromInt(100)},
	}) {
		fmt.Println(transfer.From, "pays", transfer.To, attribution.FormatPounds(transfer.Amount))
	}
	// Output: WCC pays LBHF 100.00
}

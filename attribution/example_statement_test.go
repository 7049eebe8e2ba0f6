package attribution_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Two services of the Tri-borough report, ch. 9(a), with RBKC and WCC as their
// hosts. An indirect variance of £1,650 is illustrative, and so is what each
// borough thinks that fostering alone would cost it.
func firstYear() attribution.Statement {
	youth := youthOffending()
	youth.Running = attribution.Ongoing{Cost: decimal.NewFromInt(1650000)}
	youth.Facts = []attribution.Fact{
		attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: decimal.NewFromInt(1650)},
	}
	statement, err := attribution.NewStatement(
		attribution.Header{Title: "Children's services", Period: "2012/13", Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}},
		youth,
		attribution.Service{
			Name: "Fostering", Basis: fostering(), Host: "WCC",
			Running:    attribution.Ongoing{Cost: decimal.NewFromInt(2000000)},
			Before:     shares("WCC 772000, RBKC 596000, LBHF 902000"),
			StandAlone: shares("WCC 900000, RBKC 470000, LBHF 720000"),
		},
	)
	if err != nil {
		panic(err)
	}
	return statement
}

// printShares shows a line for each authority.
func printShares(shares attribution.Shares) {
	for authority, share := range shares.All() {
		fmt.Println(authority, attribution.FormatPounds(share))
	}
}

func ExampleStatement() {
	statement := firstYear()
	printShares(statement.Totals())
	fmt.Println("in all", attribution.FormatPounds(statement.Total()))
	// Output:
	// WCC 1,250,252.03
	// RBKC 1,075,698.78
	// LBHF 1,325,699.19
	// in all 3,651,650.00
}

func ExampleStatement_Header() {
	header := firstYear().Header()
	fmt.Println(header.Title, header.Period, header.Authorities)
	// Output: Children's services 2012/13 [WCC RBKC LBHF]
}

func ExampleStatement_Charges() {
	for charge := range firstYear().Charges() {
		fmt.Println(charge.Service, charge.Rule, attribution.FormatPounds(charge.Amount), charge.Deferred)
	}
	// Output:
	// Youth offending ongoing 1,650,000.00 false
	// Youth offending variance.host 1,650.00 false
	// Youth offending variance.host 1,650.00 true
	// Youth offending variance.host -1,650.00 true
	// Fostering ongoing 2,000,000.00 false
}

func ExampleStatement_ChargesOf() {
	for charge := range firstYear().ChargesOf("Fostering") {
		fmt.Println(charge.Because)
	}
	// Output: cost £2,000,000.00, in proportion; shared LBHF 221 : RBKC 147 : WCC 247
}

func ExampleStatement_Totals() {
	printShares(firstYear().Totals())
	// Output:
	// WCC 1,250,252.03
	// RBKC 1,075,698.78
	// LBHF 1,325,699.19
}

func ExampleStatement_Total() {
	fmt.Println(attribution.FormatPounds(firstYear().Total()))
	// Output: 3,651,650.00
}

// What each bears of one service: RBKC's £596,000, and the £1,650 it bears as host.
func ExampleStatement_Service() {
	printShares(firstYear().Service("Youth offending"))
	// Output:
	// WCC 447,000.00
	// RBKC 597,650.00
	// LBHF 607,000.00
}

func ExampleStatement_NextYear() {
	printShares(firstYear().NextYear())
	// Output:
	// WCC 447.00
	// RBKC -1,054.00
	// LBHF 607.00
}

// The adjustments of one service's calls are what its BroughtForward takes next year.
func ExampleStatement_NextYearOf() {
	statement := firstYear()
	forward := attribution.BroughtForward{Adjustments: statement.NextYearOf("Youth offending")}
	printShares(forward.Adjustments)
	fmt.Println(len(statement.NextYearOf("Fostering")))
	// Output:
	// WCC 447.00
	// RBKC -1,054.00
	// LBHF 607.00
	// 0
}

func ExampleStatement_Findings() {
	fmt.Println(len(firstYear().Findings()), "findings")
	// Output: 0 findings
}

// A statement reads back as it was; its JSON is the same, byte for byte, on every
// machine.
func ExampleStatement_MarshalJSON() {
	text, err := json.Marshal(firstYear())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.SplitN(string(text), `,"services"`, 2)[0])
	// Output: {"format":2,"title":"Children's services","source":"","period":"2012/13","authorities":["WCC","RBKC","LBHF"]
}

func ExampleStatement_UnmarshalJSON() {
	text, err := json.Marshal(firstYear())
	if err != nil {
		fmt.Println(err)
		return
	}
	var again attribution.Statement
	if err := json.Unmarshal(text, &again); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(again.Equal(firstYear()))
	// Output: true
}

// A penny that was moved in the printed statement shows.
func ExampleStatement_Verify() {
	text, err := json.Marshal(firstYear())
	if err != nil {
		fmt.Println(err)
		return
	}
	tampered := strings.ReplaceAll(string(text), "803252.03", "803252.02")
	var statement attribution.Statement
	if err := json.Unmarshal([]byte(tampered), &statement); err != nil {
		fmt.Println(err)
		return
	}
	err = statement.Verify()
	fmt.Println(errors.Is(err, attribution.ErrVerify))
	fmt.Println(err)
	// Output:
	// true
	// attribution: Fostering: charge 5 (ongoing, "Ongoing cost"): the shares do not sum to the amount: they are 0.01 off
	// attribution: Fostering: WCC: charge 5 (ongoing, "Ongoing cost"): a share of 803252.02 is not the exact proportion rounded down or up to a penny
}

func ExampleStatement_Equal() {
	fmt.Println(firstYear().Equal(firstYear()), firstYear().Equal(attribution.Statement{}))
	// Output: true false
}

// A statement of a budget says so.
func ExampleStage() {
	service := youthOffending()
	service.Running = attribution.Ongoing{Cost: decimal.NewFromInt(1650)}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: service.Basis.Authorities(), Stage: attribution.StageBudget}, service)
	fmt.Println(statement.Header().Stage, err)
	// Output: budget <nil>
}

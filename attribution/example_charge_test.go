package attribution_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// parishLevy is a fact of a program's own: a levy on a service, in equal parts. Its
// rule is none of the agreement's, so its code starts with "own." and it names its
// source.
type parishLevy struct {
	Amount decimal.Decimal
	Basis  attribution.Basis
}

// Attribute returns the one charge of the levy.
func (l parishLevy) Attribute(s attribution.Service) ([]attribution.Charge, error) {
	charge, err := attribution.Charge{
		Service: s.Name, Rule: "own.levy", Source: "Levy order of 2012", Description: "Levy", Amount: l.Amount, PaidBy: s.Host, Because: "a levy is shared in equal parts",
	}.On(l.Basis)
	return []attribution.Charge{charge}, err
}

func levyInThirds() parishLevy {
	thirds, err := attribution.Equally("WCC", "RBKC", "LBHF")
	if err != nil {
		panic(err)
	}
	return parishLevy{Amount: decimal.NewFromInt(100), Basis: thirds}
}

func ExampleFact() {
	service := youthOffending()
	service.Facts = []attribution.Fact{levyInThirds()}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}}, service)
	if err != nil {
		fmt.Println(err)
		return
	}
	for authority, borne := range statement.Totals().All() {
		fmt.Println(authority, attribution.FormatPounds(borne))
	}
	// Output:
	// WCC 33.33
	// RBKC 33.33
	// LBHF 33.34
}

// A charge says by which rule, on whose word, and why.
func ExampleCharge() {
	charges, err := attribution.Failure{Authority: "WCC", Description: "Late placements", Amount: decimal.NewFromInt(4000), PaidBy: "RBKC"}.Attribute(youthOffending())
	if err != nil {
		fmt.Println(err)
		return
	}
	charge := charges[0]
	fmt.Println(charge.Description, attribution.FormatPounds(charge.Amount), "paid by", charge.PaidBy)
	fmt.Println(charge.Because)
	// Output:
	// Late placements 4,000.00 paid by RBKC
	// the consequences of a failure, net of insurance, are its own; borne by WCC alone
}

// The one way to divide a charge.
func ExampleCharge_On() {
	charge, err := attribution.Charge{Rule: "own.levy", Amount: decimal.NewFromInt(100), Because: "by children looked after"}.On(fostering())
	if err != nil {
		fmt.Println(err)
		return
	}
	for authority, share := range charge.Shares.All() {
		fmt.Println(authority, attribution.FormatPounds(share))
	}
	fmt.Println(charge.Because)
	// Output:
	// WCC 40.16
	// RBKC 23.90
	// LBHF 35.94
	// by children looked after; shared LBHF 221 : RBKC 147 : WCC 247
}

func ExampleCharge_Working() {
	charge, err := attribution.Charge{Amount: decimal.NewFromInt(100)}.On(fostering())
	if err != nil {
		fmt.Println(err)
		return
	}
	steps, err := charge.Working()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range steps {
		fmt.Println(step.Authority, attribution.FormatPounds(step.Floor), "and", step.Remainder, "of a penny")
	}
	// Output:
	// WCC 40.16 and 32/123 of a penny
	// RBKC 23.90 and 10/41 of a penny
	// LBHF 35.93 and 61/123 of a penny
}

func ExampleCharge_Equal() {
	charge, err := attribution.Charge{Amount: decimal.NewFromInt(100)}.On(fostering())
	if err != nil {
		fmt.Println(err)
		return
	}
	alike := charge
	alike.Amount = decimal.New(10000, -2) // 100.00
	other := charge
	other.PaidBy = "RBKC"
	fmt.Println(charge.Equal(alike), charge.Equal(other))
	// Output: true false
}

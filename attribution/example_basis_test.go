package attribution_test

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// The Fostering service is shared by the children looked after.
func fostering() attribution.Basis {
	basis, err := attribution.InProportion(childrenLookedAfter())
	if err != nil {
		panic(err)
	}
	return basis
}

func ExampleAuthority() {
	boroughs := []attribution.Authority{"WCC", "RBKC", "LBHF"}
	fmt.Println(boroughs)
	_, err := attribution.Equally(" WCC")
	fmt.Println(err)
	// Output:
	// [WCC RBKC LBHF]
	// attribution: " WCC" is not a code: 1 to 64 bytes of printable text, no space at either end
}

// A basis is made once and shares as many amounts as there are.
func ExampleBasis() {
	basis, err := attribution.Equally("BDC", "RBC")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, pence := range []int64{1000, 1001} {
		parts, err := basis.ApportionPence(nil, pence)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(parts)
	}
	// Output:
	// [500 500]
	// [501 500]
}

// The Fostering service's £2,000,000 by children looked after: WCC's share is
// 2,000,000 × 247 ÷ 615 = 803,252.0325.
func ExampleInProportion() {
	children, err := attribution.ParseShares("WCC 247, RBKC 147, LBHF 221")
	if err != nil {
		fmt.Println(err)
		return
	}
	basis, err := attribution.InProportion(children)
	if err != nil {
		fmt.Println(err)
		return
	}
	shares, err := basis.Apportion(decimal.NewFromInt(2000000))
	if err != nil {
		fmt.Println(err)
		return
	}
	for authority, share := range shares.All() {
		fmt.Println(authority, attribution.FormatPounds(share))
	}
	// Output:
	// WCC 803,252.03
	// RBKC 478,048.78
	// LBHF 718,699.19
}

// The odd penny of equal parts goes to the code that sorts first.
func ExampleEqually() {
	basis, err := attribution.Equally("WCC", "RBKC", "LBHF")
	if err != nil {
		fmt.Println(err)
		return
	}
	shares, err := basis.Apportion(decimal.NewFromInt(100))
	if err != nil {
		fmt.Println(err)
		return
	}
	for authority, share := range shares.All() {
		fmt.Println(authority, attribution.FormatPounds(share))
	}
	// Output:
	// WCC 33.33
	// RBKC 33.33
	// LBHF 33.34
}

func ExampleSolely() {
	basis, err := attribution.Solely("RBKC")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(basis, basis.Authorities())
	// Output: solely [RBKC]
}

// One order of Westminster's takes a quarter more work than the common
// specification: 135 × 1.25 = 168.75.
func ExampleByDemand() {
	one := decimal.NewFromInt(1)
	basis, err := attribution.ByDemand([]attribution.Authority{"WCC", "RBKC", "LBHF"},
		attribution.Demand{Authority: "WCC", Measure: "orders", Quantity: decimal.NewFromInt(135), Quality: decimal.New(125, -2)},
		attribution.Demand{Authority: "RBKC", Measure: "orders", Quantity: decimal.NewFromInt(92), Quality: one},
		attribution.Demand{Authority: "LBHF", Measure: "orders", Quantity: decimal.NewFromInt(150), Quality: one},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for authority, weight := range basis.Weights().All() {
		fmt.Println(authority, attribution.FormatWeight(weight))
	}
	// Output:
	// WCC 168.75
	// RBKC 92
	// LBHF 150
}

// Units of different kinds can be added where each states what it costs next to
// the common specification: 100 × 1 + 20 × 3.5 = 170.
func ExampleDemand() {
	basis, err := attribution.ByDemand([]attribution.Authority{"WCC"},
		attribution.Demand{Authority: "WCC", Measure: "visits", Quantity: decimal.NewFromInt(100), Quality: decimal.NewFromInt(1)},
		attribution.Demand{Authority: "WCC", Measure: "assessments", Quantity: decimal.NewFromInt(20), Quality: decimal.New(35, -1)},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(basis.Weights().Of("WCC"), basis)
	// Output: 170 by demand: visits, assessments
}

func ExampleBasis_Authorities() {
	fmt.Println(fostering().Authorities())
	// Output: [WCC RBKC LBHF]
}

func ExampleBasis_Weights() {
	for authority, weight := range fostering().Weights().All() {
		fmt.Println(authority, weight)
	}
	// Output:
	// WCC 247
	// RBKC 147
	// LBHF 221
}

// Bases are alike where their authorities, order and weights are.
func ExampleBasis_Equal() {
	halves, err := attribution.Equally("WCC", "RBKC")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(fostering().Equal(fostering()), fostering().Equal(halves))
	// Output: true false
}

func ExampleBasis_IsZero() {
	var none attribution.Basis
	fmt.Println(none.IsZero(), fostering().IsZero())
	// Output: true false
}

func ExampleBasis_String() {
	fmt.Println(fostering())
	// Output: in proportion
}

// What is written is what the basis was made from, so that it can be made anew.
func ExampleBasis_MarshalJSON() {
	halves, err := attribution.Equally("BDC", "RBC")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, basis := range []attribution.Basis{fostering(), halves} {
		text, err := json.Marshal(basis)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(string(text))
	}
	// Output:
	// {"proportion":{"WCC":"247","RBKC":"147","LBHF":"221"}}
	// {"equal":true,"authorities":["BDC","RBC"]}
}

func ExampleBasis_UnmarshalJSON() {
	var basis attribution.Basis
	if err := json.Unmarshal([]byte(`{"proportion":{"WCC":"247","RBKC":"147","LBHF":"221"}}`), &basis); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(basis.Equal(fostering()))
	fmt.Println(json.Unmarshal([]byte(`{"equal":true,"sole":"WCC"}`), &basis))
	// Output:
	// true
	// attribution: byte 27: a basis is exactly one of demand, proportion, percentages, equal, sole, blend, average, band and rounded
}

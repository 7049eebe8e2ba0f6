package attribution_test

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Children looked after in each borough (Tri-borough report, ch. 9(a)).
func childrenLookedAfter() attribution.Shares {
	children, err := attribution.ParseShares("WCC 247, RBKC 147, LBHF 221")
	if err != nil {
		panic(err)
	}
	return children
}

func ExampleParseShares() {
	children, err := attribution.ParseShares("WCC 247, RBKC 147, LBHF 221")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(children), "boroughs,", children.Total(), "children")
	_, err = attribution.ParseShares("WCC 247, RBKC")
	fmt.Println(err)
	// Output:
	// 3 boroughs, 615 children
	// attribution: "RBKC" is not an authority and its figure, such as WCC 247
}

func ExampleShare() {
	share := attribution.Share{Authority: "WCC", Amount: decimal.NewFromInt(447000)}
	fmt.Println(share.Authority, attribution.FormatPounds(share.Amount))
	// Output: WCC 447,000.00
}

// Where figures are at hand as decimals, shares are written out.
func ExampleShares() {
	gross := attribution.Shares{ // the Youth Offending Service, in thousands
		{Authority: "WCC", Amount: decimal.NewFromInt(447)},
		{Authority: "RBKC", Amount: decimal.NewFromInt(596)},
		{Authority: "LBHF", Amount: decimal.NewFromInt(607)},
	}
	for _, share := range gross {
		fmt.Println(share.Authority, share.Amount)
	}
	// Output:
	// WCC 447
	// RBKC 596
	// LBHF 607
}

func ExampleShares_Of() {
	children := childrenLookedAfter()
	fmt.Println(children.Of("LBHF"), children.Of("CITY"))
	// Output: 221 0
}

// Lookup tells an authority at nought from one that is not named.
func ExampleShares_Lookup() {
	adjustments := attribution.Shares{{Authority: "WCC"}}
	fmt.Println(adjustments.Lookup("WCC"))
	fmt.Println(adjustments.Lookup("LBHF"))
	// Output:
	// 0 true
	// 0 false
}

func ExampleShares_Has() {
	fmt.Println(childrenLookedAfter().Has("RBKC"), childrenLookedAfter().Has("CITY"))
	// Output: true false
}

func ExampleShares_All() {
	for authority, children := range childrenLookedAfter().All() {
		fmt.Println(authority, children)
	}
	// Output:
	// WCC 247
	// RBKC 147
	// LBHF 221
}

func ExampleShares_Total() {
	fmt.Println(childrenLookedAfter().Total())
	// Output: 615
}

// One that only one of the two names counts as nought in the other.
func ExampleShares_Plus() {
	placedOutside := attribution.Shares{{Authority: "RBKC", Amount: decimal.NewFromInt(3)}, {Authority: "CITY", Amount: decimal.NewFromInt(8)}}
	for authority, children := range childrenLookedAfter().Plus(placedOutside).All() {
		fmt.Println(authority, children)
	}
	// Output:
	// WCC 247
	// RBKC 150
	// LBHF 221
	// CITY 8
}

// What each borough spent on Fostering, in thousands, less its share now.
func ExampleShares_Minus() {
	before := attribution.Shares{{Authority: "WCC", Amount: decimal.NewFromInt(772)}, {Authority: "RBKC", Amount: decimal.NewFromInt(596)}}
	after := attribution.Shares{{Authority: "WCC", Amount: decimal.NewFromInt(803)}, {Authority: "RBKC", Amount: decimal.NewFromInt(478)}}
	for authority, change := range before.Minus(after).All() {
		fmt.Println(authority, change)
	}
	// Output:
	// WCC -31
	// RBKC 118
}

func ExampleShares_Authorities() {
	fmt.Println(childrenLookedAfter().Authorities())
	// Output: [WCC RBKC LBHF]
}

// Values count, not how they are written; and the order counts.
func ExampleShares_Equal() {
	half := attribution.Shares{{Authority: "WCC", Amount: decimal.New(15, -1)}}
	alike := attribution.Shares{{Authority: "WCC", Amount: decimal.New(150, -2)}}
	fmt.Println(half.Equal(alike), half.Equal(childrenLookedAfter()))
	// Output: true false
}

func ExampleShares_MarshalJSON() {
	text, err := json.Marshal(childrenLookedAfter())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(text))
	// Output: {"WCC":"247","RBKC":"147","LBHF":"221"}
}

// The order is kept, and a number that is no string is not taken: a reader would
// be free to round it.
func ExampleShares_UnmarshalJSON() {
	var children attribution.Shares
	if err := json.Unmarshal([]byte(`{"WCC":"247","RBKC":"147.5"}`), &children); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(children.Authorities(), children.Of("RBKC"))
	fmt.Println(json.Unmarshal([]byte(`{"WCC":247}`), &children))
	// Output:
	// [WCC RBKC] 147.5
	// attribution: byte 10: 247 where a string was expected
}

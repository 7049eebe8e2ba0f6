package attribution_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// A refund mirrors its charge.
func ExampleBasis_Apportion() {
	for _, pounds := range []int64{100, -100} {
		shares, err := fostering().Apportion(decimal.NewFromInt(pounds))
		if err != nil {
			fmt.Println(err)
			return
		}
		for authority, share := range shares.All() {
			fmt.Println(authority, attribution.FormatPounds(share))
		}
	}
	// Output:
	// WCC 40.16
	// RBKC 23.90
	// LBHF 35.94
	// WCC -40.16
	// RBKC -23.90
	// LBHF -35.94
}

// The same in whole pennies. Room that the caller brings is used again.
func ExampleBasis_ApportionPence() {
	room := make([]int64, 0, 3)
	parts, err := fostering().ApportionPence(room, 10000)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(parts)
	// Output: [4016 2390 3594]
}

// Each amount is divided on its own; the parts of the second follow those of the first.
func ExampleBasis_ApportionAll() {
	parts, err := fostering().ApportionAll(nil, []int64{10000, 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(parts[:3], parts[3:])
	// Output: [4016 2390 3594] [1 0 0]
}

// Of 4016.26, 2390.24 and 3593.50 pence, the last leaves most of a penny when
// rounded down: the one odd penny is Hammersmith & Fulham's.
func ExampleBasis_Working() {
	steps, err := fostering().Working(decimal.NewFromInt(100))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range steps {
		fmt.Println(step.Authority, step.Exact, "leaves", step.Remainder.FloatString(2), "of a penny, place", step.Place, step.OddPenny)
	}
	// Output:
	// WCC 4940/123 leaves 0.26 of a penny, place 2 false
	// RBKC 980/41 leaves 0.24 of a penny, place 3 false
	// LBHF 4420/123 leaves 0.50 of a penny, place 1 true
}

// Enough to check a share by hand: £100 × 221 ÷ 615.
func ExampleStep() {
	steps, err := fostering().Working(decimal.NewFromInt(100))
	if err != nil {
		fmt.Println(err)
		return
	}
	step := steps[2]
	fmt.Println(step.Authority, "weighs", step.Weight, "and bears", step.Floor, "and a penny:", step.Share)
	// Output: LBHF weighs 221 and bears 35.93 and a penny: 35.94
}

// A total that was saved is all there is to know: the second penny of three
// equal parts is the second authority's.
func ExampleNewRunning() {
	thirds, err := attribution.Equally("LBHF", "RBKC", "WCC")
	if err != nil {
		fmt.Println(err)
		return
	}
	running, err := attribution.NewRunning(thirds, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(running.Add(nil, 1))
	// Output: [0 1 0] <nil>
}

func ExampleRunning_Add() {
	running, err := attribution.NewRunning(fostering(), 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	morning, err := running.Add(nil, 4000)
	if err != nil {
		fmt.Println(err)
		return
	}
	afternoon, err := running.Add(nil, 6000)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(morning, afternoon) // together the parts of £100
	// Output: [1607 956 1437] [2409 1434 2157]
}

func ExampleRunning_Total() {
	running, err := attribution.NewRunning(fostering(), 4000)
	if err != nil {
		fmt.Println(err)
		return
	}
	if _, err := running.Add(nil, 6000); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(running.Total())
	// Output: 10000
}

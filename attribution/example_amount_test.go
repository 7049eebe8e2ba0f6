package attribution_test

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

func ExampleParseAmount() {
	for _, text := range []string{"1650000.00", "-12.5", "1,650,000", "0.005"} {
		amount, err := attribution.ParseAmount(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(attribution.FormatAmount(amount))
	}
	// Output:
	// 1650000.00
	// -12.50
	// attribution: "1,650,000" is not an amount such as 1650000 or -12.34
	// attribution: "0.005" has a fraction of a penny
}

func ExampleParseWeight() {
	for _, text := range []string{"168.75", "-3"} {
		weight, err := attribution.ParseWeight(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(attribution.FormatWeight(weight))
	}
	// Output:
	// 168.75
	// attribution: "-3" is not a number of nought or more, such as 135 or 1.25
}

func ExampleFormatAmount() {
	fmt.Println(attribution.FormatAmount(decimal.NewFromInt(1650000)))
	fmt.Println(attribution.FormatAmount(decimal.New(-5, -2)))   // -5 × 10⁻²
	fmt.Println(attribution.FormatAmount(decimal.New(1005, -3))) // never rounded
	// Output:
	// 1650000.00
	// -0.05
	// 1.005
}

func ExampleFormatPounds() {
	fmt.Println("£" + attribution.FormatPounds(decimal.NewFromInt(1650000)))
	// Output: £1,650,000.00
}

func ExampleFormatWeight() {
	fmt.Println(attribution.FormatWeight(decimal.New(16875, -2)))
	fmt.Println(attribution.FormatWeight(decimal.New(9200, -2)))
	// Output:
	// 168.75
	// 92
}

func ExampleFormatQuantity() {
	fmt.Println(attribution.FormatQuantity(decimal.New(165025, -2)), "calls")
	// Output: 1,650.25 calls
}

// A program checks a figure before it does anything else with it.
func ExampleCheckAmount() {
	fmt.Println(attribution.CheckAmount(decimal.New(1234, -2)))
	fmt.Println(attribution.CheckAmount(decimal.New(12345, -3)))
	fmt.Println(attribution.CheckAmount(decimal.New(1, 1000000))) // a million noughts
	// Output:
	// <nil>
	// attribution: 12.345 has a fraction of a penny
	// attribution: a number with exponent 1000000: at most 18 either way is taken
}

func ExampleCheckWeight() {
	fmt.Println(attribution.CheckWeight(decimal.New(12345, -3)))
	fmt.Println(errors.Is(attribution.CheckWeight(decimal.NewFromInt(-3)), attribution.ErrWeight))
	// Output:
	// <nil>
	// true
}

func ExampleFormatSterling() {
	fmt.Println(attribution.FormatSterling(decimal.NewFromInt(-3)), attribution.FormatSterling(decimal.NewFromInt(1650000)))
	// Output: -£3.00 £1,650,000.00
}

func ExampleToPenny() {
	for _, pounds := range []*big.Rat{big.NewRat(1, 3), big.NewRat(5, 1000), big.NewRat(-5, 1000), big.NewRat(4999, 1000000)} {
		fmt.Println(pounds, attribution.FormatAmount(attribution.ToPenny(pounds)))
	}
	// Output:
	// 1/3 0.33
	// 1/200 0.01
	// -1/200 -0.01
	// 4999/1000000 0.00
}

package attribution_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// share prints who bears what of an amount.
func share(b attribution.Basis, pounds int64) {
	borne, err := b.Apportion(decimal.NewFromInt(pounds))
	fmt.Println(b)
	for _, each := range borne {
		fmt.Print(each.Authority, " ", attribution.FormatPounds(each.Amount), "  ")
	}
	fmt.Println(err)
}

func ExamplePercentages() {
	agreed, _ := attribution.Percentages(shares("A 50, B 30, C 20"))
	share(agreed, 1000)
	_, err := attribution.Percentages(shares("A 50, B 30, C 19"))
	fmt.Println(err)
	// Output:
	// by agreed percentages
	// A 500.00  B 300.00  C 200.00  <nil>
	// attribution: the percentages come to 99, not to 100
}

// A fixed part in equal parts, and the rest by use: of £1,000.00 each has a third
// of £350.00, and 62, 25 and 13 per cent of £650.00.
func ExampleBlend() {
	equal, _ := attribution.Equally("A", "B", "C")
	use, _ := attribution.InProportion(shares("A 62, B 25, C 13"))
	blend, _ := attribution.Blend(
		attribution.Part{Percent: decimal.NewFromInt(35), Basis: equal},
		attribution.Part{Percent: decimal.NewFromInt(65), Basis: use},
	)
	share(blend, 1000)
	// Output:
	// 35% in equal parts, 65% in proportion
	// A 519.67  B 279.17  C 201.16  <nil>
}

// A move from an old basis to a new one over three years.
func ExamplePart() {
	old, _ := attribution.Equally("A", "B")
	new, _ := attribution.InProportion(shares("A 3, B 1"))
	for _, percent := range []int64{33, 67} {
		year, _ := attribution.Blend(
			attribution.Part{Percent: decimal.NewFromInt(100 - percent), Basis: old},
			attribution.Part{Percent: decimal.NewFromInt(percent), Basis: new},
		)
		share(year, 1000)
	}
	share(new, 1000)
	// Output:
	// 67% in equal parts, 33% in proportion
	// A 582.50  B 417.50  <nil>
	// 33% in equal parts, 67% in proportion
	// A 667.50  B 332.50  <nil>
	// in proportion
	// A 750.00  B 250.00  <nil>
}

// Two years of demand: the mean of the proportions counts both alike, the mean of
// the quantities counts the busy year for more.
func ExampleAverage() {
	quiet := attribution.Demand{Authority: "A", Measure: "visits", Year: "2010/11", Quantity: decimal.NewFromInt(1), Quality: decimal.NewFromInt(1)}
	busy := attribution.Demand{Authority: "A", Measure: "visits", Year: "2011/12", Quantity: decimal.NewFromInt(300), Quality: decimal.NewFromInt(1)}
	quietOfB, busyOfB := quiet, busy
	quietOfB.Authority, busyOfB.Authority = "B", "B"
	quietOfB.Quantity, busyOfB.Quantity = decimal.NewFromInt(3), decimal.NewFromInt(100)

	both := []attribution.Authority{"A", "B"}
	first, _ := attribution.ByDemand(both, quiet, quietOfB)
	second, _ := attribution.ByDemand(both, busy, busyOfB)
	proportions, _ := attribution.Average(first, second)
	share(proportions, 1000)
	quantities, _ := attribution.ByDemand(both, quiet, quietOfB, busy, busyOfB)
	share(quantities, 1000)
	// Output:
	// the mean of the proportions: 1/2 by demand: visits (2010/11), 1/2 by demand: visits (2011/12)
	// A 500.00  B 500.00  <nil>
	// by demand: visits (mean of 2010/11, 2011/12)
	// A 745.05  B 254.95  <nil>
}

func ExampleBand() {
	agreed, _ := attribution.Percentages(shares("A 50, B 30, C 20"))
	actual, _ := attribution.InProportion(shares("A 52, B 31, C 17"))
	for _, points := range []int64{3, 2} {
		band, _ := attribution.Band(agreed, actual, decimal.NewFromInt(points))
		share(band, 1000)
	}
	// Output:
	// on the agreed basis, within 3 points of the actual one: C is furthest, by 3 (agreed: by agreed percentages; actual: in proportion)
	// A 500.00  B 300.00  C 200.00  <nil>
	// on the actual basis, more than 2 points from the agreed one: C is furthest, by 3 (agreed: by agreed percentages; actual: in proportion)
	// A 520.00  B 310.00  C 170.00  <nil>
}

// Thirds in whole percentages: one of them has 34, by its code.
func ExampleBasis_Rounded() {
	thirds, _ := attribution.Equally("A", "B", "C")
	whole, _ := thirds.Rounded(decimal.NewFromInt(1))
	share(whole, 1000)
	// Output:
	// in whole steps of 1% (in equal parts)
	// A 340.00  B 330.00  C 330.00  <nil>
}

// C joined in September: of 12 + 12 + 7 months in equal parts it has 7.
func ExampleBasis_Months() {
	equal, _ := attribution.Equally("A", "B", "C")
	year, _ := equal.Months(shares("A 12, B 12, C 7"))
	share(year, 3100)
	// Output:
	// by months, C 7, all others 12 (in equal parts)
	// A 1,200.00  B 1,200.00  C 700.00  <nil>
}

func ExampleBasis_Components() {
	equal, _ := attribution.Equally("A", "B")
	one, _ := attribution.Solely("A")
	blend, _ := attribution.Blend(attribution.Part{Percent: decimal.NewFromInt(35), Basis: equal}, attribution.Part{Percent: decimal.NewFromInt(65), Basis: one})
	for _, part := range blend.Components() {
		fmt.Println(part.Role, part.Basis)
	}
	// Output:
	// 35% in equal parts
	// 65% solely
}

func ExampleComponent() {
	equal, _ := attribution.Equally("A", "B", "C")
	whole, _ := equal.Rounded(decimal.NewFromInt(1))
	for _, of := range whole.Components() {
		fmt.Println(of.Role, of.Basis.Weights(), "made", whole.Weights())
	}
	// Output:
	// before rounding [{A 1} {B 1} {C 1}] made [{A 34} {B 33} {C 33}]
}

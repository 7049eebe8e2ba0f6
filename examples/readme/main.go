package main

import (
	"fmt"

	"github.com/shopspring/decimal"
	"github.com/triborough/fairshare/attribution"
)

func main() {
	looked := func(after int64) decimal.Decimal { return decimal.NewFromInt(after) }
	basis, err := attribution.InProportion(attribution.Shares{ // children looked after
		{Authority: "WCC", Amount: looked(247)}, {Authority: "RBKC", Amount: looked(147)}, {Authority: "LBHF", Amount: looked(221)}})
	if err != nil {
		panic(err)
	}
	shares, err := basis.Apportion(decimal.NewFromInt(2000000))
	if err != nil {
		panic(err)
	}
	for _, share := range shares {
		fmt.Println(share.Authority, attribution.FormatPounds(share.Amount))
	}
}

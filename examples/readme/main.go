package main

import (
	"fmt"
	"github.com/shopspring/decimal"
	"github.com/triborough/fairshare/attribution"
	"log"
)

func main() {
	basis, err := attribution.InProportion(attribution.Shares{ // children looked after
		{Authority: "WCC", Amount: decimal.NewFromInt(247)}, {Authority: "RBKC", Amount: decimal.NewFromInt(147)},
		{Authority: "LBHF", Amount: decimal.NewFromInt(221)},
	})
	if err != nil {
		log.Fatal(err)
	}
	shares, err := basis.Apportion(decimal.NewFromInt(2000000))
	if err != nil {
		log.Fatal(err)
	}
	for _, share := range shares {
		fmt.Println(share.Authority, attribution.FormatPounds(share.Amount))
	}
}

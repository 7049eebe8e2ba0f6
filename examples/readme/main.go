package main

import (
	"fmt"
	"github.com/shopspring/decimal"
	"github.com/triborough/fairshare/attribution"
	"log"
)

func main() {
	children, err := attribution.ParseShares("WCC 247, RBKC 147, LBHF 221") // looked after
	if err != nil {
		log.Fatal(err)
	}
	basis, err := attribution.InProportion(children)
	if err != nil {
		log.Fatal(err)
	}
	shares, err := basis.Apportion(decimal.NewFromInt(2000000))
	if err != nil {
		log.Fatal(err)
	}
	for authority, share := range shares.All() {
		fmt.Println(authority, attribution.FormatPounds(share))
	}
}

package attribution_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// A cost that stayed where it fell is what a reader should know first.
func ExampleFinding() {
	cost := redundancies()
	cost.ApprovedBy = []attribution.Authority{"RBKC", "LBHF"}
	service := fosteringService()
	service.Running, service.Facts = attribution.Ongoing{Cost: decimal.NewFromInt(2000000)}, []attribution.Fact{cost}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}}, service)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range statement.Findings() {
		fmt.Println(finding.Code, finding.Service, finding.Authority)
		fmt.Println(finding.Text)
	}
	// Output:
	// transition.not_shared Fostering LBHF
	// Redundancies, £100,000.00, stayed where it fell: not approved by WCC
}

// A program picks out the findings it cares about by their codes: here,
// percentages that come to 99 and were scaled.
func ExampleFindingCode() {
	basis, err := attribution.InProportion(shares("WCC 33, RBKC 33, LBHF 33"))
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}},
		attribution.Service{Name: "Parking office", Basis: basis, Running: attribution.Ongoing{Cost: decimal.NewFromInt(1160000)}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range statement.Findings() {
		if finding.Code == attribution.FindingPercentages {
			fmt.Println(finding.Text)
		}
	}
	// Output: the proportions come to 99, not to 100: each was scaled
}

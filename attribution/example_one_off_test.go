package attribution_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Fostering, which lowers the spending of two boroughs and raises that of the
// third (Tri-borough report, ch. 9(a); the net reductions are rounded).
func fosteringService() attribution.Service {
	reductions, err := attribution.ParseShares("WCC -30000, RBKC 120000, LBHF 180000")
	if err != nil {
		panic(err)
	}
	return attribution.Service{Name: "Fostering", Basis: fostering(), Host: "WCC", NetReduction: reductions}
}

func redundancies() attribution.Transition {
	return attribution.Transition{
		Description: "Redundancies",
		Kind:        attribution.KindRedundancy,
		Amount:      decimal.NewFromInt(100000),
		PaidBy:      "LBHF",
		ApprovedBy:  []attribution.Authority{"WCC", "RBKC", "LBHF"},
		Necessity:   attribution.NecessityComparable,
		By:          attribution.ByNetReduction,
	}
}

// Who gains bears it, 120 to 180; who spends more bears nothing.
func ExampleTransition() {
	printCharges(redundancies().Attribute(fosteringService()))
	// Output:
	// transition WCC 0.00
	// transition RBKC 40,000.00
	// transition LBHF 60,000.00
}

// What not everyone approved is not shared: it stays where it fell.
func ExampleTransition_Attribute() {
	cost := redundancies()
	cost.ApprovedBy = []attribution.Authority{"RBKC", "LBHF"}
	charges, err := cost.Attribute(fosteringService())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(charges[0].Rule, attribution.FormatPounds(charges[0].Amount))
	fmt.Println(charges[0].Because)
	// Output:
	// transition.unqualified 100,000.00
	// not approved by WCC; it stays where it fell; borne by LBHF alone
}

// What an employer pays above the common terms of redundancy is its own.
func ExampleKind() {
	cost := redundancies()
	cost.Enhancement = decimal.NewFromInt(10000)
	printCharges(cost.Attribute(fosteringService()))
	cost.Kind = attribution.KindICT
	_, err := cost.Attribute(fosteringService())
	fmt.Println(err)
	// Output:
	// transition.enhancement LBHF 10,000.00
	// transition WCC 0.00
	// transition RBKC 36,000.00
	// transition LBHF 54,000.00
	// attribution: an enhancement belongs to redundancy or early retirement, not to "ict"
}

// A cost dearer than it would have been elsewhere is shared if it was deemed worth
// it, and why is written down.
func ExampleNecessity() {
	cost := redundancies()
	cost.Necessity = attribution.NecessityJustified
	for _, justification := range []string{"", "the service opens a year earlier"} {
		cost.Justification = justification
		charges, err := cost.Attribute(fosteringService())
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(charges[0].Rule)
	}
	// Output:
	// transition.unqualified
	// transition
}

// A cost that buys resilience rather than savings may be shared on a basis that
// all agreed. Which it is to be must be said.
func ExampleBy() {
	thirds, err := attribution.Equally("WCC", "RBKC", "LBHF")
	if err != nil {
		fmt.Println(err)
		return
	}
	cost := redundancies()
	cost.Kind, cost.Amount = attribution.KindProgrammeTeam, decimal.NewFromInt(30000)
	cost.By, cost.Basis = attribution.ByAgreedBasis, thirds
	printCharges(cost.Attribute(fosteringService()))
	cost.By = ""
	_, err = cost.Attribute(fosteringService())
	fmt.Println(errors.Is(err, attribution.ErrChoice))
	// Output:
	// transition.agreed WCC 10,000.00
	// transition.agreed RBKC 10,000.00
	// transition.agreed LBHF 10,000.00
	// true
}

// An insured loss of £20,000, of which £16,000 was recovered.
func ExampleFailure() {
	printCharges(attribution.Failure{Authority: "WCC", Amount: decimal.NewFromInt(4000), PaidBy: "RBKC"}.Attribute(fosteringService()))
	// Output: failure WCC 4,000.00
}

func ExampleFailure_Attribute() {
	_, err := attribution.Failure{Authority: "CITY", Amount: decimal.NewFromInt(4000)}.Attribute(fosteringService())
	fmt.Println(err)
	// Output: attribution: CITY: the authority the service failed takes no part in the service
}

// A borough that leaves bears what its leaving costs the others.
func ExampleWithdrawal() {
	printCharges(attribution.Withdrawal{
		Authority: "LBHF", Description: "Novating the case system", Amount: decimal.NewFromInt(8000), PaidBy: "RBKC", NoticeMonths: 12,
	}.Attribute(fosteringService()))
	// Output: withdrawal LBHF 8,000.00
}

// Less than twelve months' notice takes the agreement of every other participant.
func ExampleWithdrawal_Attribute() {
	leaving := attribution.Withdrawal{
		Authority: "LBHF", Amount: decimal.NewFromInt(8000), PaidBy: "RBKC",
		NoticeMonths: 6, ShorterNoticeAgreedBy: []attribution.Authority{"RBKC"},
	}
	_, err := leaving.Attribute(fosteringService())
	fmt.Println(err)
	leaving.ShorterNoticeAgreedBy = []attribution.Authority{"RBKC", "WCC"}
	printCharges(leaving.Attribute(fosteringService()))
	// Output:
	// attribution: LBHF: withdraws at 6 months' notice: it takes 12, or the agreement of every other participant (missing: WCC)
	// withdrawal LBHF 8,000.00
}

// The basis agreed beforehand for the end, here 1 to 1 to 2.
func ExampleTermination() {
	agreed, err := attribution.InProportion(attribution.Shares{
		{Authority: "WCC", Amount: decimal.NewFromInt(1)}, {Authority: "RBKC", Amount: decimal.NewFromInt(1)}, {Authority: "LBHF", Amount: decimal.NewFromInt(2)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	printCharges(attribution.Termination{Basis: agreed, Amount: decimal.NewFromInt(9000), PaidBy: "WCC"}.Attribute(fosteringService()))
	// Output:
	// termination WCC 2,250.00
	// termination RBKC 2,250.00
	// termination LBHF 4,500.00
}

// The ongoing basis is not presumed to be the one for the end.
func ExampleTermination_Attribute() {
	_, err := attribution.Termination{Amount: decimal.NewFromInt(9000), PaidBy: "WCC"}.Attribute(fosteringService())
	fmt.Println(err)
	// Output: attribution: a termination needs the basis that was agreed for it beforehand
}

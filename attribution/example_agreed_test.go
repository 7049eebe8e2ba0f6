package attribution_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Premises are shared in equal parts, and the rest of the cost by demand.
func ExampleHead() {
	service := youthOffending()
	equal, err := attribution.Equally("WCC", "RBKC", "LBHF")
	if err != nil {
		fmt.Println(err)
		return
	}
	printCharges(attribution.Ongoing{Heads: []attribution.Head{
		{Description: "Staff", Amount: decimal.NewFromInt(1650)},
		{Description: "Premises", Amount: decimal.NewFromInt(300), Basis: equal},
	}}.Attribute(service))
	// Output:
	// ongoing WCC 447.00
	// ongoing RBKC 596.00
	// ongoing LBHF 607.00
	// ongoing.agreed WCC 100.00
	// ongoing.agreed RBKC 100.00
	// ongoing.agreed LBHF 100.00
}

// Of £700, grants fund £430; the other £270 is shared in equal parts.
func ExampleFunding() {
	everyone := []attribution.Authority{"WCC", "RBKC", "LBHF"}
	equal, err := attribution.Equally(everyone...)
	if err != nil {
		fmt.Println(err)
		return
	}
	printCharges(attribution.Transition{
		Description: "ICT", Amount: decimal.NewFromInt(700), PaidBy: "WCC", ApprovedBy: everyone, Necessity: attribution.NecessityComparable,
		By: attribution.ByAgreedBasis, Basis: equal,
		Funding: []attribution.Funding{{Description: "capital grant", Amount: decimal.NewFromInt(430)}},
	}.Attribute(youthOffending()))
	// Output:
	// transition.agreed WCC 90.00
	// transition.agreed RBKC 90.00
	// transition.agreed LBHF 90.00
}

// LBHF joins: what WCC and RBKC bore is shared anew by all three, and paid back.
func ExampleJoining() {
	equal, err := attribution.Equally("WCC", "RBKC", "LBHF")
	if err != nil {
		fmt.Println(err)
		return
	}
	bore, err := attribution.ParseShares("WCC 600, RBKC 300")
	if err != nil {
		fmt.Println(err)
		return
	}
	service := youthOffending()
	service.Facts = []attribution.Fact{attribution.Joining{Bore: bore, By: attribution.ByAgreedBasis, Basis: equal}}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: equal.Authorities()}, service)
	if err != nil {
		fmt.Println(err)
		return
	}
	for authority, borne := range statement.Totals().All() {
		fmt.Println(authority, attribution.FormatPounds(borne))
	}
	// Output:
	// WCC -300.00
	// RBKC 0.00
	// LBHF 300.00
}

func ExampleJoining_Attribute() {
	basis, err := attribution.Equally("WCC", "LBHF")
	if err != nil {
		fmt.Println(err)
		return
	}
	service := attribution.Service{Name: "Parks", Basis: basis}
	printCharges(attribution.Joining{
		Bore: attribution.Shares{{Authority: "WCC", Amount: decimal.NewFromInt(600)}}, By: attribution.ByAgreedBasis, Basis: basis,
	}.Attribute(service))
	// Output:
	// joining WCC 300.00
	// joining LBHF 300.00
	// joining WCC -600.00
}

// Of £1,000 over 50 : 30 : 20, WCC's 500 may be no more than 10 % above last
// year's 400. The other 60 move to those who have room, 30 : 20.
func ExampleDamping() {
	basis, err := attribution.InProportion(attribution.Shares{
		{Authority: "WCC", Amount: decimal.NewFromInt(50)}, {Authority: "RBKC", Amount: decimal.NewFromInt(30)}, {Authority: "LBHF", Amount: decimal.NewFromInt(20)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	lastYear, err := attribution.ParseShares("WCC 400, RBKC 400, LBHF 300")
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: basis.Authorities()}, attribution.Service{
		Name: "Control room", Basis: basis, Running: attribution.Ongoing{Cost: decimal.NewFromInt(1000)},
		Damping: &attribution.Damping{Reference: lastYear, Rise: new(decimal.NewFromInt(10))},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for authority, borne := range statement.Totals().All() {
		fmt.Println(authority, attribution.FormatPounds(borne))
	}
	// Output:
	// WCC 440.00
	// RBKC 336.00
	// LBHF 224.00
}

// The working of damping: RBKC is not held, and all that is above WCC's most of
// 440 moves to LBHF.
func ExampleStatement_Contributions() {
	basis, err := attribution.InProportion(attribution.Shares{
		{Authority: "WCC", Amount: decimal.NewFromInt(50)}, {Authority: "RBKC", Amount: decimal.NewFromInt(30)}, {Authority: "LBHF", Amount: decimal.NewFromInt(20)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	lastYear, err := attribution.ParseShares("WCC 400, LBHF 300")
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: basis.Authorities()}, attribution.Service{
		Name: "Control room", Basis: basis, Running: attribution.Ongoing{Cost: decimal.NewFromInt(1000)},
		Damping: &attribution.Damping{Reference: lastYear, NotHeld: []attribution.Authority{"RBKC"}, Rise: new(decimal.NewFromInt(10))},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range statement.Contributions("Control room") {
		fmt.Print(c.Authority, " ", attribution.FormatPounds(c.Amount))
		if c.Held {
			fmt.Print(", at most ", attribution.FormatPounds(*c.Most))
		}
		fmt.Println(":", attribution.FormatPounds(c.Now))
	}
	// Output:
	// WCC 500.00, at most 440.00: 440.00
	// RBKC 300.00: 300.00
	// LBHF 200.00, at most 330.00: 260.00
}

// What damping moved is what a contribution is now, less what it was.
func ExampleContribution() {
	contribution := attribution.Contribution{Authority: "WCC", Amount: decimal.NewFromInt(500), Held: true, Reference: decimal.NewFromInt(400), Now: decimal.NewFromInt(440)}
	fmt.Println(contribution.Authority, attribution.FormatPounds(contribution.Now.Sub(contribution.Amount)))
	// Output: WCC -60.00
}

// A year was closed at £900; it should have been £960. The difference is charged in
// the year that is open.
func ExampleCorrection() {
	basis, err := attribution.Equally("WCC", "RBKC", "LBHF")
	if err != nil {
		fmt.Println(err)
		return
	}
	year := func(period string, cost int64, facts ...attribution.Fact) attribution.Statement {
		statement, err := attribution.NewStatement(attribution.Header{Period: period, Authorities: basis.Authorities()}, attribution.Service{
			Name: "Parks", Host: "WCC", Basis: basis, Running: attribution.Ongoing{Cost: decimal.NewFromInt(cost)}, Facts: facts,
		})
		if err != nil {
			fmt.Println(err)
		}
		return statement
	}
	correction := attribution.Correction{Closed: year("2012/13", 900), Restated: year("2012/13", 960)}
	for authority, borne := range year("2013/14", 900, correction).Totals().All() {
		fmt.Println(authority, attribution.FormatPounds(borne))
	}
	// Output:
	// WCC 320.00
	// RBKC 320.00
	// LBHF 320.00
}

func ExampleCorrection_Attribute() {
	year := func(bearer attribution.Authority) attribution.Statement {
		basis, err := attribution.Solely(bearer)
		if err != nil {
			fmt.Println(err)
		}
		statement, err := attribution.NewStatement(attribution.Header{Period: "2012/13", Authorities: []attribution.Authority{"WCC", "LBHF"}}, attribution.Service{
			Name: "Parks", Host: "WCC", Basis: basis, Running: attribution.Ongoing{Cost: decimal.NewFromInt(9)},
		})
		if err != nil {
			fmt.Println(err)
		}
		return statement
	}
	printCharges(attribution.Correction{Closed: year("WCC"), Restated: year("LBHF")}.Attribute(attribution.Service{Name: "Parks"}))
	// Output:
	// correction WCC -9.00
	// correction LBHF 9.00
}

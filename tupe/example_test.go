package tupe_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

// The examples share one contract: WCC outsourced long ago, RBKC and LBHF are
// in-house. Their figures are illustrative.

func leisureManagement() attribution.Service {
	basis, err := attribution.InProportion(attribution.Shares{
		{Authority: "WCC", Amount: decimal.NewFromInt(5)},
		{Authority: "RBKC", Amount: decimal.NewFromInt(3)},
		{Authority: "LBHF", Amount: decimal.NewFromInt(2)},
	})
	if err != nil {
		panic(err)
	}
	return attribution.Service{Name: "Leisure management", Basis: basis, Host: "WCC"}
}

func gardener() tupe.Post {
	return tupe.Post{
		Origin: "LBHF", Title: "Gardener", FTE: decimal.New(35, -1),
		Protected:  tupe.Cost{Pay: decimal.NewFromInt(32000), OnCosts: decimal.NewFromInt(3200), Pension: decimal.NewFromInt(5800)},
		Contractor: tupe.Cost{Pay: decimal.NewFromInt(31500), OnCosts: decimal.NewFromInt(3150), Pension: decimal.NewFromInt(1850)},
	}
}

func gardening() tupe.Term {
	return tupe.Term{
		Years: []tupe.Year{
			{Label: "2012/13", Price: decimal.NewFromInt(240000)},
			{Label: "2013/14", Price: decimal.NewFromInt(238000)},
		},
		Posts:  []tupe.Post{gardener()},
		RunOff: []tupe.RunOff{{Origin: "LBHF", Turnover: decimal.New(12, -2)}},
	}
}

func ExampleCost_Total() {
	protected := gardener().Protected
	fmt.Println("£" + attribution.FormatPounds(protected.Total()))
	// Output: £41,000.00
}

// A post's part of the burden is mostly pension contributions.
func ExamplePost() {
	all, err := tupe.Assess(gardener())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, part := range all[0].Parts {
		fmt.Println(part.Post.Title, "pay", part.Difference.Pay.StringFixed(0), "on-costs", part.Difference.OnCosts.StringFixed(0),
			"pension", part.Difference.Pension.StringFixed(0))
	}
	// Output: Gardener pay 1750 on-costs 175 pension 13825
}

// RBKC's staff cost less than the contractor's own: they bring no burden, and do
// not lighten LBHF's.
func ExampleAssess() {
	cheaper := gardener()
	cheaper.Origin = "RBKC"
	cheaper.Protected, cheaper.Contractor = cheaper.Contractor, cheaper.Protected
	all, err := tupe.Assess(gardener(), cheaper)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, origin := range all {
		fmt.Println(origin.Origin, "net", origin.Net.StringFixed(2), "burden", origin.Burden.StringFixed(2))
	}
	// Output:
	// LBHF net 15750.00 burden 15750.00
	// RBKC net -15750.00 burden 0.00
}

func ExampleAssessments_Burdens() {
	all, err := tupe.Assess(gardener())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, burden := range all.Burdens() {
		fmt.Println(burden.Origin, attribution.FormatPounds(burden.Amount), "=", burden.Because)
	}
	// Output: LBHF 15,750.00 = 3.5 FTE Gardener × (£41,000.00 − £36,500.00)
}

func ExampleRunOff_Burdens() {
	burdens, err := tupe.RunOff{Origin: "LBHF", Turnover: decimal.New(12, -2)}.Burdens(decimal.NewFromInt(40000), 5)
	if err != nil {
		fmt.Println(err)
		return
	}
	for y, burden := range burdens {
		fmt.Println("year", y, attribution.FormatPounds(burden))
	}
	// Output:
	// year 0 40,000.00
	// year 1 35,200.00
	// year 2 30,976.00
	// year 3 27,258.88
	// year 4 23,987.81
}

// A contract is what its service costs to run.
func ExampleContract() {
	service := leisureManagement()
	service.Running = tupe.Contract{
		Price:   decimal.NewFromInt(2400000),
		Burdens: []tupe.Burden{{Origin: "LBHF", Amount: decimal.NewFromInt(40000), Description: "employer pension contributions"}},
	}
	statement, err := attribution.NewStatement(attribution.Header{
		Title: "Leisure management", Period: "2012/13", Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"},
	}, service)
	if err != nil {
		fmt.Println(err)
		return
	}
	for charge := range statement.Charges() {
		for _, share := range charge.Shares {
			fmt.Println(charge.Rule, share.Authority, attribution.FormatPounds(share.Amount))
		}
	}
	fmt.Println("verified:", statement.Verify() == nil)
	// Output:
	// ongoing WCC 1,180,000.00
	// ongoing RBKC 708,000.00
	// ongoing LBHF 472,000.00
	// tupe LBHF 40,000.00
	// verified: true
}

func ExampleContract_Attribute() {
	charges, err := tupe.Contract{
		Price:   decimal.NewFromInt(1000),
		Burdens: []tupe.Burden{{Origin: "LBHF", Amount: decimal.NewFromInt(100)}},
	}.Attribute(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, charge := range charges {
		fmt.Println(charge.Rule, charge.Because)
	}
	// Output:
	// ongoing price £1,000.00 less burdens £100.00, in proportion; shared LBHF 2 : RBKC 3 : WCC 5
	// tupe it gives rise to the burden within the price; borne by LBHF alone
}

func ExampleContract_Compare() {
	comparison, err := tupe.Contract{
		Price:   decimal.NewFromInt(2400000),
		Burdens: []tupe.Burden{{Origin: "LBHF", Amount: decimal.NewFromInt(40000)}},
	}.Compare(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range comparison.Lines {
		fmt.Println(line.Authority, attribution.FormatPounds(line.Total), "if shared", attribution.FormatPounds(line.IfShared),
			"difference", attribution.FormatPounds(line.Difference))
	}
	// Output:
	// WCC 1,180,000.00 if shared 1,200,000.00 difference -20,000.00
	// RBKC 708,000.00 if shared 720,000.00 difference -12,000.00
	// LBHF 512,000.00 if shared 480,000.00 difference 32,000.00
}

// The gardeners were a joint team of RBKC and LBHF, which agreed to bear it in
// halves.
func ExampleTeam() {
	halves, err := attribution.Equally("RBKC", "LBHF")
	if err != nil {
		fmt.Println(err)
		return
	}
	charges, err := tupe.Contract{
		Price:   decimal.NewFromInt(240000),
		Teams:   []tupe.Team{{Name: "Parks team", Basis: halves}},
		Burdens: []tupe.Burden{{Origin: "Parks team", Amount: decimal.NewFromInt(15750)}},
	}.Attribute(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, charge := range charges[1:] {
		fmt.Println(charge.Rule, charge.Shares[0].Authority, attribution.FormatPounds(charge.Amount))
	}
	// Output:
	// tupe RBKC 7,875.00
	// tupe LBHF 7,875.00
}

func ExampleTerm_Year() {
	second, err := gardening().Year("2013/14")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("price", attribution.FormatPounds(second.Price))
	for _, burden := range second.Burdens {
		fmt.Println(burden.Origin, attribution.FormatPounds(burden.Amount), "=", burden.Because)
	}
	// Output:
	// price 238,000.00
	// LBHF 13,860.00 = (protected terms 3.5 FTE Gardener × (£41,000.00 − £36,500.00)) × 0.88
}

// Every year at once, for the statements of all of them.
func ExampleTerm_Contracts() {
	contracts, err := gardening().Contracts()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, contract := range contracts {
		fmt.Println(attribution.FormatPounds(contract.Price), "with", attribution.FormatPounds(contract.Burdens[0].Amount), "inside")
	}
	// Output:
	// 240,000.00 with 15,750.00 inside
	// 238,000.00 with 13,860.00 inside
}

func ExampleTerm_Burdens() {
	schedules, err := gardening().Burdens()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, schedule := range schedules {
		for _, burden := range schedule.Burdens {
			fmt.Println(schedule.Origin, attribution.FormatPounds(burden))
		}
		fmt.Println("life", attribution.FormatPounds(schedule.Life))
	}
	// Output:
	// LBHF 15,750.00
	// LBHF 13,860.00
	// life 29,610.00
}

func ExampleTerm_Compare() {
	life, err := gardening().Compare(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range life.Total.Lines {
		fmt.Println(line.Authority, attribution.FormatPounds(line.Total), "difference", attribution.FormatPounds(line.Difference))
	}
	// Output:
	// WCC 224,195.00 difference -14,805.00
	// RBKC 134,517.00 difference -8,883.00
	// LBHF 119,288.00 difference 23,688.00
}

// Pay protection ends when the contract of employment says so; an increment is
// given year by year.
func ExampleElement() {
	term := gardening()
	term.Posts = nil
	term.Elements = []tupe.Element{
		{Origin: "LBHF", Description: "pay protection", Amount: decimal.NewFromInt(3000), LastYear: "2012/13"},
		{Origin: "LBHF", Description: "increments", ByYear: []decimal.Decimal{decimal.NewFromInt(500), decimal.NewFromInt(900)}},
	}
	schedules, err := term.Burdens()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, burden := range schedules[0].Burdens {
		fmt.Println(attribution.FormatPounds(burden))
	}
	// Output:
	// 3,500.00
	// 900.00
}

// The same, where the protection is a part of the cost of posts.
func ExampleEnding() {
	term := gardening()
	term.RunOff = nil
	term.Posts[0].Ends = []tupe.Ending{{Description: "pay protection", Amount: decimal.NewFromInt(500), LastYear: "2012/13"}}
	schedules, err := term.Burdens()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, burden := range schedules[0].Burdens {
		fmt.Println(attribution.FormatPounds(burden))
	}
	// Output:
	// 15,750.00
	// 14,000.00
}

func ExampleLiability_Attribute() {
	charges, err := tupe.Liability{
		Origin: "LBHF", Description: "pension deficit on transfer", Amount: decimal.NewFromInt(85000), PaidBy: "WCC",
	}.Attribute(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, charge := range charges {
		fmt.Println(charge.Rule, charge.Description, attribution.FormatPounds(charge.Amount), charge.Shares[0].Authority)
	}
	// Output: tupe.liability TUPE liability: pension deficit on transfer 85,000.00 LBHF
}

// Two of the three and a half gardeners are still there when the contract is let
// again; a tree officer was taken on since.
func ExampleRelet() {
	still := gardener()
	still.FTE = decimal.NewFromInt(2)
	reletting, err := tupe.Relet([]tupe.Post{still}, []tupe.Post{{
		Title: "Tree officer", FTE: decimal.NewFromInt(1),
		Protected: tupe.Cost{Pay: decimal.NewFromInt(44000)}, Contractor: tupe.Cost{Pay: decimal.NewFromInt(42000)},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, burden := range reletting.Assessments.Burdens() {
		fmt.Println(burden.Origin, attribution.FormatPounds(burden.Amount))
	}
	for _, part := range reletting.Created {
		fmt.Println(part.Post.Title, "has no origin: its", attribution.FormatPounds(part.Difference.Total()), "stays in the rest of the price")
	}
	// Output:
	// LBHF 9,000.00
	// Tree officer has no origin: its 2,000.00 stays in the rest of the price
}

// A fault says what kind it is, and where.
func Example_errors() {
	_, err := tupe.Contract{
		Price:   decimal.NewFromInt(1000),
		Burdens: []tupe.Burden{{Origin: "BROMLEY", Amount: decimal.NewFromInt(100)}},
	}.Attribute(leisureManagement())
	var fault *attribution.Error
	fmt.Println(errors.Is(err, attribution.ErrAuthority), errors.As(err, &fault) && fault.Authority == "BROMLEY")
	fmt.Println(err)
	// Output:
	// true true
	// tupe: BROMLEY: is the origin of a burden but takes no part in the service
}

// The elements add up to the cost of a full-time equivalent.
func ExampleCost() {
	cost := tupe.Cost{Pay: decimal.NewFromInt(32000), OnCosts: decimal.NewFromInt(3200), Pension: decimal.NewFromInt(5800)}
	fmt.Println(attribution.FormatPounds(cost.Total()))
	// Output: 41,000.00
}

func ExampleAssessment() {
	all, err := tupe.Assess(gardener())
	if err != nil {
		fmt.Println(err)
		return
	}
	origin := all[0]
	fmt.Println(origin.Origin, len(origin.Parts), "post, net", origin.Net.StringFixed(2), "burden", origin.Burden.StringFixed(2))
	// Output: LBHF 1 post, net 15750.00 burden 15750.00
}

func ExampleAssessments() {
	all, err := tupe.Assess(gardener())
	if err != nil {
		fmt.Println(err)
		return
	}
	contract := tupe.Contract{Price: decimal.NewFromInt(240000), Burdens: all.Burdens()}
	comparison, err := contract.Compare(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("LBHF bears", attribution.FormatPounds(comparison.Lines[2].TUPE), "of burdens")
	// Output: LBHF bears 15,750.00 of burdens
}

// Each post's part is exact: a third of a post may bring a fraction of a penny.
func ExamplePart() {
	post := gardener()
	post.FTE = decimal.New(3333, -4)
	all, err := tupe.Assess(post)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(attribution.FormatWeight(all[0].Parts[0].Difference.Total()), "a year")
	// Output: 1499.85 a year
}

func ExampleBurden() {
	_, err := tupe.Contract{
		Price: decimal.NewFromInt(1000),
		Burdens: []tupe.Burden{{
			Origin: "LBHF", Amount: decimal.NewFromInt(1200),
			Description: "employer pension contributions", Because: "as the tender identifies them",
		}},
	}.Attribute(leisureManagement())
	fmt.Println(err)
	// Output: tupe: burdens of £1,200.00 within a price of £1,000.00
}

// By a profile, more leave at the start.
func ExampleRunOff() {
	term := gardening()
	term.RunOff = []tupe.RunOff{{Origin: "LBHF", Profile: []decimal.Decimal{decimal.New(2, -1)}}}
	schedules, err := term.Burdens()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(attribution.FormatPounds(schedules[0].Burdens[1]))
	// Output: 12,600.00
}

// Each year has a price of its own, and income that comes off what is shared.
func ExampleYear() {
	term := gardening()
	term.Years[1].Income = []attribution.Income{{Description: "Plant sales", Amount: decimal.NewFromInt(8000)}}
	contract, err := term.Year("2013/14")
	if err != nil {
		fmt.Println(err)
		return
	}
	charges, err := contract.Attribute(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(charges[0].Description, attribution.FormatPounds(charges[0].Amount))
	// Output: Contract price less TUPE burdens less income 216,140.00
}

// A year of a term is a fact of that year's statement.
func ExampleTerm() {
	contract, err := gardening().Year("2012/13")
	if err != nil {
		fmt.Println(err)
		return
	}
	service := leisureManagement()
	service.Running = contract
	service.Facts = []attribution.Fact{attribution.Variance{
		Cause: attribution.CauseBurden, Origin: "LBHF", Amount: decimal.NewFromInt(300), Description: "Pay award on protected staff",
	}}
	statement, err := attribution.NewStatement(attribution.Header{Period: "2012/13", Authorities: service.Basis.Authorities()}, service)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, share := range statement.Totals() {
		fmt.Println(share.Authority, attribution.FormatPounds(share.Amount))
	}
	// Output:
	// WCC 112,125.00
	// RBKC 67,275.00
	// LBHF 60,900.00
}

func ExampleSchedule() {
	schedules, err := gardening().Burdens()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, schedule := range schedules {
		fmt.Println(schedule.Origin, "brings", attribution.FormatPounds(schedule.Life), "in", len(schedule.Burdens), "years")
	}
	// Output: LBHF brings 29,610.00 in 2 years
}

func ExampleComparison() {
	life, err := gardening().Compare(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, year := range life.Years {
		var differences decimal.Decimal
		for _, line := range year.Lines {
			differences = differences.Add(line.Difference)
		}
		fmt.Println(year.Year, attribution.FormatPounds(year.Price), "differences sum to", attribution.FormatPounds(differences))
	}
	// Output:
	// 2012/13 240,000.00 differences sum to 0.00
	// 2013/14 238,000.00 differences sum to 0.00
}

func ExampleLine() {
	life, err := gardening().Compare(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	line := life.Years[0].Lines[0]
	fmt.Println(line.Authority, "bears", attribution.FormatPounds(line.Ongoing), "and burdens of", attribution.FormatPounds(line.TUPE))
	// Output: WCC bears 112,125.00 and burdens of 0.00
}

func ExampleLife() {
	life, err := gardening().Compare(leisureManagement())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(life.Years), "years at", attribution.FormatPounds(life.Total.Price))
	// Output: 2 years at 478,000.00
}

// A one-off is outside the recurring spending.
func ExampleLiability() {
	service := leisureManagement()
	service.Facts = []attribution.Fact{tupe.Liability{Origin: "LBHF", Description: "indemnity called upon", Amount: decimal.NewFromInt(900)}}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: service.Basis.Authorities()}, service)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("bears", attribution.FormatPounds(statement.Totals().Of("LBHF")),
		"recurring", attribution.FormatPounds(statement.Services()[0].After.Of("LBHF")))
	// Output: bears 900.00 recurring 0.00
}

// Nobody who came over is still there: nothing is left of the burden.
func ExampleReletting() {
	reletting, err := tupe.Relet(nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(reletting.Assessments.Burdens()), "burdens")
	// Output: 0 burdens
}

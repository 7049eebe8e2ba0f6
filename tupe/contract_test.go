package tupe_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

// The case the report describes, its figures ours: WCC outsourced long ago, RBKC
// and LBHF are in-house, and LBHF's terms are dearer still. By hand, on 5:3:2 of
// demand (WCC 50%, RBKC 30%, LBHF 20%):
//
//	price 2,400,000 − burdens 60,000 and 100,000 − income 40,000 = 2,200,000
//	WCC 1,100,000; RBKC 660,000 + 60,000; LBHF 440,000 + 100,000
func leisure(t require.TestingT) (attribution.Service, tupe.Contract) {
	s := shared(t, "WCC", 5, "RBKC", 3, "LBHF", 2)
	s.Host = "WCC"
	return s, tupe.Contract{
		Price:  pounds("2400000"),
		Income: []attribution.Income{{Description: "Sports council grant", Amount: pounds("40000")}},
		Burdens: []tupe.Burden{
			{Origin: "RBKC", Amount: pounds("60000"), Description: "employer pension contributions"},
			{Origin: "LBHF", Amount: pounds("100000"), Description: "protected terms", Because: "as the tender identifies it"},
		},
	}
}

func TestContract(t *testing.T) {
	s, c := leisure(t)
	charges, err := c.Attribute(s)
	require.NoError(t, err)
	require.Len(t, charges, 3)
	type line struct {
		rule                                 attribution.Rule
		amount, description, because, bearer string
	}
	var got []line
	for _, charge := range charges {
		assert.EqualValues(t, "WCC", charge.PaidBy, "the host pays the contractor")
		assert.Equal(t, "Leisure management", charge.Service)
		bearer := ""
		for _, share := range charge.Shares {
			bearer += string(share.Authority) + " " + spelt(share.Amount) + " "
		}
		got = append(got, line{charge.Rule, spelt(charge.Amount), charge.Description, charge.Because, bearer})
	}
	assert.Equal(t, []line{
		{"ongoing", "2200000.00", "Contract price less TUPE burdens less income",
			"price £2,400,000.00 less burdens £160,000.00 less income £40,000.00, in proportion; shared LBHF 2 : RBKC 3 : WCC 5",
			"WCC 1100000.00 RBKC 660000.00 LBHF 440000.00 "},
		{"tupe", "60000.00", "TUPE burden: employer pension contributions",
			"it gives rise to the burden within the price; borne by RBKC alone", "RBKC 60000.00 "},
		{"tupe", "100000.00", "TUPE burden: protected terms",
			"it gives rise to the burden within the price, as the tender identifies it; borne by LBHF alone", "LBHF 100000.00 "},
	}, got)
}

func TestContractWithoutBurdensIsShared(t *testing.T) {
	s, _ := leisure(t)
	charges, err := tupe.Contract{Price: pounds("100"), PaidBy: "RBKC"}.Attribute(s)
	require.NoError(t, err)
	require.Len(t, charges, 1)
	assert.Equal(t, "Contract price", charges[0].Description)
	assert.Equal(t, "price £100.00, in proportion; shared LBHF 2 : RBKC 3 : WCC 5", charges[0].Because)
	assert.EqualValues(t, "RBKC", charges[0].PaidBy)
}

// A burden of nought is charged to nobody, and no word is lost on it.
func TestContractWithABurdenOfNought(t *testing.T) {
	s, _ := leisure(t)
	charges, err := tupe.Contract{Price: pounds("100"), Burdens: []tupe.Burden{{Origin: "LBHF"}}}.Attribute(s)
	require.NoError(t, err)
	require.Len(t, charges, 1)
	assert.Equal(t, "Contract price", charges[0].Description)
	assert.Equal(t, "price £100.00, in proportion; shared LBHF 2 : RBKC 3 : WCC 5", charges[0].Because)
}

// Income above the rest of the price is a surplus, shared the same way:
// 100 − 60 − 50 = −10, so −5, −3 and −2.
func TestContractWithASurplus(t *testing.T) {
	s, _ := leisure(t)
	charges, err := tupe.Contract{
		Price: pounds("100"), Income: []attribution.Income{{Amount: pounds("50")}},
		Burdens: []tupe.Burden{{Origin: "LBHF", Amount: pounds("60")}},
	}.Attribute(s)
	require.NoError(t, err)
	assert.Equal(t, "-5.00", spelt(charges[0].Shares.Of("WCC")))
	assert.Equal(t, "-3.00", spelt(charges[0].Shares.Of("RBKC")))
	assert.Equal(t, "-2.00", spelt(charges[0].Shares.Of("LBHF")))
	assert.Equal(t, "60.00", spelt(charges[1].Shares.Of("LBHF")))
	assert.Equal(t, "TUPE burden", charges[1].Description, "nobody described it")
	assert.Equal(t, "it gives rise to the burden within the price; borne by LBHF alone", charges[1].Because)
}

// Whoever pays the contractor pays the burdens within the price: the one named,
// else the host, else it is not known who.
func TestContractIsPaidBy(t *testing.T) {
	for _, c := range []struct{ named, host, want attribution.Authority }{
		{"RBKC", "WCC", "RBKC"}, {"", "WCC", "WCC"}, {"RBKC", "", "RBKC"}, {"", "", ""},
	} {
		s, contract := leisure(t)
		s.Host, contract.PaidBy = c.host, c.named
		charges, err := contract.Attribute(s)
		require.NoError(t, err)
		for _, charge := range charges {
			assert.Equal(t, c.want, charge.PaidBy)
		}
	}
}

// Burdens may be the whole price, and not a penny more.
func TestContractOfBurdensAlone(t *testing.T) {
	s, _ := leisure(t)
	c := tupe.Contract{Price: pounds("60"), Burdens: []tupe.Burden{{Origin: "LBHF", Amount: pounds("60")}}}
	charges, err := c.Attribute(s)
	require.NoError(t, err)
	assert.Zero(t, charges[0].Amount.Sign())
	c.Price = pounds("59.99")
	_, err = c.Attribute(s)
	requireFault(t, err, attribution.ErrAmount, "tupe: burdens of £60.00 within a price of £59.99")
}

// A joint team's 100.00 over RBKC 2 : LBHF 1 is 66.67 and 33.33, the odd penny to
// the larger fraction of 66.666... and 33.333...
func TestContractWithAJointTeam(t *testing.T) {
	s, _ := leisure(t)
	agreed, err := attribution.InProportion(attribution.Shares{
		{Authority: "RBKC", Amount: decimal.NewFromInt(2)}, {Authority: "LBHF", Amount: decimal.NewFromInt(1)},
	})
	require.NoError(t, err)
	c := tupe.Contract{
		Price: pounds("1000"), Teams: []tupe.Team{{Name: "Parks team", Basis: agreed}},
		Burdens: []tupe.Burden{{Origin: "Parks team", Amount: pounds("100"), Description: "protected terms"}},
	}
	charges, err := c.Attribute(s)
	require.NoError(t, err)
	require.Len(t, charges, 3)
	for i, want := range []struct{ bearer, amount string }{{"RBKC", "66.67"}, {"LBHF", "33.33"}} {
		charge := charges[1+i]
		assert.Equal(t, attribution.RuleTUPE, charge.Rule)
		assert.Equal(t, want.amount, spelt(charge.Shares.Of(attribution.Authority(want.bearer))))
		assert.Equal(t, "it gives rise to the burden within the price; £100.00 of the joint team Parks team, in proportion; shared LBHF 1 : RBKC 2; borne by "+want.bearer+" alone", charge.Because)
	}
	s.Running = c
	statement, err := attribution.NewStatement(attribution.Header{Authorities: s.Basis.Authorities()}, s)
	require.NoError(t, err)
	assert.NoError(t, statement.Verify())
}

func TestContractRefuses(t *testing.T) {
	service, _ := leisure(t)
	sole, err := attribution.Solely("RBKC")
	require.NoError(t, err)
	outside, err := attribution.Solely("BROMLEY")
	require.NoError(t, err)
	burden := func(origin attribution.Authority, amount decimal.Decimal) tupe.Contract {
		return tupe.Contract{Price: pounds("100"), Burdens: []tupe.Burden{{Origin: origin, Amount: amount}}}
	}
	team := func(teams ...tupe.Team) tupe.Contract { return tupe.Contract{Price: pounds("100"), Teams: teams} }
	for _, c := range []struct {
		contract tupe.Contract
		kind     error
		text     string
	}{
		{tupe.Contract{Price: pounds("-0.01")}, attribution.ErrAmount, "tupe: negative price -0.01"},
		{tupe.Contract{Price: pounds("-1234.5")}, attribution.ErrAmount, "tupe: negative price -1234.50"},
		{tupe.Contract{Price: decimal.New(1, -3)}, attribution.ErrPenny, "tupe: price: 0.001 has a fraction of a penny"},
		{tupe.Contract{Price: decimal.New(1, 1<<30)}, attribution.ErrLimit, "tupe: price: a number with exponent 1073741824: at most 18 either way is taken"},
		{tupe.Contract{Income: []attribution.Income{{Amount: decimal.NewFromInt(-1)}}}, attribution.ErrAmount, "tupe: negative income -1.00"},
		{burden("LBHF", decimal.NewFromInt(-1)), attribution.ErrAmount, "tupe: LBHF: negative burden -1.00"},
		{burden("LBHF", decimal.New(1, 1<<30)), attribution.ErrLimit, "tupe: LBHF: burden: a number with exponent 1073741824: at most 18 either way is taken"},
		{burden("BROMLEY", pounds("1")), attribution.ErrAuthority, "tupe: BROMLEY: is the origin of a burden but takes no part in the service"},
		{burden("", pounds("1")), attribution.ErrAuthority, "tupe: nobody is named as the origin of a burden"},
		{burden("LBHF", pounds("100.01")), attribution.ErrAmount, "tupe: burdens of £100.01 within a price of £100.00"},
		{team(tupe.Team{Basis: sole}), attribution.ErrText, "tupe: a joint team without a name"},
		{team(tupe.Team{Name: "Parks", Basis: sole}, tupe.Team{Name: "Parks", Basis: sole}), attribution.ErrText, "tupe: Parks: a second joint team of that name"},
		{team(tupe.Team{Name: "RBKC", Basis: sole}), attribution.ErrText, "tupe: RBKC: a joint team with the name of a participant"},
		{team(tupe.Team{Name: "Parks"}), attribution.ErrBasis, "tupe: Parks: a joint team needs the basis that its authorities agreed for it"},
		{team(tupe.Team{Name: "Parks", Basis: outside}), attribution.ErrAuthority, `tupe: BROMLEY: has a part in the joint team "Parks" but takes no part in the service`},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, err := c.contract.Attribute(service)
			requireFault(t, err, c.kind, c.text)
		})
	}
}

// A participant whose code is none bears nothing.
func TestContractRefusesAnOriginThatIsNoCode(t *testing.T) {
	s, c := leisure(t)
	s.Participants = []attribution.Authority{"WCC", "RBKC", "LBHF", " X"}
	c.Burdens[1].Origin = " X"
	charges, err := c.Attribute(s)
	require.ErrorIs(t, err, attribution.ErrAuthority)
	assert.Empty(t, charges)
	charges, err = tupe.Liability{Origin: " X", Amount: pounds("1")}.Attribute(s)
	require.ErrorIs(t, err, attribution.ErrAuthority)
	assert.Empty(t, charges)
}

// Every fault is reported at once, and a statement says where.
func TestContractReportsEveryFault(t *testing.T) {
	s, _ := leisure(t)
	s.Running = tupe.Contract{
		Price:   decimal.NewFromInt(-1),
		Burdens: []tupe.Burden{{Origin: "BROMLEY", Amount: decimal.NewFromInt(-2)}},
	}
	_, err := attribution.NewStatement(attribution.Header{Authorities: s.Basis.Authorities()}, s)
	assert.EqualError(t, err, "tupe: Leisure management: what it costs to run: negative price -1.00\n"+
		"tupe: Leisure management: what it costs to run: BROMLEY: negative burden -2.00\n"+
		"tupe: Leisure management: what it costs to run: BROMLEY: is the origin of a burden but takes no part in the service")
}

func TestContractNeedsABasis(t *testing.T) {
	_, err := tupe.Contract{Price: pounds("1")}.Attribute(attribution.Service{Name: "Leisure management"})
	require.ErrorIs(t, err, attribution.ErrBasis)
}

package casefile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// agreed is a sound case of what parties agree beside a basis: heads of cost,
// damping, grants, joining, the notice of an end. A, B and C take part, D does not.
const agreed = `title: As agreed
authorities: [{code: A}, {code: B}, {code: C}, {code: D}]
services:
  - name: Legal
    authorities: [A, B, C]
    host: A
    costs:
      - {description: Staff, amount: 900}
      - {description: Premises, amount: 300, basis: {equal: true}}
    income: [{amount: 300}]
    basis: {proportion: {A: 3, B: 2, C: 1}}
    before: {A: 500, B: 400, C: 300}
    damping: {reference: {A: 350, B: none, C: 250}, rise: 10, fall: 20}
    shares_savings: true
    variances:
      - {cause: direct cost, amount: 30, head: Premises}
      - {cause: income, amount: 12}
    transition:
      - {kind: pension strain, amount: 70, paid_by: A, approved_by: [A, B, C], necessity: comparable, basis: {equal: true},
         funding: [{description: grant, amount: 40}, {amount: 3, received_by: B}]}
    joinings:
      - {description: Set-up costs, bore: {A: 60, B: 40, D: 20}, basis: {equal: true}}
    termination:
      basis: {equal: true}
      notice_months: 11
      shorter_notice_agreed_by: [A, B, C]
      costs: [{amount: 9, paid_by: A}, {amount: 3, paid_by: B}]
  - name: Control room
    cost: 1000
    basis: {proportion: {A: 50, B: 30, C: 20, D: 0}}
    before: {A: 600, B: 350, C: 300, D: 0}
    damping: {reference: before, rise: 0}
`

func readAgreed(slips ...string) (casefile.Case, error) {
	return casefile.Read("case.yaml", strings.NewReader(strings.NewReplacer(slips...).Replace(agreed)))
}

// What the keys say arrives in the library's own words, worked out by hand.
//
//	Legal: 900 − 300 = 600 over 3 : 2 : 1 is 300, 200, 100; premises 100 each: 400,
//	300, 200. A may bear 385 at most (350 + 10 %), C 200 at least (250 − 20 %): A's
//	15 go to C alone, who may bear 275, for B is not held and takes nothing.
//	Variances: premises 10 each; income 6, 4, 2. Transition 70 − 43 = 27 is 9 each;
//	B passes on 3, which sums to nought. Joining, in thirds, odd pennies to the codes
//	that sort first: 60 is 20 each; 40 is 13.34, 13.33, 13.33; 20 is 6.67, 6.67,
//	6.66. So A 40.01 − 60, B 40.00 − 40, C 39.99, D −20.
//	End: 3 and 1 each.
//	A 385 + 10 + 6 + 9 − 19.99 + 4, B 300 + 10 + 4 + 9 + 0 + 4, C 215 + 10 + 2 + 9 +
//	39.99 + 4, D −20.
//	Control room: 500, 300, 200, all below what they spent before; D nothing.
func TestAgreedKeysAreRead(t *testing.T) {
	c, err := readAgreed()
	require.NoError(t, err)
	require.NoError(t, c.Statement.Verify())
	for service, want := range map[string]string{"Legal": "A 394.01 B 327.00 C 279.99 D -20.00", "Control room": "A 500.00 B 300.00 C 200.00 D 0.00"} {
		var got []string
		for _, share := range c.Statement.Service(service) {
			got = append(got, fmt.Sprintf("%s %s", share.Authority, attribution.FormatAmount(share.Amount)))
		}
		assert.Equal(t, want, strings.Join(got, " "), service)
	}
	legal := c.Services[0]
	assert.True(t, legal.SharesSavings)
	assert.Equal(t, []attribution.Authority{"B"}, legal.Damping.NotHeld)
	assert.Equal(t, []attribution.Authority{"A", "C"}, legal.Damping.Reference.Authorities())
	assert.Equal(t, "10 20", attribution.FormatWeight(*legal.Damping.Rise)+" "+attribution.FormatWeight(*legal.Damping.Fall))
	room := c.Services[1]
	assert.True(t, room.Damping.Reference.Equal(room.Before))
	assert.Nil(t, room.Damping.Fall)
	assert.True(t, room.Damping.Rise.IsZero())
	var findings []string
	for _, f := range c.Statement.Findings() {
		findings = append(findings, string(f.Code)+" "+f.Service+" "+string(f.Authority))
	}
	// Before less after: A 115, B 100, C 85 of 300; over 3 : 2 : 1 it would be 150, 100, 50.
	assert.Equal(t, []string{"savings.not_as_costs Legal A", "savings.not_as_costs Legal C"}, findings)
	assert.Empty(t, c.Warnings)
}

// A joining, like a transition cost, goes by net reduction where no basis was
// agreed for it: 100 over 1 : 1 : 2.
func TestJoiningByNetReduction(t *testing.T) {
	c, err := readAgreed("bore: {A: 60, B: 40, D: 20}, basis: {equal: true}", "bore: {B: 100}",
		"before: {A: 500, B: 400, C: 300}", "net_reduction: {A: 1, B: 1, C: 2}")
	require.NoError(t, err)
	var charged []string
	for charge := range c.Statement.ChargesOf("Legal") {
		if charge.Rule == attribution.RuleJoining {
			charged = append(charged, attribution.FormatAmount(charge.Shares.Of("A"))+" "+attribution.FormatAmount(charge.Shares.Of("B"))+" "+charge.Because)
		}
	}
	assert.Equal(t, []string{
		"25.00 25.00 what B bore before another joined is shared anew; by net reduction in spending; shared A 1 : B 1 : C 2",
		"0.00 -100.00 it is paid back what it bore before another joined; borne by B alone",
	}, charged)
}

// Who incurred a transition cost is who paid it: the older word gives the same case.
func TestIncurredByIsPaidBy(t *testing.T) {
	one, err := readAgreed()
	require.NoError(t, err)
	other, err := readAgreed("amount: 70, paid_by: A", "amount: 70, incurred_by: A")
	require.NoError(t, err)
	assert.True(t, one.Statement.Equal(other.Statement))
}

// Each is the one fault that is reported, with its line, whatever depends on it.
var agreedSlips = []struct{ old, new, says string }{
	{"    costs:\n", "    cost: 900\n    costs:\n", `9: Legal: costs: both cost and costs are given: one is the sum of the other`},
	{"    costs:\n", "    contract: {prices: {2012/13: 900}}\n    costs:\n", `7: Legal: contract: prices: prices by year need the case's period, to say which year the statement is of` + "\ncase.yaml:9: Legal: costs: a service that is contracted out has a price, and no heads of cost"},
	{"description: Staff, ", "", `8: Legal: costs 1: the key "description" is missing`},
	{"description: Staff", "description: Premises", `9: Legal: costs 2: a second head of cost of that description: "Premises"`},
	{"description: Staff, amount: 900", "description: Staff", `8: Legal: costs 1: the key "amount" is missing`},
	{"amount: 900", "amount: -900", `8: Legal: costs 1: amount: negative amount -900.00`},
	{"amount: 900", "amuont: 900", `8: Legal: costs 1: unknown key "amuont": did you mean "amount"?`},
	{"amount: 300, basis: {equal: true}", "amount: 300, basis: {sole: D}", `9: Legal: costs 2: basis: sole: D takes no part in the service`},
	{"amount: 300, basis: {equal: true}", "amount: 300, bases: {equal: true}", `9: Legal: costs 2: unknown key "bases": did you mean "basis"?`},
	{"      - {description: Staff, amount: 900}\n      - {description: Premises, amount: 300, basis: {equal: true}}\n", "      []\n", `8: Legal: costs: no head of cost is given`},
	{"      - {description: Staff, amount: 900}\n      - {description: Premises, amount: 300, basis: {equal: true}}\n", "      1200\n", `8: Legal: costs: "1200" where a list belongs`},
	{"head: Premises", "head: Premisses", `16: Legal: variances 1: head: "Premisses" is none of the heads of cost: did you mean "Premises"?`},
	{"head: Premises", "head: Vehicles", `16: Legal: variances 1: head: "Vehicles" is none of the heads of cost`},
	{"head: Premises", "head: ", `16: Legal: variances 1: head: nothing is given`},
	{"cause: direct cost, amount: 30", "cause: specification, specified_by: B, amount: 30", `16: Legal: variances 1: a variance of cause specification is of no head`},
	{"head: Premises", "head: Premises, basis: {equal: true}, reason: one event", `16: Legal: variances 1: a variance of the head "Premises" follows that head's basis, and has no other`},
	{"    cost: 1000\n", "    cost: 1000\n    variances: [{cause: demand, amount: 1, head: Staff}]\n", `30: Control room: variances 1: head: "Staff": the cost is not given by heads (costs)`},
	{"C: 250}", "C: no}", `13: Legal: damping: reference: C: "no" is not an amount such as 1650000 or -12.34`},
	{", C: 250}", "}", `13: Legal: damping: reference: C takes part but is not named, nought included`},
	{", C: 250}", ", C: 250, D: none}", `13: Legal: damping: reference: D takes no part in the service`},
	{"C: 250}", "C: -250}", `13: Legal: damping: C: negative reference -250.00`},
	{"reference: {A: 350, B: none, C: 250}, rise", "rise", `13: Legal: damping: the key "reference" is missing`},
	{"reference: {A: 350, B: none, C: 250}", "reference: last year", `13: Legal: damping: reference: "last year" is no reference: a figure for each participant, or before`},
	{"reference: {A: 350, B: none, C: 250}", "reference: [1]", `13: Legal: damping: reference: a list where a mapping (key: value) belongs`},
	{"    damping: {reference: before, rise: 0}", "    damping: [before]", `32: Control room: damping: a list where a mapping (key: value) belongs`},
	{"    before: {A: 600, B: 350, C: 300, D: 0}\n", "", `31: Control room: damping: reference: before: it is not given what each would have spent alone`},
	{"{A: 600, B: 350, C: 300, D: 0}", "{A: 600, B: 350, C: x, D: 0}", `31: Control room: before: C: "x" is not an amount such as 1650000 or -12.34`},
	{"C: 300, D: 0}", "C: 300, D: 100}", ``},
	{"{A: 600, B: 350, C: 300, D: 0}", "{A: 400, B: 350, C: 249.99, D: 0}", `32: Control room: damping: the limits leave £0.01 that nobody may bear: widen one, or hold fewer`}, // 400 + 350 + 249.99
	{"{A: 600, B: 350, C: 300, D: 0}", "{A: 400, B: 350, C: 250, D: 0}", ``},
	{", rise: 10, fall: 20", "", `13: Legal: damping: no limit is given: a rise, a fall, or both`},
	{"rise: 10", "rise: -10", `13: Legal: damping: rise: "-10" is not a number of nought or more, such as 135 or 1.25`},
	{"rise: 10", "rise: 10%", `13: Legal: damping: rise: "10%" is not a number of nought or more, such as 135 or 1.25`},
	{"fall: 20", "fall: 100.1", `13: Legal: damping: a fall of 100.1%: a rise is 0 or more, a fall 0 to 100`},
	{"fall: 20", "fall: 100", ``},
	{"fall: 20", "falls: 20", `13: Legal: damping: unknown key "falls": did you mean "fall"?`},
	{"shares_savings: true", "shares_savings: yes", `14: Legal: shares_savings: "yes" is not one of true, false`},
	{"    cost: 1000\n", "", `30: Control room: before: needs the year's cost beside it: cost, costs, or the prices of a contract`},
	{"amount: 70, paid_by: A", "amount: 70, paid_by: A, incurred_by: A", `19: Legal: transition 1: incurred_by: paid_by says the same: give one of the two`},
	{"amount: 70, paid_by: A", "amount: 70", `19: Legal: transition 1: the key "paid_by" is missing`},
	{"amount: 70, paid_by: A", "amount: 70, payed_by: A", `19: Legal: transition 1: unknown key "payed_by": did you mean "paid_by"?`},
	{"kind: pension strain", "kind: pension strain, enhancement: 1", `19: Legal: transition 1: an enhancement belongs to redundancy or early retirement, not to "pension strain"`},
	{"amount: 40}", "amount: 67.01}", `19: Legal: transition 1: grants of 70.01 towards a cost of 70.00`},
	{"amount: 40}", "amount: 67}", ``},
	{"amount: 40}", "amount: -40}", `20: Legal: transition 1: funding 1: amount: negative amount -40.00`},
	{"description: grant, amount: 40", "description: grant", `20: Legal: transition 1: funding 1: the key "amount" is missing`},
	{"received_by: B", "received_by: E", `20: Legal: transition 1: funding 2: received_by: unknown authority "E"`},
	{"bore: {A: 60, B: 40, D: 20}, ", "", `22: Legal: joinings 1: the key "bore" is missing`},
	{"{A: 60, B: 40, D: 20}", "{}", `22: Legal: joinings 1: nobody is said to have borne anything`},
	{"{A: 60, B: 40, D: 20}", "{A: -60}", `22: Legal: joinings 1: A: negative cost borne so far -60.00`},
	{"{A: 60, B: 40, D: 20}", "{E: 60}", `22: Legal: joinings 1: bore: unknown authority "E"`},
	{"{A: 60, B: 40, D: 20}", "60", `22: Legal: joinings 1: bore: "60" where a mapping (key: value) belongs`},
	{"D: 20}, basis: {equal: true}", "D: 20}, basis: {sole: D}", `22: Legal: joinings 1: basis: sole: D takes no part in the service`},
	{"shorter_notice_agreed_by: [A, B, C]", "shorter_notice_agreed_by: [A, B]", `24: Legal: termination: the arrangement ends at 11 months' notice: it takes 12, or the agreement of every participant (missing: C)`},
	{"      shorter_notice_agreed_by: [A, B, C]\n", "", `24: Legal: termination: the arrangement ends at 11 months' notice: it takes 12, or the agreement of every participant (missing: A, B, C)`},
	{"      notice_months: 11\n", "", `25: Legal: termination: shorter_notice_agreed_by: shorter than what? notice_months is not given`},
	{"costs: [{amount: 9, paid_by: A}, {amount: 3, paid_by: B}]", "costs: []", `27: Legal: termination: costs: no cost of the end is given`},
	{"notice_months: 11", "notice_months: eleven", `25: Legal: termination: notice_months: "eleven" is not a whole number`},
	{"shorter_notice_agreed_by: [A, B, C]", "shorter_notice_agreed_by: [A, B, E]", `26: Legal: termination: shorter_notice_agreed_by 3: unknown authority "E"`},
	{"      notice_months: 11\n      shorter_notice_agreed_by: [A, B, C]\n", "      notice_months: 12\n", ``},
	{"      notice_months: 11\n      shorter_notice_agreed_by: [A, B, C]\n", "", ``},
}

func TestAgreedKeysRefused(t *testing.T) {
	for _, c := range agreedSlips {
		t.Run(c.new, func(t *testing.T) {
			require.Contains(t, agreed, c.old)
			_, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(agreed, c.old, c.new, 1)))
			if c.says == "" {
				require.NoError(t, err)
				return
			}
			assertSays(t, "case.yaml:"+c.says, err)
		})
	}
}

// Faults in several of the keys are reported together, and none for another's sake:
// where the cost or the basis is not known, what the limits leave is not asked.
func TestAgreedKeysRefusedTogether(t *testing.T) {
	_, err := readAgreed("amount: 900", "amount: x", "rise: 10, fall: 20", "rise: 0, fall: 101", "head: Premises", "head: Vehicles",
		"cause: income", "cause: incomes", "amount: 40}", "amount: 400}", "D: 20}", "D: -20}", "[A, B, C]\n      costs", "[A]\n      costs",
		"{A: 50, B: 30", "{A: x, B: 30", "rise: 0}", "rise: 0, fall: 0}")
	require.Error(t, err)
	var got []string
	for line := range strings.SplitSeq(err.Error(), "\n") {
		place, _, _ := strings.Cut(strings.TrimPrefix(line, "case.yaml:"), ":")
		got = append(got, place)
	}
	assert.Equal(t, []string{"8", "13", "17", "19", "22", "24", "30"}, got, "%v", err)
	assert.ErrorIs(t, err, attribution.ErrNotice)
	assert.NotErrorIs(t, err, attribution.ErrBalance)
}

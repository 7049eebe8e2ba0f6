package casefile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// What is odd and may be meant is a warning: a limit of less than one per cent, and
// savings to be shared as costs of which nothing is known, limits that hold nobody.
func TestAgreedKeysThatAreOdd(t *testing.T) {
	c, err := readAgreed("rise: 10, fall: 20", "rise: 40, fall: 0.2", "B: none, C: 250", "B: none, C: 50", "A: 350", "A: 390",
		"    before: {A: 500, B: 400, C: 300}\n", "")
	require.NoError(t, err)
	var said []string
	for _, w := range c.Warnings {
		said = append(said, w.String())
	}
	assert.Equal(t, []string{
		"case.yaml:12: Legal: damping: fall: 0.2 is less than one per cent: a tenth is written 10",
		"case.yaml:13: Legal: shares_savings: no saving is given to hold to it: before, or net_reduction",
	}, said)
	c, err = readAgreed("A: 350, B: none, C: 250", "A: none, B: none, C: none")
	require.NoError(t, err)
	require.Len(t, c.Warnings, 1)
	assert.Equal(t, "case.yaml:13: Legal: damping: reference: nobody is held: the limits change nothing", c.Warnings[0].String())
	c, err = readAgreed("rise: 10, fall: 20", "rise: 40, fall: 1", "A: 350, B: none, C: 250", "A: 390, B: none, C: 200")
	require.NoError(t, err)
	assert.Empty(t, c.Warnings)
	assert.True(t, c.Services[0].Damping.Fall.Equal(decimal.NewFromInt(1)))
}

// Whoever bore anything has that divided among all: what a short file can ask for
// by joinings and heads is bounded like everything else.
func TestAgreedKeysAreBounded(t *testing.T) {
	var authorities, bore strings.Builder
	for i := range 800 {
		fmt.Fprintf(&authorities, "{code: A%d}, ", i)
		fmt.Fprintf(&bore, "A%d: 1, ", i)
	}
	for _, block := range []string{
		"    joinings: [{bore: {" + strings.TrimSuffix(bore.String(), ", ") + "}, basis: {equal: true}}]\n",
		"    costs:\n" + strings.Repeat("      - {description: Staff, amount: 1}\n", 700),
	} {
		cost := "    cost: 1\n"
		if strings.Contains(block, "costs:") {
			cost = ""
		}
		_, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: ["+strings.TrimSuffix(authorities.String(), ", ")+"]\nservices:\n  - name: S\n    basis: {equal: true}\n"+cost+block))
		require.ErrorContains(t, err, "more than 500000 shares")
	}
}

// fixture reads a fixture, with a slip in it where one is given.
func fixture(t *testing.T, name string, slip ...string) casefile.Case {
	t.Helper()
	text, err := os.ReadFile("../../testdata/" + name)
	require.NoError(t, err)
	c, err := casefile.Read(name, strings.NewReader(strings.NewReplacer(slip...).Replace(string(text))))
	require.NoError(t, err)
	return c
}

// What the three bore of the set-up costs in the first year is what is shared anew
// in the second; and the four then bear, over both years, their parts of the
// 140,000 over 4 : 3 : 2 : 3, each within a penny for each of the three bearers.
func TestTheJoiningFollowsFromTheYearBefore(t *testing.T) {
	var bore attribution.Shares
	for charge := range fixture(t, "rules/joining-first-year.yaml").Statement.Charges() {
		if charge.Rule == attribution.RuleTransition || charge.Rule == attribution.RuleTransitionAgreed {
			bore = bore.Plus(charge.Shares)
		}
	}
	second := fixture(t, "rules/joining-second-year.yaml")
	joining := second.Services[0].Facts[0].(attribution.Joining)
	assert.True(t, joining.Bore.Equal(bore), "%v", bore)
	moved := chargedBy(second.Statement, "Regulatory services", attribution.RuleJoining)
	for authority, twelfths := range map[attribution.Authority]int64{"NORTH": 4, "SOUTH": 3, "EAST": 2, "WEST": 3} {
		twelfth := decimal.NewFromInt(140000).Mul(decimal.NewFromInt(twelfths))
		inAll := bore.Of(authority).Add(moved.Of(authority)).Mul(decimal.NewFromInt(12))
		assert.Negative(t, inAll.Sub(twelfth).Abs().Cmp(decimal.New(3*12, -2)), "%s", authority)
	}
}

// Bromley, Bexley and Croydon share savings as costs, on gross expenditure: 96, 64
// and 120 thousand of 280. The same case with 116, 44 and 120 is a finding for the
// two it moves; and so it is said of nobody where it was not agreed.
func TestSavingsOtherThanTheCosts(t *testing.T) {
	const name, as, otherwise = "bromley/regulatory-services.yaml", "{BROMLEY: 96000, BEXLEY: 64000, CROYDON: 120000}", "{BROMLEY: 116000, BEXLEY: 44000, CROYDON: 120000}"
	assert.Empty(t, fixture(t, name).Statement.Findings())
	var found []string
	for _, f := range fixture(t, name, as, otherwise).Statement.Findings() {
		found = append(found, f.Text)
	}
	assert.Equal(t, []string{
		"its net reduction is £116,000.00: shared as costs are, which was agreed, it would be £96,000.00",
		"its net reduction is £44,000.00: shared as costs are, which was agreed, it would be £64,000.00",
	}, found)
	assert.Empty(t, fixture(t, name, as, otherwise, "shares_savings: true", "shares_savings: false").Statement.Findings())
}

// Every rule of the agreement is worked by hand in some case of testdata/rules.
func TestTheRulesHoldEveryRule(t *testing.T) {
	found := make(map[attribution.Rule]bool)
	files, err := filepath.Glob("../../testdata/rules/*.yaml")
	require.NoError(t, err)
	for _, file := range files {
		for charge := range fixture(t, "rules/"+filepath.Base(file)).Statement.Charges() {
			found[charge.Rule] = true
		}
	}
	for _, rule := range strings.Fields(`ongoing ongoing.agreed tupe tupe.liability damping variance.shared variance.agreed variance.specification
		variance.burden variance.host variance.indirect brought_forward transition transition.agreed transition.funding
		transition.enhancement transition.unqualified joining failure withdrawal termination`) {
		assert.True(t, found[attribution.Rule(rule)], "%s does not occur", rule)
	}
}

// Every one of these keys moves something. Each change is worked by hand from the
// case above.
func TestEveryAgreedKeyMovesSomething(t *testing.T) {
	before := told(t, agreed)
	for _, c := range []struct{ old, new, want string }{
		{"description: Staff, amount: 900", "description: Wages, amount: 960", "Ongoing cost less income: Wages: A 330.00 B 220.00 C 110.00"}, // 660 over 3 : 2 : 1
		{"amount: 300, basis: {equal: true}", "amount: 300, basis: {proportion: {A: 12, B: 8, C: 10}}", "Premises: A 120.00 B 80.00 C 100.00"},
		{"amount: 300, basis: {equal: true}", "amount: 300", "Ongoing cost less income: Staff, Premises: A 450.00 B 300.00 C 150.00"},
		{"amount: 300, basis", "amount: 330, basis", "Premises: A 110.00 B 110.00 C 110.00"},
		{"A: 350, B", "A: 340, B", "Damping: A -26.00;"}, // 400 to 374
		{"B: none", "B: 300", "Damping: B 10.00;"},       // A's 15 over 2 : 1
		{"rise: 10", "rise: 12", "Damping: A -8.00;"},    // 400 to 392
		{"rise: 10, fall: 20", "rise: 20, fall: 10", "Damping: C 25.00;"},
		{"head: Premises", "head: Staff", "Variance: direct cost: A 15.00 B 10.00 C 5.00"},
		{"cause: income", "cause: quality", "Variance: quality: A 6.00 B 4.00 C 2.00"},
		{"kind: pension strain", "kind: ict", "Transition: ict: A 9.00"},
		{"paid_by: A, approved_by", "paid_by: B, approved_by", "Transition: pension strain: A 9.00 B 9.00 C 9.00; paid by B"},
		{"description: grant, amount: 40", "description: grant, amount: 37", "cost £70.00 less grants £40.00"},
		{"amount: 3, received_by: B", "description: fund, amount: 3, received_by: B", "fund, towards Transition: pension strain: B 3.00"},
		{"amount: 3, received_by: B", "amount: 3, received_by: C", "Grant, towards Transition: pension strain: C 3.00"},
		{"description: Set-up costs", "description: Start", "joining (): Start: A 20.00 B 20.00 C 20.00"},
		{"bore: {A: 60", "bore: {A: 66", "Set-up costs: A 22.00 B 22.00 C 22.00"},
		{"D: 20}, basis: {equal: true}", "D: 20}, basis: {sole: C}", "Set-up costs: C 60.00"},
		{"D: 20}, basis: {equal: true}", "D: 20}", "Set-up costs: A 23.00 B 20.00 C 17.00"}, // 60 over 115 : 100 : 85
		{"notice_months: 11", "notice_months: 10", "at 10 months' notice to which all agreed"},
		{"      notice_months: 11\n      shorter_notice_agreed_by: [A, B, C]\n", "", "the arrangement ended; on the basis agreed beforehand"},
		{"{A: 600, B: 350", "{A: 490, B: 350", "Damping: A -10.00;"}, // 500 to the 490 spent before
	} {
		t.Run(c.new, func(t *testing.T) {
			require.Equal(t, 1, strings.Count(agreed, c.old), c.old)
			after := told(t, strings.Replace(agreed, c.old, c.new, 1))
			assert.NotEqual(t, before, after)
			assert.Contains(t, strings.Join(after, "\n"), c.want)
		})
	}
}

package casefile_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/lawtest"
)

// whole is a sound case in which every block has its place.
const whole = `title: Three services
period: 2012/13
authorities:
  - {code: WCC, name: Westminster City Council}
  - {code: RBKC, name: Kensington and Chelsea}
  - {code: LBHF, name: Hammersmith and Fulham}
services:
  - name: Youth offending
    authorities: [WCC, RBKC]
    host: RBKC
    cost: 1000
    income: [{amount: 90}]
    basis:
      demand:
        - {authority: WCC, measure: orders, quantity: 3}
        - {authority: RBKC, measure: orders, quantity: 2}
    before: {WCC: 900, RBKC: 900}
    variances:
      - {cause: direct cost, amount: 12, basis: {equal: true}, reason: agreed}
      - {cause: indirect, amount: -3, treatment: share now}
    brought_forward: {WCC: 8, RBKC: -8}
    transition:
      - {kind: redundancy, amount: 90, enhancement: 10, incurred_by: LBHF, approved_by: [WCC, RBKC], necessity: comparable}
      - {amount: 30, incurred_by: WCC}
    failures: [{authority: WCC, amount: 4, paid_by: RBKC}]
    withdrawals:
      - {authority: WCC, amount: 8, notice_months: 11, shorter_notice_agreed_by: [RBKC]}
    termination:
      basis: {proportion: {WCC: 1, RBKC: 1}}
      costs: [{amount: 9, paid_by: RBKC}]
  - name: Grounds
    basis: {equal: true}
    contract:
      prices: {2012/13: 2400, 2013/14: 2380}
      teams:
        - {name: Parks team, authorities: [RBKC, LBHF], basis: {sole: LBHF}}
      turnover: {LBHF: [0.1], Parks team: 0.2}
      burdens:
        - {origin: LBHF, amount: 40, last_year: 2012/13}
        - {origin: RBKC, by_year: {2012/13: 5, 2013/14: 9}}
      posts:
        - {origin: Parks team, title: Gardener, fte: 2, protected: 30, contractor: {pay: 20, pension: 1}, ends: [{amount: 1, last_year: 2012/13}]}
      liabilities: [{origin: Parks team, amount: 7}]
    variances: [{cause: burden, origin: LBHF, amount: 1}]
  - name: Fostering
    cost: 600
    basis: {proportion: {WCC: 1, RBKC: 2, LBHF: 3}}
    net_reduction: {WCC: 5, RBKC: 5, LBHF: -5}
transition:
  - {amount: 60, incurred_by: WCC, approved_by: [WCC, RBKC, LBHF], necessity: justified, justification: cheaper}
reductions_not_known: [Grounds]
`

// slip is a change on one line of a case, and the one fault that it is.
type slip struct {
	line          int
	old, new, say string
}

// slips leave everything else in the file sound, whatever depends on what they
// touch: each is reported alone, and no other fault for its sake.
var slips = []slip{
	{1, "title: Three services", "title: [Three services]", `title: a list where a single value belongs`},
	{2, "period: 2012/13", "period: ", `period: nothing is given`},
	{4, "{code: WCC, name", "{cod: WCC, name", `authorities 1: unknown key "cod": did you mean "code"?`},
	{6, "code: LBHF", "code: RBKC", `authorities 3: the authority "RBKC" stands twice`},
	{6, "code: LBHF, ", "", `authorities 3: the key "code" is missing`},
	{9, "[WCC, RBKC]", "[WCC, RBCK]", `Youth offending: authorities 2: unknown authority "RBCK": did you mean "RBKC"?`},
	{10, "host: RBKC", "host: KENSINGTON", `Youth offending: host: unknown authority "KENSINGTON"`},
	{11, "cost: 1000", "csot: 1000", `Youth offending: unknown key "csot": did you mean "cost"?`},
	{11, "cost: 1000", "price: 1000", `Youth offending: unknown key "price" (known here: name, authorities, clauses, host, paid_by, basis, cost, contract, costs, income, before, net_reduction, damping, shares_savings, stand_alone, variances, brought_forward, transition, joinings, failures, withdrawals, termination, calls, outturn, forecast, actual, payments)`},
	{11, "cost: 1000", "cost: 1,000", `Youth offending: cost: "1,000" is not an amount such as 1650000 or -12.34: write 1000`},
	{12, "{amount: 90}", "90", `Youth offending: income 1: "90" where a mapping (key: value) belongs`},
	{14, "demand:", "demnad:", `Youth offending: basis: unknown key "demnad": did you mean "demand"?`},
	{15, "WCC, measure", "RKBC, measure", `Youth offending: basis: demand 1: authority: unknown authority "RKBC": did you mean "RBKC"?`},
	{15, "quantity: 3", "quantity: three", `Youth offending: basis: demand 1: quantity: "three" is not a number of nought or more, such as 135 or 1.25`},
	{16, "measure: orders", "measure: order", `Youth offending: basis: demand 2: measure: "order" here, and "orders" in other lines: is one of them misspelt? lines of different measures can be added only if each states its quality`},
	{17, "WCC: 900", "WCC: 1,900", `Youth offending: before: WCC: a comma splits the figure 1,900: write 1900, without thousands separators`},
	{17, "WCC: 900", "WCC: 900, LBHF: 1", `Youth offending: before: LBHF takes no part in the service`},
	{17, "WCC: 900", "WXY: 900", `Youth offending: before: unknown authority "WXY"`},
	{19, "cause: direct cost", "cause: ", `Youth offending: variances 1: cause: nothing is given`},
	{19, "{equal: true}", "{equal: no}", `Youth offending: variances 1: basis: equal: equal can only be true, not "no"`},
	{19, "reason: agreed", "reason: [agreed]", `Youth offending: variances 1: reason: a list where a single value belongs`},
	{19, "amount: 12", "amount: 12.345", `Youth offending: variances 1: amount: "12.345" has a fraction of a penny`},
	{20, "treatment: share now", "treatment: ", `Youth offending: variances 2: treatment: nothing is given`},
	{20, ", treatment: share now", "", `Youth offending: variances 2: an indirect variance must choose its treatment, "host bears" or "share now": "" is neither`},
	{21, "WCC: 8", "WCC: 8,000", `Youth offending: brought_forward: WCC: a comma splits the figure 8,000: write 8000, without thousands separators`},
	{21, "WCC: 8", "WCC: 7", `Youth offending: brought_forward: the adjustments brought forward sum to -1.00, not to zero`},
	{23, "kind: redundancy", "kind: {}", `Youth offending: transition 1: kind: a mapping where a single value belongs`},
	{23, "amount: 90", "amount: x", `Youth offending: transition 1: amount: "x" is not an amount such as 1650000 or -12.34`},
	{23, "incurred_by: LBHF", "incurred_by: LBH", `Youth offending: transition 1: incurred_by: unknown authority "LBH": did you mean "LBHF"?`},
	{23, "incurred_by: LBHF, ", "", `Youth offending: transition 1: the key "paid_by" is missing`},
	{23, "necessity: comparable", "necessity: ", `Youth offending: transition 1: necessity: nothing is given`},
	{25, "paid_by: RBKC", "payed_by: RBKC", `Youth offending: failures 1: unknown key "payed_by": did you mean "paid_by"?`},
	{27, "authority: WCC", "authority: WWCC", `Youth offending: withdrawals 1: authority: unknown authority "WWCC": did you mean "WCC"?`},
	{27, "notice_months: 11, ", "", `Youth offending: withdrawals 1: the key "notice_months" is missing`},
	{27, "notice_months: 11", "notice_months: eleven", `Youth offending: withdrawals 1: notice_months: "eleven" is not a whole number`},
	{27, "[RBKC]", "RBKC", `Youth offending: withdrawals 1: shorter_notice_agreed_by: "RBKC" where a list belongs`},
	{27, ", shorter_notice_agreed_by: [RBKC]", "", `Youth offending: withdrawals 1: WCC: withdraws at 11 months' notice: it takes 12, or the agreement of every other participant (missing: RBKC)`},
	{29, "{proportion: {WCC: 1, RBKC: 1}}", "{proportion: {WCC: 0, RBKC: 0}}", `Youth offending: termination: basis: every weight is zero: there is nothing to share by`},
	{30, "amount: 9", "amount: -9", `Youth offending: termination: costs 1: amount: negative amount -9.00`},
	{32, "{equal: true}", "{}", `Grounds: basis: exactly one of demand, proportion, percentages, equal, sole, blend, average, band and rounded is given, not 0`},
	{34, "{2012/13: 2400, 2013/14: 2380}", "2400", `Grounds: contract: prices: "2400" where a mapping (key: value) belongs`},
	{34, "2013/14: 2380", "2013/14: ", `Grounds: contract: prices: 2013/14: nothing is given`},
	{34, "2012/13: 2400", "2012/13: 20", `Grounds: contract: 2012/13: burdens of £63.00 within a price of £20.00`}, // 40 + 5 + 2 × (30 - 21)
	{36, "name: Parks team, ", "", `Grounds: contract: teams 1: the key "name" is missing`},
	{36, "[RBKC, LBHF]", "[]", `Grounds: contract: teams 1: authorities: nobody takes part`},
	{36, "sole: LBHF", "sole: WCC", `Grounds: contract: teams 1: basis: sole: WCC takes no part in the service`},
	{37, "LBHF: [0.1]", "LBHF: [1.1]", `Grounds: contract: turnover: LBHF 1: 1.1 a year: turnover is a part of the posts still there, 0 to 1`},
	{37, "LBHF: [0.1]", "LBHF: []", `Grounds: contract: turnover: LBHF: 0 rates, for a contract of 2 years: it takes 1`},
	{39, "amount: 40", "amount: forty", `Grounds: contract: burdens 1: amount: "forty" is not an amount such as 1650000 or -12.34`},
	{39, "last_year: 2012/13", "last_year: 2020/21", `Grounds: contract: burdens 1: last_year: "2020/21" is no year of the contract's prices: what outlasts them has no end here`},
	{40, "{2012/13: 5, 2013/14: 9}", "[5, 9]", `Grounds: contract: burdens 2: by_year: a list where a mapping (key: value) belongs`},
	{40, "2013/14: 9", "2014/15: 9", `Grounds: contract: burdens 2: by_year: "2014/15" is no year of the contract's prices`},
	{42, "origin: Parks team", "origin: Park team", `Grounds: contract: posts 1: origin: unknown origin "Park team": did you mean "Parks team"?`},
	{42, "{pay: 20, pension: 1}", "{pension: 1}", `Grounds: contract: posts 1: contractor: the key "pay" is missing`},
	{42, "amount: 1, ", "amount: 31, ", `Grounds: contract: posts 1: what ends comes to 31.00, within a protected cost of 30.00`},
	{43, "amount: 7", "amount: -7", `Grounds: contract: liabilities 1: amount: negative amount -7.00`},
	{44, "origin: LBHF", "origin: LBFH", `Grounds: variances 1: origin: unknown authority "LBFH": did you mean "LBHF"?`},
	{46, "cost: 600", "cost: x", `Fostering: cost: "x" is not an amount such as 1650000 or -12.34`},
	{46, "cost: 600", "cots: 600", `Fostering: unknown key "cots": did you mean "cost"?`},
	{47, "LBHF: 3", "LBHF: -3", `Fostering: basis: proportion: LBHF: "-3" is not a number of nought or more, such as 135 or 1.25`},
	{48, "LBHF: -5", "LBHF: ", `Fostering: net_reduction: LBHF: nothing is given`},
	{51, "[Grounds]", "[Ground]", `reductions_not_known 1: "Ground" is none of the services: did you mean "Grounds"?`},
	{51, "[Grounds]", "[Youth offending]", `reductions_not_known 1: the net reduction of "Youth offending" is given`},
	{51, "[Grounds]", "[[]]", `reductions_not_known 1: a list where a single value belongs`},
	{51, "[Grounds]", "[Fostering]", `reductions_not_known 1: the net reduction of "Fostering" is given`},
	{50, "justification: cheaper", "justification: ''", `transition 1: justification: nothing is given`},
}

// with returns the whole case with some slips in it.
func with(t require.TestingT, chosen ...slip) string {
	lines := strings.Split(whole, "\n")
	for _, s := range chosen {
		require.Contains(t, lines[s.line-1], s.old)
		lines[s.line-1] = strings.Replace(lines[s.line-1], s.old, s.new, 1)
	}
	return strings.Join(lines, "\n")
}

func TestEachSlipIsOneFault(t *testing.T) {
	_, err := casefile.Read("case.yaml", strings.NewReader(whole))
	require.NoError(t, err)
	for _, s := range slips {
		_, err := casefile.Read("case.yaml", strings.NewReader(with(t, s)))
		want := "case.yaml:" + strconv.Itoa(s.line) + ": " + s.say
		t.Run(s.new, func(t *testing.T) { assert.EqualError(t, err, want) })
	}
}

// What stands in for a faulty basis is one of those who take part, not of those who
// do not.
func TestAFaultyBasisHasNoOtherFaults(t *testing.T) {
	_, err := casefile.Read("case.yaml", strings.NewReader(`title: T
authorities: [{code: A}, {code: B}, {code: C}]
services:
  - name: S
    authorities: [B, C]
    host: C
    cost: 5
    basis: {proportion: {B: 1, C: x}}
    before: {B: 1, C: 2}
    variances: [{cause: demand, amount: 1}, {cause: direct cost, amount: 1, basis: {proportion: {B: 1}}, reason: agreed}]
    termination: {basis: {sole: D}, costs: [{amount: 1}]}
`))
	assert.EqualError(t, err, `case.yaml:8: S: basis: proportion: C: "x" is not a number of nought or more, such as 135 or 1.25
case.yaml:10: S: variances 2: basis: proportion: C takes part but is not named, nought included
case.yaml:11: S: termination: basis: sole: unknown authority "D"`)
}

// Where it is not known who the authorities are, whoever is named may be one, and
// what does not depend on that is checked.
func TestRulesAreCheckedWithoutAuthorities(t *testing.T) {
	_, err := casefile.Read("case.yaml", strings.NewReader(`title: T
authorities: [{name: Alton}, {name: Bolton}]
services:
  - name: S
    authorities: [A, B]
    cost: 5
    basis: {proportion: {A: 1, B: 2, C: 3}}
    before: {A: 1, B: 2}
    variances: [{cause: weather, amount: 1}]
    brought_forward: {A: 1, B: -1}
    failures: [{authority: ' C', amount: 1}]
    withdrawals: [{authority: A, amount: 1, notice_months: 1}]
`))
	assert.EqualError(t, err, `case.yaml:2: authorities 1: the key "code" is missing
case.yaml:2: authorities 2: the key "code" is missing
case.yaml:9: S: variances 1: "weather" is no cause of a variance: "demand", "quality", "direct cost", "income", "specification", "burden", "indirect"
case.yaml:10: S: brought_forward: adjustments brought forward, in a service without a host
case.yaml:11: S: failures 1: authority: " C" is not a code: 1 to 64 bytes of printable text, no space at either end`)
}

// ground are the lines that say who there is, who takes part and which years there
// are: while a fault leaves that open, what depends on it cannot be checked.
var ground = []int{2, 4, 6, 9, 34, 36}

// Whatever slips a file holds, no fault is reported that is none; and all are, as
// far as its ground is sound.
func lawSlips(t *rapid.T) {
	grounded := rapid.Bool().Draw(t, "the ground is sound")
	var chosen []slip
	taken := make(map[int]bool)
	for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(slips)-1), 1, 20).Draw(t, "slips") {
		if s := slips[i]; !taken[s.line] && !(grounded && slices.Contains(ground, s.line)) {
			taken[s.line] = true
			chosen = append(chosen, s)
		}
	}
	if len(chosen) == 0 {
		return
	}
	slices.SortFunc(chosen, func(a, b slip) int { return cmp.Compare(a.line, b.line) })
	var want []string
	for _, s := range chosen {
		want = append(want, "case.yaml:"+strconv.Itoa(s.line)+": "+s.say)
	}
	_, err := casefile.Read("case.yaml", strings.NewReader(with(t, chosen...)))
	require.Error(t, err)
	got := strings.Split(err.Error(), "\n")
	if grounded {
		require.Equal(t, want, got)
	}
	require.Subset(t, want, got)
}

func TestSlipsAreReportedTogether(t *testing.T) { rapid.Check(t, lawSlips) }

func FuzzSlips(f *testing.F) { lawtest.Fuzz(f, lawSlips) }

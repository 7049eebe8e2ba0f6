package casefile_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// everyKey is a case that uses every key once, but those of the fixtures' expect.
const everyKey = `title: Every key
source: by hand
period: 2012/13
authorities:
  - {code: A, name: Alton}
  - {code: B}
  - {code: C}
agreement: {title: Deed, source: on file, notice_months: 7, clauses: {ongoing: Sch. 3, withdrawal: Sch. 4}}
services:
  - name: Youth
    authorities: [A, B]
    clauses: {withdrawal: Sch. 9}
    host: B
    paid_by: C
    cost: 1000
    income: [{description: fees, amount: 100}]
    basis:
      demand:
        - {authority: A, measure: orders, quantity: 3, quality: 1}
        - {authority: B, measure: visits, quantity: 2, quality: 3}
    before: {A: 500, B: 700}
    stand_alone: {A: 450, B: 650}
    variances:
      - {cause: demand, description: more orders, amount: 30, paid_by: A}
      - {cause: direct cost, amount: 12, basis: {equal: true}, reason: one event}
      - {cause: specification, amount: 5, specified_by: A}
      - {cause: indirect, amount: -3, treatment: share now}
    brought_forward: {A: 8, B: -8}
    transition:
      - {description: Redundancies, kind: redundancy, amount: 90, enhancement: 30, incurred_by: C, approved_by: [A, B], necessity: comparable}
      - {kind: ict, amount: 9, incurred_by: A, approved_by: [A, B], necessity: justified, justification: faster, basis: {sole: B}}
    failures: [{authority: A, description: Claim, amount: 4, paid_by: B}]
    withdrawals: [{authority: A, description: Novating, amount: 7, paid_by: B, notice_months: 6, shorter_notice_agreed_by: [B]}]
    termination:
      basis: {proportion: {A: 1, B: 2}}
      costs: [{description: Winding up, amount: 9, paid_by: B}]
  - name: Grounds
    basis: {equal: true}
    contract:
      prices: {2012/13: 324, 2013/14: 240}
      teams: [{name: Parks team, authorities: [B, C], basis: {proportion: {B: 1, C: 2}}}]
      turnover: {A: [0.5], Parks team: 0.25}
      burdens:
        - {origin: A, amount: 40, description: pension, last_year: 2012/13}
        - {origin: A, amount: 20}
        - {origin: B, by_year: {2012/13: 6, 2013/14: 9}}
      posts:
        - {origin: Parks team, title: Gardener, fte: 2, protected: {pay: 20, on_costs: 6, pension: 4}, contractor: 21, ends: [{description: protection, amount: 3, last_year: 2012/13}]}
      liabilities: [{origin: Parks team, description: deficit, amount: 9, paid_by: A}]
    variances: [{cause: burden, origin: A, amount: 1}]
  - name: Fostering
    cost: 60
    basis: {sole: C}
    net_reduction: {A: 10, B: 20, C: -30}
reductions_not_known: [Grounds]
transition: [{amount: 33, incurred_by: A, approved_by: [A, B, C], necessity: comparable}]
`

// figures prints shares as "A 1.00 B 2.00".
func figures(shares attribution.Shares) string {
	var parts []string
	for _, s := range shares {
		parts = append(parts, string(s.Authority)+" "+attribution.FormatAmount(s.Amount))
	}
	return strings.Join(parts, " ")
}

// told is everything that a case says, line by line.
func told(t *testing.T, text string) []string {
	t.Helper()
	c, err := casefile.Read("case.yaml", strings.NewReader(text))
	require.NoError(t, err)
	h := c.Statement.Header()
	lines := []string{
		fmt.Sprintf("%s; %s; %s; %v", c.Title, c.Source, c.Period, c.Names),
		fmt.Sprintf("%s; %s; %s; %v; %s; %s; %d", h.Title, h.Source, h.Period, h.Authorities, h.Agreement.Title, h.Agreement.Source, h.Agreement.NoticeMonths),
	}
	for charge := range c.Statement.Charges() {
		lines = append(lines, fmt.Sprintf("%s: %s (%s): %s: %s; paid by %s; %s; %t",
			charge.Service, charge.Rule, charge.Clause, charge.Description, figures(charge.Shares), charge.PaidBy, charge.Because, charge.Deferred))
	}
	for _, s := range c.Statement.Services() {
		lines = append(lines, fmt.Sprintf("%s: host %s; before %s; saves %s; alone %s", s.Service, s.Host, figures(s.Before), figures(s.NetReduction), figures(s.StandAlone)))
	}
	for _, s := range c.Services {
		if running, ok := s.Running.(attribution.Ongoing); ok {
			for _, income := range running.Income {
				lines = append(lines, fmt.Sprintf("%s: income %s", s.Name, income.Description))
			}
		}
	}
	for _, contract := range c.Contracts {
		schedules, err := contract.Term.Burdens()
		require.NoError(t, err)
		for _, post := range contract.Term.Posts {
			for _, end := range post.Ends {
				lines = append(lines, fmt.Sprintf("%s: %s of %s: %s ends", contract.Service.Name, post.Title, post.Origin, end.Description))
			}
		}
		for _, s := range schedules {
			line := contract.Service.Name + ": " + string(s.Origin)
			for _, burden := range s.Burdens {
				line += " " + attribution.FormatAmount(burden)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// Every key moves something. Each change is worked by hand from the case above:
// there the youth service's 900 are shared 3 : 6, it saves A 200 and B 100, and
// the whole programme A 210 and B 120; the contract's 324 hold burdens of A 60, B 6
// and the joint team 18, of which B bears 6 and C 12.
func TestEveryKeyMovesSomething(t *testing.T) {
	before := told(t, everyKey)
	for _, c := range []struct{ old, new, want string }{
		{"title: Every key", "title: Each key", "Each key; by hand; 2012/13; [A B C]"},
		{"source: by hand", "source: by head", "Every key; by head; 2012/13; [A B C]"},
		{"period: 2012/13", "period: 2013/14", "Contract price less TUPE burdens: A 70.67 B 70.67 C 70.66"}, // 240 - 10 - 9 - 9
		{"{code: C}", "{code: C, name: Corby}", "[{A Alton} {B } {C Corby}]"},
		{"title: Deed", "title: Bond", "Bond; on file; 7"},
		{"source: on file", "source: on shelf", "Deed; on shelf; 7"},
		{"notice_months: 7", "notice_months: 6", "it withdraws, at 6 months' notice; borne"},
		{"ongoing: Sch. 3", "ongoing: Sch. 1", "Fostering: ongoing (Sch. 1)"},
		{"withdrawal: Sch. 9", "withdrawal: Sch. 8", "Youth: withdrawal (Sch. 8)"},
		{"    cost: 60\n    basis: {sole: C}\n    net_reduction: {A: 10, B: 20, C: -30}", "    authorities: [C, B]\n    cost: 60\n    basis: {equal: true}\n    net_reduction: {B: 20, C: -30}",
			"Fostering: ongoing (Sch. 3): Ongoing cost: B 30.00 C 30.00"},
		{"    host: B", "    host: A", "Variance: indirect: A -1.00 B -2.00; paid by A"},
		{"    paid_by: C\n", "", "Ongoing cost less income: A 300.00 B 600.00; paid by B"},
		{"cost: 1000", "cost: 1300", "Ongoing cost less income: A 400.00 B 800.00"},
		{"description: fees", "description: licences", "Youth: income licences"},
		{"amount: 100}", "amount: 70}", "Ongoing cost less income: A 310.00 B 620.00"},
		{"quantity: 3, quality: 1", "quantity: 12, quality: 1", "Ongoing cost less income: A 600.00 B 300.00"},
		{"quality: 3", "quality: 1.5", "Ongoing cost less income: A 450.00 B 450.00"},
		{"measure: orders", "measure: pupils", "by demand: pupils, visits"},
		{"{A: 500, B: 700}", "{A: 400, B: 900}", "Redundancies: A 15.00 B 45.00"}, // saving 100 and 300
		{"{A: 450, B: 650}", "{A: 460, B: 660}", "alone A 460.00 B 660.00"},
		{"cause: demand", "cause: quality", "adverse; quality, on the ongoing basis"},
		{"more orders", "fewer orders", "fewer orders: A 10.00 B 20.00"},
		{"amount: 30, paid_by: A", "amount: -30, paid_by: A", "more orders: A -10.00 B -20.00; paid by A; favourable"},
		{"amount: 30, paid_by: A", "amount: 30, paid_by: C", "more orders: A 10.00 B 20.00; paid by C"},
		{"basis: {equal: true}, reason", "basis: {sole: A}, reason", "Variance: direct cost: A 12.00"},
		{"reason: one event", "reason: a flood", "on a basis agreed for it: a flood"},
		{"specified_by: A", "specified_by: B", "Variance: specification: B 5.00"},
		{"{A: 8, B: -8}", "{A: -8, B: 8}", "Brought forward from last year: A -8.00"},
		{"description: Redundancies", "description: Posts lost", "Posts lost: A 40.00 B 20.00"},
		{"kind: ict", "kind: rebranding", "Transition: rebranding: B 9.00"},
		{"amount: 90", "amount: 120", "Redundancies: A 60.00 B 30.00"},
		{"enhancement: 30", "enhancement: 60", "Redundancies (enhancement): C 60.00"},
		{"incurred_by: C", "incurred_by: B", "Redundancies: A 40.00 B 20.00; paid by B"},
		{"approved_by: [A, B], necessity: comparable", "approved_by: [A], necessity: comparable", "Redundancies: C 60.00; paid by C; not approved by B"},
		{"approved_by: [A, B], necessity: comparable", "approved_by: [A, B]", "Redundancies: C 60.00; paid by C; not shown to be necessarily incurred"},
		{"justification: faster", "justification: safer", "dearer but justified: safer"},
		{"basis: {sole: B}", "basis: {sole: A}", "Transition: ict: A 9.00"},
		{"{authority: A, description: Claim", "{authority: B, description: Claim", "Claim: B 4.00"},
		{"description: Claim", "description: Suit", "Suit: A 4.00"},
		{"amount: 4, paid_by: B", "amount: 5, paid_by: B", "Claim: A 5.00; paid by B"},
		{"amount: 4, paid_by: B", "amount: 4, paid_by: C", "Claim: A 4.00; paid by C"},
		{"description: Novating", "description: Moving", "Moving: A 7.00"},
		{"amount: 7, paid_by: B", "amount: 6, paid_by: B", "Novating: A 6.00; paid by B"},
		{"amount: 7, paid_by: B", "amount: 7, paid_by: C", "Novating: A 7.00; paid by C"},
		{"notice_months: 6, shorter_notice_agreed_by: [B]", "notice_months: 7", "it withdraws, at 7 months' notice; borne"},
		{"{A: 1, B: 2}}\n      costs", "{A: 2, B: 1}}\n      costs", "Winding up: A 6.00 B 3.00"},
		{"description: Winding up", "description: Closing", "Closing: A 3.00 B 6.00"},
		{"amount: 9, paid_by: B}]\n  - name: Grounds", "amount: 12, paid_by: B}]\n  - name: Grounds", "Winding up: A 4.00 B 8.00; paid by B"},
		{"amount: 9, paid_by: B}]\n  - name: Grounds", "amount: 9, paid_by: C}]\n  - name: Grounds", "Winding up: A 3.00 B 6.00; paid by C"},
		{"basis: {equal: true}\n    contract", "basis: {sole: B}\n    contract", "Contract price less TUPE burdens: B 240.00"},
		{"2012/13: 324", "2012/13: 354", "Contract price less TUPE burdens: A 90.00 B 90.00 C 90.00"},
		{"authorities: [B, C], basis: {proportion: {B: 1, C: 2}}", "authorities: [B], basis: {proportion: {B: 1}}", "TUPE burden: protected terms: B 18.00"},
		{"{B: 1, C: 2}}}]", "{B: 2, C: 1}}}]", "TUPE burden: protected terms: B 12.00"},
		{"A: [0.5]", "A: [0.25]", "Grounds: A 60.00 15.00"},
		{"A: [0.5]", "A: 0.25", "Grounds: A 60.00 15.00"},
		{"Parks team: 0.25", "Parks team: 0.5", "Grounds: Parks team 18.00 6.00"},
		{"{origin: A, amount: 20}", "{origin: C, amount: 20}", "Grounds: C 20.00 20.00"},
		{"{origin: A, amount: 20}", "{origin: A, amount: 50}", "TUPE burden: pension: A 90.00"},
		{"description: pension,", "description: protection of pay,", "TUPE burden: protection of pay: A 60.00"},
		{", last_year: 2012/13}\n        - {origin: A, amount: 20}", "}\n        - {origin: A, amount: 20}", "Grounds: A 60.00 30.00"},
		{"2012/13: 6", "2012/13: 9", "TUPE burden: B 9.00"},
		{"2013/14: 9", "2013/14: 8", "Grounds: B 6.00 8.00"},
		{"title: Gardener", "title: Ranger", "2 FTE Ranger"},
		{"fte: 2", "fte: 1", "Grounds: Parks team 9.00 4.50"},
		{"pay: 20", "pay: 21", "Grounds: Parks team 20.00 10.50"}, // (31 - 21) × 2; (28 - 21) × 2 × 0.75
		{"on_costs: 6", "on_costs: 7", "Grounds: Parks team 20.00 10.50"},
		{"pension: 4", "pension: 5", "Grounds: Parks team 20.00 10.50"},
		{"contractor: 21", "contractor: {pay: 18, on_costs: 1, pension: 1}", "Grounds: Parks team 20.00 10.50"},
		{"amount: 3, last_year", "amount: 5, last_year", "Grounds: Parks team 18.00 6.00"}, // (25 - 21) × 2 × 0.75
		{"description: protection", "description: supplement", "Gardener of Parks team: supplement ends"},
		{"{origin: Parks team, description: deficit", "{origin: C, description: deficit", "TUPE liability: deficit: C 9.00"},
		{"description: deficit", "description: arrears", "TUPE liability: arrears: B 3.00"},
		{"amount: 9, paid_by: A", "amount: 12, paid_by: A", "TUPE liability: deficit: B 4.00; paid by A"},
		{"amount: 9, paid_by: A", "amount: 9, paid_by: C", "TUPE liability: deficit: B 3.00; paid by C"},
		{"origin: A, amount: 1}", "origin: B, amount: 1}", "Variance: burden: B 1.00"},
		{"{A: 10, B: 20, C: -30}", "{A: 20, B: 0, C: 0}", "All services: transition (): Transition: A 22.69 B 10.31 C 0.00"}, // 33 by 220 and 100: 22.6875, 10.3125
		{"[{amount: 33, incurred_by: A", "[{amount: 66, incurred_by: B", "All services: transition (): Transition: A 42.00 B 24.00 C 0.00; paid by B"},
	} {
		t.Run(c.new, func(t *testing.T) {
			require.Equal(t, 1, strings.Count(everyKey, c.old), "stands once")
			says := func(line string) bool { return strings.Contains(line, c.want) }
			require.False(t, slices.ContainsFunc(before, says), "it says so already")
			after := told(t, strings.Replace(everyKey, c.old, c.new, 1))
			assert.True(t, slices.ContainsFunc(after, says), "want %s\ngot  %s", c.want, strings.Join(after, "\n"))
		})
	}
}

// What may be left out: the case is read, and says so.
func TestOptionalKeysMayBeLeftOut(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"source: by hand\n", "", "Every key; ; 2012/13; [A B C]"},
		{"{code: A, name: Alton}", "{code: A}", "[{A } {B } {C }]"},
		{", source: on file", "", "Deed; ; 7"},
		{"notice_months: 7, ", "", "Deed; on file; 0"},
		{", clauses: {ongoing: Sch. 3, withdrawal: Sch. 4}}", "}", "Fostering: ongoing ():"},
		{"    clauses: {withdrawal: Sch. 9}\n", "", "Youth: withdrawal (Sch. 4)"},
		{"description: fees, ", "", "Ongoing cost less income: A 300.00 B 600.00"},
		{"    income: [{description: fees, amount: 100}]\n", "", "Ongoing cost: A 333.33 B 666.67"},
		{"quantity: 3, quality: 1}", "quantity: 3, quality: 1.0}", "shared A 3 : B 6"},
		{"    stand_alone: {A: 450, B: 650}\n", "", "saves A 200.00 B 100.00; alone "},
		{"description: more orders, ", "", "Variance: demand: A 10.00 B 20.00"},
		{"amount: 30, paid_by: A}", "amount: 30}", "more orders: A 10.00 B 20.00; paid by B"},
		{", basis: {equal: true}, reason: one event", "", "Variance: direct cost: A 4.00 B 8.00"},
		{"description: Redundancies, ", "", "Transition: redundancy: A 40.00 B 20.00"},
		{"enhancement: 30, ", "", "Redundancies: A 60.00 B 30.00"},
		{"approved_by: [A, B], necessity: comparable", "necessity: comparable", "Redundancies: C 60.00; paid by C; not approved by A, B"},
		{", basis: {sole: B}}", "}", "Transition: ict: A 6.00 B 3.00"},
		{"description: Claim, ", "", ": A 4.00; paid by B; the consequences of a failure"},
		{"amount: 4, paid_by: B", "amount: 4", "Claim: A 4.00; paid by ;"},
		{"description: Novating, ", "", "Withdrawal: A 7.00"},
		{"amount: 7, paid_by: B", "amount: 7", "Novating: A 7.00; paid by ;"},
		{"description: Winding up, ", "", "Termination: A 3.00 B 6.00"},
		{"Winding up, amount: 9, paid_by: B", "Winding up, amount: 9", "Winding up: A 3.00 B 6.00; paid by ;"},
		{"      turnover: {A: [0.5], Parks team: 0.25}\n", "", "Grounds: A 60.00 20.00"},
		{"description: pension, ", "", "TUPE burden: A 60.00"},
		{"on_costs: 6, pension: 4", "on_costs: 10", "Grounds: Parks team 18.00 9.00"},
		{"contractor: 21", "contractor: {pay: 21}", "Grounds: Parks team 18.00 9.00"},
		{"pay: 20, on_costs: 6, pension: 4", "pay: 30", "Grounds: Parks team 18.00 9.00"},
		{"ends: [{description: protection, amount", "ends: [{amount", "Grounds: Parks team 18.00 9.00"},
		{", ends: [{description: protection, amount: 3, last_year: 2012/13}]", "", "Grounds: Parks team 18.00 13.50"}, // 18 × 0.75
		{"description: deficit, ", "", "TUPE liability: B 3.00"},
		{"deficit, amount: 9, paid_by: A", "deficit, amount: 9", "TUPE liability: deficit: B 3.00; paid by ;"},
		{", necessity: comparable}]\n", ", necessity: comparable, basis: {equal: true}}]\n", "All services: transition.agreed (): Transition: A 11.00 B 11.00 C 11.00"},
	} {
		t.Run(c.old, func(t *testing.T) {
			require.Equal(t, 1, strings.Count(everyKey, c.old), "stands once")
			after := told(t, strings.Replace(everyKey, c.old, c.new, 1))
			assert.True(t, slices.ContainsFunc(after, func(line string) bool { return strings.Contains(line, c.want) }), "want %s\ngot  %s", c.want, strings.Join(after, "\n"))
		})
	}
}

// An empty list of the programme's costs is none at all.
func TestNoCostsOfTheProgramme(t *testing.T) {
	c, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: [{code: A}]\nservices: [{name: S, cost: 1, basis: {equal: true}}]\ntransition: []\n"))
	require.NoError(t, err)
	assert.Len(t, c.Statement.Services(), 1)
}

// Every entry of a list counts, the second as the first.
func TestEveryEntryOfAListCounts(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"        - {authority: B, measure: visits", "        - {authority: A, measure: orders, quantity: 9, quality: 1}\n        - {authority: B, measure: visits", "Ongoing cost less income: A 600.00 B 300.00"},
		{"income: [{description: fees, amount: 100}", "income: [{description: fees, amount: 100}, {amount: 90}", "Ongoing cost less income: A 270.00 B 540.00"},
		{"failures: [{", "failures: [{authority: B, amount: 5}, {", "Youth: failure (): Failure of the service: B 5.00"},
		{"withdrawals: [{", "withdrawals: [{authority: B, amount: 5, notice_months: 7}, {", "Youth: withdrawal (Sch. 9): Withdrawal: B 5.00"},
		{"costs: [{description: Winding up", "costs: [{amount: 6}, {description: Winding up", "Youth: termination (): Termination: A 2.00 B 4.00"},
		{"liabilities: [{", "liabilities: [{origin: A, amount: 5}, {", "Grounds: tupe.liability (): TUPE liability: A 5.00"},
		{"      posts:\n", "      posts:\n        - {origin: Parks team, title: Ranger, fte: 1, protected: 7, contractor: 3}\n", "Grounds: Parks team 22.00 12.00"}, // 18 + 4; 9 + 4 × 0.75
		{"ends: [{", "ends: [{amount: 2, last_year: 2012/13}, {", "Grounds: Parks team 18.00 6.00"},                                                                 // (25 - 21) × 2 × 0.75
		{"transition: [{amount: 33", "transition: [{amount: 66, incurred_by: C, approved_by: [A, B, C], necessity: comparable}, {amount: 33", "All services: transition (): Transition: A 42.00 B 24.00 C 0.00; paid by C"},
		{"clauses: {withdrawal: Sch. 9}", "clauses: {withdrawal: Sch. 9, failure: Sch. 5}", "Youth: failure (Sch. 5)"},
	} {
		t.Run(c.new, func(t *testing.T) {
			require.Equal(t, 1, strings.Count(everyKey, c.old), "stands once")
			after := told(t, strings.Replace(everyKey, c.old, c.new, 1))
			assert.True(t, slices.ContainsFunc(after, func(line string) bool { return strings.Contains(line, c.want) }), "want %s\ngot  %s", c.want, strings.Join(after, "\n"))
		})
	}
}

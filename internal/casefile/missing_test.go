package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// Every key without which nothing can be worked out is asked for, and nothing else
// is said for its sake.
func TestWhatIsMissingIsAskedFor(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"title: Every key\n", "", `1: the key "title" is missing`},
		{"authorities:\n  - {code: A, name: Alton}\n  - {code: B}\n  - {code: C}\n", "", `1: the key "authorities" is missing`},
		{"{code: B}", "{name: Bolton}", `6: authorities 2: the key "code" is missing`},
		{"{title: Deed, ", "{", `8: agreement: the key "title" is missing`},
		{"name: Fostering\n    ", "", `51: services 3: the key "name" is missing`},
		{"    cost: 60\n    basis: {sole: C}\n", "    cost: 60\n", `51: Fostering: the key "basis" is missing`},
		{"{description: fees, amount: 100}", "{description: fees}", `16: Youth: income 1: the key "amount" is missing`},
		{"{authority: A, measure: orders", "{measure: orders", `19: Youth: basis: demand 1: the key "authority" is missing`},
		{"quantity: 3, ", "", `19: Youth: basis: demand 1: the key "quantity" is missing`},
		{"{cause: demand, ", "{", `24: Youth: variances 1: the key "cause" is missing`},
		{"amount: 30, paid_by", "paid_by", `24: Youth: variances 1: the key "amount" is missing`},
		{"kind: ict, amount: 9, ", "kind: ict, ", `31: Youth: transition 2: the key "amount" is missing`},
		{"amount: 9, incurred_by: A, ", "amount: 9, ", `31: Youth: transition 2: the key "paid_by" is missing`},
		{"[{authority: A, description: Claim", "[{description: Claim", `32: Youth: failures 1: the key "authority" is missing`},
		{"amount: 4, ", "", `32: Youth: failures 1: the key "amount" is missing`},
		{"[{authority: A, description: Novating", "[{description: Novating", `33: Youth: withdrawals 1: the key "authority" is missing`},
		{"amount: 7, ", "", `33: Youth: withdrawals 1: the key "amount" is missing`},
		{"notice_months: 6, ", "", `33: Youth: withdrawals 1: the key "notice_months" is missing`},
		{"      basis: {proportion: {A: 1, B: 2}}\n", "", `35: Youth: termination: the key "basis" is missing`},
		{"      costs: [{description: Winding up, amount: 9, paid_by: B}]\n", "", `35: Youth: termination: the key "costs" is missing`},
		{"Winding up, amount: 9, ", "Winding up, ", `36: Youth: termination: costs 1: the key "amount" is missing`},
		{"{name: Parks team, ", "{", `41: Grounds: contract: teams 1: the key "name" is missing`},
		{"authorities: [B, C], basis", "basis", `41: Grounds: contract: teams 1: the key "authorities" is missing`},
		{"[B, C], basis: {proportion: {B: 1, C: 2}}}", "[B, C]}", `41: Grounds: contract: teams 1: the key "basis" is missing`},
		{"{origin: A, amount: 20}", "{amount: 20}", `45: Grounds: contract: burdens 2: the key "origin" is missing`},
		{"{origin: Parks team, title", "{title", `48: Grounds: contract: posts 1: the key "origin" is missing`},
		{"title: Gardener, ", "", `48: Grounds: contract: posts 1: the key "title" is missing`},
		{"fte: 2, ", "", `48: Grounds: contract: posts 1: the key "fte" is missing`},
		{"protected: {pay: 20, on_costs: 6, pension: 4}, ", "", `48: Grounds: contract: posts 1: the key "protected" is missing`},
		{"pay: 20, ", "", `48: Grounds: contract: posts 1: protected: the key "pay" is missing`},
		{"contractor: 21, ", "", `48: Grounds: contract: posts 1: the key "contractor" is missing`},
		{"amount: 3, ", "", `48: Grounds: contract: posts 1: ends 1: the key "amount" is missing`},
		{"amount: 3, last_year: 2012/13", "amount: 3", `48: Grounds: contract: posts 1: ends 1: the key "last_year" is missing`},
		{"{origin: Parks team, description: deficit", "{description: deficit", `49: Grounds: contract: liabilities 1: the key "origin" is missing`},
		{"deficit, amount: 9, ", "deficit, ", `49: Grounds: contract: liabilities 1: the key "amount" is missing`},
		{"{cause: burden, origin: A, amount: 1}", "{cause: burden, origin: A}", `50: Grounds: variances 1: the key "amount" is missing`},
	} {
		t.Run(c.says, func(t *testing.T) {
			require.Equal(t, 1, strings.Count(everyKey, c.old))
			_, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(everyKey, c.old, c.new, 1)))
			assert.EqualError(t, err, "case.yaml:"+c.says)
		})
	}
	_, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: [{code: A}]\n"))
	assert.EqualError(t, err, `case.yaml:1: the key "services" is missing`)
}

func TestWhatIsMissingFromAProgrammeIsAskedFor(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"title: Sound\n", "", `1: the key "title" is missing`},
		{"unit: £m\n", "", `1: the key "unit" is missing`},
		{"  - service: ICT\n    category", "  - category", `8: lines 1: the key "service" is missing`},
		{"low: 0.9, ", "", `10: ICT: savings: 2012/13: the key "low" is missing`},
		{", high: 1.1", "", `10: ICT: savings: 2012/13: the key "high" is missing`},
		{"{service: HR, ", "{", `14: ICT: counted_in: the key "service" is missing`},
		{", savings: {2012/13: 0.1}", "", `14: ICT: counted_in: the key "savings" is missing`},
		{"saving: 8.893, ", "", `21: HR: phased: the key "saving" is missing`},
		{", profile: {2011/12: 10, 2012/13: 90}", "", `21: HR: phased: the key "profile" is missing`},
		{"{before: {WCC: 10, RBKC: 5}, after", "{after", `22: HR: basis: the key "before" is missing`},
		{", after: {WCC: 3, RBKC: 4}", "", `22: HR: basis: the key "after" is missing`},
		{"threshold: 0.5, ", "", `23: in_the_round: the key "threshold" is missing`},
		{", spending: {WCC: 30, RBKC: 20}", "", `23: in_the_round: the key "spending" is missing`},
		{"green: 0.95, ", "", `24: status: the key "green" is missing`},
		{", amber: 0.75", "", `24: status: the key "amber" is missing`},
		{"{service: Payroll, ", "{", `26: tracking 1: the key "service" is missing`},
	} {
		t.Run(c.says, func(t *testing.T) {
			require.Equal(t, 1, strings.Count(soundProgramme, c.old))
			_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(soundProgramme, c.old, c.new, 1)))
			assert.EqualError(t, err, "p.yaml:"+c.says)
		})
	}
}

// Thresholds are from nought to one, and amber at most green; each fault is on its
// own line.
func TestThresholdsOfAProgramme(t *testing.T) {
	for _, c := range []struct{ green, amber, says string }{
		{"1", "0", ""},
		{"0.95", "0.95", ""},
		{"95", "0.9", `p.yaml:25: status: green: the threshold of green of 95: it must lie between 0 and 1`},
		{"0.95", "90", `p.yaml:26: status: amber: the threshold of amber of 90: it must lie between 0 and 1`},
		{"1.01", "1.02", "p.yaml:25: status: green: the threshold of green of 1.01: it must lie between 0 and 1\np.yaml:26: status: amber: the threshold of amber of 1.02: it must lie between 0 and 1"},
		{"0.94", "0.95", `p.yaml:26: status: amber: amber from 0.95, green only from 0.94`},
		{"x", "0.95", `p.yaml:25: status: green: "x" is not a number of nought or more, such as 135 or 1.25`},
	} {
		text := strings.Replace(soundProgramme, "status: {green: 0.95, amber: 0.75}", "status:\n  green: "+c.green+"\n  amber: "+c.amber, 1)
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(text))
		if c.says == "" {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, c.says)
	}
}

// A programme that names no authorities tracks whoever is named; one that names
// some, those.
func TestWhoIsTracked(t *testing.T) {
	const text = "title: T\nunit: £\ntracking: [{service: S, authority: Anyone, budget: 1, actual: 1}]\n"
	p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(text))
	require.NoError(t, err)
	assert.EqualValues(t, "Anyone", p.Tracking.Lines()[0].Authority)
	_, err = casefile.ReadProgramme("p.yaml", strings.NewReader(text+"authorities: [{code: A}]\n"))
	assert.EqualError(t, err, `p.yaml:3: tracking 1: authority: unknown authority "Anyone"`)
	_, err = casefile.ReadProgramme("p.yaml", strings.NewReader(text+"authorities: [{name: A}]\n"))
	assert.EqualError(t, err, `p.yaml:4: authorities 1: the key "code" is missing`)
}

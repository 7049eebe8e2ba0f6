package casefile_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/vectorstest"
)

const sound = `title: Sound
period: 2012/13
authorities:
  - {code: WCC, name: Westminster City Council}
  - {code: RBKC}
services:
  - name: Parks
    host: RBKC
    cost: 100.00
    income: [{description: fees, amount: 10}]
    basis:
      demand:
        - {authority: WCC, measure: visits, quantity: 3}
        - {authority: RBKC, measure: visits, quantity: 2, quality: 1.5}
    before: {WCC: 60, RBKC: 50}
    variances:
      - {cause: demand, amount: 1}
    transition:
      - {kind: ict, amount: 5, incurred_by: WCC, approved_by: [WCC, RBKC], necessity: comparable}
    withdrawals:
      - {authority: WCC, amount: 1, notice_months: 12}
transition: []
`

func TestSoundCaseIsRead(t *testing.T) {
	c, err := casefile.Read("case.yaml", strings.NewReader(sound))
	require.NoError(t, err)
	assert.Equal(t, "Westminster City Council", c.Name("WCC"))
	assert.Equal(t, "RBKC", c.Name("RBKC"))
}

// One change makes the sound case a broken one; the message is the whole of it.
func TestBrokenCasesAreRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"cost: 100.00", "cost: 1e1000000000", `case.yaml:9: Parks: cost: "1e1000000000" is not an amount such as 1650000 or -12.34`},
		{"cost: 100.00", "cost: " + strings.Repeat("9", 5000), `case.yaml:9: Parks: cost: "` + strings.Repeat("9", 40) + `" is too long: at most 38 digits are taken, 2 of them decimals`},
		{"cost: 100.00", "cost: 100.001", `case.yaml:9: Parks: cost: "100.001" has a fraction of a penny`},
		{"cost: 100.00", "cost: -100", `case.yaml:9: Parks: cost: negative amount -100.00`},
		{"cost: 100.00", "cost: 1,000", `case.yaml:9: Parks: cost: "1,000" is not an amount such as 1650000 or -12.34: write 1000`},
		{"cost: 100.00", "cost: -£1,000,000.50", `case.yaml:9: Parks: cost: "-£1,000,000.50" is not an amount such as 1650000 or -12.34: write -1000000.50`},
		{"cost: 100.00", "cost: 1 000", `case.yaml:9: Parks: cost: "1 000" is not an amount such as 1650000 or -12.34: write 1000`},
		{"cost: 100.00", "cost: 1'000'000", `case.yaml:9: Parks: cost: "1'000'000" is not an amount such as 1650000 or -12.34: write 1000000`},
		{"approved_by: [WCC, RBKC]", "approved_by: [X1, Y1]", "case.yaml:19: Parks: transition 1: approved_by 1: unknown authority \"X1\"\ncase.yaml:19: Parks: transition 1: approved_by 2: unknown authority \"Y1\""},
		{"cost: 100.00", "cost: £x", `case.yaml:9: Parks: cost: "£x" is not an amount such as 1650000 or -12.34`},
		{"notice_months: 12", "notice_months: []", `case.yaml:21: Parks: withdrawals 1: notice_months: a list where a single value belongs`},
		{"notice_months: 12", "notice_months: 99999999999999999999", `case.yaml:21: Parks: withdrawals 1: notice_months: "99999999999999999999" is not a whole number`},
		{"{code: RBKC}", "{name: X}\n  - {name: Y}", "case.yaml:5: authorities 2: the key \"code\" is missing\ncase.yaml:6: authorities 3: the key \"code\" is missing"},
		{"{code: RBKC}", "{code: [RBKC]}", `case.yaml:5: authorities 2: code: a list where a single value belongs`},
		{"authorities:\n  - {code: WCC, name: Westminster City Council}\n  - {code: RBKC}", "authorities: 3", `case.yaml:3: authorities: "3" where a list belongs`},
		{"host: RBKC", "host: [RBKC]", `case.yaml:8: Parks: host: a list where a single value belongs`},
		{"host: RBKC", "authorities: 3", `case.yaml:8: Parks: authorities: "3" where a list belongs`},
		{"cost: 100.00", "cost: 1000,50", `case.yaml:9: Parks: cost: "1000,50" is not an amount such as 1650000 or -12.34`},
		{"cost: 100.00", "cost: 1.000,50", `case.yaml:9: Parks: cost: "1.000,50" is not an amount such as 1650000 or -12.34`},
		{"cost: 100.00", "cost: .inf", `case.yaml:9: Parks: cost: ".inf" is not an amount such as 1650000 or -12.34`},
		{"cost: 100.00", "cost: !!float 100", `case.yaml:9: Parks: cost: the tag !!float: tags are not taken, leave it out`},
		{"cost: 100.00", "cost:", `case.yaml:9: Parks: cost: nothing is given`},
		{"cost: 100.00", "cost: [1]", `case.yaml:9: Parks: cost: a list where a single value belongs`},
		{"host: RBKC", "host: LBHF", `case.yaml:8: Parks: host: unknown authority "LBHF"`},
		{"host: RBKC", "hosts: RBKC", `case.yaml:8: Parks: unknown key "hosts": did you mean "host"?`},
		{"host: RBKC", "cost: 1", `case.yaml:9: Parks: the key "cost" stands twice`},
		{"host: RBKC", "cost: x", "case.yaml:8: Parks: cost: \"x\" is not an amount such as 1650000 or -12.34\ncase.yaml:9: Parks: the key \"cost\" stands twice"},
		{"{code: RBKC}", "{code: WCC}", `case.yaml:5: authorities 2: the authority "WCC" stands twice`},
		{"{code: RBKC}", "{name: RBKC}", `case.yaml:5: authorities 2: the key "code" is missing`},
		{"title: Sound\n", "", `case.yaml:1: the key "title" is missing`},
		{"quantity: 3", "quantity: 0", ""}, // a participant without demand is sound
		{"quantity: 3", "quantity: -3", `case.yaml:13: Parks: basis: demand 1: quantity: "-3" is not a number of nought or more, such as 135 or 1.25`},
		{"quality: 1.5", "quality: 0", `case.yaml:12: Parks: basis: RBKC: quality 0 of "visits": it must be above zero`},
		{"measure: visits, quantity: 3", "measure: hours, quantity: 3", `case.yaml:13: Parks: basis: demand 1: lines of different measures can be added only if each states its quality`},
		{"    basis:\n      demand:", "    basis:\n      equal: true\n      demand:", `case.yaml:12: Parks: basis: exactly one of demand, proportion, percentages, equal, sole, blend, average, band and rounded is given, not 2`},
		{"    basis:\n      demand:\n        - {authority: WCC, measure: visits, quantity: 3}\n        - {authority: RBKC, measure: visits, quantity: 2, quality: 1.5}", "    basis: {equal: false}",
			`case.yaml:11: Parks: basis: equal: equal can only be true, not "false"`},
		{"cause: demand", "cause: weather", `case.yaml:17: Parks: variances 1: "weather" is no cause of a variance: "demand", …`},
		{"cause: demand", "cause: weather, treatment: share now, basis: {equal: true}, specified_by: WCC", `case.yaml:17: Parks: variances 1: "weather" is no cause of a variance: "demand", …`},
		{"kind: ict", "kind: lunch, enhancement: 1", `case.yaml:19: Parks: transition 1: "lunch" is no kind of transition cost: "redundancy", …`},
		{"cause: demand", "cause: indirect", `case.yaml:17: Parks: variances 1: an indirect variance must choose its treatment, "host bears" or "share now": "" is neither`},
		{"cause: demand", "cause: burden, origin: WCC", `case.yaml:17: Parks: variances 1: a burden of a service that is not contracted out: in-house services have none`},
		{"before: {WCC: 60, RBKC: 50}", "before: {WCC: 60}", `case.yaml:15: Parks: before: RBKC takes part but is not named, nought included`},
		{"before: {WCC: 60, RBKC: 50}", "before: {WCC: 60, RBKC: 50, WCC: 60}", `case.yaml:15: Parks: before: the key "WCC" stands twice`},
		{"before: {WCC: 60, RBKC: 50}", "before: {WCC: 60, RBKC: 50}\n    net_reduction: {WCC: 1, RBKC: 1}", `case.yaml:16: Parks: net_reduction: both before and net_reduction are given: one follows from the other`},
		{"before: {WCC: 60, RBKC: 50}", "before: {WCC: 45, RBKC: 45}", `case.yaml:19: Parks: transition 1: nobody has a net reduction in spending to share "Transition: ict" by: agree a basis for this cost instead`},
		{"kind: ict", "kind: lunch", `case.yaml:19: Parks: transition 1: "lunch" is no kind of transition cost: "redundancy", …`},
		{"kind: ict", "kind: ict, enhancement: 1", `case.yaml:19: Parks: transition 1: an enhancement belongs to redundancy or early retirement, not to "ict"`},
		{"necessity: comparable", "necessity: perhaps", `case.yaml:19: Parks: transition 1: "perhaps" is no necessity: "comparable" or "justified"`},
		{"approved_by: [WCC, RBKC]", "approved_by: [WCC, WCC]", `case.yaml:19: Parks: transition 1: approved_by 2: WCC stands twice`},
		{"incurred_by: WCC, ", "", `case.yaml:19: Parks: transition 1: the key "paid_by" is missing`},
		{"notice_months: 12", "notice_months: 11", `case.yaml:21: Parks: withdrawals 1: WCC: withdraws at 11 months' notice: it takes 12, or the agreement of every other participant (missing: RBKC)`},
		{"notice_months: 12", "notice_months: twelve", `case.yaml:21: Parks: withdrawals 1: notice_months: "twelve" is not a whole number`},
		{"transition: []", "transition: 3", `case.yaml:22: transition: "3" where a list belongs`},
		{"transition: []", "  - {name: Parks, cost: 1, basis: {equal: true}}", `case.yaml:22: Parks: name: a second service of that name: the first is on case.yaml:7`},
		{"name: Parks", "name: All services", `case.yaml:7: services 1: name: "All services" is the name of the programme as a whole`},
		{"  - name: Parks\n", "  - name: Parks\n    brought_forward: {WCC: 1, RBKC: 1}\n", `case.yaml:8: Parks: brought_forward: the adjustments brought forward sum to 2.00, not to zero`},
		{"before: {WCC: 60, RBKC: 50}", "before: {}", `case.yaml:15: Parks: before: WCC and RBKC take part but are not named, nought included`},
		{"    cost: 100.00\n", "", `case.yaml:9: Parks: income: needs the year's cost beside it: cost, costs, or the prices of a contract`},
		{"authorities:\n  - {code: WCC, name: Westminster City Council}\n  - {code: RBKC}", "authorities: []", `case.yaml:3: authorities: no authority is named`},
		{"    host: RBKC", "    authorities: []", `case.yaml:8: Parks: authorities: nobody takes part`},
		{"    host: RBKC", "    authorities: [WCC, RBKC, WCC]", `case.yaml:8: Parks: authorities 3: WCC stands twice`},
		{"income: [{description: fees, amount: 10}]", "income: []", ""},
		{"income: [{description: fees, amount: 10}]", "income: [{amount: -10}]", `case.yaml:10: Parks: income 1: amount: negative amount -10.00`},
		{"amount: 5, incurred_by", "amount: -5, incurred_by", `case.yaml:19: Parks: transition 1: amount: negative amount -5.00`},
		{"kind: ict", "kind: redundancy, enhancement: -1", `case.yaml:19: Parks: transition 1: enhancement: negative amount -1.00`},
		{"amount: 1, notice", "amount: -1, notice", `case.yaml:21: Parks: withdrawals 1: amount: negative amount -1.00`},
		{"amount: 1, notice", "amount: 0, notice", ""},
		{"notice_months: 12", "notice_months: -12", `case.yaml:21: Parks: withdrawals 1: notice_months: "-12" is not a whole number`},
		{"notice_months: 12", "notice_months: 012", `case.yaml:21: Parks: withdrawals 1: notice_months: "012" is not a whole number`},
		{"notice_months: 12", "notice_months: 12.0", `case.yaml:21: Parks: withdrawals 1: notice_months: "12.0" is not a whole number`},
		{"notice_months: 12", "notice_months: 0, shorter_notice_agreed_by: [RBKC]", ""},
		{"title: Sound\nperiod: 2012/13", "expect: 3\ntitle: []", "case.yaml:1: expect: \"3\" where a mapping (key: value) belongs\ncase.yaml:2: title: a list where a single value belongs"},
		{"transition: []", "transition: {}", `case.yaml:22: transition: a mapping where a list belongs`},
		{"transition: []", "transition:", `case.yaml:22: transition: nothing is given`},
		{"transition: []", "[]: 3", `case.yaml:22: a list or a mapping where a key belongs`},
		{"transition: []", "? [x]\n: 3", `case.yaml:22: a list or a mapping where a key belongs`},
		{"name: Parks", "name: ' '", `case.yaml:7: services 1: name: nothing is given`},
		{"code: WCC,", "code: ' WCC',", `case.yaml:4: authorities 1: code: " WCC" is not a code: 1 to 64 bytes of printable text, no space at either end`},
		{"    cost: 100.00", "    cost: 100.00\n    csot: x", `case.yaml:10: Parks: unknown key "csot": did you mean "cost"?`},
		{"name: Parks", "name: &p Parks", `case.yaml:7: services 1: name: the anchor &p: anchors are not taken, leave it out`},
		{"transition: []", "  - {name: ' ', cost: 1, basis: {equal: true}}\n  - {name: ' ', cost: 1, basis: {equal: true}}", "case.yaml:22: services 2: name: nothing is given\ncase.yaml:23: services 3: name: nothing is given"},
		{"transition: []", "---\ntitle: again", `case.yaml:22: a second document: one file holds one case`},
		{"title: Sound", "title: &t Sound\nsource: *t", "case.yaml:1: title: the anchor &t: anchors are not taken, leave it out\ncase.yaml:2: source: the alias *t: aliases are not taken, write the value out"},
		{"title: Sound", "title: [", `case.yaml:1: not YAML: the bracket that opens here is not closed, or a comma is missing inside it`},
	} {
		t.Run(c.new[:min(len(c.new), 40)], func(t *testing.T) {
			require.Contains(t, sound, c.old)
			_, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(sound, c.old, c.new, 1)))
			if c.says == "" {
				require.NoError(t, err)
				return
			}
			assertSays(t, c.says, err)
			var place *casefile.Error
			require.ErrorAs(t, err, &place)
			assert.Positive(t, place.At.Line)
		})
	}
}

// Where there is nothing to share, that is said; a cost of nought is something.
func TestNothingToShareIsRefused(t *testing.T) {
	const start = "title: T\nauthorities: [{code: A}, {code: B}, {code: C}, {code: D}, {code: E}]\nservices:"
	const service = "\n  - name: S\n    basis: {equal: true}\n"
	for _, c := range []struct{ services, says string }{
		{" []", `case.yaml:3: services: no service is given`},
		{" {}", `case.yaml:3: services: a mapping where a list belongs`},
		{service, `case.yaml:4: S: there is nothing to share: give a cost`},
		{service + "    failures: []\n", `case.yaml:4: S: there is nothing to share: give a cost`},
		{service + "    cost: 0\n", ""},
		{service + "    failures: [{authority: A, amount: 0}]\n", ""},
		{service + "    variances: []\n", `case.yaml:6: S: variances: needs the year's cost beside it: cost, costs, or the prices of a contract`},
		{service + "    before: {A: 1, B: 1, C: 1, D: 1, E: 1}\n    variances: []\n    income: []\n", `case.yaml:8: S: income: needs the year's cost beside it: cost, costs, or the prices of a contract`},
		{service + "    cost: 1\n    before: {E: 1}\n", `case.yaml:7: S: before: A, B, C and D take part but are not named, nought included`},
		{service + "    cost: 1\n    before: {}\n", `case.yaml:7: S: before: A, B, C and 2 more take part but are not named, nought included`},
	} {
		_, err := casefile.Read("case.yaml", strings.NewReader(start+c.services))
		if c.says == "" {
			require.NoError(t, err, c.services)
			continue
		}
		require.EqualError(t, err, c.says)
	}
}

// What the reader of a file returns is returned, whatever the file.
func TestAFileThatCannotBeRead(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, read := range []func() error{
		func() error { _, err := casefile.Read("case.yaml", iotest.ErrReader(broken)); return err },
		func() error { _, err := casefile.ReadProgramme("case.yaml", iotest.ErrReader(broken)); return err },
	} {
		require.ErrorIs(t, read(), broken)
		require.EqualError(t, read(), "case.yaml: the disk is gone")
	}
}

// assertSays compares a whole message; one that ends in … is only the beginning.
func assertSays(t *testing.T, want string, err error) {
	t.Helper()
	if beginning, found := strings.CutSuffix(want, "…"); found {
		require.Error(t, err)
		assert.NotContains(t, err.Error(), "\n", "one fault")
		assert.True(t, strings.HasPrefix(err.Error(), beginning), "got  %s\nwant %s", err, want)
		return
	}
	assert.EqualError(t, err, want)
}

// All faults of a case are reported together, in the order of its lines, and a
// rule's fault is the library's own error.
func TestAllFaultsTogether(t *testing.T) {
	text := strings.NewReplacer("notice_months: 12", "notice_months: 1", "kind: ict", "kind: lunch", "cause: demand", "cause: weather").Replace(sound)
	_, err := casefile.Read("case.yaml", strings.NewReader(text))
	var lines []string
	for line := range strings.SplitSeq(err.Error(), "\n") {
		lines = append(lines, line[:strings.Index(line, ": ")])
	}
	assert.Equal(t, []string{"case.yaml:17", "case.yaml:19", "case.yaml:21"}, lines)
	assert.ErrorIs(t, err, attribution.ErrChoice)
	assert.ErrorIs(t, err, attribution.ErrNotice)
	var fault *attribution.Error
	require.True(t, errors.As(err, &fault))
	assert.Equal(t, "Parks", fault.Service)
}

// Whatever the bytes, reading ends in a case or in errors with their lines.
func FuzzRead(f *testing.F) {
	f.Add(sound)
	f.Add("a: &a [*a, *a]")
	for _, v := range vectorstest.RuleVectors(f) {
		f.Add(v.Case)
	}
	refusals, _ := vectorstest.RefusalVectors(f)
	for _, v := range refusals {
		f.Add(v.Case)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := casefile.Read("case.yaml", strings.NewReader(text))
		if err == nil {
			assert.NoError(t, c.Statement.Verify())
			return
		}
		var place *casefile.Error
		assert.ErrorAs(t, err, &place)
	})
}

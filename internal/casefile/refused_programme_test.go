package casefile_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/vectorstest"
	"github.com/triborough/fairshare/savings"
)

const soundProgramme = `title: Sound
unit: £m
years: [2011/12, 2012/13]
authorities: [{code: WCC}, {code: RBKC}]
discount: 0.035
prices: real
lines:
  - service: ICT
    category: tri-borough services
    savings: {2011/12: 0.7, 2012/13: {low: 0.9, high: 1.1}}
    investment: {2011/12: 0.2}
    cashable: true
    already_budgeted: {2012/13: 0.2}
    counted_in: {service: HR, savings: {2012/13: 0.1}}
    ring_fence: DSG
    kind: revenue
    recurring: true
    authorities: [WCC, RBKC]
    basis: {proportion: {WCC: 1, RBKC: 2}}
  - service: HR
    phased: {saving: 8.893, profile: {2011/12: 10, 2012/13: 90}}
    basis: {before: {WCC: 10, RBKC: 5}, after: {WCC: 3, RBKC: 4}}
in_the_round: {threshold: 0.5, spending: {WCC: 30, RBKC: 20}}
status: {green: 0.95, amber: 0.75}
tracking:
  - {service: Payroll, authority: WCC, cashable: true, budget: 48, actual: 48}
  - {service: Families, approved: 2674, achieved: 2637, pressures: 1781}
`

func TestSoundProgrammeIsRead(t *testing.T) {
	p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(soundProgramme))
	require.NoError(t, err)
	assert.Equal(t, "WCC", p.Name("WCC"))
	ict, hr := p.Programme.Lines()[0], p.Programme.Lines()[1]
	assert.Equal(t, savings.DSG, ict.RingFence)
	assert.Equal(t, "889300.00", attribution.FormatAmount(hr.Savings["2011/12"].Low))
	// ICT in 2012/13: the middle is 1.0, less 0.3; HR: 8.893.
	assert.Equal(t, "9593000.00", attribution.FormatAmount(p.Programme.Totals().In("2012/13")))
	assert.Equal(t, savings.Red, p.Tracking.Lines()[1].Status)
	assert.Equal(t, 4, p.InTheRound[0].Of, "ICT and HR, in two years")
}

// What may be left out or said otherwise: the file is read, and says the same.
func TestProgrammesMayBeSaidOtherwise(t *testing.T) {
	for _, c := range []struct{ old, new string }{
		{"basis: {before: {WCC: 10, RBKC: 5}, after: {WCC: 3, RBKC: 4}}", "before: {WCC: 10, RBKC: 5}\n    after: {WCC: 3, RBKC: 4}"},
		{"prices: real\n", ""},
		{"unit: £m\n", "unit: £m\nfigures: levels\nuse: mid\n"},
		{"discount: 0.035", "discount: green book"},
		{"    kind: revenue\n    recurring: true\n    authorities: [WCC, RBKC]\n", ""},
	} {
		require.Contains(t, soundProgramme, c.old)
		p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(soundProgramme, c.old, c.new, 1)))
		require.NoError(t, err, c.new)
		assert.Equal(t, "9593000.00", attribution.FormatAmount(p.Programme.Totals().In("2012/13")), c.new)
	}
}

// One change makes the sound programme a broken one; the message is the whole of it.
func TestBrokenProgrammesAreRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"unit: £m\n", "", `p.yaml:1: the key "unit" is missing`},
		{"unit: £m", "unit: £bn", `p.yaml:2: unit: "£bn" is no unit: £m, £k or £`},
		{"years: [2011/12, 2012/13]", "years: [2012/13, 2011/12]", `p.yaml:3: years: "2011/12" does not come after "2012/13"`},
		{"years: [2011/12, 2012/13]", "years: [2011/12, 2012]", `p.yaml:3: years: "2011/12" and "2012" are not written in one way`},
		{"years: [2011/12, 2012/13]\n", "", `p.yaml:7: lines: there are lines, and the key "years" is missing`},
		{"savings: {2011/12: 0.7,", "savings: {2010/11: 0.7,", `p.yaml:8: ICT: saving: "2010/11" is none of the programme's years`},
		{"2011/12: 0.7,", "2011/12: 0.123456789,", `p.yaml:10: ICT: savings: 2011/12: 123456.789 has a fraction of a penny`},
		{"2011/12: 0.7,", "2011/12: 7e-1,", `p.yaml:10: ICT: savings: 2011/12: "7e-1" is not a number of nought or more, such as 135 or 1.25`},
		{"2011/12: 0.7,", "2011/12: --7,", `p.yaml:10: ICT: savings: 2011/12: "-7" is not a number of nought or more, such as 135 or 1.25`},
		{"2011/12: 0.7,", "2011/12: 0.7, 2011/12: 0.7,", `p.yaml:10: ICT: savings: the key "2011/12" stands twice`},
		{"{low: 0.9, high: 1.1}", "{low: 1.9, high: 1.1}", `p.yaml:8: ICT: saving: 2012/13: a range from 1900000.00 down to 1100000.00: the low end is above the high one`},
		{"{low: 0.9, high: 1.1}", "{low: 0.9}", `p.yaml:10: ICT: savings: 2012/13: the key "high" is missing`},
		{"already_budgeted: {2012/13: 0.2}", "already_budgeted: {2012/13: 0.91}", `p.yaml:8: ICT: 2012/13: an overlap of 1010000.00 within a saving of 1000000.00`},
		{"cashable: true\n", "cashable: yes\n", `p.yaml:12: ICT: cashable: "yes" is not one of true, false`},
		{"kind: revenue", "kind: charity", `p.yaml:8: ICT: "charity" is no kind of saving: revenue, cost avoidance, reinvestment, capital, capital receipt, opportunity or opportunity cost`},
		{"category:", "categories:", `p.yaml:9: ICT: unknown key "categories" (known here: service, category, …`},
		{"{WCC: 1, RBKC: 2}", "{WCC: 1}", `p.yaml:19: ICT: basis: proportion: RBKC takes part but is not named, nought included`},
		{"{WCC: 1, RBKC: 2}", "{WCC: 1, LBHF: 2}", `p.yaml:19: ICT: basis: proportion: unknown authority "LBHF"`},
		{"{2011/12: 10, 2012/13: 90}", "{2011/12: 10, 2012/13: 89}", `p.yaml:21: HR: phased: the phases come to 99 per cent, not to 100`},
		{"{2011/12: 10, 2012/13: 90}", "{2011/12: 10, 2013/14: 90}", `p.yaml:21: HR: phased: profile: "2013/14" is none of the programme's years`},
		{"    phased:", "    savings: {2011/12: 1}\n    phased:", `p.yaml:22: HR: phased: both savings and phased are given: one follows from the other`},
		{"after: {WCC: 3, RBKC: 4}}", "after: {WCC: 30, RBKC: 4}}", `p.yaml:20: HR: 2011/12: a saving of 889300.00, where spending before less spending after is -19000000.00`},
		{", after: {WCC: 3, RBKC: 4}}", "}", `p.yaml:22: HR: basis: the key "after" is missing`},
		{"discount: 0.035", "discount: 3.5", `p.yaml:5: discount: a discount rate of 3.5: it must lie between 0 and 1`},
		{"prices: real", "prices: [real]", `p.yaml:6: prices: a list where a single value belongs`},
		{"prices: real", "prices: reel", `p.yaml:6: prices: "reel" is not one of real, cash: did you mean "real"?`},
		{"prices: real", "prices: 2011", `p.yaml:6: prices: "2011" is not one of real, cash`},
		{"amber: 0.75", "amber: 0.96", `p.yaml:24: status: amber: amber from 0.96, green only from 0.95`},
		{"threshold: 0.5", "threshold: 50", `p.yaml:23: in_the_round: the threshold of 50: it must lie between 0 and 1`},
		{"spending: {WCC: 30, RBKC: 20}", "spending: {WCC: 30}", `p.yaml:23: in_the_round: spending: RBKC takes part but is not named, nought included`},
		{"authority: WCC,", "authority: WEST,", `p.yaml:26: tracking 1: authority: unknown authority "WEST"`},
		{"budget: 48,", "budget: £48,", `p.yaml:26: tracking 1: budget: "£48" is not a number of nought or more, such as 135 or 1.25: write 48`},
	} {
		require.Contains(t, soundProgramme, c.old)
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(strings.Replace(soundProgramme, c.old, c.new, 1)))
		require.Error(t, err, c.new)
		assertSays(t, c.says, err)
	}
}

// Whatever stands in a file, reading it ends, and either refuses it or gives a
// programme whose authorities' parts come to its totals.
func FuzzReadProgramme(f *testing.F) {
	f.Add(soundProgramme)
	refusals, _ := vectorstest.ProgrammeRefusalVectors(f)
	for _, v := range refusals {
		f.Add(v.Case)
	}
	files, err := filepath.Glob("../../testdata/programmes/*.yaml")
	require.NoError(f, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(text))
		if err != nil {
			return
		}
		for _, total := range p.Programme.Totals() {
			parts := p.Programme.NotShared().In(total.Year)
			for _, part := range p.Programme.ByAuthority() {
				parts = parts.Add(part.Savings.In(total.Year))
			}
			if !parts.Equal(total.Amount) {
				t.Errorf("%s: parts of %s, a total of %s", total.Year, parts.StringFixed(2), total.Amount.StringFixed(2))
			}
		}
		p.Programme.Findings()
		p.Tracking.Findings()
	})
}

package casefile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// warned reads a case of three authorities and one or two services, and returns
// its warnings.
func warned(t *testing.T, authorities, services string) []string {
	t.Helper()
	c, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: ["+authorities+"]\nservices:\n"+services))
	require.NoError(t, err)
	var warnings []string
	for _, w := range c.Warnings {
		warnings = append(warnings, w.String())
	}
	return warnings
}

const abc = "{code: A}, {code: B}, {code: C}"

// From 95 to 105 figures are taken for percentages, from 0.95 to 1.05 for parts of
// one, each end included.
func TestPercentagesThatDoNotComeToHundred(t *testing.T) {
	const percentages, parts = "percentages, they do not come to 100", "parts of one, they do not come to 1"
	for _, c := range []struct{ figures, total, what string }{
		{"A: 40, B: 30, C: 29.9", "99.9", percentages},
		{"A: 40, B: 30, C: 25", "95", percentages},
		{"A: 40, B: 30, C: 24.99", "", ""},
		{"A: 40, B: 30, C: 30", "", ""},
		{"A: 40.5, B: 30, C: 29.50", "", ""},
		{"A: 40, B: 30, C: 35", "105", percentages},
		{"A: 40, B: 30, C: 35.01", "", ""},
		{"A: 98, B: 0, C: 0", "", ""}, // one count, no percentages
		{"A: 98, B: 1, C: 0", "99", percentages},
		{"A: 0.4, B: 0.3, C: 0.25", "0.95", parts},
		{"A: 0.4, B: 0.3, C: 0.249", "", ""},
		{"A: 0.4, B: 0.3, C: 0.3", "", ""},
		{"A: 0.4, B: 0.3, C: 0.35", "1.05", parts},
		{"A: 0.4, B: 0.3, C: 0.351", "", ""},
		{"A: 1, B: 0.5, C: 0.499", "", ""},
		{"A: 1, B: 1, C: 0", "", ""},
	} {
		var want []string
		if c.total != "" {
			want = []string{"case.yaml:4: S: basis: proportion: the figures come to " + c.total + ": if they are meant as " + c.what}
		}
		assert.Equal(t, want, warned(t, abc, "  - {name: S, cost: 1, basis: {proportion: {"+c.figures+"}}}\n"), c.figures)
	}
}

// Names that a reader may take for each other: in case alone, or in letters of the
// same shape.
func TestNamesThatLookAlike(t *testing.T) {
	const capitals, looks = "%q differs from %q on %s in capitals alone", "%+q looks like %+q on %s"
	for _, c := range []struct {
		one, other string
		how        string // "" where they are not alike
	}{
		{"Parks", "parks", capitals},
		{"Parks", "PARKS", capitals},
		{"ÉCOLE", "école", capitals},
		{"Parks", "Раrks", looks}, // Cyrillic Р, а
		{"ETHNO", "ΕΤΗΝΟ", looks}, // Greek
		{"parks", "РARKS", looks}, // Cyrillic Р, and case
		{"LOT O", "LOT 0", looks}, // nought
		{"Lot 1", "Lot I", looks}, // one, capital i
		{"Lot l", "Lot I", looks}, // small L, capital i
		{"Lot |", "Lot 1", looks}, // a bar
		{"Two parks", "Two\u00a0parks", looks},
		{"Two-parks", "Two–parks", looks}, // en dash
		{"Parks", "Par\u200bks", looks},   // nothing that can be seen
		{"Parks", "Park", ""},
		{"Parks", "Pärks", ""},
		{"Mail", "Mall", ""},
		{"Lot 1", "Lot 2", ""},
		{"В", "в", capitals}, // Cyrillic by itself
	} {
		services := fmt.Sprintf("  - {name: %q, cost: 1, basis: {equal: true}}\n  - {name: %q, cost: 1, basis: {equal: true}}\n", c.one, c.other)
		codes := fmt.Sprintf("{code: %q}, {code: %q}", c.one, c.other)
		names := fmt.Sprintf("{code: A, name: %q}, {code: B, name: %q}", c.one, c.other)
		var ofServices, ofCodes, ofNames []string
		if c.how != "" {
			said := func(line string) string { return fmt.Sprintf(c.how, c.other, c.one, line) + ": are they the same?" }
			ofServices = []string{"case.yaml:5: " + c.other + ": name: " + said("case.yaml:4")}
			ofCodes = []string{"case.yaml:2: authorities 2: code: " + said("case.yaml:2")}
			ofNames = []string{"case.yaml:2: authorities 2: name: " + said("case.yaml:2")}
		}
		if printable := !strings.ContainsAny(c.other, "\u00a0\u200b"); printable { // what a code has to be
			assert.Equal(t, ofCodes, warned(t, codes, "  - {name: S, cost: 1, basis: {equal: true}}\n"))
		}
		assert.Equal(t, ofServices, warned(t, abc, services))
		assert.Equal(t, ofNames, warned(t, names, "  - {name: S, cost: 1, basis: {equal: true}}\n"))
	}
	assert.Equal(t, []string{`case.yaml:2: authorities 2: name: "\u0420arks" looks like "Parks" on case.yaml:2: are they the same?`},
		warned(t, "{code: A, name: Parks}, {code: B, name: Рarks}", "  - {name: S, cost: 1, basis: {equal: true}}\n"))
	assert.Empty(t, warned(t, "{code: Parks}, {code: B, name: parks}", "  - {name: PARKS, cost: 1, basis: {equal: true}}\n"), "names of three kinds")
}

// Warnings come in the order of the file, and one whose name is like two before it
// is told of the first.
func TestWarningsInOrder(t *testing.T) {
	assert.Equal(t, []string{
		"case.yaml:2: authorities 2: code: \"a\" differs from \"A\" on case.yaml:2 in capitals alone: are they the same?",
		"case.yaml:4: S: basis: proportion: the figures come to 99: if they are meant as percentages, they do not come to 100",
		"case.yaml:5: s: name: \"s\" differs from \"S\" on case.yaml:4 in capitals alone: are they the same?",
	}, warned(t, "{code: A}, {code: a}", "  - {name: S, cost: 1, basis: {proportion: {A: 1, a: 98}}}\n  - {name: s, cost: 1, basis: {equal: true}}\n"))
}

// Warnings come in the file's order, whatever is read first.
func TestWarningsInTheFilesOrder(t *testing.T) {
	c, err := casefile.Read("case.yaml", strings.NewReader("title: T\nservices:\n  - {name: S, cost: 1, basis: {proportion: {A: 1, B: 98}}}\nauthorities: [{code: A, name: X}, {code: B, name: x}]\n"))
	require.NoError(t, err)
	require.Len(t, c.Warnings, 2)
	assert.Equal(t, []int{3, 4}, []int{c.Warnings[0].At.Line, c.Warnings[1].At.Line})
}

// A programme's estimates and its report name the same services; the same name is
// no likeness.
func TestProgrammesWarn(t *testing.T) {
	p, err := casefile.ReadProgramme("p.yaml", strings.NewReader(`title: T
unit: £k
years: [2011/12]
authorities: [{code: A}, {code: B}]
lines:
  - {service: ICT, savings: {2011/12: 1}, basis: {proportion: {A: 50, B: 49}}}
  - {service: Ict, savings: {2011/12: 1}}
  - {service: ICT, savings: {2011/12: 1}}
tracking:
  - {service: ICT, budget: 1, actual: 1}
  - {service: iCT, authority: A, budget: 1, actual: 1}
`))
	require.NoError(t, err)
	var warnings []string
	for _, w := range p.Warnings {
		warnings = append(warnings, w.String())
	}
	assert.Equal(t, []string{
		"p.yaml:6: ICT: basis: proportion: the figures come to 99: if they are meant as percentages, they do not come to 100",
		"p.yaml:7: Ict: service: \"Ict\" differs from \"ICT\" on p.yaml:6 in capitals alone: are they the same?",
		"p.yaml:11: tracking 2: service: \"iCT\" differs from \"ICT\" on p.yaml:6 in capitals alone: are they the same?",
	}, warnings)
}

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

// demanded reads lines of demand, which begin on line 8, of four authorities.
func demanded(lines ...string) (casefile.Case, error) {
	var demand strings.Builder
	for _, line := range lines {
		demand.WriteString("        - {" + line + "}\n")
	}
	return casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: [{code: A}, {code: B}, {code: C}, {code: D}]\nservices:\n  - name: S\n    cost: 100\n    basis:\n      demand:\n"+demand.String()))
}

// measuring is a line of a measure, without its quality.
func measuring(authority, measure string) string {
	return fmt.Sprintf("authority: %s, measure: %s, quantity: 1", authority, measure)
}

// Of measures whose names are near each other, the one with fewer lines is taken
// for a slip, and of as many the later; it is told on its first line.
func TestMisspeltMeasures(t *testing.T) {
	const rule = "lines of different measures can be added only if each states its quality"
	slip := func(line int, here, there string) string {
		return fmt.Sprintf("case.yaml:%d: S: basis: demand %d: measure: %q here, and %q in other lines: is one of them misspelt? %s", line, line-7, here, there, rule)
	}
	for _, c := range []struct {
		lines []string
		says  string
	}{
		{[]string{measuring("A", "visits"), measuring("B", "vists")}, slip(9, "vists", "visits")},
		{[]string{measuring("A", "vists"), measuring("B", "visits"), measuring("C", "visits")}, slip(8, "vists", "visits")},
		{[]string{measuring("A", "visits"), measuring("B", "vists"), measuring("C", "visits"), measuring("D", "vists")}, slip(9, "vists", "visits")},
		{[]string{measuring("A", "visits"), measuring("B", "vists"), measuring("C", "visist")}, slip(9, "vists", "visits") + "\n" + slip(10, "visist", "visits")},
		{[]string{measuring("A", "visits") + ", quality: 1", measuring("B", "vists")}, slip(9, "vists", "visits")},
		{[]string{measuring("A", "visits") + ", quality: 1", measuring("B", "vists") + ", quality: 1"}, ""},
		{[]string{measuring("A", "visits"), measuring("B", "hours")}, "case.yaml:8: S: basis: demand 1: " + rule + ", as this line and 1 more do not"},
		{[]string{measuring("A", "visits") + ", quality: 1", measuring("B", "hours")}, "case.yaml:9: S: basis: demand 2: " + rule},
		{[]string{measuring("A", "visits") + ", quality: 1", measuring("B", "hours"), measuring("C", "hours"), measuring("D", "visits")}, "case.yaml:9: S: basis: demand 2: " + rule + ", as this line and 2 more do not"},
		{[]string{measuring("A", "visits"), measuring("B", "vists"), measuring("C", "hours")}, "case.yaml:8: S: basis: demand 1: " + rule + ", as this line and 1 more do not\n" + slip(9, "vists", "visits")},
		{[]string{"authority: A, quantity: 1", measuring("B", "hours")}, "case.yaml:8: S: basis: demand 1: " + rule + ", as this line and 1 more do not"},
		{[]string{measuring("A", "visits"), "authority: B, measure: [], quantity: 1"}, "case.yaml:9: S: basis: demand 2: measure: a list where a single value belongs"},
		{[]string{measuring("A", "visits"), measuring("B", "hours") + ", quality: x", "authority: C, measure: [], quantity: 1"},
			"case.yaml:8: S: basis: demand 1: " + rule + "\n" + `case.yaml:9: S: basis: demand 2: quality: "x" is not a number of nought or more, such as 135 or 1.25` + "\ncase.yaml:10: S: basis: demand 3: measure: a list where a single value belongs"},
	} {
		_, err := demanded(c.lines...)
		if c.says == "" {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, c.says)
	}
}

// Of more than twenty measures none is looked for.
func TestManyMeasuresAreNotCompared(t *testing.T) {
	lines := []string{measuring("A", "visits"), measuring("B", "vists")}
	for i := range 18 {
		lines = append(lines, measuring("C", strings.Repeat(string(rune('a'+i)), 9)))
	}
	_, err := demanded(lines...)
	require.ErrorContains(t, err, "is one of them misspelt?", "twenty")
	_, err = demanded(append(lines, measuring("D", "something else"))...)
	require.EqualError(t, err, "case.yaml:8: S: basis: demand 1: lines of different measures can be added only if each states its quality, as this line and 20 more do not")
}

// An authority's lines add up: A has 1 + 2 × 3, of 10 with B's 3.
func TestLinesOfDemandAddUp(t *testing.T) {
	c, err := demanded("authority: A, quantity: 1", "authority: B, quantity: 3", "authority: A, quantity: 2, quality: 3")
	require.NoError(t, err)
	assert.Equal(t, "A 70.00 B 30.00 C 0.00 D 0.00", figures(c.Statement.Totals()))
	assert.Equal(t, "100.00", attribution.FormatAmount(c.Statement.Total()))
}

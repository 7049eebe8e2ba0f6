package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// monitor tracks one service against its budget, by authority, and another
// against what was approved for it.
const monitor = `title: Monitor
unit: £
status: {green: 0.95, amber: 0.75}
tracking:
  - {service: Payroll, authority: A, budget: 40, actual: 50}
  - {service: Payroll, authority: B, budget: 60, actual: 30}
  - {service: Payroll, budget: 100}
  - {service: Families, approved: 100, achieved: 10}
`

// row returns the cells of the n-th line of a text that holds a label.
func row(t *testing.T, text, label string, n int) []string {
	t.Helper()
	for line := range strings.Lines(text) {
		if strings.Contains(line, "│ "+label+" ") {
			if n--; n == 0 {
				return strings.Fields(strings.NewReplacer("│", " ", label, "").Replace(line))
			}
		}
	}
	require.Fail(t, "no such line: "+label)
	return nil
}

func TestEachTestHasATableOfItsOwn(t *testing.T) {
	code, out, said := runWith(monitor, "-")
	require.Zero(t, code, said)
	assert.Equal(t, []string{"100.00", "80.00", "-20.00", "amber"}, row(t, out, "Payroll", 1))
	assert.Equal(t, []string{"40.00", "50.00", "60.00", "30.00"}, row(t, out, "Payroll", 2), "what each authority budgeted and saved")
	assert.Equal(t, []string{"100.00", "80.00", "-20.00", "amber"}, row(t, out, "Overall position", 1), "red is not of this test")
	assert.Equal(t, []string{"100.00", "10.00", "90.00", "–", "90.00", "red"}, row(t, out, "Families", 1))
	assert.NotContains(t, strings.SplitAfter(out, "Savings against approval")[1][:600], "Payroll")
	assert.Contains(t, out, "Green from 95% of the target secure, amber from 75%, red below.")
}

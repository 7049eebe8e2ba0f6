package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

// misnamed is a year in which every name and text that a case can give is hostile.
func misnamed() string {
	var out strings.Builder
	all := strconv.QuoteToASCII(strings.Join(commandtest.HostileNames, " "))
	fmt.Fprintf(&out, "title: %[1]s\nsource: %[1]s\nperiod: 2012/13\nagreement: {title: %[1]s, source: %[1]s, clauses: {ongoing: %[1]s}}\n", all)
	fmt.Fprintf(&out, "calls: [{due: 2012-04-30, percent: 100}]\nauthorities: [{code: =A, name: %s}, {code: NUL, name: %s}]\nservices:\n", all, strconv.QuoteToASCII("=1+1 \u202e"))
	for _, name := range commandtest.HostileNames {
		fmt.Fprintf(&out, `- name: %[1]s
  host: NUL
  costs: [{description: %[1]s, amount: 10}]
  outturn: {cost: 11}
  basis: {demand: [{authority: NUL, measure: %[1]s, quantity: 1}, {authority: =A, measure: %[1]s, quantity: 2}]}
  before: {NUL: 3, =A: 9}
  variances: [{cause: direct cost, amount: 1, description: %[1]s, basis: {equal: true}, reason: %[1]s}]
  payments: [{from: =A, to: NUL, amount: 1, date: 2012-06-01, reference: %[1]s}]
  transition: [{description: %[1]s, amount: 3, kind: ict, incurred_by: =A, approved_by: [=A, NUL], necessity: justified, justification: %[1]s}]
`, strconv.QuoteToASCII(name))
	}
	return out.String()
}

// Whatever is called what, in no format does a name hide, turn anything round, steer
// what shows it or run.
func TestHostileNames(t *testing.T) {
	folder := t.TempDir()
	misnamed := misnamed()
	show := func(check func(testing.TB, string), args ...string) {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			code, out, errs := runWith(misnamed, append(args, "-")...)
			require.Zero(t, code, errs)
			commandtest.Shown(t, errs)
			check(t, out)
		})
	}
	show(commandtest.Shown, "-explain")
	show(commandtest.Shown, "-format", "html", "-explain")
	show(commandtest.Shown, "-check")
	show(commandtest.Shown, "-format", "hledger")
	show(commandtest.ShownCells, "-format", "journal")
	for _, table := range tables() {
		show(commandtest.ShownCells, "-format", "csv", "-table", table)
	}
	book := filepath.Join(folder, "statement.xlsx")
	show(func(t testing.TB, _ string) {
		written, err := os.ReadFile(book)
		require.NoError(t, err)
		commandtest.ShownBook(t, written)
	}, "-format", "xlsx", "-o", book)
	notices := filepath.Join(folder, "notices")
	require.NoError(t, os.Mkdir(notices, 0o700))
	show(func(t testing.TB, _ string) {
		entries, err := os.ReadDir(notices)
		require.NoError(t, err)
		var names []string
		for _, entry := range entries {
			names = append(names, entry.Name())
			text, err := os.ReadFile(filepath.Join(notices, entry.Name()))
			require.NoError(t, err)
			commandtest.Shown(t, string(text))
		}
		assert.True(t, slices.IsSorted(names))
		assert.Len(t, names, 2)
		for _, name := range names {
			assert.Regexp(t, `^[0-9]{2}[-A-Za-z0-9]*\.txt$`, name)
		}
	}, "-notices", notices)
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// oddCase is sound but for a cost that nobody approved and two names that differ in
// case only.
const oddCase = `title: Odd
authorities: [{code: A}, {code: B}]
services:
  - {name: Parks, basis: {equal: true}, cost: 10}
  - {name: parks, basis: {equal: true}, cost: 10, transition: [{description: Desks, amount: 8, incurred_by: A}]}
`

// What there is to know of a case is said, or that it is sound; only a fault is a
// failure.
func TestCheck(t *testing.T) {
	code, out, errors := runWith(small, "-check", "-")
	assert.Zero(t, code)
	assert.Equal(t, "standard input: sound\n", out)
	assert.Empty(t, errors)
	code, out, _ = runWith(oddCase, "-check", "-")
	assert.Zero(t, code)
	assert.Contains(t, flat(out), "to know: parks: A: Desks, £8.00, stayed where it fell: not approved by A, B; not shown to be necessarily incurred")
	assert.Contains(t, flat(out), "to know: standard input:5: ")
	folder := t.TempDir()
	sound, broken := filepath.Join(folder, "sound.yaml"), filepath.Join(folder, "broken.yaml")
	require.NoError(t, os.WriteFile(sound, []byte(small), 0o600))
	require.NoError(t, os.WriteFile(broken, []byte(strings.Replace(small, "cost: 0.05", "cost: 0.055", 1)), 0o600))
	code, out, errors = runWith("", "-check", sound, broken)
	assert.Equal(t, 1, code)
	assert.Contains(t, out, sound+": sound\n")
	assert.Contains(t, flat(out), `has a fraction of a penny`)
	assert.Equal(t, "1 case of 2 cases cannot be relied on\n", errors)
	for _, args := range [][]string{{"-check", "-format", "json", "-"}, {"-check", "-explain", "-"}} {
		code, out, _ = runWith(small, args...)
		assert.Equal(t, 2, code)
		assert.Empty(t, out)
	}
	code, out, _ = runWith("", "-check")
	assert.Zero(t, code)
	assert.Contains(t, out, "tri-borough/programme.yaml:", "without a case, that of the report")
}

// What is odd goes to standard error where the page that says it does not go to
// the screen; never into the data, and never into the exit code.
func TestWarnings(t *testing.T) {
	for _, args := range [][]string{{"-format", "json", "-"}, {"-format", "csv", "-"}, {"-o", filepath.Join(t.TempDir(), "page.txt"), "-"}} {
		code, out, errors := runWith(oddCase, args...)
		assert.Zero(t, code)
		assert.Contains(t, errors, "warning: parks: A: Desks, £8.00, stayed where it fell", args)
		assert.NotContains(t, out, "warning")
	}
	code, out, errors := runWith(oddCase, "-")
	assert.Zero(t, code)
	assert.Empty(t, errors)
	assert.Contains(t, flat(out), "What to know before relying on this")
	assert.Contains(t, flat(out), "parks: A: Desks, £8.00, stayed where it fell")
	_, _, errors = runWith(small, "-format", "json", "-")
	assert.Empty(t, errors)
}

// A case is read with the agreement that stands beside it.
func TestCaseUnderAnAgreementFile(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "2012.yaml")
	require.NoError(t, os.WriteFile(filepath.Join(folder, "agreement.yaml"), []byte("agreement: {title: Ours, clauses: {ongoing: cl. 2}}\nauthorities: [{code: A}, {code: B}]\nservices: [{name: Parks, basis: {equal: true}}]\n"), 0o600))
	require.NoError(t, os.WriteFile(name, []byte("title: Parks\nunder: agreement.yaml\nservices: [{name: Parks, cost: 10}]\n"), 0o600))
	code, out, errors := runWith("", "-explain", name)
	require.Zero(t, code, errors)
	assert.Contains(t, flat(out), "Clause: cl. 2")
	code, _, errors = runWith("title: Parks\nunder: agreement.yaml\nservices: [{name: Parks, cost: 10}]\n", "-")
	assert.Equal(t, 1, code)
	assert.Contains(t, errors, "give the case as a file, and not as standard input")
}

// Proportions that do not come to 100 are told once, with their line.
func TestProportionsAreToldOnce(t *testing.T) {
	_, out, _ := runWith("title: P\nauthorities: [{code: A}, {code: B}]\nservices:\n  - {name: Parks, basis: {proportion: {A: 60, B: 39}}, cost: 10}\n", "-check", "-")
	assert.Equal(t, "standard input: to know: standard input:4: Parks: basis: proportion: the figures come to 99: if they are meant as percentages, they do not come to 100", flat(out))
}

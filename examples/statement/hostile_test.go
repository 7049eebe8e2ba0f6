package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

const anyCase = `title: NAME
authorities: [{code: A}, {code: B}]
services: [{name: Parks, cost: AMOUNT, basis: {equal: true}}]
`

func TestHostileCases(t *testing.T) { commandtest.RefusesYAML(t, anyCase, "statement", "-") }

// Last year's statement is refused where it is no JSON of one, whatever it says.
func TestHostileStatements(t *testing.T) {
	code, year, errs := runWith(strings.Replace(small, "2012/13", "2011/12", 1), "-format", "json", "-")
	require.Zero(t, code, errs)
	next := filepath.Join(t.TempDir(), "case.yaml")
	require.NoError(t, os.WriteFile(next, []byte(small), 0o600))
	in := func(text, hostile string, times int) io.Reader {
		before, after, found := strings.Cut(year, text)
		require.True(t, found, text)
		return io.MultiReader(strings.NewReader(before), commandtest.Times(hostile, times), strings.NewReader(after))
	}
	const amount, charge = `"0.05"`, `"charges": [`
	_, rest, _ := strings.Cut(year, charge)
	one, _, _ := strings.Cut(rest, "\n  ]")
	for name, c := range map[string]struct {
		input io.Reader
		says  string
	}{
		"a huge exponent":                {in(amount, `"1e1000000000"`, 1), `"1e1000000000" is not an amount`},
		"a huge exponent of a number":    {in(amount, "1e1000000000", 1), "1e1000000000 where a string was expected"},
		"ten million digits":             {in(`0.05`, "9", 10_000_000), `"9999999999999999999999999999999999999999" is too long`},
		"ten million digits of a number": {in(amount, "9", 10_000_000), ": 9999999999999999999999999999999999999999 where a string was expected"},
		"a million lists in another":     {in(charge, "[", 1_000_000), "not JSON"},
		"lists in an unknown key":        {in(`"title"`, `"x": [[[[[[`, 1), `unknown key "x"`},
		"lists in an account":            {in(`"title"`, `"account": `+strings.Repeat("[", 11_000), 1), "not JSON"},
		"a charge many times":            {in(charge, charge+strings.Repeat(one+",", 30_000), 1), "more faults"},
		"a key twice":                    {in(`"title"`, `"title": "x", "title"`, 1), `the key "title" stands twice`},
		"what is not UTF-8":              {in("Small", "a\xffb", 1), "not JSON: it is not UTF-8"},
		"NUL":                            {in("Small", "a\x00b", 1), "not JSON: invalid character"},
		"no text at all":                 {commandtest.Endless("\x00"), "larger than 128 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := commandtest.Guarded(t, c.input, "statement", "-after", "-", next)
			assert.Equal(t, 1, code)
			assert.Empty(t, out)
			assert.True(t, strings.Contains(errs, c.says), "%.1000s\ndoes not say %s", errs, c.says)
		})
	}
	code, _, errs = commandtest.Guarded(t, strings.NewReader(year), "statement", "-after", "-", next)
	assert.Zero(t, code, errs)
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/commandtest"
	"github.com/triborough/fairshare/examples/internal/statement"
)

// small is a case whose figures can be checked at a glance: 0.05 over 1 : 1 is
// 0.03 for A, whose code sorts first, and 0.02 for B.
const small = `title: Small
period: 2012/13
authorities: [{code: B}, {code: A}]
services:
  - name: "=Parks"
    host: A
    cost: 0.05
    basis: {equal: true}
    before: {A: 0.02, B: 0.04}
`

func runWith(input string, args ...string) (code int, out, errors string) {
	return commandtest.Run(run, input, args...)
}

func TestJSON(t *testing.T) {
	code, out, _ := runWith(small, "-format", "json", "-")
	require.Zero(t, code)
	var compact strings.Builder
	for line := range strings.Lines(out) {
		compact.WriteString(strings.TrimSpace(line))
	}
	source := "Tri-borough report, ch. 11 (ongoing costs by demand); Bromley report CEO1196, para 3.36 (agreed bases)"
	assert.Equal(t, strings.ReplaceAll(`{"format": 2,"title": "Small","source": "","period": "2012/13","authorities": ["B","A"],`+
		`"services": [{"service": "=Parks","host": "A","participants": ["B","A"],"basis": {"equal": true,"authorities": ["B","A"]},"before": {"B": "0.04","A": "0.02"},"after": {"B": "0.02","A": "0.03"},"change": {"B": "0.02","A": "-0.01"},"next_year": {}}],`+
		`"charges": [{"service": "=Parks","rule": "ongoing","source": "SOURCE","description": "Ongoing cost","amount": "0.05","weights": {"B": "1","A": "1"},"shares": {"B": "0.02","A": "0.03"},`+
		`"paid_by": "A","deferred": false,"because": "cost £0.05, in equal parts; shared A 1 : B 1"}],`+
		`"totals": {"B": "0.02","A": "0.03"},"total": "0.05","next_year": {"B": "0.00","A": "0.00"},`+
		`"due": [{"service": "=Parks","from": "B","to": "A","amount": "0.02"}],"settlement": [{"from": "B","to": "A","amount": "0.02"}]}`, "SOURCE", source), compact.String())
	code, out, _ = runWith(small, "-format", "json", "-", filepath.Join("..", "..", "testdata", "rules", "notice.yaml"))
	require.Zero(t, code)
	assert.True(t, strings.HasPrefix(out, "[\n"), "several cases give an array")
}

func TestText(t *testing.T) {
	code, out, _ := runWith(small, "-explain", "-")
	require.Zero(t, code)
	for _, want := range []string{
		"Shared in equal parts.", "pays more", "Reconciled: 1 charge of £0.05 in all, shares of £0.05; difference £0.00.",
		"│ B │ 1 │ 0.025 │ 1/40 │ 0.5 │ 1/2 │ │ 0.02 │", // half of 5p is 1/40 of a pound
		"One odd penny, to A, with the most of a penny left, 1/2; of equals the code that sorts first, so A and not B.",
	} {
		assert.Contains(t, flat(out), want)
	}
	assert.NotContains(t, out, "\x1b", "no colour but on a terminal")
}

// What a case says cannot steer the terminal it is printed on.
func TestControlCharactersAreNotPrinted(t *testing.T) {
	code, out, _ := runWith(strings.Replace(small, "title: Small", `title: "Sm\e[31mall"`, 1), "-")
	require.Zero(t, code)
	assert.NotContains(t, out, "\x1b")
}

func TestExitCodes(t *testing.T) {
	folder := t.TempDir()
	bad := strings.Replace(small, "cost: 0.05", "cost: 0.055", 1)
	for _, c := range []struct {
		name, input string
		args        []string
		code        int
		says        string
	}{
		{"reconciled", small, []string{"-"}, 0, ""},
		{"a fraction of a penny", bad, []string{"-"}, 1, `standard input:7: =Parks: cost: "0.055" has a fraction of a penny`},
		{"one bad case of two", bad, []string{"../../testdata/rules/notice.yaml", "-"}, 1, "standard input:7"},
		{"no such file", "", []string{"nowhere.yaml"}, 1, "nowhere.yaml"},
		{"unknown flag", "", []string{"-colour"}, 2, "flag provided but not defined: -colour"},
		{"unknown format", "", []string{"-format", "pdf"}, 2, `-format "pdf" is not one of text, html, json, envelope, csv`},
		{"a flag after a file", small, []string{"-", "-format", "json"}, 2, "flags come first"},
		{"explain is for text", small, []string{"-explain", "-format", "csv", "-"}, 2, "go with -format text or html"},
		{"a table is of csv", small, []string{"-table", "due", "-"}, 2, "statement: -table goes with -format csv"},
		{"unknown table", small, []string{"-format", "csv", "-table", "rules", "-"}, 2, `-table "rules" is not one of charges, summary, due`},
		{"no folder to write in", small, []string{"-o", filepath.Join(folder, "none", "out.txt"), "-"}, 1, "cannot be written"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, errors := runWith(c.input, c.args...)
			assert.Equal(t, c.code, code)
			assert.Contains(t, errors, c.says)
			assert.Equal(t, c.code == 0, out != "", "standard output is for what reconciled")
		})
	}
}

// A file is written whole or not at all, and nothing is left beside it.
func TestOutputFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "statement.json")
	require.NoError(t, os.WriteFile(path, []byte("last year's"), 0o600))
	code, _, _ := runWith(strings.Replace(small, "A: 0.02", "A: x", 1), "-format", "json", "-o", path, "-")
	assert.Equal(t, 1, code)
	kept, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "last year's", string(kept))
	code, out, _ := runWith(small, "-format", "json", "-o", path, "-")
	assert.Zero(t, code)
	assert.Empty(t, out)
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(written), "{\n"))
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, entries, 1)
}

// The programme is the sum of its parts: each service charges what its own file
// in testdata charges.
func TestProgrammeIsTheSumOfItsParts(t *testing.T) {
	programme, _, err := asked{example: statement.Examples[0]}.read(command.Standard{}, statement.Years{})
	require.NoError(t, err)
	files, err := filepath.Glob("../../testdata/tri-borough/*.yaml")
	require.NoError(t, err)
	parts, _, err := asked{files: files}.read(command.Standard{}, statement.Years{})
	require.NoError(t, err)
	found := 0
	for _, part := range parts {
		for _, service := range part.Services {
			if part.Title == programme[0].Title {
				continue
			}
			found++
			assert.True(t, part.Statement.Service(service.Name).Equal(programme[0].Statement.Service(service.Name)), service.Name)
		}
	}
	assert.Equal(t, len(programme[0].Services), found)
}

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// blocks returns the fenced blocks of the README in a language, in order.
func blocks(t *testing.T, language string) []string {
	text, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	var found []string
	for _, match := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		found = append(found, match[1])
	}
	return found
}

func run(t *testing.T, program string) string {
	out, err := exec.Command("go", "run", program).Output()
	require.NoError(t, err)
	return string(out)
}

func TestReadmeProgramIsThisOne(t *testing.T) {
	source, err := os.ReadFile("main.go")
	require.NoError(t, err)
	assert.Equal(t, []string{string(source)}, blocks(t, "go"))
	assert.LessOrEqual(t, strings.Count(string(source), "\n"), 26)
	assert.Equal(t, run(t, "."), blocks(t, "text")[1])
}

func TestReadmeStatementIsReal(t *testing.T) {
	printed := run(t, "../statement")
	for part := range strings.SplitSeq(blocks(t, "text")[0], "\n\n") {
		assert.Contains(t, printed, part)
	}
}

func TestReadmeRefusalIsReal(t *testing.T) {
	refused, err := os.Open("../../testdata/refused/notice.yaml")
	require.NoError(t, err)
	defer refused.Close()
	_, err = casefile.Read("agreement.yaml", refused)
	assert.EqualError(t, err, strings.TrimSuffix(blocks(t, "text")[2], "\n"))
}

// Each guarantee names tests that exist.
func TestReadmeNamesRealTests(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	var tests strings.Builder
	for _, pattern := range []string{"../../*_test.go", "../../*/*_test.go", "../../internal/*/*_test.go", "../../attribution/*/*_test.go", "../*/*_test.go", "../internal/*/*_test.go"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, file := range files {
			source, err := os.ReadFile(file)
			require.NoError(t, err)
			tests.Write(source)
		}
	}
	named := regexp.MustCompile("`(Test[A-Za-z_]+)(?:/([a-z_]+))?`").FindAllStringSubmatch(string(text), -1)
	require.NotEmpty(t, named)
	for _, match := range named {
		assert.Contains(t, tests.String(), "func "+match[1]+"(")
		assert.Contains(t, tests.String(), strings.ReplaceAll(match[2], "_", " "))
	}
}

// The README's case file is one that runs.
func TestReadmeCaseRuns(t *testing.T) {
	cases := blocks(t, "yaml")
	require.Len(t, cases, 1)
	c, err := casefile.Read("README.md", strings.NewReader(cases[0]))
	require.NoError(t, err)
	assert.NoError(t, c.Statement.Verify())
}

// The figures in the answers to questions: of floats, and of Fostering split
// equally, 2,000,000.00 in three with 2p over for LBHF and RBKC, whose codes sort
// first.
func TestReadmeAnswersAreTrue(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	prose := strings.Join(strings.Fields(string(text)), " ")
	pounds := 1.15
	assert.Contains(t, prose, fmt.Sprintf("£%v times 100 is %v, which cut to whole pence is £1.14;", pounds, pounds*100))
	assert.Equal(t, 114, int(pounds*100))
	equally, demand := decimal.RequireFromString("666666.67"), decimal.RequireFromString("478048.78")
	assert.Contains(t, prose, "£"+attribution.FormatPounds(equally.Sub(demand))+" more to Kensington and Chelsea")
	assert.Contains(t, blocks(t, "text")[0], attribution.FormatPounds(demand))
}

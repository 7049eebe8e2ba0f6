package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// documented are the YAML blocks of the README, in order.
func documented(t *testing.T) []string {
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	var blocks []string
	for _, match := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		blocks = append(blocks, match[1])
	}
	require.NotEmpty(t, blocks)
	return blocks
}

// Each block of the README is a case that is read and re-checked, and every
// authority bears of it what its last line says: those without a title have that,
// the period and the authorities of the first.
func TestReadmeCasesComeToWhatTheySay(t *testing.T) {
	blocks, folder := documented(t), fstest.MapFS{}
	head, _, found := strings.Cut(blocks[0], "services:\n")
	require.True(t, found)
	for _, block := range blocks {
		if strings.HasPrefix(block, "# agreement.yaml\n") {
			folder["agreement.yaml"] = &fstest.MapFile{Data: []byte(block)}
			continue
		}
		text := block
		if !strings.HasPrefix(block, "title:") {
			text = head + block
		}
		c, err := casefile.ReadIn(folder, "README.md", strings.NewReader(text))
		require.NoError(t, err, block)
		require.NoError(t, c.Books().Verify())
		assert.Empty(t, c.Warnings)
		var borne []string
		for _, share := range c.Statement.Totals() {
			borne = append(borne, string(share.Authority)+" "+attribution.FormatPounds(share.Amount))
		}
		_, says, found := strings.Cut(block, "\n# Borne: ")
		require.True(t, found, block)
		assert.Equal(t, says, strings.Join(borne, ", ")+"\n", block)
	}
	assert.Len(t, folder, 1)
}

// What the README says of its cases beside what is borne: adjustments of next year,
// and a finding of savings.
func TestReadmeCasesSayWhatElseTheyShow(t *testing.T) {
	blocks := documented(t)
	head, _, _ := strings.Cut(blocks[0], "services:\n")
	nextYear, findings := 0, 0
	for _, block := range blocks {
		if !strings.HasPrefix(block, "services:") {
			continue
		}
		c, err := casefile.Read("README.md", strings.NewReader(head+block))
		require.NoError(t, err)
		if strings.Contains(block, "next year's calls change by -6, 4 and 2") {
			nextYear++
			want, err := attribution.ParseShares("NORTH -6, SOUTH 4, EAST 2")
			require.NoError(t, err)
			assert.True(t, c.Statement.NextYear().Equal(want))
		}
		if strings.Contains(block, "a finding says what 100 over 3 : 2 : 1 would be") {
			findings++
			assert.Equal(t, "its net reduction is £60.00: shared as costs are, which was agreed, it would be £50.00", c.Statement.Findings()[0].Text)
		}
	}
	assert.Equal(t, []int{1, 1}, []int{nextYear, findings})
}

// Every key that a case may have, and every kind of a transition cost and cause of a
// variance, stands in a block of the README.
func TestReadmeShowsEveryKeyOfACase(t *testing.T) {
	all := strings.Join(documented(t), "\n")
	key := regexp.MustCompile(`(?:required|optional|kind)\("([a-z_]+)"`)
	for _, file := range []string{"case", "authority", "accounts", "agreement", "service", "running", "head", "basis", "basis_combined", "demand", "damping",
		"facts", "transition", "joining", "termination", "contract", "burden", "origin", "year"} {
		source, err := os.ReadFile("../../internal/casefile/" + file + ".go")
		require.NoError(t, err)
		keys := key.FindAllStringSubmatch(string(source), -1)
		assert.NotEmpty(t, keys, file)
		for _, found := range keys {
			if found[1] != "expect" { // of fixtures
				assert.Regexp(t, `(?m)(^|[ {,])`+found[1]+`:`, all, "%s.go reads it", file)
			}
		}
	}
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	for _, kind := range []attribution.Kind{attribution.KindRedundancy, attribution.KindEarlyRetirement, attribution.KindPensionStrain, attribution.KindRetraining, attribution.KindRelocation,
		attribution.KindICT, attribution.KindAccommodation, attribution.KindContractExit, attribution.KindRebranding, attribution.KindProgrammeTeam, attribution.KindOther} {
		assert.Regexp(t, `\| `+"`kind`"+` \| .*\b`+string(kind)+`\b`, string(text))
	}
	for _, cause := range []attribution.Cause{attribution.CauseDemand, attribution.CauseQuality, attribution.CauseDirectCost, attribution.CauseIncome,
		attribution.CauseSpecification, attribution.CauseBurden, attribution.CauseIndirect} {
		assert.Contains(t, all, "cause: "+string(cause))
	}
}

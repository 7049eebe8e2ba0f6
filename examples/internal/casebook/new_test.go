package casebook

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// A new case is one that works, in either form, and both say the same.
func TestNewCaseReadsBack(t *testing.T) {
	var text, book bytes.Buffer
	require.NoError(t, WriteNew(&text, false))
	require.NoError(t, WriteNew(&book, true))
	fromText, isWorkbook, err := Tree("case.yaml", &text)
	require.NoError(t, err)
	assert.False(t, isWorkbook)
	fromBook, isWorkbook, err := Tree("case.xlsx", &book)
	require.NoError(t, err)
	assert.True(t, isWorkbook)
	sameTree(t, fromText, fromBook)
	assert.NotEmpty(t, booksOf(fromText))
	assert.Equal(t, booksOf(fromText), booksOf(fromBook))
}

// Once every "# " is taken away it is still a case, and converts.
func TestNewCaseReadsBackWithEveryKey(t *testing.T) {
	whole := regexp.MustCompile(`(?m)^( *)# `).ReplaceAllString(newCase, "$1")
	root, err := tree.FromYAML("new.yaml", strings.NewReader(whole))
	require.NoError(t, err)
	var book bytes.Buffer
	require.NoError(t, Write(&book, root))
	back, err := Read("case.xlsx", &book)
	require.NoError(t, err)
	sameTree(t, root, back)
	c, err := casefile.ReadTree(nil, nil, root)
	require.NoError(t, err)
	assert.Empty(t, c.Warnings)
	assert.Len(t, c.Services, 7) // and all of them together
}

// Every key that a case may have stands in it.
func TestNewCaseHasEveryKey(t *testing.T) {
	key := regexp.MustCompile(`(?:required|optional|kind)\("([a-z_]+)"`)
	for _, file := range []string{"case", "authority", "agreement", "accounts", "service", "running", "head", "basis", "basis_combined", "demand", "damping",
		"facts", "transition", "joining", "termination", "contract", "burden", "origin", "year"} {
		source, err := os.ReadFile("../../../internal/casefile/" + file + ".go")
		require.NoError(t, err)
		for _, found := range key.FindAllStringSubmatch(string(source), -1) {
			if found[1] != "expect" { // of fixtures
				assert.True(t, regexp.MustCompile(`(?m)(^|[ {,"])`+found[1]+`[:"]`).MatchString(newCase), "%s.go reads %s", file, found[1])
			}
		}
	}
	for _, key := range []string{"under", "estimate"} { // that an agreement beside it makes of use
		assert.True(t, regexp.MustCompile(`\b`+key+`\b`).MatchString(newCase), key)
	}
}

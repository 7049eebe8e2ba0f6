package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the README shows is what comes out.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	blocks := map[string][]string{}
	for _, match := range regexp.MustCompile("(?s)```([a-z]+)\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		blocks[match[1]] = append(blocks[match[1]], match[2])
	}
	require.Len(t, blocks["csv"], 3)
	folder := t.TempDir()
	got := try(t, folder, blocks["csv"][0], "-case", write(t, folder, "agreed.yaml", blocks["yaml"][0]), "-o", filepath.Join(folder, "shares.csv"))
	assert.Equal(t, 4, got.code)
	assert.Equal(t, blocks["csv"][1], read(t, folder, "shares.csv"))
	assert.Equal(t, blocks["csv"][2], read(t, folder, "shares.rejects.csv"))
	report, _, _ := strings.Cut(got.out, "┌─────────────────────────────────────┬")
	assert.Equal(t, blocks["text"][0], report+got.errs)
}

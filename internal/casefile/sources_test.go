package casefile_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// documents are those whose figures the fixtures hold, as their sources begin.
var documents = []string{
	"Tri-borough Proposals Report (February 2011), ",
	"Bromsgrove & Redditch Shared Service Board, progress report (30 June 2011), ",
	"Bromley, Improvement and Efficiency Sub-Committee (April 2012), report CEO1",
	"London Efficiency Challenge, Bromley action plan (April 2010), ",
}

var place = regexp.MustCompile(`(ch\.|paras?|[Aa]ppendix|section) [0-9A-D]`)

// A fixture's source is one of the documents and a place in it, or says that its
// figures are illustrative. Those of the worked rules all are.
func TestEveryFixtureSaysWhereItsFiguresAreFrom(t *testing.T) {
	files, err := fs.Glob(os.DirFS("../../testdata"), "*/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		if !isFixture(name) {
			continue
		}
		text, err := os.ReadFile("../../testdata/" + name)
		require.NoError(t, err)
		source := sourceOf(t, name, text)
		cited := slices.ContainsFunc(documents, func(d string) bool { return strings.HasPrefix(source, d) }) && place.MatchString(source)
		illustrative := strings.Contains(source, "illustrative")
		assert.True(t, cited || illustrative, "%s: %q names no document and place, and does not say that it is illustrative", name, source)
		assert.True(t, illustrative || path.Dir(name) != "rules", "%s: the figures of a worked rule are illustrative, and its source does not say so", name)
	}
}

// What must be refused has a source too, and figures of its own.
func TestEveryRefusedFixtureSaysThatItsFiguresAreIllustrative(t *testing.T) {
	files, err := filepath.Glob("../../testdata/refused/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Regexp(t, `(?m)^source: .*illustrative$`, string(text), name)
	}
}

// A case that the programs bring along beside testdata says in its source that its
// figures are illustrative.
func TestEveryCaseOfTheProgramsSaysThatItsFiguresAreIllustrative(t *testing.T) {
	found := 0
	require.NoError(t, filepath.WalkDir("../../examples", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".yaml" {
			return err
		}
		text, err := os.ReadFile(name)
		assert.Regexp(t, `(?m)^source: .*illustrative`, string(text), name)
		found++
		return err
	}))
	assert.NotZero(t, found)
}

// A page that shows cases says before the first of them that their figures are
// illustrative: none is from a document.
func TestEveryCaseOnAPageSaysWhereItsFiguresAreFrom(t *testing.T) {
	pages, err := filepath.Glob("../../examples/*/README.md")
	require.NoError(t, err)
	shown := 0
	for _, name := range append(pages, "../../README.md", "../../examples/README.md", "../../testdata/README.md") {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		before, _, found := strings.Cut(string(text), "```yaml\n")
		if !found {
			continue
		}
		shown++
		assert.Contains(t, before, "illustrative", "%s: cases whose figures have no source, and are not said to be illustrative", name)
	}
	assert.GreaterOrEqual(t, shown, 4)
}

func sourceOf(t *testing.T, name string, text []byte) string {
	if path.Dir(name) == "programmes" {
		p, err := casefile.ReadProgramme(path.Base(name), bytes.NewReader(text))
		require.NoError(t, err)
		return p.Source
	}
	if isAgreement(text) {
		about, _, _ := strings.Cut(string(text), "\nagreement:\n")
		return about // which is what it says of itself
	}
	return readFixture(t, name, text).Source
}

// The Tri-borough report publishes no formula, and no report a rate of discount:
// in the fixtures of the one every basis but that of a single borough, and in
// all of them every rate, is ours, and marked as illustrative on its line, in the
// comment above it or at the head of the list.
func TestBasesAndRatesThatAreOursAreMarked(t *testing.T) {
	files, err := fs.Glob(os.DirFS("../../testdata"), "*/*.yaml")
	require.NoError(t, err)
	found := 0
	for _, name := range files {
		text, err := os.ReadFile("../../testdata/" + name)
		require.NoError(t, err)
		if !isFixture(name) || strings.Contains(sourceOf(t, name, text), "illustrative") {
			continue
		}
		triBorough := strings.HasPrefix(sourceOf(t, name, text), documents[0])
		head, above := "", ""
		for line := range strings.Lines(string(text)) {
			switch trimmed := strings.TrimSpace(line); {
			case strings.HasPrefix(trimmed, "#"):
				above += line
				continue
			case strings.HasPrefix(line, "lines:"), strings.HasPrefix(line, "services:"):
				head = line
			case strings.HasPrefix(line, "discount:"), triBorough && strings.Contains(line, "basis:") && !strings.Contains(line, "sole:"):
				found++
				assert.Contains(t, strings.ToLower(head+above+line), "illustrative", "%s: %s", name, trimmed)
			}
			above = ""
		}
	}
	assert.NotZero(t, found)
}

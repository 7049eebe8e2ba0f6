package fairshare

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A promise is proved by a test that there is, and a document leads to files that
// there are.
func TestDocumentsNameWhatThereIs(t *testing.T) {
	tests, files := make(map[string]bool), os.DirFS(".")
	declared := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	require.NoError(t, fs.WalkDir(files, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := fs.ReadFile(files, name)
		for _, match := range declared.FindAllStringSubmatch(string(text), -1) {
			tests[match[1]] = true
		}
		return err
	}))
	require.Greater(t, len(tests), 300)
	named := regexp.MustCompile(`\bTest\w+`)
	linked := regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)
	for _, document := range []string{"README.md", "testdata/AUDIT.md", ".github/SECURITY.md", ".github/CONTRIBUTING.md"} {
		text, err := fs.ReadFile(files, document)
		require.NoError(t, err)
		for _, name := range named.FindAllString(string(text), -1) {
			assert.True(t, tests[name], "%s names %s, and there is no such test", document, name)
		}
		for _, link := range linked.FindAllStringSubmatch(string(text), -1) {
			_, err := fs.Stat(files, path.Join(path.Dir(document), link[1]))
			assert.NoError(t, err, "%s leads to %s", document, link[1])
		}
	}
}

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

// What the auditor's page has people do in an hour can be done, and comes to what it
// says: the genuine statement and the envelope are found sound, a forgery by its case
// alone, and the sources as they are.
func TestTheAuditorsHour(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "testdata", "AUDIT.md"))
	require.NoError(t, err)
	block := regexp.MustCompile("(?s)```sh\n(.*?)```").FindSubmatch(page)
	require.NotNil(t, block)
	folder := t.TempDir()
	program := filepath.Join(folder, "statement")
	out, err := exec.Command("go", "build", "-o", program, "../statement").CombinedOutput()
	require.NoError(t, err, string(out))
	require.NoError(t, os.CopyFS(filepath.Join(folder, "testdata"), os.DirFS(filepath.Join("..", "..", "testdata"))))
	t.Chdir(folder)
	var codes []int
	for line := range strings.Lines(string(block[1])) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "sed": // s/old/new/ FROM > INTO
			edit := strings.Split(words[1], "/")
			text, err := os.ReadFile(words[2])
			require.NoError(t, err)
			require.Contains(t, string(text), edit[1])
			require.NoError(t, os.WriteFile(words[4], []byte(strings.ReplaceAll(string(text), edit[1], edit[2])), 0o600))
		case words[2] == "./examples/statement":
			out, err := exec.Command(program, words[3:]...).CombinedOutput()
			require.NoError(t, err, string(out))
		default:
			require.Equal(t, "go run ./examples/audit", strings.Join(words[:3], " "))
			var files []string
			for _, pattern := range words[3:] {
				found, err := filepath.Glob(pattern)
				require.NoError(t, err)
				require.NotEmpty(t, found, pattern)
				files = append(files, found...)
			}
			code, _, _ := commandtest.Run(run, "", files...)
			codes = append(codes, code)
		}
	}
	assert.Equal(t, []int{0, 0, 0, 3, 0, 3}, codes)
}

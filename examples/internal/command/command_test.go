package command_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
)

// A file is written whole or not at all, keeps its permissions, and nothing is
// left beside it.
func TestWriteIsWholeOrNot(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "statement.json")
	require.NoError(t, os.WriteFile(path, []byte("last year's"), 0o600))
	half := errors.New("half-way")
	assert.ErrorIs(t, command.Write(path, command.Standard{}, func(w io.Writer) error {
		_, err := io.WriteString(w, "this ye")
		return errors.Join(err, half)
	}), half)
	assertHolds(t, path, "last year's")
	require.NoError(t, command.Write(path, command.Standard{}, func(w io.Writer) error {
		_, err := io.WriteString(w, "this year's")
		return err
	}))
	assertHolds(t, path, "this year's")
	info, err := os.Stat(path)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, entries, 1)
}

func assertHolds(t *testing.T, path, want string) {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, want, string(text))
}

// Standard output gets nothing of what fails half-way.
func TestPrintHoldsBackUntilAllIsMade(t *testing.T) {
	var out bytes.Buffer
	half := errors.New("half-way")
	err := command.Print("", command.Standard{Out: &out}, func(w io.Writer) error {
		_, err := io.WriteString(w, "a part")
		return errors.Join(err, half)
	})
	assert.ErrorIs(t, err, half)
	assert.Empty(t, out.String())
}

func TestCellCannotRunAsAFormula(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "": "", "x=1": "x=1", "£1": "£1",
	} {
		assert.Equal(t, want, command.Cell(text))
	}
}

// What steers a terminal, hides or turns text round is shown as its escape.
func TestPlainShowsWhatCannotBeSeen(t *testing.T) {
	for text, want := range map[string]string{
		"a\x1b[31mb\u009bc £":   `a\u001b[31mb\u009bc £`,
		"00.1\u202eWCC":         `00.1\u202eWCC`, // would print as 00.1CCW
		"W\u200bCC":             `W\u200bCC`,
		"W\ufeffC\u00adC":       `W\ufeffC\u00adC`,
		"a\u2028b\x00":          `a\u2028b\u0000`,
		"a\U000e0041":           `a\U000e0041`,
		"two\nlines\tand\rone":  `two lines and\u000done`,
		"Ynys Môn 環境 – e\u0301": "Ynys Môn 環境 – e\u0301", // an accent may stand by itself
		`a \u202e in words`:     `a \u202e in words`,
	} {
		assert.Equal(t, want, command.Plain(text))
		assert.Equal(t, want, command.Plain(want), "what is plain stays as it is")
	}
}

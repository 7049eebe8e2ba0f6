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

var errHalfWay = errors.New("half-way")

func half(w io.Writer) error {
	_, err := io.WriteString(w, "this ye")
	return errors.Join(err, errHalfWay)
}

func whole(w io.Writer) error {
	_, err := io.WriteString(w, "this year's")
	return err
}

// output settles one output, named -o.
func output(t *testing.T, path string) command.Output {
	outputs, err := command.Outputs(command.Standard{}, nil, command.Named{Flag: "-o", Path: path})
	require.NoError(t, err)
	return outputs[0]
}

// A file is written whole or not at all, and nothing is left beside it.
func TestWriteIsWholeOrNot(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "statement.json")
	require.ErrorIs(t, output(t, path).Write(half), errHalfWay)
	assertHolds(t, folder)
	require.NoError(t, os.WriteFile(path, []byte("last year's"), 0o600))
	require.ErrorIs(t, output(t, path).Write(half), errHalfWay)
	assertHolds(t, folder, "last year's")
	require.NoError(t, output(t, path).Write(whole))
	assertHolds(t, folder, "this year's")
}

// assertHolds asserts what the files of a folder hold.
func assertHolds(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	var got []string
	for _, entry := range entries {
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		require.NoError(t, err)
		got = append(got, string(text))
	}
	assert.Equal(t, want, got)
}

// A name as long as a system allows leaves room for the one beside it.
func TestTheLongestNameCanBeWritten(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, output(t, filepath.Join(folder, string(bytes.Repeat([]byte("x"), 255)))).Write(whole))
	assertHolds(t, folder, "this year's")
}

// A file that is protected from us is not replaced, though its folder would let us.
func TestAProtectedFileIsKept(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "closed.csv")
	require.NoError(t, os.WriteFile(path, []byte("last year's"), 0o400))
	if err := output(t, path).Write(whole); os.Geteuid() != 0 { // nothing is protected from root
		assert.ErrorIs(t, err, os.ErrPermission)
		assertHolds(t, folder, "last year's")
	} else {
		assert.NoError(t, err)
	}
}

// Standard output gets nothing of what fails half-way, and an input is not
// written over.
func TestPrint(t *testing.T) {
	var out bytes.Buffer
	std := command.Standard{Out: &out}
	assert.ErrorIs(t, command.Print("", nil, std, half), errHalfWay)
	assert.Empty(t, out.String())
	for _, standard := range []string{"", "-"} {
		out.Reset()
		require.NoError(t, command.Print(standard, []string{"-"}, std, whole))
		assert.Equal(t, "this year's", out.String())
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "case.yaml")
	require.NoError(t, os.WriteFile(path, []byte("last year's"), 0o600))
	assert.Equal(t, command.Misused, command.Exit(command.Print(path, []string{path}, std, whole), command.Standard{Err: io.Discard}))
	assertHolds(t, folder, "last year's")
}

// Two files that do not stand yet are one where their names differ only in
// capitals or in how an accent is composed: somewhere they are.
func TestNewNamesThatAreOneSomewhere(t *testing.T) {
	folder := t.TempDir()
	for names, one := range map[[2]string]bool{
		{"out.csv", "OUT.csv"}: true, {"caf\u00e9", "cafe\u0301"}: true, {"CAFE\u0301", "caf\u00e9"}: true, {"out.csv", "out.csv "}: false, {"cafe", "caf\u00e9"}: false,
	} {
		_, err := command.Outputs(command.Standard{}, nil,
			command.Named{Flag: "-o", Path: filepath.Join(folder, names[0])}, command.Named{Flag: "-rejects", Path: filepath.Join(folder, names[1])})
		assert.Equal(t, one, err != nil, "%q", names)
	}
}

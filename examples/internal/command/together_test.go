package command_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
)

// belonging settles three outputs in a folder, of which the first two stand.
func belonging(t *testing.T) (folder string, outputs []command.Output) {
	folder = t.TempDir()
	var named []command.Named
	for _, name := range []string{"a", "b", "c"} {
		named = append(named, command.Named{Flag: "-notices", Path: filepath.Join(folder, name)})
	}
	for _, n := range named[:2] {
		require.NoError(t, os.WriteFile(n.Path, []byte("last year's "+filepath.Base(n.Path)), 0o600))
	}
	outputs, err := command.Outputs(command.Standard{}, nil, named...)
	require.NoError(t, err)
	return folder, outputs
}

// thisYears writes what the file of a number is to hold.
func thisYears(i int, out io.Writer) error {
	_, err := io.WriteString(out, "this year's "+string(rune('a'+i)))
	return err
}

func TestFilesThatBelongTogether(t *testing.T) {
	folder, outputs := belonging(t)
	require.NoError(t, command.WriteAll(outputs, thisYears))
	assertHolds(t, folder, "this year's a", "this year's b", "this year's c")
	info, err := os.Stat(filepath.Join(folder, "a"))
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
}

// Where one is not written whole, none is.
func TestOneThatFailsHalfWayIsAll(t *testing.T) {
	for failing := range 3 {
		folder, outputs := belonging(t)
		err := command.WriteAll(outputs, func(i int, out io.Writer) error {
			if i == failing {
				return half(out)
			}
			return thisYears(i, out)
		})
		require.ErrorIs(t, err, errHalfWay)
		assertHolds(t, folder, "last year's a", "last year's b")
	}
}

// Where all are whole and one cannot take its name, for somebody else is as quick,
// the others are put back.
func TestOneThatCannotTakeItsNameIsAll(t *testing.T) {
	folder, outputs := belonging(t)
	err := command.WriteAll(outputs, func(i int, out io.Writer) error {
		if i == 2 {
			require.NoError(t, os.Mkdir(filepath.Join(folder, "c"), 0o700))
		}
		return thisYears(i, out)
	})
	require.ErrorContains(t, err, filepath.Join(folder, "c")+" cannot be written: ")
	require.NoError(t, os.Remove(filepath.Join(folder, "c")))
	assertHolds(t, folder, "last year's a", "last year's b")

	// The second is gone before it takes its name: what stood there is put back too.
	folder, outputs = belonging(t)
	err = command.WriteAll(outputs, func(i int, out io.Writer) error {
		if i == 1 {
			made, err := filepath.Glob(filepath.Join(folder, ".fairshare-*"))
			require.NoError(t, err)
			require.Len(t, made, 2)
			for _, name := range made {
				if text, err := os.ReadFile(name); err == nil && len(text) == 0 { // its own, not yet written
					require.NoError(t, os.Remove(name))
				}
			}
		}
		return thisYears(i, out)
	})
	require.ErrorContains(t, err, filepath.Join(folder, "b")+" cannot be written: ")
	assertHolds(t, folder, "last year's a", "last year's b")
}

// What could not be put back is refused before anything is written.
func TestOneThatIsNoFile(t *testing.T) {
	outputs, err := command.Outputs(command.Standard{}, nil, command.Named{Flag: "-notices", Path: os.DevNull})
	require.NoError(t, err)
	assert.EqualError(t, command.WriteAll(outputs, thisYears), os.DevNull+" cannot be written: it is no file that could be put back")
}

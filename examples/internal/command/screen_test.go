package command

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Files and pipes are laid out alike everywhere, whatever the terminal says of
// itself.
func TestPaperIsTheSameEverywhere(t *testing.T) {
	t.Setenv("COLUMNS", "80")
	file, err := os.CreateTemp(t.TempDir(), "")
	require.NoError(t, err)
	defer file.Close()
	paper := Screen{Width: 100}
	assert.Equal(t, paper, ScreenOf("", new(bytes.Buffer)))
	assert.Equal(t, paper, ScreenOf("", file))
	assert.Equal(t, paper, ScreenOf("statement.txt", os.Stdout))
}

func TestTerminalWidth(t *testing.T) {
	for _, c := range []struct {
		columns     string
		asked, want int
	}{
		{"", 120, 120}, {"80", 120, 80}, {"0", 120, 120}, {"-5", 120, 120}, {"wide", 120, 120},
		{"", 61, 61}, {"", 60, 60}, {"", 59, 60}, {"20", 120, 60},
	} {
		assert.Equal(t, c.want, terminalWidth(c.columns, c.asked))
	}
}

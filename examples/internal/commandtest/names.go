package commandtest

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
)

// HostileNames are names that steer a terminal, turn round what stands beside them or
// hide, that a spreadsheet would run, and that are markup.
var HostileNames = []string{
	"\x1b[31mred", "\x00nil", "bell\a", "rub\x7fout", "\u009b2J", "turned \u202eround", "\u2066apart\u2069", "in\u200bvisible", "\ufeffmark", "tag\U000e0041",
	"two\u2028lines", "two\nlines", "two\r\nlines", "filled\u3164", "parted\u180e", "chosen\ufe0f", "\t=1+1", "=1+1", "+1", "-1+1", "@SUM(A1)", "＝1+1", "'=1+1", "=HYPERLINK(\"http://a.example\";\"b\")",
	"=cmd|' /C calc'!A0", "a\";=1+1", "a,\"\n=1+1", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "]]><b>", "&lt;", "../../etc/passwd", "NUL", "%s%n%d",
}

// Shown shows that a text is UTF-8 and that all of it can be seen.
func Shown(t testing.TB, text string) {
	t.Helper()
	assert.True(t, utf8.ValidString(text))
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		assert.Equal(t, command.Plain(line), line)
	}
}

var negative = regexp.MustCompile(`^-[0-9]+(\.[0-9]+)?$`)

// ShownCells shows that each cell of a CSV file can be seen, and that none runs.
func ShownCells(t testing.TB, text string) {
	t.Helper()
	Shown(t, text)
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	for _, row := range rows {
		for _, cell := range row {
			assert.False(t, !negative.MatchString(cell) && strings.IndexAny(cell, "=+-@＝＋－＠") == 0, "%q runs", cell)
		}
	}
}

// ShownBook shows that all that a workbook says can be seen, that none of its texts
// is a formula, and that it leads nowhere else.
func ShownBook(t testing.TB, book []byte) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	require.NoError(t, err)
	for _, part := range archive.File {
		assert.NotContains(t, part.Name, "external")
		opened, err := part.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(opened)
		require.NoError(t, err)
		Shown(t, strings.ReplaceAll(string(text), "\r\n", "\n"))
		for _, leads := range []string{`TargetMode="External"`, "<hyperlink", "<f>HYPERLINK", "<f>1+1", "<f>cmd", "<f>SUM(A1)<", "_x0"} {
			assert.False(t, bytes.Contains(text, []byte(leads)), "%s has %s", part.Name, leads)
		}
	}
}

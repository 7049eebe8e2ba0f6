package command_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/examples/internal/command"
)

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
		"a\xffb\ufffd\xe2\x80":  `a\xffb` + "\ufffd" + `\xe2\x80`, // bytes that are no UTF-8, and the mark that says so
	} {
		assert.Equal(t, want, command.Plain(text))
		assert.Equal(t, want, command.Plain(want), "what is plain stays as it is")
	}
}

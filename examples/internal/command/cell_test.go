package command_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/examples/internal/command"
)

func TestCellCannotRunAsAFormula(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\t=x": " =x", "": "", "x=1": "x=1", "£1": "£1",
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠1": "'＠1", "\u202e=1": `\u202e=1`, "a\u200b\r\nb": `a\u200b\u000d b`, "\x1b[2J": `\u001b[2J`, "\xff=1": `\xff=1`, "\ufffd\xe2\x80": "\ufffd" + `\xe2\x80`,
		"'=1": "''=1", "''+1": "'''+1", "'1": "'1", "'": "'", // so that no two texts become one cell
	} {
		assert.Equal(t, want, command.Cell(text))
	}
}

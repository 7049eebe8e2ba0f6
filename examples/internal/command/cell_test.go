package command_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/examples/internal/command"
)

func TestCellCannotRunAsAFormula(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "": "", "x=1": "x=1", "£1": "£1",
		"'=1": "''=1", "''+1": "'''+1", "'1": "'1", "'": "'", // so that no two texts become one cell
	} {
		assert.Equal(t, want, command.Cell(text))
	}
}

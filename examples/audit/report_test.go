package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/audit"
	"github.com/triborough/fairshare/examples/internal/browsertest"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/commandtest"
	"github.com/triborough/fairshare/examples/internal/htmltest"
	"github.com/triborough/fairshare/examples/internal/page"
)

// The report says what the page says, for an auditor to paste: a browser shows all of
// it and cuts nothing off.
func TestReport(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "tri-borough", "*.yaml"))
	require.NoError(t, err)
	code, report, said := commandtest.Run(run, "", append([]string{"-format", "html"}, files...)...)
	require.Equal(t, command.Unbalanced, code, said)
	assert.Equal(t, "9 findings in 7 files\n", said)
	var auditor audit.Auditor
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		require.NoError(t, auditor.Read(nil, name, bytes.NewReader(data)))
	}
	var text bytes.Buffer
	require.NoError(t, page.WriteText(&text, command.Screen{Width: 1000}, auditor.Audit().Page()))
	browsertest.Check(t, report, htmltest.Same(t, report, text.String()))
}

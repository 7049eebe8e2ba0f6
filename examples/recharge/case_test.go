package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/commandtest"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// The agreement may be a workbook as well as YAML: every line is shared alike.
func TestAgreementInEitherForm(t *testing.T) {
	const text, ledger = "title: T\nauthorities: [{code: A}, {code: B}]\nservices: [{name: Parks, basis: {proportion: {A: 1, B: 2}}}]\n", "service,amount\nParks,10.00\nParks,0.02\n"
	root, err := tree.FromYAML("case.yaml", strings.NewReader(text))
	require.NoError(t, err)
	var book bytes.Buffer
	require.NoError(t, casebook.Write(&book, root))
	said := make(map[string]bool)
	for name, data := range map[string][]byte{"case.yaml": []byte(text), "case.xlsx": book.Bytes()} {
		file := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(file, data, 0o600))
		code, out, wrong := commandtest.Run(recharge, ledger, "-case", file, "-")
		require.Zero(t, code, wrong)
		assert.Contains(t, out, "Parks,10.00,B,6.67\n")
		said[out] = true
	}
	assert.Len(t, said, 1)
}

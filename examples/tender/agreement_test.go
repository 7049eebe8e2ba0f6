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

// A case as a workbook, and under an agreement that stands beside it, gives what the
// same case gives written out in YAML; neither file is written over.
func TestCaseInEitherForm(t *testing.T) {
	const head, contract = "title: T\nperiod: 2012/13\n", "    contract: {prices: {2012/13: 10, 2013/14: 11}, burdens: [{origin: A, amount: 1}]}\n"
	whole := head + "authorities: [{code: A}, {code: B}]\nagreement: {title: Ours}\nservices:\n  - name: Parks\n    basis: {equal: true}\n" + contract
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	keep := func(name string, data []byte) string {
		require.NoError(t, os.WriteFile(at(name), data, 0o600))
		return at(name)
	}
	root, err := tree.FromYAML("case.yaml", strings.NewReader(whole))
	require.NoError(t, err)
	var book bytes.Buffer
	require.NoError(t, casebook.Write(&book, root))
	keep("ours.yaml", []byte("agreement: {title: Ours}\nauthorities: [{code: A}, {code: B}]\nservices: [{name: Parks, basis: {equal: true}}]\n"))
	said := make(map[string]string)
	for _, file := range []string{keep("whole.yaml", []byte(whole)), keep("whole.xlsx", book.Bytes()), keep("under.yaml", []byte(head+"under: ours.yaml\nservices:\n  - name: Parks\n"+contract))} {
		code, out, wrong := commandtest.Run(run, "", "-format", "csv", file)
		require.Zero(t, code, wrong)
		said[out] = file
	}
	assert.Len(t, said, 1)
	code, _, wrong := commandtest.Run(run, "", "-o", at("ours.yaml"), at("under.yaml"))
	assert.Equal(t, 2, code)
	assert.Contains(t, wrong, "is an input too")
}

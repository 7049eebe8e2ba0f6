package kind_test

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

// A file is known by what it holds, whatever it is called.
func TestOf(t *testing.T) {
	of := map[string]kind.Kind{"programmes": kind.Programme}
	for _, folder := range []string{"tri-borough", "bromley", "rules", "years", "refused", "agreements", "programmes"} {
		names, err := fs.Glob(testdata.FS, folder+"/*.yaml")
		require.NoError(t, err)
		require.NotEmpty(t, names)
		for _, name := range names {
			data, err := testdata.FS.ReadFile(name)
			require.NoError(t, err)
			want, listed := of[folder]
			if !listed {
				want = kind.Case
			}
			if path.Base(name) == "trading-standards.yaml" {
				want = kind.Agreement
			}
			assert.Equal(t, want, kind.Of(data), name)
		}
	}
	c, err := casefile.Read("c.yaml", strings.NewReader("title: T\nauthorities: [{code: A}]\nservices: [{name: Parks, cost: 1, basis: {equal: true}}]\n"))
	require.NoError(t, err)
	for _, cases := range [][]casefile.Case{{c}, {c, c}} {
		var text bytes.Buffer
		require.NoError(t, statement.WriteJSON(&text, cases))
		assert.Equal(t, kind.Statement, kind.Of(text.Bytes()))
	}
	assert.Equal(t, kind.Envelope, kind.Of([]byte(`{"format": 1, "case": {}, "statement": {}}`)))
	assert.Equal(t, kind.Workbook, kind.Of([]byte("PK\x03\x04...")))
	for _, neither := range []string{"", "x", "{", "title: x", "\x00", `{"case": 1}`, `{"statement": 1}`} {
		assert.Equal(t, kind.Case, kind.Of([]byte(neither)), "its reader says what is wrong with %q", neither)
	}
}

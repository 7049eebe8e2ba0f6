package statement

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/spreadsheettest"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

func fixtures(t testing.TB) map[string]casefile.Case {
	all := make(map[string]casefile.Case)
	require.NoError(t, fs.WalkDir(testdata.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" || strings.HasPrefix(name, "programmes") || strings.HasPrefix(name, "refused") {
			return err
		}
		text, err := testdata.FS.Open(name)
		require.NoError(t, err)
		defer text.Close()
		folder, _ := fs.Sub(testdata.FS, path.Dir(name))
		c, err := casefile.ReadIn(folder, name, text)
		if err == nil {
			all[name] = c
		} else { t.Log(name, err) }
		return nil
	}))
	return all
}

func TestSpike(t *testing.T) {
	var books [][]byte
	var names []string
	for name, c := range fixtures(t) {
		var out bytes.Buffer
		require.NoError(t, WriteWorkbook(&out, c), name)
		books, names = append(books, out.Bytes()), append(names, name)
		os.WriteFile("/tmp/xl/w/"+strings.ReplaceAll(name, "/", "_")+".xlsx", out.Bytes(), 0o600)
	}
	for _, mode := range []spreadsheettest.Mode{spreadsheettest.Recalculated, spreadsheettest.Trusted} {
		for n, v := range spreadsheettest.Open(t, mode, books...) {
			cached := spreadsheettest.Read(t, books[n])
			for sheet, rows := range cached {
				if sheet == "Long division" { continue }
				for i, cells := range rows {
					for j, cell := range cells {
						got := ""
						if i < len(v[sheet]) && j < len(v[sheet][i]) { got = v[sheet][i][j] }
						if got == cell { continue }
						a, e1 := strconv.ParseFloat(got, 64)
						b, e2 := strconv.ParseFloat(cell, 64)
						if e1 == nil && e2 == nil && (a-b < 1e-12 && b-a < 1e-12) { continue }
						t.Errorf("%s %s %s %d,%d: cached %q office %q", mode, names[n], sheet, i+1, j+1, cell, got)
					}
				}
			}
		}
	}
}

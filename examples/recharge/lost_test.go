package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// FuzzNothingIsLost holds that every line of a ledger that says anything comes out
// once, in order: shared, or refused with all that is in it, or as the ledger's
// own total; and that what was refused is refused again as it stands, unless the
// fault was in the column that is left out.
func FuzzNothingIsLost(f *testing.F) {
	scripts, err := filepath.Glob("testdata/script/*.txt")
	require.NoError(f, err)
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		require.NoError(f, err)
		for _, part := range strings.Split(string(text), "\n-- ")[1:] {
			if name, ledger, _ := strings.Cut(part, " --\n"); strings.HasSuffix(name, ".csv") {
				f.Add(ledger)
			}
		}
	}
	for _, ledger := range ledgers {
		f.Add("note,service,amount\n" + ledger + ",Parks,1\n\n,,5")
	}
	root, err := tree.FromYAML("case.yaml", strings.NewReader(agreed))
	require.NoError(f, err)
	c, err := casefile.ReadBases(nil, root)
	require.NoError(f, err)
	r := run{agreed: agreementOf(c), rejects: new(command.Output), options: options{service: "service", amount: "amount", wide: true}}
	f.Fuzz(func(t *testing.T, data string) {
		l, err := openLedger(strings.NewReader(data), "", r.service, r.amount)
		if err != nil || len(data) > batchSize {
			return
		}
		var out, refused bytes.Buffer
		fmt.Fprintf(&refused, "%s\n", l.rejectsHeader())
		body := bytes.Clone(l.carried)
		total, err := r.through(l, nil, &out, &refused)
		if err != nil {
			return
		}
		shares, _ := cutAll(l.separator, out.Bytes(), out.Len())
		rejects, _ := cutAll(l.separator, refused.Bytes(), refused.Len())
		rejects = rejects[1:]
		records, _ := cutAll(l.separator, body, len(body))
		for _, c := range records {
			record := trimBreak([]byte(c.record))
			switch {
			case l.separator.blank(record):
			case len(shares) > 0 && !c.bad && l.isIn(record, shares[0].record, len(r.agreed.authorities)):
				shares = shares[1:]
			case len(rejects) > 0 && (!c.bad && l.isIn(record, rejects[0].record, 1) || bytes.HasPrefix([]byte(rejects[0].record), append(appendCell(nil, record), byte(l.separator)))):
				rejects = rejects[1:]
			case total.total != nil && bytes.Equal(total.total.record, record):
			default:
				t.Fatalf("%q: %q is lost", data, record)
			}
		}
		if len(shares)+len(rejects) > 0 {
			t.Fatalf("%q: from nowhere come %+v and %+v", data, shares, rejects)
		}
		if again, err := openLedger(bytes.NewReader(refused.Bytes()), "", r.service, r.amount); err != nil {
			t.Fatalf("%q: refused as %q: %v", data, refused.Bytes(), err)
		} else if second, err := r.through(again, nil, &out, new(bytes.Buffer)); err != nil || l.reason < 0 && (second.refused != total.refused || second.shared > 0) {
			t.Fatalf("%q: refused as %q: then %+v, %v", data, refused.Bytes(), second, err)
		}
	})
}

// isIn says whether a record of the output is that of the ledger and so many cells
// more.
func (l *ledger) isIn(record []byte, output string, more int) bool {
	cells := l.passed(l.separator.splitCells(nil, record))
	passed := bytes.Join(append(cells, nil), []byte{byte(l.separator)})
	return strings.HasPrefix(output, string(passed)) && len(l.separator.splitCells(nil, trimBreak([]byte(output)))) == len(cells)+more
}

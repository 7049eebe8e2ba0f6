package statement_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/examples/internal/tabletest"
)

// What a notice says that its authority bears and still owes is what the statement
// and the account say, each says that it is no invoice, and no line is wider than
// paper.
func TestNoticesSayWhatTheStatementSays(t *testing.T) {
	for name, c := range journals(t) {
		notices := statement.Notices(c)
		require.Len(t, notices, len(c.Names), name)
		owed := make(map[attribution.Authority]decimal.Decimal)
		for _, d := range c.Books().Open() {
			owed[d.From], owed[d.To] = owed[d.From].Add(d.Amount), owed[d.To].Sub(d.Amount)
		}
		for i, n := range notices {
			require.Equal(t, c.Names[i].Code, n.To)
			var out bytes.Buffer
			require.NoError(t, page.WriteText(&out, command.Screen{Width: 100}, n.Page()))
			for line := range strings.Lines(out.String()) {
				require.LessOrEqual(t, table.Width(strings.TrimRight(line, "\n")), 100, line)
			}
			assert.Contains(t, out.String(), "\nAll figures in pounds. Figures exclude VAT; this is not a VAT invoice.\n", name)
			assert.Contains(t, out.String(), "  To ", name)
			assert.Contains(t, out.String(), "\n"+string(n.To)+" bears "+attribution.FormatSterling(c.Statement.Totals().Of(n.To))+" this year in all.\n", name)
			tables := tabletest.Read(out.String())
			stands := slices.IndexFunc(tables, func(t tabletest.Table) bool { return t.Heads[0] == "Owed to" })
			if stands < 0 {
				assert.True(t, owed[n.To].IsZero(), "%s: %s", name, n.To)
				continue
			}
			assert.Equal(t, attribution.FormatPounds(owed[n.To]), last(tables[stands]), "%s: %s", name, n.To)
		}
	}
}

// last is a table's last figure.
func last(t tabletest.Table) string {
	row := t.Rows[len(t.Rows)-1]
	return row[len(row)-1]
}

package statement_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/internal/accounttest"
)

// uncelled takes off the apostrophe that keeps a cell from being run.
func uncelled(text string) string {
	if begins := strings.TrimLeft(text, "'"); strings.HasPrefix(text, "'") && strings.IndexAny(begins, "=+@-＝＋＠－") == 0 {
		return text[1:]
	}
	return text
}

// Whatever the names, debits and credits of an entry, and of the whole, come to the
// same, and the accounts to what the statement says, each name as it is shown.
func TestTheJournalAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCase(t)
		var out bytes.Buffer
		require.NoError(t, statement.WriteJournal(&out, c))
		rows, err := csv.NewReader(&out).ReadAll()
		require.NoError(t, err)
		require.Equal(t, []string{"authority", "entry", "date", "account", "code", "partner", "service", "description", "debit", "credit"}, rows[0])
		entries, balances := make(map[[2]string]decimal.Decimal), make(accounttest.Balances)
		for _, row := range rows[1:] {
			require.True(t, (row[8] == "") != (row[9] == ""), "a debit or a credit: %v", row)
			amount := read(t, row[8]).Sub(read(t, row[9]))
			entry := [2]string{row[0], row[1]}
			entries[entry] = entries[entry].Add(amount)
			e := account.Entry{Authority: attribution.Authority(uncelled(row[0])), Service: uncelled(row[6])}
			balances.Add(accounttest.Of(e, account.Line{Account: account.Role(row[3]), Partner: attribution.Authority(uncelled(row[5]))}), amount)
		}
		for entry, sum := range entries {
			require.True(t, sum.IsZero(), "%v: %s", entry, sum)
		}
		stated := make(accounttest.Balances)
		for of, sum := range accounttest.Stated(c.Books()) {
			of.Service = command.Plain(of.Service)
			stated.Add(of, sum)
		}
		require.Equal(t, stated.Texts(), balances.Texts())
	})
}

// read reads an amount; none is nought.
func read(t require.TestingT, text string) decimal.Decimal {
	if text == "" {
		return decimal.Decimal{}
	}
	amount, err := attribution.ParseAmount(text)
	require.NoError(t, err)
	require.True(t, amount.Sign() > 0, text)
	return amount
}

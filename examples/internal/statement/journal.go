package statement

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
)

// WriteJournal writes the journal of a case's year as CSV: a row for each line of
// each entry, entries numbered within the books of each authority. Debits and
// credits can each be added up, and of an entry come to the same. Errors: as
// account.Books.Journal.
func WriteJournal(out io.Writer, c casefile.Case) error {
	entries, err := c.Books().Journal()
	if err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.Write([]string{"authority", "entry", "date", "account", "code", "partner", "service", "description", "debit", "credit"})
	number := 0
	for i, e := range entries {
		if number++; i == 0 || entries[i-1].Authority != e.Authority {
			number = 1
		}
		for _, l := range e.Lines {
			debit, credit := attribution.FormatAmount(l.Amount), ""
			if l.Amount.Sign() < 0 {
				debit, credit = "", attribution.FormatAmount(l.Amount.Neg())
			}
			w.Write([]string{command.Cell(string(e.Authority)), strconv.Itoa(number), e.Date.String(), string(l.Account), command.Cell(c.Accounts.Code(e.Authority, l.Account)),
				command.Cell(string(l.Partner)), command.Cell(e.Service), command.Cell(e.Description), debit, credit})
		}
	}
	w.Flush()
	return w.Error()
}

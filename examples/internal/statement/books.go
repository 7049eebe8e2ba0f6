package statement

import (
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/casefile"
)

// Of makes a case of books that were read by themselves: what they say of it, which
// is all but the authorities' names, so that the same pages can be had of them.
func Of(b account.Books) casefile.Case {
	h := b.Statement.Header()
	c := casefile.Case{Title: h.Title, Source: h.Source, Period: h.Period, Agreement: h.Agreement, Stage: h.Stage, Statement: b.Statement, Account: b.Account}
	for _, a := range h.Authorities {
		c.Names = append(c.Names, casefile.Name{Code: a})
	}
	return c
}

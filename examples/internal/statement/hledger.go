package statement

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
)

// WriteHledger writes the journal of a case's year as plain-text accounting, as
// hledger reads it: every account is declared, with its code and what type of account
// it is, and is called
//
//	NORTH:expenditure:Licensing
//	NORTH:partners:SOUTH:Licensing
//	NORTH:bank
//
// In names, what hledger would take for something else stands as the percent code of
// its bytes (%3A for a colon), so that no two names become one. Errors: as
// account.Books.Journal.
func WriteHledger(out io.Writer, c casefile.Case) error {
	entries, err := c.Books().Journal()
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "; %s, %s\n", command.Plain(c.Title), c.Period)
	for _, name := range c.Names {
		fmt.Fprintf(w, "; %s: %s\n", command.Plain(string(name.Code)), command.Plain(c.Name(name.Code)))
	}
	fmt.Fprint(w, "\ncommodity 1000.00 GBP\n\n")
	declared := make(map[string]bool)
	for _, e := range entries {
		for _, l := range e.Lines {
			if called := posted(e, l); !declared[called] {
				declared[called] = true
				fmt.Fprintf(w, "account %s  ; type: %s%s\n", called, types[l.Account], coded(c.Accounts.Code(e.Authority, l.Account)))
			}
		}
	}
	for _, e := range entries {
		fmt.Fprintf(w, "\n%s %s: %s\n", e.Date, safe(e.Service), noted(e.Description))
		for _, l := range e.Lines {
			fmt.Fprintf(w, "    %s  %s GBP\n", posted(e, l), attribution.FormatAmount(l.Amount))
		}
	}
	return w.Flush()
}

// types are what hledger calls the accounts: by them it makes a balance sheet and an
// income statement.
var types = map[account.Role]string{
	account.RoleExpenditure: "Expense", account.RolePartners: "Asset", account.RoleBank: "Cash",
	account.RoleOpening: "Equity", account.RoleUnallocated: "Liability",
}

// posted is the name of the account that a line is posted to.
func posted(e account.Entry, l account.Line) string {
	name := safe(string(e.Authority)) + ":" + string(l.Account)
	switch l.Account {
	case account.RolePartners:
		return name + ":" + safe(string(l.Partner)) + ":" + safe(e.Service)
	case account.RoleExpenditure:
		return name + ":" + safe(e.Service)
	}
	return name
}

// coded tags an account with its code, which a comma would end.
func coded(code string) string {
	if code == "" {
		return ""
	}
	return ", code: " + strings.ReplaceAll(safe(code), ",", "%2C")
}

// noted is a description in which nothing begins a comment.
func noted(description string) string {
	return strings.ReplaceAll(command.Plain(description), ";", "%3B")
}

// safe writes a name so that it is one part of an account's name: letters, digits,
// marks on them, single spaces and what else hledger takes for nothing but itself
// stand as they are, but for the first, which is a letter or a digit; every other
// byte as %3A.
func safe(name string) string {
	var out strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		ends := i == 0 || i == len(runes)-1
		switch {
		case unicode.IsLetter(r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r), unicode.IsDigit(r):
			out.WriteRune(r)
		case i > 0 && isMiddle(r), r == ' ' && !ends && runes[i-1] != ' ':
			out.WriteRune(r)
		default:
			for _, b := range []byte(string(r)) {
				fmt.Fprintf(&out, "%%%02X", b)
			}
		}
	}
	return out.String()
}

// isMiddle says whether a character that is neither letter, digit nor space may stand
// within a name as it is.
func isMiddle(r rune) bool {
	if r <= unicode.MaxASCII {
		return strings.ContainsRune("-_.,'/&+()", r)
	}
	return unicode.In(r, unicode.Mn, unicode.Mc, unicode.Pd, unicode.Pi, unicode.Pf) &&
		!unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

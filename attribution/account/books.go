package account

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/triborough/fairshare/attribution"
)

// Books are a year's statement and its account together: as JSON the statement's
// object, with the account in the key "account" where there is one. Package
// attribution reads the rest of the same object.
type Books struct {
	Statement attribution.Statement
	Account   Account
}

// Verify re-checks the statement by itself, and the account against it.
func (b Books) Verify() error {
	if err := b.Statement.Verify(); err != nil || b.Account.IsZero() {
		return err
	}
	return b.Account.Verify(b.Statement)
}

// Open returns what the year leaves open: the account's balances, or where there
// is no account, what is due.
func (b Books) Open() []attribution.Debt {
	if b.Account.IsZero() {
		return b.Statement.Due()
	}
	return b.Account.Balance()
}

// MarshalJSON writes the statement, and the account as its last key.
func (b Books) MarshalJSON() ([]byte, error) {
	statement, err := b.Statement.MarshalJSON()
	if err != nil || b.Account.IsZero() {
		return statement, err
	}
	account, err := b.Account.MarshalJSON()
	statement = append(statement[:len(statement)-1], `,"account":`...)
	return append(append(statement, account...), '}'), err
}

// UnmarshalJSON reads what MarshalJSON writes. null changes nothing. Errors: as the
// statement's and the account's; then b is unchanged.
func (b *Books) UnmarshalJSON(data []byte) error {
	if string(bytes.TrimSpace(data)) == "null" {
		return nil
	}
	var read Books
	var rest struct {
		Account Account `json:"account"`
	}
	if err := errors.Join(read.Statement.UnmarshalJSON(data), json.Unmarshal(data, &rest)); err != nil {
		return err
	}
	read.Account = rest.Account
	*b = read
	return nil
}

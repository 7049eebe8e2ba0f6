package account_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// Books read back from their JSON as what they were; attribution reads the
// statement in the same object.
func TestBooksJSON(t *testing.T) {
	s := shared(t)
	facts := account.Facts{Calls: schedule("2012-04-30 25, 2012-07-31 75"), Payments: []account.Payment{{Service: "Regulatory", From: "B", To: "A", Amount: pounds("1"), Date: day("2012-06-30"), Reference: "R&D"}},
		Services: []account.Service{{Name: "Regulatory", Forecast: new(pounds("1300000")), Actual: &account.Actual{To: day("2012-09-30"), Amount: pounds("702000")}}}}
	books := account.Books{Statement: s, Account: must(account.Close(s, facts))}
	text := must(books.MarshalJSON())
	assert.Contains(t, string(text), `"reference":"R&D"`)
	var again account.Books
	require.NoError(t, again.UnmarshalJSON(text))
	assert.True(t, again.Statement.Equal(s))
	assert.True(t, again.Account.Equal(books.Account))
	assert.NoError(t, again.Verify())
	assert.Equal(t, string(text), string(must(again.MarshalJSON())))
	var alone attribution.Statement
	require.NoError(t, json.Unmarshal(text, &alone))
	assert.True(t, alone.Equal(s))
	bare := account.Books{Statement: s}
	assert.Equal(t, string(must(s.MarshalJSON())), string(must(bare.MarshalJSON())))
	assert.Equal(t, s.Due(), bare.Open(), "without an account, what is due is open")
	for old, says := range map[string]string{
		`"calls":[{`: `unknown field "pleas"`, `"amount":"1.00"`: `"1e0" is not an amount`, `"date":"2012-06-30"`: `"2012-02-30" is not a day`, `"percent":"25"`: `is not a number of nought or more`,
	} {
		to := map[string]string{`"calls":[{`: `"pleas":[],"calls":[{`, `"amount":"1.00"`: `"amount":"1e0"`, `"date":"2012-06-30"`: `"date":"2012-02-30"`, `"percent":"25"`: `"percent":"-25"`}[old]
		require.Contains(t, string(text), old)
		err := again.UnmarshalJSON([]byte(strings.Replace(string(text), old, to, 1)))
		assert.ErrorContains(t, err, says)
		assert.True(t, again.Account.Equal(books.Account), "a fault changes nothing")
	}
}

// What another reader would take for something else is not read.
func TestAccountJSONIsReadStrictly(t *testing.T) {
	_, a := whole(t)
	text := string(must(a.MarshalJSON()))
	for _, c := range []struct{ old, new, says string }{
		{`"calls":[`, `"calls":[],"calls":[`, `account: the key "calls" stands twice, or in capitals`},
		{`"reference":"inv 17"`, `"reference":"inv 17","reference":"inv 18"`, `account: the key "reference" stands twice, or in capitals`},
		{`"outturn"`, `"Outturn"`, `account: the key "Outturn" stands twice, or in capitals`},
		{`"opening":[`, `"opening":null,"pleas":[`, `account: json: unknown field "pleas"`},
		{`}]}`, `}]} {}`, "account: something follows the account"},
		{`"calls":[{`, `"calls":[7,{`, "account: json: cannot unmarshal number"},
		{`"reference":"inv 17"`, "\"reference\":\"inv\xff17\"", "account: not JSON: it is not UTF-8"},
	} {
		at := strings.LastIndex(text, c.old)
		require.GreaterOrEqual(t, at, 0, c.old)
		var read account.Account
		err := read.UnmarshalJSON([]byte(text[:at] + c.new + text[at+len(c.old):]))
		assert.ErrorContains(t, err, c.says)
		assert.ErrorIs(t, err, attribution.ErrText)
		assert.True(t, read.IsZero())
	}
	for _, list := range []string{"services", "calls", "payments", "opening", "balance", "settlement"} {
		root := tree(a)
		delete(root, list)
		_, err := read(root)
		assert.EqualError(t, err, "account: one of its lists is missing: services, calls, payments, opening, balance, settlement")
	}
	for _, null := range []json.Unmarshaler{&a, &account.Books{}} {
		assert.NoError(t, null.UnmarshalJSON([]byte(" null ")))
	}
	books := account.Books{Account: a}
	require.NoError(t, books.UnmarshalJSON([]byte("null")))
	assert.False(t, books.Account.IsZero(), "null changes nothing")
}

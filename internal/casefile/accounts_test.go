package casefile_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/casefile"
)

// coded gives every account of all authorities a code, and two of B's others.
const coded = `title: T
authorities: [{code: A}, {code: B, accounts: {bank: "0100", partners: R 29/1}}]
accounts: {expenditure: 4100, partners: 2900, bank: 1000, opening: 02990, unallocated: 9999}
services: [{name: S, cost: 2, basis: {equal: true}}]
`

var roles = []account.Role{account.RoleExpenditure, account.RolePartners, account.RoleBank, account.RoleOpening, account.RoleUnallocated}

// codes are A's, then B's.
func codes(c casefile.Case) string {
	var all []string
	for _, name := range c.Names {
		for _, role := range roles {
			all = append(all, fmt.Sprintf("%q", c.Accounts.Code(name.Code, role)))
		}
	}
	return strings.Join(all, " ")
}

// Codes are text as it stands, an authority's own go before those of all, and
// without any there is none. They move no money: there is no account for their sake.
func TestCodesOfAccounts(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"", "", `"4100" "2900" "1000" "02990" "9999" "4100" "R 29/1" "0100" "02990" "9999"`},
		{`accounts: {expenditure: 4100, partners: 2900, bank: 1000, opening: 02990, unallocated: 9999}` + "\n", "", `"" "" "" "" "" "" "R 29/1" "0100" "" ""`},
		{`, accounts: {bank: "0100", partners: R 29/1}`, "", `"4100" "2900" "1000" "02990" "9999" "4100" "2900" "1000" "02990" "9999"`},
		{"expenditure: 4100, ", "", `"" "2900" "1000" "02990" "9999" "" "R 29/1" "0100" "02990" "9999"`},
		{`{bank: "0100", partners: R 29/1}`, "{}", `"4100" "2900" "1000" "02990" "9999" "4100" "2900" "1000" "02990" "9999"`},
	} {
		read, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(coded, c.old, c.new, 1)))
		require.NoError(t, err)
		assert.Equal(t, c.want, codes(read))
		assert.True(t, read.Account.IsZero())
		assert.Empty(t, read.Warnings)
	}
	none, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: [{code: A}]\nservices: [{name: S, cost: 2, basis: {equal: true}}]\n"))
	require.NoError(t, err)
	assert.Equal(t, `"" "" "" "" ""`, codes(none))
}

func TestCodesOfAccountsRefused(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"expenditure: 4100", "expense: 4100", `case.yaml:3: accounts: unknown key "expense" (known here: expenditure, partners, bank, opening, unallocated)`},
		{"bank: 1000", "bankk: 1000", `case.yaml:3: accounts: unknown key "bankk": did you mean "bank"?`},
		{"bank: 1000", `bank: " "`, "case.yaml:3: accounts: bank: nothing is given"},
		{"bank: 1000", "bank: [1000]", "case.yaml:3: accounts: bank: a list where a single value belongs"},
		{"bank: 1000", "expenditure: 1000", `case.yaml:3: accounts: the key "expenditure" stands twice`},
		{`partners: R 29/1`, `cash: 1`, `case.yaml:2: authorities 2: accounts: unknown key "cash" (known here: expenditure, partners, bank, opening, unallocated)`},
		{"accounts: {expenditure: 4100, partners: 2900, bank: 1000, opening: 02990, unallocated: 9999}", "accounts: 4100", `case.yaml:3: accounts: "4100" where a mapping (key: value) belongs`},
	} {
		_, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(coded, c.old, c.new, 1)))
		require.Error(t, err, c.new)
		assert.Equal(t, c.want, err.Error())
	}
	_, err := casefile.ReadProgramme("p.yaml", strings.NewReader("title: T\nauthorities: [{code: A, accounts: {bank: 1}}]\n"))
	assert.ErrorContains(t, err, `unknown key "accounts"`, "a programme enters nothing")
}

// One code for two roles makes one account of them.
func TestACodeThatStandsTwice(t *testing.T) {
	c, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(coded, "bank: 1000", "bank: 2900", 1)))
	require.NoError(t, err)
	require.Len(t, c.Warnings, 1)
	assert.Equal(t, `case.yaml:3: accounts: bank: "2900" is the code of partners too: in the ledger they are one account`, c.Warnings[0].String())
}

// An agreement may give the codes once, of all and of each.
func TestCodesOfAnAgreement(t *testing.T) {
	folder := fstest.MapFS{"ours.yaml": {Data: []byte(strings.NewReplacer("title: T", "agreement: {title: Ours}", ", cost: 2", "").Replace(coded))}}
	const year = "title: T\nunder: ours.yaml\nservices: [{name: S, cost: 2}]\n"
	c, err := casefile.ReadIn(folder, "case.yaml", strings.NewReader(year))
	require.NoError(t, err)
	assert.Equal(t, `"4100" "2900" "1000" "02990" "9999" "4100" "R 29/1" "0100" "02990" "9999"`, codes(c))
	_, err = casefile.ReadIn(folder, "case.yaml", strings.NewReader(year+"accounts: {bank: 1}\n"))
	assert.EqualError(t, err, "case.yaml:4: accounts: the agreement says otherwise (ours.yaml:3): leave it out, or say the same")
}

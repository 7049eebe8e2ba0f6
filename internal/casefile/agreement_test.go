package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

const underAgreement = `title: Parks
authorities: [{code: A}, {code: B}]
agreement: {title: Collaboration agreement, source: their website, notice_months: 6, clauses: {ongoing: Sch. 3 para 2, own.levy: cl. 9}}
services:
  - name: Parks
    clauses: {withdrawal: cl. 21}
    basis: {equal: true}
    cost: 10
    withdrawals: [{authority: A, amount: 5, notice_months: 6}]
  - name: Libraries
    basis: {equal: true}
    cost: 10
`

// What the parties wrote down is cited with every charge: of all services, and of
// one; and their notice is the one that holds.
func TestAgreementOfACase(t *testing.T) {
	c, err := casefile.Read("case.yaml", strings.NewReader(underAgreement))
	require.NoError(t, err)
	var cited []string
	for charge := range c.Statement.Charges() {
		cited = append(cited, charge.Service+" "+string(charge.Rule)+": "+charge.Clause)
	}
	assert.Equal(t, []string{"Parks ongoing: Sch. 3 para 2", "Parks withdrawal: cl. 21", "Libraries ongoing: Sch. 3 para 2"}, cited)
	assert.Equal(t, "Collaboration agreement", c.Agreement.Title)
	assert.Equal(t, "their website", c.Agreement.Source)
}

func TestAgreementOfACaseRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"title: Collaboration agreement, ", "", `case.yaml:3: agreement: the key "title" is missing`},
		{"notice_months: 6, clauses", "notice_months: 7, clauses", "case.yaml:9: Parks: withdrawals 1: A: withdraws at 6 months' notice: it takes 7"},
		{"notice_months: 6, clauses", "notice_months: 0, clauses", "case.yaml:3: agreement: notice_months: an agreement of no notice: leave it out, and notice is twelve months"},
		{"{ongoing: Sch. 3", "{onging: Sch. 3", `case.yaml:3: agreement: clauses: "onging" is no rule`},
		{"own.levy: cl. 9", "own.levy: ''", "case.yaml:3: agreement: clauses: own.levy: nothing is given"},
		{"{withdrawal: cl. 21}", "{leaving: cl. 21}", `case.yaml:6: Parks: clauses: "leaving" is no rule`},
	} {
		require.Contains(t, underAgreement, c.old)
		_, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(underAgreement, c.old, c.new, 1)))
		assert.ErrorContains(t, err, c.says)
	}
}

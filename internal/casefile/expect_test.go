package casefile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

const expecting = `title: T
authorities: [{code: A}, {code: B}]
services: [{name: S, cost: 3, basis: {proportion: {A: 1, B: 2}}}]
expect:
  totals: {A: 1, B: 2}
  next_year: {A: -4, B: 4}
  charges: [{service: S, rule: ongoing, shares: {A: 5, B: 6}}]
  due: [{service: S, from: A, to: B, amount: 7}]
  settlement: [{from: B, to: A, amount: 8}]
  published: [{where: p. 1, printed: 9, computed: 10, terms: [4, 6], rounded_to: 1, reason: misprint}]
  contradictions: [{one: p. 2, other: p. 3, reading: the first}]
  account:
    calls:
      - due: 2012-04-30
        service: S
        from: A
        to: B
        amount: 11
    balance:
      - service: S
        from: B
        to: A
        amount: 12
    settlement:
      - from: A
        to: B
        amount: 13
  journal:
    - authority: B
      date: 2012-06-30
      service: S
      description: Payment
      lines:
        - {account: partners, partner: A, debit: 14}
        - account: bank
          credit: 15
period: 2012/13
`

// What a fixture expects is read as it stands; whether it comes out is for the
// fixtures' test to say.
func TestExpectationsAreRead(t *testing.T) {
	c, err := casefile.Read("case.yaml", strings.NewReader(expecting))
	require.NoError(t, err)
	e := c.Expect
	assert.Equal(t, "A 1.00 B 2.00", figures(e.Totals))
	assert.Equal(t, "A -4.00 B 4.00", figures(e.NextYear))
	require.Len(t, e.Charges, 1)
	assert.Equal(t, "S ongoing A 5.00 B 6.00", fmt.Sprint(e.Charges[0].Service, " ", e.Charges[0].Rule, " ", figures(e.Charges[0].Shares)))
	require.Len(t, e.Due, 1)
	assert.Equal(t, "S A B 7.00", fmt.Sprint(e.Due[0].Service, " ", e.Due[0].From, " ", e.Due[0].To, " ", attribution.FormatAmount(e.Due[0].Amount)))
	require.Len(t, e.Account.Calls, 1)
	assert.Equal(t, "S A B 2012-04-30 11.00", fmt.Sprint(e.Account.Calls[0].Service, " ", e.Account.Calls[0].From, " ", e.Account.Calls[0].To, " ", e.Account.Calls[0].Due, " ", attribution.FormatAmount(e.Account.Calls[0].Amount)))
	require.Len(t, e.Account.Balance, 1)
	assert.Equal(t, "S B A 12.00", fmt.Sprint(e.Account.Balance[0].Service, " ", e.Account.Balance[0].From, " ", e.Account.Balance[0].To, " ", attribution.FormatAmount(e.Account.Balance[0].Amount)))
	require.Len(t, e.Account.Settlement, 1)
	assert.Equal(t, "A B 13.00", fmt.Sprint(e.Account.Settlement[0].From, " ", e.Account.Settlement[0].To, " ", attribution.FormatAmount(e.Account.Settlement[0].Amount)))
	assert.Equal(t, []string{"B 2012-06-30 S: Payment: partners A 14.00", "B 2012-06-30 S: Payment: bank  -15.00"}, entered(e.Journal))
	require.Len(t, e.Settlement, 1)
	assert.Equal(t, "B A 8.00", fmt.Sprint(e.Settlement[0].From, " ", e.Settlement[0].To, " ", attribution.FormatAmount(e.Settlement[0].Amount)))
	require.Len(t, e.Published, 1)
	p := e.Published[0]
	assert.Equal(t, "p. 1 9 10 1 misprint", fmt.Sprint(p.Where, " ", p.Printed.StringFixed(0), " ", p.Computed.StringFixed(0), " ", p.RoundedTo.StringFixed(0), " ", p.Reason))
	assert.Equal(t, []casefile.Contradiction{{One: "p. 2", Other: "p. 3", Reading: "the first"}}, e.Contradictions)
}

func TestExpectationsAreRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"{A: 1, B: 2}\n  next", "{A: 1, C: 2}\n  next", `5: expect: totals: unknown authority "C"`},
		{"{A: -4, B: 4}", "{A: -4, B: four}", `6: expect: next_year: B: "four" is not an amount such as 1650000 or -12.34`},
		{"{service: S, rule", "{rule", `7: expect: charges 1: the key "service" is missing`},
		{"rule: ongoing, ", "", `7: expect: charges 1: the key "rule" is missing`},
		{", shares: {A: 5, B: 6}", "", `7: expect: charges 1: the key "shares" is missing`},
		{"{service: S, from", "{from", `8: expect: due 1: the key "service" is missing`},
		{"from: A, ", "", `8: expect: due 1: the key "from" is missing`},
		{"to: B, ", "", `8: expect: due 1: the key "to" is missing`},
		{", amount: 7", "", `8: expect: due 1: the key "amount" is missing`},
		{"from: B, ", "", `9: expect: settlement 1: the key "from" is missing`},
		{"to: A, ", "", `9: expect: settlement 1: the key "to" is missing`},
		{", amount: 8", "", `9: expect: settlement 1: the key "amount" is missing`},
		{"where: p. 1, ", "", `10: expect: published 1: the key "where" is missing`},
		{"printed: 9, ", "", `10: expect: published 1: the key "printed" is missing`},
		{"computed: 10, ", "", `10: expect: published 1: the key "computed" is missing`},
		{"one: p. 2, ", "", `11: expect: contradictions 1: the key "one" is missing`},
		{"other: p. 3, ", "", `11: expect: contradictions 1: the key "other" is missing`},
		{", reading: the first", "", `11: expect: contradictions 1: the key "reading" is missing`},
		{"authority: B", "authority: C", `29: expect: journal 1: authority: unknown authority "C"`},
		{"    - authority: B\n      date", "    - date", `29: expect: journal 1: the key "authority" is missing`},
		{"date: 2012-06-30\n      service", "service", `29: expect: journal 1: the key "date" is missing`},
		{"      service: S\n      description", "      description", `29: expect: journal 1: the key "service" is missing`},
		{"      description: Payment\n", "", `29: expect: journal 1: the key "description" is missing`},
		{"{account: partners, ", "{", `34: expect: journal 1: lines 1: the key "account" is missing`},
		{", debit: 14", "", `34: expect: journal 1: lines 1: a line is a debit or a credit`},
		{"debit: 14", "debit: 14, credit: 14", `34: expect: journal 1: lines 1: a line is a debit or a credit`},
		{"credit: 15", "credit: -15", `36: expect: journal 1: lines 2: credit: negative amount -15.00`},
	} {
		require.Equal(t, 1, strings.Count(expecting, c.old), c.old)
		_, err := casefile.Read("case.yaml", strings.NewReader(strings.Replace(expecting, c.old, c.new, 1)))
		assert.EqualError(t, err, "case.yaml:"+c.says)
	}
}

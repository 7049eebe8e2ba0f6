package casefile_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/vectorstest"
)

// Each rule charges whom its vectors say, and nobody else.
func TestRuleVectors(t *testing.T) {
	for _, v := range vectorstest.RuleVectors(t) {
		t.Run(v.ID, func(t *testing.T) {
			s := caseOfVector(t, vectorstest.Files{Case: v.Case, Last: v.Last, Restated: v.Restated}).Statement
			require.NoError(t, s.Verify())
			assert.ElementsMatch(t, v.Charges, chargesOf(s), v.Why)
			if v.NextYear != nil {
				assert.Equal(t, v.NextYear, figuresOf(s.NextYear()))
			}
			if v.Due != nil {
				assert.ElementsMatch(t, v.Due, debtsOf(s.Due()))
			}
			if v.Settlement != nil {
				assert.Equal(t, v.Settlement, transfersOf(s.Settlement()))
			}
		})
	}
}

// Each year calls for, leaves open and settles what its vectors say.
func TestYearVectors(t *testing.T) {
	for _, v := range vectorstest.YearVectors(t) {
		t.Run(v.ID, func(t *testing.T) {
			c := caseOfVector(t, vectorstest.Files{Case: v.Case, Last: v.Last})
			require.NoError(t, c.Books().Verify())
			var calls []vectorstest.Call
			for _, call := range c.Account.Calls() {
				calls = append(calls, vectorstest.Call{Service: call.Service, From: string(call.From), To: string(call.To), Due: call.Due.String(), Amount: attribution.FormatAmount(call.Amount)})
			}
			assert.ElementsMatch(t, v.Calls, calls, v.Why)
			assert.ElementsMatch(t, v.Balance, debtsOf(c.Account.Balance()), v.Why)
			if v.Settlement != nil {
				assert.Equal(t, v.Settlement, transfersOf(c.Account.Settlement()), v.Why)
			}
		})
	}
}

// caseOfVector reads a vector's case, after the year before it.
func caseOfVector(t *testing.T, files vectorstest.Files) (c casefile.Case) {
	last, err := lastOfVector(t, files)
	require.NoError(t, err)
	if last == nil {
		c, err = casefile.Read("case.yaml", strings.NewReader(files.Case))
	} else {
		c, err = casefile.ReadAfter(nil, *last, "case.yaml", strings.NewReader(files.Case))
	}
	require.NoError(t, err)
	return c
}

func debtsOf(debts []attribution.Debt) []vectorstest.Debt {
	all := []vectorstest.Debt{}
	for _, d := range debts {
		all = append(all, vectorstest.Debt{Service: d.Service, From: string(d.From), To: string(d.To), Amount: attribution.FormatAmount(d.Amount)})
	}
	return all
}

func transfersOf(transfers []attribution.Transfer) []vectorstest.Debt {
	all := []vectorstest.Debt{}
	for _, d := range transfers {
		all = append(all, vectorstest.Debt{From: string(d.From), To: string(d.To), Amount: attribution.FormatAmount(d.Amount)})
	}
	return all
}

// chargesOf are this year's charges of a statement.
func chargesOf(s attribution.Statement) (charges []vectorstest.Charge) {
	for c := range s.Charges() {
		if !c.Deferred {
			charges = append(charges, vectorstest.Charge{
				Service: c.Service, Rule: string(c.Rule), Amount: attribution.FormatAmount(c.Amount), Shares: figuresOf(c.Shares), PaidBy: string(c.PaidBy),
			})
		}
	}
	return charges
}

func figuresOf(shares attribution.Shares) map[string]string {
	figures := make(map[string]string)
	for a, amount := range shares.All() {
		figures[string(a)] = attribution.FormatAmount(amount)
	}
	return figures
}

// No rule is without a source or a vector, and each vector is of the rules that
// charge in it.
func TestEveryRuleHasASourceAndAVector(t *testing.T) {
	source, err := os.ReadFile("../../attribution/rule.go")
	require.NoError(t, err)
	rules := regexp.MustCompile(`Rule += "([a-z_.]+)"`).FindAllStringSubmatch(string(source), -1)
	require.Greater(t, len(rules), 20)
	held := make(map[string]bool)
	for _, v := range vectorstest.RuleVectors(t) {
		charging := make(map[string]bool)
		for _, c := range v.Charges {
			charging[c.Rule] = true
		}
		for _, rule := range v.Rules {
			held[rule] = true
			delete(charging, rule)
			assert.True(t, slices.ContainsFunc(v.Charges, func(c vectorstest.Charge) bool { return c.Rule == rule }), "%s: nothing is charged by %s", v.ID, rule)
		}
		assert.Empty(t, charging, "%s is of these rules too", v.ID)
	}
	for _, rule := range rules {
		assert.NotEmpty(t, attribution.Rule(rule[1]).Source(), rule[1])
		assert.True(t, held[rule[1]], "no vector is of %s", rule[1])
	}
}

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
			s := caseOfRule(t, v).Statement
			require.NoError(t, s.Verify())
			assert.ElementsMatch(t, v.Charges, chargesOf(s), v.Why)
			if v.NextYear != nil {
				assert.Equal(t, v.NextYear, figuresOf(s.NextYear()))
			}
			if v.Due != nil {
				due := []vectorstest.Debt{}
				for _, d := range s.Due() {
					due = append(due, vectorstest.Debt{Service: d.Service, From: string(d.From), To: string(d.To), Amount: attribution.FormatAmount(d.Amount)})
				}
				assert.ElementsMatch(t, v.Due, due)
			}
			if v.Settlement != nil {
				transfers := []vectorstest.Debt{}
				for _, d := range s.Settlement() {
					transfers = append(transfers, vectorstest.Debt{From: string(d.From), To: string(d.To), Amount: attribution.FormatAmount(d.Amount)})
				}
				assert.Equal(t, v.Settlement, transfers)
			}
		})
	}
}

// caseOfRule reads a vector's case, after the year before it.
func caseOfRule(t *testing.T, v vectorstest.Rule) (c casefile.Case) {
	last, err := lastOfVector(t, vectorstest.Files{Last: v.Last, Restated: v.Restated})
	require.NoError(t, err)
	if last == nil {
		c, err = casefile.Read("case.yaml", strings.NewReader(v.Case))
	} else {
		c, err = casefile.ReadAfter(nil, *last, "case.yaml", strings.NewReader(v.Case))
	}
	require.NoError(t, err)
	return c
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

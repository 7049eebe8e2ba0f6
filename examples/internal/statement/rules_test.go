package statement

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
)

// Every rule that a case can bring is one of the agreement's, and has words of its
// own; one of a caller's own is told by its code.
func TestEveryRuleHasWords(t *testing.T) {
	for _, rule := range strings.Fields(`ongoing ongoing.agreed tupe tupe.liability damping joining correction transition.funding variance.shared variance.agreed variance.specification variance.burden
		variance.host variance.indirect brought_forward transition transition.agreed transition.enhancement transition.unqualified
		failure withdrawal termination`) {
		assert.Contains(t, inWords, attribution.Rule(rule))
	}
	for rule, told := range inWords {
		assert.NotEmpty(t, rule.Source(), "%s is a rule of the agreement", rule)
		assert.NotEmpty(t, told)
	}
	assert.Equal(t, "own.rule", words("own.rule"))
}

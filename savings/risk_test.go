package savings_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

func TestRisks(t *testing.T) {
	risks := must(savings.NewRisks(4,
		savings.Risk{Name: "Conflict", Likelihood: 1, Impact: 1, Published: 2},
		savings.Risk{Name: "Downturn", Likelihood: 3, Impact: 4, Published: 12},
		savings.Risk{Name: "Staff", Likelihood: 1, Impact: 1},
		savings.Risk{Name: "Members", Likelihood: 4, Impact: 4, Published: 16},
	))
	var order []string
	for _, r := range risks.Ranked() {
		order = append(order, r.Name)
	}
	assert.Equal(t, []string{"Members", "Downturn", "Conflict", "Staff"}, order, "equal scores as they were given")
	assert.Equal(t, []string{"Conflict: a likelihood of 1 and an impact of 1 make 1, and the score is printed as 2."}, risks.Findings())
	assert.Empty(t, savings.Risks{}.Ranked())

	sound := savings.Risk{Name: "X", Likelihood: 1, Impact: 1}
	for _, c := range []struct {
		scale int
		risk  savings.Risk
		text  string
	}{
		{4, savings.Risk{Likelihood: 1, Impact: 1}, `savings: a risk without a name, or one that is not UTF-8: ""`},
		{4, savings.Risk{Name: "X", Likelihood: 0, Impact: 1}, "savings: X: a likelihood of 0: it must lie between 1 and 4"},
		{4, savings.Risk{Name: "X", Likelihood: 5, Impact: 0}, "savings: X: a likelihood of 5: it must lie between 1 and 4\nsavings: X: an impact of 0: it must lie between 1 and 4"},
		{4, savings.Risk{Name: "X", Likelihood: 1, Impact: 1, Published: 17}, "savings: X: a published score of 17: it must lie between 0 and 16"},
		{4, savings.Risk{Name: "X", Likelihood: 1, Impact: 1, Published: -1}, "savings: X: a published score of -1: it must lie between 0 and 16"},
		{1, sound, "savings: a scale of risks up to 1: it ends between 2 and 10"},
		{11, sound, "savings: a scale of risks up to 11: it ends between 2 and 10"},
	} {
		_, err := savings.NewRisks(c.scale, c.risk)
		refused(t, err, kindOf(err), c.text)
	}
	for _, scale := range []int{2, 10} {
		_, err := savings.NewRisks(scale, sound, savings.Risk{Name: "Y", Likelihood: scale, Impact: scale, Published: scale * scale})
		assert.NoError(t, err)
	}
	assert.Equal(t, attribution.ErrAmount, kindOf(second(savings.NewRisks(4, savings.Risk{Name: "X"}))))
}

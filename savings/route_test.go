package savings_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

func TestRoutes(t *testing.T) {
	routes := savings.BromleyRoutes()
	for amount, approval := range map[string]string{"0.01": "Chief Executive", "10000": "Chief Executive", "10000.01": "Improvement and Efficiency Sub-Committee",
		"200000": "Improvement and Efficiency Sub-Committee", "200000.01": "Executive", "17000000": "Executive"} {
		assert.Equal(t, approval, must(routes.For(sum(amount))).Approval, amount)
	}
	_, err := routes[:1].For(sum("10000.01"))
	refused(t, err, attribution.ErrChoice, "savings: no route to approval takes an investment of 10000.01")
	_, err = routes.For(huge)
	assert.ErrorIs(t, err, attribution.ErrLimit)
	_, err = savings.Routes{{UpTo: sum("-1")}}.For(sum("1"))
	refused(t, err, attribution.ErrAmount, "savings: the limit of a route: negative amount -1.00")
}

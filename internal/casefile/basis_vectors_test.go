package casefile_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/vectorstest"
)

// Each basis, as a case file states it, comes to the proportion that its vector
// says, and divides as it says.
func TestBasisVectors(t *testing.T) {
	for _, v := range vectorstest.BasisVectors(t) {
		t.Run(v.ID, func(t *testing.T) {
			pence, ok := new(big.Int).SetString(v.Pence, 10)
			require.True(t, ok)
			c, err := casefile.Read("case.yaml", strings.NewReader(caseOf(t, v, attribution.FormatAmount(decimal.NewFromBigInt(pence, -2)))))
			require.NoError(t, err)
			assert.Equal(t, v.Proportion, inLowestTerms(c.Services[0].Basis.Weights()), v.Why)
			shares := make(map[string]string)
			for charge := range c.Statement.Charges() {
				for _, share := range charge.Shares {
					shares[string(share.Authority)] = share.Amount.Shift(2).BigInt().String()
				}
			}
			assert.Equal(t, v.Shares, shares, v.Why)
		})
	}
}

// caseOf is a case of one service, which costs so much. JSON is YAML.
func caseOf(t *testing.T, v vectorstest.Basis, cost string) string {
	type object = map[string]any
	var authorities []object
	for _, code := range v.Among {
		authorities = append(authorities, object{"code": code})
	}
	text, err := json.Marshal(object{
		"title": v.ID, "authorities": authorities,
		"services": []object{{"name": "S", "cost": cost, "basis": v.Basis}},
	})
	require.NoError(t, err)
	return string(text)
}

// inLowestTerms are weights in the smallest whole numbers of their proportion.
func inLowestTerms(weights attribution.Shares) map[string]string {
	whole, divisor := make([]*big.Int, len(weights)), new(big.Int)
	for i, w := range weights {
		whole[i] = w.Amount.Shift(36).BigInt() // a quantity and a quality have 18 places each
		divisor.GCD(nil, nil, divisor, whole[i])
	}
	terms := make(map[string]string)
	for i, w := range weights {
		terms[string(w.Authority)] = whole[i].Quo(whole[i], divisor).String()
	}
	return terms
}

package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// What is shared by net reductions alone has no basis, and none is printed of it.
func TestTheProgrammeAsAWholeHasNoBasis(t *testing.T) {
	c, err := casefile.Read("case.yaml", strings.NewReader(`title: T
authorities: [{code: A}, {code: B}]
services:
  - {name: S, cost: 5, basis: {equal: true}, before: {A: 5, B: 4}}
transition: [{amount: 4, paid_by: A, approved_by: [A, B], necessity: comparable}]
`))
	require.NoError(t, err)
	programme, ok := c.Statement.SpendingOn(attribution.AllServices)
	require.True(t, ok)
	assert.Equal(t, attribution.Basis{}, programme.Basis)
}

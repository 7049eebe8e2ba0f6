package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// A case that is read for its bases needs no costs; those that it has are checked.
func TestReadBases(t *testing.T) {
	const bases = "title: T\nauthorities: [{code: A}, {code: B}]\nservices: [{name: Parks, basis: {proportion: {A: 1, B: 3}}}, {name: Lakes, cost: 8, basis: {equal: true}}]\n"
	c, err := casefile.ReadBases(nil, treeOf(t, bases))
	require.NoError(t, err)
	require.Len(t, c.Services, 2)
	parts, err := c.Services[0].Basis.ApportionPence(nil, 400)
	require.NoError(t, err)
	assert.Equal(t, []int64{100, 300}, parts)
	assert.Equal(t, "8.00", c.Statement.Total().StringFixed(2))
	_, err = casefile.Read("case.yaml", strings.NewReader(bases))
	assert.EqualError(t, err, "case.yaml:3: Parks: there is nothing to share: give a cost")
	_, err = casefile.ReadBases(nil, treeOf(t, strings.Replace(bases, "cost: 8", "cost: x", 1)))
	assert.ErrorContains(t, err, `Lakes: cost: "x" is not an amount`)
}

// treeOf is the tree of a case in YAML.
func treeOf(t *testing.T, text string) tree.Node {
	t.Helper()
	root, err := tree.FromYAML("case.yaml", strings.NewReader(text))
	require.NoError(t, err)
	return root
}

package tree_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// Places print as a message begins, and have the order in which a person comes upon
// them: here that of the list.
func TestPlace(t *testing.T) {
	costs, figures := tree.Sheet{Number: 2, Name: "Costs"}, tree.Sheet{Number: 10, Name: "By 'all'"}
	places := []tree.Place{
		{File: "a", Line: 9}, {File: "a", Line: 10},
		{File: "b"},
		{File: "b", Sheet: tree.Sheet{Number: 1}},
		{File: "b", Sheet: costs}, {File: "b", Sheet: costs, Line: 7}, {File: "b", Sheet: costs, Line: 7, Column: 3},
		{File: "b", Sheet: costs, Line: 7, Column: 26}, {File: "b", Sheet: costs, Line: 7, Column: 27}, {File: "b", Sheet: costs, Line: 7, Column: 702},
		{File: "b", Sheet: costs, Line: 7, Column: 703}, {File: "b", Sheet: costs, Line: 10, Column: 1},
		{File: "b", Sheet: figures, Line: 1, Column: 1},
	}
	said := []string{"a:9", "a:10", "b", "b: ''", "b: Costs", "b: Costs!7", "b: Costs!C7", "b: Costs!Z7", "b: Costs!AA7", "b: Costs!ZZ7", "b: Costs!AAA7", "b: Costs!A10", "b: 'By ''all'''!A1"}
	for i, p := range places {
		assert.Equal(t, said[i], p.String())
		assert.Zero(t, p.Compare(p))
	}
	ordered := slices.Clone(places)
	slices.Reverse(ordered)
	slices.SortFunc(ordered, tree.Place.Compare)
	assert.Equal(t, places, ordered)
}

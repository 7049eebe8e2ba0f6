package audit

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

// booksOf are the books of a fixture, and their JSON as values.
func booksOf(t *testing.T, name string) (account.Books, map[string]any) {
	file, err := testdata.FS.Open(name)
	require.NoError(t, err)
	c, err := casefile.Read(name, file)
	require.NoError(t, err)
	data, err := c.Books().MarshalJSON()
	require.NoError(t, err)
	return c.Books(), decoded(data).(map[string]any)
}

// visit comes to every value, with the way to set another there.
func visit(value any, set func(any), each func(value any, set func(any))) {
	each(value, set)
	switch value := value.(type) {
	case []any:
		for i, entry := range value {
			visit(entry, func(to any) { value[i] = to }, each)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			visit(value[key], func(to any) { value[key] = to }, each)
		}
	}
}

// Whatever one thing is changed in a statement or its account, in a figure or in
// words, is found where the case is at hand: each leaf changed, each entry of a list
// left out. A year with all that can be in it: budget, calls, payments, an outturn.
func TestComparisonFindsEveryChange(t *testing.T) {
	for _, name := range []string{"years/environmental-health-2012-13.yaml", "rules/nested-bases.yaml"} {
		made, doc := booksOf(t, name)
		tried := 0
		try := func(what string) {
			data, err := json.Marshal(doc)
			require.NoError(t, err)
			var changed account.Books
			if changed.UnmarshalJSON(data) != nil || changed.Statement.Equal(made.Statement) && changed.Account.Equal(made.Account) {
				return // no statement, or one that says the same: a trailing nought
			}
			tried++
			var f File
			require.NoError(t, f.compare(changed, made, ""))
			assert.NotEmpty(t, f.Findings, "%s: %s", name, what)
		}
		visit(doc, func(any) {}, func(value any, set func(any)) {
			switch v := value.(type) {
			case string:
				other := v + "1"
				if isFigure("", v) {
					other = "1" + strings.TrimPrefix(v, "-")
				}
				set(other)
				try(v)
			case bool:
				set(!v)
				try(fmt.Sprint(v))
			case []any:
				for i := range v {
					set(slices.Delete(slices.Clone(v), i, i+1))
					try(fmt.Sprint("without ", v[i]))
				}
			}
			set(value)
		})
		assert.Greater(t, tried, 40, name)
		var f File
		require.NoError(t, f.compare(made, made, ""))
		assert.Empty(t, f.Findings)
	}
}

// What is called alike is compared, wherever it stands in its list: in another order
// nothing is found, and of two of one name the second is the second.
func TestOrderIsNoDifference(t *testing.T) {
	entry := func(service, amount string) any { return map[string]any{"service": service, "amount": amount} }
	var f File
	c := comparison{File: &f}
	c.values("", "", []any{entry("a", "1.00"), entry("b", "2.00"), entry("a", "3.00")}, []any{entry("b", "2.00"), entry("a", "1.00"), entry("a", "3.00")})
	assert.Empty(t, f.Findings)
	c.values("due", "", []any{entry("a", "1.00"), entry("a", "1203.5"), entry("c", "1.00")}, []any{entry("a", "1.00"), entry("a", "3.00"), entry("b", "2.00")})
	assert.Equal(t, []Finding{
		{"due: a, no. 2 of that name: amount", "the statement has 1,203.5, and its case comes to 3.00: 1,200.50 too much", "", Figure{"1,203.5", "3.00", "1,200.50"}},
		{Where: "due: c", Text: "it stands in the statement, and its case does not come to it"},
		{Where: "due: b", Text: "its case comes to it, and the statement leaves it out"},
	}, f.Findings)
}

// A statement of format 1 leaves out what was not told then: that is said, and is no
// finding; what it tells is compared.
func TestFormatOneHoldsLess(t *testing.T) {
	first := func(amount string) account.Books {
		text := `{"title":"T","period":"2012/13","authorities":["A"],"services":[{"service":"Parks","host":"","participants":["A"],"before":{},"after":{"A":"` + amount + `"},"change":{}}],
			"charges":[{"service":"Parks","rule":"ongoing","source":"s","description":"d","amount":"` + amount + `","weights":{"A":"1"},"shares":{"A":"` + amount + `"},"paid_by":"","deferred":false,"because":"b"}],
			"totals":{"A":"` + amount + `"},"total":"` + amount + `","next_year":{"A":"0.00"},"due":[],"settlement":[]}`
		var b account.Books
		require.NoError(t, b.UnmarshalJSON([]byte(text)))
		return b
	}
	made, _ := booksOf(t, "rules/nested-bases.yaml") // of another service: what it has is left out by the first
	var f File
	require.NoError(t, f.compare(first("1.00"), first("1.00"), ""))
	assert.Empty(t, f.Findings)
	assert.Empty(t, f.Notes)
	require.NoError(t, f.compare(first("1.00"), first("2.00"), ""))
	assert.Len(t, f.Findings, 5, "after, amount, share, its total and the total of all")
	require.NoError(t, f.compare(first("1.00"), made, "Parks"))
	assert.Contains(t, f.Notes[0], "Parks: It is of format 1, which holds less than its case comes to: ")
}

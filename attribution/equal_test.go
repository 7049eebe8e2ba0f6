package attribution_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// read reads a document as a statement, and says whether it could.
func (d document) read() (s attribution.Statement, ok bool) {
	return s, json.Unmarshal(must(json.Marshal(d)), &s) == nil
}

// visit comes to every value in a document, with the way to set another there.
func visit(place string, value any, set func(any), each func(place string, value any, set func(any))) {
	each(place, value, set)
	switch value := value.(type) {
	case []any:
		for i, entry := range value {
			visit(fmt.Sprintf("%s/%d", place, i), entry, func(to any) { value[i] = to }, each)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			visit(place+"/"+key, value[key], func(to any) { value[key] = to }, each)
		}
	}
}

// others are the values that tell something else than a value, each by one thing:
// another text, figure or flag, an entry or a key left out.
func others(value any) (others []any) {
	switch value := value.(type) {
	case bool:
		return []any{!value}
	case string:
		if _, err := attribution.ParseAmount(value); err == nil {
			return []any{"0.07"}
		}
		return []any{value + "x"}
	case []any:
		for i := range value {
			others = append(others, slices.Delete(slices.Clone(value), i, i+1))
		}
	case map[string]any:
		for key, inner := range value {
			if empty := fmt.Sprint(inner); empty != "" && empty != "map[]" { // which says as much as nothing
				without := maps.Clone(value)
				delete(without, key)
				others = append(others, without)
			}
		}
	}
	return others
}

// everyKey is a document with every key that a statement can have, but for an
// account. It need not verify.
func everyKey() document {
	d := genuine()
	d["stage"], d["reductions_not_known"] = "outturn", []any{"Museums"}
	d["agreement"] = map[string]any{"title": "Agreement", "source": "the website", "notice_months": 6, "clauses": []any{map[string]any{"rule": "failure", "service": "Parks", "text": "cl. 1"}}}
	d.service(0)["damping"] = map[string]any{"reference": map[string]any{"A": "1.00", "B": "2.00"}, "not_held": []any{"C"}, "rise": "10", "fall": "5"}
	d.service(1)["shares_savings"] = true
	d.charge(0)["clause"], d.charge(0)["head"] = "cl. 2", "Staff"
	return d
}

// Two statements are equal where nothing at all is told differently.
func TestEqualTellsEveryChange(t *testing.T) {
	for name, make := range map[string]func() document{"every key": everyKey, "agreed upon": agreedUpon} {
		d := make()
		s, ok := d.read()
		require.True(t, ok)
		tried := 0
		visit("", map[string]any(d), func(to any) { d = to.(map[string]any) }, func(place string, value any, set func(any)) {
			for _, other := range others(value) {
				set(other)
				if changed, ok := d.read(); ok {
					tried++
					assert.False(t, s.Equal(changed) || changed.Equal(s), "%s: %s is %v, and was %v", name, place, other, value)
				}
			}
			set(value)
		})
		assert.Greater(t, tried, 200, name)
		again, ok := d.read()
		require.True(t, ok)
		assert.True(t, s.Equal(again), "all changes are undone")
	}
}

// Every value is of one kind: nothing else is read in its place.
func TestEveryValueHasItsKind(t *testing.T) {
	d := everyKey()
	_, ok := d.read()
	require.True(t, ok)
	visit("", map[string]any(d), func(to any) { d = to.(map[string]any) }, func(place string, value any, set func(any)) {
		if place == "" {
			return // see TestStatementJSONRefused
		}
		for _, wrong := range []any{1.5, nil, []any{1}, map[string]any{"x": 1}} {
			set(wrong)
			_, ok := d.read()
			assert.False(t, ok, "%s is read from %v", place, wrong)
		}
		set(value)
	})
}

// A statement that was cut short, anywhere, is not read.
func TestStatementCutShort(t *testing.T) {
	text := must(json.Marshal(two()))
	for n := range text {
		var s attribution.Statement
		assert.ErrorIs(t, s.UnmarshalJSON(text[:n]), attribution.ErrText, "%s", text[:n])
	}
}

// What is said of a charge is text: what is not UTF-8 would be another text once it
// was printed.
func TestChargesAreText(t *testing.T) {
	for name, change := range map[string]func(c *attribution.Charge){
		"the description": func(c *attribution.Charge) { c.Description = "\xff" },
		"the head":        func(c *attribution.Charge) { c.Head = "\xff" },
		"the reason":      func(c *attribution.Charge) { c.Because = "\xff; " + c.Because },
		"the source":      func(c *attribution.Charge) { c.Source = "\xff" },
	} {
		charge := must(attribution.Charge{Service: "Parks", Rule: "own.levy", Source: "ours", Amount: ten}.On(equally()))
		change(&charge)
		_, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), Facts: []attribution.Fact{gift{charge}}})
		assert.ErrorIs(t, err, attribution.ErrText, name)
	}
}

// A charge need not be in a statement, nor have a reason of its own.
func TestChargeWithoutAReason(t *testing.T) {
	charge := must(attribution.Charge{Amount: ten}.On(proportion("B 1, A 1")))
	assert.Equal(t, "shared A 1 : B 1", charge.Because)
	alone := must(attribution.Charge{Amount: ten}.On(proportion("B 7")))
	assert.Equal(t, "borne by B alone", alone.Because)
	assert.True(t, alone.Weights.Equal(shares("B 1")))
	_, err := attribution.Charge{Amount: ten}.Working()
	assert.EqualError(t, err, "attribution: a basis without authorities")
}

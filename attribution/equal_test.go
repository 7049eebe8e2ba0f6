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

// changes makes every change of one thing in a document's value, one after the
// other: other text, another figure, a flag turned, an entry or a key left out.
func changes(place string, value any, set func(any), try func(place string)) {
	change := func(to any, how string) {
		set(to)
		try(place + how)
		set(value)
	}
	switch value := value.(type) {
	case bool:
		change(!value, "")
	case string:
		if _, err := attribution.ParseAmount(value); err == nil {
			change("0.07", "")
			return
		}
		change(value+"x", "")
	case []any:
		for i, entry := range value {
			changes(fmt.Sprintf("%s/%d", place, i), entry, func(to any) { value[i] = to }, try)
			change(slices.Delete(slices.Clone(value), i, i+1), fmt.Sprintf("/%d left out", i))
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			changes(place+"/"+key, value[key], func(to any) { value[key] = to }, try)
			if empty := fmt.Sprint(value[key]); empty != "" && empty != "map[]" { // which is to say as much as nothing
				without := maps.Clone(value)
				delete(without, key)
				change(without, "/"+key+" left out")
			}
		}
	}
}

// Two statements are equal where nothing at all is told differently.
func TestEqualTellsEveryChange(t *testing.T) {
	for name, make := range map[string]func() document{"genuine": genuine, "agreed upon": agreedUpon} {
		d := make()
		s, ok := d.read()
		require.True(t, ok)
		tried := 0
		var whole any = map[string]any(d)
		changes("", whole, func(to any) { d = document(to.(map[string]any)) }, func(place string) {
			if changed, ok := d.read(); ok {
				tried++
				assert.False(t, s.Equal(changed), "%s: %s was changed", name, place)
			}
		})
		assert.Greater(t, tried, 200, name)
		again, ok := d.read()
		require.True(t, ok)
		assert.True(t, s.Equal(again), "all changes are undone")
	}
}

// A charge tells apart what no JSON of a statement could: it need not be in one.
func TestChargeWithoutAReason(t *testing.T) {
	charge := must(attribution.Charge{Amount: ten}.On(proportion("B 1, A 1")))
	assert.Equal(t, "shared A 1 : B 1", charge.Because)
	alone := must(attribution.Charge{Amount: ten}.On(proportion("B 7")))
	assert.Equal(t, "borne by B alone", alone.Because)
	assert.True(t, alone.Weights.Equal(shares("B 1")))
}

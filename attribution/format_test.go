package attribution_test

import (
	_ "embed"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// A statement as it was printed before statements had a format: of the case in
// the README of that time.
//
//go:embed testdata/statement-format-1.json
var formatFirst []byte

// It is read for ever, verifies, is printed again as it was, and is found out
// where a figure of it was changed.
func TestFormatFirst(t *testing.T) {
	var s attribution.Statement
	require.NoError(t, json.Unmarshal(formatFirst, &s))
	require.NoError(t, s.Verify())
	var indented strings.Builder
	encoder := json.NewEncoder(&indented)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	require.NoError(t, encoder.Encode(s))
	assert.Equal(t, strings.ReplaceAll(string(formatFirst), `\u0026`, "&"), indented.String()) // an ampersand was escaped then
	// By hand: £3,000.00 favourable on weights 168.75, 92 and 150 of 410.75 is
	// 1,232.50, 671.94 and 1,095.56; the host RBKC gives back the other two.
	assert.True(t, s.NextYearOf("Youth offending").Equal(shares("WCC -1232.50, RBKC 2328.06, LBHF -1095.56")), "%v", s.NextYearOf("Youth offending"))
	for _, change := range tamperings(must(json.Marshal(s))) {
		// What was stated once and follows from nothing could be changed in format 1.
		if !strings.HasPrefix(change.what, "/services/stand_alone") {
			assert.True(t, isFound(change), "%s was changed, and Verify accepts it", change.what)
		}
	}
}

// What format 1 did not have, no statement without a format has.
func TestFormatsAreNotMixed(t *testing.T) {
	good := string(must(two().MarshalJSON()))
	require.Contains(t, good, `{"format":2,`)
	for says, text := range map[string]string{
		"a key of format 2 in a statement that names no format":             strings.Replace(good, `"format":2,`, "", 1),
		"format 3: this version reads format 2, and statements without one": strings.Replace(good, `"format":2,`, `"format":3,`, 1),
		"format 1: this version reads format 2, and statements without one": strings.Replace(good, `"format":2,`, `"format":1,`, 1),
	} {
		assert.ErrorContains(t, new(attribution.Statement).UnmarshalJSON([]byte(text)), says)
	}
	first := must(json.Marshal(func() (s attribution.Statement) { require.NoError(t, json.Unmarshal(formatFirst, &s)); return s }()))
	for key, text := range map[string]string{
		"source":               strings.Replace(string(first), `"period":`, `"source":"x","period":`, 1),
		"reductions_not_known": strings.Replace(string(first), `"services":`, `"reductions_not_known":["x"],"services":`, 1),
		"cause":                strings.Replace(string(first), `"description":`, `"cause":"demand","description":`, 1),
		"basis":                strings.Replace(string(first), `"before":`, `"basis":{"sole":"WCC"},"before":`, 1),
		"basis of a charge":    strings.Replace(string(first), `"weights":`, `"basis":{"sole":"WCC"},"weights":`, 1),
		"net_reduction":        strings.Replace(string(first), `"before":`, `"net_reduction":{"WCC":"1.00"},"before":`, 1),
		"shortfall":            strings.Replace(string(first), `"before":`, `"shortfall":{"WCC":"1.00"},"before":`, 1),
		"stage":                strings.Replace(string(first), `"period":`, `"stage":"budget","period":`, 1),
		"agreement":            strings.Replace(string(first), `"period":`, `"agreement":{"title":"x","source":""},"period":`, 1),
		"damping":              strings.Replace(string(first), `"before":`, `"damping":{"reference":{"WCC":"1.00"}},"before":`, 1),
		"shares_savings":       strings.Replace(string(first), `"before":`, `"shares_savings":true,"before":`, 1),
		"clause":               strings.Replace(string(first), `"description":`, `"clause":"cl. 1","description":`, 1),
		"head":                 strings.Replace(string(first), `"description":`, `"head":"Staff","description":`, 1),
		"a rule of one's own":  strings.Replace(string(first), `"rule":"ongoing"`, `"rule":"own.levy"`, 1),
		"next_year":            strings.Replace(string(first), `"before":`, `"next_year":{"WCC":"1.00"},"before":`, 1),
	} {
		assert.ErrorContains(t, new(attribution.Statement).UnmarshalJSON([]byte(text)), "a key of format 2 in a statement that names no format", key)
	}
}

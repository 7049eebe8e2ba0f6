package casefile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// unknown returns what is said of a host that is none of the authorities.
func unknown(t *testing.T, host string, codes ...string) string {
	t.Helper()
	var authorities []string
	for _, code := range codes {
		authorities = append(authorities, fmt.Sprintf("{code: %q}", code))
	}
	_, err := casefile.Read("case.yaml", strings.NewReader(fmt.Sprintf(
		"title: T\nauthorities: [%s]\nservices: [{name: S, cost: 1, basis: {equal: true}, host: %q}]\n", strings.Join(authorities, ", "), host)))
	require.Error(t, err)
	said, found := strings.CutPrefix(err.Error(), fmt.Sprintf("case.yaml:3: S: host: unknown authority %.40q", host))
	require.True(t, found, err)
	return said
}

// A name bears more slips the longer it is: a letter too many, one left out, a
// wrong one, two neighbours exchanged. Capitals and how words are joined are none.
func TestTheNearestNameIsSuggested(t *testing.T) {
	for _, c := range []struct{ code, written, slips string }{
		{"WCC", "WWC", "one wrong"},
		{"WCC", "WCCC", "one too many"},
		{"WCC", "WC", "one left out"},
		{"WCC", "XWCC", "one too many in front"},
		{"WCC", "CC", "one left out in front"},
		{"WCC", "CWC", "two exchanged"},
		{"AB", "ab", "none"},
		{"North East", "north_east", "none"},
		{"ABCDE", "ABXDE", "one in five"},
		{"ABCDEF", "ABXDEX", "two in six"},
		{"ABCDEFGHI", "XBCDEFGHX", "two in nine"},
		{"ABCDEFGHIJ", "XBCDXFGHIX", "three in ten"},
		{"ABCDEFGHIJ", "BADCFEGHIJ", "three exchanges in ten"},
		{"Ålesund", "Ålesnud", "two letters exchanged, one of several bytes beside them"},
		{strings.Repeat("x", 39) + "y", strings.Repeat("x", 40), "one in forty"},
	} {
		assert.Equal(t, fmt.Sprintf(": did you mean %q?", c.code), unknown(t, c.written, c.code, "-far away-"), c.slips)
	}
	for _, c := range []struct{ code, written, slips string }{
		{"AB", "AX", "one in two"},
		{"ABCDE", "ABXDX", "two in five"},
		{"ABCDEFGHI", "XBCDXFGHX", "three in nine"},
		{"ABCDEFGHIJ", "XBCDXFGXIX", "four in ten"},
		{"ABCD", "XACD", "two wrong, of which one is its neighbour"},
		{"ABCD", "BXCD", "and the other way round"},
		{"ABCD", "BCDA", "a letter moved: one left out and one too many"},
		{strings.Repeat("x", 40) + "y", strings.Repeat("x", 40), "a name of forty-one bytes"},
		{strings.Repeat("x", 40), strings.Repeat("x", 41), "written with forty-one bytes"},
	} {
		assert.Empty(t, unknown(t, c.written, c.code, "-far away-"), c.slips)
	}
}

// Of several names the nearest is suggested, and of two that are equally near none.
func TestTheNearestOfSeveralNames(t *testing.T) {
	assert.Equal(t, `: did you mean "ABCDEF"?`, unknown(t, "ABCDEX", "ABCDYY", "ABCDEF", "ABCYEF"))
	assert.Equal(t, `: did you mean "A1"?`, unknown(t, "a1", "A2", "A1", "A3"))
	assert.Empty(t, unknown(t, "WXC", "WCC", "WBC"))
	assert.Equal(t, `: did you mean "WXCC"?`, unknown(t, "WXC", "WXCCC", "WXCC"), "the first is two slips away")
}

// A file has a hundred thousand comparisons: with a thousand authorities, a hundred
// names are looked for, and the next is not.
func TestSuggestionsEnd(t *testing.T) {
	var codes, failures []string
	for i := range 1000 {
		codes = append(codes, fmt.Sprintf("{code: Authority %d}", i))
	}
	for range 101 {
		failures = append(failures, "      - {authority: authority_7, amount: 1}\n")
	}
	_, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: ["+strings.Join(codes, ", ")+
		"]\nservices:\n  - name: S\n    basis: {equal: true}\n    failures:\n"+strings.Join(failures, "")))
	require.Error(t, err)
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 101)
	assert.Equal(t, `case.yaml:106: S: failures 100: authority: unknown authority "authority_7": did you mean "Authority 7"?`, lines[99])
	assert.Equal(t, `case.yaml:107: S: failures 101: authority: unknown authority "authority_7"`, lines[100])
}

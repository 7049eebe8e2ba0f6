package casefile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// listed writes so many entries of a list, each of its number.
func listed(n int, entry func(i int) string) string {
	entries := make([]string, n)
	for i := range entries {
		entries[i] = entry(i)
	}
	return "[" + strings.Join(entries, ", ") + "]"
}

func thousand(n int) string {
	return listed(n, func(i int) string { return fmt.Sprintf("{code: A%d}", i) })
}

// A service of a thousand is a thousand shares, and so is each of its facts: with
// 499 of them half a million, and one more is too much.
func TestSharesAreBounded(t *testing.T) {
	read := func(authorities, failures int) error {
		_, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: "+thousand(authorities)+
			"\nservices:\n  - name: S\n    basis: {equal: true}\n    failures: "+listed(failures, func(int) string { return "{authority: A1, amount: 1}" })+
			"\n  - {name: Too much, cost: x, basis: {equal: true}}\n"))
		return err
	}
	require.EqualError(t, read(1000, 498), `case.yaml:7: Too much: cost: "x" is not an amount such as 1650000 or -12.34`)
	require.EqualError(t, read(1000, 499), `case.yaml:7: services 2: more than 500000 shares, every cost among all who take part: divide the file`)
	require.EqualError(t, read(1000, 600), `case.yaml:6: S: failures 500: more than 500000 shares, every cost among all who take part: divide the file`)
	require.EqualError(t, read(1001, 1), "case.yaml:2: authorities: 1001 authorities: at most 1000 are taken\n"+
		`case.yaml:7: Too much: cost: "x" is not an amount such as 1650000 or -12.34`)
}

// A liability may be any joint team's: 996 liabilities of two participants and 500
// teams, and the service itself, come to 996 × 502 + 2 = 499,994.
func TestSharesOfJointTeamsAreBounded(t *testing.T) {
	read := func(liabilities int) error {
		_, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: [{code: A}, {code: B}]\nservices:\n  - name: S\n    cost: 1\n    basis: {equal: true}\n    contract:\n      teams: "+
			listed(500, func(i int) string { return fmt.Sprintf("{name: T%d, authorities: [A], basis: {equal: true}}", i) })+
			"\n      liabilities: "+listed(liabilities, func(i int) string { return "{origin: T1, amount: 1}" })+"\n"))
		return err
	}
	require.NoError(t, read(996))
	require.EqualError(t, read(997), "case.yaml:9: S: contract: liabilities 997: more than 500000 shares, every cost among all who take part: divide the file")
}

func TestSharesOfAProgrammeAreBounded(t *testing.T) {
	read := func(lines int) error {
		_, err := casefile.ReadProgramme("p.yaml", strings.NewReader("title: T\nunit: £\nyears: [2011/12]\nauthorities: "+thousand(1000)+
			"\nlines: "+listed(lines, func(i int) string { return fmt.Sprintf("{service: S%d, savings: {2011/12: 1}, authorities: [A1]}", i) })+"\n"))
		return err
	}
	require.NoError(t, read(500))
	require.EqualError(t, read(501), "p.yaml:5: lines: more than 500000 shares, every cost among all who take part: divide the file")
}

// Ten thousand faults are told, and of more how many there are.
func TestFaultsAreBounded(t *testing.T) {
	read := func(faults int) []string {
		_, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: [{code: A}]\nservices: [{name: S, cost: 1, basis: {equal: true}}]\n"+strings.Repeat("title: again\n", faults)))
		require.Error(t, err)
		return strings.Split(err.Error(), "\n")
	}
	all := read(10_000)
	require.Len(t, all, 10_000)
	assert.Equal(t, `case.yaml:10003: the key "title" stands twice`, all[9999])
	some := read(10_002)
	require.Len(t, some, 10_001)
	assert.Equal(t, "case.yaml: and 2 more faults", some[10_000])
}

// A name of any length is cut short in the messages about what stands under it.
func TestLongNamesAreCutShort(t *testing.T) {
	read := func(name string) error {
		_, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: [{code: A}]\nservices: [{name: "+name+", cost: x, basis: {equal: true}}]\n"))
		return err
	}
	eighty := strings.Repeat("n", 80)
	require.EqualError(t, read(eighty), "case.yaml:3: "+eighty+`: cost: "x" is not an amount such as 1650000 or -12.34`)
	require.EqualError(t, read(eighty+"n"), "case.yaml:3: "+eighty+`…: cost: "x" is not an amount such as 1650000 or -12.34`)
	require.EqualError(t, read(eighty[1:]+"é"), "case.yaml:3: "+eighty[1:]+`…: cost: "x" is not an amount such as 1650000 or -12.34`, "no half letters")
	_, err := casefile.Read("case.yaml", strings.NewReader("title: T\nauthorities: [{code: A}]\nperiod: "+eighty+"\nservices: [{name: S, basis: {equal: true}, contract: {prices: {"+eighty+"n: x}}}]\n"))
	require.EqualError(t, err, "case.yaml:4: S: contract: prices: "+eighty+`…: "x" is not an amount such as 1650000 or -12.34`)
}

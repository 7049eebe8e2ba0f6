package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/commandtest"
)

// small holds a range whose middle falls on half a penny, both overlaps, two
// authorities and something tracked.
const small = `title: Small
unit: £
years: [2011/12, 2012/13]
authorities: [{code: B}, {code: A}]
discount: 0.25
lines:
  - service: "=Parks"
    category: First
    savings: {2011/12: {low: 10.00, high: 10.01}, 2012/13: 20.00}
    investment: {2011/12: 15}
    already_budgeted: {2011/12: 3.00}
    counted_in: {service: Woods, savings: {2011/12: 1.00}}
    basis: {equal: true}
  - {service: Woods, savings: {2011/12: 1.00, 2012/13: 1.00}, cashable: false}
tracking:
  - {service: Parks, authority: A, budget: 4, actual: 3}
  - {service: Woods, approved: 5, achieved: 4, pressures: 0.50}
`

func runWith(input string, args ...string) (code int, out, errors string) {
	return commandtest.Run(run, input, args...)
}

// 10.00 to 10.01 has its middle at 10.005, which goes up to 10.01; less 3.00 and
// 1.00 leaves 6.01, in halves 3.01 for A, whose code sorts first, and 3.00 for B.
// Net -7.99 (7.01 less 15.00) and 21.00; cumulative -7.99, 13.01; the present
// value is -7.99 + 21.00 ÷ 1.25 = -7.99 + 16.80 = 8.81.
func TestJSON(t *testing.T) {
	code, out, _ := runWith(small, "-format", "json", "-")
	require.Zero(t, code)
	var compact bytes.Buffer
	require.NoError(t, json.Compact(&compact, []byte(out)))
	assert.Equal(t, strings.Join([]string{
		`[{"years":["2011/12","2012/13"]`,
		`"totals":{"2011/12":"7.01","2012/13":"21.00"}`,
		`"already_budgeted":{"2011/12":"3.00","2012/13":"0.00"}`,
		`"counted_elsewhere":{"2011/12":"1.00","2012/13":"0.00"}`,
		`"reinvested":{"2011/12":"0.00","2012/13":"0.00"}`,
		`"available":{"2011/12":"6.01","2012/13":"20.00"}`,
		`"by_category":{"First":{"2011/12":"6.01","2012/13":"20.00"},"uncategorised":{"2011/12":"1.00","2012/13":"1.00"}}`,
		`"by_authority":{"B":{"2011/12":"3.00","2012/13":"10.00"},"A":{"2011/12":"3.01","2012/13":"10.00"}}`,
		`"investment":{"2011/12":"15.00","2012/13":"0.00"}`,
		`"funding":{"2011/12":"0.00","2012/13":"0.00"}`,
		`"net":{"2011/12":"-7.99","2012/13":"21.00"}`,
		`"cumulative":{"2011/12":"-7.99","2012/13":"13.01"}`,
		`"break_even":"2012/13"`,
		`"npv":"8.81"`,
		`"capital":{}`, `"opportunities":{}`, `"slippage":[]`, `"options":[]`, `"fund":null`, `"measures":[]`,
		`"tracking":[{"service":"Parks","authority":"A","kind":"revenue","cashable":true,"budget":"4.00","actual":"3.00","forecast":null,"variance":"-1.00","approved":null,"achieved":null,"unachieved":null,"pressures":null,"at_risk":null,"against_budget":"red","against_approval":null,"status":"red","published":null,"comment":null}`,
		`{"service":"Woods","authority":null,"kind":"revenue","cashable":true,"budget":null,"actual":null,"forecast":null,"variance":null,"approved":"5.00","achieved":"4.00","unachieved":"1.00","pressures":"0.50","at_risk":"1.50","against_budget":null,"against_approval":"red","status":"red","published":null,"comment":null}]`,
		`"report":null`, `"register":[]`, `"risks":[]`,
		`"findings":["Whether the figures are in real prices or in cash is not said; the Green Book's rate of 3.5% is a real one."`,
		`"Of the savings in 2012/13, £1.00 is not cashable."`,
		`"Of the savings in 2012/13, £1.00 is of lines that do not say how they are shared: no authority's figures hold it."`,
		`"Overall position: budget £4.00, actual £3.00, variance -£1.00 (red); approved £5.00, achieved £4.00, unachieved £1.00, at risk £1.50 with pressures of £0.50 (red)."]}]`,
	}, ","), compact.String())
}

func TestYearsWithGapsAreNull(t *testing.T) {
	code, out, _ := runWith(strings.ReplaceAll(small, "2012/13", "2014/15"), "-format", "json", "-")
	require.Zero(t, code)
	for _, null := range []string{`"cumulative": null`, `"break_even": null`, `"npv": null`} {
		assert.Contains(t, out, null)
	}
	assert.Contains(t, out, "needs every year")
}

func TestTheEmbeddedProgrammes(t *testing.T) {
	code, out, _ := runWith("")
	require.Zero(t, code)
	for _, figure := range []string{
		"33,800,000.00", "34,600,000.00", // the table of chapter 11
		"9,860,000.00", "19,560,158.01", // ICT
		"1,106,000.00", "1,179,000.00", // Appendix A
		"1,722,355.00", "Year 4", // the parking office
		"15.25", "21.94%", // the aims
		"16,999,500.00", // Bromley's fund
		"3,519,600.00",  // the autism provision
		"280,000.00",    // regulatory services
		"8,600,000.00",  // the gains of two years
		"reported as green, and red by its figures", // ICT in Appendix C
	} {
		assert.Contains(t, out, figure)
	}
	code, out, _ = runWith("", "-format", "json")
	require.Zero(t, code)
	var documents []map[string]any
	require.NoError(t, json.Unmarshal([]byte(out), &documents))
	assert.Len(t, documents, len(embedded))
}

func TestBy(t *testing.T) {
	for by, want := range map[string]string{
		"category":  "First",
		"service":   "=Parks",
		"authority": "No formula agreed",
		"year":      "cumulative", // net saving, the head of a column, broken over lines
	} {
		code, out, _ := runWith(small, "-by", by, "-")
		require.Zero(t, code)
		assert.Contains(t, out, want, by)
	}
}

func TestCSVCannotRunAsAFormula(t *testing.T) {
	code, out, _ := runWith(small, "-format", "csv", "-by", "service", "-")
	require.Zero(t, code)
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	require.NoError(t, err)
	assert.Equal(t, []string{"programme", "by", "name", "authority", "year", "figure", "amount"}, rows[0])
	assert.Equal(t, []string{"Small", "service", "'=Parks", "", "2011/12", "saving", "6.01"}, rows[1])
	assert.Contains(t, rows, []string{"Small", "tracking", "Woods", "", "", "at risk", "1.50"})
}

func TestCommandLine(t *testing.T) {
	for _, wrong := range [][]string{{"-format", "pdf"}, {"-by", "month"}, {"-nonsense"}, {"-", "-by"}} {
		code, out, said := runWith(small, wrong...)
		assert.Equal(t, command.Misused, code, wrong)
		assert.Empty(t, out)
		assert.NotEmpty(t, said)
	}
	code, out, said := runWith(small+"surprise: 1\n", "-")
	assert.Equal(t, command.Failed, code)
	assert.Empty(t, out)
	assert.Contains(t, said, `standard input:18: unknown key "surprise"`)
	code, _, _ = runWith("", "no-such-file.yaml")
	assert.Equal(t, command.Failed, code)
}

// The README's programme file is one that runs.
func TestReadmeProgrammeRuns(t *testing.T) {
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(text), "```yaml\n")
	require.True(t, found)
	yaml, _, _ := strings.Cut(rest, "```")
	code, out, said := runWith(yaml, "-")
	require.Zero(t, code, said)
	// 2013/14: 1,000 less 100, 8,893, 640, 173, 150 and 700, less 40.
	assert.Contains(t, out, "11,416,000.00")
}

func TestOutputIsWholeOrNothing(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "programme.json")
	code, out, _ := runWith(small, "-format", "json", "-o", file, "-")
	require.Zero(t, code)
	assert.Empty(t, out)
	first, err := os.ReadFile(file)
	require.NoError(t, err)
	code, _, _ = runWith("title: broken", "-o", file, "-")
	assert.Equal(t, command.Failed, code)
	again, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, first, again)
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, entries, 1)
}

// Every key that a programme file may have stands in the README's own file.
func TestReadmeShowsEveryKey(t *testing.T) {
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, rest, _ := strings.Cut(string(text), "```yaml\n")
	yaml, _, _ := strings.Cut(rest, "```")
	key := regexp.MustCompile(`(?:required|optional)\("([a-z_]+)"`)
	for _, file := range []string{"programme", "estimate", "full_year", "round", "option", "fund", "measure", "tracked", "register"} {
		source, err := os.ReadFile("../../internal/casefile/" + file + ".go")
		require.NoError(t, err)
		keys := key.FindAllStringSubmatch(string(source), -1)
		assert.NotEmpty(t, keys, file)
		for _, found := range keys {
			if found[1] != "expect" { // of fixtures
				assert.Regexp(t, `(?m)(^|[ {,])`+found[1]+`:`, yaml, "%s.go reads it", file)
			}
		}
	}
}

// The README names the keys of the JSON in their order.
func TestReadmeNamesTheKeysOfTheJSON(t *testing.T) {
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, named, found := strings.Cut(string(text), "Its keys: ")
	require.True(t, found)
	var want []string
	for _, key := range regexp.MustCompile("`([a-z_]+)`").FindAllStringSubmatch(named, -1) {
		want = append(want, key[1])
	}
	code, out, _ := runWith(small, "-format", "json", "-")
	require.Zero(t, code)
	var got []string
	for _, key := range regexp.MustCompile(`(?m)^    "([a-z_]+)":`).FindAllStringSubmatch(out, -1) {
		got = append(got, key[1])
	}
	assert.Equal(t, want, got)
}

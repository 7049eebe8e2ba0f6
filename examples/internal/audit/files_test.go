package audit

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/envelope"
	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// parks is a case of 100 over 1 : 3, with what is odd in it: percentages short of 100.
func parks(title, period, stage string) string {
	return "title: " + title + "\nperiod: " + period + "\nstage: " + stage + "\nauthorities: [{code: A}, {code: B}]\nservices: [{name: Parks, cost: 100, basis: {proportion: {A: 24.5, B: 75}}}]\n"
}

// given are files that are audited together, each by its text.
func given(t *testing.T, files ...[2]string) Audit {
	var auditor Auditor
	for _, f := range files {
		require.NoError(t, auditor.Read(nil, f[0], strings.NewReader(f[1])))
	}
	return auditor.Audit()
}

func statementOf(t *testing.T, cases ...string) string {
	var all []casefile.Case
	for _, text := range cases {
		c, err := casefile.Read("c.yaml", strings.NewReader(text))
		require.NoError(t, err)
		all = append(all, c)
	}
	var out bytes.Buffer
	require.NoError(t, statement.WriteJSON(&out, all))
	return out.String()
}

// Each of several statements in a file is paired with its own case, by title, period
// and stage, and is called by them.
func TestSeveralStatementsInAFile(t *testing.T) {
	one, other, late := parks("Parks", "2012/13", "budget"), parks("Parks", "2012/13", "outturn"), parks("Roads", "2013/14", "budget")
	several := [2]string{"s.json", statementOf(t, one, other)}
	a := given(t, several, [2]string{"outturn.yaml", other}, [2]string{"budget.yaml", one})
	assert.Zero(t, a.Findings())
	assert.Equal(t, []string{
		"Parks, 2012/13, budget: Made again from budget.yaml, which says that it is Parks, 2012/13, budget too, and every figure compared.",
		"Parks, 2012/13, outturn: Made again from outturn.yaml, which says that it is Parks, 2012/13, outturn too, and every figure compared.",
	}, a.Files[0].Notes)
	assert.Contains(t, a.Files[1].Notes[0], "outturn.yaml:5: ", "what is odd in a case is told")
	a = given(t, several, [2]string{"budget.yaml", one}, [2]string{"late.yaml", late})
	assert.Equal(t, []Finding{{Where: "Parks, 2012/13, outturn", Text: `no case here is of this title, period and stage, "Parks, 2012/13, outturn": it was made again from none (late.yaml is Roads, 2013/14, budget)`}}, a.Files[0].Findings)
	a = given(t, several, [2]string{"budget.yaml", one})
	assert.Zero(t, a.Findings())
	assert.Equal(t, "Parks, 2012/13, outturn: "+byItself, a.Files[0].Notes[1])
	assert.Equal(t, []string{"a list of no statement"}, given(t, [2]string{"none.json", "[]"}).Files[0].Faults)
	assert.NotEmpty(t, given(t, [2]string{"cut.json", `{"charges": [], "totals": {}}`}).Files[0].Faults)
	assert.NotEmpty(t, given(t, [2]string{"cut.json", `[{}, 3]`}).Files[0].Faults)
}

// A case may be a workbook, and is a pair as any other.
func TestCaseAsWorkbook(t *testing.T) {
	text := parks("Parks", "2012/13", "budget")
	root, err := tree.FromYAML("c.yaml", strings.NewReader(text))
	require.NoError(t, err)
	var book bytes.Buffer
	require.NoError(t, casebook.Write(&book, root))
	a := given(t, [2]string{"c.xlsx", book.String()}, [2]string{"s.json", statementOf(t, text)})
	assert.Zero(t, a.Findings())
	assert.Zero(t, a.Faulty())
	assert.Equal(t, kind.Workbook, a.Files[0].Kind)
	assert.Contains(t, a.Files[1].Notes[0], "Made again from c.xlsx")
	var p strings.Builder
	require.NoError(t, a.WriteJSON(&p))
	assert.Contains(t, p.String(), `"kind": "workbook"`)
}

// What is wrong in an envelope is a finding: nobody sends one that cannot be read.
func TestEnvelopesThatDoNotHold(t *testing.T) {
	text := parks("Parks", "2012/13", "budget")
	sealed := func(caseText, statementText string) *File {
		var e envelope.Envelope
		var err error
		e.Case, err = envelope.Keep("c.yaml", strings.NewReader(caseText))
		require.NoError(t, err)
		e.Statement, err = envelope.Keep("s.json", strings.NewReader(statementText))
		require.NoError(t, err)
		var out bytes.Buffer
		require.NoError(t, e.Write(&out))
		return given(t, [2]string{"e.json", out.String()}).Files[0]
	}
	assert.Empty(t, sealed(text, statementOf(t, text)).Findings)
	for _, c := range []struct{ text, statement, where, says string }{
		{text, "{}", "statement", "attribution: "},
		{text, statementOf(t, text, text), "statement", "an envelope holds one statement, and this 2"},
		{"title: x\n", statementOf(t, text), "case", "no statement can be made again from it: c.yaml:1: "},
		{parks("Roads", "2012/13", "budget"), statementOf(t, text), "title", `the statement says "Parks", and its case comes to "Roads"`},
	} {
		f := sealed(c.text, c.statement)
		require.NotEmpty(t, f.Findings, c.says)
		assert.Equal(t, c.where, f.Findings[0].Where)
		assert.True(t, strings.HasPrefix(f.Findings[0].Text, c.says), f.Findings[0].Text)
	}
	// whoever put another case in as well is found by the one that was kept
	other := strings.Replace(text, "75}", "25.5}", 1)
	var e envelope.Envelope
	e.Case, _ = envelope.Keep("c.yaml", strings.NewReader(other))
	e.Statement, _ = envelope.Keep("s.json", strings.NewReader(statementOf(t, other)))
	var out bytes.Buffer
	require.NoError(t, e.Write(&out))
	assert.Zero(t, given(t, [2]string{"e.json", out.String()}).Findings())
	assert.Zero(t, given(t, [2]string{"e.json", out.String()}, [2]string{"roads.yaml", parks("Roads", "2012/13", "budget")}).Findings())
	assert.NotZero(t, given(t, [2]string{"e.json", out.String()}, [2]string{"kept.yaml", text}).Findings())
	assert.Zero(t, given(t, [2]string{"e.json", out.String()}, [2]string{"kept.yaml", other}).Findings())
	assert.NotEmpty(t, given(t, [2]string{"e.json", `{"case": 1, "statement": 2}`}).Files[0].Faults)
}

// Where two charges do not add up no one figure mends both, and none is named; where
// one does not, or a total alone, that one is.
func TestWhatMends(t *testing.T) {
	text := strings.Replace(parks("Parks", "2012/13", "budget"), "services: [", "services: [{name: Roads, cost: 10, basis: {equal: true}}, ", 1)
	whole := statementOf(t, text) // Roads 5.00 and 5.00; Parks 24.62 and 75.38; in all 29.62 and 80.38
	for _, c := range []struct {
		old, new string
		mends    []string
	}{
		{`"A": "29.62"`, `"A": "92.62"`, []string{"With Total / A as 29.62 instead of 92.62 everything adds up: two digits are likely to have been transposed."}},
		{`"B": "75.38"`, `"B": "73.58"`, []string{"With Parks, charge 2 (ongoing) / B as 75.38 instead of 73.58 everything adds up: two digits are likely to have been transposed."}},
		{`"amount": "100.00"`, `"amount": "100.01"`, []string{"With Parks, charge 2 (ongoing) / Total as 100.00 instead of 100.01 everything adds up."}},
	} {
		i := strings.LastIndex(whole, c.old)
		require.Positive(t, i)
		forged := whole[:i] + c.new + whole[i+len(c.old):]
		f := given(t, [2]string{"s.json", forged}).Files[0]
		assert.NotEmpty(t, f.Findings)
		assert.Equal(t, c.mends, f.Mends, c.new)
	}
	both := strings.ReplaceAll(strings.ReplaceAll(whole, `"B": "75.38"`, `"B": "75.39"`), `"B": "5.00"`, `"B": "5.01"`)
	f := given(t, [2]string{"s.json", both}).Files[0]
	assert.NotEmpty(t, f.Findings)
	assert.Empty(t, f.Mends)
}

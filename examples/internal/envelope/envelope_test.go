package envelope

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

const agreement = "agreement: {title: T}\nauthorities: [{code: A}, {code: B}]\nservices: [{name: Parks, basis: {proportion: {A: 1, B: 3}}}]\n"
const under = "title: Parks, \"at last\" <&>\nperiod: 2012/13\nunder: agreement.yaml\nservices: [{name: Parks, cost: 100}]\n"
const alone = "title: Parks\nauthorities: [{code: A}, {code: B}]\nservices: [{name: Parks, cost: 100, basis: {proportion: {A: 1, B: 3}}}]\n"

func kept(t *testing.T, name, text string) Part {
	p, err := Keep("somewhere/"+name, strings.NewReader(text))
	require.NoError(t, err)
	return p
}

func sealed(t *testing.T, e Envelope) []byte {
	var out bytes.Buffer
	require.NoError(t, e.Write(&out))
	return out.Bytes()
}

// What is put in comes out byte for byte, whatever it is, under its name without its
// folder, and with its digest.
func TestEnvelopeKeepsEveryByte(t *testing.T) {
	e := Envelope{Case: kept(t, "case.yaml", under+"\r\n\t\u2028é"), Agreement: kept(t, "agreement.yaml", agreement), After: kept(t, "last.json", "{}"),
		Restated: kept(t, "new.json", ""), Statement: kept(t, "statement.json", "\xff\x00")}
	again, err := Read(sealed(t, e))
	require.NoError(t, err)
	e.Restated.Data, again.Restated.Data = nil, nil // none, either way
	assert.Equal(t, e, again)
	var keys []string
	for _, p := range again.Parts() {
		keys = append(keys, p.Key+" "+p.Name)
		assert.True(t, p.IsWhole())
	}
	assert.Equal(t, []string{"case case.yaml", "agreement agreement.yaml", "after last.json", "restated new.json", "statement statement.json"}, keys)
	// the digest of nothing, as FIPS 180-4's examples have it
	assert.Equal(t, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", e.Restated.SHA256)
	e.Case.Data[0]++
	assert.False(t, e.Case.IsWhole())
	assert.NotEqual(t, e.Case.SHA256, e.Case.Digest())
	assert.Len(t, Envelope{Case: e.Case}.Parts(), 1)
}

// A statement is made again from what is in the envelope alone: 100 over 1 : 3.
func TestMake(t *testing.T) {
	root, err := tree.FromYAML("case.yaml", strings.NewReader(alone))
	require.NoError(t, err)
	var book bytes.Buffer
	require.NoError(t, casebook.Write(&book, root))
	for name, e := range map[string]Envelope{
		"a case":             {Case: kept(t, "case.yaml", alone)},
		"a workbook":         {Case: kept(t, "case.xlsx", book.String())},
		"under an agreement": {Case: kept(t, "case.yaml", under), Agreement: kept(t, "agreement.yaml", agreement)},
	} {
		c, err := e.Make()
		require.NoError(t, err, name)
		assert.Equal(t, "25", c.Statement.Totals().Of("A").String(), name)
		assert.Equal(t, "75", c.Statement.Totals().Of("B").String(), name)
	}
	_, err = Envelope{Case: kept(t, "case.yaml", under)}.Make()
	assert.ErrorContains(t, err, "agreement.yaml")
	_, err = Envelope{Case: kept(t, "case.yaml", under), Agreement: kept(t, "other.yaml", agreement)}.Make()
	assert.ErrorContains(t, err, "it is not in the envelope")
	_, err = Envelope{Case: kept(t, "case.yaml", alone), After: kept(t, "last.json", "{}")}.Make()
	assert.ErrorContains(t, err, "last.json")
}

// An envelope is read strictly: what two readers could read in two ways is refused.
func TestReadRefuses(t *testing.T) {
	const part = `{"name": "x", "sha256": "", "text": ""}`
	good := `{"format": 1, "case": ` + part + `, "statement": ` + part + `}`
	_, err := Read([]byte(good))
	require.NoError(t, err)
	for _, c := range []struct{ old, new, says string }{
		{`"format": 1`, `"format": 2`, "an envelope of format 2, which is not known: this reads format 1"},
		{`"format": 1`, `"format": 1, "format": 1`, `no envelope: the key "format" stands twice`},
		{`"format": 1`, `"format": 1, "Case": {}`, `no envelope: the key "Case" is not known`},
		{`"format": 1`, `"format": 1, "text": ""`, `no envelope: json: unknown field "text"`},
		{`"format": 1`, `"format": 1, "restated": ` + part, "no envelope: what is restated is the year that the case comes after, which is not there"},
		{`"case": ` + part + `, `, ``, "no envelope: it holds a case and a statement"},
		{`, "statement": ` + part, ``, "no envelope: it holds a case and a statement"},
		{`"case": ` + part, `"case": {"name": "x", "sha256": "", "text": "", "text": ""}`, `no envelope: the key "text" stands twice`},
		{`"case": ` + part, `"case": {"sha256": "", "text": ""}`, "case: it has no name"},
		{`"case": ` + part, `"case": {"name": "x", "sha256": ""}`, "case: it has either a text or base64"},
		{`"case": ` + part, `"case": {"name": "x", "sha256": "", "text": "", "base64": ""}`, "case: it has either a text or base64"},
		{`"case": ` + part, `"case": {"name": "x", "sha256": "", "base64": "%"}`, "case: base64: illegal base64 data at input byte 0"},
		{`"format": 1`, `"format": [1, {}]`, "no envelope: json: cannot unmarshal array into Go struct field written.format of type int"},
	} {
		require.Contains(t, good, c.old)
		_, err := Read([]byte(strings.Replace(good, c.old, c.new, 1)))
		assert.EqualError(t, err, c.says)
	}
	for _, cut := range []string{"", good[:len(good)-1], good + good, good + "x", "[]"} {
		_, err := Read([]byte(cut))
		assert.ErrorContains(t, err, "no envelope", "%s", cut)
	}
}

// Any program can take a file out of an envelope and work its digest out.
func TestEnvelopeIsPlainJSON(t *testing.T) {
	text := string(sealed(t, Envelope{Case: kept(t, "case.yaml", "a <b> & \"c\"\n"), Statement: kept(t, "s", "\xff")}))
	assert.Contains(t, text, `"text": "a <b> & \"c\"\n"`)
	assert.Contains(t, text, fmt.Sprintf(`"base64": %q`, base64.StdEncoding.EncodeToString([]byte{0xff})))
	assert.NotContains(t, text, "somewhere")
}

package tree_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

func read(text string) (tree.Node, error) {
	return tree.FromYAML("case.yaml", strings.NewReader(text))
}

// said prints a tree in one line, a value's line before it.
func said(n tree.Node) string {
	line := strconv.Itoa(n.Place.Line) + ":"
	var parts []string
	switch n.Kind {
	case tree.Nothing:
		return line + "nothing"
	case tree.Scalar:
		return line + n.Text
	case tree.Refused:
		return line + "refused " + n.Text
	case tree.List:
		for _, item := range n.Items {
			parts = append(parts, said(item))
		}
		return line + "[" + strings.Join(parts, ", ") + "]"
	}
	for _, e := range n.Entries {
		parts = append(parts, said(e.Key)+" = "+said(e.Value))
	}
	return line + "{" + strings.Join(parts, ", ") + "}"
}

// Every value comes as its text, quoted or not, with its line; what YAML adds to
// that (types, anchors, tags, merge keys) comes as text or is refused.
func TestFromYAML(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a", "1:a"},
		{"a: 1", "1:{1:a = 1:1}"},
		{"'': 1", "1:{1: = 1:1}"},
		{"a: \uFFFD", "1:{1:a = 1:\uFFFD}"}, // what stands for a character that was lost
		{"a: 010\nb: '010'\nc: 1e3\nd: yes\ne: .inf\nf: 2012-01-01", "1:{1:a = 1:010, 2:b = 2:010, 3:c = 3:1e3, 4:d = 4:yes, 5:e = 5:.inf, 6:f = 6:2012-01-01}"},
		{"a:\nb: ~\nc: null\nd: ''\ne: 'null'", "1:{1:a = 1:nothing, 2:b = 2:nothing, 3:c = 3:nothing, 4:d = 4:, 5:e = 5:null}"},
		{"~: 1\nnull: 2\n1: 3", "1:{1:~ = 1:1, 2:null = 2:2, 3:1 = 3:3}"},
		{"a: 1\na: 2", "1:{1:a = 1:1, 2:a = 2:2}"},
		{"<<: {a: 1}", "1:{1:<< = 1:{1:a = 1:1}}"},
		{"- 1\n-\n- [2, 3]\n- {}", "1:[1:1, 2:nothing, 3:[3:2, 3:3], 4:{}]"},
		{"a:\n  b:\n    c: |\n      one\n      two", "1:{1:a = 2:{2:b = 3:{3:c = 3:one\ntwo}}}"},
		{`{"a": [1, {"b": "c"}]}`, "1:{1:a = 1:[1:1, 1:{1:b = 1:c}]}"},
		{"# comment\n---\na: 1 # more\n...\n", "3:{3:a = 3:1}"},
		{"\uFEFFa: £1", "1:{1:a = 1:£1}"},
		{"a: 1\r\nb: 2\r\n", "1:{1:a = 1:1, 2:b = 2:2}"},
		{"a: &x 1\nb: *x\nc: !!str 2\nd: !e [3]", "1:{1:a = 1:refused the anchor &x: anchors are not taken, leave it out, 2:b = 2:refused the alias *x: aliases are not taken, write the value out, " +
			"3:c = 3:refused the tag !!str: tags are not taken, leave it out, 4:d = 4:refused the tag !e: tags are not taken, leave it out}"},
		{"[a]: 1\n{b: c}: 2\n? \n&x d: 4", "1:{1:refused a list or a mapping where a key belongs = 1:1, 2:refused a list or a mapping where a key belongs = 2:2, " +
			"3:refused a value without a key = 4:nothing, 4:refused the anchor &x: anchors are not taken, leave it out = 4:4}"},
	} {
		root, err := read(c.text)
		require.NoError(t, err, c.text)
		assert.Equal(t, c.want, said(root), c.text)
	}
}

// In braces a comma ends a value. What is left of a figure between the commas is
// taken for that figure, and refused as a whole.
func TestFromYAML_figureSplitByCommas(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{a: 112,400}", "1:{1:a = 1:refused a comma splits the figure 112,400: write 112400, without thousands separators}"},
		{"{a: 410,000, b: 1,410,000.50}", "1:{1:a = 1:refused a comma splits the figure 410,000: write 410000, without thousands separators, " +
			"1:b = 1:refused a comma splits the figure 1,410,000.50: write 1410000.50, without thousands separators}"},
		{"{a: -1,000, b: £2,000}", "1:{1:a = 1:refused a comma splits the figure -1,000: write -1000, without thousands separators, " +
			"1:b = 1:refused a comma splits the figure £2,000: write £2000, without thousands separators}"},
		{"a: 112,400", "1:{1:a = 1:112,400}"},
		{"{a: 1124,400}", "1:{1:a = 1:1124, 1:400 = 1:nothing}"},
		{"{a: 112,40}", "1:{1:a = 1:112, 1:40 = 1:nothing}"},
		{"{a: x,400}", "1:{1:a = 1:x, 1:400 = 1:nothing}"},
		{"{a: '112',400}", "1:{1:a = 1:112, 1:400 = 1:nothing}"},
		{"{a: 112,'400'}", "1:{1:a = 1:112, 1:400 = 1:nothing}"},
		{"{a: 112,400: 1}", "1:{1:a = 1:112, 1:400 = 1:1}"},
		{"{a: 112,400: ''}", "1:{1:a = 1:112, 1:400 = 1:}"},
		{"{a: 112,b: 400}", "1:{1:a = 1:112, 1:b = 1:400}"},
		{"[112,400]", "1:[1:112, 1:400]"},
	} {
		root, err := read(c.text)
		require.NoError(t, err, c.text)
		assert.Equal(t, c.want, said(root), c.text)
	}
}

// What is no YAML is told in words that say what to do, on the line to look at,
// whatever stands after it.
func TestFromYAML_isNotYAML(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a: 1\nb:\n\tc: 2\n", "3: not YAML: a tab at the beginning of the line: indent with blanks"},
		{"a: 1\n \tb: 2\n", "2: not YAML: a tab at the beginning of the line: indent with blanks"},
		{"a:\n  - b: 1\n\t  c: 2\n", "3: not YAML: a tab at the beginning of the line: indent with blanks"},
		{"\ta: 1\n", "1: not YAML: a tab at the beginning of the line: indent with blanks"},
		{"a: 1\nb: @x\n", "2: not YAML: a text that begins with @, % or a backquote stands in quotes"},
		{"a: 1\nb: one: two\n", `2: not YAML: a colon where no key can stand: a text with ": " in it stands in quotes, and keys beside each other are indented alike`},
		{"a: 1\n b: 2\n", `2: not YAML: a colon where no key can stand: a text with ": " in it stands in quotes, and keys beside each other are indented alike`},
		{"a: 1\nb\nc: 2\n", "2: not YAML: a key without its colon"},
		{"a: 1\n- b\n", "2: not YAML: the line does not fit the keys above it: see how it is indented, and whether a quote or bracket ends too early"},
		{"a: 1\nb: 'it's'\n", "2: not YAML: the line does not fit the keys above it: see how it is indented, and whether a quote or bracket ends too early"},
		{"a:\n  - b: 1\n    c: 1\n   d: 2\n  - b: 2\n", "4: not YAML: the line does not fit the list above it: see how it is indented"},
		{"a: 1\nb: [1, 2\nc: 3\nd: 4\n", "2: not YAML: the bracket that opens here is not closed, or a comma is missing inside it"},
		{"a: {b: 1\nc: 2\n", "1: not YAML: the bracket that opens here is not closed, or a comma is missing inside it"},
		{"a: 1\nb: {c: 1 d: 2}\n", "2: not YAML: the bracket that opens here is not closed, or a comma is missing inside it"},
		{"a: 1\nb: 'two\nc: 3\n", "2: not YAML: the quote that opens here is not closed"},
		{"a: \"two\nb: 3\n", "1: not YAML: the quote that opens here is not closed"},
		{"a: 1\nb: {c: 1,, d: 2}\n", "2: not YAML: nothing stands where a value belongs, between commas or after a bracket that does not close"},
		{"a: 1\nb: *x\n", `2: not YAML: a text that begins with "*" stands in quotes`},
		{"a: 1\nb: & x\n", `2: not YAML: a text that begins with "&" or "*" stands in quotes`},
		{"a: 1\nb: - c\n", "2: not YAML: a list begins on a line of its own"},
		{"a: 1\nb: >c\n", `2: not YAML: a text that begins with ">" or "|" stands in quotes`},
		{"a: 1\nb: \"\\q\"\n", "2: not YAML: a backslash inside double quotes: write it twice, or use single quotes"},
		{"a: 1\nb: \x01\n", "2: not YAML: a control character: is this a text file?"},
		{strings.Repeat("[", 20000), "1: not YAML: far too many levels deep"},
		{"a: 1\nb: !x!y z\n", "2: not YAML: found undefined tag handle"},
		{"%YAML 9.9\n---\na: 1\n", "2: not YAML: found incompatible YAML document"},
	} {
		for _, after := range []string{"", "y: 1\nz:\n  - 2\n"} {
			_, err := read(c.text + after)
			require.EqualError(t, err, "case.yaml:"+c.want, c.text)
			var fault *tree.Error
			require.ErrorAs(t, err, &fault)
		}
	}
}

func TestFromYAML_isNotUTF8(t *testing.T) {
	const utf16 = `case.yaml:1: the file is UTF-16, which Windows Notepad calls "Unicode" or "UTF-16 LE": save it as UTF-8`
	for _, c := range []struct{ text, want string }{
		{"a: 1\nb: 2\nc: \xA31,000\n", "case.yaml:3: the byte A3 is not UTF-8 (in Latin-1 or Windows-1252 it is '£'): save the file as UTF-8"},
		{"a: 1\nb: caf\xE9\n", "case.yaml:2: the byte E9 is not UTF-8 (in Latin-1 or Windows-1252 it is 'é'): save the file as UTF-8"},
		{"a: \x96\n", "case.yaml:1: the byte 96 is not UTF-8: save the file as UTF-8"},
		{"a: \xA0\n", `case.yaml:1: the byte A0 is not UTF-8 (in Latin-1 or Windows-1252 it is '\u00a0'): save the file as UTF-8`},
		{"\xFF\xFEa\x00:\x00", utf16},
		{"\xFE\xFF\x00a\x00:", utf16},
		{"a\x00:\x00", utf16},
		{"\x00a\x00:", utf16},
		{"PK\x03\x04\x14", "case.yaml: a zip archive, as workbooks are, and no text"},
	} {
		_, err := read(c.text)
		require.EqualError(t, err, c.want, "%q", c.text)
	}
}

func TestFromYAML_isOneDocument(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "case.yaml:1: the file is empty"},
		{"# only this\n", "case.yaml:1: the file is empty"},
		{"a: 1\n---\nb: 2\n", "case.yaml:2: a second document: one file holds one case"},
		{"a: 1\n---\nb: [\n", "case.yaml:3: not YAML: nothing stands where a value belongs, between commas or after a bracket that does not close"},
	} {
		_, err := read(c.text)
		require.EqualError(t, err, c.want, c.text)
	}
	broken := errors.New("the disk is gone")
	_, err := tree.FromYAML("case.yaml", iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
	require.EqualError(t, err, "case.yaml: the disk is gone")
}

// Each limit is tried on both sides. The largest file is one long comment; the
// marks are those of a list in brackets and of one of dashes; the levels end in
// a value.
func TestFromYAML_limits(t *testing.T) {
	const mebibytes, marks, levels = 16 << 20, 2_000_000, 100
	const tooMany = "case.yaml: more than 2 million commas, colons, brackets and lines: no case is that large"
	for _, c := range []struct{ within, beyond, want string }{
		{"a #" + strings.Repeat("-", mebibytes-3), "a #" + strings.Repeat("-", mebibytes-2), "case.yaml: larger than 16 MiB"},
		{"'" + strings.Repeat(",", marks) + "'", "'" + strings.Repeat(",", marks+1) + "'", tooMany},
		{"'" + strings.Repeat(":[{?-\r", marks/6) + "'", "'" + strings.Repeat(":[{?\r- ", marks/6+1) + "'", tooMany},
		{strings.Repeat("\n", marks-1) + "a", strings.Repeat("\n", marks) + "a-", tooMany},
		{strings.Repeat("[", levels-1) + "1" + strings.Repeat("]", levels-1), "\n" + strings.Repeat("[", levels) + "1" + strings.Repeat("]", levels), "case.yaml:2: more than 100 levels deep: no case is"},
		{strings.Repeat("{a: ", levels-1) + "1" + strings.Repeat("}", levels-1), strings.Repeat("{a: ", levels) + "1" + strings.Repeat("}", levels), "case.yaml:1: more than 100 levels deep: no case is"},
	} {
		_, err := read(c.within)
		require.NoError(t, err, c.want)
		_, err = read(c.beyond)
		require.EqualError(t, err, c.want)
	}
}

// Whatever the bytes, reading ends in a tree of no more values than the marks in
// the text allow, or in an error with its place.
func FuzzFromYAML(f *testing.F) {
	for _, text := range []string{"a: &a [*a, *a]", "{a: 1,000, [b]: ? c}", "- - |\n  x\n- >\n y", "a: 'b\n---\n\tc", "? :\n- \r?\r", "{a, b, : }", "%TAG ! x\n---\n!y z"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, err := read(text)
		if err != nil {
			var fault *tree.Error
			assert.ErrorAs(t, err, &fault)
			return
		}
		marks := strings.Count(text, "-")
		for _, mark := range ",:[{?\n\r" {
			marks += strings.Count(text, string(mark))
		}
		assert.LessOrEqual(t, values(root), 2*marks+3)
	})
}

func values(n tree.Node) int {
	count := 1
	for _, item := range n.Items {
		count += values(item)
	}
	for _, e := range n.Entries {
		count += values(e.Key) + values(e.Value)
	}
	return count
}

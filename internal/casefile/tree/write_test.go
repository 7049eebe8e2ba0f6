package tree_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/testdata"
)

func written(t require.TestingT, n tree.Node) string {
	var out strings.Builder
	require.NoError(t, tree.WriteYAML(&out, n))
	return out.String()
}

// without places, two trees that say the same are the same.
func placeless(n tree.Node) tree.Node {
	bare := tree.Node{Kind: n.Kind, Text: n.Text}
	for _, item := range n.Items {
		bare.Items = append(bare.Items, placeless(item))
	}
	for _, e := range n.Entries {
		bare.Entries = append(bare.Entries, tree.Entry{Key: placeless(e.Key), Value: placeless(e.Value)})
	}
	return bare
}

// What is short stands in a line, what is long on lines of its own; a text is quoted
// where it would be read as something else.
func TestWriteYAML(t *testing.T) {
	for text, want := range map[string]string{
		"a":                        "a\n",
		"a: {b: 1, c: [x, y]}":     "a: {b: 1, c: [x, y]}\n",
		"a: {b: {c: {d: 1}}}":      "a:\n  b: {c: {d: 1}}\n",
		"a:\nb: []\nc: {}":         "a: null\nb: []\nc: {}\n",
		"- [1, 2]\n- {a: [1]}":     "- [1, 2]\n- {a: [1]}\n",
		"a: [{b: [{c: 1}], d: 2}]": "a:\n  - b: [{c: 1}]\n    d: 2\n",
		"a: 'null'\nb: '~'\nc: ''\nd: ' x'\ne: 'x '\nf: 'x: y'\ng: 'x #y'\nh: '-'\ni: '- x'\nj: '{x'\nk: 'x, y'\nl: \"x\\ty\\n\"\nm: '''x'\nn: -1.50\no: 2012/13\np: it's £5 (net)\nq: \"\\u2028\\ufeff\"\nr: NULL": "a: \"null\"\nb: \"~\"\nc: \"\"\nd: \" x\"\ne: \"x \"\nf: \"x: y\"\ng: \"x #y\"\nh: \"-\"\ni: \"- x\"\nj: \"{x\"\nk: \"x, y\"\nl: \"x\\u0009y\\n\"\nm: \"'x\"\nn: -1.50\no: 2012/13\np: it's £5 (net)\nq: \"\\u2028\\ufeff\"\nr: null\n",
		"a: [" + strings.Repeat("abcdefgh, ", 9) + "12345]":  "a: [" + strings.Repeat("abcdefgh, ", 9) + "12345]\n", // 100 characters
		"a: [" + strings.Repeat("abcdefgh, ", 9) + "123456]": "a:\n  - " + strings.Repeat("abcdefgh\n  - ", 9) + "123456\n",
	} {
		root, err := read(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, written(t, root))
	}
}

// What no file may hold is not written, and neither is a key that YAML has no room
// for.
func TestWriteYAML_errors(t *testing.T) {
	root, err := read("a: &x 1")
	require.NoError(t, err)
	assert.EqualError(t, tree.WriteYAML(new(strings.Builder), root), "case.yaml:1: it cannot be written: the anchor &x: anchors are not taken, leave it out")
	key := func(length int) tree.Node {
		return tree.Node{Kind: tree.Mapping, Entries: []tree.Entry{{Key: tree.Node{Kind: tree.Scalar, Text: strings.Repeat("k", length)}, Value: tree.Node{Kind: tree.Scalar, Text: "v"}}}}
	}
	assert.Equal(t, strings.Repeat("k", 1000)+": v\n", written(t, key(1000)))
	assert.ErrorContains(t, tree.WriteYAML(new(strings.Builder), key(1001)), "a key of more than 1000 bytes")
	broken := errors.New("the disk is full")
	assert.ErrorIs(t, tree.WriteYAML(failing{broken}, key(1)), broken)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Whatever a tree says, it says once it is written and read.
func lawWritten(t *rapid.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[-a-z0-9:#,{}\[\]'"&*!|>%@~ .£\n\t]{0,8}`), rapid.SampledFrom([]string{"null", "true", "1e3", "<<", "-", "0x1f", "2012-01-01", ".inf", "=", "yes"}))
	scalar := rapid.Map(text, func(text string) tree.Node { return tree.Node{Kind: tree.Scalar, Text: text} })
	var value func(depth int) *rapid.Generator[tree.Node]
	value = func(depth int) *rapid.Generator[tree.Node] {
		kinds := []*rapid.Generator[tree.Node]{scalar, rapid.Just(tree.Node{})}
		if depth > 0 {
			kinds = append(kinds,
				rapid.Map(rapid.SliceOfN(value(depth-1), 0, 4), func(items []tree.Node) tree.Node { return tree.Node{Kind: tree.List, Items: items} }),
				rapid.Custom(func(t *rapid.T) tree.Node {
					n := tree.Node{Kind: tree.Mapping}
					for range rapid.IntRange(0, 4).Draw(t, "keys") {
						n.Entries = append(n.Entries, tree.Entry{Key: scalar.Draw(t, "key"), Value: value(depth-1).Draw(t, "value")})
					}
					return n
				}))
		}
		return rapid.OneOf(kinds...)
	}
	root := placeless(value(4).Draw(t, "tree"))
	out := written(t, root)
	back, err := read(out)
	require.NoError(t, err, out)
	require.Equal(t, root, placeless(back), out)
}

func TestWriteYAMLLaw(t *testing.T) { rapid.Check(t, lawWritten) }

func FuzzWriteYAML(f *testing.F) { lawtest.Fuzz(f, lawWritten) }

// Every file on record says the same once it is written anew.
func TestWriteYAML_fixtures(t *testing.T) {
	files, err := fs.Glob(testdata.FS, "*/*.yaml")
	require.NoError(t, err)
	for _, file := range files {
		text, err := fs.ReadFile(testdata.FS, file)
		require.NoError(t, err)
		root, err := read(string(text))
		require.NoError(t, err)
		back, err := read(written(t, root))
		require.NoError(t, err, file)
		require.Equal(t, placeless(root), placeless(back), file)
	}
}

package tree

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The limits are far beyond any agreement (three hundred services of a dozen
// authorities take about 1 MB, 150,000 marks and 7 levels) and keep a wrong file
// from filling memory.
const (
	maxBytes = 16 << 20
	maxMarks = 2_000_000
	maxDepth = 100
)

// FromYAML reads the one document of a YAML file. Aliases, anchors and tags come
// back as refused values; keys may stand twice. Time and memory are in proportion
// to the file, which is refused before it is parsed where it is past the limits.
//
// Errors: what input returns; else an *Error with the line.
func FromYAML(name string, input io.Reader) (Node, error) {
	data, err := io.ReadAll(io.LimitReader(input, maxBytes+1))
	if err != nil {
		return Node{}, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > maxBytes {
		return Node{}, fail(name, 0, "larger than %d MiB", maxBytes>>20)
	}
	if err := checkUTF8(name, data); err != nil {
		return Node{}, err
	}
	if marks(data) > maxMarks {
		return Node{}, fail(name, 0, "more than %d million commas, colons, brackets and lines: no case is that large", maxMarks/1_000_000)
	}
	document, err := parse(name, data)
	if err != nil {
		return Node{}, err
	}
	c := converter{name: name}
	root := c.node(document, 1)
	if c.deep != 0 {
		return Node{}, fail(name, c.deep, "more than %d levels deep: no case is", maxDepth)
	}
	return root, nil
}

func fail(name string, line int, format string, values ...any) error {
	return &Error{Place{File: name, Line: line}, fmt.Errorf(format, values...)}
}

// marks counts what every value but the first needs one of, however it is
// written, outside texts and within; half as many marks cannot make a tree.
func marks(data []byte) int {
	count := 0
	for i, b := range data {
		switch b {
		case ',', ':', '[', '{', '?', '\n', '\r':
			count++
		case '-':
			if i+1 == len(data) || data[i+1] <= ' ' {
				count++
			}
		}
	}
	return count
}

// parse hands the text to the YAML library, and makes sure of one document.
func parse(name string, data []byte) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
		return nil, fail(name, 1, "the file is empty")
	} else if err != nil {
		return nil, notYAML(name, data)
	}
	if err := decoder.Decode(&second); err == nil {
		return nil, fail(name, second.Line, "a second document: one file holds one case")
	} else if !errors.Is(err, io.EOF) {
		return nil, notYAML(name, data)
	}
	return document.Content[0], nil
}

// decode returns the first problem that the library has with a text, "" for none,
// and the line it says.
func decode(text io.Reader) (problem string, line int) {
	decoder := yaml.NewDecoder(text)
	var err error
	for err == nil {
		err = decoder.Decode(new(yaml.Node))
	}
	if errors.Is(err, io.EOF) {
		return "", 0
	}
	problem = strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, found := strings.CutPrefix(problem, "line "); found {
		number, rest, _ := strings.Cut(rest, ": ")
		line, _ = strconv.Atoi(number)
		problem = rest
	}
	return problem, line
}

// converter makes a tree of the library's nodes. What is converted is let go at
// once, so that both trees are never held whole.
type converter struct {
	name string
	deep int // the line on which the file is nested too deep, 0 for none
}

func (c *converter) node(y *yaml.Node, depth int) Node {
	n := Node{Place: Place{File: c.name, Line: y.Line}}
	if depth > maxDepth {
		c.deep = cmp.Or(c.deep, y.Line)
		return n
	}
	content := y.Content
	y.Content = nil
	switch {
	case refusal(y) != "":
		n.Kind, n.Text = Refused, refusal(y)
	case y.Kind == yaml.SequenceNode:
		n.Kind, n.Items = List, make([]Node, len(content))
		for i := range content {
			n.Items[i] = c.node(content[i], depth+1)
			content[i] = nil
		}
	case y.Kind == yaml.MappingNode:
		n.Kind, n.Entries = Mapping, make([]Entry, 0, len(content)/2)
		for len(content) > 0 {
			entry := Entry{c.key(content[0], depth+1), c.node(content[1], depth+1)}
			rest := restOfFigure(content)
			if rest > 0 {
				entry.Value.refuseSplit(content[:2+2*rest])
			}
			n.Entries = append(n.Entries, entry)
			clear(content[:2+2*rest])
			content = content[2+2*rest:]
		}
	case y.ShortTag() == "!!null":
		n.Kind = Nothing
	default:
		n.Kind, n.Text = Scalar, y.Value
	}
	return n
}

// key makes the key of an entry: a scalar, or refused.
func (c *converter) key(y *yaml.Node, depth int) Node {
	n := c.node(y, depth)
	switch {
	case n.Kind == List, n.Kind == Mapping:
		n = Node{Kind: Refused, Place: n.Place, Text: "a list or a mapping where a key belongs"}
	case n.Kind == Nothing && y.Value == "":
		n.Kind, n.Text = Refused, "a value without a key"
	case n.Kind == Nothing:
		n.Kind, n.Text = Scalar, y.Value
	}
	return n
}

// refusal says why a value cannot stand in any file: "" where it can.
func refusal(y *yaml.Node) string {
	switch {
	case y.Kind == yaml.AliasNode:
		return fmt.Sprintf("the alias *%.40s: aliases are not taken, write the value out", y.Value)
	case y.Anchor != "":
		return fmt.Sprintf("the anchor &%.40s: anchors are not taken, leave it out", y.Anchor)
	case y.Style&yaml.TaggedStyle != 0:
		return fmt.Sprintf("the tag %.40s: tags are not taken, leave it out", y.Tag)
	}
	return ""
}

// In braces a comma ends a value, so {WCC: 112,400} says 112, and then a key 400
// that has no value. These are the pieces of a figure split in that way.
var (
	firstPiece = regexp.MustCompile(`^-?£?[0-9]{1,3}$`)
	laterPiece = regexp.MustCompile(`^[0-9]{3}(\.[0-9]+)?$`)
)

// restOfFigure returns how many of the entries after the first, of those that a
// mapping holds, are the rest of the first one's figure.
func restOfFigure(content []*yaml.Node) int {
	if !isPlain(content[1]) || !firstPiece.MatchString(content[1].Value) {
		return 0
	}
	rest := 0
	for i := 2; i < len(content) && isEmpty(content[i+1]) && isPlain(content[i]) && laterPiece.MatchString(content[i].Value); i += 2 {
		rest++
	}
	return rest
}

// refuseSplit refuses the value that a comma has split into the given entries.
func (n *Node) refuseSplit(content []*yaml.Node) {
	figure := []string{content[1].Value}
	for i := 2; i < len(content); i += 2 {
		figure = append(figure, content[i].Value)
	}
	n.Kind = Refused
	n.Text = fmt.Sprintf("a comma splits the figure %.40s: write %.40s, without thousands separators", strings.Join(figure, ","), strings.Join(figure, ""))
}

func isPlain(y *yaml.Node) bool { return y.Kind == yaml.ScalarNode && y.Style == 0 }

func isEmpty(y *yaml.Node) bool { return isPlain(y) && y.Value == "" }

package tree

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	widest     = 100  // characters of a line, unless one value takes more
	longestKey = 1000 // bytes, of the 1024 that YAML has a key in
)

// WriteYAML writes a tree as YAML: FromYAML reads the same from it, but for the
// places. What is short stands in one line, as people write it.
//
// Errors: a value that no file may hold; a key past 1,000 bytes; those of out.
func WriteYAML(out io.Writer, root Node) error {
	w := &yamlWriter{}
	w.block(root, 0)
	if w.err != nil {
		return w.err
	}
	_, err := io.WriteString(out, w.text.String())
	return err
}

// yamlWriter collects the text, and keeps the first error.
type yamlWriter struct {
	text strings.Builder
	err  error
}

// block writes a value on lines of its own, so far from the left.
func (w *yamlWriter) block(n Node, indent int) {
	margin := strings.Repeat(" ", indent)
	switch {
	case n.Kind == Mapping && len(n.Entries) > 0:
		for i, e := range n.Entries {
			if i > 0 {
				w.text.WriteString(margin)
			}
			key := w.key(e.Key)
			w.text.WriteString(key + ":")
			w.value(e.Value, indent, utf8.RuneCountInString(key)+1)
		}
	case n.Kind == List && len(n.Items) > 0:
		for i, item := range n.Items {
			if i > 0 {
				w.text.WriteString(margin)
			}
			w.text.WriteString("- ")
			if line := w.line(item); isShort(item) && indent+2+utf8.RuneCountInString(line) <= widest {
				w.text.WriteString(line + "\n")
			} else {
				w.block(item, indent+2)
			}
		}
	default:
		w.text.WriteString(w.line(n) + "\n")
	}
}

// value writes what stands after a key: beside it where it is short, else below.
func (w *yamlWriter) value(n Node, indent, key int) {
	line := w.line(n)
	switch {
	case isLeaf(n) || isShort(n) && indent+key+1+utf8.RuneCountInString(line) <= widest:
		w.text.WriteString(" " + line + "\n")
	default:
		w.text.WriteString("\n" + strings.Repeat(" ", indent+2))
		w.block(n, indent+2)
	}
}

// isLeaf says whether nothing stands in a value.
func isLeaf(n Node) bool { return len(n.Items)+len(n.Entries) == 0 }

// isShort says whether a value may stand in one line: two levels at most.
func isShort(n Node) bool {
	for _, within := range n.values() {
		for _, deep := range within.values() {
			if !isLeaf(deep) {
				return false
			}
		}
	}
	return true
}

// values are those that stand in a value.
func (n Node) values() []Node {
	values := n.Items
	for _, e := range n.Entries {
		values = append(values, e.Value)
	}
	return values
}

// line writes a value in one line.
func (w *yamlWriter) line(n Node) string {
	var parts []string
	switch n.Kind {
	case Nothing:
		return "null"
	case Scalar:
		return quoted(n.Text)
	case List:
		for _, item := range n.Items {
			parts = append(parts, w.line(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case Mapping:
		for _, e := range n.Entries {
			parts = append(parts, w.key(e.Key)+": "+w.line(e.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	w.fail(n, n.Text)
	return ""
}

func (w *yamlWriter) key(n Node) string {
	text := quoted(n.Text)
	switch {
	case n.Kind != Scalar:
		w.fail(n, n.Text)
	case len(text) > longestKey:
		w.fail(n, fmt.Sprintf("a key of more than %d bytes", longestKey))
	}
	return text
}

func (w *yamlWriter) fail(n Node, why string) {
	if w.err == nil {
		w.err = &Error{n.Place, fmt.Errorf("it cannot be written: %s", why)}
	}
}

// plain is what needs no quotes in YAML, wherever it stands, but for words that mean
// nothing.
var plain = regexp.MustCompile(`^(-?[0-9]|[A-Za-z£])([A-Za-z0-9£%&'()+./_–-]|\b [A-Za-z0-9£(–])*$`)

// quoted writes a text as it is where that is read back as the text, and in double
// quotes elsewhere.
func quoted(text string) string {
	if plain.MatchString(text) && !strings.EqualFold(text, "null") {
		return text
	}
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteRune('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case unicode.IsPrint(r):
			out.WriteRune(r)
		case r <= 0xffff:
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			fmt.Fprintf(&out, `\U%08x`, r)
		}
	}
	return out.String() + `"`
}

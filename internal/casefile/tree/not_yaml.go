package tree

import (
	"bytes"
	"cmp"
	"io"
	"strings"
)

// Where the line of a fault is that of a bracket or quote which is not closed,
// the library's scanner counts that line one higher than its parser.
const (
	byParser = 1 + iota
	byScanner
)

// remedies say in a writer's words what the YAML library says in its own.
var remedies = []struct {
	library, says string
	opened        int // 0: the fault is where the library stopped, not where something opened
}{
	{library: "cannot start any token", says: "a text that begins with @, % or a backquote stands in quotes"},
	{library: "mapping values are not allowed", says: `a colon where no key can stand: a text with ": " in it stands in quotes, and keys beside each other are indented alike`},
	{library: "could not find expected ':'", says: "a key without its colon"},
	{library: "did not find expected key", says: "the line does not fit the keys above it: see how it is indented, and whether a quote or bracket ends too early"},
	{library: "did not find expected '-'", says: "the line does not fit the list above it: see how it is indented"},
	{library: "did not find expected ',' or", says: "the bracket that opens here is not closed, or a comma is missing inside it", opened: byParser},
	{library: "found unexpected end of stream", says: "the quote that opens here is not closed", opened: byScanner},
	{library: "did not find expected node content", says: "nothing stands where a value belongs, between commas or after a bracket that does not close"},
	{library: "unknown anchor", says: `a text that begins with "*" stands in quotes`},
	{library: "alphabetic or numeric character", says: `a text that begins with "&" or "*" stands in quotes`},
	{library: "block sequence entries are not allowed", says: "a list begins on a line of its own"},
	{library: "expected comment or line break", says: `a text that begins with ">" or "|" stands in quotes`},
	{library: "unknown escape character", says: `a backslash inside double quotes: write it twice, or use single quotes`},
	{library: "control characters are not allowed", says: "a control character: is this a text file?"},
	{library: "exceeded max depth", says: "far too many levels deep"},
}

const tabRemedy = "a tab at the beginning of the line: indent with blanks"

// notYAML says what is wrong with a text that is no YAML, and on which line. The
// library's own line is that of the block around the fault, or none at all.
func notYAML(name string, data []byte) error {
	problem, _ := decode(bytes.NewReader(data))
	line := stopLine(data, problem)
	if startsWithTab(data, line) {
		return fail(name, line, "not YAML: %s", tabRemedy)
	}
	for _, r := range remedies {
		if strings.Contains(problem, r.library) {
			if r.opened > 0 {
				line = openingLine(data) - r.opened + byParser
			}
			return fail(name, line, "not YAML: %s", r.says)
		}
	}
	return fail(name, line, "not YAML: %s", problem)
}

// stopLine is the line at which the library gives up: the last that it asks for,
// or the one before where the problem is there without the last, for it looks ahead.
func stopLine(data []byte, problem string) int {
	lines := &lineReader{rest: data}
	decode(lines)
	asked := data[:len(data)-len(lines.rest)]
	before := asked[:bytes.LastIndexByte(bytes.TrimSuffix(asked, []byte("\n")), '\n')+1]
	if found, _ := decode(bytes.NewReader(before)); found == problem {
		return max(1, lines.read-1)
	}
	return max(1, lines.read)
}

// openingLine is the line of what is not closed, as the parser counts. The library
// says none where it is the first, so an empty line is put before the text.
func openingLine(data []byte) int {
	_, line := decode(io.MultiReader(strings.NewReader("\n"), bytes.NewReader(data)))
	return line
}

func startsWithTab(data []byte, line int) bool {
	for ; line > 1; line-- {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	return bytes.HasPrefix(bytes.TrimLeft(data, " "), []byte("\t"))
}

// lineReader gives a text line by line, and counts the lines given.
type lineReader struct {
	rest []byte
	read int
}

func (r *lineReader) Read(into []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	window := r.rest[:min(len(into), len(r.rest))] // not the whole of a long line again for each part of it
	n := bytes.IndexByte(window, '\n') + 1
	if n > 0 || len(window) == len(r.rest) {
		r.read++
	}
	n = copy(into, window[:cmp.Or(n, len(window))])
	r.rest = r.rest[n:]
	return n, nil
}

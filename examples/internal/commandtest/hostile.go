package commandtest

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Endless gives a text again and again, without end, and holds it once.
func Endless(text string) io.Reader { return &endless{text: text} }

type endless struct {
	text string
	at   int
}

func (e *endless) Read(into []byte) (int, error) {
	n := 0
	for n < len(into) {
		copied := copy(into[n:], e.text[e.at:])
		n, e.at = n+copied, (e.at+copied)%len(e.text)
	}
	return n, nil
}

// Times gives a text so many times.
func Times(text string, n int) io.Reader {
	return io.LimitReader(Endless(text), int64(len(text)*n))
}

// RefusesYAML shows that a program refuses whatever somebody who means ill may write
// into a file that it reads as YAML, from standard input, which args name as "-". Of
// the text, which it takes as it is, AMOUNT is an amount and NAME a name.
func RefusesYAML(t *testing.T, text, program string, args ...string) {
	before, after, _ := strings.Cut(text, "AMOUNT")
	begins, ends, _ := strings.Cut(text, "NAME")
	in := func(before string, hostile io.Reader, after string) io.Reader {
		return io.MultiReader(strings.NewReader(before), hostile, strings.NewReader(after))
	}
	for name, c := range map[string]struct {
		input io.Reader
		says  string
	}{
		"a huge exponent":             {in(before, Times("1e1000000000", 1), after), `"1e1000000000" is not a`},
		"no number":                   {in(before, Times(".inf", 1), after), `".inf" is not a`},
		"ten million digits":          {in(before, Times("9", 10_000_000), after), `"9999999999999999999999999999999999999999" is too long: at most 38 digits are taken`},
		"a million lists in another":  {Times("[", 1_000_000), "far too many levels deep"},
		"a million mappings":          {Times("{a: ", 1_000_000), "far too many levels deep"},
		"a hundred levels":            {in("a: ", Times("[", 100), strings.Repeat("]", 100)), "more than 100 levels deep"},
		"aliases that multiply":       {in("a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\ntitle: ", Times("*c", 1), "\n"), "aliases are not taken"},
		"an alias of what it is in":   {in("title: ", Times("&a [*a]", 1), "\n"), "anchors are not taken"},
		"a merged mapping":            {in("title: {", Times("<<: *a", 1), "}\n"), `a text that begins with "*" stands in quotes`},
		"a tag":                       {in("title: ", Times("!!python/object:os.system x", 1), "\n"), "tags are not taken"},
		"a million services":          {in("services:\n", Times("- {}\n", 1_000_000), ""), "more than 2 million commas, colons, brackets and lines: no case is that large"},
		"as many things as it takes":  {in("services:\n", Times("- {}\n", 120_000), ""), `the key "title" is missing`},
		"as many keys as it takes":    {in("{", Times("a: 1, ", 120_000), "}"), `the key "a" stands twice`},
		"a key of fifteen million":    {in("", Times("x", 15_000_000), ": 1\n"), "a colon where no key can stand"},
		"a text of a hundred million": {in(begins, Times("x", 100_000_000), ends), "larger than 16 MiB"},
		"a quote that never closes":   {in(`title: "`, Times("x\n", 900_000), ""), "the quote that opens here is not closed"},
		"NUL":                         {in(begins, Times("a\x00b", 1), ends), "a control character: is this a text file?"},
		"what is not UTF-8":           {in(begins, Times("a\xffb", 1), ends), "the byte FF is not UTF-8"},
		"half of a pair":              {in(begins, Times("a\xed\xa0\x80b", 1), ends), "the byte ED is not UTF-8"},
		"no text at all":              {Endless("\x00"), "larger than 16 MiB"},
		"lines without end":           {Endless("- x\n"), "larger than 16 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := Guarded(t, c.input, program, args...)
			assert.Equal(t, 1, code)
			assert.Empty(t, out)
			assert.True(t, strings.Contains(errs, c.says), "%.1000s\ndoes not say %s", errs, c.says)
		})
	}
	sound := strings.NewReplacer("AMOUNT", "1", "NAME", "x").Replace(text)
	code, _, errs := Guarded(t, strings.NewReader(sound), program, args...)
	assert.Zero(t, code, errs)
}

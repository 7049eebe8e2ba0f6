// Package htmltest reads reports back as a browser would, so that a test can check
// what stands in them and whether everyone can read it.
package htmltest

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/triborough/fairshare/examples/internal/tabletest"
)

// Table is a table of a report, its parts put together again.
type Table struct {
	Caption string
	Rows    [][]string // the heads first
}

// Report is what a test sees of a report.
type Report struct {
	Headings []string // with their level: 2 Totals
	Tables   []Table
	Parts    [][][]string // the rows of each table and part of one, as they stand
	Findings []string     // of its charts, as their descriptions tell them
	Text     string       // all that stands in it, in order
}

// Read reads a report, and checks what holds of every one: its headings are in order,
// every table has a caption and heads that say of what they are, every drawing a
// title and a description, no id is there twice, and nothing runs or is loaded.
func Read(t testing.TB, of string) Report {
	t.Helper()
	root, err := html.Parse(strings.NewReader(of))
	require.NoError(t, err)
	var r Report
	ids := make(map[string]string)
	var named []string
	var text strings.Builder
	level, policies := 0, 0
	for n := range root.Descendants() {
		if n.Type == html.TextNode && !slices.Contains([]string{"style", "title", "desc"}, n.Parent.Data) {
			text.WriteString(n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if id := attribute(n, "id"); id != "" {
			assert.Empty(t, ids[id], "the id %s is there twice", id)
			ids[id] = words(n)
		}
		for _, a := range n.Attr {
			assert.NotContains(t, []string{"style", "src", "href", "onload", "onclick"}, a.Key, "<%s>", n.Data)
		}
		switch n.Data {
		case "script", "iframe", "link", "img", "object":
			assert.Fail(t, "the report runs or loads something", n.Data)
		case "h1", "h2", "h3":
			next := int(n.Data[1] - '0')
			assert.LessOrEqual(t, next, level+1, "%s leaves out a level", words(n))
			level = next
			r.Headings = append(r.Headings, fmt.Sprintf("%d %s", level, words(n)))
			assert.NotEmpty(t, words(n))
		case "meta":
			if attribute(n, "http-equiv") == "Content-Security-Policy" {
				policies++
				assert.Regexp(t, `^default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-[^']+'$`, attribute(n, "content"))
			}
		case "table":
			r.table(t, n)
		case "svg":
			assert.Equal(t, "img", attribute(n, "role"))
			about := strings.Fields(attribute(n, "aria-labelledby"))
			assert.Len(t, about, 2)
			named = append(named, about...)
		}
	}
	assert.Equal(t, 1, policies)
	for i, id := range named {
		assert.NotEmpty(t, ids[id], "what %s says", id)
		if i%2 == 1 {
			r.Findings = append(r.Findings, ids[id])
		}
	}
	assert.Contains(t, of, `<html lang="en-GB">`)
	r.Text = strings.Join(strings.Fields(text.String()), " ")
	return r
}

// table adds a table, or what a part adds to the one before.
func (r *Report) table(t testing.TB, n *html.Node) {
	t.Helper()
	one := Table{}
	for of := range n.Descendants() {
		switch {
		case of.Data == "caption":
			one.Caption = words(of)
		case of.Data == "tr":
			var row []string
			for c := of.FirstChild; c != nil; c = c.NextSibling {
				if c.Type == html.ElementNode {
					row = append(row, words(c))
				}
			}
			one.Rows = append(one.Rows, row)
		case of.Data == "th":
			assert.Equal(t, map[bool]string{true: "col", false: "row"}[of.Parent.Parent.Data == "thead"], attribute(of, "scope"))
			assert.NotEmpty(t, words(of))
		}
	}
	assert.NotEmpty(t, one.Caption)
	asItStands := make([][]string, len(one.Rows))
	for i, row := range one.Rows {
		asItStands[i] = slices.Clone(row)
	}
	r.Parts = append(r.Parts, asItStands)
	caption, part, parted := strings.Cut(one.Caption, ". Part ")
	if !parted || strings.HasPrefix(part, "1 ") {
		r.Tables = append(r.Tables, Table{caption, one.Rows})
		return
	}
	whole := r.Tables[len(r.Tables)-1]
	assert.Equal(t, whole.Caption, caption)
	_, kept, _ := strings.Cut(part, "(")
	kept, _, _ = strings.Cut(kept, ":")
	at, end := len(whole.Rows[0]), len(one.Rows[0])
	if kept != "" && whole.Rows[0][at-1] == kept {
		at, end = at-1, end-1
	}
	for i, row := range one.Rows {
		whole.Rows[i] = slices.Insert(whole.Rows[i], at, row[1:end]...)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words are what stands in an element.
func words(n *html.Node) string {
	var all strings.Builder
	for of := range n.Descendants() {
		if of.Type == html.TextNode {
			all.WriteString(of.Data)
		}
	}
	return strings.Join(strings.Fields(all.String()), " ")
}

// Same checks that a report has the tables of the same page as text, figure for
// figure, and returns the report.
func Same(t testing.TB, report, text string) Report {
	t.Helper()
	r, tables := Read(t, report), tabletest.Read(text)
	require.Len(t, r.Tables, len(tables))
	for i, table := range tables {
		rows := append([][]string{table.Heads}, table.Rows...)
		require.Len(t, r.Tables[i].Rows, len(rows), r.Tables[i].Caption)
		for j, row := range rows {
			assert.Equal(t, unspaced(row), unspaced(r.Tables[i].Rows[j]), r.Tables[i].Caption)
		}
	}
	return r
}

// SameOfAll checks the same of the report of every file of some patterns.
func SameOfAll(t *testing.T, reported func(t *testing.T, file string) (report, text string), patterns ...string) {
	t.Helper()
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, files, pattern)
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				report, text := reported(t, file)
				Same(t, report, text)
			})
		}
	}
}

// unspaced are cells without the blanks at which text may have been broken.
func unspaced(cells []string) []string {
	all := make([]string, len(cells))
	for i, cell := range cells {
		all[i] = strings.Join(strings.Fields(cell), "")
	}
	return all
}

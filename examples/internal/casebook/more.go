package casebook

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// What has no column of its own stands on a sheet by its path: a value, and beside it
// the keys that lead to it, each in a cell of its own. An item of a list is its
// number, #2, or among the services its name. So everything can be said.

const (
	sheetMore   = "More"
	sheetReadMe = "Read me"
	headStep    = "Step " // and its number
	mark        = "#"     // before the number of an item; a key that begins with one has a second
	bracket     = "("     // before what is no text; a text that begins with one has a second
)

// What a value says that is no text.
const (
	saysNothing = "(nothing)"
	saysList    = "(empty list)"
	saysMapping = "(empty mapping)"
	saysQuoted  = "(quoted) " // and a text in quotes, as programs write it
)

// wild is what a workbook does not hold as it stands: characters of control, and the
// way in which workbooks write those.
var wild = regexp.MustCompile(`[\x00-\x08\x0B-\x1F\x7F\x{FFFE}\x{FFFF}]|_x[0-9A-Fa-f]{4}_`)

// isWild says whether a text stands on the sheet More alone, in quotes.
func isWild(text string) bool {
	return trimmed(text) == "" || wild.MatchString(text) || strings.HasPrefix(text, saysQuoted)
}

// quoted writes a wild text in quotes, and others as they are.
func quoted(text string) string {
	if !isWild(text) {
		return text
	}
	return saysQuoted + strings.ReplaceAll(strconv.QuoteToASCII(text), "_x", `\x5fx`)
}

// unquoted is the text that a cell of More says. What stands in quotes that are none
// stays as it is.
func unquoted(text string) string {
	if inner, is := strings.CutPrefix(text, saysQuoted); is {
		if plain, err := strconv.Unquote(inner); err == nil {
			return plain
		}
	}
	return text
}

// moreRow puts a value where its path leads, whose steps stand from left to right.
func (r *reader) moreRow(g *grid, l line) {
	b, last := r.root, false
	steps := append(slices.Collect(maps.Keys(g.across)), g.fixed[headStep+"1"])
	slices.Sort(steps)
	for _, column := range steps {
		cell, given := l.cell(column)
		switch {
		case !given:
			last = true
			continue
		case last:
			r.fault(l.at(column), "a step after one that is left out")
			return
		}
		if b = r.step(b, l.at(column), unquoted(cell.Text)); b == nil {
			return
		}
	}
	if b == r.root {
		r.fault(l.place, "a value without the keys that lead to it")
		return
	}
	if b.Kind != tree.Nothing || b.given {
		r.fault(l.place, "what these keys lead to is given already (%s)", b.Place)
		return
	}
	b.given = true
	r.leaf(l, g.fixed[headValue], b)
}

// leaf makes a branch what a row of More says.
func (r *reader) leaf(l line, value int, b *branch) {
	cell, given := l.cell(value)
	b.Place = l.at(value)
	switch {
	case !given:
		r.fault(l.place, "nothing is given under %q: write %s where that is meant", headValue, saysNothing)
		b.given = false
	case cell.Kind == workbook.Failed || cell.Kind == workbook.Unworked:
		_, fault := column{}.read(cell)
		*b = *refused(b.Place, "%s", fault)
	case cell.Text == saysNothing:
	case cell.Text == saysList:
		b.Kind = tree.List
	case cell.Text == saysMapping:
		b.Kind = tree.Mapping
	case strings.HasPrefix(cell.Text, saysQuoted):
		b.Kind, b.Text = tree.Scalar, unquoted(cell.Text)
	case strings.HasPrefix(cell.Text, bracket+bracket):
		b.Kind, b.Text = tree.Scalar, cell.Text[len(bracket):]
	default:
		b.Kind, b.Text = tree.Scalar, padded(cell.Text, cell.Decimals)
	}
}

// step goes on by one step of a path, and makes what it leads to where that is not
// there yet. Where there is no such step it says so, and returns nil.
func (r *reader) step(b *branch, place tree.Place, step string) *branch {
	number, isItem := strings.CutPrefix(step, mark)
	isItem = isItem && !strings.HasPrefix(number, mark)
	key := step
	if !isItem {
		key = strings.TrimPrefix(step, mark) // of two
	}
	switch {
	case b == r.root.first["services"] && !isItem:
		if s := r.services[key]; s != nil {
			return s
		}
		r.fault(place, "%.40q is none of the services", step)
	case isItem:
		n, err := strconv.Atoi(number)
		switch {
		case err != nil || n < 1 || n > len(b.items)+1:
			r.fault(place, "%.40q is no item of the list: it has %d, and the next is %s%d", step, len(b.items), mark, len(b.items)+1)
		case b.Kind != tree.List && b.Kind != tree.Nothing || b.given:
			r.fault(place, "%.40q is an item of a list, and there is none", step)
		case n <= len(b.items):
			return b.items[n-1]
		default:
			return b.add(&branch{Node: tree.Node{Place: place}})
		}
	case b.Kind != tree.Mapping && b.Kind != tree.Nothing || b.given:
		r.fault(place, "%.40q is a key, and what stands there has none", step)
	default:
		if next := b.first[key]; next != nil {
			return next
		}
		return b.within(place, key)
	}
	return nil
}

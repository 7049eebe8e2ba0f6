package table

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// column is one that a part shows, and how wide.
type column struct{ number, width int }

const (
	longest     = 44 // how wide the column of words may grow before it wraps
	longestWord = 24 // how long a word may be before it breaks, so that a long code leaves room for others
	frame       = 3  // what each column takes besides its text
)

// layout returns the columns of each part. A table that fits stands in one, its
// words wrapped if that helps. Any other is divided into as few parts as hold all
// its columns, much the same number in each; the first column stands in every
// part, and so does a total that is kept.
func (t *Table) layout(width int) [][]column {
	natural, narrow := t.widths()
	natural[0] = min(natural[0], longest)
	if span(natural) <= width {
		return [][]column{numbered(natural)}
	}
	widths := append([]int{min(natural[0], width/5)}, narrow[1:]...)
	if left := width - span(widths); left >= 0 {
		for i := range widths { // what room is left unwraps words, column by column
			more := min(natural[i]-widths[i], left)
			widths[i], left = widths[i]+more, left-more
		}
		return [][]column{numbered(widths)}
	}
	widths[0] = min(natural[0], width/4)
	columns := numbered(widths)
	moving, kept := columns[1:len(columns)-t.kept], columns[len(columns)-t.kept:]
	room := width - span(widths[:1]) - span(widths[len(widths)-t.kept:]) + 1
	tooWide := func(c column) bool { return c.width+frame > room }
	if len(moving) == 0 || slices.ContainsFunc(moving, tooWide) { // then the total stands in the last part
		moving, kept, room = columns[1:], nil, width-span(widths[:1])
	}
	parts, left := divide(moving, room), room
	for _, part := range parts {
		left = min(left, room-span(widthsOf(part))+1)
	}
	columns[0].width = min(natural[0], columns[0].width+max(left, 0))
	for i, part := range parts {
		parts[i] = slices.Concat(columns[:1], part, kept)
	}
	return parts
}

// divide divides columns into parts that fit: as few as can be and, where that
// still fits, of much the same number of columns.
func divide(columns []column, room int) [][]column {
	fewest := packed(columns, room, len(columns))
	even := packed(columns, room, (len(columns)+len(fewest)-1)/len(fewest))
	if len(even) == len(fewest) {
		return even
	}
	return fewest
}

// packed puts as many columns in each part as fit, and so many at most. One that
// fits nowhere has a part to itself, and its figures break.
func packed(columns []column, room, most int) [][]column {
	var parts [][]column
	taken := 0
	for _, c := range columns {
		c.width = min(c.width, room-frame)
		last := len(parts) - 1
		if last < 0 || len(parts[last]) == most || taken+c.width+frame > room {
			parts, taken, last = append(parts, nil), 0, last+1
		}
		parts[last] = append(parts[last], c)
		taken += c.width + frame
	}
	return parts
}

// caption says which part follows.
func (t *Table) caption(part, parts int) string {
	if parts == 1 {
		return ""
	}
	caption := fmt.Sprintf("Part %d of %d", part+1, parts)
	if t.kept > 0 {
		caption += fmt.Sprintf(" (%s: of all parts)", t.heads[len(t.heads)-1])
	}
	return caption + "\n"
}

// widths returns how wide each column is on one line, and with its words wrapped.
func (t *Table) widths() (natural, narrow []int) {
	natural, narrow = make([]int, len(t.heads)), make([]int, len(t.heads))
	for _, row := range append([][]string{t.heads}, t.rows...) {
		for i, cell := range row {
			natural[i] = max(natural[i], text.LongestLineLen(cell))
			for _, word := range strings.Fields(cell) {
				narrow[i] = max(narrow[i], leastWidth(word))
			}
		}
	}
	return natural, narrow
}

// leastWidth is the width below which a word is not broken; a number never is.
func leastWidth(word string) int {
	width := Width(word)
	if strings.Trim(word, "-£0123456789,./%…") == "" {
		return width
	}
	return min(width, longestWord)
}

func numbered(widths []int) []column {
	columns := make([]column, len(widths))
	for i, width := range widths {
		columns[i] = column{i, width}
	}
	return columns
}

func widthsOf(columns []column) []int {
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = c.width
	}
	return widths
}

// span is how wide a table of such columns is, its frame included.
func span(widths []int) int {
	sum := 1
	for _, width := range widths {
		sum += width + frame
	}
	return sum
}

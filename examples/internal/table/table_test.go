package table_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/examples/internal/tabletest"
)

// Whatever the page and the figures, no line is wider than the page, and no
// figure is lost, cut or moved to another column.
func TestTablesFitAndLoseNothing(t *testing.T) {
	labels := []string{"Cost", "Regulatory services for all the councils of the county", strings.Repeat("x", 70), "環境衛生サービス共同事業体負担金"}
	for _, width := range []int{60, 61, 79, 80, 100, 120, 200} {
		for _, figures := range []int{1, 2, 3, 4, 7, 12, 33} {
			for _, digits := range []int{1, 6, 12, 30} {
				for _, keep := range []bool{false, true} {
					name := fmt.Sprintf("%d columns of %d digits on %d", figures, digits, width)
					heads := []string{"What"}
					for i := range figures {
						heads = append(heads, fmt.Sprintf("A%d", i))
					}
					made := table.New(append(heads, "Total")...)
					if keep {
						made.KeepTotal()
					}
					var rows [][]string
					for r, label := range labels {
						row := []string{label}
						for i := range figures + 1 {
							row = append(row, strings.Repeat(fmt.Sprint((r+i)%10), digits))
						}
						rows = append(rows, row)
						made.Row(row...)
					}
					text := made.Text(width, false)
					for line := range strings.SplitSeq(text, "\n") {
						require.LessOrEqual(t, table.Width(line), width, name)
					}
					read := tabletest.Read(text)
					require.Len(t, read, 1)
					assert.Equal(t, append(heads, "Total"), read[0].Heads, name)
					for r, row := range read[0].Rows {
						assert.Equal(t, strings.ReplaceAll(labels[r], " ", ""), strings.ReplaceAll(row[0], " ", ""), name)
						assert.Equal(t, rows[r][1:], row[1:], name)
					}
				}
			}
		}
	}
}

// On a hundred columns the first takes 20 of text at least, 24 with its frame, so
// that five figures of 12 and a total fit, 96. In a table of parts it takes 25, and
// the total 12: the 59 left hold four figures. Nine figures need three parts then,
// and are three in each, not four, four and one.
func TestPartsAreFewAndEven(t *testing.T) {
	for figures, want := range map[int][]int{12: {4, 4, 4}, 9: {3, 3, 3}, 6: {3, 3}, 5: {5}} {
		heads, row := []string{strings.Repeat("w", 33)}, []string{""}
		for i := range figures {
			heads, row = append(heads, fmt.Sprint(i)), append(row, "12,345.67")
		}
		made := table.New(append(heads, "Total")...)
		made.KeepTotal()
		made.Row(append(row, "12,345.67")...)
		var sizes []int
		for line := range strings.SplitSeq(made.Text(100, false), "\n") {
			if strings.HasPrefix(line, "┌") {
				sizes = append(sizes, strings.Count(line, "┬")-1) // without the total
			}
		}
		assert.Equal(t, want, sizes)
	}
}

// A column as wide as the page cannot stand beside a total: then the total has a
// part to itself, and a figure wider than the page is broken, not lost.
func TestFiguresWiderThanThePage(t *testing.T) {
	long := strings.Repeat("1234567890", 8)
	made := table.New("", "A", "B", "Total")
	made.KeepTotal()
	made.Row("x", long, "2", "3")
	text := made.Text(60, false)
	for line := range strings.SplitSeq(text, "\n") {
		assert.LessOrEqual(t, table.Width(line), 60)
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ReplaceAll(text, "Part 1 of 2", ""), "Part 2 of 2", ""))
	assert.Equal(t, long+"23", digits)
}

func TestATotalAloneIsPrinted(t *testing.T) {
	made := table.New("Cost", "Total")
	made.KeepTotal()
	made.Row(strings.Repeat("x", 44), strings.Repeat("1", 50))
	assert.Equal(t, 50, strings.Count(made.Text(60, false), "1"))
}

func TestColoursTakeNoRoom(t *testing.T) {
	plain, coloured := table.New("", "A"), table.New("", "A")
	for _, each := range []*table.Table{plain, coloured} {
		each.Row("x", each.Good("saves"))
		each.Row("y", each.Bad("pays more"))
	}
	assert.Contains(t, coloured.Text(100, true), "\x1b[32msaves\x1b[0m")
	assert.Contains(t, coloured.Text(100, true), "\x1b[31mpays more\x1b[0m")
	for i, line := range strings.Split(coloured.Text(100, true), "\n") {
		assert.Equal(t, table.Width(strings.Split(plain.Text(100, false), "\n")[i]), table.Width(line))
	}
}

func TestListsAreAligned(t *testing.T) {
	assert.Equal(t, "  A               first\n"+ // a term takes a third of the width at most, 14 of 42
		"  a code of       second, which is longer\n"+
		"  twenty letters  than a line",
		table.List(42, table.Item{Term: "A", Text: "first"}, table.Item{Term: "a code of twenty letters", Text: "second, which is longer than a line"}))
}

func TestWrapLeavesNoSpaces(t *testing.T) {
	assert.Equal(t, "one two\nthree", table.Wrap("one two three", 8))
	assert.Equal(t, "環境\n衛生", table.Wrap("環境衛生", 5)) // each two columns wide
}

package chart

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// numbers are those that a pattern finds in a drawing.
func numbers(t *testing.T, svg, pattern string) [][]int {
	t.Helper()
	var all [][]int
	for _, found := range regexp.MustCompile(pattern).FindAllStringSubmatch(svg, -1) {
		var row []int
		for _, text := range found[1:] {
			row = append(row, number(t, text))
		}
		all = append(all, row)
	}
	return all
}

// A column of 100 on an axis to 100 is as high as the axis, 220; a part of 25 is a
// quarter of that, with a gap of one behind it; what is below nought hangs down.
func TestColumnsAreAsHighAsTheirSums(t *testing.T) {
	d := read(t, Columns{Years: []string{"2011", "2012"}, Parts: []Part{{"x", pounds(100, 25)}, {"y", pounds(0, 50)}}}.SVG("c"))
	high := func(b box) int { return b.bottom - b.top + 1 }
	bars := d.rects[2:]
	assert.Equal(t, []int{220, 55, 110}, []int{high(bars[0]), high(bars[1]), high(bars[2])})
	assert.Equal(t, bars[1].top-1, bars[2].bottom)
	assert.Equal(t, bars[0].bottom, bars[1].bottom)
	assert.Equal(t, 86, bars[0].right-bars[0].left, "two thirds of the room of a year, 130 at most")
	d = read(t, Columns{Years: []string{"2011"}, Parts: []Part{{"x", pounds(-100)}, {"y", pounds(100)}}}.SVG("c"))
	assert.Equal(t, d.rects[3].bottom+1, d.rects[2].top)
}

// Of thirty years as many are named as there is room for, each with its figure.
func TestYearsThatStandTooCloseAreNotAllNamed(t *testing.T) {
	named := func(n int) (years, figures int) {
		c := Columns{Parts: []Part{{Name: "x"}}}
		for i := range n {
			c.Years = append(c.Years, fmt.Sprintf("%d/%02d", 2010+i, 11+i))
			c.Parts[0].Amounts = append(c.Parts[0].Amounts, pound(123))
		}
		for _, text := range read(t, c.SVG("c")).texts {
			switch {
			case regexp.MustCompile(`^20\d\d/\d\d$`).MatchString(text.text):
				years++
			case text.text == "£123" && text.bottom > 240:
				figures++
			}
		}
		return years, figures
	}
	for n, want := range map[int]int{1: 1, 12: 12, 30: 10} {
		years, figures := named(n)
		assert.Equal(t, []int{want, want}, []int{years, figures}, "%d years", n)
	}
}

// The curve runs through its points, and turns at the point of that year.
func TestCurvesRunThroughTheirPoints(t *testing.T) {
	svg := Curve{Years: []string{"2011", "2012", "2013"}, Amounts: pounds(-50, 0, 50), Turns: "2013", Turning: "break-even"}.SVG("c")
	points := numbers(t, svg, `<circle cx="(\d+)" cy="(\d+)"`)
	require.Len(t, points, 3)
	assert.Equal(t, points[1][1]-points[2][1], points[0][1]-points[1][1], "as far below nought as above it")
	assert.Equal(t, points[1][0]-points[0][0], points[2][0]-points[1][0])
	assert.Equal(t, points[2][0], numbers(t, svg, `<path d="M(\d+) `)[0][0])
	assert.Contains(t, svg, fmt.Sprintf(`points="%d,%d %d,%d %d,%d"`, points[0][0], points[0][1], points[1][0], points[1][1], points[2][0], points[2][1]))
	assert.Contains(t, svg, ">Break-even 2013</text>")
	assert.NotContains(t, Curve{Years: []string{"2011"}, Amounts: pounds(5), Turning: "break-even"}.SVG("c"), "Break-even")
}

// A band is as high as its sum, and those of one party stand on one another.
func TestBandsAreAsHighAsTheirSums(t *testing.T) {
	svg := Flows{Of: []Flow{{"A", "B", pound(75)}, {"A", "C", pound(25)}}}.SVG("c")
	bands := numbers(t, svg, `<path d="M\d+ (\d+)C.*V(\d+)C.* (\d+)Z"`) // from, and to at the other end and at this one
	require.Len(t, bands, 2)
	first, second := bands[0][2]-bands[0][0], bands[1][2]-bands[1][0]
	assert.Equal(t, 3*second, first)
	assert.Equal(t, bands[0][2], bands[1][0])
	tiny := Flows{Of: []Flow{{"A", "B", pound(1000000)}, {"C", "B", pound(1)}}}.SVG("c")
	bands = numbers(t, tiny, `<path d="M\d+ (\d+)C.*V(\d+)C.* (\d+)Z"`)
	assert.Equal(t, 1, bands[1][2]-bands[1][0], "a payment is seen, however small")
}

// Pairs stand one over the other, each from nought.
func TestPairsStartAtNought(t *testing.T) {
	d := read(t, Pairs{First: "before", Second: "after", Fall: "saves", Rise: "pays more", Of: []Pair{{"A", pound(100), pound(50)}}}.SVG("c"))
	first, second := d.rects[2], d.rects[3]
	assert.Equal(t, first.left, second.left)
	assert.Equal(t, first.bottom+1, second.top)
	assert.InDelta(t, first.right-first.left, 2*(second.right-second.left), 2)
	assert.True(t, slices.ContainsFunc(d.texts, func(b box) bool { return b.text == "saves £50" && b.right == paper-margin }))
}

// Up to twenty bars have room for two lines of their labels, more for one.
func TestManyBarsStandCloser(t *testing.T) {
	of := func(n int) string {
		s := Stack{Does: "bears", Parts: []Part{{Name: "x"}}}
		for range n {
			s.Bars = append(s.Bars, "Elmbridge-under-Wychwood and Great Rissington")
			s.Parts[0].Amounts = append(s.Parts[0].Amounts, pound(1))
		}
		return s.SVG("c")
	}
	assert.Contains(t, of(20), ">and Great Rissington</text>")
	assert.NotContains(t, of(21), ">and Great Rissington</text>")
	assert.Contains(t, of(21), "…</text>")
}

package chart

import (
	"regexp"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

func finding(c Chart) string {
	_, says := c.Describe()
	return says
}

// The sums are added up by hand.
func TestChartsSayWhatTheyFind(t *testing.T) {
	stack := Stack{Title: "What each bears", Does: "bears", Bars: []string{"A", "B"}, Parts: []Part{{"Staff", pounds(300, 500)}, {"Rent", pounds(900, -100)}}}
	assert.Equal(t, "A bears most, £1,200 of £1,600; the largest part is Staff, £800.", finding(stack), "800 and 800: the first")
	assert.Equal(t, "A bears £5.", finding(Stack{Does: "bears", Bars: []string{"A"}, Parts: []Part{{"Staff", pounds(5)}}}))
	assert.Equal(t, "-£5 in all.", finding(Stack{Does: "bears", Bars: []string{"A", "B"}, Parts: []Part{{"Joining", pounds(-5, 0)}}}))

	nothing := []Part{{"Staff", pounds(0, 0)}, {"Rent", pounds(0, -1)}}
	assert.Equal(t, "-£1 in all.", finding(Stack{Does: "bears", Bars: []string{"A", "B"}, Parts: nothing}))
	assert.Equal(t, "From £0 in 2011 to -£1 in 2012.", finding(Columns{Years: []string{"2011", "2012"}, Parts: nothing}))

	pairs := Pairs{First: "before", Second: "after", Fall: "saves", Rise: "pays more", Of: []Pair{{"A", pound(100), pound(40)}, {"B", pound(20), pound(25)}, {"C", pound(9), pound(9)}}}
	assert.Equal(t, "In all £129 before, £74 after. Saves: A £60. Pays more: B £5.", finding(pairs))
	assert.Equal(t, []string{"saves £60", "pays more £5", "no change"}, []string{pairs.says(pairs.Of[0]), pairs.says(pairs.Of[1]), pairs.says(pairs.Of[2])})
	pairs.Of = []Pair{{"A", pound(1), pound(2)}, {"B", pound(1), pound(2)}, {"C", pound(1), pound(2)}, {"D", pound(1), pound(2)}, {"E", pound(2), pound(2)}}
	assert.Equal(t, "In all £6 before, £10 after. Pays more: 4 of 5, A most, £1.", finding(pairs))
	pairs.Of = pairs.Of[:3]
	assert.Equal(t, "In all £3 before, £6 after. Pays more: A £1, B £1, C £1.", finding(pairs))

	pairs.Of = []Pair{{"A", pound(5), pound(9)}, {"B", pound(9), pound(5)}}
	assert.Equal(t, "In all £14 either way. Saves: B £4. Pays more: A £4.", finding(pairs))

	bridge := Bridge{Steps: []Step{{"budget", pound(1000), true}, {"income", pound(-80), false}, {"demand", pound(60), false}, {"outturn", pound(980), true}}}
	assert.Equal(t, "Budget £1,000, outturn £980; the largest step is income, -£80.", finding(bridge))
	assert.Equal(t, "Budget £1,000, outturn £980.", finding(Bridge{Steps: []Step{bridge.Steps[0], bridge.Steps[3]}}))

	columns := Columns{Years: []string{"2011", "2012"}, Parts: []Part{{"ICT", pounds(-5, 10)}, {"Staff", pounds(3, 12)}}}
	assert.Equal(t, "From -£2 in 2011 to £22 in 2012; the largest part is then Staff, £12.", finding(columns))
	assert.Equal(t, "£7 in 2011.", finding(Columns{Years: []string{"2011"}, Parts: []Part{{"ICT", pounds(7)}}}))

	curve := Curve{Years: []string{"2011", "2012"}, Amounts: pounds(-5, 10), Turning: "break-even", Turns: "2012"}
	assert.Equal(t, "From -£5 in 2011 to £10 in 2012; break-even in 2012.", finding(curve))
	curve.Turns = ""
	assert.Equal(t, "From -£5 in 2011 to £10 in 2012.", finding(curve))

	flows := Flows{Of: []Flow{{"A", "B", pound(5)}, {"C", "B", pound(9)}, {"A", "D", pound(6)}}}
	assert.Equal(t, "3 payments of £20 in all; A pays most, £11.", finding(flows))
	assert.Equal(t, "A pays B £5.", finding(Flows{Of: flows.Of[:1]}))
}

// Of nine parts the two smallest are told together, whatever their sign; what is
// nothing has no place.
func TestMorePartsThanColours(t *testing.T) {
	parts := []Part{{"nothing", pounds(0, 0)}}
	for i := range 9 {
		parts = append(parts, Part{string(rune('a' + i)), pounds(int64(10-i), -int64(10-i))})
	}
	told := gathered(parts)
	var names []string
	for _, part := range told {
		names = append(names, part.Name)
	}
	assert.Equal(t, []string{"a", "b", "c", "d", "e", "f", "g", "2 others"}, names)
	assert.Equal(t, pounds(5, -5), told[7].Amounts, "3 and 2")
	assert.Len(t, gathered(parts[:8]), 7)
}

// A bar on a scale of 0 to 100 that is as long as the room: 25 is a quarter of it,
// and what is below nought goes the other way.
func TestBarsAreAsLongAsTheirSums(t *testing.T) {
	d := read(t, Stack{Bars: []string{"A", "B"}, Parts: []Part{{"x", pounds(25, 100)}, {"y", pounds(50, 0)}}}.SVG("c"))
	long := d.rects[2:] // after the legend's
	first, second, whole := long[0], long[1], long[2]
	length := whole.right + 1 - whole.left // with the gap behind it
	assert.InDelta(t, length, 4*(first.right+1-first.left), 4)
	assert.InDelta(t, length, 2*(second.right+1-second.left), 2)
	assert.Equal(t, first.right+1, second.left)
	d = read(t, Stack{Bars: []string{"A"}, Parts: []Part{{"x", pounds(-100)}, {"y", pounds(100)}}}.SVG("c"))
	below, above := d.rects[2], d.rects[3]
	assert.Equal(t, above.left, below.right+1)
	assert.InDelta(t, above.right-above.left, below.right-below.left, 1)
}

// The lines across a look start and end on the edges of its box, at 45 degrees.
func TestLinesStayInTheirBox(t *testing.T) {
	for _, size := range [][2]int{{30, 12}, {12, 30}, {1, 24}, {24, 1}, {6, 6}} {
		d := &drawing{}
		d.box(100, 50, size[0], size[1], look{colour: sky, rising: true, falling: true}, "")
		for _, found := range regexp.MustCompile(`M(\d+) (\d+)L(\d+) (\d+)`).FindAllStringSubmatch(d.String(), -1) {
			var at [4]int
			for i := range at {
				at[i], _ = strconv.Atoi(found[i+1])
			}
			for _, x := range []int{at[0], at[2]} {
				assert.True(t, x >= 100 && x <= 100+size[0], found)
			}
			for _, y := range []int{at[1], at[3]} {
				assert.True(t, y >= 50 && y <= 50+size[1], found)
			}
			assert.Equal(t, at[2]-at[0], max(at[3]-at[1], at[1]-at[3]), found)
		}
	}
	plain := &drawing{}
	plain.box(0, 0, 30, 12, look{colour: blue}, "")
	assert.NotContains(t, plain.String(), "path")
}

// Changes of a tenth of the level and more are drawn from nought; smaller ones on
// an axis that is cut off, and says so.
func TestAxesThatDoNotStartAtNought(t *testing.T) {
	said := "The axis does not start at nought."
	bridge := func(from, by int64) string {
		return Bridge{Steps: []Step{{"budget", pound(from), true}, {"demand", pound(by), false}, {"outturn", pound(from + by), true}}}.SVG("c")
	}
	assert.NotContains(t, bridge(90, 10), said)
	assert.Contains(t, bridge(91, 10), said)
	assert.NotContains(t, bridge(100, -10), said)
	assert.Contains(t, bridge(101, -10), said)
	assert.NotContains(t, bridge(100, 0), said)
	assert.NotContains(t, bridge(-101, 10), said)
}

// What is cut is there in full to whoever points at it, and exact sums behind every
// bar.
func TestWhatIsCutIsToldInFull(t *testing.T) {
	name := "Elmbridge-under-Wychwood and Great Rissington Joint Authority for Transport, Waste and Drainage"
	svg := Stack{Bars: []string{name}, Parts: []Part{{"Rent", []decimal.Decimal{decimal.New(123456, -2)}}}}.SVG("c")
	assert.Contains(t, svg, "<title>"+name+"</title>Elmbridge-under-Wychwood")
	assert.Contains(t, svg, "Joint…</text>")
	assert.Contains(t, svg, "<title>"+name+", Rent: £1,234.56</title>")
	assert.Contains(t, Flows{Of: []Flow{{"A", "B", pound(5)}}}.SVG("c"), "<title>A pays B £5.00</title>")
}

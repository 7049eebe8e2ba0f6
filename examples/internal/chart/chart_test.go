package chart

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// box is the room that something takes, and what it says.
type box struct {
	left, top, right, bottom int
	text                     string
}

// drawn is what a test sees of a picture.
type drawn struct {
	root         map[string]string
	title, finds string
	texts, rects []box
	elements     map[string]int
}

// read reads a picture back, as any reader of XML would.
func read(t *testing.T, svg string) drawn {
	t.Helper()
	d := drawn{root: make(map[string]string), elements: make(map[string]int)}
	decoder := xml.NewDecoder(strings.NewReader(svg))
	var open []xml.StartElement
	var at box
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return d
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token)
			d.elements[token.Name.Local]++
			a := attributes(token)
			switch token.Name.Local {
			case "svg":
				d.root = a
			case "rect":
				x, y := number(t, a["x"]), number(t, a["y"])
				d.rects = append(d.rects, box{x, y, x + number(t, a["width"]), y + number(t, a["height"]), a["fill"]})
			case "text":
				at = box{}
			}
		case xml.CharData:
			switch within(open) {
			case "text":
				at.text += string(token)
			case "svg/title":
				d.title += string(token)
			case "desc":
				d.finds += string(token)
			}
		case xml.EndElement:
			if token.Name.Local == "text" {
				d.texts = append(d.texts, textBox(t, at.text, attributes(open[len(open)-1])))
			}
			open = open[:len(open)-1]
		}
	}
}

func within(open []xml.StartElement) string {
	if len(open) == 2 && open[1].Name.Local == "title" {
		return "svg/title"
	}
	if len(open) == 0 {
		return ""
	}
	return open[len(open)-1].Name.Local
}

func attributes(of xml.StartElement) map[string]string {
	all := make(map[string]string)
	for _, a := range of.Attr {
		all[a.Name.Local] = a.Value
	}
	return all
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	require.NoError(t, err, "a coordinate that is no whole number")
	return n
}

// textBox is the room that a text takes at most.
func textBox(t *testing.T, text string, a map[string]string) box {
	size := number(t, a["font-size"])
	x, y, wide := number(t, a["x"]), number(t, a["y"]), width(text, size)
	switch a["text-anchor"] {
	case end:
		x -= wide
	case mid:
		x -= wide / 2
	}
	return box{x, y - size + 2, x + wide, y + 2, text}
}

func (b box) overlaps(other box) bool {
	return b.left < other.right && other.left < b.right && b.top < other.bottom && other.top < b.bottom
}

// Whoever the authorities and however large the sums: each picture is well-formed,
// says what it shows, keeps every text and bar on its paper, and no text stands on
// another.
func TestDrawingsKeepToTheirPaper(t *testing.T) {
	for name, sum := range sizes {
		for _, n := range []int{1, 2, 3, 12, 33} {
			for _, c := range gallery(n, sum) {
				t.Run(fmt.Sprintf("%T of %d, %s", c, n, name), func(t *testing.T) {
					svg := c.SVG("c7")
					assert.Equal(t, svg, c.SVG("c7"))
					d := read(t, svg)
					assert.Equal(t, "img", d.root["role"])
					assert.Equal(t, "c7-title c7-desc", d.root["aria-labelledby"])
					assert.Contains(t, svg, `<title id="c7-title">`)
					assert.Contains(t, svg, `<desc id="c7-desc">`)
					assert.NotEmpty(t, d.title)
					assert.NotEmpty(t, d.finds)
					assert.Zero(t, d.elements["script"]+d.elements["b"])
					assert.Equal(t, fmt.Sprintf("0 0 %s %s", d.root["width"], d.root["height"]), d.root["viewBox"])
					d.keepsToItsPaper(t)
				})
			}
		}
	}
}

// keepsToItsPaper checks that no text or bar leaves the paper, and that no text
// stands on another.
func (d drawn) keepsToItsPaper(t *testing.T) {
	t.Helper()
	right, bottom := number(t, d.root["width"]), number(t, d.root["height"])
	assert.NotEmpty(t, d.texts)
	for _, b := range append(d.texts, d.rects...) {
		assert.True(t, b.left >= 0 && b.right <= right && b.top >= 0 && b.bottom <= bottom, "off the paper: %v", b)
	}
	for i, text := range d.texts {
		for _, other := range d.texts[:i] {
			assert.False(t, text.overlaps(other), "%v over %v", text, other)
		}
	}
}

// However many years there are.
func TestManyYearsKeepToTheirPaper(t *testing.T) {
	for n := 1; n < 2000; n += 1 + n/6 {
		for _, c := range gallery(n, sizes["thousands"])[1:3] {
			t.Run(fmt.Sprintf("%T of %d", c, n), func(t *testing.T) { read(t, c.SVG("c")).keepsToItsPaper(t) })
		}
	}
}

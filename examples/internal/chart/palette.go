package chart

import (
	"fmt"
	"strings"
)

// Colours, after M. Okabe and K. Ito, Color Universal Design (2008): whoever sees
// no red, no green or no blue can tell them apart. Neighbours take turns in being
// dark and light, so that they stay apart on a printer without colours.
const (
	blue      = "#0072b2"
	orange    = "#e69f00"
	green     = "#009e73"
	sky       = "#56b4e9"
	vermilion = "#d55e00"
	yellow    = "#f0e442"
	purple    = "#cc79a7"
	black     = "#000000"
	dark      = "#222222"
	middle    = "#5f5f5f"
	pale      = "#b5b5b5"
	faint     = "#dddddd"
	white     = "#ffffff"
)

// looks are those of parts, in their order, and of what is left over: their colours,
// and fine lines across some, which without colours would look like others.
var looks = [...]look{
	{colour: blue}, {colour: orange}, {colour: green}, {colour: sky, rising: true},
	{colour: vermilion, falling: true}, {colour: yellow}, {colour: purple, rising: true}, {colour: middle, rising: true, falling: true},
}

// look is what something is drawn in.
type look struct {
	colour          string
	rising, falling bool // lines across it, to the right
}

// mostParts have a look of their own; what is left over is the last.
const mostParts = len(looks) - 1

// apart is how far lines are from one another.
const apart = 6

// ink is the colour of text on a colour.
func ink(on string) string {
	if on == blue || on == middle {
		return white
	}
	return black
}

// box draws a rectangle in a look, and says what it is to whoever points at it.
func (d *drawing) box(x, y, width, height int, in look, says string) {
	d.rect(x, y, width, height, in.colour, says)
	var lines strings.Builder
	for from := apart - height; from < width; from += apart { // where a line starts, on the lower edge or left of it
		left, right := max(from, 0), min(from+height, width)
		if in.rising {
			fmt.Fprintf(&lines, "M%d %dL%d %d", x+left, y+height-(left-from), x+right, y+height-(right-from))
		}
		if in.falling {
			fmt.Fprintf(&lines, "M%d %dL%d %d", x+left, y+left-from, x+right, y+right-from)
		}
	}
	if lines.Len() > 0 {
		fmt.Fprintf(d, `<path d="%s" stroke="%s" stroke-opacity="0.6"/>`+"\n", lines.String(), white)
	}
}

// figure writes a figure on a box, clear of its lines, with its middle at x and y.
func (d *drawing) figure(x, y int, on look, figure string) {
	if on.rising || on.falling {
		wide := width(figure, markSize) + 4
		d.rect(x-wide/2, y-markSize/2-1, wide, markSize+2, on.colour, "")
	}
	d.text(x, y+markSize/2-1, markSize, mid, ink(on.colour), figure)
}

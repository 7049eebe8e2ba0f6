package chart

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
)

// Sizes, in pixels on a screen and a little less on paper.
const (
	paper    = 720 // how wide every drawing is
	textSize = 13  // of labels and figures
	markSize = 11  // of marks and of figures within bars
	leading  = 16  // from a line of labels to the next
	gap      = 10
	margin   = 2 // at the right, for letters that lean over their room
	swatch   = 12
	labelled = 200 // how wide a column of labels may be
)

// Where text stands from its point.
const (
	start = "start"
	mid   = "middle"
	end   = "end"
)

// drawing is a picture on its way to SVG.
type drawing struct {
	strings.Builder
	height int
}

// svg returns the picture with its title and description.
func (d *drawing) svg(id string, of Chart) string {
	title, finding := of.Describe()
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]d %[2]d" width="%[1]d" height="%[2]d" role="img" aria-labelledby="%[3]s-title %[3]s-desc">
<title id="%[3]s-title">%[4]s</title>
<desc id="%[3]s-desc">%[5]s</desc>
%[6]s</svg>
`, paper, d.height, id, escaped(title), escaped(finding), d.String())
}

// escaped is text as it may stand in XML, whatever it is.
func escaped(text string) string {
	var out strings.Builder
	xml.EscapeText(&out, []byte(command.Plain(text))) // a builder takes everything
	return out.String()
}

// rect draws a rectangle, and says what it is to whoever points at it.
func (d *drawing) rect(x, y, width, height int, fill, says string) {
	fmt.Fprintf(d, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s">`, x, y, width, height, fill)
	d.says(says)
	d.WriteString("</rect>\n")
}

func (d *drawing) says(text string) {
	if text != "" {
		fmt.Fprintf(d, "<title>%s</title>", escaped(text))
	}
}

// line draws a straight line.
func (d *drawing) line(x1, y1, x2, y2 int, colour string) {
	fmt.Fprintf(d, `<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="%s"/>`+"\n", x1, y1, x2, y2, colour)
}

// text writes a line of text that fits.
func (d *drawing) text(x, y, size int, anchor, fill, text string) {
	d.write(x, y, size, anchor, fill, text, "")
}

func (d *drawing) write(x, y, size int, anchor, fill, text, says string) {
	fmt.Fprintf(d, `<text x="%d" y="%d" font-size="%d" text-anchor="%s" fill="%s">`, x, y, size, anchor, fill)
	d.says(says)
	d.WriteString(escaped(text) + "</text>\n")
}

// label writes text that may have to be cut, in so many lines at most, centred on
// y; the whole of it is shown to whoever points at it.
func (d *drawing) label(x, y, room, lines int, anchor, text string) {
	text = command.Plain(text)
	written := fit(text, room, textSize, lines)
	says := ""
	if strings.Join(written, " ") != strings.Join(strings.Fields(text), " ") {
		says = text
	}
	y += textSize/2 - 1 - leading*(len(written)-1)/2
	for i, line := range written {
		d.write(x, y+leading*i, textSize, anchor, dark, line, says)
	}
}

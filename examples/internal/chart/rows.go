package chart

import (
	"math/big"

	"github.com/triborough/fairshare/examples/internal/command"
)

// rows is the room of a chart whose bars lie one under the other: what each is at
// the left, its figure at the right, and the bars between, on a scale of money.
type rows struct {
	scale
	left       int // of the bars
	top, pitch int // of the first row, and from row to row
}

const (
	fewRows   = 20 // up to so many, a row has room for two lines of its label
	farthest  = 6  // so many intervals at most are marked on an axis
	textAbove = 20 // how high a line of marks is
)

// rows lays out and draws all but the bars.
func (d *drawing) rows(top int, labels, figures []string, low, high *big.Int, pitch int) rows {
	names := make([]string, len(labels))
	for i, label := range labels {
		names[i] = command.Plain(label)
	}
	left, right := min(widest(names, textSize), labelled), paper-margin-widest(figures, textSize)
	r := rows{left: left + gap, top: top, pitch: pitch}
	for intervals := farthest; ; intervals-- {
		r.scale = newScale(low, high, right-gap-r.left, intervals)
		if intervals == 1 || len(r.told()) == len(r.marks()) {
			break
		}
	}
	bottom := top + pitch*len(labels)
	for _, mark := range r.marks() {
		x, colour := r.left+r.placePence(mark), faint
		if mark.Sign() == 0 {
			colour = middle
		}
		d.line(x, top, x, bottom+4, colour)
	}
	for _, m := range r.told() {
		d.text(m.at, bottom+textAbove-2, markSize, mid, middle, m.label)
	}
	lines := 2
	if len(labels) > fewRows {
		lines = 1
	}
	for i, name := range names {
		d.label(left, r.middle(i), left, lines, end, name)
		d.text(paper-margin, r.middle(i)+textSize/2-1, textSize, end, dark, figures[i])
	}
	d.height = bottom + textAbove + 4
	return r
}

// middle is how far down the middle of a row is.
func (r rows) middle(row int) int { return r.top + r.pitch*row + r.pitch/2 }

// mark is what a mark is called, and where the middle of that stands.
type mark struct {
	label string
	at    int
}

// told are the marks whose labels keep apart from those before, and on paper.
func (r rows) told() []mark {
	var all []mark
	edge := -gap
	for _, at := range r.marks() {
		m := mark{label: r.label(at)}
		half := width(m.label, markSize)/2 + 1
		m.at = min(max(r.left+r.placePence(at), half), paper-half)
		if m.at-half >= edge+gap {
			all, edge = append(all, m), m.at+half
		}
	}
	return all
}

// bar draws a sum from one level to another along a row's axis, with its figure in
// it where there is room.
func (d *drawing) bar(r rows, y, thick, from, to int, in look, figure, says string) {
	if from > to {
		from, to = to, from
	}
	wide := max(to-from, 1)
	if wide > 3 {
		wide-- // a gap between neighbours
	}
	d.box(r.left+from, y, wide, thick, in, says)
	if width(figure, markSize)+6 <= wide && thick >= markSize+2 {
		d.figure(r.left+from+wide/2, y+thick/2, in, figure)
	}
}

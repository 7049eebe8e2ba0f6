package chart

import (
	"math/big"

	"github.com/triborough/fairshare/examples/internal/command"
)

// upright is the room of a chart of years from left to right, money upwards.
type upright struct {
	scale
	left, bottom int // where the axes meet
	years, wide  int // so many years have so much room
}

const (
	tall     = 220 // how high the axis of money is
	roomiest = 130 // how far apart years are at most
)

// upright lays out and draws all but the figures. Under each year stands its
// figure; where years stand too close for that, only some are named.
func (d *drawing) upright(top int, years, figures []string, low, high *big.Int) upright {
	u := upright{scale: newScale(low, high, tall, 5), years: max(len(years), 1)}
	if u.step == nil {
		u.length = gap // nothing rises above it
	}
	var labels, names []string
	for _, mark := range u.marks() {
		labels = append(labels, u.label(mark))
	}
	u.left = widest(labels, markSize) + gap
	u.bottom = top + gap + u.length
	u.wide = min(paper-u.left, roomiest*u.years)
	for i, mark := range u.marks() {
		y, colour := u.bottom-u.placePence(mark), faint
		if mark.Sign() == 0 {
			colour = middle
		}
		d.line(u.left, y, u.left+u.wide, y, colour)
		d.text(u.left-gap/2, y+markSize/2-1, markSize, end, middle, labels[i])
	}
	for _, year := range years {
		names = append(names, command.Plain(year))
	}
	every := 1
	for every < u.years && u.room(every) < widest(append(names, figures...), markSize) {
		every++
	}
	for i := 0; i < len(years); i += every {
		name, figure := cut(names[i], u.room(every), markSize), cut(figures[i], u.room(every), markSize)
		if u.centre(i)+max(width(name, markSize), width(figure, markSize))/2 >= paper {
			break // the last of many may have no room
		}
		d.text(u.centre(i), u.bottom+leading+2, markSize, mid, middle, name)
		d.text(u.centre(i), u.bottom+2*leading+2, markSize, mid, dark, figure)
	}
	d.height = u.bottom + 2*leading + gap
	return u
}

// centre is where the middle of a year stands.
func (u upright) centre(year int) int { return u.left + u.wide*(2*year+1)/(2*u.years) }

// room is how much room the names of every so many years have.
func (u upright) room(every int) int { return u.wide*every/u.years - gap/2 }

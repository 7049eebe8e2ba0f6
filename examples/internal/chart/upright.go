package chart

import (
	"math/big"

	"github.com/triborough/fairshare/examples/internal/command"
)

// upright is the room of a chart of years from left to right, money upwards.
type upright struct {
	scale
	left, bottom int // where the axes meet the paper
	pitch        int // from year to year
}

const (
	tall     = 220 // how high the axis of money is
	roomiest = 130 // how far apart years are at most
)

// upright lays out and draws all but the figures. Under each year stands its
// figure; where years stand too close for that, only some are named.
func (d *drawing) upright(top int, years, figures []string, low, high *big.Int) upright {
	u := upright{scale: newScale(low, high, tall, 5)}
	if u.step == nil {
		u.length = gap // nothing rises above it
	}
	var labels, names []string
	for _, mark := range u.marks() {
		labels = append(labels, u.label(mark))
	}
	u.left = widest(labels, type2) + gap
	u.bottom = top + gap + u.length
	u.pitch = min((paper-u.left)/max(len(years), 1), roomiest)
	right := u.left + u.pitch*len(years)
	for i, mark := range u.marks() {
		y, colour := u.bottom-u.placePence(mark), line
		if mark.Sign() == 0 {
			colour = middle
		}
		d.line(u.left, y, right, y, colour)
		d.text(u.left-gap/2, y+type2/2-1, type2, end, middle, labels[i])
	}
	for _, year := range years {
		names = append(names, command.Plain(year))
	}
	every := 1
	for room := u.pitch; room < min(widest(append(names, figures...), type2)+gap/2, paper-u.left); room += u.pitch {
		every++
	}
	for i := 0; i < len(years); i += every {
		room := u.pitch*every - gap/2
		d.text(u.center(i), u.bottom+leading+2, type2, mid, middle, cut(names[i], room, type2))
		d.text(u.center(i), u.bottom+2*leading+2, type2, mid, dark, cut(figures[i], room, type2))
	}
	d.height = u.bottom + 2*leading + gap
	return u
}

// center is where the middle of a year stands.
func (u upright) center(year int) int { return u.left + u.pitch*year + u.pitch/2 }

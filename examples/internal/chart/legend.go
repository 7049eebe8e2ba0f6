package chart

import "github.com/triborough/fairshare/examples/internal/command"

// key is what a look means.
type key struct {
	look
	name string
}

// keys are those of parts.
func keys(parts []Part) []key {
	all := make([]key, len(parts))
	for i, part := range parts {
		all[i] = key{looks[i], part.Name}
	}
	return all
}

// legend writes what the colours mean, in as many lines as that takes, and returns
// how far down it came.
func (d *drawing) legend(keys []key) (bottom int) {
	x, y := 0, 0
	for _, k := range keys {
		name := cut(command.Plain(k.name), paper-2*swatch, textSize)
		wide := swatch + gap/2 + width(name, textSize)
		if x > 0 && x+wide > paper {
			x, y = 0, y+leading+4
		}
		d.box(x, y+2, swatch, swatch, k.look, "")
		d.text(x+swatch+gap/2, y+textSize, textSize, start, dark, name)
		x += wide + 2*gap
	}
	return y + leading + gap
}

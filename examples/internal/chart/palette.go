package chart

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
	line      = "#dddddd"
	white     = "#ffffff"
)

// palette are the colours of parts, in their order; what is left over is grey.
var palette = [...]string{blue, orange, green, sky, vermilion, yellow, purple}

// ink is the colour of text on a colour.
func ink(on string) string {
	if on == blue || on == middle {
		return white
	}
	return black
}

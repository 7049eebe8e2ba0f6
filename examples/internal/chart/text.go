package chart

import (
	"strings"
	"unicode"
)

// widths are how wide the characters from the space to the tilde are in DejaVu
// Sans, in thousandths of the size of the type: it is the widest of the faces that
// a browser is likely to take, so that what fits in it fits in the others.
var widths = [...]int{
	318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
	636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
	1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
	603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
	500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
	635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
}

// characterWidth is how wide a character is at most, in thousandths.
func characterWidth(r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return widths[r-' ']
	case r == '£':
		return 636
	case r == '…' || r > unicode.MaxLatin1 && r < 0x1100 || r >= 0x1f000:
		return 1400
	case r <= unicode.MaxLatin1:
		return 1000
	case unicode.Is(unicode.Mn, r):
		return 0
	}
	return 1100
}

// advance is how far a character takes the text at a size of type, in thousandths
// of a pixel: as drawn, or to the nearest pixel where that is farther, for some
// screens set every character on a whole one.
func advance(r rune, size int) int {
	exact := characterWidth(r) * size
	return max(exact, (exact+500)/1000*1000)
}

// width is how wide text is at most at a size of type, rounded up.
func width(text string, size int) int {
	thousandths := 0
	for _, r := range text {
		thousandths += advance(r, size)
	}
	return (thousandths + 999) / 1000
}

// fit breaks text into so many lines at most, none wider than room: between words
// where it can, and with an ellipsis where it ends before its end.
func fit(text string, room, size, lines int) []string {
	var all []string
	words := strings.Fields(text)
	for len(words) > 0 {
		line, taken := words[0], 1
		for taken < len(words) && width(line+" "+words[taken], size) <= room {
			line += " " + words[taken]
			taken++
		}
		if len(all) == lines-1 && taken < len(words) || width(line, size) > room {
			return append(all, cut(strings.Join(words, " "), room, size))
		}
		all, words = append(all, line), words[taken:]
	}
	return all
}

// cut is as much of text as fits with an ellipsis behind it, or all of it.
func cut(text string, room, size int) string {
	if width(text, size) <= room {
		return text
	}
	left := room*1000 - advance('…', size)
	for i, r := range text {
		if left -= advance(r, size); left < 0 {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text
}

// widest is how wide the widest of several texts is.
func widest(texts []string, size int) (most int) {
	for _, text := range texts {
		most = max(most, width(text, size))
	}
	return most
}

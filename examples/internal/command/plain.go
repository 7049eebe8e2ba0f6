package command

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain returns text as it can be trusted to look: what a case file says can
// neither steer a terminal nor hide, or turn round, what stands beside it.
// Control, formatting and invisible characters show as their escapes, \u001b or
// \u202e, and what is not UTF-8 as its bytes, \xff; line breaks and tabs are spaces.
func Plain(text string) string {
	if strings.IndexFunc(text, unseen) < 0 && utf8.ValidString(text) {
		return text
	}
	var out strings.Builder
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)):
			fmt.Fprintf(&out, `\x%02x`, text[i])
		case r == '\n' || r == '\t':
			out.WriteByte(' ')
		case !unseen(r):
			out.WriteRune(r)
		case r <= 0xffff:
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			fmt.Fprintf(&out, `\U%08x`, r)
		}
	}
	return out.String()
}

// unseen says whether a character has no look of its own: controls, marks of
// direction, joiners and spaces of no width, line and paragraph separators,
// fillers and selectors of variants.
func unseen(r rune) bool {
	return r != ' ' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

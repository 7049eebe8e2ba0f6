package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Authority is the code by which an authority is known: "WCC". Codes are
// compared and sorted byte by byte; a code is 1 to 64 bytes of printable text
// with no space at either end.
type Authority string

func (a Authority) check() error {
	text := string(a)
	switch {
	case text == "":
		return fault(ErrAuthority, "", "an authority without a code")
	case len(text) > 64, !utf8.ValidString(text), strings.TrimSpace(text) != text,
		strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }):
		return fault(ErrAuthority, "", "%.40q is not a code: 1 to 64 bytes of printable text, no space at either end", text)
	}
	return nil
}

// checkAuthorities refuses a code that is malformed or stands twice.
func checkAuthorities(authorities []Authority) error {
	c := checks()
	seen := make(map[Authority]bool, len(authorities))
	for _, a := range authorities {
		if err := a.check(); err != nil {
			c.Add("", "", err)
		} else if seen[a] {
			c.Refuse(ErrAuthority, a, "named twice")
		}
		seen[a] = true
	}
	return c.Err()
}

// roster is the authorities of a statement, and the place of each.
type roster struct {
	authorities []Authority
	places      map[Authority]int
}

func newRoster(authorities []Authority) roster {
	r := roster{authorities, make(map[Authority]int, len(authorities))}
	for i, a := range authorities {
		if _, twice := r.places[a]; !twice {
			r.places[a] = i
		}
	}
	return r
}

// has says whether an authority is one of the statement's.
func (r roster) has(a Authority) bool {
	_, known := r.places[a]
	return known
}

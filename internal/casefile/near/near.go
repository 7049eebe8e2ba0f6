// Package near finds the name that another one, nearly right, is likely meant for.
package near

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Names that are nearly right are looked for within bounds, so that a file of
// nothing but faults costs little more than a sound one.
const (
	longestName  = 40      // bytes of a name that is compared
	mostCompared = 100_000 // comparisons of one search
)

// Search is the looking for names in one file. The zero Search is ready; past its
// bounds it finds no more.
type Search struct{ compared int }

// Name returns the one name among those known that text is likely to be meant for,
// or "": where none is near, and where two are equally so.
func Name[N ~string](s *Search, text string, known []N) string {
	return nearest(s, text, known, func(string) int { return 0 })
}

// Key returns the nearest key, for which the value is then read: of two that are
// equally near the one that begins alike, and then the one of the same length.
func Key(s *Search, text string, known []string) string {
	return nearest(s, text, known, func(key string) (rank int) {
		if !strings.HasPrefix(key, text[:min(1, len(text))]) {
			rank += 2
		}
		if len(key) != len(text) {
			rank++
		}
		return rank
	})
}

// nearest ranks names that are equally near, from 0 to 3.
func nearest[N ~string](s *Search, text string, known []N, rank func(string) int) string {
	if s.compared += len(known); len(text) > longestName || s.compared > mostCompared {
		return ""
	}
	folded := fold(text)
	best, name := 4*longestName, ""
	for _, k := range known {
		if len(k) > longestName {
			continue
		}
		d := distance(folded, fold(string(k)))
		if d > slips(string(k)) {
			continue
		}
		switch d = 4*d + rank(string(k)); {
		case d < best:
			best, name = d, string(k)
		case d == best:
			name = ""
		}
	}
	return name
}

// Meant says which name was likely meant, as the end of a message: nothing of "".
func Meant(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf(": did you mean %q?", name)
}

// slips are how many slips of the pen a name of its length bears: none in one or
// two letters, one in up to five, two in up to nine, three in more.
func slips(name string) int {
	switch n := utf8.RuneCountInString(name); {
	case n <= 2:
		return 0
	case n <= 5:
		return 1
	case n <= 9:
		return 2
	}
	return 3
}

// fold leaves out of a name what is written now so, now otherwise: capitals, and
// how its words are joined.
func fold(name string) []rune {
	return []rune(joints.Replace(strings.ToLower(name)))
}

var joints = strings.NewReplacer("_", "", "-", "", " ", "")

// distance counts the slips that lead from one text to the other: a letter too
// many, one left out, a wrong one, or two neighbours exchanged. (The restricted
// edit distance of Damerau and Levenshtein, by rows.)
func distance(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			wrong := above[j]
			if a[i] != b[j] {
				wrong++
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, wrong)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}

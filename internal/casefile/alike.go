package casefile

import (
	"strings"
	"unicode"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// alike holds names of one kind by what they look like.
type alike map[string]seen

type seen struct {
	name string
	at   tree.Place
}

// look warns of a name that a reader may take for one before it: the two differ
// in capitals alone, or in characters that look alike, which are then told by their
// numbers where they are not of ours.
func (a alike) look(n node, name string) {
	plain := latin(name)
	for _, look := range []struct{ kind, as, warning string }{
		{"case", strings.ToLower(name), "%.40q differs from %.40q on %s in capitals alone: are they the same?"},
		{"shape", strings.ToLower(plain), "%+.40q looks like %+.40q on %s: are they the same?"},
		{"stroke", strokes.Replace(plain), "%+.40q looks like %+.40q on %s: are they the same?"},
	} {
		first, found := a[look.kind+look.as]
		if !found {
			a[look.kind+look.as] = seen{name, n.Place}
		} else if first.name != name {
			n.warn(look.warning, name, first.name, first.at)
			return
		}
	}
}

// latin writes a name in plain Latin letters, where it has others of the same
// shape, and with plain blanks and hyphens; marks that cannot be seen go.
func latin(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.Is(unicode.Pd, r):
			return '-'
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		if plain, found := shapes[r]; found {
			return plain
		}
		return r
	}, name)
}

// shapes are the letters of other alphabets, and nought, that look like a letter
// of ours: those of the Cyrillic and Greek blocks of Unicode whose usual form is
// that of a plain Latin letter. Accents, and letters that only resemble one in some
// types, are left out.
var shapes = shapesOf(
	"АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX аa еe оo рp сc уy хx ѕs іi јj ԁd ԛq ԝw һh " + // Cyrillic
		"ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo νv ρp " + // Greek
		"0O")

func shapesOf(pairs string) map[rune]rune {
	shapes := make(map[rune]rune)
	for pair := range strings.FieldsSeq(pairs) {
		letters := []rune(pair)
		shapes[letters[0]] = letters[1]
	}
	return shapes
}

// strokes are what looks like one upright stroke: I and 1 like l.
var strokes = strings.NewReplacer("I", "l", "1", "l", "|", "l")

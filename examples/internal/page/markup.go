package page

import (
	"html"
	"strings"
)

// markup writes elements of HTML. Their names and classes are ours; the text is
// whoever's, and is escaped.
//
// No template does this: with one inside, a program keeps every method of every type
// that a template could name, and a page that carries the programs with it is half
// as large again.
type markup struct{ strings.Builder }

// open begins an element, of a class where there is one.
func (m *markup) open(name, class string) {
	m.WriteString("<" + name)
	if class != "" {
		m.WriteString(` class="` + class + `"`)
	}
	m.WriteByte('>')
}

// close ends an element, and the line unless others follow within it.
func (m *markup) close(name string) {
	m.WriteString("</" + name + ">")
	switch name {
	case "td", "th", "dt", "dd", "strong":
	default:
		m.WriteByte('\n')
	}
}

// text writes an element that holds nothing but text.
func (m *markup) text(name, class, text string) {
	m.open(name, class)
	m.WriteString(html.EscapeString(text))
	m.close(name)
}

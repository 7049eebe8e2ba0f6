package page

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
)

// sheet is how many characters of a table fit across a sheet of A4: more than on a
// page of text, as commas and points are narrow here, and no frame is drawn. A wider
// table comes in parts.
const sheet = 116

const (
	shortest    = 16 // how many rows of a table are never put on two sheets
	longestWord = 12 // how long a word may be before it breaks
)

//go:embed html.css
var style string

// Style is how reports look, on screen and on paper.
func Style() string { return style }

// WriteHTML lays documents out as one file that needs no other: for a browser and
// for A4, each document on a sheet of its own. It runs nothing and loads nothing,
// and says so to the browser.
func WriteHTML(out io.Writer, pages ...*Page) error {
	hash := sha256.Sum256([]byte(style))
	policy := "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"
	_, err := fmt.Fprintf(out, `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>%s</style>
</head>
<body>
<main>
%s</main>
</body>
</html>
`, policy, html.EscapeString(called(pages)), style, Articles(pages...))
	return err
}

// called is what the first document is called.
func called(pages []*Page) string {
	for _, p := range pages {
		for _, b := range p.blocks {
			if b.kind == title {
				return b.text
			}
		}
	}
	return ""
}

// Articles are documents as elements of a page that has Style.
func Articles(pages ...*Page) string {
	var m markup
	figures := 0
	for _, p := range pages {
		m.open("article", "")
		a := article{markup: &m, figures: &figures}
		for _, b := range p.blocks {
			a.add(b)
		}
		a.end()
		m.close("article")
	}
	return m.String()
}

// article is one document on its way to HTML.
type article struct {
	*markup
	figures  *int   // drawn so far in all documents
	within   string // the last heading: what a table is called that has no caption
	caption  string // that the next table takes
	sections bool   // whether one has begun
	points   bool   // whether a list of points is open
}

// end closes the list of points, if one is open.
func (a *article) end() {
	if a.points {
		a.close("ul")
		a.points = false
	}
}

func (a *article) add(b block) {
	if b.kind == caption {
		a.caption = b.text
		return // what it stands over follows
	}
	switch b.kind {
	case title:
		a.heading("h1", b.text)
	case source:
		if b.text != "" {
			a.text("p", "source", "Source: "+b.text)
		}
	case section:
		a.sections = true
		a.heading("h2", b.text)
	case heading:
		if a.sections {
			a.heading("h3", b.text)
		} else { // no level of headings is left out
			a.heading("h2", b.text)
		}
	case line:
		a.line(b.text)
	case list:
		a.list(b.items)
	case tabular:
		a.end()
		a.table(b.table)
	case drawn:
		a.end()
		a.figure(b)
		return // the caption waits for the figures
	}
	a.caption = ""
}

func (a *article) heading(level, text string) {
	a.end()
	a.within = text
	a.text(level, "", text)
}

// line adds what is said in words; what begins with a dash is a point of a list.
func (a *article) line(text string) {
	before, words := parted(text)
	switch {
	case words == "":
	case strings.HasSuffix(before, "- "):
		a.point(words)
	case before != "":
		a.end()
		a.text("p", "under", words)
	default:
		a.end()
		a.text("p", "", words)
	}
}

// point adds a point to the list that stands last, or begins one.
func (a *article) point(words string) {
	if !a.points {
		a.open("ul", "")
		a.points = true
	}
	a.text("li", "", words)
}

// list adds terms and what there is to say of them. A dash is no term, and one that
// is left out is the term before.
func (a *article) list(items []table.Item) {
	if items[0].Term == "-" {
		for _, item := range items {
			a.point(item.Text)
		}
		return
	}
	a.end()
	a.open("dl", "")
	for i, item := range items {
		if i == 0 || item.Term != "" {
			if i > 0 {
				a.close("div")
			}
			a.open("div", "")
			a.text("dt", "", item.Term)
		}
		a.text("dd", "", item.Text)
	}
	a.close("div")
	a.close("dl")
}

// table adds the parts of a table, each with what it shows.
func (a *article) table(t *table.Table) {
	for _, part := range t.Parts(sheet) {
		rows := len(slices.Concat(part.Groups...))
		class := "table"
		if rows <= shortest {
			class += " short"
		}
		a.open("div", class)
		a.open("table", "")
		a.captioned(part.Caption)
		a.heads(t, part)
		for _, group := range part.Groups {
			a.open("tbody", "")
			for _, row := range group {
				a.row(t, part, row)
			}
			a.close("tbody")
		}
		a.close("table")
		a.close("div")
	}
}

// captioned says what a table shows, and which part of it. Where the heading above
// says the same, only those who hear the page are told again.
func (a *article) captioned(part string) {
	caption, class := a.caption, ""
	if caption == "" {
		caption = a.within
		if part == "" {
			class = "unseen"
		}
	}
	if part != "" {
		caption += ". " + part
	}
	a.text("caption", class, caption)
}

func (a *article) heads(t *table.Table, part table.Part) {
	a.open("thead", "")
	a.open("tr", "")
	for i, head := range part.Heads {
		if head == "" {
			a.text("td", "", "")
			continue
		}
		a.WriteString(`<th scope="col" class="` + classOf(t, head, part.Figures[i]) + `">` + html.EscapeString(head))
		a.close("th")
	}
	a.close("tr")
	a.close("thead")
}

// row adds a row, whose first cell is its head.
func (a *article) row(t *table.Table, part table.Part, row []string) {
	a.open("tr", "")
	for i, text := range row {
		class, words := classOf(t, text, part.Figures[i]), strings.TrimLeft(text, " ")
		if i == 0 && words != "" {
			a.WriteString(`<th scope="row" class="` + class + `">` + html.EscapeString(words))
			a.close("th")
		} else {
			a.text("td", class, words)
		}
	}
	a.close("tr")
}

// classOf is that of a cell in a column of figures or of words. Blanks before it say
// that it belongs to the row above; a word that is longer than there may be room for
// breaks.
func classOf(t *table.Table, text string, isFigure bool) string {
	class := "words"
	if isFigure {
		class = "figure"
	}
	if strings.HasPrefix(text, " ") {
		class += " under"
	}
	if slices.ContainsFunc(strings.Fields(text), func(word string) bool { return table.Width(word) > longestWord }) {
		class += " long"
	}
	switch good, bad := t.Says(text); {
	case good:
		class += " good"
	case bad:
		class += " bad"
	}
	return class
}

// figure adds a chart with what it says, told from the others by its number.
func (a *article) figure(b block) {
	*a.figures++
	title, finding := b.chart.Describe()
	a.open("figure", "")
	a.open("figcaption", "")
	a.text("strong", "", command.Plain(title))
	a.WriteString(" " + html.EscapeString(command.Plain(finding)))
	a.close("figcaption")
	a.WriteString(b.chart.SVG(fmt.Sprintf("figure-%d", *a.figures))) // which escapes what it is given
	a.close("figure")
}

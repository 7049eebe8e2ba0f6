package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

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

var (
	//go:embed html.tmpl
	layout string
	//go:embed html.css
	style string

	report = template.Must(template.New("report").Parse(layout))
)

// WriteHTML lays documents out as one file that needs no other: for a browser and
// for A4, each document on a sheet of its own. It runs nothing and loads nothing,
// and says so to the browser.
func WriteHTML(out io.Writer, pages ...*Page) error {
	hash := sha256.Sum256([]byte(style))
	r := struct {
		Title    string
		Policy   string
		Style    template.CSS
		Articles []article
	}{
		Policy: "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'",
		Style:  template.CSS(style),
	}
	figures := 0
	for _, p := range pages {
		a := article{figures: &figures}
		for _, b := range p.blocks {
			a.add(b)
		}
		if r.Title == "" {
			r.Title = a.Title
		}
		r.Articles = append(r.Articles, a)
	}
	var html bytes.Buffer // so that nothing is written of what fails half-way
	if err := report.Execute(&html, r); err != nil {
		return err
	}
	_, err := out.Write(html.Bytes())
	return err
}

// article is one document on its way to HTML.
type article struct {
	Title, Source string
	Pieces        []piece
	figures       *int   // drawn so far in all documents
	within        string // the last heading: what a table is called that has no caption
	caption       string // that the next table takes
	sections      bool   // whether one has begun
}

// piece is an element of a document, or several that are one to a reader: points of
// a list, a table's parts. One of its fields is set.
type piece struct {
	Section, Heading string
	Line, Under      string // what stands by itself, and what belongs to what is above it
	Points           []string
	Terms            []term
	Tables           []tableau
	Figure           *figure
}

// term is one of a list, and all that is said of it.
type term struct {
	Term  string
	Texts []string
}

// tableau is a table or a part of one.
type tableau struct {
	Caption string
	Unseen  bool // the heading above it says the same
	Short   bool // enough to stand on one sheet
	Heads   []cell
	Groups  [][][]cell
}

// cell is one of a table. A row's first cell is its head.
type cell struct{ Text, Class string }

// figure is a chart with what it says.
type figure struct {
	Title, Finding string
	Drawing        template.HTML
}

func (a *article) add(b block) {
	switch b.kind {
	case title:
		a.Title, a.within = b.text, b.text
	case source:
		a.Source = b.text
	case caption:
		a.caption = b.text
		return // what it stands over follows
	case section:
		a.within, a.sections = b.text, true
		a.Pieces = append(a.Pieces, piece{Section: b.text})
	case heading:
		a.within = b.text
		if a.sections {
			a.Pieces = append(a.Pieces, piece{Heading: b.text})
		} else { // no level of headings is left out
			a.Pieces = append(a.Pieces, piece{Section: b.text})
		}
	case line:
		a.line(b.text)
	case list:
		a.list(b.items)
	case tabular:
		a.Pieces = append(a.Pieces, piece{Tables: a.tables(b.table)})
	case drawn:
		a.Pieces = append(a.Pieces, piece{Figure: a.figure(b)})
	}
	if b.kind != drawn {
		a.caption = ""
	}
}

// line adds what is said in words; what begins with a dash is a point of a list.
func (a *article) line(text string) {
	before, words := parted(text)
	switch {
	case words == "":
	case strings.HasSuffix(before, "- "):
		a.point(words)
	case before != "":
		a.Pieces = append(a.Pieces, piece{Under: words})
	default:
		a.Pieces = append(a.Pieces, piece{Line: words})
	}
}

// point adds a point to the list that stands last, or begins one.
func (a *article) point(words string) {
	last := len(a.Pieces) - 1
	if last < 0 || a.Pieces[last].Points == nil {
		a.Pieces = append(a.Pieces, piece{})
		last++
	}
	a.Pieces[last].Points = append(a.Pieces[last].Points, words)
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
	var terms []term
	for _, item := range items {
		if item.Term != "" || terms == nil {
			terms = append(terms, term{Term: item.Term})
		}
		last := &terms[len(terms)-1]
		last.Texts = append(last.Texts, item.Text)
	}
	a.Pieces = append(a.Pieces, piece{Terms: terms})
}

// tables are the parts of a table, each with what it shows.
func (a *article) tables(t *table.Table) []tableau {
	caption, unseen := a.caption, false
	if caption == "" {
		caption, unseen = a.within, true
	}
	var all []tableau
	for _, part := range t.Parts(sheet) {
		one := tableau{Caption: caption, Unseen: unseen && part.Caption == ""}
		if part.Caption != "" {
			one.Caption += ". " + part.Caption
		}
		for i, head := range part.Heads {
			one.Heads = append(one.Heads, cellOf(t, head, part.Figures[i]))
		}
		for _, group := range part.Groups {
			rows := make([][]cell, len(group))
			for r, row := range group {
				for i, text := range row {
					rows[r] = append(rows[r], cellOf(t, text, part.Figures[i]))
				}
			}
			one.Groups = append(one.Groups, rows)
		}
		one.Short = len(slices.Concat(one.Groups...)) <= shortest
		all = append(all, one)
	}
	return all
}

// cellOf is a cell of a column of figures or of words. Blanks before it say that it
// belongs to the row above; a word that is longer than there may be room for breaks.
func cellOf(t *table.Table, text string, isFigure bool) cell {
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
	return cell{strings.TrimLeft(text, " "), class}
}

// figure is a chart, told from the others by its number.
func (a *article) figure(b block) *figure {
	*a.figures++
	title, finding := b.chart.Describe()
	return &figure{title, finding, template.HTML(b.chart.SVG(fmt.Sprintf("figure-%d", *a.figures)))} // which escapes what it is given
}

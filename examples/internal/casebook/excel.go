package casebook

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// Rows of a sheet: what it is for, what belongs in each column, the heads, and from
// then on what is said.
const (
	rowAbout = 1 + iota
	rowNotes
	rowHeads
	rowFirst
)

const (
	rowsListed   = 500 // that a drop-down list offers
	rowsOffered  = 500 // that have a drop-down list
	widest       = 44  // characters of a column
	widestOfForm = 60
)

// Write writes a case as its workbook. Reading that gives the same tree, to the text
// of every value, which is made sure of before anything is written; comments of a
// file in YAML are no part of it. The same case gives the same bytes.
//
// Errors: a value that no cell can hold, at its place; a case of more cells than are
// read; those of out.
func Write(out io.Writer, root tree.Node) error {
	all, cells := pages(root), 0
	for _, p := range all {
		for _, row := range p.rows {
			cells += len(row)
		}
	}
	if cells > maxCells {
		return &tree.Error{Place: root.Place, Err: fmt.Errorf("as a workbook it would have %d cells, and %d are read: the case stays as it is", cells, maxCells)}
	}
	b := &binder{File: excelize.NewFile(), styles: make(map[string]int)}
	defer b.Close()
	b.readMe()
	for _, p := range all {
		b.page(p)
	}
	var book bytes.Buffer
	if b.err == nil {
		_, b.err = b.WriteTo(&book)
	}
	if b.err == nil {
		b.err = nothingLost(book.Bytes(), root)
	}
	if b.err != nil {
		return b.err
	}
	_, err := out.Write(book.Bytes())
	return err
}

// binder writes pages into a workbook, and keeps the first error.
type binder struct {
	*excelize.File
	styles map[string]int
	err    error
}

// do keeps an error.
func (b *binder) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// page writes a sheet.
func (b *binder) page(p page) {
	_, err := b.NewSheet(p.name)
	b.do(err)
	columns := p.sheet.all()
	for i, head := range p.across {
		c := *p.sheet.across
		if c.head = head; i > 0 {
			c.note = "" // the first says it for all
		}
		columns = append(columns, c)
	}
	if p.sheet.rows == form {
		columns = append(columns, column{head: headNotes})
	}
	for i, c := range columns {
		b.column(p, i+1, c)
	}
	b.text(p.name, 1, rowAbout, comment+" "+p.about, b.style("about", fontAbout))
	for i, row := range p.rows {
		for j, c := range row {
			k := columns[j].kind
			if p.sheet.rows == form && j == 1 {
				k = p.columns[position(row[0].text, p.columns)].kind
			}
			b.cell(p.name, j+1, rowFirst+i, c, k)
		}
	}
	if p.sheet.rows == form {
		b.form(p)
	}
	b.settings(p)
}

// column writes the head of a column and what belongs in it, and makes the cells below
// ready for that.
func (b *binder) column(p page, number int, c column) {
	name, err := excelize.ColumnNumberToName(number)
	b.do(err)
	width := min(max(utf8.RuneCountInString(c.head)+3, 14), widest)
	for _, row := range p.rows {
		if number <= len(row) {
			width = min(max(width, utf8.RuneCountInString(row[number-1].text)+2), widest)
		}
	}
	switch {
	case p.sheet.rows != form:
	case c.head == headNotes:
		width = widestOfForm + widest
	case c.head == headValue:
		width = widestOfForm
	}
	b.do(b.SetColStyle(p.name, name, b.blank(c.kind)))
	b.do(b.SetColWidth(p.name, name, name, float64(width)))
	if c.note != "" {
		b.text(p.name, number, rowNotes, comment+" "+c.note, b.style("notes", fontNotes))
	}
	heads := fontHeads
	if c.kind.isFigure() {
		heads.Alignment = &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "right"}
	}
	b.text(p.name, number, rowHeads, c.head, b.style("heads "+heads.Alignment.Horizontal, heads))
	b.offer(p.name, fmt.Sprintf("%s%d:%s%d", name, rowFirst, name, rowFirst+rowsOffered-1), c)
}

// form writes what belongs in each row of a form.
func (b *binder) form(p page) {
	for i, row := range p.rows {
		c := p.columns[position(row[0].text, p.columns)]
		at := fmt.Sprintf("B%d", rowFirst+i)
		b.text(p.name, 3, rowFirst+i, c.note, b.style("beside", fontBeside))
		if len(row) == 1 {
			b.do(b.SetCellStyle(p.name, at, at, b.blank(c.kind)))
		}
		b.offer(p.name, at+":"+at, c)
	}
}

// text writes a text, which is never a formula.
func (b *binder) text(sheet string, column, row int, text string, style int) {
	at, err := excelize.CoordinatesToCellName(column, row)
	b.do(err)
	if text != "" {
		b.do(b.SetCellStr(sheet, at, text))
	}
	b.do(b.SetCellStyle(sheet, at, at, style))
}

// cell writes what a case says.
func (b *binder) cell(sheet string, column, row int, c cell, k kind) {
	at, err := excelize.CoordinatesToCellName(column, row)
	b.do(err)
	switch c.is {
	case workbook.Number:
		b.do(b.SetCellDefault(sheet, at, c.text))
	case workbook.Date:
		b.do(b.SetCellDefault(sheet, at, serial(c.text)))
	case workbook.Text:
		b.text(sheet, column, row, c.text, b.shows(c.is, k, 0))
		return
	default:
		return
	}
	b.do(b.SetCellStyle(sheet, at, at, b.shows(c.is, k, c.shows)))
}

// offer gives cells the drop-down list that goes with their column. It only offers:
// what is wrong is said by who reads the workbook, with all else that is.
func (b *binder) offer(sheet, cells string, c column) {
	list := excelize.NewDataValidation(true)
	list.Sqref = cells
	words := c.choices
	if c.kind == yes {
		words = []string{"yes", "no"}
	}
	from := map[kind]string{code: "Authorities", basis: "Bases"}[c.kind]
	switch {
	case c.head == headService && c.key == "":
		from = "Services"
	case c.head == headBasis && c.key == "":
		from = "Bases"
	case c.key == "origin":
		from = "Authorities"
	}
	switch {
	case len(words) > 0:
		b.do(list.SetDropList(words))
	case from != "":
		list.SetSqrefDropList(fmt.Sprintf("%s!$A$%d:$A$%d", from, rowFirst, rowFirst+rowsListed-1))
	default:
		return
	}
	list.ShowErrorMessage = false
	b.do(b.AddDataValidation(sheet, list))
}

// settings keep the heads in sight, and print on A4 across.
func (b *binder) settings(p page) {
	pinned := len(p.sheet.selectors())
	if pinned == 0 {
		pinned = 1
	}
	corner, err := excelize.CoordinatesToCellName(pinned+1, rowFirst)
	b.do(err)
	b.do(b.SetPanes(p.name, &excelize.Panes{Freeze: true, XSplit: pinned, YSplit: rowHeads, TopLeftCell: corner, ActivePane: "bottomRight"}))
	b.do(b.SetRowHeight(p.name, rowAbout, 20))
	notes := 1
	for _, c := range p.sheet.all() {
		notes = max(notes, (utf8.RuneCountInString(c.note)+13)/14)
	}
	if p.sheet.across != nil {
		notes = max(notes, (utf8.RuneCountInString(p.sheet.across.note)+13)/14)
	}
	if p.sheet.rows != form {
		b.do(b.SetRowHeight(p.name, rowNotes, float64(min(notes, 6)*12+2)))
	}
	colour := "7F7F7F"
	if slices.Contains([]string{"Case", "Authorities", "Services", "Bases"}, p.name) || len(p.rows) > 0 {
		colour = "1F4E78"
	}
	b.paper(p.name, colour)
}

// paper has a sheet print across A4, as many pages as it takes down.
func (b *binder) paper(sheet, colour string) {
	b.do(b.SetSheetProps(sheet, &excelize.SheetPropsOptions{TabColorRGB: &colour, FitToPage: new(true)}))
	b.do(b.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: new(9), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0)}))
}

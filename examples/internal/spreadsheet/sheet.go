package spreadsheet

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
)

// Sheet is a sheet in the making. Rows and columns count from 1.
type Sheet struct {
	Name    string
	Frozen  int    // so many rows stay in sight, and stand at the top of every page
	Caption string // at the foot of each page
	rows    [][]Cell
	tall    map[int]int // rows of several lines
	widths  map[int]int
	merged  [][2]At
	printed int // columns that are printed; 0 for all
}

// Put puts a cell in its place.
func (s *Sheet) Put(row, col int, c Cell) At {
	for len(s.rows) < row {
		s.rows = append(s.rows, nil)
	}
	cells := s.rows[row-1]
	for len(cells) < col {
		cells = append(cells, Cell{})
	}
	cells[col-1] = c
	s.rows[row-1] = cells
	return At{s, row, col}
}

// Row puts cells beside each other from the first column on.
func (s *Sheet) Row(row int, cells ...Cell) {
	for i, c := range cells {
		s.Put(row, i+1, c)
	}
}

// At is a place of the sheet.
func (s *Sheet) At(row, col int) At { return At{s, row, col} }

// Next is the first row below all that stands on the sheet.
func (s *Sheet) Next() int { return len(s.rows) + 1 }

// Widths sets the widths of columns in characters, from the first one on.
func (s *Sheet) Widths(widths ...int) {
	for i, width := range widths {
		s.widths[i+1] = width
	}
}

// Width sets the width of a column.
func (s *Sheet) Width(col, width int) { s.widths[col] = width }

// Tall makes a row so many lines high.
func (s *Sheet) Tall(row, lines int) {
	if s.tall == nil {
		s.tall = make(map[int]int)
	}
	s.tall[row] = lines
}

// Merge makes cells of a row one.
func (s *Sheet) Merge(row, from, to int) {
	s.merged = append(s.merged, [2]At{s.At(row, from), s.At(row, to)})
}

// Printed says how many columns are printed.
func (s *Sheet) Printed(columns int) { s.printed = columns }

// columns is how many there are.
func (s *Sheet) columns() (most int) {
	for _, cells := range s.rows {
		most = max(most, len(cells))
	}
	return most
}

const (
	lineHeight  = 13.5
	titleHeight = 24
	a4          = 9
)

// write writes the sheet into a file that has one of that name.
func (s *Sheet) write(f *excelize.File, looks looks) error {
	if err := s.layOut(f); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for i, width := range s.fitted() {
		if err := out.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
	}
	if s.Frozen > 0 {
		below := fmt.Sprintf("A%d", s.Frozen+1)
		if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: s.Frozen, TopLeftCell: below, ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	if err := s.validate(f); err != nil {
		return err
	}
	for i, cells := range s.rows {
		values := make([]any, len(cells))
		for j, c := range cells {
			if c != (Cell{}) {
				values[j] = c.typed(looks)
			}
		}
		options := excelize.RowOpts{Height: lineHeight * float64(s.tall[i+1])}
		if len(cells) > 0 && cells[0].look == Title {
			options.Height = titleHeight
		}
		if err := out.SetRow(fmt.Sprintf("A%d", i+1), values, options); err != nil {
			return err
		}
	}
	for _, cells := range s.merged {
		if err := out.MergeCell(cells[0].name(), cells[1].name()); err != nil {
			return err
		}
	}
	return out.Flush()
}

// fitted are the widths of the columns: as they were set, or so wide that each
// number has room.
func (s *Sheet) fitted() []int {
	widths := make([]int, s.columns())
	for i := range widths {
		widths[i] = cmp.Or(s.widths[i+1], 12)
	}
	for _, cells := range s.rows {
		for i, c := range cells {
			if number, is := c.value.(decimal.Decimal); is && c.look != PerCent {
				const extra = 4 // a sign, and the gaps at both ends
				widths[i] = max(widths[i], len(attribution.FormatPounds(number))+extra)
			}
		}
	}
	return widths
}

// layOut sets the sheet's protection, and how it prints: on A4 across, as wide as
// the page, the frozen rows at the top of each.
func (s *Sheet) layOut(f *excelize.File) error {
	landscape, paper, one, any, yes, no := "landscape", a4, 1, 0, true, false
	columns := s.printed
	if columns == 0 {
		columns = max(1, s.columns())
	}
	quoted := "'" + s.Name + "'!"
	names := []excelize.DefinedName{{Name: "_xlnm.Print_Area", RefersTo: fmt.Sprintf("%s$A$1:$%s$%d", quoted, letters(columns), max(1, len(s.rows))), Scope: s.Name}}
	if s.Frozen > 0 {
		names = append(names, excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s$1:$%d", quoted, s.Frozen), Scope: s.Name})
	}
	for i := range names {
		if err := f.SetDefinedName(&names[i]); err != nil {
			return err
		}
	}
	footer := "&L&8" + strings.ReplaceAll(brief(command.Plain(s.Caption), 120), "&", "&&") + "&R&8&A, page &P of &N"
	margin := 0.5
	for _, err := range []error{
		f.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &one, FitToHeight: &any}),
		f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &yes}),
		f.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &margin, Horizontally: &yes}),
		f.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: footer}),
		f.SetSheetView(s.Name, 0, &excelize.ViewOptions{ShowGridLines: &no}),
		f.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true}),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// brief cuts text to so many characters.
func brief(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// validate refuses in each input what it cannot take.
func (s *Sheet) validate(f *excelize.File) error {
	for i, cells := range s.rows {
		for j, c := range cells {
			if c.takes == "" {
				continue
			}
			at := fmt.Sprintf("%s%d", letters(j+1), i+1)
			rule := excelize.NewDataValidation(false)
			rule.SetSqref(at)
			var formula strings.Builder
			if err := xml.EscapeText(&formula, fmt.Appendf(nil, c.takes, at)); err != nil { // the library writes it as it is
				return err
			}
			rule.Type, rule.Formula1 = "custom", formula.String()
			rule.SetError(excelize.DataValidationErrorStyleStop, "Not a figure that can stand here", "Money is in pounds and whole pennies, a weight nought or more.")
			if err := f.AddDataValidation(s.Name, rule); err != nil {
				return err
			}
		}
	}
	return nil
}

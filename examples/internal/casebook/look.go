package casebook

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/triborough/fairshare/examples/internal/workbook"
)

// style is the number of a style, made once.
func (b *binder) style(name string, s excelize.Style) int {
	id, made := b.styles[name]
	if !made {
		var err error
		id, err = b.NewStyle(&s)
		b.do(err)
		b.styles[name] = id
	}
	return id
}

var (
	top         = &excelize.Alignment{Vertical: "top"}
	topIndented = &excelize.Alignment{Vertical: "top", Indent: 1}
	topWrapped  = &excelize.Alignment{Vertical: "top", WrapText: true}
	fontTitle   = excelize.Style{Font: &excelize.Font{Family: fontName, Size: 14, Bold: true}}
	fontAbout   = excelize.Style{Font: &excelize.Font{Family: fontName, Size: 12, Bold: true, Color: "1F4E78"}, Alignment: &excelize.Alignment{Vertical: "center"}}
	fontLine    = excelize.Style{Font: &excelize.Font{Family: fontName, Size: 11}, Alignment: top}
	fontWrapped = excelize.Style{Font: &excelize.Font{Family: fontName, Size: 11}, Alignment: topWrapped}
	fontLink    = excelize.Style{Font: &excelize.Font{Family: fontName, Size: 11, Color: "0563C1", Underline: "single"}, Alignment: top}
	fontNotes   = excelize.Style{Font: &excelize.Font{Family: fontName, Size: 9, Italic: true, Color: "595959"}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "bottom", Horizontal: "left", Indent: 1}}
	fontBeside  = excelize.Style{Font: fontNotes.Font, Alignment: topIndented}
	fontHeads   = excelize.Style{Font: &excelize.Font{Family: fontName, Size: 11, Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E78"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "left", Indent: 1}}
)

const fontName = "Calibri"

// shows is the style in which cells of a kind show what they hold, numbers with so
// many decimals.
func (b *binder) shows(is workbook.Kind, k kind, decimals int) int {
	format := "@"
	switch {
	case is == workbook.Date:
		format = "yyyy-mm-dd"
	case is == workbook.Number:
		if format = "0"; k == money {
			format = "#,##0"
		}
		if decimals > 0 {
			format += "." + strings.Repeat("0", decimals)
		}
	}
	alignment := top
	if is == workbook.Text {
		alignment = &excelize.Alignment{Vertical: "top", WrapText: true, Indent: 1, Horizontal: "left"}
	}
	return b.style("shows "+format, excelize.Style{CustomNumFmt: &format, Font: fontLine.Font, Alignment: alignment})
}

// blank is the style of cells of a column that hold nothing yet.
func (b *binder) blank(k kind) int {
	switch {
	case k == money:
		return b.shows(workbook.Number, k, 2)
	case k == day:
		return b.shows(workbook.Date, k, 0)
	case k.isFigure():
		return b.style("line", fontLine)
	}
	return b.shows(workbook.Text, k, 0)
}

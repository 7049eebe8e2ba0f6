package casebook

import (
	"strconv"
	"time"
)

// readMeLines are what the first sheet says, which nobody reads back.
var readMeLines = []string{
	"This workbook is a case of the program statement: a year of shared services, filled in on sheets.",
	"Fill in Case, Authorities, Services and Bases; of the other sheets those that you need. Leave the rest as they are.",
	"On each sheet the dark row holds the heads of the columns; what stands above it explains them, and what stands below is read.",
	"Amounts are pounds with whole pence. A pound sign, commas between thousands and brackets around what is negative are taken; 1.2k, 12.345 and tbc are refused.",
	"Per cents are 35 or 35%. Days are dates, or texts such as 2012-04-30. A year is a text such as 2012/13.",
	"Formulas count by the value last saved. Nothing is worked out here, and no macro or link is followed.",
	"A column called Notes, and sheets whose names begin with Notes or Workings, are your own: nobody reads them.",
	"Rows, columns and sheets that are hidden and hold something are refused, for what nobody sees must not move money; so are merged cells and totals.",
	"An authority's column is headed by its code. Copy, fill down and sort rows as you like, unless the sheet More tells them by their numbers; the order of authorities is that of every printed column.",
}

// readMe writes the first sheet.
func (b *binder) readMe() {
	b.do(b.SetSheetName("Sheet1", sheetReadMe))
	b.do(b.SetColWidth(sheetReadMe, "A", "A", 22))
	b.do(b.SetColWidth(sheetReadMe, "B", "B", 120))
	row := 1
	b.text(sheetReadMe, 1, row, "How to fill this workbook in", b.style("title", fontTitle))
	for _, line := range readMeLines {
		row++
		b.text(sheetReadMe, 1, row, line, b.style("line", fontLine))
	}
	row += 2
	b.text(sheetReadMe, 1, row, "Sheet", b.style("heads", fontHeads))
	b.text(sheetReadMe, 2, row, "What stands there", b.style("heads", fontHeads))
	for _, s := range sheets {
		row++
		at := "A" + strconv.Itoa(row)
		b.text(sheetReadMe, 1, row, s.name, b.style("link", fontLink))
		b.do(b.SetCellHyperLink(sheetReadMe, at, "'"+s.name+"'!A1", "Location"))
		b.text(sheetReadMe, 2, row, s.about, b.style("wrapped", fontWrapped))
	}
	b.paper(sheetReadMe, "1F4E78")
}

// serial is the number of a day as spreadsheets count, from the turn of 1899 on.
func serial(date string) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return strconv.Itoa(int(at.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour)))
}

package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// hostile are texts that a spreadsheet might take for something else, or that might
// break the file.
var hostile = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "http://example.org", "\tx", "_x003D_1+1", "1e5", "007", "TRUE",
	"<f>1</f>", "a & b", "]]>", "\u202egnirts", "\x01", "'quoted", strings.Repeat("long ", 9000),
}

func hostileBook(t *testing.T) []byte {
	b := spreadsheet.New()
	for _, name := range hostile {
		s := b.Sheet(name)
		s.Caption, s.Frozen = name, 1
		s.Row(1, spreadsheet.Text(name, spreadsheet.Head), spreadsheet.Money(decimal.New(115, -2)), spreadsheet.Weight(decimal.New(5, -1)))
		s.Row(2, spreadsheet.LiveText("A1", name, spreadsheet.Plain), spreadsheet.Live(s.At(1, 2).In(s)+"*2", decimal.New(23, -1), spreadsheet.Pounds))
	}
	var out bytes.Buffer
	require.NoError(t, b.Write(&out))
	return out.Bytes()
}

// Text is text, whatever it says: no formula but those that were asked for, no link.
func TestTextStaysText(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(hostileBook(t)))
	require.NoError(t, err)
	sheets := f.GetSheetList()
	require.Len(t, sheets, len(hostile))
	for _, sheet := range sheets {
		formula, err := f.GetCellFormula(sheet, "A1")
		require.NoError(t, err)
		assert.Empty(t, formula)
		kind, err := f.GetCellType(sheet, "A1")
		require.NoError(t, err)
		assert.Equal(t, excelize.CellTypeInlineString, kind)
		linked, _, err := f.GetCellHyperLink(sheet, "A1")
		require.NoError(t, err)
		assert.False(t, linked)
	}
	text, err := f.GetCellValue(sheets[0], "A1")
	require.NoError(t, err)
	assert.Equal(t, "=1+1", text)
	seven, err := f.GetCellValue(sheets[7], "A1")
	require.NoError(t, err)
	assert.Equal(t, "_x003D_1+1", seven, "no escape of a character")
}

// Every part of the file is sound XML, and none leads out of the workbook.
func TestPartsAreSound(t *testing.T) {
	book := hostileBook(t)
	archive, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	require.NoError(t, err)
	last := ""
	for i, part := range archive.File {
		if i > 1 {
			assert.Less(t, last, part.Name, "in the order of their names")
		}
		last = part.Name
		assert.Less(t, part.Modified.Year(), 1980, "no clock")
		from, err := part.Open()
		require.NoError(t, err)
		decoder := xml.NewDecoder(from)
		for err = nil; err == nil; {
			_, err = decoder.Token()
		}
		assert.True(t, errors.Is(err, io.EOF), "%s: %v", part.Name, err)
		from, err = part.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(from)
		require.NoError(t, err)
		assert.NotContains(t, string(text), `TargetMode="External"`, part.Name)
	}
}

// The same book gives the same bytes.
func TestSameBookSameBytes(t *testing.T) {
	first := hostileBook(t)
	for range 5 {
		require.True(t, bytes.Equal(first, hostileBook(t)))
	}
}

// A name is one that a sheet can have, and no other has, capitals aside.
func TestNamesOfSheets(t *testing.T) {
	b := spreadsheet.New()
	for _, each := range [][2]string{
		{"Parks", "Parks"}, {"PARKS", "PARKS (2)"}, {"parks", "parks (3)"},
		{"Youth: a/b [c]*?\\'", "Youth a b c"}, {"", "Sheet"}, {"''", "Sheet (2)"}, {"History", "Sheet History"},
		{"Local Safeguarding Children Boards", "Local Safeguarding Children Boa"}, {"Local Safeguarding Children Board", "Local Safeguarding Children (2)"},
		{strings.Repeat("😀", 20), strings.Repeat("😀", 15)}, {"a\nb\x00", `a b u0000`},
	} {
		assert.Equal(t, each[1], b.Sheet(each[0]).Name)
	}
}

// What may be changed is not locked and refuses what cannot stand there; all else
// is locked, without a password.
func TestInputsAreNotLocked(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(hostileBook(t)))
	require.NoError(t, err)
	sheet := f.GetSheetList()[0]
	for cell, locked := range map[string]bool{"A1": true, "B1": false, "C1": false, "A2": true, "B2": true} {
		id, err := f.GetCellStyle(sheet, cell)
		require.NoError(t, err)
		style, err := f.GetStyle(id)
		require.NoError(t, err)
		assert.Equal(t, locked, style.Protection == nil || style.Protection.Locked, cell)
		assert.Equal(t, !locked, len(style.Fill.Color) > 0 && style.Font.Color != "FFFFFF", "inputs are seen: %s", cell)
	}
	rules, err := f.GetDataValidations(sheet)
	require.NoError(t, err)
	require.Len(t, rules, 2)
	assert.Equal(t, "AND(ISNUMBER(B1),ROUND(B1,2)=B1,ABS(B1)<1E+13)", rules[0].Formula1)
	assert.NoError(t, f.UnprotectSheet(sheet), "without a password")
}

// Sheets print on A4 across, as wide as the page, their heads on each.
func TestPrinting(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(hostileBook(t)))
	require.NoError(t, err)
	sheet := f.GetSheetList()[0]
	layout, err := f.GetPageLayout(sheet)
	require.NoError(t, err)
	assert.Equal(t, []any{"landscape", 9, 1, 0}, []any{*layout.Orientation, *layout.Size, *layout.FitToWidth, *layout.FitToHeight})
	var names []string
	for _, name := range f.GetDefinedName() {
		if name.Scope == sheet {
			names = append(names, name.Name+" "+name.RefersTo)
		}
	}
	assert.ElementsMatch(t, []string{"_xlnm.Print_Area '=1+1'!$A$1:$C$2", "_xlnm.Print_Titles '=1+1'!$1:$1"}, names)
	panes, err := f.GetPanes(sheet)
	require.NoError(t, err)
	assert.True(t, panes.Freeze)
}

// What a number is written as is what it is, to the last of fifteen figures.
func TestNumbersAreExact(t *testing.T) {
	b := spreadsheet.New()
	s := b.Sheet("Numbers")
	texts := []string{"9999999999999.99", "-0.01", "1.15", "470000000000000", "0.1", "8929999999999981", "123456789012345"}
	for i, text := range texts {
		number, err := decimal.NewFromString(text)
		require.NoError(t, err)
		s.Put(i+1, 1, spreadsheet.Fixed(number, spreadsheet.Plain))
		assert.Equal(t, i != 5, spreadsheet.Fits(number), text)
	}
	var out bytes.Buffer
	require.NoError(t, b.Write(&out))
	f, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	rows, err := f.GetRows("Numbers", excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	for i, text := range texts {
		assert.Equal(t, text, rows[i][0])
	}
}

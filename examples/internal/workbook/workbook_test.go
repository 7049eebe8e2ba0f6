package workbook

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// made returns a workbook written by another library.
func made(t *testing.T, fill func(*excelize.File)) *bytes.Buffer {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	fill(file)
	var out bytes.Buffer
	require.NoError(t, file.Write(&out))
	return &out
}

// all reads a sheet to its end.
func all(s *Sheet) (rows [][]string, err error) {
	for {
		row, err := s.Next()
		if err == io.EOF {
			return rows, nil
		} else if err != nil {
			return rows, err
		}
		rows = append(rows, append([]string{}, row...))
	}
}

// Values come as they are whatever their format; dates as dates; rows and cells
// that are left out as empty ones.
func TestValues(t *testing.T) {
	file := made(t, func(f *excelize.File) {
		style := func(style excelize.Style) int {
			id, err := f.NewStyle(&style)
			require.NoError(t, err)
			return id
		}
		set := func(cell string, value any, styles ...int) {
			require.NoError(t, f.SetCellValue("Sheet1", cell, value))
			for _, s := range styles {
				require.NoError(t, f.SetCellStyle("Sheet1", cell, cell, s))
			}
		}
		pounds, ownDate := "£#,##0", `dd/mm/yyyy "at" hh:mm`
		set("A1", "Spend over £500")
		set("A3", 1234.56, style(excelize.Style{CustomNumFmt: &pounds}))
		set("B3", 0.1)
		set("C3", 41029, style(excelize.Style{NumFmt: 14}))
		set("D3", 41029.604166666664, style(excelize.Style{CustomNumFmt: &ownDate}))
		set("E3", 0.25, style(excelize.Style{NumFmt: 20}))
		set("F3", true)
		set("G3", false)
		set("H3", " two\nlines ")
		set("J3", "after an empty one")
		require.NoError(t, f.SetCellFormula("Sheet1", "A4", "A3*2"))
		require.NoError(t, f.SetCellRichText("Sheet1", "B4", []excelize.RichTextRun{{Text: "Pa"}, {Text: "rks", Font: &excelize.Font{Bold: true}}}))
		set("A4", 2469.12)
		set("A5", "")
	})
	s, err := Open(file, "")
	require.NoError(t, err)
	assert.Equal(t, "Sheet1", s.Name)
	got, err := all(s)
	require.NoError(t, err)
	assert.Equal(t, [][]string{
		{"Spend over £500"},
		{},
		{"1234.56", "0.1", "2012-04-30", "2012-04-30 14:30:00", "06:00:00", "TRUE", "FALSE", " two\nlines ", "", "after an empty one"},
		{"2469.12", "Parks"},
		{},
	}, got)
}

// What is written in a stream, as large exports are, has its texts in its cells.
func TestTextsInCells(t *testing.T) {
	file := made(t, func(f *excelize.File) {
		w, err := f.NewStreamWriter("Sheet1")
		require.NoError(t, err)
		require.NoError(t, w.SetRow("A1", []any{"service", "amount"}))
		require.NoError(t, w.SetRow("A2", []any{"Parks", excelize.Cell{Formula: "1+2", Value: 3}}))
		require.NoError(t, w.Flush())
	})
	s, err := Open(file, "")
	require.NoError(t, err)
	got, err := all(s)
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"service", "amount"}, {"Parks", "3"}}, got)
}

// The first sheet in sight is read, or the one that is named.
func TestWhichSheet(t *testing.T) {
	file := made(t, func(f *excelize.File) {
		for i, name := range []string{"Sheet1", "Ledger", "Notes"} {
			_, err := f.NewSheet(name)
			require.NoError(t, err)
			require.NoError(t, f.SetCellValue(name, "A1", i))
		}
		f.SetActiveSheet(1)
		require.NoError(t, f.SetSheetVisible("Sheet1", false))
	}).Bytes()
	for name, want := range map[string]string{"": "1", "Ledger": "1", "notes": "2", "Sheet1": "0"} {
		s, err := Open(bytes.NewReader(file), name)
		require.NoError(t, err)
		got, err := all(s)
		require.NoError(t, err)
		assert.Equal(t, [][]string{{want}}, got, name)
	}
	_, err := Open(bytes.NewReader(file), "Spend")
	assert.EqualError(t, err, `the workbook has no sheet "Spend": it has ["Sheet1" "Ledger" "Notes"]`)
}

// Numbers are those that a spreadsheet shows at fifteen digits: the nearest binary
// fraction of what was typed comes back as that, and so does what a sum leaves over
// in the sixteenth.
func TestNumbers(t *testing.T) {
	for number, want := range map[string]string{
		"978": "978", "978.5": "978.5", "-978.50": "-978.5", "0": "0", "-0": "0", "0.00": "0", ".5": "0.5", "007": "7",
		"1.1000000000000001": "1.1", "0.10000000000000001": "0.1", "0.30000000000000004": "0.3", "2554.2600000000002": "2554.26", "-2554.2599999999998": "-2554.26",
		"0.29999999999999999": "0.3", "9.9999999999999995E-3": "0.01", "999999999999999.9": "1000000000000000", "123.456": "123.456", "123.460000000001": "123.460000000001",
		"123456789012345": "123456789012345", "1234567890123.45": "1234567890123.45", "12345678901234.56": "12345678901234.6", "0.1234567890123455": "0.123456789012346", "0.1234567890123454": "0.123456789012345",
		"1E5": "100000", "1E-2": "0.01", "1.5e+3": "1500", "-2.5E-3": "-0.0025", "1E+14": "100000000000000",
		// more than fifteen digits before the point, and what is no number at all
		"1234567890123456": "1234567890123456", "1E+15": "1E+15", "1E+99": "1E+99", "0E+99": "0", "9007199254740993": "9007199254740993", "1E-31": "1E-31", "1E-30": "0.000000000000000000000000000001", "1E99999999999999999999": "1E99999999999999999999",
		"": "", "-": "-", "1E": "1E", "1.2.3": "1.2.3", "INF": "INF", "٣": "٣", "1,5": "1,5", "--1": "--1",
	} {
		assert.Equal(t, want, fifteenDigits(number), number)
	}
}

// Checked against the calendar: 30 April 2012 is day 41029 counted from 1900, and
// 39567 from 1904; day 61 is 1 March 1900, the first that is counted rightly.
func TestDates(t *testing.T) {
	for number, want := range map[string]string{
		"41029": "2012-04-30", "1": "1900-01-01", "59": "1900-02-28", "60": "60", "61": "1900-03-01", "2958465": "9999-12-31", "2958466": "2958466",
		"41029.5": "2012-04-30 12:00:00", "0": "00:00:00", "0.75": "18:00:00", "41029.999999": "2012-05-01 00:00:00", "41029.00001": "2012-04-30 00:00:01", "-1": "-1", "-0.5": "-0.5", "1E+15": "1E+15",
	} {
		assert.Equal(t, want, dateOf(number, false), number)
	}
	for number, want := range map[string]string{"39567": "2012-04-30", "0": "1904-01-01", "60": "1904-03-01"} {
		assert.Equal(t, want, dateOf(number, true), number)
	}
}

func TestFormatsThatShowDates(t *testing.T) {
	for code, want := range map[string]bool{
		"dd/mm/yyyy": true, "D-MMM": true, "hh:mm": true, "mm:ss.0": true, `[$-809]dd\ mmmm\ yyyy`: true, `"on "d`: true,
		"General": false, "0.00": false, "#,##0.00_-;[Red]-#,##0.00": false, `_-[$£-809]* #,##0.00_-`: false, `0 "days"`: false, `0\d`: false, "[h]:mm": false, "0.00E+00": false,
		`0"`: false, "0[": false, `0\`: false,
	} {
		assert.Equal(t, want, styleOf(code).date, code)
	}
	for id, want := range map[int]bool{0: false, 4: false, 13: false, 14: true, 22: true, 23: false, 44: false, 45: true, 46: false, 47: true, 48: false, 49: false} {
		assert.Equal(t, want, isDateFormat(id), id)
	}
}

func TestCharactersThatXMLCannotHold(t *testing.T) {
	for text, want := range map[string]string{
		"a_x000D_b": "a\rb", "_x005F_x000D_": "_x000D_", "_x00": "_x00", "_xZZZZ_": "_xZZZZ_", "_x000Db": "_x000Db", "_x": "_x", "plain": "plain", "_x000A__x0041_": "\nA",
	} {
		assert.Equal(t, want, unescaped(text), text)
	}
}

func TestColumns(t *testing.T) {
	for reference, want := range map[string]int{"A1": 0, "Z9": 25, "AA1": 26, "ab3": 27, "XFD1": 16383, "XFE1": 16384, "1": columnLimit, "": columnLimit, strings.Repeat("Z", 100): columnLimit} {
		assert.Equal(t, want, min(columnOf(reference), columnLimit), reference)
	}
}

package workbook

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bookOf opens the plain workbook with other parts in place of some.
func bookOf(t *testing.T, parts map[string]string) *Book {
	t.Helper()
	b, err := OpenBook(bytes.NewReader(zipped(t, parts)), ledger)
	require.NoError(t, err)
	return b
}

// rowsIn reads the first sheet to its end, as rows.
func rowsIn(t *testing.T, b *Book) (*Sheet, []Row) {
	t.Helper()
	s, err := b.Open(b.Sheets[0])
	require.NoError(t, err)
	var rows []Row
	for {
		row, err := s.NextRow()
		if err == io.EOF {
			return s, rows
		}
		require.NoError(t, err)
		row.Cells = append([]Cell{}, row.Cells...)
		for i := range row.Cells {
			row.Cells[i].reference = ""
		}
		rows = append(rows, row)
	}
}

// A row says where it stands and whether it is seen; a cell what kind of value it
// holds, and how its format shows a number.
func TestRows(t *testing.T) {
	b := bookOf(t, map[string]string{
		"xl/_rels/workbook.xml.rels": plain["xl/_rels/workbook.xml.rels"][:len(plain["xl/_rels/workbook.xml.rels"])-len("</Relationships>")] +
			`<Relationship Id="r3" Type="` + officeRelations + `styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="&quot;£&quot;#,##0.000"/></numFmts>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet><cols><col min="3" max="4" hidden="1"/><col min="6" max="6" width="0"/><col min="7" max="9" width="8" hidden="0"/></cols><sheetData>` +
			`<row r="2" hidden="true"><c r="B2" s="1"><v>0.35</v></c><c r="C2" s="2"><v>12</v></c><c r="D2" s="3"><v>41029</v></c><c r="E2" s="9"><v>1</v></c></row>` +
			`<row r="3" ht="0"><c r="A3" t="s"><v>0</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D3"><f>1+1</f></c><c r="E3" t="str"><f>""</f><v></v></c><c r="F3" t="str"><f>A1</f></c></row>` +
			`<row r="5" ht="15"><c r="A5" s="4"><f>A1</f><v>7</v></c><c r="B5" s="3"><v>-1</v></c><c r="C5" t="d"><v>2012-04-30T00:00:00.000</v></c><c r="D5" t="d"><v>2012-04-30T12:30:00</v></c><c r="E5" t="d"><v>2012-04-30</v></c></row>` +
			`</sheetData><mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C7:C9"/></mergeCells></worksheet>`,
	})
	s, rows := rowsIn(t, b)
	assert.Equal(t, []Row{
		{Number: 2, Hidden: true, Cells: []Cell{{Column: 2, Kind: Number, Text: "0.35", Percent: true, Decimals: 2}, {Column: 3, Kind: Number, Text: "12", Decimals: 3},
			{Column: 4, Kind: Date, Text: "2012-04-30"}, {Column: 5, Kind: Number, Text: "1"}}},
		{Number: 3, Hidden: true, Cells: []Cell{{Column: 1, Kind: Text, Text: "service"}, {Column: 2, Kind: Truth, Text: "TRUE"}, {Column: 3, Kind: Failed, Text: "#DIV/0!"}, {Column: 4, Kind: Unworked}, {Column: 6, Kind: Unworked}}},
		{Number: 5, Cells: []Cell{{Column: 1, Kind: Number, Text: "7", Decimals: 2}, {Column: 2, Kind: Number, Text: "-1"},
			{Column: 3, Kind: Date, Text: "2012-04-30"}, {Column: 4, Kind: Date, Text: "2012-04-30 12:30:00"}, {Column: 5, Kind: Date, Text: "2012-04-30"}}},
	}, rows)
	assert.Equal(t, []string{"A1:B2", "C7:C9"}, s.Merged())
	for column, want := range map[int]bool{2: false, 3: true, 4: true, 5: false, 6: true, 7: false} {
		assert.Equal(t, want, s.HidesColumn(column), column)
	}
}

// What follows the rows is read too, to its end or not at all.
func TestWhatFollowsTheRows(t *testing.T) {
	b := bookOf(t, map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row r=\"1\"/></sheetData><mergeCells>"})
	s, err := b.Open(b.Sheets[0])
	require.NoError(t, err)
	_, err = s.NextRow()
	require.NoError(t, err)
	_, err = s.NextRow()
	assert.ErrorContains(t, err, "unexpected EOF")
}

// Formats of all kinds, and the decimals and per cents that they show of a number.
func TestFormatsOfNumbers(t *testing.T) {
	for code, want := range map[string]style{
		"General": {}, "0": {}, "#,##0": {}, "@": {}, "0.00": {decimals: 2}, "#,##0.00_-;[Red]-#,##0.00": {decimals: 2}, `_-[$£-809]* #,##0.00_-;-0.000`: {decimals: 2},
		"0.0#": {decimals: 1}, "0%": {percent: true}, "0.0%": {percent: true, decimals: 1}, `0"%"`: {}, `0\%`: {}, "0;0%": {}, "0.00E+00": {}, "# ?/?": {}, "# ??/100": {}, `0".00"`: {},
		"dd/mm/yyyy": {date: true}, "mm:ss.0": {date: true}, "[h]:mm": {},
	} {
		assert.Equal(t, want, styleOf(code), code)
	}
}

// Sheets are listed in the workbook's order, hidden ones as such, and a workbook is
// read within limits that are tried on both sides.
func TestBooks(t *testing.T) {
	parts := map[string]string{"xl/workbook.xml": `<workbook xmlns:r="x"><sheets><sheet name="Notes" r:id="r1" state="hidden"/><sheet name="Chart" r:id="r9"/><sheet name="Ledger" r:id="r1"/></sheets></workbook>`}
	b := bookOf(t, parts)
	assert.Equal(t, []Listed{{"Notes", true, "xl/worksheets/sheet1.xml"}, {"Ledger", false, "xl/worksheets/sheet1.xml"}}, b.Sheets)

	file := zipped(t, nil)
	size := int64(len(file))
	_, err := OpenBook(bytes.NewReader(file), Limits{Archive: size, Unpacked: 1 << 20})
	require.NoError(t, err)
	_, err = OpenBook(bytes.NewReader(file), Limits{Archive: size - 1, Unpacked: 1 << 20})
	assert.EqualError(t, err, "the workbook is larger than 0 MB")

	var unpacked int64
	for _, text := range plain {
		unpacked += int64(len(text))
	}
	for _, c := range []struct {
		limit int64
		want  string
	}{{unpacked, ""}, {unpacked - 1, "what is unpacked of the workbook is larger than it may be"}, {100, "what is unpacked of the workbook is larger than it may be"}} {
		b, err := OpenBook(bytes.NewReader(file), Limits{Archive: size, Unpacked: c.limit})
		if err == nil {
			var s *Sheet
			s, err = b.Open(b.Sheets[0])
			require.NoError(t, err)
			_, err = all(s)
		}
		if c.want == "" {
			assert.NoError(t, err)
		} else {
			assert.ErrorContains(t, err, c.want)
		}
	}
}

package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

const officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// plain are the parts of a workbook of one sheet, Ledger.
var plain = map[string]string{
	"_rels/.rels":     `<Relationships><Relationship Id="r1" Type="` + officeRelations + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/workbook.xml": `<workbook xmlns:r="x"><sheets><sheet name="Ledger" r:id="r1"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="` + officeRelations + `worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="r2" Type="` + officeRelations + `sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
	"xl/sharedStrings.xml":     `<sst><si><t>service</t></si><si><t>amount</t></si></sst>`,
	"xl/worksheets/sheet1.xml": sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`),
}

func sheetOf(rows string) string { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>" }

// zipped is the plain workbook with other parts in place of some; an empty one is
// left out.
func zipped(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	whole := maps.Clone(plain)
	maps.Copy(whole, parts)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range whole {
		if text == "" {
			continue
		}
		part, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(part, text)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func rowsOf(file []byte) ([][]string, error) {
	s, err := Open(bytes.NewReader(file), "")
	if err != nil {
		return nil, err
	}
	return all(s)
}

func TestPlain(t *testing.T) {
	rows, err := rowsOf(zipped(t, nil))
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"service", "amount"}}, rows)
	rows, err = rowsOf(zipped(t, map[string]string{"xl/worksheets/sheet1.xml": sheetOf(
		`<row><c><v>1</v></c><c t="inlineStr"><is><r><t>a</t></r><rPh><t>pronounced</t></rPh><r><t>b</t></r></is></c><c t="e"><v>#REF!</v></c></row><row/><row r="4"><c r="B4" t="str"><f>A1</f><v/></c><c t="d"><v>2012-04-30</v></c></row>`)}))
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"1", "ab", "#REF!"}, {}, {}, {"", "", "2012-04-30"}}, rows)
}

// What is damaged or out of order is refused, never passed over.
func TestDamagedWorkbooks(t *testing.T) {
	for name, c := range map[string]struct{ part, text, want string }{
		"breaks off between rows":    {"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`, `sheet "Ledger", row 1 or after: XML syntax error on line 1: unexpected EOF`},
		"breaks off in a row":        {"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="7"><c r="A7"><v>1</v></c>`, `row 7 or after: XML syntax error`},
		"no rows at all":             {"xl/worksheets/sheet1.xml", `<worksheet></worksheet>`, `the sheet breaks off`},
		"malformed":                  {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1"><c r="A1"><v>1</x></c></row>`), `XML syntax error`},
		"rows out of order":          {"xl/worksheets/sheet1.xml", sheetOf(`<row r="2"/><row r="2"/>`), `row 2 or after: a row "2": is the workbook damaged?`},
		"a row past the last":        {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1048577"/>`), `a row 1048577: is the workbook damaged?`},
		"rows without end":           {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1048576"/><row/>`), `row 1048576 or after: a row 1048577: is the workbook damaged?`},
		"a row that is no number":    {"xl/worksheets/sheet1.xml", sheetOf(`<row r="x"/>`), `a row "x"`},
		"cells out of order":         {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>`), `a cell "A1": is the workbook damaged?`},
		"a cell past the last":       {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1"><c r="XFE1"><v>1</v></c></row>`), `a cell "XFE1"`},
		"a cell of nowhere":          {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1"><c r="1"><v>1</v></c></row>`), `a cell "1"`},
		"a text that is missing":     {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1"><c r="A1" t="s"><v>2</v></c></row>`), `cell A1: the workbook has no text "2"`},
		"a text missing in no place": {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1"><c><v>1</v></c><c t="s"><v>2</v></c></row>`), `cell 2: the workbook has no text "2"`},
		"a text before the first":    {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`), `cell A1: the workbook has no text "-1"`},
		"never worked out":           {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1"><c r="A1"><f>1+1</f></c></row>`), `cell A1: a formula that was never worked out: open the workbook in a spreadsheet, and save it`},
		"an unknown kind":            {"xl/worksheets/sheet1.xml", sheetOf(`<row r="1"><c r="A1" t="q"><v>1</v></c></row>`), `a value of an unknown kind "q"`},
		"no sheet's part":            {"xl/worksheets/sheet1.xml", "", `it has no part "xl/worksheets/sheet1.xml"`},
		"no texts":                   {"xl/sharedStrings.xml", "", `it has no part "xl/sharedstrings.xml"`},
		"texts that break off":       {"xl/sharedStrings.xml", `<sst><si><t>a`, `the workbook's part "xl/sharedstrings.xml": XML syntax error`},
		"no relations":               {"xl/_rels/workbook.xml.rels", "", `it has no part "xl/_rels/workbook.xml.rels"`},
		"a sheet outside":            {"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="` + officeRelations + `worksheet" Target="https://example.com/sheet1.xml" TargetMode="External"/></Relationships>`, `no sheet of the workbook is in sight`},
		"no workbook":                {"xl/workbook.xml", "", `it has no part "xl/workbook.xml"`},
		"nothing of the kind":        {"_rels/.rels", "", `the file is a zip archive and no workbook: unpack it first`},
		"all sheets hidden":          {"xl/workbook.xml", `<workbook xmlns:r="x"><sheets><sheet name="Ledger" r:id="r1" state="veryHidden"/></sheets></workbook>`, `no sheet of the workbook is in sight: name one of ["Ledger"]`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := rowsOf(zipped(t, map[string]string{c.part: c.text}))
			assert.ErrorContains(t, err, c.want)
		})
	}
	whole := zipped(t, nil)
	_, err := rowsOf(whole[:len(whole)-10])
	assert.ErrorContains(t, err, "the workbook is damaged: zip")
}

// Why this package reads workbooks itself: the library that is at hand ends a
// sheet where its XML is damaged, and says nothing.
func TestWhatALibraryPassesOver(t *testing.T) {
	whole := made(t, func(f *excelize.File) {
		for _, cell := range []string{"A1", "A2", "A3"} {
			require.NoError(t, f.SetCellValue("Sheet1", cell, 1))
		}
	}).Bytes()
	archive, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	require.NoError(t, err)
	parts := make(map[string]string)
	for _, part := range archive.File {
		opened, err := part.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(opened)
		require.NoError(t, err)
		parts[part.Name] = string(text)
	}
	parts["xl/worksheets/sheet1.xml"] = strings.Replace(parts["xl/worksheets/sheet1.xml"], `<row r="2">`, `<row r="2"></x>`, 1)
	parts["xl/sharedStrings.xml"] = "" // of the plain one
	damaged := zipped(t, parts)
	theirs, err := excelize.OpenReader(bytes.NewReader(damaged))
	require.NoError(t, err)
	rows, err := theirs.GetRows("Sheet1")
	assert.NoError(t, err)
	assert.Len(t, rows, 1)
	_, err = rowsOf(damaged)
	assert.ErrorContains(t, err, "XML syntax error")
}

// Other files that are zip archives are named for what they are.
func TestOtherArchives(t *testing.T) {
	for part, want := range map[string]string{
		"mimetype": "OpenDocument", "xl/workbook.bin": ".xlsb", "Index/Document.iwa": "Numbers", "word/document.xml": ".docx", "ledger.csv": "unpack it",
	} {
		_, err := rowsOf(zipped(t, map[string]string{"_rels/.rels": "", "xl/workbook.xml": "", part: "x"}))
		assert.ErrorContains(t, err, want)
	}
}

// A row may have so many bytes of XML, a part so many bytes, and no more.
func TestLimits(t *testing.T) {
	for length, want := range map[int]string{partFloor - 100: "", partFloor: "it is larger than it may be"} { // of noughts, packed a thousand times smaller
		_, err := rowsOf(zipped(t, map[string]string{"xl/sharedStrings.xml": "<sst><!--" + strings.Repeat("0", length) + "--><si><t>a</t></si><si><t>b</t></si></sst>"}))
		if want == "" {
			assert.NoError(t, err)
		} else {
			assert.ErrorContains(t, err, want)
		}
	}
	noise := make([]byte, 400<<10) // packed hardly smaller, so that much more may come with it
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = 'a' + byte(random.IntN(26))
	}
	_, err := rowsOf(zipped(t, map[string]string{"xl/sharedStrings.xml": "<sst><!--" + string(noise) + strings.Repeat("0", partFloor) + "--><si><t>a</t></si><si><t>b</t></si></sst>"}))
	assert.NoError(t, err)

	last, err := rowsOf(zipped(t, map[string]string{"xl/worksheets/sheet1.xml": sheetOf(`<row r="1048576"><c><v>1</v></c></row>`)}))
	require.NoError(t, err)
	assert.Len(t, last, rowLimit)

	row := func(length int) string {
		return sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("x", length) + `</t></is></c></row>`)
	}
	rows, err := rowsOf(zipped(t, map[string]string{"xl/worksheets/sheet1.xml": row(xmlLimit - 10_000)})) // which is read ahead by
	require.NoError(t, err)
	assert.Len(t, rows[0][0], xmlLimit-10_000)
	_, err = rowsOf(zipped(t, map[string]string{"xl/worksheets/sheet1.xml": row(xmlLimit + 10_000)}))
	assert.ErrorContains(t, err, "a row is larger than it may be")

	for left, want := range map[int64]string{5: "<nil>", 4: "it is larger than it may be"} {
		_, err := io.ReadAll(&limited{strings.NewReader("12345"), &left, "it"})
		assert.Equal(t, want, fmt.Sprint(err))
	}
}

// Whatever a sheet holds, it is read to its end or refused.
func FuzzSheet(f *testing.F) {
	f.Add(sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>A1</f><v>1E-2</v></c></row><row r="3"/>`))
	f.Add(sheetOf(`<row><c t="inlineStr"><is><r><t>a_x000D_</t></r></is></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row>`))
	f.Add(`<worksheet><sheetData><row r="7">`)
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := rowsOf(zipped(t, map[string]string{"xl/worksheets/sheet1.xml": text}))
		if err != nil {
			return
		}
		for _, row := range rows {
			if len(row) > columnLimit || len(row) > 0 && row[len(row)-1] == "" {
				t.Fatalf("%q: a row of %d cells", text, len(row))
			}
		}
	})
}

package casebook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// altered is a new workbook with a text in place of another in one of its parts; a
// part that it has not is added.
func altered(t *testing.T, part string, alter func(string) string) []byte {
	t.Helper()
	book := newBook(t)
	archive, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name, text string) {
		into, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(into, text)
		require.NoError(t, err)
	}
	found := false
	for _, file := range archive.File {
		opened, err := file.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(opened)
		require.NoError(t, err)
		if file.Name == part {
			text, found = []byte(alter(string(text))), true
		}
		put(file.Name, string(text))
	}
	if !found {
		put(part, alter(""))
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// services is the part of the sheet Services: the fifth sheet, after Read me, Case and
// Authorities.
const services = "xl/worksheets/sheet4.xml"

func instead(old, new string) func(string) string {
	return func(text string) string {
		if strings.Count(text, old) != 1 {
			panic(old + " does not stand once")
		}
		return strings.Replace(text, old, new, 1)
	}
}

// What a program other than a spreadsheet may have written, or somebody who means
// ill: each is read for what it says, or refused, and no more than the limits is
// unpacked.
func TestAHostileWorkbook(t *testing.T) {
	const cost, asItIs = "<v>900000.00</v>", "NORTH 300000.00, SOUTH 200000.00, EAST 100000.00"
	for name, c := range map[string]struct {
		part  string
		alter func(string) string
		want  string
	}{
		"as it is":                  {services, func(text string) string { return text }, asItIs},
		"noise of binary fractions": {services, instead(cost, "<v>900000.00000000012</v>"), asItIs},
		"an error": {services, func(text string) string {
			return instead(`<c r="E4"`, `<c t="e" r="E4"`)(instead(cost, "<f>1/0</f><v>#DIV/0!</v>")(text))
		}, `Services!E4: Licensing: cost: the formula could not be worked out (#DIV/0!): mend it, or write the figure`},
		"an exponent": {services, instead(cost, "<v>9E5</v>"), asItIs},
		"a huge one":  {services, instead(cost, "<v>1E+300</v>"), `Services!E4: Licensing: cost: "1E+300" is not an amount such as 1650000 or -12.34`},
		"no number":   {services, instead(cost, "<v>INF</v>"), `Services!E4: Licensing: cost: "INF" is not an amount such as 1650000 or -12.34`},
		"a macro":     {"xl/vbaProject.bin", func(string) string { return "Auto_Open" }, asItIs},
		"a link":      {"xl/externalLinks/externalLink1.xml", func(string) string { return `<externalLink><externalBook r:id="x"/></externalLink>` }, asItIs},
		"an entity": {services, func(text string) string {
			return `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + instead(cost, "<v>&a;</v>")(text)
		}, `sheet "Services", row 4 or after: cell E4: XML syntax error on line 2: invalid character entity &a;`},
		"a flood of entities": {services, func(text string) string {
			return `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + instead(cost, "<v>&b;</v>")(text)
		}, `sheet "Services", row 4 or after: cell E4: XML syntax error on line 2: invalid character entity &b;`},
		"cut short": {services, func(text string) string { return text[:len(text)/2] }, `sheet "Services"`},
		"a bomb":    {services, func(text string) string { return text + "<!--" + strings.Repeat("0", 70<<20) + "-->" }, `sheet "Services"`},
		"rows without end": {services, func(text string) string {
			return strings.Replace(text, "</sheetData>", strings.Repeat(`<row/>`, 1<<20)+"</sheetData>", 1)
		}, `sheet "Services", row 1048576 or after: a row 1048577: is the workbook damaged?`},
		"a million rows": {services, func(text string) string {
			var rows strings.Builder
			for i := 5; i <= 1<<20; i++ {
				fmt.Fprintf(&rows, `<row r="%d"><c r="A%d"><v>1</v></c></row>`, i, i)
			}
			return strings.Replace(text, "</sheetData>", rows.String()+"</sheetData>", 1)
		}, "more than 200000 cells that hold something: no case is that large"},
		"a million blank rows": {services, func(text string) string {
			return strings.Replace(text, "</sheetData>", strings.Repeat(`<row/>`, 1<<20-rowFirst)+"</sheetData>", 1)
		}, asItIs},
		"a control character": {"xl/sharedStrings.xml", func(text string) string {
			return strings.Replace(text, "<t>Licensing</t>", "<t>_x0007_Licensing</t>", 1)
		}, "NORTH 300000.00, SOUTH 200000.00, EAST 100000.00"},
	} {
		t.Run(name, func(t *testing.T) {
			got := strings.ReplaceAll(came(t, altered(t, c.part, c.alter)), "case.xlsx: ", "")
			if strings.HasPrefix(c.want, "sheet") {
				assert.Contains(t, got, c.want)
			} else {
				assert.Equal(t, c.want, got)
			}
		})
	}
}

// A file that is no workbook is told for what it is.
func TestOtherFiles(t *testing.T) {
	book := newBook(t)
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"older, or locked": {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), "case.xlsx: an older workbook (.xls), or one with a password: save it as .xlsx, without a password"},
		"cut short":        {book[:len(book)/2], "case.xlsx: the workbook is damaged: zip: not a valid zip file"},
		"too large":        {append(append([]byte{}, book...), make([]byte, 16<<20)...), "case.xlsx: the workbook is larger than 16 MB"},
		"a text":           {[]byte("title"), ""},
		"empty":            {nil, "case.xlsx:1: the file is empty"},
		"of other sheets":  {onlySheet(t, "Budget"), "case.xlsx: none of its sheets is one of a case: statement -new -format xlsx writes a workbook that has them"},
	} {
		_, _, err := Tree("case.xlsx", bytes.NewReader(c.file))
		if c.want == "" {
			assert.NoError(t, err, name)
		} else {
			assert.EqualError(t, err, c.want, name)
		}
	}
}

func onlySheet(t *testing.T, name string) []byte {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	require.NoError(t, file.SetSheetName("Sheet1", name))
	var out bytes.Buffer
	require.NoError(t, file.Write(&out))
	return out.Bytes()
}

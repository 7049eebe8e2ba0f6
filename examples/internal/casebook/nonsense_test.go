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
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// bareBook is a workbook of sheets that hold texts and numbers, as short as can be.
func bareBook(names []string, rows [][][]string) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name, text string) {
		part, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(part, text)
		}
		if err != nil {
			panic(err)
		}
	}
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	var listed, related strings.Builder
	for i, name := range names {
		fmt.Fprintf(&listed, `<sheet name="%s" r:id="r%d"/>`, name, i)
		fmt.Fprintf(&related, `<Relationship Id="r%d" Type="%sworksheet" Target="worksheets/sheet%d.xml"/>`, i, office, i)
		var cells strings.Builder
		for _, row := range rows[i] {
			cells.WriteString("<row>")
			for _, cell := range row {
				cells.WriteString(cell)
			}
			cells.WriteString("</row>")
		}
		put(fmt.Sprintf("xl/worksheets/sheet%d.xml", i), "<worksheet><sheetData>"+cells.String()+"</sheetData></worksheet>")
	}
	put("_rels/.rels", `<Relationships><Relationship Id="r" Type="`+office+`officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	put("xl/workbook.xml", `<workbook xmlns:r="x"><sheets>`+listed.String()+`</sheets></workbook>`)
	put("xl/_rels/workbook.xml.rels", "<Relationships>"+related.String()+"</Relationships>")
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// Whatever stands in the cells, a workbook is read or refused, the same each time, and
// no fault is without its place.
func lawNonsense(t *rapid.T) {
	vocabulary := []string{"A", "B", "WEST", "Parks", "All services", "1", "-5", "(3)", "0.5", "35%", "2012/13", "2012-04-30", "equal", "blend", "average", "demand", "sole", "band", "rounded", "agreed", "before", "reference", "budget", "actual", "#1", "#2", "services", "basis", "title", "(nothing)", "(empty list)", "(quoted) x", "Title", "Period", "x"}
	cell := rapid.Custom(func(t *rapid.T) string {
		text := rapid.SampledFrom(vocabulary).Draw(t, "cell")
		switch rapid.SampledFrom([]string{"text", "text", "text", "number", "nothing", "error", "formula", "truth"}).Draw(t, "kind") {
		case "number":
			return "<c><v>" + rapid.SampledFrom([]string{"1", "0", "-2.5", "41029", "1E9", "x"}).Draw(t, "number") + "</v></c>"
		case "nothing":
			return "<c/>"
		case "error":
			return `<c t="e"><v>#N/A</v></c>`
		case "formula":
			return "<c><f>1+1</f></c>"
		case "truth":
			return `<c t="b"><v>1</v></c>`
		}
		return `<c t="inlineStr"><is><t>` + text + "</t></is></c>"
	})
	var names []string
	var rows [][][]string
	for i := range sheets {
		s := &sheets[i]
		if !rapid.Bool().Draw(t, s.name) {
			continue
		}
		var heads []string
		for _, head := range append(headsOf(s.all()), rapid.SliceOfN(rapid.SampledFrom([]string{"A", "B", "WEST", "Step 2", "2012/13", "Notes", "Amuont"}), 0, 4).Draw(t, "more heads")...) {
			heads = append(heads, `<c t="inlineStr"><is><t>`+head+"</t></is></c>")
		}
		sheet := [][]string{heads}
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			sheet = append(sheet, rapid.SliceOfN(cell, 0, len(heads)+1).Draw(t, "row"))
		}
		names, rows = append(names, s.name), append(rows, sheet)
	}
	book := bareBook(names, rows)
	var said []string
	for range 2 {
		root, err := Read("case.xlsx", bytes.NewReader(book))
		if err == nil {
			_, err = casefile.ReadTree(nil, nil, root)
		}
		said = append(said, fmt.Sprint(err))
	}
	require.Equal(t, said[0], said[1])
	if said[0] != "<nil>" {
		require.True(t, strings.HasPrefix(said[0], "case.xlsx"), said[0])
	}
}

func TestNonsenseLaw(t *testing.T) { rapid.Check(t, lawNonsense) }

// Of two sheets of one name neither is guessed to be it; one that is hidden and has a
// name of its own is nobody's business.
func TestSheetsAreKnownByTheirNames(t *testing.T) {
	text := func(texts ...string) (row []string) {
		for _, text := range texts {
			row = append(row, `<c t="inlineStr"><is><t>`+text+"</t></is></c>")
		}
		return row
	}
	one := [][]string{text("Code", "Name"), text("A", "Alton")}
	_, err := casefileOf(t, bareBook([]string{"Authorities", "AUTHORITIES "}, [][][]string{one, one}))
	assert.ErrorContains(t, err, "case.xlsx: 'AUTHORITIES ': a second sheet of that name")
	hidden := edited(t, func(f *excelize.File) {
		_, _ = f.NewSheet("_cache")
		set("_cache", "A1", 5)(f)
		_ = f.SetSheetVisible("_cache", false)
	})
	_, err = casefileOf(t, hidden)
	assert.NoError(t, err)
}

func casefileOf(t *testing.T, book []byte) (casefile.Case, error) {
	t.Helper()
	root, err := Read("case.xlsx", bytes.NewReader(book))
	require.NoError(t, err)
	return casefile.ReadTree(nil, nil, root)
}

// So many cells that hold something are read, and no more.
func TestCellsAreBounded(t *testing.T) {
	row := []string{}
	for range 10 {
		row = append(row, "<c><v>1</v></c>")
	}
	book, err := workbook.OpenBook(bytes.NewReader(bareBook([]string{"Costs"}, [][][]string{{row}})), limits)
	require.NoError(t, err)
	for before, want := range map[int]string{maxCells - 10: "", maxCells - 9: "more than 200000 cells that hold something: no case is that large"} {
		r := &reader{cells: before}
		_, err := r.lines(book, book.Sheets[0], tree.Place{})
		if want == "" {
			assert.NoError(t, err)
		} else {
			assert.EqualError(t, err, want)
		}
	}
}

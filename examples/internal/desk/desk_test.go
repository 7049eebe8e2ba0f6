package desk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/testdata"
)

// small is shared 1 : 2. A bears 10.00 of 30.00, and B 20.00.
const small = `# Kept
title: Small
authorities: [{code: A, name: Alpha}, {code: B}]
services:
  - name: Parks
    cost: 30 # agreed in May
    basis: {proportion: {A: 1, B: 2}}
`

func dropped(t *testing.T, files ...File) (*Desk, View) {
	t.Helper()
	var d Desk
	v := d.Drop(files...)
	return &d, v
}

func text(name, text string) File { return File{name, []byte(text)} }

// fixtures are the files of testdata by name, of the folders named.
func fixtures(t *testing.T, folders ...string) map[string][]byte {
	t.Helper()
	files := make(map[string][]byte)
	for _, folder := range folders {
		names, err := fs.Glob(testdata.FS, folder+"/*.yaml")
		require.NoError(t, err)
		require.NotEmpty(t, names)
		for _, name := range names {
			data, err := testdata.FS.ReadFile(name)
			require.NoError(t, err)
			files[name] = data
		}
	}
	return files
}

// Everything among the fixtures that can stand by itself can be laid on the desk, and
// comes to something; a case under an agreement waits for it, whichever comes first.
func TestFixturesCanBeDropped(t *testing.T) {
	for name, data := range fixtures(t, "tri-borough", "bromley", "bromsgrove-redditch", "rules", "programmes") {
		d, v := dropped(t, File{path.Base(name), data})
		assert.Empty(t, v.Faults, name)
		assert.NotEmpty(t, v.Title, name)
		assert.NotEmpty(t, d.shown.pages(), name)
		for _, format := range v.Formats {
			made, err := d.Download(format)
			if format == "journal" || format == "hledger" {
				if _, journal := d.shown.cases[0].Books().Journal(); journal != nil {
					assert.Equal(t, journal, err, "%s has none, and says why", name)
					continue
				}
			}
			require.NoError(t, err, name)
			assert.NotEmpty(t, made.Data, "%s as %s", name, format)
		}
	}
	files := fixtures(t, "agreements")
	of := func(name string) File { return File{name, files["agreements/"+name]} }
	d, v := dropped(t, of("trading-standards-2012-13.yaml"))
	require.Len(t, v.Faults, 1)
	assert.Contains(t, v.Faults[0].Text, "drop the agreement on the page too")
	v = d.Drop(of("trading-standards.yaml"))
	assert.Empty(t, v.Faults)
	assert.Equal(t, []string{"trading-standards.yaml"}, v.Beside)
	assert.Equal(t, "trading-standards-2012-13.yaml", v.Name)
	_, v = dropped(t, of("trading-standards.yaml"))
	assert.Contains(t, v.Faults[0].Text, "drop the case that is under it")
	_, v = dropped(t, of("trading-standards.yaml"), of("trading-standards-2014-15.yaml"))
	assert.Empty(t, v.Faults)
}

// What each bears is compared with the figures that were opened, or pinned since.
func TestChangesAreTold(t *testing.T) {
	d, v := dropped(t, text("small.yaml", small))
	assert.Equal(t, []Bears{{"A", "Alpha", "£10.00", "", 0}, {"B", "B", "£20.00", "", 0}}, v.Bears)
	v, err := d.Edit(Edit{Path: Path{"services", "0", "basis", "proportion", "A"}, Text: "3"}) // 18.00 and 12.00
	require.NoError(t, err)
	assert.Equal(t, []Bears{{"A", "Alpha", "£18.00", "£8.00 more", 1}, {"B", "B", "£12.00", "£8.00 less", -1}}, v.Bears)
	v = d.Write("no case")
	assert.Nil(t, v.Bears)
	assert.NotEmpty(t, v.Faults)
	assert.Equal(t, v.Faults, d.Pin().Faults, "figures with faults are compared with nothing")
	v = d.Write(strings.Replace(strings.Replace(small, "cost: 30", "cost: 60", 1), "{code: B}", "{code: B}, {code: C}", 1)) // C is not in proportion
	assert.NotEmpty(t, v.Faults)
	v = d.Write(strings.NewReplacer("cost: 30", "cost: 60", "{code: B}", "{code: B}, {code: C}", "B: 2", "B: 2, C: 3").Replace(small))
	assert.Equal(t, []Bears{{"A", "Alpha", "£10.00", "", 0}, {"B", "B", "£20.00", "", 0}, {"C", "C", "£30.00", "and bore nothing before", 0}}, v.Bears)
	v = d.Pin()
	assert.Equal(t, "", v.Bears[2].Change)
}

// Each fault has its line; one of an agreement names its file.
func TestFaultsHaveTheirPlaces(t *testing.T) {
	_, v := dropped(t, text("small.yaml", strings.Replace(strings.Replace(small, "30", "30.123", 1), "B: 2", "X: 2", 1)))
	require.Len(t, v.Faults, 2)
	assert.Equal(t, "small.yaml", v.Faults[0].File)
	assert.Equal(t, []int{6, 7}, []int{v.Faults[0].Line, v.Faults[1].Line})
	assert.NotContains(t, v.Faults[0].Text, "small.yaml")
	assert.Empty(t, v.Formats)
	assert.Equal(t, small, d0(t).Write(small).Text)
}

func d0(t *testing.T) *Desk { d, _ := dropped(t, text("x.yaml", "x")); return d }

// A statement is verified before it is shown: a penny moved is found.
func TestAStatementIsVerified(t *testing.T) {
	d, _ := dropped(t, text("small.yaml", small))
	made, err := d.Download("json")
	require.NoError(t, err)
	_, v := dropped(t, made)
	assert.Empty(t, v.Faults)
	assert.Equal(t, "£10.00", v.Bears[0].Amount)
	again, _ := dropped(t, made)
	twice, err := again.Download("json")
	require.NoError(t, err)
	assert.Equal(t, string(made.Data), string(twice.Data))
	_, v = dropped(t, text("forged.json", strings.Replace(string(made.Data), `"10.00"`, `"10.01"`, 1)))
	require.NotEmpty(t, v.Faults)
	assert.True(t, strings.HasPrefix(v.Faults[0].Text, "does not add up: "), v.Faults[0].Text)
	assert.Empty(t, v.Bears)
	_, v = dropped(t, text("cut.json", `{"charges": [], "totals": 3}`))
	assert.NotEmpty(t, v.Faults)
	_, v = dropped(t, text("envelope.json", `{"case": {}, "statement": {}}`))
	require.Len(t, v.Faults, 1)
	assert.Equal(t, "an envelope holds a statement with the case it was made from, to be audited: drop one of those", v.Faults[0].Text)
	_, err = again.Edit(Edit{Path: Path{"title"}, Text: "x"})
	assert.ErrorContains(t, err, "edit the case that it was made from")
}

// The tables show every value of a case, and each can be put where it stands: the
// file then means what it meant, whichever of them it is.
func TestFigureLaw(t *testing.T) {
	files := fixtures(t, "tri-borough", "rules", "years", "agreements", "programmes")
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	all := make(map[string][]Cell)
	for name, data := range files {
		d, _ := dropped(t, File{"a.yaml", data})
		groups, none := d.Figures()
		assert.Empty(t, none)
		_, tables := d.Figures(groups...)
		for _, table := range tables {
			for _, row := range table.Rows {
				assert.Len(t, row.Cells, len(table.Heads)-1, "%s: %s", name, table.Title)
				for _, cell := range row.Cells {
					if cell.Path != nil {
						all[name] = append(all[name], cell)
					}
				}
			}
		}
		shown := make(map[string]bool)
		for _, cell := range all[name] {
			assert.False(t, shown[fmt.Sprint(cell.Path)], "%s: %v twice", name, cell.Path)
			shown[fmt.Sprint(cell.Path)] = true
		}
		for at := range scalars(t, data) {
			if !strings.HasPrefix(at, "[expect") {
				assert.True(t, shown[at] || shown[parent(at)], "%s: %s is in no table", name, at)
			}
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.SampledFrom(names).Draw(r, "file")
		cell := rapid.SampledFrom(all[name]).Draw(r, "cell")
		var d Desk
		d.Drop(File{"a.yaml", files[name]})
		want := scalars(t, files[name])
		put := cell.Text
		if other := rapid.SampledFrom([]string{"", "£1,234.50", "(7)", "yes: no"}).Draw(r, "other"); other != "" && cell.Text != "" && want[fmt.Sprint(cell.Path)] != "" {
			put = other
			want[fmt.Sprint(cell.Path)] = map[string]string{"£1,234.50": "1234.50", "(7)": "-7", "yes: no": "yes: no"}[other]
		}
		v, err := d.Edit(Edit{Path: cell.Path, Text: put})
		if err != nil {
			r.Fatal(err)
		}
		if got := scalars(t, []byte(v.Text)); !assert.ObjectsAreEqual(want, got) {
			r.Fatalf("%s, %v put to %q: %v", name, cell.Path, put, diff(want, got))
		}
	})
}

func parent(at string) string {
	return at[:strings.LastIndex(at, " ")] + "]"
}

func diff(want, got map[string]string) (all []string) {
	for at, text := range want {
		if got[at] != text {
			all = append(all, fmt.Sprintf("%s: %q, not %q", at, got[at], text))
		}
	}
	for at, text := range got {
		if _, known := want[at]; !known {
			all = append(all, fmt.Sprintf("%s: %q is new", at, text))
		}
	}
	return all
}

// scalars are the values of a file by where they stand, as the reader of cases
// reads them and the editor does not.
func scalars(t *testing.T, data []byte) map[string]string {
	root, err := tree.FromYAML("a.yaml", strings.NewReader(string(data)))
	require.NoError(t, err)
	all := make(map[string]string)
	var collect func(n tree.Node, at Path)
	collect = func(n tree.Node, at Path) {
		switch n.Kind {
		case tree.Scalar:
			all[fmt.Sprint(at)] = n.Text
		case tree.List:
			for i, item := range n.Items {
				collect(item, at.item(i))
			}
		case tree.Mapping:
			for _, e := range n.Entries {
				collect(e.Value, at.to(e.Key.Text))
			}
		}
	}
	collect(root, nil)
	return all
}

// Where one item of a list has a figure, and another a table of its own under the same
// key, the table is not taken away by leaving the cell empty.
func TestATableIsNoEmptyCell(t *testing.T) {
	data := fixtures(t, "rules")["rules/park-keeping.yaml"]
	d, _ := dropped(t, File{"a.yaml", data})
	groups, _ := d.Figures()
	_, tables := d.Figures(groups...)
	below := 0
	for _, table := range tables {
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				if cell.Text == "below" {
					assert.Nil(t, cell.Path)
					below++
				}
			}
		}
	}
	assert.Positive(t, below)
}

// Comments stay, rows come and go, and an edit that leads nowhere changes nothing.
func TestEdits(t *testing.T) {
	d, _ := dropped(t, text("small.yaml", small))
	v, err := d.Edit(Edit{Path: Path{"services", "0", "cost"}, Text: " £3,000.00 "})
	require.NoError(t, err)
	assert.Contains(t, v.Text, "# Kept\n")
	assert.Contains(t, v.Text, "cost: 3000.00 # agreed in May\n")
	v, err = d.Edit(Edit{Path: Path{"authorities"}, Do: "add"}, Edit{Path: Path{"authorities", "2", "code"}, Text: "1"})
	require.NoError(t, err)
	assert.Contains(t, v.Text, "{code: 1}")
	v, err = d.Edit(Edit{Path: Path{"authorities", "2"}, Do: "remove"}, Edit{Path: Path{"services", "0", "authorities"}, Text: "A, B"})
	require.NoError(t, err)
	assert.NotContains(t, v.Text, "{code: 1}")
	assert.NotEmpty(t, v.Faults, "words under a new key are words, and no list")
	v, err = d.Edit(Edit{Path: Path{"services", "0", "authorities"}, Text: ""})
	require.NoError(t, err)
	assert.Empty(t, v.Faults)
	before := string(d.open.Data)
	for _, e := range []Edit{
		{}, {Path: Path{"services", "9", "cost"}}, {Path: Path{"nothing", "x"}}, {Path: Path{"services"}, Do: "remove"}, {Path: Path{"services", "9"}, Do: "remove"},
		{Path: Path{"services", "-1"}, Do: "remove"}, {Path: Path{"title"}, Do: "add"}, {Path: Path{"services", "0"}, Text: "x"}, {Path: Path{"nothing"}, Do: "add"},
	} {
		_, err := d.Edit(Edit{Path: Path{"title"}, Text: "Other"}, e)
		assert.Error(t, err, "%v", e)
		assert.Equal(t, before, string(d.open.Data))
	}
	d.Write("[")
	_, err = d.Edit(Edit{Path: Path{"title"}, Text: "x"})
	assert.Error(t, err)
	groups, _ := d.Figures("")
	assert.Nil(t, groups)
	d.Write(strings.Repeat(" ", maxEdited) + "x: 1")
	_, err = d.Edit(Edit{Path: Path{"x"}, Text: "2"})
	assert.ErrorContains(t, err, "more than 4 MiB")
}

// A figure is taken as a spreadsheet shows it, where there is one reading of it.
func TestFiguresAsTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"1234.5": "1234.5", "£1,234.50": "1234.50", "-£3": "-3", "(1,000)": "-1000", "1,234,567": "1234567", "0.35": "0.35",
		"1,23": "1,23", "12,34.5": "12,34.5", "(5": "(5", "5)": "5)", "(-5)": "(-5)", "1.": "1.", ".5": ".5", "£": "£", "A": "A", "35%": "35%", "1 000": "1 000",
	} {
		assert.Equal(t, want, figure(typed), typed)
	}
}

// The examples come to something; a new case does too, and as a workbook.
func TestExamples(t *testing.T) {
	for _, name := range []string{"", "report", "year", "new"} {
		var d Desk
		v, err := d.Example(name)
		require.NoError(t, err)
		assert.Empty(t, v.Faults, name)
		assert.NotEmpty(t, v.Bears, name)
	}
	_, err := new(Desk).Example("none")
	assert.ErrorContains(t, err, "report (")
}

// A case that was taken home as a workbook comes back as it was; a fault in one that
// was filled in names its cell.
func TestWorkbooksComeAndGo(t *testing.T) {
	d, _ := dropped(t, text("small.yaml", small))
	book, err := d.Download("case workbook")
	require.NoError(t, err)
	assert.Equal(t, "small.case.xlsx", book.Name)
	again, v := dropped(t, book)
	assert.Empty(t, v.Faults)
	assert.Equal(t, kind.Case, v.Kind)
	want, err := d.Download("json")
	require.NoError(t, err)
	got, err := again.Download("json")
	require.NoError(t, err)
	assert.Equal(t, string(want.Data), string(got.Data))
	v, err = again.Edit(Edit{Path: Path{"services", "0", "cost"}, Text: "60"})
	require.NoError(t, err)
	assert.Equal(t, "£10.00 more", v.Bears[0].Change)
	_, err = again.Download("xlsx")
	require.NoError(t, err)

	file, err := excelize.OpenReader(bytes.NewReader(book.Data))
	require.NoError(t, err)
	for _, sheet := range file.GetSheetList() {
		cells, err := file.SearchSheet(sheet, "30")
		require.NoError(t, err)
		for _, cell := range cells {
			require.NoError(t, file.SetCellValue(sheet, cell, "thirty"))
		}
	}
	var spoilt bytes.Buffer
	require.NoError(t, file.Write(&spoilt))
	_, v = dropped(t, File{"small.xlsx", spoilt.Bytes()})
	require.Len(t, v.Faults, 1)
	assert.Regexp(t, `^small\.xlsx: \w+![A-Z]+[0-9]+$`, v.Faults[0].File)
	assert.Contains(t, v.Faults[0].Text, "thirty")
	assert.Empty(t, v.Text, "a workbook is mended where it was filled in")
}

// Nothing that is asked ends the desk, whatever it is.
func TestAnswers(t *testing.T) {
	var d Desk
	ask := func(question string) (a answer) {
		require.NoError(t, json.Unmarshal(d.Answer([]byte(question)), &a))
		return a
	}
	assert.Contains(t, ask(`{`).Error, "JSON")
	assert.Contains(t, ask(`{"ask": "sing"}`).Error, "not a question")
	assert.Contains(t, ask(`{"ask": "why"}`).Error, "nothing is shown")
	v := ask(`{"ask": "example"}`).View
	require.NotNil(t, v)
	assert.Equal(t, "£8,527,379.89", v.Bears[0].Amount, "as the README has it")
	assert.Contains(t, *ask(`{"ask": "report"}`).Report, "Fostering")
	figures := ask(`{"ask": "figures", "groups": ["Fostering"]}`)
	assert.Equal(t, "", figures.Groups[0])
	for _, table := range figures.Figures {
		assert.Equal(t, "Fostering", table.Under)
	}
	assert.NotEmpty(t, figures.Figures)
	assert.Contains(t, *ask(`{"ask": "why", "case": 0, "service": "Fostering", "authority": "WCC"}`).Report, "803,252.03")
	assert.Contains(t, *ask(`{"ask": "why", "authority": "WCC"}`).Report, "8,527,379.89")
	assert.Contains(t, ask(`{"ask": "why", "authority": "X"}`).Error, "X is none of the authorities")
	assert.Contains(t, ask(`{"ask": "why", "case": 1}`).Error, "nothing is shown")
	assert.Contains(t, ask(`{"ask": "why", "service": "Fostering", "authority": "X"}`).Error, "X neither takes part")
	assert.Contains(t, ask(`{"ask": "download", "format": "pdf"}`).Error, "none of the formats")
	assert.Equal(t, "programme.json", ask(`{"ask": "download", "format": "json"}`).File.Name)
	assert.NotNil(t, ask(`{"ask": "drop", "files": [{"name": "a.yaml", "data": "eA=="}]}`).View)
	assert.Contains(t, ask(`{"ask": "download", "format": "json"}`).Error, "a.yaml")
	var none *Desk
	var a answer
	require.NoError(t, json.Unmarshal(none.Answer([]byte(`{"ask": "figures"}`)), &a))
	assert.Contains(t, a.Error, "a fault of this page, not of the figures")
}

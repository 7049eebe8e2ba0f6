package audit

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
)

// tabled is what the audit of a table says.
func tabled(t require.TestingT, data []byte) *File {
	var auditor Auditor
	require.NoError(t, auditor.ReadTable("table", bytes.NewReader(data)))
	return auditor.Audit().Files[0]
}

// A workbook's table is read from its first sheet in sight, numbers as they are kept:
// 0.1 and 0.2 are 0.3 there too.
func TestTableOfAWorkbook(t *testing.T) {
	book := excelize.NewFile()
	for at, value := range map[string]any{"B1": "North", "C1": "Total", "A2": "a", "B2": 0.1, "C2": 0.1, "A3": "b", "B3": 0.2, "C3": 0.2, "A4": "Total", "B4": 0.1 + 0.2, "C4": 0.4} {
		require.NoError(t, book.SetCellValue("Sheet1", at, value))
	}
	_, err := book.NewSheet("Other")
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, book.Write(&out))
	f := tabled(t, out.Bytes())
	require.Empty(t, f.Faults)
	assert.Equal(t, 6, f.Figures)
	assert.Equal(t, `The sheet "Sheet1", the first in sight of 2: the others were not looked at.`, f.Notes[0])
	assert.Equal(t, []Finding{
		{"column C, Total", "printed as 0.4, and its figures come to 0.3: 0.1 too much, which rounding may explain", "", Figure{"0.4", "0.3", "0.1"}},
		{"row 4, Total", "printed as 0.4, and its figures come to 0.3: 0.1 too much, which rounding may explain", "", Figure{"0.4", "0.3", "0.1"}},
	}, f.Findings)
	assert.Equal(t, []string{"With 0.3 instead of 0.4 in cell C4 (Total / Total) everything adds up."}, f.Mends)
	assert.NotEmpty(t, tabled(t, out.Bytes()[:200]).Faults)
}

// What is no table at all is refused.
func TestTablesAreRefused(t *testing.T) {
	for text, says := range map[string]string{
		"":                              "no table: it takes a row of heads and a row of figures, each of two columns at least",
		"\xff\xfea":                     "no text in UTF-8, and no workbook (.xlsx): save it as one of those",
		"a,b\x00":                       "no text in UTF-8, and no workbook (.xlsx): save it as one of those",
		",x\na,1\n,\nb,\n":              "no table: it takes two rows of figures at least",
		strings.Repeat(",", maxCells+1): "more than 1000000 cells: no table is that large",
	} {
		assert.Equal(t, []string{says}, tabled(t, []byte(text)).Faults, "%.20q", text)
	}
	assert.Contains(t, tabled(t, bytes.Repeat([]byte("a"), maxBytes+1)).Faults[0], "more than 64 MB")
	_, err := readGrid(broken{})
	assert.ErrorIs(t, err, errBroken)
	many := tabled(t, []byte(",x\n"+strings.Repeat("a,1x\n", 2)+"b,1\n"+strings.Repeat("a,1x\n", maxFaults)))
	assert.Len(t, many.Faults, maxFaults)
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errBroken }

// What figures look like in print, and what looks like one and is none.
func TestReadFigure(t *testing.T) {
	for text, want := range map[string]string{
		"": "0", "-": "0", "–": "0", "—": "0", "0": "0", "1611": "1611", "1,611.50": "1611.5", "12,345,678": "12345678", ".5": "0.5", "£978": "978", "£ 978": "978",
		"-12": "-12", "−12": "-12", "£-12": "-12", "-£12": "-12", "- £12": "-12", "(12)": "-12", "(£1,200)": "-1200",
		strings.Repeat("9", maxDigits): strings.Repeat("9", maxDigits),
	} {
		got, err := readFigure(text, false)
		require.NoError(t, err, text)
		assert.Equal(t, want, got.String(), text)
	}
	for _, text := range []string{"x", "1,61", "1611,", ",611", "1,6115", "1.", ".", "£", "(", ")", "()", "(12", "12)", "(-12)", "-(12)", "--1", "-−1", "1-", "12%", "1 611", "1e3", "1.2.3", "£££1", "１", strings.Repeat("9", maxDigits+1), strings.Repeat("9", 200)} {
		_, err := readFigure(text, false)
		assert.ErrorIs(t, err, errNoFigure, text)
	}
	for _, text := range []string{"1,500", "1.500", "12.345", "1,5"} {
		_, err := readFigure(text, true)
		assert.Error(t, err, text)
	}
	_, err := readFigure("1.500", true)
	assert.ErrorIs(t, err, errTwoWays)
	got, err := readFigure("1500.5", true)
	require.NoError(t, err)
	assert.Equal(t, "1500.5", got.String())
}

// A table that adds up is let be, and one figure that was altered is found, by its
// cell, whatever the table.
func TestTableLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(2, 6).Draw(t, "rows"), rapid.IntRange(2, 6).Draw(t, "columns")
		cells := make([][]int, rows+1)
		for i := range cells {
			cells[i] = make([]int, columns+1)
		}
		for i := range rows {
			for j := range columns {
				n := rapid.IntRange(-100_000, 100_000).Draw(t, "figure")
				cells[i][j] = n
				cells[i][columns] += n
				cells[rows][j] += n
				cells[rows][columns] += n
			}
		}
		write := func() []byte {
			var text strings.Builder
			for j := range columns {
				text.WriteString(",c" + letters(j))
			}
			text.WriteString(",Total\n")
			for i, row := range cells {
				text.WriteString(map[bool]string{true: "Total", false: "r"}[i == rows])
				for _, n := range row {
					text.WriteString("," + attribution.FormatAmount(decimal.New(int64(n), -2)))
				}
				text.WriteString("\n")
			}
			return []byte(text.String())
		}
		f := tabled(t, write())
		require.Empty(t, f.Faults)
		require.Empty(t, f.Findings)
		require.Equal(t, (rows+1)*(columns+1), f.Figures)
		i, j := rapid.IntRange(0, rows-1).Draw(t, "row"), rapid.IntRange(0, columns-1).Draw(t, "column")
		off := rapid.SampledFrom([]int{-90, -1, 1, 9, 100, 12345}).Draw(t, "off")
		cells[i][j] += off
		f = tabled(t, write())
		require.Len(t, f.Findings, 2)
		require.Len(t, f.Mends, 1)
		require.Contains(t, f.Mends[0], fmt.Sprintf(" in cell %s%d ", letters(j+1), i+2))
	})
}

// Columns are named as spreadsheets name them.
func TestLetters(t *testing.T) {
	for column, name := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		assert.Equal(t, name, letters(column))
	}
}

// A second row of heads has words, or years, and no figure.
func TestIsHeads(t *testing.T) {
	for text, want := range map[string]bool{
		"a,Budget,Actual": true, ",Budget,": true, ",2012/13,2013-14": true, ",n/a,n/a": true, "a": false, ",1": false, ",Budget,1": false, ",-,-": false, ",–,—": false, `,"1,61"`: false, ",1x": false, ",2012": false,
	} {
		g, err := gridOfText([]byte(text))
		require.NoError(t, err)
		assert.Equal(t, want, g.rows[0].isHeads(), text)
	}
}

// Whatever a file holds, it is answered: by findings, by none, or by why not.
func TestAnyTableIsAnswered(t *testing.T) {
	pieces := []string{",", ",", ",", "\n", "\n", "1", "2", "3", "-", "(1)", "Total", "Sub-total", "a", "£", " ", "\"", ";", "\t"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), "")
		f := tabled(t, []byte(text))
		require.True(t, f.Faults != nil || f.Figures > 0, text)
		var page strings.Builder
		require.NoError(t, Audit{Files: []*File{f}}.WriteJSON(&page))
		Audit{Files: []*File{f}}.Page()
	})
}

package casebook

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/examples/internal/workbook"
)

// A figure typed as a text is taken without its pound sign, its commas and its
// brackets; what can be read in two ways, or in none, stays as it stands, to be
// refused by whoever asked for a figure.
func TestFiguresTypedAsTexts(t *testing.T) {
	for text, want := range map[string]string{
		"978": "978", "978.50": "978.50", "-978": "-978", "\u2212978": "-978", "£978": "978", "-£978": "-978", "£-978": "-978", "£ 978": "978", "- 978": "-978",
		"1,234": "1234", "1,234,567.89": "1234567.89", "£1,234.56": "1234.56", "(978.00)": "-978.00", "(£1,234)": "-1234", "( 978 )": "-978", "007": "007",
		"1,23": "1,23", "1234,567": "1234,567", "1,234,56": "1,234,56", "1.234,56": "1.234,56", "1 234": "1 234", "--978": "--978", "-(978)": "-(978)", "(-978)": "(-978)", "(978": "(978",
		"978-": "978-", "978CR": "978CR", "+978": "+978", "978k": "978k", "1e3": "1e3", ".5": ".5", "5.": "5.", "": "", "-": "-", "£": "£", "()": "()", "none": "none", "$978": "$978", "٣": "٣",
	} {
		assert.Equal(t, want, plain(text), text)
	}
}

// A number has the decimals that its format always shows; one that is shown in per
// cent is taken for that where a percentage belongs.
func TestNumbersByTheirFormat(t *testing.T) {
	for _, c := range []struct {
		kind             kind
		digits           string
		perCent          bool
		decimals         int
		want, wantsFault string
	}{
		{money, "1650000", false, 2, "1650000.00", ""},
		{money, "1650000.5", false, 2, "1650000.50", ""},
		{money, "1650000.567", false, 2, "1650000.567", ""},
		{money, "1650000", false, 0, "1650000", ""},
		{money, "0.35", true, 0, "", "35% where no percentage belongs: format the cell as a number, and see that it says what is meant"},
		{number, "1", true, 0, "", "100% where no percentage belongs: format the cell as a number, and see that it says what is meant"},
		{percent, "0.35", true, 0, "35", ""},
		{percent, "0.355", true, 2, "35.50", ""},
		{percent, "35", false, 1, "35.0", ""},
		{percent, "-1.25", true, 0, "-125", ""},
		{percent, "0.00000000000001", true, 0, "0.000000000001", ""},
		{part, "0.12", true, 0, "0.12", ""},
		{part, "0.12", false, 3, "0.120", ""},
		{share, "0.35", true, 0, "35%", ""},
		{whole, "12", false, 2, "12", ""},
		{year, "2012", false, 0, "2012", ""},
		{words, "0.5", true, 0, "50%", ""},
		{day, "41029", false, 0, "", "a number, 41029, where a day belongs: format the cell as a date"},
		{money, "123456789012345", false, 0, "123456789012345", ""},
		{money, "1234567890123456", false, 0, "", "a number of more digits than a spreadsheet keeps"},
		{money, "1000000000000000", false, 0, "1000000000000000", ""},
	} {
		got, fault := c.kind.number(workbook.Cell{Kind: workbook.Number, Text: c.digits, Percent: c.perCent, Decimals: c.decimals})
		assert.Equal(t, []string{c.want, c.wantsFault}, []string{got, fault}, c.digits)
	}
	for text, want := range map[string]string{"12%": "0.12", "12 %": "0.12", "0.5%": "0.005", "100%": "1", "-3%": "-0.03", "0.12": "0.12", "x%": "x"} {
		got, _ := column{kind: part}.read(workbook.Cell{Kind: workbook.Text, Text: text})
		assert.Equal(t, want, got, text)
	}
}

// A figure is written as a number where a spreadsheet keeps every digit of it, and its
// format shows as many decimals; else as a text.
func TestFiguresThatASpreadsheetKeeps(t *testing.T) {
	for text, want := range map[string]int{
		"0": 0, "1650000": 0, "1650000.00": 2, "-12.34": 2, "0.10": 2, "123456789012345": 0, "12345.1234567890": 10,
		"1234567890123456": -1, "007": -1, "-0": -1, "-0.00": -1, "1e3": -1, "1,000": -1, "none": -1, "": -1, "0.12345678901": -1, ".5": -1,
	} {
		decimals, exact := exactly(text)
		if !exact {
			decimals = -1
		}
		assert.Equal(t, want, decimals, text)
	}
}

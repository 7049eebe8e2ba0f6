package casebook

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// Where a few words belong, or a name that stands on another sheet, a list offers
// them; it forbids nothing, for what is wrong is said by who reads the workbook.
func TestDropDownLists(t *testing.T) {
	file, err := excelize.OpenReader(bytes.NewReader(newBook(t)))
	require.NoError(t, err)
	defer file.Close()
	for cells, want := range map[string]string{
		"Case!B7:B7":          `"budget,forecast,outturn"`,
		"Services!C4:C503":    "Authorities!$A$4:$A$503",
		"Services!F4:F503":    "Bases!$A$4:$A$503",
		"Services!G4:G503":    `"yes,no"`,
		"Bases!B4:B503":       `"proportion,percentages,equal,sole,demand,blend,average,band,rounded"`,
		"Demand!A4:A503":      "Bases!$A$4:$A$503",
		"Parts!B4:B503":       "Bases!$A$4:$A$503",
		"Income!A4:A503":      "Services!$A$4:$A$503",
		"Income!B4:B503":      `"budget,outturn,forecast,actual"`,
		"Variances!B4:B503":   `"demand,quality,direct cost,income,specification,indirect,burden"`,
		"Variances!K4:K503":   `"share now,host bears"`,
		"Transition!C4:C503":  `"redundancy,early retirement,pension strain,retraining,relocation,ict,accommodation,contract exit,rebranding,programme team,other"`,
		"Transition!I4:I503":  `"comparable,justified"`,
		"Payments!B4:B503":    "Authorities!$A$4:$A$503",
		"Burdens!B4:B503":     "Authorities!$A$4:$A$503",
		"Variances!D4:D503":   "", // an amount
		"Transition!H4:H503":  "", // several codes
		"Variances!C4:C503":   "", // a description
		"Authorities!A4:A503": "",
	} {
		sheet, area, _ := bytes.Cut([]byte(cells), []byte("!"))
		lists, err := file.GetDataValidations(string(sheet))
		require.NoError(t, err)
		found := ""
		for _, list := range lists {
			if list.Sqref == string(area) {
				found = list.Formula1
				assert.Equal(t, "list", list.Type)
				assert.False(t, list.ShowErrorMessage)
			}
		}
		assert.Equal(t, want, found, cells)
	}
}

// The heads stay in sight, and every sheet prints across A4.
func TestSheetsAreLaidOut(t *testing.T) {
	file, err := excelize.OpenReader(bytes.NewReader(newBook(t)))
	require.NoError(t, err)
	defer file.Close()
	assert.Len(t, file.GetSheetList(), len(sheets)+1)
	for _, s := range sheets {
		panes, err := file.GetPanes(s.name)
		require.NoError(t, err)
		assert.True(t, panes.Freeze && panes.YSplit == rowHeads, s.name)
		layout, err := file.GetPageLayout(s.name)
		require.NoError(t, err)
		assert.Equal(t, []any{"landscape", 9, 1}, []any{*layout.Orientation, *layout.Size, *layout.FitToWidth}, s.name)
	}
	for cell, want := range map[string]string{"E5": "#,##0.00", "A5": "@"} {
		style, err := file.GetCellStyle("Services", cell)
		require.NoError(t, err)
		shows, err := file.GetStyle(style)
		require.NoError(t, err)
		if shows.CustomNumFmt == nil {
			assert.Equal(t, map[string]int{"#,##0.00": 4, "@": 49}[want], shows.NumFmt, cell)
		} else {
			assert.Equal(t, want, *shows.CustomNumFmt, cell)
		}
	}
}

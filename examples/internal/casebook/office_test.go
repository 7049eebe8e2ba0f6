package casebook

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/triborough/fairshare/examples/internal/spreadsheettest"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// A workbook that a spreadsheet program has opened and saved in its own way says the
// same, to the text of every figure; and formulas come with the values that it gave
// them.
func TestWhatLibreOfficeSaves(t *testing.T) {
	whole := regexp.MustCompile(`(?m)^( *)# `).ReplaceAllString(newCase, "$1")
	root, err := tree.FromYAML("new.yaml", strings.NewReader(whole))
	require.NoError(t, err)
	var book bytes.Buffer
	require.NoError(t, Write(&book, root))
	formulas := edited(t, func(f *excelize.File) {
		_, _ = f.NewSheet("Workings")
		set("Workings", "A1", 800000.1, "A2", 99999.9)(f)
		set("Services", "E4", nil)(f)
		_ = f.SetCellFormula("Services", "E4", "SUM(Workings!A1:A2)")
		_ = f.SetCellFormula("Bases", "F4", "6/2")
	})
	folder := spreadsheettest.Convert(t, spreadsheettest.Recalculated, "xlsx", book.Bytes(), formulas)

	saved, err := os.ReadFile(filepath.Join(folder, "0.xlsx"))
	require.NoError(t, err)
	back, err := Read("0.xlsx", bytes.NewReader(saved))
	require.NoError(t, err)
	sameTree(t, root, back)

	assert.Contains(t, came(t, formulas), "a formula that was never worked out")
	saved, err = os.ReadFile(filepath.Join(folder, "1.xlsx"))
	require.NoError(t, err)
	assert.Equal(t, "NORTH 300000.00, SOUTH 200000.00, EAST 100000.00", came(t, saved))
}

// Days are counted from 1900, or from 1904 where a workbook says so: 30 April 2012 is
// day 41029, or 39567.
func TestDaysAreCountedFromEither(t *testing.T) {
	for serial, from1904 := range map[string]bool{"41029": false, "39567": true} {
		book := edited(t, func(f *excelize.File) {
			rowsOf("Calls", []any{"All services", nil, 100})(f)
			_ = f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904})
			_ = f.SetCellDefault("Calls", "B4", serial)
		})
		root, err := Read("case.xlsx", bytes.NewReader(book))
		require.NoError(t, err)
		assert.Equal(t, "2012-04-30", find(&find(&root, "calls").Items[0], "due").Text)
	}
}

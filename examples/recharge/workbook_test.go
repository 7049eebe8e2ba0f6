package main

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// ledgerOf writes a workbook of two sheets: a ledger as a council might keep it,
// and another.
func ledgerOf(t *testing.T, folder string) string {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	require.NoError(t, file.SetSheetName("Sheet1", "Quarter 1"))
	_, err := file.NewSheet("Other")
	require.NoError(t, err)
	short, err := file.NewStyle(&excelize.Style{NumFmt: 14})
	require.NoError(t, err)
	for row, cells := range map[int][]any{
		1:  {"Spend over £500"},
		3:  {"Ref", "Service", "Amount", "Paid", "Note"},
		4:  {1, "Parks", 0.30000000000000004, time.Date(2012, 4, 30, 0, 0, 0, 0, time.UTC), "two\nlines; \"quoted\", so"},
		6:  {2, "Parks", "£1,234.56 CR"}, // and nothing in the last two
		7:  {3, "Parks", 0.005},
		8:  {4, "Parks", time.Date(2012, 4, 30, 0, 0, 0, 0, time.UTC)},
		9:  {5, "Lakes", 1, nil, "x"},
		10: {6, "Parks", 1.1, nil, nil, "one cell more"},
		11: {7, "Parks", 2554.26},
		13: {nil, "Total", nil},
	} {
		cell, err := excelize.CoordinatesToCellName(1, row)
		require.NoError(t, err)
		require.NoError(t, file.SetSheetRow("Quarter 1", cell, &cells))
	}
	require.NoError(t, file.SetCellValue("Quarter 1", "C13", 1321.1))
	require.NoError(t, file.SetCellFormula("Quarter 1", "C13", "SUM(C4:C11)"))
	require.NoError(t, file.SetCellStyle("Quarter 1", "C8", "C8", short))
	require.NoError(t, file.SetCellStyle("Quarter 1", "D4", "D4", short))
	require.NoError(t, file.SetSheetRow("Other", "A1", &[]any{"service", "amount"}))
	require.NoError(t, file.SetSheetRow("Other", "A2", &[]any{"Parks", 3}))
	path := filepath.Join(folder, "ledger.xlsx")
	require.NoError(t, file.SaveAs(path))
	return path
}

// The first sheet is read as a ledger, rows for lines. What is read comes to
// 0.30 − 1,234.56 + 1.00 + 2,554.26 = 1,321.00; the row with a cell too many, the
// date and the half penny cannot be read, so that the total is 10p out.
func TestWorkbook(t *testing.T) {
	folder := t.TempDir()
	got := try(t, folder, "", "-wide", "-o", filepath.Join(folder, "out.csv"), ledgerOf(t, folder))
	assert.Equal(t, 3, got.code)
	assert.Equal(t, "the ledger's own total (row 13) is £1,321.10, £0.10 more than was read (£1,321.00): no shares were written\n"+
		"not complete: 4 lines refused, £1.00, 3 of them without an amount that can be read\n", got.errs)
	assert.Contains(t, got.out, "Read from the sheet Quarter 1.\nBefore the header: 2 lines, left out.\n")
	assert.Equal(t, "\ufeffRef,Service,Amount,Paid,Note,refused because\n"+
		"3,Parks,0.005,,,row 7: an amount with a fraction of a penny\n"+
		"4,Parks,2012-04-30,,,\"row 8: "+errNotAmount.Error()+"\"\n"+
		"5,Lakes,1,,x,\"row 9: the agreement has no service \"\"Lakes\"\"\"\n"+
		"\"6,Parks,1.1,,,one cell more\",,,,,row 10: 6 cells where the header has 5\n", read(t, folder, "out.rejects.csv"))

	got = try(t, folder, "", "-wide", ledgerOf(t, folder))
	assert.Equal(t, "\ufeffRef,Service,Amount,Paid,Note,WCC,RBKC,LBHF\n"+
		"1,Parks,0.3,2012-04-30,\"two\nlines; \"\"quoted\"\", so\",0.10,0.10,0.10\n"+
		"2,Parks,\"£1,234.56 CR\",,,-411.52,-411.52,-411.52\n"+
		"7,Parks,2554.26,,,851.42,851.42,851.42\n", got.out)
}

// -sheet names another sheet; the ledger can come from standard input too.
func TestSheetsAreNamed(t *testing.T) {
	folder := t.TempDir()
	ledger := ledgerOf(t, folder)
	got := try(t, folder, read(t, ledger), "-wide", "-sheet", "other")
	assert.Zero(t, got.code)
	assert.Equal(t, "\ufeffservice,amount,WCC,RBKC,LBHF\nParks,3,1.00,1.00,1.00\n", got.out)
	got = try(t, folder, "", "-sheet", "Quarter 2", ledger)
	assert.Equal(t, 1, got.code)
	assert.Equal(t, ledger+`: the workbook has no sheet "Quarter 2": it has ["Quarter 1" "Other"]`+"\n", got.errs)
}

// What stands out past the columns of any ledger is told where it stands.
func TestCellsFarOut(t *testing.T) {
	for column, want := range map[string]string{"IV": "", "IW": `ledger.xlsx: sheet "Sheet1", row 3: "a note" stands in the 257th column, past the 256 of a ledger`} {
		folder := t.TempDir()
		file := excelize.NewFile()
		require.NoError(t, file.SetSheetRow("Sheet1", "A1", &[]any{"service", "amount"}))
		require.NoError(t, file.SetSheetRow("Sheet1", "A2", &[]any{"Parks", 1}))
		require.NoError(t, file.SetCellValue("Sheet1", column+"3", "a note"))
		require.NoError(t, file.SaveAs(filepath.Join(folder, "ledger.xlsx")))
		require.NoError(t, file.Close())
		got := try(t, folder, "", filepath.Join(folder, "ledger.xlsx"))
		if want == "" {
			assert.Equal(t, 4, got.code)
			assert.Contains(t, got.errs, "row 3 refused: 256 cells where the header has 2")
		} else {
			assert.Equal(t, 1, got.code)
			assert.Contains(t, got.errs, want)
		}
	}
}

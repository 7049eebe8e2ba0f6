// Package spreadsheettest has a spreadsheet program bear witness to workbooks:
// LibreOffice reads them, trusting the values beside their formulas or working
// every formula out anew, and what it has is compared with what should be.
package spreadsheettest

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

// Mode is how LibreOffice takes the formulas of a workbook.
type Mode string

// The modes, by the numbers that LibreOffice's settings have for them.
const (
	Recalculated Mode = "0" // works every one of them out
	Trusted      Mode = "1" // believes the values that stand beside them
)

// Values are what the cells of a workbook hold, by sheet, row and column, both from
// nought: numbers as they are, not as they are shown.
type Values map[string][][]string

// At is the value of a cell: At("Parks", "C4").
func (v Values) At(t testing.TB, sheet, cell string) string {
	col, row, err := excelize.CellNameToCoordinates(cell)
	require.NoError(t, err)
	require.Contains(t, v, sheet)
	if rows := v[sheet]; row <= len(rows) && col <= len(rows[row-1]) {
		return rows[row-1][col-1]
	}
	return ""
}

// Open has LibreOffice read workbooks, all in one go.
func Open(t testing.TB, mode Mode, workbooks ...[]byte) []Values {
	t.Helper()
	folder := Convert(t, mode, "xlsx", workbooks...)
	read := make([]Values, len(workbooks))
	for i := range workbooks {
		made, err := os.ReadFile(filepath.Join(folder, fmt.Sprintf("%d.xlsx", i)))
		require.NoError(t, err)
		read[i] = Read(t, made)
	}
	return read
}

// Read reads the values that stand in a workbook.
func Read(t testing.TB, workbook []byte) Values {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	require.NoError(t, err)
	defer f.Close()
	values := make(Values)
	for _, sheet := range f.GetSheetList() {
		values[sheet], err = f.GetRows(sheet, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
	}
	return values
}

// Same says whether a cell holds what another does: numbers to the billionth, and of
// more than fifteen figures to as many as are written down.
func Same(a, b string) bool {
	x, err := strconv.ParseFloat(a, 64)
	y, no := strconv.ParseFloat(b, 64)
	if err != nil || no != nil {
		return a == b
	}
	return math.Abs(x-y) <= max(1e-9, 1e-14*math.Abs(x))
}

// Inputs are the cells of a workbook that may be changed: "Parks!C4".
func Inputs(t testing.TB, workbook []byte) (cells []string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	require.NoError(t, err)
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		inputs, err := f.GetDataValidations(sheet)
		require.NoError(t, err)
		for _, input := range inputs {
			cells = append(cells, sheet+"!"+input.Sqref)
		}
	}
	return cells
}

// Changed is a workbook with the inputs of another of the same form.
func Changed(t testing.TB, workbook, by []byte) []byte {
	t.Helper()
	to, err := excelize.OpenReader(bytes.NewReader(workbook))
	require.NoError(t, err)
	defer to.Close()
	from := Read(t, by)
	for _, input := range Inputs(t, workbook) {
		sheet, cell, _ := strings.Cut(input, "!")
		number, err := strconv.ParseFloat(from.At(t, sheet, cell), 64)
		require.NoError(t, err, input)
		require.NoError(t, to.SetCellValue(sheet, cell, number))
	}
	var out bytes.Buffer
	require.NoError(t, to.Write(&out))
	return out.Bytes()
}

// Convert has LibreOffice convert workbooks, and returns the folder of what it
// made: 0.pdf, 1.pdf and so on.
func Convert(t testing.TB, mode Mode, format string, workbooks ...[]byte) string {
	t.Helper()
	office, folder := commandtest.Witness(t, "soffice"), t.TempDir()
	profile, from, to := filepath.Join(folder, "profile"), filepath.Join(folder, "from"), filepath.Join(folder, "to")
	for _, each := range []string{filepath.Join(profile, "user"), from, to} {
		require.NoError(t, os.MkdirAll(each, 0o700))
	}
	settings := fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>%s</value></prop></item>
</oor:items>`, mode)
	require.NoError(t, os.WriteFile(filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(settings), 0o600))
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(profile), "--headless", "--norestore", "--convert-to", format, "--outdir", to}
	for i, workbook := range workbooks {
		name := filepath.Join(from, fmt.Sprintf("%d.xlsx", i))
		require.NoError(t, os.WriteFile(name, workbook, 0o600))
		args = append(args, name)
	}
	said, err := exec.Command(office, args...).CombinedOutput()
	require.NoError(t, err, string(said))
	require.NotContains(t, strings.ToLower(string(said)), "error:", string(said))
	return to
}

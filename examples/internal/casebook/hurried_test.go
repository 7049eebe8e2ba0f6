package casebook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// newBook is a new workbook.
func newBook(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, WriteNew(&out, true))
	return out.Bytes()
}

// edited is a new workbook that somebody has gone on with.
func edited(t *testing.T, edit func(*excelize.File)) []byte {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(newBook(t)))
	require.NoError(t, err)
	defer file.Close()
	edit(file)
	var out bytes.Buffer
	require.NoError(t, file.Write(&out))
	return out.Bytes()
}

// came is what each authority bears of a workbook, or all that is wrong with it.
func came(t *testing.T, book []byte) string {
	t.Helper()
	root, err := Read("case.xlsx", bytes.NewReader(book))
	if err != nil {
		return err.Error()
	}
	c, err := casefile.ReadTree(nil, nil, root)
	if err != nil {
		return strings.ReplaceAll(err.Error(), "case.xlsx: ", "")
	}
	require.NoError(t, c.Books().Verify())
	assert.Empty(t, c.Warnings)
	var borne []string
	for _, share := range c.Statement.Totals() {
		borne = append(borne, string(share.Authority)+" "+attribution.FormatAmount(share.Amount))
	}
	return strings.Join(borne, ", ")
}

// set writes values into cells of a sheet.
func set(sheet string, cells ...any) func(*excelize.File) {
	return func(f *excelize.File) {
		for i := 0; i < len(cells); i += 2 {
			if err := f.SetCellValue(sheet, cells[i].(string), cells[i+1]); err != nil {
				panic(err)
			}
		}
	}
}

// shown writes a number that a format shows in a way of its own.
func shownAs(sheet, cell string, value float64, format int) func(*excelize.File) {
	return func(f *excelize.File) {
		set(sheet, cell, value)(f)
		style, err := f.NewStyle(&excelize.Style{NumFmt: format})
		if err == nil {
			err = f.SetCellStyle(sheet, cell, cell, style)
		}
		if err != nil {
			panic(err)
		}
	}
}

func all(edits ...func(*excelize.File)) func(*excelize.File) {
	return func(f *excelize.File) {
		for _, edit := range edits {
			edit(f)
		}
	}
}

// A new workbook has a cost of 900,000 less fees of 300,000, over 3 : 2 : 1. What can
// be read in one way only is taken as what it says; all else is refused, with its
// sheet and cell.
func TestAHurriedOfficer(t *testing.T) {
	const asItIs, of1000 = "NORTH 300000.00, SOUTH 200000.00, EAST 100000.00", "NORTH -149500.00, SOUTH -99666.67, EAST -49833.33"
	percent, pence := 9, 4
	for name, c := range map[string]struct {
		edit func(*excelize.File)
		want string
	}{
		"as it is":          {set("Services"), asItIs},
		"a pound sign":      {set("Services", "E4", "£1,000.00"), of1000},
		"blanks around":     {set("Services", "E4", " \u00a0 1000 "), of1000},
		"a blank within":    {set("Services", "E4", "£ 1,000"), of1000},
		"brackets":          {set("Variances", "A4", "Licensing", "B4", "demand", "D4", "(600,000.00)"), "NORTH 0.00, SOUTH 0.00, EAST 0.00"},
		"a true minus":      {set("Variances", "A4", "Licensing", "B4", "demand", "D4", "\u2212£600,000"), "NORTH 0.00, SOUTH 0.00, EAST 0.00"},
		"a format":          {shownAs("Services", "E4", 1000, pence), of1000},
		"fifteen digits":    {func(f *excelize.File) { _ = f.SetCellDefault("Services", "E4", "1000.0000000000001") }, of1000},
		"capitals":          {set("Variances", "A4", " Licensing ", "B4", " Direct  Cost", "D4", 6), "NORTH 300003.00, SOUTH 200002.00, EAST 100001.00"},
		"a formula":         {all(set("Services", "E4", 1000), func(f *excelize.File) { _ = f.SetCellFormula("Services", "E4", "'[budget.xlsx]Costs'!B7+1") }), of1000},
		"a title merged":    {func(f *excelize.File) { _ = f.MergeCell("Income", "A1", "D1") }, asItIs},
		"an empty sheet":    {func(f *excelize.File) { _, _ = f.NewSheet("Sheet3") }, asItIs},
		"a sheet of ours":   {func(f *excelize.File) { _, _ = f.NewSheet("workings 2"); set("workings 2", "A1", 5)(f) }, asItIs},
		"notes":             {set("Income", "E3", "NOTES", "E4", 5), asItIs},
		"a comment":         {set("Income", "A1", "# from the ledger", "D2", "# net of VAT"), asItIs},
		"moved columns":     {set("Income", "A3", "Amount", "A4", 300000, "D3", "Service", "D4", "Licensing"), asItIs},
		"heads in capitals": {set("Income", "D3", " AMOUNT "), asItIs},
		"percentages": {all(set("Bases", "B4", "Percentages", "G4", "30 %", "H4", 20), shownAs("Bases", "F4", 0.5, percent)),
			"NORTH 300000.00, SOUTH 180000.00, EAST 120000.00"},
		"a call and a payment": {all(set("Calls", "A4", "All services", "B4", "2012-04-30", "C4", "25%", "A5", "All services", "B5", "2012-10-31"), shownAs("Calls", "C5", 0.75, percent),
			set("Payments", "A4", "Licensing", "B4", "SOUTH", "C4", "NORTH", "D4", 100.5, "E4", "2012-10-31", "F4", 17)), asItIs},
		"codes": {set("Transition", "A4", "Licensing", "B4", "Team", "C4", "ICT", "D4", 6, "F4", "NORTH", "H4", "NORTH; SOUTH,EAST,\n", "I4", "Comparable", "K4", "Licensing"),
			"NORTH 300003.00, SOUTH 200002.00, EAST 100001.00"},

		"thousands of pounds":   {set("Services", "E4", "900k"), `Services!E4: Licensing: cost: "900k" is not an amount such as 1650000 or -12.34`},
		"to be confirmed":       {set("Services", "E4", "tbc"), `Services!E4: Licensing: cost: "tbc" is not an amount such as 1650000 or -12.34`},
		"a lone minus":          {set("Services", "E4", "-"), `Services!E4: Licensing: cost: "-" is not an amount such as 1650000 or -12.34`},
		"a comma for decimals":  {set("Services", "E4", "1.234,56"), `Services!E4: Licensing: cost: "1.234,56" is not an amount such as 1650000 or -12.34`},
		"commas astray":         {set("Services", "E4", "1,000,00"), `Services!E4: Licensing: cost: "1,000,00" is not an amount such as 1650000 or -12.34`},
		"blanks for thousands":  {set("Services", "E4", "9 000"), `Services!E4: Licensing: cost: "9 000" is not an amount such as 1650000 or -12.34: write 9000`},
		"a fraction of a penny": {set("Services", "E4", 1234.567), `Services!E4: Licensing: cost: "1234.567" has a fraction of a penny`},
		"a third":               {func(f *excelize.File) { _ = f.SetCellDefault("Services", "E4", "33.333333333333336") }, `Services!E4: Licensing: cost: "33.3333333333333" has a fraction of a penny`},
		"too many digits":       {func(f *excelize.File) { _ = f.SetCellDefault("Services", "E4", "12345678901234567") }, `Services!E4: Licensing: cost: a number of more digits than a spreadsheet keeps`},
		"a truth":               {set("Services", "E4", true), `Services!E4: Licensing: cost: "TRUE" is not an amount such as 1650000 or -12.34`},
		"a date for an amount":  {shownAs("Services", "E4", 41029, 14), `Services!E4: Licensing: cost: a date, 2012-04-30, where a number belongs: a spreadsheet makes one of 1/2 and the like; format the cell as a number and write it anew`},
		"per cent of pounds":    {shownAs("Services", "E4", 0.5, percent), `Services!E4: Licensing: cost: 50% where no percentage belongs: format the cell as a number, and see that it says what is meant`},
		"per cent of weights":   {shownAs("Bases", "F4", 0.5, percent), `Bases!F4: Licensing: basis: proportion: NORTH: 50% where a weight belongs: choose the kind percentages, or write the weight`},
		"a year made a date":    {shownAs("Case", "B6", 40878, 17), `Case!B6: period: a date, 2011-12-01, where a year belongs: a spreadsheet makes one of 2011/12; format the cell as text and write it anew`},
		"days": {all(set("Calls", "A4", "All services", "B4", "30/04/2012", "C4", 25, "A5", "All services", "C5", 75, "A6", "All services", "C6", 1), shownAs("Calls", "B5", 41029, 0), shownAs("Calls", "B6", 41029.5, 22)), "Calls!B4: calls 1: due: \"30/04/2012\" is not a day of the calendar, such as 2012-06-30\n" +
			"Calls!B5: calls 2: due: a number, 41029, where a day belongs: format the cell as a date\n" +
			"Calls!B6: calls 3: due: 2012-04-30 12:00:00 has a time of day: write the day alone"},
		"never worked out": {func(f *excelize.File) {
			_ = f.SetCellValue("Services", "E4", nil)
			_ = f.SetCellFormula("Services", "E4", "1/0")
		}, `Services!E4: Licensing: cost: a formula that was never worked out: open the workbook in a spreadsheet, and save it`},
		"totals":          {set("Income", "A5", "Grand total", "D5", 300000), `Income!A5: "Grand total" is none of the services: leave lines of totals out`},
		"a bare total":    {set("Income", "D5", 300000), `Income!A5: nothing is given under "Service", and the row says something: of what?`},
		"a slip":          {set("Income", "A4", "Licencing"), `Income!A4: "Licencing" is none of the services: did you mean "Licensing"?`},
		"a head's slip":   {set("Income", "D3", "Amuont"), `Income!D3: unknown column "Amuont": did you mean "Amount"?`},
		"a code's slip":   {set("Bases", "G3", "Sout"), `Bases!G3: unknown column "Sout": did you mean "SOUTH"?`},
		"a strange head":  {set("Income", "F3", "Comments", "F4", "ask"), `Income!F3: unknown column "Comments" (known here: Service, Of, Description, Amount; a column of your own is called Notes)`},
		"two heads":       {set("Income", "E3", "amount", "E4", 5), `Income!E3: a second column "Amount": the first is Income!D3`},
		"two of one code": {set("Bases", "I3", "EAST", "I4", 5), `Bases!I3: a second column "EAST": the first is Bases!H3`},
		"no head":         {set("Income", "H4", 5, "H5", 6), `Income!H4: 5 stands in a column without a head`},
		"above the heads": {set("Income", "A1", "Licensing", "D1", 300000), `Income!A1: Licensing stands above the heads of the columns, where nobody reads it: what explains there begins with #`},
		"no heads":        {func(f *excelize.File) { _ = f.RemoveRow("Income", 3) }, "Income: no row holds the heads of its columns: Service, Of, Description, Amount\nIncome!A3: Licensing stands above the heads of the columns, where nobody reads it: what explains there begins with #"},
		"no such column":  {set("Income", "A3", nil, "A4", nil), `Income!3: the column "Service" is missing`},
		"hidden row":      {func(f *excelize.File) { _ = f.SetRowVisible("Income", 4, false) }, `Income!4: the row is hidden, and holds something: show it (a filter hides rows too), or delete it`},
		"hidden column":   {func(f *excelize.File) { _ = f.SetColVisible("Income", "D", false) }, `Income!D4: the column is hidden, and holds something: show it, or empty it`},
		"hidden sheet":    {func(f *excelize.File) { _ = f.SetSheetVisible("Income", false) }, `Income: the sheet is hidden, and holds something: show it, or delete it`},
		"merged":          {func(f *excelize.File) { _ = f.MergeCell("Income", "A4", "A6") }, `Income!A4: the cells A4:A6 are merged, and what they say would be read of the first alone: unmerge them, and write it in each`},
		"strange sheet":   {func(f *excelize.File) { _, _ = f.NewSheet("Sheet3"); set("Sheet3", "A1", 5)(f) }, `Sheet3: unknown sheet "Sheet3" (a sheet of your own is called Notes, or Workings)`},
		"a sheet's slip":  {func(f *excelize.File) { _ = f.SetSheetName("Services", "Servces") }, `Servces: unknown sheet "Servces": did you mean "Services"? (a sheet of your own is called Notes, or Workings)`},
		"a basis's slip":  {set("Services", "F4", "Licencing"), `Services!F4: Licensing: basis: "Licencing" is none of the bases: did you mean "Licensing"?`},
		"no basis":        {set("Services", "F4", nil), `Services!4: Licensing: the key "basis" is missing`},
		"small letters":   {set("Services", "C4", "north"), `Services!C4: Licensing: host: unknown authority "north": did you mean "NORTH"?`},
		"full names": {all(set("Services", "B4", "NORTH, southern District Council, EAST", "C4", "Northern  District Council"), set("Bases", "H3", "Eastern District Council")), "Services!B4: Licensing: authorities 2: \"southern District Council\" is the name of SOUTH: write its code\n" +
			"Services!C4: Licensing: host: \"Northern  District Council\" is the name of NORTH: write its code\nBases!H3: unknown column \"Eastern District Council\": did you mean \"EAST\"?"},
		"a name of two": {all(set("Authorities", "B5", "Northern District Council"), set("Services", "C4", "Northern District Council")), `Services!C4: Licensing: host: unknown authority "Northern District Council"`},
		"no treatment": {set("Variances", "A4", "Licensing", "B4", "indirect", "D4", 7, "A5", "Licensing", "B5", "demand", "D5", "x", "B6", "demand"), "Variances!4: Licensing: variances 1: an indirect variance must choose its treatment, \"host bears\" or \"share now\": \"\" is neither\n" +
			"Variances!D5: Licensing: variances 2: amount: \"x\" is not an amount such as 1650000 or -12.34\nVariances!A6: nothing is given under \"Service\", and the row says something: of what?"},
		"of what":            {set("Income", "B4", nil), `Income!B4: nothing is given under "Of", and the row says something: of what (budget, outturn, forecast, actual)?`},
		"of nothing we know": {set("Income", "B4", "budgets"), `Income!B4: "budgets" is not one of budget, outturn, forecast, actual: did you mean "budget"?`},
		"neither yes nor no": {set("Services", "G4", "maybe"), `Services!G4: Licensing: shares_savings: maybe where yes or no belongs`},
		"yes":                {all(set("Services", "G4", " Yes"), rowsOf("Figures", []any{"Licensing", "net reduction", 3, 2, 1})), asItIs},
		"nothing":            {func(f *excelize.File) { remove(f, "Case", "Authorities", "Services", "Bases", "Income") }, "the key \"title\" is missing\nthe key \"authorities\" is missing\nthe key \"services\" is missing"},
		"twice":              {set("Case", "A18", "Title", "B18", "Again"), `Case!B18: the key "title" stands twice`},
		"a row's slip":       {set("Case", "A4", "Tittle"), `Case!A4: unknown "Tittle": did you mean "Title"?`},
		"a strange row":      {set("Case", "A18", "Colour", "B18", "red", "B19", "x"), "Case!A18: unknown \"Colour\"\nCase!19: nothing is given under \"What\", and the row says something: of what?"},
	} {
		t.Run(name, func(t *testing.T) {
			got := came(t, edited(t, c.edit))
			assert.Equal(t, c.want, strings.ReplaceAll(got, "case.xlsx: ", ""))
		})
	}
}

// remove empties the first rows of sheets, below their heads.
func remove(f *excelize.File, sheets ...string) {
	for _, sheet := range sheets {
		for range 20 {
			_ = f.RemoveRow(sheet, rowFirst)
		}
	}
}

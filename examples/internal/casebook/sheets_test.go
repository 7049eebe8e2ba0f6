package casebook

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/xuri/excelize/v2"

	"github.com/triborough/fairshare/attribution"
)

// rowsOf writes rows of a sheet, from the first below its heads on.
func rowsOf(sheet string, rows ...[]any) func(*excelize.File) {
	return func(f *excelize.File) {
		for i, row := range rows {
			at, err := excelize.CoordinatesToCellName(1, rowFirst+i)
			if err == nil {
				err = f.SetSheetRow(sheet, at, &row)
			}
			if err != nil {
				panic(err)
			}
		}
	}
}

// A basis is chosen by its name, and so are the parts of a combined one; what does not
// go with its kind is refused, and so is one that is part of itself. The new workbook
// shares 600,000 by the basis Licensing, which here is what each case makes of it.
func TestBases(t *testing.T) {
	for name, c := range map[string]struct {
		edit func(*excelize.File)
		want string
	}{
		"equal":            {rowsOf("Bases", []any{"Licensing", "equal", nil, nil, nil, nil, nil, nil}), "NORTH 200000.00, SOUTH 200000.00, EAST 200000.00"},
		"equal among two":  {rowsOf("Bases", []any{"Licensing", "equal", "NORTH, EAST", nil, nil, nil, nil, nil}), "NORTH 300000.00, SOUTH 0.00, EAST 300000.00"},
		"sole":             {rowsOf("Bases", []any{"Licensing", "sole", "SOUTH", nil, nil, nil, nil, nil}), "NORTH 0.00, SOUTH 600000.00, EAST 0.00"},
		"demand":           {all(rowsOf("Bases", []any{"Licensing", "demand", nil, nil, nil, nil, nil, nil}), rowsOf("Demand", []any{"Licensing", "NORTH", "cases", nil, 10, 1.5}, []any{"Licensing", "EAST", "cases", nil, 5})), "NORTH 450000.00, SOUTH 0.00, EAST 150000.00"},
		"blend":            {all(rowsOf("Bases", []any{"Licensing", "blend", nil, nil, nil, nil, nil, nil}, []any{"Thirds", "equal"}, []any{"All to EAST", "sole", "EAST"}), rowsOf("Parts", []any{"Licensing", "Thirds", "40%"}, []any{"Licensing", "All to EAST", 60})), "NORTH 80000.00, SOUTH 80000.00, EAST 440000.00"},
		"average":          {all(rowsOf("Bases", []any{"Licensing", "average", nil, nil, nil, nil, nil, nil}, []any{"Thirds", "equal"}, []any{"All to EAST", "sole", "EAST"}), rowsOf("Parts", []any{"Licensing", "Thirds"}, []any{"Licensing", "All to EAST"})), "NORTH 100000.00, SOUTH 100000.00, EAST 400000.00"},
		"band":             {all(rowsOf("Bases", []any{"Licensing", "band", nil, 5, nil, nil, nil, nil}, []any{"Thirds", "equal"}, []any{"All to EAST", "sole", "EAST"}), rowsOf("Parts", []any{"Licensing", "Thirds", nil, "agreed"}, []any{"Licensing", "All to EAST", nil, "Actual"})), "NORTH 0.00, SOUTH 0.00, EAST 600000.00"},
		"rounded":          {all(rowsOf("Bases", []any{"Licensing", "rounded", nil, nil, 50, nil, nil, nil}, []any{"Thirds", "equal"}), rowsOf("Parts", []any{"Licensing", "Thirds"})), "NORTH 300000.00, SOUTH 0.00, EAST 300000.00"}, // two steps among three equal parts: EAST and NORTH sort first
		"part of the year": {rowsOf("Months", []any{"Licensing", 12, 12, 6}), "NORTH 327272.73, SOUTH 218181.82, EAST 54545.45"},                                                                                                       // 36 : 24 : 6
		"not used":         {rowsOf("Bases", []any{"Licensing", "equal", nil, nil, nil, nil, nil, nil}, []any{"Thirds", "equal"}), "NORTH 200000.00, SOUTH 200000.00, EAST 200000.00"},

		"of itself":            {all(rowsOf("Bases", []any{"Licensing", "average", nil, nil, nil, nil, nil, nil}, []any{"Mean", "average"}), rowsOf("Parts", []any{"Licensing", "Mean"}, []any{"Mean", "Licensing"})), `Parts!B5: Licensing: basis: average 1: average 1: "Licensing" is part of itself`},
		"no such kind":         {rowsOf("Bases", []any{"Licensing", "proportions"}), `Bases!B4: Licensing: basis: "proportions" is no kind of basis (proportion, percentages, equal, sole, demand, blend, average, band, rounded): did you mean "proportion"?`},
		"no kind":              {rowsOf("Bases", []any{"Licensing", nil}, []any{"Other", nil}), "Bases!4: Licensing: basis: its kind is not given: one of proportion, percentages, equal, sole, demand, blend, average, band, rounded\nBases!5: its kind is not given: one of proportion, percentages, equal, sole, demand, blend, average, band, rounded"},
		"no name":              {rowsOf("Bases", []any{"Licensing"}, []any{nil, "equal"}), "Bases!5: a basis without a name, by which it would be chosen"},
		"two of a name":        {rowsOf("Bases", []any{"Licensing"}, []any{"Licensing", "equal"}), `Bases!5: a second basis "Licensing"`},
		"figures of equal":     {rowsOf("Bases", []any{"Licensing", "equal"}), "Bases!4: figures beside the kind equal, which takes none"},
		"points of proportion": {rowsOf("Bases", []any{"Licensing", "proportion", nil, 5}), "Bases!D4: points beside the kind proportion, which takes none"},
		"sole of two":          {rowsOf("Bases", []any{"Licensing", "sole", "NORTH, EAST", nil, nil, nil, nil, nil}), "Bases!4: Licensing: basis: sole: one authority alone bears it: name it under Who"},
		"no lines":             {rowsOf("Bases", []any{"Licensing", "demand", nil, nil, nil, nil, nil, nil}), "Bases!4: Licensing: basis: demand: nothing is given"},
		"no parts":             {rowsOf("Bases", []any{"Licensing", "blend", nil, nil, nil, nil, nil, nil}), "Bases!4: Licensing: basis: blend of nothing: name its parts"},
		"no such part":         {all(rowsOf("Bases", []any{"Licensing", "average", nil, nil, nil, nil, nil, nil}, []any{"Thirds", "equal"}), rowsOf("Parts", []any{"Licensing", "Third"}, []any{"Licensing"}, []any{"Mean", "Thirds"})), "Parts!B4: Licensing: basis: average 1: \"Third\" is none of the bases: did you mean \"Thirds\"?\nParts!5: Licensing: basis: average 2: nothing is given under \"Part\"\nParts!A6: \"Mean\" is none of the bases"},
		"a percentage astray":  {all(rowsOf("Bases", []any{"Licensing", "average", nil, nil, nil, nil, nil, nil}, []any{"Thirds", "equal"}), rowsOf("Parts", []any{"Licensing", "Thirds", 40})), "Parts!C4: Licensing: basis: average 1: a percent goes with a part of a blend alone"},
		"a role astray":        {all(rowsOf("Bases", []any{"Licensing", "blend", nil, nil, nil, nil, nil, nil}, []any{"Thirds", "equal"}), rowsOf("Parts", []any{"Licensing", "Thirds", 100, "agreed"})), "Parts!D4: Licensing: basis: blend 1: a role goes with a part of a band alone"},
		"a band without roles": {all(rowsOf("Bases", []any{"Licensing", "band", nil, 5, nil, nil, nil, nil}, []any{"Thirds", "equal"}), rowsOf("Parts", []any{"Licensing", "Thirds"})), "Parts!4: Licensing: basis: band: a part of a band is the agreed or the actual one: say which under Role"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, strings.ReplaceAll(came(t, edited(t, c.edit)), "case.xlsx: ", ""))
		})
	}
}

// Bases whose parts are others twice over would double with every row: what is put in
// is bounded, in all and in depth.
func TestBasesWithinBases(t *testing.T) {
	var rows, twice, once [][]any
	for i := range 70 {
		name, next := "B"+ordinal(i), "B"+ordinal(i+1)
		rows = append(rows, []any{name, "average"})
		twice = append(twice, []any{name, next}, []any{name, next})
		once = append(once, []any{name, next})
	}
	last := []any{"B71", "equal"}
	chosen := all(rowsOf("Bases", append(append([][]any{{"Licensing", "average", nil, nil, nil, nil, nil, nil}}, rows...), last)...))
	for _, parts := range [][][]any{twice, once} {
		got := came(t, edited(t, all(chosen, rowsOf("Parts", append(parts, []any{"Licensing", "B1"})...))))
		assert.Contains(t, got, "far too many bases within bases")
	}
}

// Rows of every kind of sheet say what the same keys do in YAML: a service of 600,000
// over 3 : 2 : 1, to which each adds.
func TestSheets(t *testing.T) {
	for name, c := range map[string]struct {
		edit func(*excelize.File)
		want string
	}{
		"Costs":           {all(set("Services", "E4", nil), rowsOf("Costs", []any{"Licensing", "Staff", 660000}, []any{"Licensing", "Premises", 240000, "Thirds"}), rowsOf("Bases", []any{"Licensing"}, []any{"Thirds", "equal"})), "NORTH 260000.00, SOUTH 200000.00, EAST 140000.00"},
		"Brought forward": {rowsOf("Brought forward", []any{"Licensing", "NORTH", -5}, []any{"Licensing", "SOUTH", 3}, []any{"Licensing", "EAST", 2}), "NORTH 299995.00, SOUTH 200003.00, EAST 100002.00"},
		"Transition":      {all(rowsOf("Figures", []any{"Licensing", "net reduction", 1, 1, 2}), rowsOf("Transition", []any{"All services", "Board", "other", 40, nil, "NORTH", nil, "NORTH, SOUTH, EAST", "comparable"})), "NORTH 300010.00, SOUTH 200010.00, EAST 100020.00"},
		"Grants":          {all(rowsOf("Figures", []any{"Licensing", "net reduction", 1, 1, 2}), rowsOf("Transition", []any{"Licensing", "Board", "other", 60, nil, "NORTH", nil, "NORTH, SOUTH, EAST", "comparable"}), rowsOf("Grants", []any{"Licensing", "Board", "Grant", 20})), "NORTH 300010.00, SOUTH 200010.00, EAST 100020.00"},
		"Limits":          {all(rowsOf("Figures", []any{"Licensing", "reference", 250000, 220000, "none"}), rowsOf("Limits", []any{"Licensing", "10%"})), "NORTH 275000.00, SOUTH 225000.00, EAST 100000.00"}, // NORTH's 300,000 to 275,000: SOUTH has room for 42,000, and EAST, which is not held, takes nothing
		"Joinings":        {rowsOf("Joinings", []any{"Licensing", "Set-up", "Licensing", 60, nil, nil}), "NORTH 299970.00, SOUTH 200020.00, EAST 100010.00"},
		"Failures":        {rowsOf("Failures", []any{"Licensing", "EAST", "Claim", 7}), "NORTH 300000.00, SOUTH 200000.00, EAST 100007.00"},
		"Withdrawals":     {rowsOf("Withdrawals", []any{"Licensing", "EAST", "Moving", 7, nil, 6, "NORTH, SOUTH"}), "NORTH 300000.00, SOUTH 200000.00, EAST 100007.00"},
		"Endings":         {all(rowsOf("Endings", []any{"Licensing", "Licensing"}), rowsOf("Ending costs", []any{"Licensing", "Winding up", 6})), "NORTH 300003.00, SOUTH 200002.00, EAST 100001.00"},
		"Outturn":         {all(rowsOf("Variances", []any{"Licensing", "demand", nil, 12}), rowsOf("Outturn", []any{"Licensing", "outturn", nil, 900012}), set("Income", "A5", "Licensing", "B5", "outturn", "D5", 300000)), "NORTH 300006.00, SOUTH 200004.00, EAST 100002.00"},
		"Contract": {all(set("Services", "E4", nil), set("Income", "A4", nil, "B4", nil, "C4", nil, "D4", nil), rowsOf("Prices", []any{"Licensing", "2012/13", 690}, []any{"Licensing", "2013/14", 700}),
			rowsOf("Teams", []any{"Licensing", "Team", "SOUTH, EAST", "Thirds"}), rowsOf("Bases", []any{"Licensing"}, []any{"Thirds", "equal"}),
			rowsOf("Turnover", []any{"Licensing", "EAST", "10%"}, []any{"Licensing", "Team", 0.2, 1}),
			set("Burdens", "F3", "2012/13", "G3", "2013/14"), rowsOf("Burdens", []any{"Licensing", "EAST", "pensions", 30}, []any{"Licensing", "NORTH", "increments", nil, nil, 10, 20}),
			rowsOf("Posts", []any{"Licensing", "Team", "Gardener", 2, nil, 20, 5, 5, 5}), rowsOf("Post ends", []any{"Licensing", "Gardener", "protection", 4, "2012/13"}),
			rowsOf("Liabilities", []any{"Licensing", "NORTH", "deficit", 15})), // 690 less 30, 10 and 2 x 25: 600 over 3 : 2 : 1, and the burdens and the deficit of their origins
			"NORTH 325.00, SOUTH 225.00, EAST 155.00"},
		"More": {set("More", "A4", 7, "B4", "services", "C4", "Licensing", "D4", "failures", "E4", "#1", "F4", "amount", "A5", "EAST", "B5", "services", "C5", "#1", "D5", "failures", "E5", "#1", "F5", "authority"), "NORTH 300000.00, SOUTH 200000.00, EAST 100007.00"},

		"an item out of order":  {set("More", "A4", 7, "B4", "services", "C4", "Licensing", "D4", "failures", "E4", "#2"), `More!E4: "#2" is no item of the list: it has 0, and the next is #1`},
		"given already":         {set("More", "A4", 7, "B4", "title", "A5", 8, "B5", "source", "C5", "x"), "More!4: what these keys lead to is given already (Case!B4)\nMore!C5: \"x\" is a key, and what stands there has none"},
		"a step left out":       {set("More", "A4", 7, "B4", "services", "D4", "#1", "A5", 7, "B6", "expect"), "More!D4: a step after one that is left out\nMore!5: a value without the keys that lead to it\nMore!6: nothing is given under \"Value\": write (nothing) where that is meant"},
		"no such service":       {set("More", "A4", 7, "B4", "services", "C4", "Parks", "D4", "cost"), `More!C4: "Parks" is none of the services`},
		"a grant of no cost":    {rowsOf("Grants", []any{"Licensing", "Board", "Grant", 20}), "Grants!B4: \"Board\" is none of those of the service"},
		"a grant of two costs":  {all(rowsOf("Transition", []any{"Licensing", "Board", nil, 1, nil, "NORTH"}, []any{"Licensing", "Board", nil, 2, nil, "NORTH"}), rowsOf("Grants", []any{"Licensing", "Board", "Grant", 20})), `Grants!B4: "Board" names two of them: write what differs into their description, or write it on the sheet More`},
		"rates out of order":    {all(rowsOf("Burdens", []any{"Licensing", "EAST", "pensions", 30}), rowsOf("Turnover", []any{"Licensing", "EAST", 0.1, 2})), `Turnover!D4: "2" where 1 belongs: the rates of "EAST" follow one another from 1 on`},
		"an entry without key":  {rowsOf("Clauses", []any{"Licensing", nil, "Sch. 3"}), `Clauses!4: nothing is given under "Rule"`},
		"an entry without more": {rowsOf("Clauses", []any{"All services", "ongoing"}), "Clauses!4: agreement: the key \"title\" is missing\nClauses!4: agreement: clauses: ongoing: nothing is given"},
	} {
		t.Run(name, func(t *testing.T) {
			got := strings.ReplaceAll(came(t, edited(t, c.edit)), "case.xlsx: ", "")
			assert.Equal(t, c.want, got)
		})
	}
	assert.Equal(t, attribution.AllServices, allServices)
}

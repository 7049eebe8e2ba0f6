package savings_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

// Tables of the reports, and one that is wrong in two places.
func TestFooting(t *testing.T) {
	column := func(pounds ...string) (out []decimal.Decimal) {
		for _, each := range pounds {
			out = append(out, sum(each))
		}
		return out
	}
	yot := savings.Table{
		Rows: []string{"Westminster", "Kensington & Chelsea", "Hammersmith & Fulham"}, Columns: []string{"Revised", "Saving"},
		Cells:     [][]decimal.Decimal{column("447", "281"), column("596", "80"), column("607", "71")},
		RowTotals: column("728", "676", "677"), ColumnTotals: column("1650", "432"), Total: sum("2081"), Unit: sum("1"),
	}
	assert.Equal(t, []string{
		"The row Hammersmith & Fulham is printed as 677.00 and its figures come to 678.00: a difference of -1.00, which rounding may explain.",
		"The row Total is printed as 2,081.00 and its figures come to 2,082.00: a difference of -1.00, which rounding may explain.",
	}, must(yot.Foot()).Findings())

	// One column and its total: any figure could be 9 too high; 132 for 123 is a slip.
	list := savings.Table{Rows: []string{"a", "b", "c"}, Columns: []string{"£k"}, Cells: [][]decimal.Decimal{column("132"), column("400"), column("77")}, ColumnTotals: column("600")}
	footing := must(list.Foot())
	assert.Equal(t, []savings.Suspect{{Row: "a", Column: "£k", Printed: sum("132"), Correct: sum("123"), Transposed: true}}, footing.Suspects)
	// A row 5 too high and a column 7: no one figure puts both right.
	two := savings.Table{Rows: []string{"a", "b"}, Columns: []string{"x", "y"}, Cells: [][]decimal.Decimal{column("1", "2"), column("3", "4")},
		RowTotals: column("8", "7"), ColumnTotals: column("11", "6"), Total: sum("15")}
	assert.Len(t, must(two.Foot()).Differences, 3)
	assert.Empty(t, must(two.Foot()).Suspects)
	two.RowTotals, two.ColumnTotals = column("10", "7"), column("11", "6")
	two.Total = sum("17")
	assert.Len(t, must(two.Foot()).Differences, 2, "the row a and the column x, by 7 each")
	assert.Equal(t, []savings.Suspect{{Row: "a", Column: "x", Printed: sum("1"), Correct: sum("8")}}, must(two.Foot()).Suspects)
	list.ColumnTotals = column("601")
	assert.Empty(t, must(list.Foot()).Suspects)

	for text, wrong := range map[string]savings.Table{
		"savings: the rows: 0 figures, where the table has 1":           {Rows: []string{"a"}},
		"savings: row 1: 2 figures, where the table has 1":              {Rows: []string{"a"}, Columns: []string{"x"}, Cells: [][]decimal.Decimal{column("1", "2")}},
		"savings: the totals of rows: 2 figures, where the table has 1": {Rows: []string{"a"}, Columns: []string{"x"}, Cells: [][]decimal.Decimal{column("1")}, RowTotals: column("1", "2")},
		"savings: the unit: negative amount -1.00":                      {Unit: sum("-1")},
		"savings: a figure: 0.001 has a fraction of a penny":            {Total: decimal.New(1, -3)},
	} {
		_, err := wrong.Foot()
		assert.EqualError(t, err, text)
	}
}

// A table that adds up is let be; one figure altered is found, and put right.
func lawFooting(t *rapid.T) {
	table := drawTable(t)
	if footing := must(table.Foot()); !footing.AddsUp() || footing.Suspects != nil || footing.Findings() != nil {
		t.Fatalf("a sound table is suspected: %v", footing.Findings())
	}
	row, column := rapid.IntRange(0, len(table.Rows)).Draw(t, "row"), rapid.IntRange(0, len(table.Columns)).Draw(t, "column")
	figure := &table.Total
	want := savings.Suspect{Row: savings.TotalName, Column: savings.TotalName}
	switch {
	case row < len(table.Rows) && column < len(table.Columns):
		figure, want.Row, want.Column = &table.Cells[row][column], table.Rows[row], table.Columns[column]
	case row < len(table.Rows):
		figure, want.Row = &table.RowTotals[row], table.Rows[row]
	case column < len(table.Columns):
		figure, want.Column = &table.ColumnTotals[column], table.Columns[column]
	}
	want.Correct = *figure
	*figure = figure.Add(pence(1 + somePence(t, "error")))
	footing := must(table.Foot())
	if len(footing.Differences) != 2 || len(footing.Suspects) != 1 {
		t.Fatalf("one wrong figure gives %v", footing.Findings())
	}
	if got := footing.Suspects[0]; got.Row != want.Row || got.Column != want.Column || !got.Correct.Equal(want.Correct) || !got.Printed.Equal(*figure) {
		t.Fatalf("%v is suspected, not %v", got, want)
	}
}

// drawTable draws a table of at least two rows and columns that adds up.
func drawTable(t *rapid.T) savings.Table {
	table := savings.Table{Rows: []string{"a", "b", "c"}, Columns: []string{"x", "y"}, RowTotals: make([]decimal.Decimal, 3), ColumnTotals: make([]decimal.Decimal, 2)}
	for i := range table.Rows {
		table.Cells = append(table.Cells, make([]decimal.Decimal, 2))
		for j := range table.Columns {
			figure := pence(anyPence(t, "figure"))
			table.Cells[i][j] = figure
			table.RowTotals[i] = table.RowTotals[i].Add(figure)
			table.ColumnTotals[j] = table.ColumnTotals[j].Add(figure)
			table.Total = table.Total.Add(figure)
		}
	}
	return table
}

func FuzzFooting(f *testing.F) { lawtest.Fuzz(f, lawFooting) }

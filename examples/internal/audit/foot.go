package audit

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/savings"
)

// table adds a table up: each part that has a total of its own, and the whole.
func (f *File) table(g grid) error {
	if g.of != "" {
		f.note(g.of)
	}
	t, err := g.lay()
	f.Notes = append(f.Notes, t.notes...)
	if err != nil {
		return err
	}
	f.Figures = len(t.rows) * len(t.heads)
	told := make(map[string]bool)
	var part, whole []int
	end := len(t.rows)
	if t.totalRow >= 0 {
		end = t.totalRow
	}
	for i := range t.rows[:end] {
		if !t.rows[i].subtotal {
			part = append(part, i)
			continue
		}
		if err := f.foot(t, part, i, told); err != nil {
			return err
		}
		whole, part = append(whole, i), nil
	}
	return f.foot(t, append(whole, part...), t.totalRow, told)
}

// foot adds up rows to a row of totals, -1 for none. What was told of a part is not
// told again of the whole.
func (f *File) foot(t laid, rows []int, below int, told map[string]bool) error {
	footing, err := t.table(rows, below).Foot()
	if err != nil {
		return err
	}
	for _, d := range footing.Differences {
		where := t.where(d.Where, below)
		if told[where] {
			continue
		}
		told[where] = true
		found := differs(where, "printed as %s, and its figures come to %s", t.shown(d.Printed), t.shown(d.Sum))
		if d.MayBeRounded {
			found.Text += ", which rounding may explain"
		}
		f.Findings = append(f.Findings, found)
	}
	for _, s := range footing.Suspects {
		text := t.mends(s, below)
		if !told[text] {
			told[text] = true
			f.mend(text)
		}
	}
	return nil
}

// table is the rows as a table of whole numbers, each row called by its place among
// all, and each column by its own.
func (t laid) table(rows []int, below int) savings.Table {
	table := savings.Table{Unit: decimal.NewFromInt(1)}
	across := func(row laidRow) (cells []decimal.Decimal, total decimal.Decimal) {
		for c, figure := range row.figures {
			if figure = figure.Shift(t.places); c == t.totalCol {
				total = figure
			} else {
				cells = append(cells, figure)
			}
		}
		return cells, total
	}
	for c := range t.heads {
		if c != t.totalCol {
			table.Columns = append(table.Columns, strconv.Itoa(c))
		}
	}
	for _, i := range rows {
		cells, total := across(t.rows[i])
		table.Rows, table.Cells = append(table.Rows, strconv.Itoa(i)), append(table.Cells, cells)
		if t.totalCol >= 0 {
			table.RowTotals = append(table.RowTotals, total)
		}
	}
	if below >= 0 {
		table.ColumnTotals, table.Total = across(t.rows[below])
	}
	return table
}

// shown writes one of the whole numbers as the figure that it is in the table.
func (t laid) shown(number decimal.Decimal) string {
	return number.Shift(-t.places).StringFixed(t.places)
}

// where says which row or column of the file a sum is.
func (t laid) where(sum string, below int) string {
	what, name, _ := strings.Cut(sum, " ")
	if what == "row" {
		row := t.rows[t.index(name, below)]
		return fmt.Sprintf("row %d, %s", row.line, row.name)
	}
	column := t.index(name, t.totalCol)
	where := fmt.Sprintf("column %s, %s", t.column(column), t.heads[column])
	if t.parted {
		where += fmt.Sprintf(", as far as row %d, %s", t.rows[below].line, t.rows[below].name)
	}
	return where
}

func (t laid) index(name string, total int) int {
	if i, err := strconv.Atoi(name); err == nil {
		return i
	}
	return total
}

// mends says which one figure would make all of it add up.
func (t laid) mends(s savings.Suspect, below int) string {
	row, column := t.rows[t.index(s.Row, below)], t.index(s.Column, t.totalCol)
	text := fmt.Sprintf("With %s instead of %s in cell %s (%s / %s) everything adds up", grouped(t.shown(s.Correct)), grouped(t.shown(s.Printed)), t.cell(column, row.line), row.name, t.heads[column])
	if s.Transposed {
		text += ": two digits are likely to have been transposed"
	}
	return text + "."
}

package audit

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/shopspring/decimal"
)

// total and subtotal are what rows and columns of totals are called.
var (
	total    = regexp.MustCompile(`(?i)\btotals?\b`)
	subtotal = regexp.MustCompile(`(?i)\bsub-?\s?totals?\b`)
)

// columnCalledTotal is the column of totals by its name, or -1.
func (t laid) columnCalledTotal() int {
	for i := len(t.heads) - 1; i >= 0; i-- {
		if total.MatchString(t.heads[i]) && !subtotal.MatchString(t.heads[i]) {
			return i
		}
	}
	return -1
}

// twice refuses a second column of totals, which is part of a total or not.
func (t laid) twice() error {
	for i, head := range t.heads {
		if i != t.totalCol && (total.MatchString(head) || subtotal.MatchString(head)) {
			return fmt.Errorf("column %s, %q: a second column of totals: audit one table at a time, or leave it out", t.column(i), head)
		}
	}
	return nil
}

// rowCalledTotal is the row of totals by its name, or -1: of several, the last that
// comes to half of its figures or more, for others may be of parts, or of other things.
func (t laid) rowCalledTotal() int {
	found, adds := -1, false
	sums := make([]decimal.Decimal, len(t.heads))
	for i, row := range t.rows {
		if subtotal.MatchString(row.name) {
			continue
		}
		if !total.MatchString(row.name) {
			for c, figure := range row.figures {
				sums[c] = sums[c].Add(figure)
			}
			continue
		}
		right := 0
		for c, figure := range row.figures {
			if row.faults == nil && figure.Equal(sums[c]) {
				right++
			}
		}
		if this := 2*right >= len(t.heads); this || !adds {
			found, adds = i, this
		}
	}
	return found
}

// assume takes the last column, and the last row, for totals where none is called so,
// if half of its figures or more are the sums of those before it; and the last row in
// any case where there would be no total at all.
func (t *laid) assume() error {
	if len(t.rows) < 2 {
		return errors.New("no table: it takes two rows of figures at least")
	}
	if last := len(t.heads) - 1; t.totalCol < 0 && last >= 2 && !t.anyPerCent() {
		if right := t.acrossAddUp(last); 2*right >= len(t.rows) {
			t.totalCol = last
			t.notes = append(t.notes, fmt.Sprintf("No column is called Total. The last, %s, %q, was taken for the totals: %d of its %d figures are the sums of those before.", t.column(last), t.heads[last], right, len(t.rows)))
		}
	}
	if last := len(t.rows) - 1; t.totalRow < 0 {
		right := t.downAddUp(last)
		if last >= 2 && 2*right >= len(t.heads) || t.totalCol < 0 {
			t.totalRow, t.rows[last].subtotal = last, false
			t.notes = append(t.notes, fmt.Sprintf("No row is called Total. The last, row %d, %q, was taken for the totals: %d of its %d figures are the sums of those above.", t.rows[last].line, t.rows[last].name, right, len(t.heads)))
		}
	}
	return nil
}

// anyPerCent says whether a column is in per cent: then no row has a total.
func (t laid) anyPerCent() bool {
	return slices.ContainsFunc(t.rows, func(row laidRow) bool { return slices.Contains(row.percent, true) })
}

// acrossAddUp counts the rows whose figure in a column is the sum of those before.
func (t laid) acrossAddUp(column int) (right int) {
	for _, row := range t.rows {
		var sum decimal.Decimal
		for _, figure := range row.figures[:column] {
			sum = sum.Add(figure)
		}
		if sum.Equal(row.figures[column]) {
			right++
		}
	}
	return right
}

// downAddUp counts the columns whose figure in a row is the sum of those above.
func (t laid) downAddUp(last int) (right int) {
	for c := range t.heads {
		var sum decimal.Decimal
		for _, row := range t.rows[:last] {
			if !row.subtotal {
				sum = sum.Add(row.figures[c])
			}
		}
		if sum.Equal(t.rows[last].figures[c]) {
			right++
		}
	}
	return right
}

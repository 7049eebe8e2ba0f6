package audit

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/savings"
)

// verify checks a statement and its account by themselves, apart from the engine.
func (f *File) verify(b account.Books, label string) {
	f.Figures += figuresIn(b)
	err := b.Verify()
	for fault := range attribution.Faults(err) {
		f.find(within(label, fault.Service), fault.Detail)
	}
	if err == nil {
		return
	}
	for _, text := range mended(b.Statement) {
		f.mend(within(label, text))
	}
}

// within puts what something is in before it.
func within(label, text string) string {
	switch {
	case label == "":
		return text
	case text == "":
		return label
	}
	return label + ": " + text
}

// called is what a statement calls itself: by that it is paired with its case.
func called(b account.Books) string {
	h := b.Statement.Header()
	text := h.Title
	if h.Period != "" {
		text += ", " + h.Period
	}
	if h.Stage != "" {
		text += ", " + string(h.Stage)
	}
	return text
}

// figuresIn counts the figures of a statement and its account.
func figuresIn(b account.Books) int {
	data, err := b.MarshalJSON()
	if err != nil {
		return 0
	}
	return countFigures("", decoded(data))
}

// decoded is JSON that was just written, as values.
func decoded(data []byte) (value any) {
	if err := json.Unmarshal(data, &value); err != nil {
		panic(fmt.Sprintf("audit: internal: %v", err))
	}
	return value
}

// mended says which one figure of a statement would make all of its shares and totals
// add up, if there is one: each charge of the year is a row, each authority a column.
// Charges that add up are one row together, for no figure in them is the one; and
// where more than one charge does not, no one figure mends both.
func mended(s attribution.Statement) []string {
	t := savings.Table{Total: s.Total()}
	var columns []attribution.Authority
	for _, total := range s.Totals() {
		columns = append(columns, total.Authority)
		t.Columns, t.ColumnTotals = append(t.Columns, string(total.Authority)), append(t.ColumnTotals, total.Amount)
	}
	row := func(name string, amount decimal.Decimal, shares attribution.Shares) {
		of := make(map[attribution.Authority]decimal.Decimal)
		for _, share := range shares {
			of[share.Authority] = of[share.Authority].Add(share.Amount)
		}
		cells := make([]decimal.Decimal, len(columns))
		for i, a := range columns {
			cells[i] = of[a]
		}
		t.Rows, t.RowTotals, t.Cells = append(t.Rows, name), append(t.RowTotals, amount), append(t.Cells, cells)
	}
	var others attribution.Shares
	var amount decimal.Decimal
	number, wrong := 0, 0
	for c := range s.Charges() {
		number++
		switch {
		case c.Deferred:
		case c.Shares.Total().Equal(c.Amount):
			amount, others = amount.Add(c.Amount), append(others, c.Shares...)
		case wrong > 0:
			return nil
		default:
			wrong++
			row(fmt.Sprintf("%s, charge %d (%s)", c.Service, number, c.Rule), c.Amount, c.Shares)
		}
	}
	row("all other charges", amount, others)
	footing, err := t.Foot()
	if err != nil {
		return nil // Verify has said what is wrong with the figures
	}
	return savings.Footing{Suspects: footing.Suspects}.Findings()
}

package workings

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// Sheet is a sheet of workings.
type Sheet struct {
	*spreadsheet.Sheet
	Book  *Book
	Of    string             // what it is of
	bases map[string]Weights // that stand on it, by what they are made from
}

// Columns of a sheet of workings: those of a division, and pounds beside the pence.
const (
	LabelColumn  = spreadsheet.NameColumn
	PenceColumn  = spreadsheet.ShareColumn
	PoundsColumn = PenceColumn + 1
)

// Begin puts the title and what there is to say of the sheet in a line.
func (s *Sheet) Begin(about string) {
	s.Widths(34, 7, 18, 18, 18, 10, 10, 18, 18)
	s.Frozen = 2
	s.Put(1, 1, spreadsheet.Text(s.Of, spreadsheet.Title))
	s.Put(2, 1, spreadsheet.Text(about, spreadsheet.Subtitle))
}

// Heading puts the heading of a part of the sheet, a row apart from what is above,
// and returns the first row below it.
func (s *Sheet) Heading(text string) int {
	row := s.Next() + 1
	s.Put(row, 1, spreadsheet.Text(text, spreadsheet.Heading))
	for col := 2; col <= PoundsColumn; col++ {
		s.Put(row, col, spreadsheet.Empty(spreadsheet.Heading))
	}
	return row + 1
}

// Heads puts the heads of a table.
func (s *Sheet) Heads(row int, heads ...string) {
	for i, head := range heads {
		look := spreadsheet.HeadRight
		if i == 0 {
			look = spreadsheet.Head
		}
		s.Put(row, i+1, spreadsheet.Text(head, look))
	}
}

// Remark puts a line of what is said of a part of the sheet, and returns the row below.
func (s *Sheet) Remark(row int, format string, values ...any) int {
	s.Put(row, 1, spreadsheet.Text(fmt.Sprintf(format, values...), spreadsheet.Note))
	return row + 1
}

// Live puts a formula in its place, and says where. Places in it are written as the
// sheet refers to them.
func (s *Sheet) Live(row, col int, look spreadsheet.Look, value decimal.Decimal, format string, cells ...spreadsheet.At) spreadsheet.Figure {
	if len(cells) > 0 {
		refs := make([]any, len(cells))
		for i, cell := range cells {
			refs[i] = cell.In(s.Sheet)
		}
		format = fmt.Sprintf(format, refs...)
	}
	return spreadsheet.Figure{At: s.Put(row, col, spreadsheet.Live(format, value, look)), Value: value}
}

// Sum writes the sum of figures as a formula of the sheet has it.
func (s *Sheet) Sum(figures []spreadsheet.Figure) string {
	return spreadsheet.Sum(s.Sheet, spreadsheet.Places(figures))
}

// SumOf is Sum for figures of other sheets, whose names make a formula long: more than
// a formula takes are added up in parts, beside a row, which is not printed.
func (s *Sheet) SumOf(row int, figures []spreadsheet.Figure) string {
	const most, beside = 100, PoundsColumn + 6
	if len(figures) <= most {
		return s.Sum(figures)
	}
	s.Printed(PoundsColumn)
	var parts []spreadsheet.Figure
	for i := 0; i < len(figures); i += most {
		part := figures[i:min(i+most, len(figures))]
		parts = append(parts, s.Live(row, beside+len(parts), spreadsheet.Faint, spreadsheet.Total(part), s.Sum(part)))
	}
	return s.Sum(parts)
}

// InPounds shows a figure of pence in pounds beside it.
func (s *Sheet) InPounds(f spreadsheet.Figure, look spreadsheet.Look) spreadsheet.Figure {
	return s.Live(f.Row(), PoundsColumn, look, f.Value.Shift(-2), "%s/100", f.At)
}

// Total puts the row of a total of pence below a table.
func (s *Sheet) Total(row int, label string, of []spreadsheet.Figure) spreadsheet.Figure {
	s.Rule(row, label, PenceColumn-1)
	sum := s.Live(row, PenceColumn, spreadsheet.NumberTotal, spreadsheet.Total(of), s.Sum(of))
	s.InPounds(sum, spreadsheet.PoundsTotal)
	return sum
}

// Rule begins the row of a total: its label and the line above it, as far as a column.
func (s *Sheet) Rule(row int, label string, to int) {
	s.Put(row, LabelColumn, spreadsheet.Text(label, spreadsheet.StrongTotal))
	for col := LabelColumn + 1; col <= to; col++ {
		s.Put(row, col, spreadsheet.Empty(spreadsheet.StrongTotal))
	}
}

// Divide divides pence by weights among authorities, whose shares are known, and
// returns their cells and the first row below the table. What cannot be divided in
// cells is a value, and is said to be.
func (s *Sheet) Divide(row int, what string, amount spreadsheet.Figure, by Weights, shares attribution.Shares) (map[attribution.Authority]spreadsheet.Figure, int) {
	d := spreadsheet.Division{What: s.Of + ": " + what, Amount: amount}
	for _, share := range shares {
		d.Names = append(d.Names, string(share.Authority))
		d.Order = append(d.Order, s.Book.Order[share.Authority])
		if by.Long != nil {
			d.Long = append(d.Long, by.Long[share.Authority])
		} else {
			d.Weights = append(d.Weights, by.Of[share.Authority])
		}
		d.Shares = append(d.Shares, share.Amount.Shift(2))
	}
	s.Heads(row, "Authority", "Order", "Weight", "Whole pence", "Left over", "Place", "Odd penny", "Pence", "Pounds")
	if by.Long != nil {
		s.Put(row, spreadsheet.ThirdColumn, spreadsheet.Text("Left over, in three parts", spreadsheet.Note))
		s.Printed(PoundsColumn)
	}
	divided := s.Book.Divide(s.Sheet, row+1, d)
	cells := make(map[attribution.Authority]spreadsheet.Figure)
	for i, f := range divided.Shares {
		cells[shares[i].Authority] = f
		s.InPounds(f, spreadsheet.Pounds)
	}
	s.InPounds(divided.Sum, spreadsheet.PoundsTotal)
	s.Book.Check(Check{What: what + ": the shares come to the amount", Where: s.Of, Is: divided.Sum, Should: amount})
	row = divided.Sum.Row() + 1
	reason := by.Reason
	if reason == "" && !d.Exact() && d.Long != nil {
		reason = TooLong
	}
	if reason == "" && !d.Exact() {
		reason = fmt.Sprintf("the weights come to more than %s, by which a spreadsheet cannot divide exactly", attribution.FormatQuantity(decimal.NewFromInt(spreadsheet.MostWeights)))
	}
	if reason != "" {
		s.Book.Note("%s: %s: the shares are values, because %s.", s.Of, what, reason)
		row = s.Remark(row, "These shares are values and follow nothing: %s.", reason)
	}
	return cells, row
}

package workings

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// Cover is what is said on the first sheet.
type Cover struct {
	Title     string
	Said      [][2]string // a term and what there is to say of it; left out where that is nothing
	Head      string      // of what each authority's figure is
	Each      []Line      // may be none
	HowToRead []string
	ToKnow    []string // before relying on it
}

// Line is an authority's figure in pounds.
type Line struct {
	Authority attribution.Authority
	Name      string
	Figure    spreadsheet.Figure
}

// howToRead is said of every workbook of workings.
var howToRead = []string{
	"Blue figures on a pale ground are inputs. Change one, and every figure that follows from it changes. All else is locked; there is no password (Review, Unprotect Sheet).",
	"Sums of money are divided in whole pence: amount × weight ÷ the sum of the weights, as by hand (the sheet Long division). The pence left over go one each to the largest parts left over; of equal ones to the code that sorts first (column Order). So the shares always come to the amount.",
	"An input that leaves nothing to share by, or figures longer than can be divided exactly, show as an error in every cell that follows from them: never as a wrong figure.",
}

// Finish lays out the checks and the cover. Nothing more can be checked then.
func (b *Book) Finish(c Cover) {
	b.layChecks()
	s := b.cover
	s.Widths(26, 52, 20, 20)
	s.Row(1, spreadsheet.Text(c.Title, spreadsheet.Title))
	row := 3
	for _, said := range c.Said {
		if said[1] == "" {
			continue
		}
		s.Row(row, spreadsheet.Text(said[0], spreadsheet.Strong), spreadsheet.Text(said[1], spreadsheet.Plain))
		row++
	}
	s.Row(row, spreadsheet.Text("Checks", spreadsheet.Strong), b.verdict(s))
	row++
	if len(c.Each) > 0 {
		row = b.each(row+1, c)
	}
	row = b.paragraphs(row+1, "How to read this workbook", append(c.HowToRead, howToRead...))
	notes := b.notes
	if len(notes) == 0 {
		notes = []string{"Nothing: every figure follows from the inputs."}
	}
	row = b.paragraphs(row+1, "What is a value and follows nothing", notes)
	if len(c.ToKnow) > 0 {
		b.paragraphs(row+1, "What to know before relying on this", c.ToKnow)
	}
}

// each shows each authority's figure and their total, and returns the row below.
func (b *Book) each(row int, c Cover) int {
	s := b.cover
	s.Row(row, spreadsheet.Text("Authority", spreadsheet.Head), spreadsheet.Text("", spreadsheet.Head), spreadsheet.Text(c.Head, spreadsheet.HeadRight), spreadsheet.Text("Order of codes", spreadsheet.HeadRight))
	first := row + 1
	var all decimal.Decimal
	for _, line := range c.Each {
		row++
		s.Row(row, spreadsheet.Text(string(line.Authority), spreadsheet.Strong), spreadsheet.Text(line.Name, spreadsheet.Plain),
			spreadsheet.Live(line.Figure.In(s), line.Figure.Value, spreadsheet.Pounds), spreadsheet.Fixed(decimal.NewFromInt(int64(b.Order[line.Authority])), spreadsheet.Faint))
		all = all.Add(line.Figure.Value)
	}
	row++
	sum := spreadsheet.Column{First: s.At(first, 3), Last: s.At(row-1, 3)}
	s.Row(row, spreadsheet.Text("Total", spreadsheet.StrongTotal), spreadsheet.Empty(spreadsheet.StrongTotal),
		spreadsheet.Live("ROUND(SUM("+sum.In(s)+"),2)", all, spreadsheet.PoundsTotal), spreadsheet.Empty(spreadsheet.StrongTotal))
	return row + 1
}

// paragraphs puts a heading and texts of several lines, and returns the row below.
func (b *Book) paragraphs(row int, heading string, texts []string) int {
	s := b.cover
	s.Put(row, 1, spreadsheet.Text(heading, spreadsheet.Heading))
	for col := 2; col <= 4; col++ {
		s.Put(row, col, spreadsheet.Empty(spreadsheet.Heading))
	}
	for _, text := range texts {
		row++
		s.Put(row, 1, spreadsheet.Text(text, spreadsheet.Wrapped))
		s.Merge(row, 1, 4)
		s.Tall(row, Lines(text, 118))
	}
	return row + 1
}

package statement

import (
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// howToRead is said on the cover.
var howToRead = []string{
	"Blue figures on a pale ground are inputs: amounts, weights, quantities, percentages, months, opening balances, payments. Change one and every figure that follows from it changes: shares, totals, what is owed, the transfers that settle it, the checks.",
	"Everything else is a formula and is locked; there is no password (Review, Unprotect Sheet).",
	"Each sheet of a service begins with what each authority bears, and shows below how that comes about: the basis as the smallest whole numbers, each charge, and who owes whom.",
	"A charge is divided in whole pence: amount × weight ÷ the sum of the weights, as long division by hand (the sheet Long division). The pence left over go one each to the largest parts left over; of equal ones to the code that sorts first (column Order). So the shares always come to the amount.",
	"An input that leaves nothing to share by, or figures longer than can be divided exactly, shows as an error in every cell that follows from it: never as a wrong figure.",
	"What was shared as it was issued stands in the checks: they say by how much the workbook has been moved since.",
}

// layCover lays out what the workbook is of, what each bears, and how to read it.
func (w *workbook) layCover() {
	s, h := w.cover, w.c.Statement.Header()
	s.Widths(26, 52, 20, 20)
	title := w.c.Title
	if w.c.Period != "" {
		title += ", " + w.c.Period
	}
	s.Row(1, spreadsheet.Text(title, spreadsheet.Title))
	row := 3
	said := func(term, text string) {
		if text == "" {
			return
		}
		s.Row(row, spreadsheet.Text(term, spreadsheet.Strong), spreadsheet.Text(text, spreadsheet.Plain))
		row++
	}
	said("Source", h.Source)
	said("Agreement", h.Agreement.Title)
	said("Agreement's source", h.Agreement.Source)
	said("Period", h.Period)
	said("Stage of the year", string(h.Stage))
	s.Row(row, spreadsheet.Text("Checks", spreadsheet.Strong), w.verdict(s))
	row += 2
	s.Row(row, spreadsheet.Text("Authority", spreadsheet.Head), spreadsheet.Text("", spreadsheet.Head), spreadsheet.Text("Bears this year", spreadsheet.HeadRight), spreadsheet.Text("Order of codes", spreadsheet.HeadRight))
	row++
	first := row
	for i, a := range h.Authorities {
		s.Row(row, spreadsheet.Text(string(a), spreadsheet.Strong), spreadsheet.Text(w.c.Name(a), spreadsheet.Plain),
			spreadsheet.Live(w.totals[i].In(s), w.totals[i].Value, spreadsheet.Pounds), spreadsheet.Fixed(decimalOf(w.order[a]), spreadsheet.Faint))
		row++
	}
	all := spreadsheet.Column{First: s.At(first, 3), Last: s.At(row-1, 3)}
	s.Row(row, spreadsheet.Text("Total", spreadsheet.StrongTotal), spreadsheet.Empty(spreadsheet.StrongTotal),
		spreadsheet.Live("ROUND(SUM("+all.In(s)+"),2)", w.c.Statement.Total(), spreadsheet.PoundsTotal), spreadsheet.Empty(spreadsheet.StrongTotal))
	row = w.paragraphs(row+2, "How to read this workbook", howToRead)
	notes := w.notes
	if len(notes) == 0 {
		notes = []string{"Nothing: every figure follows from the inputs."}
	}
	row = w.paragraphs(row+1, "What is a value and follows nothing", notes)
	if known := ToKnow(w.c); len(known) > 0 {
		w.paragraphs(row+1, "What to know before relying on this", known)
	}
}

// paragraphs puts a heading and texts of several lines, and returns the row below.
func (w *workbook) paragraphs(row int, heading string, texts []string) int {
	s := w.cover
	s.Put(row, 1, spreadsheet.Text(heading, spreadsheet.Heading))
	for col := 2; col <= 4; col++ {
		s.Put(row, col, spreadsheet.Empty(spreadsheet.Heading))
	}
	for _, text := range texts {
		row++
		s.Put(row, 1, spreadsheet.Text(text, spreadsheet.Wrapped))
		s.Merge(row, 1, 4)
		s.Tall(row, lines(text, 112))
	}
	return row + 1
}

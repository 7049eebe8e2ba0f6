package statement

import "github.com/triborough/fairshare/examples/internal/workings"

// howToRead is what there is to know of a statement's workbook besides what holds for
// every one.
var howToRead = []string{
	"Each sheet of a service begins with what each authority bears, and shows below how that comes about: the basis as the smallest whole numbers, each charge, and who owes whom.",
	"Inputs are amounts, weights, quantities, percentages, months, opening balances and payments. What each bore as the workbook was issued stands in the checks, which say by how much that has been moved since.",
}

// finish lays out the cover and the checks.
func (w *workbook) finish() {
	h := w.c.Statement.Header()
	title := w.c.Title
	if w.c.Period != "" {
		title += ", " + w.c.Period
	}
	cover := workings.Cover{Title: title, Head: "Bears this year", HowToRead: howToRead, ToKnow: ToKnow(w.c)}
	cover.Said = [][2]string{{"Source", h.Source}, {"Agreement", h.Agreement.Title}, {"Agreement's source", h.Agreement.Source}, {"Period", h.Period}, {"Stage of the year", string(h.Stage)}}
	for i, a := range h.Authorities {
		cover.Each = append(cover.Each, workings.Line{Authority: a, Name: w.c.Name(a), Figure: w.totals[i]})
	}
	w.Finish(cover)
}

package statement

import (
	"io"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
	"github.com/triborough/fairshare/internal/casefile"
)

// workbook is a case's statement as a workbook in which every share is a formula:
// it is laid out from the statement, and its values are the statement's.
type workbook struct {
	*workings.Book
	c        casefile.Case
	place    map[attribution.Authority]int // in the order of the case
	services []*liveService
	totals   []spreadsheet.Figure // what each bears this year, and all; pounds

	summary, year, owed, settlement, sources *spreadsheet.Sheet // year is nil where nothing is known of it
}

// WriteWorkbook writes a case's statement as a workbook. Error: a sum of money that
// no spreadsheet holds to the penny.
func WriteWorkbook(out io.Writer, c casefile.Case) error {
	most := c.Statement.Total().Abs()
	for charge := range c.Statement.Charges() {
		most = decimal.Max(most, charge.Amount.Abs())
	}
	if err := workings.Fits(most); err != nil {
		return err
	}
	return newWorkbook(c).Write(out)
}

func newWorkbook(c casefile.Case) *workbook {
	authorities := c.Statement.Header().Authorities
	w := &workbook{Book: workings.New(c.Title, authorities), c: c, place: make(map[attribution.Authority]int)}
	for i, a := range authorities {
		w.place[a] = i
	}
	w.summary = w.Page("Summary")
	facts := make(map[string]attribution.Service, len(c.Services))
	for _, s := range c.Services {
		facts[s.Name] = s
	}
	for _, s := range servicesOf(c) {
		w.services = append(w.services, &liveService{service: s, w: w, facts: facts[s.Service], Sheet: w.Sheet(s.Service)})
	}
	if !c.Account.IsZero() {
		w.year = w.Page("The year")
	}
	w.owed, w.settlement, w.sources = w.Page("Who owes whom"), w.Page("Settlement"), w.Page("Sources")
	for _, s := range w.services {
		s.lay()
	}
	w.summarise()
	w.laySources()
	if w.year != nil {
		w.layYear()
	}
	w.layOwed()
	w.finish()
	return w
}

// pence is a sum of money in whole pennies.
func pence(pounds decimal.Decimal) decimal.Decimal { return pounds.Shift(2) }

func decimalOf(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

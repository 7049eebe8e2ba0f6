package statement

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/internal/casefile"
)

// workbook is a case's statement as a workbook in which every share is a formula:
// it is laid out from the statement, and its values are the statement's.
type workbook struct {
	*spreadsheet.Book
	c                                                   casefile.Case
	order                                               map[attribution.Authority]int // of the codes by their bytes, from 1: who goes first of equal remainders
	place                                               map[attribution.Authority]int // in the order of the case
	services                                            []*liveService
	checks                                              []check
	totals                                              []spreadsheet.Figure // what each bears this year, and all; pounds
	notes                                               []string             // what is a value and no formula, and why
	cover, summary, owed, settlement, sources, verdicts *spreadsheet.Sheet
}

// WriteWorkbook writes a case's statement as a workbook.
func WriteWorkbook(out io.Writer, c casefile.Case) error {
	if err := fits(c); err != nil {
		return err
	}
	w := newWorkbook(c)
	return w.Write(out)
}

func newWorkbook(c casefile.Case) *workbook {
	w := &workbook{Book: spreadsheet.New(), c: c, order: make(map[attribution.Authority]int), place: make(map[attribution.Authority]int)}
	authorities := c.Statement.Header().Authorities
	for i, a := range authorities {
		w.place[a] = i
	}
	for i, a := range slices.SortedFunc(slices.Values(authorities), cmp.Compare[attribution.Authority]) {
		w.order[a] = i + 1
	}
	w.cover, w.summary = w.Sheet("Cover"), w.Sheet("Summary")
	for _, s := range servicesOf(c) {
		w.services = append(w.services, &liveService{service: s, w: w})
	}
	facts := make(map[string]attribution.Service, len(c.Services))
	for _, s := range c.Services {
		facts[s.Name] = s
	}
	for _, s := range w.services {
		s.facts, s.sheet = facts[s.Service], w.Sheet(s.Service)
	}
	w.owed, w.settlement, w.sources, w.verdicts = w.Sheet("Who owes whom"), w.Sheet("Settlement"), w.Sheet("Sources"), w.Sheet("Checks")
	for _, s := range w.services {
		s.lay()
	}
	w.summarise()
	w.laySources()
	w.layOwed()
	w.layChecks()
	w.layCover()
	for _, s := range []*spreadsheet.Sheet{w.cover, w.summary, w.owed, w.settlement, w.sources, w.verdicts} {
		s.Caption = c.Title
	}
	return w
}

// note says what is a value and no formula, and why.
func (w *workbook) note(format string, values ...any) {
	w.notes = append(w.notes, fmt.Sprintf(format, values...))
}

// fits refuses a case with a sum of money that a spreadsheet cannot hold to the penny.
func fits(c casefile.Case) error {
	var most decimal.Decimal
	for charge := range c.Statement.Charges() {
		most = decimal.Max(most, charge.Amount.Abs())
	}
	most = decimal.Max(most, c.Statement.Total().Abs())
	if !spreadsheet.Fits(most.Shift(2)) {
		return fmt.Errorf("a workbook holds sums below £10,000,000,000,000.00, and there is one of %s: use -format json", attribution.FormatSterling(most))
	}
	return nil
}

// sorted puts authorities in the order of the case.
func (w *workbook) sorted(authorities []attribution.Authority) []attribution.Authority {
	return slices.SortedFunc(slices.Values(authorities), func(a, b attribution.Authority) int { return w.place[a] - w.place[b] })
}

func decimalOf(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

// pence is a sum of money in whole pennies.
func pence(pounds decimal.Decimal) decimal.Decimal { return pounds.Shift(2) }

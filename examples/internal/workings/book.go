// Package workings lays out in the cells of a workbook how sums of money are shared:
// bases with all their parts down to whole numbers, divisions in whole pence, what
// was checked, and what is a value and follows nothing. The programs make their
// workbooks from it.
package workings

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// Book is a workbook of workings.
type Book struct {
	*spreadsheet.Book
	Order  map[attribution.Authority]int // of the codes by their bytes, from 1: who goes first of equal remainders
	place  map[attribution.Authority]int // in the order of the case
	title  string
	cover  *spreadsheet.Sheet
	checks []Check
	notes  []string // what is a value and no formula, and why
	last   *spreadsheet.Sheet
}

// New returns a workbook with a cover, of authorities in the order of their case.
func New(title string, authorities []attribution.Authority) *Book {
	b := &Book{Book: spreadsheet.New(), Order: make(map[attribution.Authority]int), place: make(map[attribution.Authority]int), title: title}
	for i, a := range authorities {
		b.place[a] = i
	}
	for i, a := range slices.SortedFunc(slices.Values(authorities), cmp.Compare[attribution.Authority]) {
		b.Order[a] = i + 1
	}
	b.cover = b.Page("Cover")
	return b
}

// Page adds a sheet that is no working itself.
func (b *Book) Page(name string) *spreadsheet.Sheet {
	s := b.Book.Sheet(name)
	s.Caption = b.title
	return s
}

// Sheet adds a sheet of workings of something.
func (b *Book) Sheet(of string) *Sheet {
	return &Sheet{Sheet: b.Page(of), Book: b, Of: of, bases: make(map[string]Weights)}
}

// Note says what is a value and no formula, and why.
func (b *Book) Note(format string, values ...any) {
	b.notes = append(b.notes, fmt.Sprintf(format, values...))
}

// Notes are what is a value and no formula.
func (b *Book) Notes() []string { return b.notes }

// sorted puts authorities in the order of the case.
func (b *Book) sorted(authorities []attribution.Authority) []attribution.Authority {
	return slices.SortedFunc(slices.Values(authorities), func(x, y attribution.Authority) int { return b.place[x] - b.place[y] })
}

// Fits refuses a sum of money that a spreadsheet cannot hold to the penny.
func Fits(pounds decimal.Decimal) error {
	if !spreadsheet.Fits(pounds.Shift(2)) {
		return fmt.Errorf("a workbook holds sums below £10,000,000,000,000.00, and there is one of %s: use -format json", attribution.FormatSterling(pounds))
	}
	return nil
}

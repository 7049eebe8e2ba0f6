// Package chart draws sums of money as SVG: what each authority bears, how one
// figure becomes another, what comes in over the years, who pays whom.
//
// A chart is data first, and says its finding in words for whoever cannot see it.
// Every coordinate is a whole number worked out of whole pence, so the same figures
// give the same bytes. Labels keep to their room, however long the names: they wrap,
// and then end in an ellipsis, with the whole name behind them. Nothing is told by
// colour alone.
package chart

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Chart is a drawing of figures.
type Chart interface {
	// Describe returns what the chart shows, and what it finds, in words.
	Describe() (title, finding string)
	// SVG returns the drawing. The id tells it from the other drawings of a page.
	SVG(id string) string
}

// pence are the whole pence of a sum of money.
func pence(amount decimal.Decimal) *big.Int { return amount.Shift(2).BigInt() }

// total adds up sums of money.
func total(amounts []decimal.Decimal) (sum decimal.Decimal) {
	for _, amount := range amounts {
		sum = sum.Add(amount)
	}
	return sum
}

// most returns the place of the greatest sum, the first of equal ones.
func most(amounts []decimal.Decimal) (at int) {
	for i, amount := range amounts {
		if amount.GreaterThan(amounts[at]) {
			at = i
		}
	}
	return at
}

// capital starts a phrase with a capital letter.
func capital(phrase string) string {
	if phrase == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(phrase)
	return string(unicode.ToUpper(first)) + phrase[size:]
}

// small starts a phrase with a small letter, unless its first word is all capitals.
func small(phrase string) string {
	word, _, _ := strings.Cut(phrase, " ")
	if word == strings.ToUpper(word) {
		return phrase
	}
	first, size := utf8.DecodeRuneInString(phrase)
	return string(unicode.ToLower(first)) + phrase[size:]
}

func least(a, b *big.Int) *big.Int {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

func greatest(a, b *big.Int) *big.Int {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}

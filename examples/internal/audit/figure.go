package audit

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/savings"
)

var (
	errNoFigure = errors.New("no figure such as 1611, 1,611.50, £978, -12 or (12)")
	errTwoWays  = errors.New("a figure that can be read in two ways where semicolons separate, with thousands or with decimals: write the like of 1234.50")
)

// plain is a figure once its sign, brackets and pound sign are off.
var plain = regexp.MustCompile(`^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?(\.[0-9]+)?$`)

const maxDigits = 30 // of a figure

// readFigure reads a figure as tables print it: digits, with commas between all the
// thousands or none, a pound sign before them; a minus before them, or brackets
// around all of it, for a figure below nought; a dash, or nothing, for nought.
func readFigure(text string, semicolon bool) (decimal.Decimal, error) {
	switch {
	case text == "", text == "-", text == "–", text == "—":
		return decimal.Decimal{}, nil
	case len(text) > 2*maxDigits:
		return decimal.Decimal{}, errNoFigure
	}
	digits, bracketed := strings.CutPrefix(text, "(")
	if bracketed {
		var closed bool
		if digits, closed = strings.CutSuffix(digits, ")"); !closed {
			return decimal.Decimal{}, errNoFigure
		}
	}
	digits = strings.Replace(digits, "−", "-", 1) // the sign that typesetters use
	digits, minus := strings.CutPrefix(digits, "-")
	digits = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(digits), "£"))
	if !minus {
		digits, minus = strings.CutPrefix(digits, "-")
	}
	if digits == "" || digits == "." || !plain.MatchString(digits) || bracketed && minus || len(digits) > maxDigits {
		return decimal.Decimal{}, errNoFigure
	}
	if semicolon && (strings.Contains(digits, ",") || strings.IndexByte(digits, '.') == len(digits)-4) {
		return decimal.Decimal{}, errTwoWays
	}
	figure, err := decimal.NewFromString(strings.ReplaceAll(digits, ",", ""))
	if bracketed || minus {
		figure = figure.Neg()
	}
	return figure, err
}

// differs is the finding that a figure is one thing where it should be another; the
// format has room for both.
func differs(where, format, printed, comesTo string) Finding {
	places := 0
	value := func(text string) *big.Rat {
		if _, decimals, pointed := strings.Cut(text, "."); pointed {
			places = max(places, len(decimals))
		}
		value, _ := new(big.Rat).SetString(text)
		return value
	}
	off := value(printed)
	off.Sub(off, value(comesTo))
	word := "too much"
	if off.Sign() < 0 {
		word = "too little"
	}
	said := Figure{grouped(printed), grouped(comesTo), grouped(off.FloatString(places))}
	text := fmt.Sprintf(format, said.Printed, said.ComesTo) + ": " + strings.TrimPrefix(said.Difference, "-") + " " + word
	if transposed(printed, comesTo) {
		text += ", by two digits that have changed places"
	}
	return Finding{Where: where, Figure: said, Text: text}
}

// transposed says whether two figures, of as many digits, differ by two adjacent ones
// that have changed places: a table of one with the other for its total says so.
func transposed(printed, comesTo string) bool {
	one, err := decimal.NewFromString(strings.Replace(printed, ".", "", 1))
	if err != nil || len(printed) != len(comesTo) || strings.Index(printed, ".") != strings.Index(comesTo, ".") {
		return false
	}
	other, err := decimal.NewFromString(strings.Replace(comesTo, ".", "", 1))
	if err != nil {
		return false
	}
	footing, err := savings.Table{Rows: []string{""}, Columns: []string{""}, Cells: [][]decimal.Decimal{{other}}, ColumnTotals: []decimal.Decimal{one}}.Foot()
	return err == nil && len(footing.Suspects) > 0 && footing.Suspects[0].Transposed
}

// grouped writes a figure with its thousands apart, and as many decimals as it has.
func grouped(figure string) string {
	unsigned, negative := strings.CutPrefix(figure, "-")
	whole, decimals, pointed := strings.Cut(unsigned, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if pointed {
		whole += "." + decimals
	}
	if negative {
		return "-" + whole
	}
	return whole
}

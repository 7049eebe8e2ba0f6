package casefile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// scalar returns the text of a single value, quoted or not, as it stands in the file.
func (n node) scalar() (string, bool) {
	if n.Kind != tree.Scalar {
		n.belongs("a single value")
		return "", false
	}
	return n.Text, true
}

func (n node) text(into *string) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	if strings.TrimSpace(text) == "" {
		n.fail("nothing is given")
	}
	*into = text
}

func (n node) number(into *decimal.Decimal, parse func(string) (decimal.Decimal, error)) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	value, err := parse(text)
	if err != nil {
		n.refuse(err)
	}
	*into = value
}

func (n node) amount(into *decimal.Decimal) { n.number(into, attribution.ParseAmount) }

// cost is an amount that is never negative.
func (n node) cost(into *decimal.Decimal) {
	n.amount(into)
	if into.Sign() < 0 {
		n.fail("negative amount %s", attribution.FormatAmount(*into))
	}
}

func (n node) weight(into *decimal.Decimal) { n.number(into, attribution.ParseWeight) }

// signed reads a figure of any unit: a number, or one below nought.
func signed(text string) (decimal.Decimal, error) {
	digits, minus := strings.CutPrefix(text, "-")
	value, err := attribution.ParseWeight(digits)
	if minus {
		value = value.Neg()
	}
	return value, err
}

func (n node) whole(into *int) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	value, err := strconv.Atoi(text)
	if err != nil || value < 0 || strconv.Itoa(value) != text {
		n.fail("%.40q is not a whole number", text)
	}
	*into = value
}

func (n node) flag() bool { return n.oneOf("true", "false") == "true" }

// oneOf reads one of a few words.
func (n node) oneOf(words ...string) string {
	text, ok := n.scalar()
	if ok && !slices.Contains(words, text) {
		n.fail("%.40q is not one of %s", text, strings.Join(words, ", "))
	}
	return text
}

func (n node) indexOf(words ...string) int { return max(0, slices.Index(words, n.oneOf(words...))) }

package casefile

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/near"
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
	if ok && strings.TrimSpace(text) == "" {
		n.fail("nothing is given")
		return
	}
	*into = text
}

// textOr reads a text on which a rule depends, and takes another where there is a
// fault in it, so that the rule finds no second one.
func (n node) textOr(into *string, standIn string) {
	if n.text(into); *into == "" {
		*into = standIn
	}
}

func (n node) number(into *decimal.Decimal, parse func(string) (decimal.Decimal, error)) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	value, err := parse(text)
	if err != nil {
		n.refuse(err, plainly(text, parse))
	}
	*into = value
}

// plainly says how to write a figure that has a pound sign, or thousands set apart.
func plainly(text string, parse func(string) (decimal.Decimal, error)) string {
	plain := strings.Replace(text, "£", "", 1)
	if thousands.MatchString(plain) {
		plain = separators.Replace(plain)
	}
	if _, err := parse(plain); err != nil {
		return ""
	}
	return ": write " + plain
}

var (
	thousands  = regexp.MustCompile(`^-?[0-9]{1,3}([, '\x{a0}][0-9]{3})+(\.[0-9]+)?$`)
	separators = strings.NewReplacer(",", "", " ", "", "'", "", "\u00a0", "")
)

func (n node) amount(into *decimal.Decimal) { n.number(into, attribution.ParseAmount) }

// cost is an amount that is never negative.
func (n node) cost(into *decimal.Decimal) {
	n.amount(into)
	if into.Sign() < 0 {
		n.refuse(&attribution.Error{Kind: attribution.ErrAmount, Detail: "negative amount " + attribution.FormatAmount(*into)})
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
	value, _ := strconv.Atoi(text)
	if value < 0 || strconv.Itoa(value) != text {
		n.fail("%.40q is not a whole number", text)
	}
	*into = value
}

func (n node) flag() bool { return n.oneOf("true", "false") == "true" }

// oneOf reads one of a few words; the first stands in for one that is not.
func (n node) oneOf(words ...string) string {
	text, ok := n.scalar()
	if slices.Contains(words, text) {
		return text
	}
	if ok {
		n.fail("%.40q is not one of %s%s", text, strings.Join(words, ", "), near.Meant(near.Name(&n.file.near, text, words)))
	}
	return words[0]
}

func (n node) indexOf(words ...string) int { return slices.Index(words, n.oneOf(words...)) }

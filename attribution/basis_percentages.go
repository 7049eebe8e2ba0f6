package attribution

import "github.com/shopspring/decimal"

// Percentages returns the basis of agreed percentages: as InProportion, but they
// must come to exactly 100, so that a slip in an agreement shows. Errors: as
// InProportion, and ErrBalance where they come to something else.
func Percentages(weights Shares) (Basis, error) {
	return byPercentages(weights, givenDigits, givenExponent)
}

func byPercentages(weights Shares, maxDigits, maxExponent int) (Basis, error) {
	b, err := newBasis(weights, "by agreed percentages", plain(percentages{}), maxDigits, maxExponent)
	if err != nil {
		return Basis{}, err
	}
	if total := weights.Total(); !total.Equal(hundred()) {
		return Basis{}, fault(ErrBalance, "", "the percentages come to %s, not to 100", FormatWeight(total))
	}
	return b, nil
}

func hundred() decimal.Decimal { return decimal.NewFromInt(100) }

// percentages is the kind of a basis of agreed percentages.
type percentages struct{}

func (percentages) components() []Component  { return nil }
func (percentages) worked(b Basis) fractions { return b.given() }
func (percentages) write(w *jsonWriter, b Basis) {
	w.key("percentages").shares(b.Weights(), FormatWeight)
}

package spreadsheet

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// MostDecimals is how many decimal places a weight may have that is multiplied out
// in cells.
const MostDecimals = 9

// Decimals is a formula of how many decimal places figures have, at most; an error
// where one is below nought or has more places than can be told.
func Decimals(s *Sheet, figures []Figure) string {
	cells := run(figures).In(s)
	var formula strings.Builder
	fmt.Fprintf(&formula, "IF(MIN(%s)<0,NA(),", cells)
	for places := range MostDecimals + 1 {
		fmt.Fprintf(&formula, "IF(SUMPRODUCT(--(ROUND(%[1]s,%[2]d)<>%[1]s))=0,%[2]d,", cells, places)
	}
	formula.WriteString("NA()" + strings.Repeat(")", MostDecimals+2))
	return formula.String()
}

// DecimalsOf is how many decimal places figures have, at most.
func DecimalsOf(figures []Figure) (most int32) {
	for _, f := range figures {
		_, places, _ := strings.Cut(attribution.FormatWeight(f.Value), ".")
		most = max(most, int32(len(places)))
	}
	return most
}

// Scaled writes a column of figures as whole numbers: each times the power of ten
// that the cell of their decimal places names.
func Scaled(s *Sheet, col int, figures []Figure, places Figure) []Figure {
	whole := make([]Figure, len(figures))
	for i, f := range figures {
		value := f.Value.Shift(int32(places.Value.IntPart()))
		whole[i] = Figure{s.Put(f.Row(), col, Live(fmt.Sprintf("ROUND(%s*10^%s,0)", f.In(s), places.In(s)), value, Number)), value}
	}
	return whole
}

// Smallest writes a column of whole numbers divided by their greatest common
// divisor.
func Smallest(s *Sheet, col int, whole []Figure) []Figure {
	divisor := new(big.Int)
	for _, f := range whole {
		divisor.GCD(nil, nil, divisor, f.Value.BigInt())
	}
	smallest := make([]Figure, len(whole))
	for i, f := range whole {
		value := new(big.Int)
		if divisor.Sign() != 0 {
			value.Quo(f.Value.BigInt(), divisor)
		}
		formula := fmt.Sprintf("%s/GCD(%s)", f.In(s), run(whole).In(s))
		smallest[i] = Figure{Value: decimal.NewFromBigInt(value, 0)}
		smallest[i].At = s.Put(f.Row(), col, Live(formula, smallest[i].Value, Number))
	}
	return smallest
}

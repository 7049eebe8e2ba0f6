package chart

import (
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// units are what large sums are counted in, the largest first, in pence.
var units = [...]struct {
	zeros int64 // of one in pence
	name  string
}{{11, "bn"}, {8, "m"}, {5, "k"}}

// Short writes a sum of money as a label has room for: three figures of it, rounded
// half away from nought, in billions, millions or thousands; below £10,000 to the
// pound, and below £100 to the penny. £23.5m, £447k, -£31.3k, £580, £12.50.
func Short(amount decimal.Decimal) string {
	size := pence(amount.Abs())
	text := ""
	switch {
	case size.Cmp(tens(4)) < 0:
		text = strings.TrimSuffix(attribution.FormatSterling(amount.Abs()), ".00")
	case rounded(size, 2).Cmp(tens(4)) < 0:
		text = "£" + whole(rounded(size, 2))
	default:
		text = "£" + threeFigures(size)
	}
	if amount.Sign() < 0 && strings.Trim(text, "£0.") != "" {
		return "-" + text
	}
	return text
}

// threeFigures writes pence in the smallest unit that leaves three figures before
// the point at most, with as many behind it as make up three.
func threeFigures(size *big.Int) string {
	for _, unit := range slices.Backward(units[:]) {
		for decimals := int64(2); decimals >= 0; decimals-- {
			if figures := rounded(size, unit.zeros-decimals); figures.Cmp(tens(3)) < 0 {
				return trimmed(point(figures, decimals)) + unit.name
			}
		}
	}
	return whole(rounded(size, units[0].zeros)) + units[0].name
}

// trimmed leaves out noughts at the end behind the point.
func trimmed(figures string) string {
	if strings.Contains(figures, ".") {
		figures = strings.TrimRight(strings.TrimRight(figures, "0"), ".")
	}
	return figures
}

// rounded is a number without so many of its last digits, rounded half up.
func rounded(size *big.Int, digits int64) *big.Int {
	unit := tens(digits)
	half := new(big.Int).Rsh(unit, 1)
	return half.Quo(half.Add(half, size), unit)
}

// point writes figures with so many of them behind the point.
func point(figures *big.Int, decimals int64) string {
	if decimals == 0 {
		return whole(figures)
	}
	before, behind := new(big.Int).QuoRem(figures, tens(decimals), new(big.Int))
	digits := behind.String()
	return whole(before) + "." + strings.Repeat("0", int(decimals)-len(digits)) + digits
}

// whole writes a whole number with its thousands apart.
func whole(number *big.Int) string {
	return attribution.FormatQuantity(decimal.NewFromBigInt(number, 0))
}

// powers are those of ten that a sum of money has, of at most 38 digits.
var powers = func() (all [40]*big.Int) {
	for zeros := range all {
		all[zeros] = new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)
	}
	return all
}()

// tens is one with so many noughts; it is not to be changed.
func tens(zeros int64) *big.Int {
	if 0 <= zeros && zeros < int64(len(powers)) {
		return powers[zeros]
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(zeros), nil)
}

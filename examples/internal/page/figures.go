package page

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Pounds writes whole pennies with their sign and pound sign: £1,650,000.00, -£3.00.
func Pounds(amount decimal.Decimal) string { return attribution.FormatSterling(amount) }

// Percent writes a number of per cent exactly: 3.5%, 100%.
func Percent(number decimal.Decimal) string { return attribution.FormatWeight(number) + "%" }

// Hundredths writes a number of per cent to the hundredth: 33.34%, 100.00%.
func Hundredths(number decimal.Decimal) string { return attribution.FormatPounds(number) + "%" }

// Decimals writes a fraction in so many decimals at most, cut off and not
// rounded; an ellipsis says that there are more.
func Decimals(of *big.Rat, most int32) string {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(most)), nil)
	cut, left := new(big.Int).QuoRem(new(big.Int).Mul(of.Num(), scale), of.Denom(), new(big.Int))
	number := decimal.NewFromBigInt(cut, -most)
	if left.Sign() == 0 {
		return attribution.FormatQuantity(number)
	}
	text := attribution.FormatPounds(number) + "…" // with all its decimals
	if of.Sign() < 0 && cut.Sign() == 0 {
		return "-" + text
	}
	return text
}

// Count writes how many there are of something: 1 charge, 2 charges.
func Count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return strconv.Itoa(n) + " " + thing
}

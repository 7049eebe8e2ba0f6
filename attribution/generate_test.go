package attribution_test

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
)

// authorities draws 1 to most codes, in an order that is not that of the codes.
func authorities(t *rapid.T, most int) []attribution.Authority {
	n := rapid.IntRange(1, most).Draw(t, "number of authorities")
	codes := make([]attribution.Authority, n)
	for i := range codes {
		codes[i] = attribution.Authority(fmt.Sprintf("A%02d", i))
	}
	return rapid.Permutation(codes).Draw(t, "order")
}

// weights draws weights with zeros and ties on purpose, small and huge, whole and
// not; at least one is above zero.
func weights(t *rapid.T, codes []attribution.Authority) attribution.Shares {
	kind := rapid.SampledFrom([]string{"small", "equal", "decimal", "large", "huge"}).Draw(t, "kind of weights")
	drawn := make(attribution.Shares, len(codes))
	for i, code := range codes {
		var weight decimal.Decimal
		switch kind {
		case "small":
			weight = decimal.NewFromInt(rapid.Int64Range(0, 6).Draw(t, "weight"))
		case "equal":
			weight = decimal.NewFromInt(7)
		case "decimal":
			weight = decimal.New(rapid.Int64Range(0, 1e9).Draw(t, "weight"), -rapid.Int32Range(0, 6).Draw(t, "decimals"))
		case "large":
			weight = decimal.NewFromInt(rapid.Int64Range(0, 1<<62).Draw(t, "weight"))
		case "huge":
			weight = decimal.New(rapid.Int64Range(0, 1<<62).Draw(t, "weight"), rapid.Int32Range(-18, 18).Draw(t, "exponent"))
		}
		drawn[i] = attribution.Share{Authority: code, Amount: weight}
	}
	if drawn.Total().Sign() == 0 {
		drawn[rapid.IntRange(0, len(drawn)-1).Draw(t, "who weighs")].Amount = decimal.NewFromInt(1)
	}
	return drawn
}

func drawBasis(t *rapid.T, most int) attribution.Basis {
	return must(attribution.InProportion(weights(t, authorities(t, most))))
}

// amount draws whole pennies: a few, about a budget, up to the limits.
func amount(t *rapid.T) decimal.Decimal {
	return rapid.OneOf(
		rapid.Map(rapid.Int64Range(-20, 20), pence),
		rapid.Map(rapid.Int64Range(-1e12, 1e12), pence),
		rapid.Map(rapid.Int64(), pence),
		rapid.Custom(func(t *rapid.T) decimal.Decimal {
			return decimal.New(rapid.Int64().Draw(t, "coefficient"), rapid.Int32Range(0, 18).Draw(t, "exponent"))
		}),
	).Draw(t, "amount")
}

// cost is an amount that is never negative.
func cost(t *rapid.T, label string) decimal.Decimal {
	return rapid.Map(rapid.OneOf(rapid.Int64Range(0, 20), rapid.Int64Range(0, 1e12)), pence).Draw(t, label)
}

func pence(n int64) decimal.Decimal { return decimal.New(n, -2) }

func pounds(n int64) decimal.Decimal { return decimal.New(n*100, -2) }

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// inPence reads whole pennies as an integer, through text and not the engine.
func inPence(amount decimal.Decimal) *big.Int {
	text := amount.StringFixed(2)
	n, ok := new(big.Int).SetString(text[:len(text)-3]+text[len(text)-2:], 10)
	if !ok {
		panic(text)
	}
	return n
}

// exact is amount × weight ÷ sum of weights in pence, as a fraction.
func exact(amount decimal.Decimal, weights attribution.Shares, i int) *big.Rat {
	return new(big.Rat).Mul(new(big.Rat).SetInt(inPence(amount)), new(big.Rat).Quo(weights[i].Amount.Rat(), weights.Total().Rat()))
}

func shuffled(t *rapid.T, shares attribution.Shares) attribution.Shares {
	return rapid.Permutation(slices.Clone(shares)).Draw(t, "another order")
}

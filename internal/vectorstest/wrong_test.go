package vectorstest

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// method is a way to divide pence among weights, in the order of the codes.
type method func(pence *big.Int, weights []*big.Int, codes []string) []*big.Int

// The law as its vectors have it, and the ways in which others get it wrong: each
// changes one thing, and some vector tells.
var methods = map[string]method{
	"": remainders{}.divide,
	"the last gets what is left": func(pence *big.Int, weights []*big.Int, _ []string) []*big.Int {
		shares, left := make([]*big.Int, len(weights)), new(big.Int).Set(pence)
		for i := range weights {
			shares[i] = half(pence, weights, i)
			if i == len(weights)-1 {
				shares[i] = left
			}
			left = new(big.Int).Sub(left, shares[i])
		}
		return shares
	},
	"each is rounded by itself": func(pence *big.Int, weights []*big.Int, _ []string) []*big.Int {
		shares := make([]*big.Int, len(weights))
		for i := range weights {
			shares[i] = half(pence, weights, i)
		}
		return shares
	},
	"the first get what is left":                 remainders{queue: func(a, b party) int { return 0 }}.divide,
	"those with a weight first get what is left": remainders{queue: func(a, b party) int { return b.weight.Sign() - a.weight.Sign() }}.divide,
	"the largest weights get what is left":       remainders{queue: func(a, b party) int { return b.weight.Cmp(a.weight) }}.divide,
	"the smallest remainders are served":         remainders{queue: func(a, b party) int { return a.rest.Cmp(b.rest) }}.divide,
	"ties go to the last code":                   remainders{ties: func(a, b party) int { return strings.Compare(b.code, a.code) }}.divide,
	"ties go to the larger weight":               remainders{ties: func(a, b party) int { return b.weight.Cmp(a.weight) }}.divide,
	"codes are compared without case":            remainders{ties: func(a, b party) int { return strings.Compare(strings.ToLower(a.code), strings.ToLower(b.code)) }}.divide,
	"codes are compared by length first":         remainders{ties: func(a, b party) int { return cmp.Compare(len(a.code), len(b.code)) }}.divide,
	"codes are compared as UTF-16": remainders{ties: func(a, b party) int {
		return slices.Compare(utf16.Encode([]rune(a.code)), utf16.Encode([]rune(b.code)))
	}}.divide,
	"accents are ignored":      remainders{ties: func(a, b party) int { return strings.Compare(plain.Replace(a.code), plain.Replace(b.code)) }}.divide,
	"a refund is rounded down": remainders{floored: true}.divide,
	"sums wrap at 64 bits": func(pence *big.Int, weights []*big.Int, codes []string) []*big.Int {
		wrapped := make([]*big.Int, len(weights))
		for i, w := range weights {
			wrapped[i] = new(big.Int).SetUint64(w.Uint64())
		}
		return remainders{}.divide(big.NewInt(pence.Int64()), wrapped, codes)
	},
	"products are floats": func(pence *big.Int, weights []*big.Int, codes []string) []*big.Int {
		close := func(n *big.Int) *big.Int {
			f, _ := new(big.Float).SetInt(n).Float64()
			whole, _ := big.NewFloat(f).Int(nil)
			return whole
		}
		near := make([]*big.Int, len(weights))
		for i, w := range weights {
			near[i] = close(w)
		}
		return remainders{}.divide(close(pence), near, codes)
	},
}

var plain = strings.NewReplacer("É", "E", "À", "A", "ô", "o", "é", "e", "e\u0301", "e")

func TestVectorsTellRightFromWrong(t *testing.T) {
	for name, divide := range methods {
		var told []string
		for _, v := range PennyVectors(t) {
			codes := slices.Sorted(maps.Keys(v.Weights))
			pence, _ := new(big.Int).SetString(v.Pence, 10)
			weights := make([]*big.Int, len(codes))
			for i, code := range codes {
				weights[i], _ = new(big.Int).SetString(v.Weights[code], 10)
			}
			for i, share := range divide(pence, weights, codes) {
				if share.String() != v.Shares[codes[i]] {
					told = append(told, v.ID)
					break
				}
			}
		}
		if (len(told) == 0) != (name == "") {
			t.Errorf("%q: told by %v", name, told)
		}
		t.Logf("%q: told by %d vectors", name, len(told))
	}
}

// half is an exact share rounded to the nearest penny, a half away from nought.
func half(pence *big.Int, weights []*big.Int, i int) *big.Int {
	sum := sumOf(weights)
	twice := new(big.Int).Mul(pence, weights[i])
	twice.Mul(twice.Abs(twice), big.NewInt(2)).Add(twice, sum)
	twice.Quo(twice, new(big.Int).Mul(sum, big.NewInt(2)))
	if pence.Sign() < 0 {
		twice.Neg(twice)
	}
	return twice
}

func sumOf(weights []*big.Int) *big.Int {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	return sum
}

// remainders rounds down and hands out what is left, in the order of a queue: that of
// the largest remainders, unless another is given; then of ties, else by code.
type remainders struct {
	queue, ties func(a, b party) int
	floored     bool // a refund is not the charge the other way round
}

// party is what a place in the queue depends on.
type party struct {
	position     int
	code         string
	weight, rest *big.Int
}

func (r remainders) divide(pence *big.Int, weights []*big.Int, codes []string) []*big.Int {
	amount, sign := new(big.Int).Set(pence), big.NewInt(1)
	if !r.floored && pence.Sign() < 0 {
		amount.Neg(amount)
		sign.SetInt64(-1)
	}
	sum, left := sumOf(weights), new(big.Int).Set(amount)
	if sum.Sign() == 0 {
		sum.SetInt64(1)
	}
	shares, parties := make([]*big.Int, len(weights)), make([]party, len(weights))
	for i, w := range weights {
		share, rest := new(big.Int).DivMod(new(big.Int).Mul(amount, w), sum, new(big.Int))
		shares[i], parties[i] = share, party{i, codes[i], w, rest}
		left.Sub(left, share)
	}
	slices.SortStableFunc(parties, func(a, b party) int {
		order := b.rest.Cmp(a.rest)
		if r.queue != nil {
			order = r.queue(a, b)
		}
		if order == 0 && r.ties != nil {
			order = r.ties(a, b)
		}
		return order
	})
	for _, p := range parties[:min(int(left.Int64()), len(parties))] {
		shares[p.position].Add(shares[p.position], big.NewInt(1))
	}
	for _, share := range shares {
		share.Mul(share, sign)
	}
	return shares
}

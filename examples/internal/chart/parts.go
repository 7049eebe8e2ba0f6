package chart

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// Part is one part of several bars: what each of them has of it, in their order.
type Part struct {
	Name    string
	Amounts []decimal.Decimal
}

// size is how much a part is, whatever its signs.
func (p Part) size() (sum decimal.Decimal) {
	for _, amount := range p.Amounts {
		sum = sum.Add(amount.Abs())
	}
	return sum
}

// sums are what the parts of each bar come to.
func sums(bars int, parts []Part) []decimal.Decimal {
	sums := make([]decimal.Decimal, bars)
	for _, part := range parts {
		for i, amount := range part.Amounts {
			sums[i] = sums[i].Add(amount)
		}
	}
	return sums
}

// largest tells which of several parts is the largest by a figure of it, and how
// large: "" where none is above nought.
func largest(parts []Part, figure func(Part) decimal.Decimal) string {
	if len(parts) < 2 {
		return ""
	}
	figures := make([]decimal.Decimal, len(parts))
	for i, part := range parts {
		figures[i] = figure(part)
	}
	at := most(figures)
	if figures[at].Sign() <= 0 {
		return ""
	}
	return parts[at].Name + ", " + Short(figures[at])
}

// gathered returns parts that have a colour each: of more than there are colours,
// the smallest become one. Parts of nothing are left out.
func gathered(parts []Part) []Part {
	told := slices.DeleteFunc(slices.Clone(parts), func(p Part) bool { return p.size().Sign() == 0 })
	if len(told) <= mostParts {
		return told
	}
	order := make([]int, len(told)) // the largest first
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return told[b].size().Cmp(told[a].size()) })
	small := order[mostParts:]
	rest := Part{Name: fmt.Sprintf("%d others", len(small)), Amounts: make([]decimal.Decimal, len(told[0].Amounts))}
	for _, i := range small {
		for j, amount := range told[i].Amounts {
			rest.Amounts[j] = rest.Amounts[j].Add(amount)
		}
	}
	large := slices.Sorted(slices.Values(order[:mostParts]))
	all := make([]Part, 0, len(looks))
	for _, i := range large {
		all = append(all, told[i])
	}
	return append(all, rest)
}

// stretch is a part of a bar on top of those before it, or below them where it is
// below nought.
type stretch struct {
	part             int
	amount, from, to decimal.Decimal
}

// stacked puts the parts of one bar on one another.
func stacked(bar int, parts []Part) []stretch {
	var all []stretch
	var above, below decimal.Decimal
	for i, part := range parts {
		amount := part.Amounts[bar]
		level := &above
		if amount.Sign() < 0 {
			level = &below
		}
		from := *level
		if *level = from.Add(amount); amount.Sign() != 0 {
			all = append(all, stretch{i, amount, from, *level})
		}
	}
	return all
}

// reach returns how far bars of parts go below nought and above it, in pence.
func reach(bars int, parts []Part) (low, high *big.Int) {
	low, high = new(big.Int), new(big.Int)
	for i := range bars {
		for _, s := range stacked(i, parts) {
			low, high = least(low, pence(s.to)), greatest(high, pence(s.to))
		}
	}
	return low, high
}

package casefile

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// Published is a figure that a source prints, and what the source's own figures
// come to.
type Published struct {
	Where             string
	Printed, Computed decimal.Decimal
	Terms             []*big.Rat      // which add up to Computed
	RoundedTo         decimal.Decimal // the step to which the source rounds; nought where it does not say
	Reason            string          // why the two differ by more than that
}

// Follows says whether Computed is what the terms come to: exactly, or, where no
// decimal ends, to as many places as it is given with.
func (p Published) Follows() bool {
	sum := new(big.Rat)
	for _, term := range p.Terms {
		sum.Add(sum, term)
	}
	if _, ends := sum.FloatPrec(); ends {
		return sum.Cmp(p.Computed.Rat()) == 0
	}
	places := max(0, -p.Computed.Exponent())
	return sum.FloatString(int(places)) == p.Computed.StringFixed(places)
}

// Agrees says whether the figure is printed as computed: the same, or a multiple of
// the step to which the source rounds, no further than half of it.
func (p Published) Agrees() bool {
	off, step := p.Printed.Sub(p.Computed).Abs(), p.RoundedTo
	return off.IsZero() || !step.IsZero() && p.Printed.Mod(step).IsZero() && off.Add(off).Cmp(step) <= 0
}

// Contradiction is a pair of statements of a source that do not fit together, and
// how this library reads them.
type Contradiction struct{ One, Other, Reading string }

// published reads a figure and its terms: without them it would prove nothing.
func (n node) published() (p Published) {
	n.mapping(
		required("where", func(n node) { n.text(&p.Where) }),
		required("printed", func(n node) { n.number(&p.Printed, signed) }),
		required("computed", func(n node) { n.number(&p.Computed, signed) }),
		required("terms", func(n node) {
			n.each(func(entry node) { p.Terms = append(p.Terms, entry.term()) })
			if n.Kind == tree.List && len(p.Terms) == 0 {
				n.fail("no term is given")
			}
		}),
		optional("rounded_to", func(n node) { n.weight(&p.RoundedTo) }),
		optional("reason", func(n node) { n.text(&p.Reason) }),
	)
	return p
}

// term reads a figure, or a product, a quotient or a mean of terms.
func (n node) term() *big.Rat {
	value := new(big.Rat)
	if n.Kind != tree.Mapping {
		var figure decimal.Decimal
		n.number(&figure, signed)
		return value.Set(figure.Rat())
	}
	if len(n.Entries) != 1 {
		n.fail("one of product, quotient and mean belongs here")
	}
	n.mapping(
		optional("product", func(n node) { n.combine(value.SetInt64(1), value.Mul) }),
		optional("quotient", func(n node) {
			var pair []*big.Rat
			sound := n.file.sound(func() { n.each(func(entry node) { pair = append(pair, entry.term()) }) })
			if sound && (len(pair) != 2 || pair[1].Sign() == 0) {
				n.fail("two terms belong here, the second not nought")
			} else if sound {
				value.Quo(pair[0], pair[1])
			}
		}),
		optional("mean", func(n node) {
			n.combine(value, value.Add)
			value.Quo(value, big.NewRat(int64(max(1, len(n.Items))), 1))
		}),
	)
	return value
}

// maxBits is far beyond the figures of any report, and keeps a product of a long
// list from growing without end.
const maxBits = 4096

// combine puts the terms of a list together, one by one.
func (n node) combine(value *big.Rat, step func(x, y *big.Rat) *big.Rat) {
	fits := func() bool { return value.Num().BitLen()+value.Denom().BitLen() <= maxBits }
	n.each(func(entry node) {
		if term := entry.term(); fits() {
			step(value, term)
		}
	})
	if !fits() {
		n.fail("what the terms come to is too long a figure")
	}
}

func (n node) contradiction() (c Contradiction) {
	n.mapping(
		required("one", func(n node) { n.text(&c.One) }),
		required("other", func(n node) { n.text(&c.Other) }),
		required("reading", func(n node) { n.text(&c.Reading) }),
	)
	return c
}

package attribution

import (
	"maps"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// sum adds up whole pennies: in a word for as long as they fit.
type sum struct {
	small int64
	large *big.Int // what has been carried over; nil for nothing
}

func (s *sum) add(amount decimal.Decimal) {
	p, err := toPence(amount, derivedDigits, derivedExponent)
	if err != nil {
		panic("attribution: internal: a sum of what is no money: " + err.Error()) // checked on the way in
	}
	total := s.small + p.small
	if p.large == nil && (s.small^total)&(p.small^total) >= 0 {
		s.small = total
		return
	}
	if s.large == nil {
		s.large = new(big.Int)
	}
	s.large.Add(s.large, big.NewInt(s.small))
	s.large.Add(s.large, p.bigInt())
	s.small = 0
}

func (s sum) amount() decimal.Decimal {
	if s.large == nil {
		return decimal.New(s.small, -2)
	}
	return decimal.NewFromBigInt(new(big.Int).Add(s.large, big.NewInt(s.small)), -2)
}

// tally adds up by authority, and remembers who was named. What is asked of it
// costs in proportion to those.
type tally struct {
	roster roster
	sums   map[int]*sum // by place in the roster
}

func newTally(r roster) tally { return tally{r, make(map[int]*sum)} }

// name has an authority stand among the shares, at nought unless something is added.
func (t tally) name(a Authority) *sum {
	place, known := t.roster.places[a]
	if !known {
		return new(sum) // of a statement that was read and not verified
	}
	s := t.sums[place]
	if s == nil {
		s = new(sum)
		t.sums[place] = s
	}
	return s
}

func (t tally) add(shares Shares) {
	for _, share := range shares {
		t.name(share.Authority).add(share.Amount)
	}
}

// shares returns what was added up, in the order of the roster.
func (t tally) shares() Shares {
	shares := make(Shares, 0, len(t.sums))
	for _, place := range slices.Sorted(maps.Keys(t.sums)) {
		shares = append(shares, Share{t.roster.authorities[place], t.sums[place].amount()})
	}
	return shares
}

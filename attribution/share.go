package attribution

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Share is one authority's figure: the weight going in, the money coming out.
type Share struct {
	Authority Authority
	Amount    decimal.Decimal
}

// Shares are figures by authority, in order.
type Shares []Share

// ParseShares reads figures by authority from a line of text: "WCC 247, RBKC 147,
// LBHF 221.5". The figure of each stands after the last space, at most 38 digits
// of which at most 18 decimals, a minus before it where it is below nought. A
// code may hold spaces, not commas. Errors: ErrAuthority for a code that is
// malformed or stands twice, ErrWeight for a figure that is no number, ErrLimit.
func ParseShares(text string) (Shares, error) {
	c := checks()
	var shares Shares
	for entry := range strings.SplitSeq(text, ",") {
		entry = strings.TrimSpace(entry)
		space := strings.LastIndexByte(entry, ' ')
		if space < 0 {
			c.Refuse(ErrAuthority, "", "%.40q is not an authority and its figure, such as WCC 247", entry)
			continue
		}
		share := Share{Authority: Authority(strings.TrimSpace(entry[:space]))}
		var err error
		if share.Amount, err = parseNumber(entry[space+1:], givenDigits, givenExponent); err != nil {
			c.Add(share.Authority, "", err)
		}
		shares = append(shares, share)
	}
	c.Add("", "", checkAuthorities(shares.Authorities()))
	if c.Failed() {
		return nil, c.Err()
	}
	return shares, nil
}

// Of returns the figure of an authority, or zero where it is not named; Lookup
// tells the two apart.
func (s Shares) Of(a Authority) decimal.Decimal {
	amount, _ := s.Lookup(a)
	return amount
}

// Lookup returns the figure of an authority, and whether it is named at all.
func (s Shares) Lookup(a Authority) (amount decimal.Decimal, named bool) {
	for _, share := range s {
		if share.Authority == a {
			return share.Amount, true
		}
	}
	return decimal.Decimal{}, false
}

// Has says whether the shares name an authority.
func (s Shares) Has(a Authority) bool {
	_, named := s.Lookup(a)
	return named
}

// All yields each authority and its figure, in order.
func (s Shares) All() iter.Seq2[Authority, decimal.Decimal] {
	return func(yield func(Authority, decimal.Decimal) bool) {
		for _, share := range s {
			if !yield(share.Authority, share.Amount) {
				return
			}
		}
	}
}

// Total returns the sum of the figures.
func (s Shares) Total() decimal.Decimal {
	var total decimal.Decimal
	for _, share := range s {
		total = total.Add(share.Amount)
	}
	return total
}

// Plus returns the sums by authority: those of s in their order, then those that
// other alone names, in its order. One that is not named counts as nought.
func (s Shares) Plus(other Shares) Shares {
	sums := slices.Clone(s)
	places := make(map[Authority]int, len(s)+len(other))
	for i, share := range sums {
		places[share.Authority] = i
	}
	for _, share := range other {
		if i, named := places[share.Authority]; named {
			sums[i].Amount = sums[i].Amount.Add(share.Amount)
			continue
		}
		places[share.Authority] = len(sums)
		sums = append(sums, share)
	}
	return sums
}

// Minus returns the differences by authority, in the order of Plus.
func (s Shares) Minus(other Shares) Shares {
	negative := slices.Clone(other)
	for i := range negative {
		negative[i].Amount = negative[i].Amount.Neg()
	}
	return s.Plus(negative)
}

// Authorities returns who is named, in order.
func (s Shares) Authorities() []Authority {
	authorities := make([]Authority, len(s))
	for i, share := range s {
		authorities[i] = share.Authority
	}
	return authorities
}

// Equal says whether both name the same authorities in the same order with the
// same values; 1.5 and 1.50 are the same value.
func (s Shares) Equal(other Shares) bool {
	return slices.EqualFunc(s, other, func(a, b Share) bool {
		return a.Authority == b.Authority && a.Amount.Equal(b.Amount)
	})
}

// MarshalJSON writes an object of authorities and figures in their order, each
// figure exactly and as a string: {"WCC":"247","RBKC":"147.5"}. Error: ErrLimit.
func (s Shares) MarshalJSON() ([]byte, error) {
	for _, share := range s {
		if err := withinLimits(share.Amount, combinedDigits, derivedExponent); err != nil {
			return nil, err
		}
	}
	var w jsonWriter
	w.shares(s, FormatWeight)
	return w.out.Bytes(), nil
}

// UnmarshalJSON reads what MarshalJSON writes; null changes nothing. Errors:
// ErrText for what is no such object, or names an authority twice; ErrWeight,
// ErrLimit; then s is unchanged.
func (s *Shares) UnmarshalJSON(data []byte) error {
	return readJSON(data, s, func(r jsonReader, read *Shares) error { return r.shares(read, parseFigure)() })
}

// inOrder returns the shares in the order of a statement's authorities, in a
// slice of their own.
func (s Shares) inOrder(r roster) Shares {
	ordered := slices.Clone(s)
	byPlace := func(a, b Share) int { return cmp.Compare(r.places[a.Authority], r.places[b.Authority]) }
	if !slices.IsSortedFunc(ordered, byPlace) {
		slices.SortFunc(ordered, byPlace)
	}
	return ordered
}

// byAuthority returns the figures for looking up many of them.
func (s Shares) byAuthority() map[Authority]decimal.Decimal {
	figures := make(map[Authority]decimal.Decimal, len(s))
	for _, share := range s {
		figures[share.Authority] = share.Amount
	}
	return figures
}

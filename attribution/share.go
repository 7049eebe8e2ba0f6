package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Authority is the code by which an authority is known: "WCC". Codes are
// compared and sorted byte by byte; a code is 1 to 64 bytes of printable text
// with no space at either end.
type Authority string

func (a Authority) check() error {
	text := string(a)
	switch {
	case text == "":
		return fault(ErrAuthority, "", "an authority without a code")
	case len(text) > 64, !utf8.ValidString(text), strings.TrimSpace(text) != text,
		strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }):
		return fault(ErrAuthority, "", "%.40q is not a code: 1 to 64 bytes of printable text, no space at either end", text)
	}
	return nil
}

// Share is one authority's figure: the weight going in, the money coming out.
type Share struct {
	Authority Authority
	Amount    decimal.Decimal
}

// Shares are figures by authority, in order.
type Shares []Share

// Of returns the figure of an authority, or zero where it is not named.
func (s Shares) Of(a Authority) decimal.Decimal {
	for _, share := range s {
		if share.Authority == a {
			return share.Amount
		}
	}
	return decimal.Decimal{}
}

// Has says whether the shares name an authority.
func (s Shares) Has(a Authority) bool {
	for _, share := range s {
		if share.Authority == a {
			return true
		}
	}
	return false
}

// Total returns the sum of the figures.
func (s Shares) Total() decimal.Decimal {
	var total decimal.Decimal
	for _, share := range s {
		total = total.Add(share.Amount)
	}
	return total
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
	if len(s) != len(other) {
		return false
	}
	for i := range s {
		if s[i].Authority != other[i].Authority || !s[i].Amount.Equal(other[i].Amount) {
			return false
		}
	}
	return true
}

// inOrder returns the shares in the order of authorities, leaving out those
// that are not named in it.
func (s Shares) inOrder(authorities []Authority) Shares {
	amounts := make(map[Authority]decimal.Decimal, len(s))
	for _, share := range s {
		amounts[share.Authority] = share.Amount
	}
	ordered := make(Shares, 0, len(s))
	for _, a := range authorities {
		if amount, named := amounts[a]; named {
			ordered = append(ordered, Share{a, amount})
		}
	}
	return ordered
}

// checkAuthorities refuses a code that is malformed or stands twice.
func checkAuthorities(authorities []Authority) []error {
	var faults []error
	seen := make(map[Authority]bool, len(authorities))
	for _, a := range authorities {
		if err := a.check(); err != nil {
			faults = append(faults, err)
		} else if seen[a] {
			faults = append(faults, fault(ErrAuthority, a, "named twice"))
		}
		seen[a] = true
	}
	return faults
}

package savings

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Month is a calendar month, such as September 2011. The zero Month is none.
type Month struct{ Year, Month int }

// ParseMonth reads a month written as 2011-09. Errors: ErrYear.
func ParseMonth(text string) (Month, error) {
	year, month, _ := strings.Cut(text, "-")
	m := Month{number(year), number(month)}
	if len(year) != 4 || len(month) != 2 || m.Year < 0 || m.Month < 1 || m.Month > 12 {
		return Month{}, fault(attribution.ErrYear, "%.40q is not a month such as 2011-09", text)
	}
	return m, nil
}

// String writes the month as it is read: 2011-09.
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year, m.Month) }

// in returns the number of the year in which the month lies, and how many months
// are left of that year, the month itself included: financial years begin in April.
func (m Month) in(years form) (year, left int) {
	if years == calendar {
		return m.Year, 13 - m.Month
	}
	if m.Month < 4 {
		return m.Year - 1, 4 - m.Month
	}
	return m.Year, 16 - m.Month
}

// FullYear returns what a saving comes to by each year where it starts with a month:
// nothing before, its part of the year in which it starts, and all of it after.
//
//	part-year effect = full-year saving × months left ÷ 12
//
// It is rounded to a penny, half away from zero. Errors: ErrYear for a month that is
// none, years that are out of order, and years of a programme such as Year 1, which
// have no months; ErrPenny, ErrLimit.
//
// Source: Tri-borough report, ch. 9(a), Local Safeguarding Children Boards (a first
// joint board in September 2011: £101,000 of £173,000), and the summary (one Chief
// Executive of two councils from October 2011: £0.1 million of £0.2 million).
func FullYear(saving decimal.Decimal, from Month, years []Year) (Annual, error) {
	if err := money("full-year saving", saving); err != nil {
		return nil, err
	}
	if err := checkYears(years); err != nil {
		return nil, err
	}
	if _, err := ParseMonth(from.String()); err != nil {
		return nil, err
	}
	levels := make(Annual, len(years))
	for i, y := range years {
		n, form, _ := y.parse()
		if form == ordinal {
			return nil, fault(attribution.ErrYear, "%s: a saving that starts with a month needs years such as 2011/12 or 2011", y)
		}
		levels[i].Year = y
		switch start, left := from.in(form); {
		case n == start:
			part := new(big.Rat).Mul(fraction(saving), big.NewRat(int64(left), 12))
			levels[i].Amount = pennies(part)
		case n > start:
			levels[i].Amount = saving
		}
	}
	return levels, nil
}

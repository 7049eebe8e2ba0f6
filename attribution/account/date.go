package account

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/triborough/fairshare/attribution"
)

// Date is a day of the calendar, without a time or a zone. The zero Date is no
// day. Dates are compared by == and Before.
type Date struct{ year, month, day int }

// ParseDate reads a day as 2012-06-30, and no other way. Error: ErrYear for what
// is no day of the calendar from 1900 to 2999.
func ParseDate(text string) (Date, error) {
	parts := strings.Split(text, "-")
	if len(parts) == 3 && len(text) == len("2012-06-30") {
		year, _ := strconv.Atoi(parts[0])
		month, _ := strconv.Atoi(parts[1])
		day, _ := strconv.Atoi(parts[2])
		if d := (Date{year, month, day}); d.isDay() && d.String() == text {
			return d, nil
		}
	}
	return Date{}, &attribution.Error{Package: "account", Kind: attribution.ErrYear, Detail: fmt.Sprintf("%.40q is not a day of the calendar, such as 2012-06-30", text)}
}

func (d Date) isDay() bool {
	return d.year >= 1900 && d.year <= 2999 && d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= daysOf(d.year, d.month)
}

func daysOf(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// String writes the day as ParseDate reads it; the zero Date is "".
func (d Date) String() string {
	if d == (Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Before says whether d comes before another day.
func (d Date) Before(other Date) bool { return d.compare(other) < 0 }

func (d Date) compare(other Date) int {
	return cmp.Or(cmp.Compare(d.year, other.year), cmp.Compare(d.month, other.month), cmp.Compare(d.day, other.day))
}

// IsZero says whether d is no day.
func (d Date) IsZero() bool { return d == Date{} }

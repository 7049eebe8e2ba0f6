package account

import (
	"fmt"
	"strconv"

	"github.com/triborough/fairshare/attribution"
)

// Year is the year of a statement. The zero Year is none.
type Year struct {
	first    int  // the calendar year in which it starts
	calendar bool // from January, and not from April
}

// ParseYear reads a period: "2012/13" for a financial year, which starts on
// 1 April, or "2012" for a calendar year. Error: ErrYear.
func ParseYear(period string) (Year, error) {
	y := Year{calendar: len(period) == len("2012")}
	if len(period) >= 4 {
		y.first, _ = strconv.Atoi(period[:4])
	}
	if y.first < 1900 || y.first > 2998 || y.String() != period {
		return Year{}, &attribution.Error{Package: "account", Kind: attribution.ErrYear, Detail: fmt.Sprintf("%.40q is not a year, such as 2012/13 or 2012", period)}
	}
	return y, nil
}

// String writes the year as ParseYear reads it; the zero Year is "".
func (y Year) String() string {
	switch {
	case y == Year{}:
		return ""
	case y.calendar:
		return strconv.Itoa(y.first)
	}
	return fmt.Sprintf("%d/%02d", y.first, (y.first+1)%100)
}

// First returns the year's first day.
func (y Year) First() Date {
	if y.calendar {
		return Date{y.first, 1, 1}
	}
	return Date{y.first, 4, 1}
}

// Last returns the year's last day.
func (y Year) Last() Date {
	if y.calendar {
		return Date{y.first, 12, 31}
	}
	return Date{y.first + 1, 3, 31}
}

// Closed returns the last day of its closing, three months after its end.
func (y Year) Closed() Date {
	if y.calendar {
		return Date{y.first + 1, 3, 31}
	}
	return Date{y.first + 1, 6, 30}
}

// Follows says whether y is the year after another of the same kind.
func (y Year) Follows(other Year) bool {
	return y.calendar == other.calendar && y.first == other.first+1
}

package savings

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Year is the label of a year as the papers print it: a financial year
// "2011/12" (also "2011-12" and "2011/2012"), a calendar year "2011", or a year
// of the programme, "Year 1" or "1". Labels are compared as written: a programme writes
// each of its years one way.
type Year string

// maxYears is far beyond any appraisal, and bounds the size of exact fractions.
const maxYears = 200

// form is the way in which a year is written: years of different forms cannot be
// put in order.
type form int

const (
	financial form = iota + 1
	calendar
	ordinal
)

// parse returns the number of the year, the one in which it starts.
func (y Year) parse() (int, form, error) {
	text := string(y)
	if digits := strings.TrimPrefix(text, "Year "); len(digits) < 4 && number(digits) > 0 && digits[0] != '0' {
		return number(digits), ordinal, nil
	}
	start, end, spans := strings.Cut(strings.Replace(text, "-", "/", 1), "/")
	first := number(start)
	switch {
	case len(start) != 4 || first < 0:
	case !spans:
		return first, calendar, nil
	case len(end) == 2 && number(end) == (first+1)%100, len(end) == 4 && number(end) == first+1:
		return first, financial, nil
	}
	return 0, 0, fault(attribution.ErrYear, "%.40q is not a year such as 2011/12, 2011 or Year 1", text)
}

// number reads up to four digits, or returns -1.
func number(digits string) int {
	if len(digits) == 0 || len(digits) > 4 || strings.Trim(digits, "0123456789") != "" {
		return -1
	}
	value, _ := strconv.Atoi(digits)
	return value
}

// checkYears refuses years that are malformed, not in order, or of two forms.
func checkYears(years []Year) error {
	var faults []error
	if len(years) > maxYears {
		return fault(attribution.ErrLimit, "%d years: at most %d are taken", len(years), maxYears)
	}
	before, beforeForm := -1, form(0)
	for i, y := range years {
		n, f, err := y.parse()
		switch {
		case err != nil:
			faults = append(faults, err)
			continue
		case beforeForm != 0 && f != beforeForm:
			faults = append(faults, fault(attribution.ErrYear, "%q and %q are not written in one way", years[i-1], y))
		case beforeForm != 0 && n <= before:
			faults = append(faults, fault(attribution.ErrYear, "%q does not come after %q", y, years[i-1]))
		}
		before, beforeForm = n, f
	}
	return errors.Join(faults...)
}

// gap refuses checked years between which one is missing. Cumulative figures,
// break-even and present value need every year.
func gap(years []Year) error {
	for i := 1; i < len(years); i++ {
		before, _, _ := years[i-1].parse()
		after, _, _ := years[i].parse()
		if after != before+1 {
			return fault(attribution.ErrYear, "no figures between %s and %s: what accumulates over the years needs every year",
				years[i-1], years[i])
		}
	}
	return nil
}

// Annual is an amount in each year, in order.
type Annual []YearAmount

// YearAmount is one year's amount, in pounds and whole pennies.
type YearAmount struct {
	Year   Year
	Amount decimal.Decimal
}

// In returns the amount of a year, or zero where it has none.
func (a Annual) In(year Year) decimal.Decimal {
	for _, each := range a {
		if each.Year == year {
			return each.Amount
		}
	}
	return decimal.Decimal{}
}

// Total returns the sum over the years. Levels are not added up over years: the
// total is for flows, such as increments, investment or net savings.
func (a Annual) Total() decimal.Decimal {
	var total decimal.Decimal
	for _, each := range a {
		total = total.Add(each.Amount)
	}
	return total
}

// Figures are a line's figures by year. A year without one is blank.
type Figures map[Year]Estimate

// years returns the years that have a figure, in the order of their labels.
func (f Figures) years() []Year {
	years := make([]Year, 0, len(f))
	for y := range f {
		years = append(years, y)
	}
	slices.Sort(years)
	return years
}

package tupe

import (
	"cmp"
	"fmt"

	"github.com/triborough/fairshare/attribution"
)

// maxYears bounds a contract, so that exact powers stay small. No contract for a
// service runs as long.
const maxYears = 100

// calendar says which year of a contract has a label, the first being 0.
type calendar map[string]int

// calendar checks the years of a contract, and returns where each stands.
func (t Term) calendar() (calendar, error) {
	k := checks()
	if n := len(t.Years); n < 1 || n > maxYears {
		k.Refuse(attribution.ErrLimit, "", "a contract of %d years: 1 to %d are taken", n, maxYears)
	}
	years := make(calendar, len(t.Years))
	for y, year := range t.Years {
		if _, twice := years[year.Label]; year.Label == "" {
			k.Refuse(attribution.ErrText, "", "year %d of the contract has no label", y+1)
		} else if twice {
			k.Refuse(attribution.ErrText, "", "the year %q stands twice", year.Label)
		}
		years[year.Label] = y
		of := " of " + cmp.Or(year.Label, fmt.Sprintf("year %d", y+1))
		k.Cost("", "price"+of, year.Price)
		for _, income := range year.Income {
			k.Cost("", "income"+of, income.Amount)
		}
	}
	return years, k.Err()
}

// with returns in how many years, from the first on, there is something whose
// last year is given; "" is no last year.
func (c calendar) with(lastYear string) int {
	if lastYear == "" {
		return len(c)
	}
	return c[lastYear] + 1
}

// checkLastYear refuses an end in a year that the contract does not have.
func (c calendar) checkLastYear(origin attribution.Authority, label string, needed bool) error {
	if _, known := c[label]; known || label == "" && !needed {
		return nil
	}
	return fault(attribution.ErrText, origin, "an element's last year is %q, no year of the contract: one that outlasts it has no end here", label)
}

package tupe

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Element is a part of an origin's burden that the tender identifies.
type Element struct {
	Origin      attribution.Authority // an authority, or a joint team by its name
	Description string
	Amount      decimal.Decimal // in the contract's first year; it runs off as staff leave

	// ByYear is the amount of each year of the contract instead, for increments,
	// pay awards and pension rates: it allows for leavers already, so no
	// turnover is applied to it.
	ByYear []decimal.Decimal

	// LastYear is the label of the last year with the element, where it ends by
	// the terms of the contract of employment. "" means that it does not.
	LastYear string
}

func (e Element) check(years calendar, n int) error {
	k := checks()
	k.Cost(e.Origin, "burden", e.Amount)
	if e.Origin == "" {
		k.Refuse(attribution.ErrAuthority, "", "nobody is named as the origin of a burden")
	}
	for _, amount := range e.ByYear {
		k.Cost(e.Origin, "burden", amount)
	}
	if e.ByYear != nil && (!k.Failed() && e.Amount.Sign() != 0 || e.LastYear != "") {
		k.Refuse(attribution.ErrChoice, e.Origin, "a burden given year by year has no first amount and no last year besides")
	}
	if e.ByYear != nil && len(e.ByYear) != n {
		k.Refuse(attribution.ErrChoice, e.Origin, "a burden given for %d years, in a contract of %d", len(e.ByYear), n)
	}
	k.Add("", "", years.checkLastYear(e.Origin, e.LastYear, false))
	return k.Err()
}

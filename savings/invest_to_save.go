package savings

import (
	"errors"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Bid asks a fund for an investment that is repaid out of what it saves.
//
// Source: Bromley report on Invest to Save (April 2012), paras 3.4 and 3.14: the
// reserve is a loans fund; savings must exceed the repayment.
type Bid struct {
	Name         string
	Year         Year            // in which the investment is drawn
	Investment   decimal.Decimal // above nought
	YearlySaving decimal.Decimal // of a full year
	Repayment    decimal.Decimal // a year, out of the saving, from the year after the draw until all is repaid
}

func (b Bid) check() error {
	faults := []error{name("a bid", b.Name), cost("investment", b.Investment), cost("yearly saving", b.YearlySaving), cost("repayment", b.Repayment)}
	if err := errors.Join(faults...); err != nil {
		return in(b.Name, err)
	}
	if b.Investment.Sign() == 0 {
		return in(b.Name, fault(attribution.ErrAmount, "a bid for no investment"))
	}
	if b.Repayment.Cmp(b.YearlySaving) > 0 {
		return in(b.Name, fault(attribution.ErrAmount, "a repayment of %s a year out of a saving of %s",
			attribution.FormatAmount(b.Repayment), attribution.FormatAmount(b.YearlySaving)))
	}
	return nil
}

// Payback returns the exact number of years in which the bid's savings come to
// its investment, investment ÷ yearly saving; false where it saves nothing.
// Errors: ErrText, ErrAmount, ErrPenny, ErrLimit, as the bid is wrong.
func (b Bid) Payback() (*big.Rat, bool, error) {
	if err := b.check(); err != nil {
		return nil, false, err
	}
	if b.YearlySaving.Sign() == 0 {
		return nil, false, nil
	}
	return new(big.Rat).Quo(fraction(b.Investment), fraction(b.YearlySaving)), true, nil
}

// PaysBackWithin says whether the bid's savings come to its investment within a
// number of years, that number included. Errors: as Payback; ErrAmount for a
// limit outside 0 to 200 years.
func (b Bid) PaysBackWithin(years decimal.Decimal) (bool, error) {
	if err := rate("a limit on payback", years, maxYears); err != nil {
		return false, err
	}
	payback, pays, err := b.Payback()
	return err == nil && pays && payback.Cmp(fraction(years)) <= 0, err
}

// Route is the way a bid of some size takes to approval.
type Route struct {
	UpTo        decimal.Decimal // the largest investment that goes this way; of the last route, nought: any above
	Scrutiny    string
	Endorsement string
	Approval    string
	Monitoring  string
}

// Routes are the ways to approval by size, smallest first.
type Routes []Route

// BromleyRoutes returns the ways to approval that Bromley's report sets out: £10,000
// or less, above that up to £200,000, and above £200,000.
//
// Source: Bromley report on Invest to Save (April 2012), para 3.9, table.
func BromleyRoutes() Routes {
	const panel, monitoring = "Officer Investment Panel", "Improvement and Efficiency Sub-Committee"
	return Routes{
		{decimal.NewFromInt(10_000), "Assistant Director, Organisational Improvement", "Finance Director", "Chief Executive", monitoring},
		{decimal.NewFromInt(200_000), panel, "Director and Finance Director", monitoring, monitoring},
		{decimal.Decimal{}, panel, "Director, Finance Director and Chief Executive", "Executive", monitoring},
	}
}

// For returns the route of a bid of some size: the first whose limit it does not
// exceed. Errors: ErrChoice where no route takes it; ErrAmount, ErrPenny, ErrLimit.
func (r Routes) For(investment decimal.Decimal) (Route, error) {
	if err := cost("investment", investment); err != nil {
		return Route{}, err
	}
	for i, route := range r {
		if err := cost("the limit of a route", route.UpTo); err != nil {
			return Route{}, err
		}
		if open := i == len(r)-1 && route.UpTo.Sign() == 0; open || investment.Cmp(route.UpTo) <= 0 {
			return route, nil
		}
	}
	return Route{}, fault(attribution.ErrChoice, "no route to approval takes an investment of %s", attribution.FormatAmount(investment))
}

// FundYear is one year of a fund: closing = opening − drawn + repaid.
type FundYear struct {
	Year                            Year
	Opening, Drawn, Repaid, Closing decimal.Decimal
}

// Fund runs a fund over the years for many bids. Repayments of a bid begin in the
// year after its draw and end when the investment is repaid, the last being what
// is left; they reach the fund at the end of their year, so that a year's draws
// must be met from its opening balance. The order of the bids changes nothing.
// Errors: ErrAmount where the fund would be overdrawn, for a bid of nothing and
// for a repayment above its saving; ErrYear for years out of order or missing,
// and for a bid in none of them; ErrText, ErrPenny, ErrLimit.
func Fund(opening decimal.Decimal, years []Year, bids ...Bid) ([]FundYear, error) {
	faults := []error{cost("opening balance", opening), checkYears(years)}
	for _, b := range bids {
		faults = append(faults, b.check())
		if !slices.Contains(years, b.Year) {
			faults = append(faults, in(b.Name, fault(attribution.ErrYear, "%.40q is none of the fund's years", string(b.Year))))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	if err := gap(years); err != nil {
		return nil, err
	}
	account := make([]FundYear, len(years))
	owed := make([]decimal.Decimal, len(bids))
	for i, y := range years {
		account[i] = FundYear{Year: y, Opening: opening}
		account[i].post(bids, owed)
		if drawn := account[i].Drawn; drawn.Cmp(opening) > 0 {
			return nil, fault(attribution.ErrAmount, "%s: bids of %s overdraw a fund of %s by %s", y,
				attribution.FormatAmount(drawn), attribution.FormatAmount(opening), attribution.FormatAmount(drawn.Sub(opening)))
		}
		opening = account[i].Closing
	}
	return account, nil
}

// post enters a year's draws and repayments; owed is what each bid still owes.
func (f *FundYear) post(bids []Bid, owed []decimal.Decimal) {
	for i, b := range bids {
		repaid := b.Repayment
		if owed[i].Cmp(repaid) < 0 {
			repaid = owed[i]
		}
		owed[i] = owed[i].Sub(repaid)
		f.Repaid = f.Repaid.Add(repaid)
		if b.Year == f.Year {
			owed[i] = b.Investment
			f.Drawn = f.Drawn.Add(b.Investment)
		}
	}
	f.Closing = f.Opening.Sub(f.Drawn).Add(f.Repaid)
}

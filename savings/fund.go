package savings

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// FundYear is one year of a fund: closing = opening − drawn + repaid. Saved is what
// its bids save in the year, out of which they repay.
type FundYear struct {
	Year                                   Year
	Opening, Drawn, Repaid, Closing, Saved decimal.Decimal
}

// Fund runs a fund over the years for many bids. A bid is repaid from the year that
// it says until the investment is repaid, the last repayment being what is left;
// repayments reach the fund at the end of their year, so that a year's draws must be
// met from its opening balance. The order of the bids changes nothing.
// Errors: ErrAmount where the fund would be overdrawn, and for a bid that is wrong, as
// Check says; ErrYear for years out of order or missing, and for a bid in none of
// them; ErrText, ErrPenny, ErrLimit.
//
// Source: Bromley report CEO1200, para 3.4 (a reserve of £17 million, earmarked as a
// loans fund).
func Fund(opening decimal.Decimal, years []Year, bids ...Bid) ([]FundYear, error) {
	faults := []error{cost("opening balance", opening), checkYears(years), gap(years)}
	for _, b := range bids {
		faults = append(faults, b.Check())
		if !slices.Contains(years, b.Year) {
			faults = append(faults, in(b.Name, fault(attribution.ErrYear, "%.40q is none of the fund's years", string(b.Year))))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	account := make([]FundYear, len(years))
	owed := make([]decimal.Decimal, len(bids))
	plans := make([]plan, len(bids))
	for i, b := range bids {
		plans[i] = b.plan()
	}
	for i, y := range years {
		account[i] = FundYear{Year: y, Opening: opening}
		account[i].post(plans, owed)
		if drawn := account[i].Drawn; drawn.Cmp(opening) > 0 {
			return nil, fault(attribution.ErrAmount, "%s: bids of %s overdraw a fund of %s by %s", y,
				attribution.FormatAmount(drawn), attribution.FormatAmount(opening), attribution.FormatAmount(drawn.Sub(opening)))
		}
		opening = account[i].Closing
	}
	return account, nil
}

// post enters a year's draws, savings and repayments; owed is what each bid owes.
func (f *FundYear) post(plans []plan, owed []decimal.Decimal) {
	year, _, _ := f.Year.parse()
	for i, p := range plans {
		f.Saved = f.Saved.Add(p.saving(year))
		if year >= p.repays {
			repaid := decimal.Min(p.Repayment, owed[i])
			owed[i] = owed[i].Sub(repaid)
			f.Repaid = f.Repaid.Add(repaid)
		}
		if p.Year == f.Year {
			owed[i] = p.Investment
			f.Drawn = f.Drawn.Add(p.Investment)
		}
	}
	f.Closing = f.Opening.Sub(f.Drawn).Add(f.Repaid)
}

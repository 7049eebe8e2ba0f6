package savings

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Flow is what one year saves, and what is invested in it.
type Flow struct {
	Year       Year
	Saving     decimal.Decimal // may be negative
	Investment decimal.Decimal
}

// Appraisal is a case for investing, year by year. It is immutable.
//
//	net        = saving − investment
//	cumulative = the nets so far
//	break-even = the first year from which the cumulative net stays at or above
//	             nought, after having been below it
//	payback    = the years from the start of the first year until the cumulative
//	             net last reaches nought, its saving taken to come evenly through
//	             the break-even year
//	NPV        = Σ net × discount factor, the first year undiscounted
//
// Everything is worked in exact fractions and rounded once, half away from zero.
type Appraisal struct {
	years     []AppraisalYear
	breakEven int // the position of the break-even year, or -1
	discount  Discount
}

// AppraisalYear is one year of an appraisal.
type AppraisalYear struct {
	Flow
	Net, Cumulative decimal.Decimal
}

// Appraise appraises flows year by year, at the rates of a discount, which may be
// zero. Errors: ErrYear for years that are malformed, out of order or missing:
// what accumulates needs every year; ErrAmount for a negative investment;
// ErrPenny, ErrLimit.
func Appraise(d Discount, flows ...Flow) (Appraisal, error) {
	for _, f := range flows {
		if err := money(string(f.Year)+": saving", f.Saving); err != nil {
			return Appraisal{}, err
		}
		if err := cost(string(f.Year)+": investment", f.Investment); err != nil {
			return Appraisal{}, err
		}
	}
	return appraise(d, flows)
}

// appraise is Appraise for sums that may be longer than a caller's.
func appraise(d Discount, flows []Flow) (Appraisal, error) {
	years := make([]Year, len(flows))
	for i, f := range flows {
		years[i] = f.Year
	}
	if err := checkYears(years); err != nil {
		return Appraisal{}, err
	}
	if err := gap(years); err != nil {
		return Appraisal{}, err
	}
	a := Appraisal{breakEven: -1, discount: d}
	var cumulative decimal.Decimal
	for _, f := range flows {
		net := f.Saving.Sub(f.Investment)
		cumulative = cumulative.Add(net)
		a.years = append(a.years, AppraisalYear{f, net, cumulative})
	}
	for i := len(a.years) - 1; i > 0 && a.years[i].Cumulative.Sign() >= 0; i-- {
		if a.years[i-1].Cumulative.Sign() < 0 {
			a.breakEven = i
			break
		}
	}
	return a, nil
}

// Years returns the years of the appraisal, in order.
func (a Appraisal) Years() []AppraisalYear { return slices.Clone(a.years) }

// BreakEven returns the first year from which the cumulative net saving stays at
// or above nought after having been below it; false where it never was below, or
// is below at the end.
func (a Appraisal) BreakEven() (Year, bool) {
	if a.breakEven <= 0 {
		return "", false
	}
	return a.years[a.breakEven].Year, true
}

// Payback returns the exact number of years until the investment is paid back,
// counted from the start of the first year; false where there is no break-even
// year. A break-even in the second year, with 100 still owed at its start and 400
// net in it, is paid back after 1 + 100/400 = 1.25 years.
func (a Appraisal) Payback() (*big.Rat, bool) {
	if a.breakEven <= 0 {
		return nil, false
	}
	owed := fraction(a.years[a.breakEven-1].Cumulative.Neg())
	part := owed.Quo(owed, fraction(a.years[a.breakEven].Net))
	return part.Add(part, big.NewRat(int64(a.breakEven), 1)), true
}

// NPV returns the net present value in the prices of the first year, rounded once
// to a penny, half away from zero; false where no discount rate is stated.
func (a Appraisal) NPV() (decimal.Decimal, bool) {
	if a.discount.IsZero() {
		return decimal.Decimal{}, false
	}
	value := new(big.Rat)
	for i := len(a.years) - 1; i >= 0; i-- {
		value.Add(value, fraction(a.years[i].Net))
		value.Quo(value, a.discount.growth(i))
	}
	return pennies(value), true
}

// Appraise appraises the programme as a whole: revenue and capital together, as the
// cash that comes in and goes out, what is invested less what others fund.
// Opportunities count for nothing. Savings that are not cashable, or ring-fenced,
// count like any other, and so does growth avoided: to appraise those a council may
// spend, take Only those lines first. Errors: ErrYear where a year is missing
// between two of the programme's, or a recurring line is blank between two of its
// figures.
func (p Programme) Appraise() (Appraisal, error) {
	return p.appraise(func(p Programme) (Annual, Annual) {
		return p.Totals(), p.sum(func(e entry, i int) decimal.Decimal { return e.borne(i) })
	})
}

// AppraiseFor appraises an authority's part of the programme. Each present value is
// rounded on its own, so the authorities' may differ from the programme's by a few
// pennies in sum; their savings and investments never do. Errors: as
// Appraise; ErrBasis where a line in which it takes part does not say how it is
// shared; ErrAuthority for one that is none of the programme's.
func (p Programme) AppraiseFor(authority attribution.Authority) (Appraisal, error) {
	if !slices.Contains(p.header.Authorities, authority) {
		return Appraisal{}, of(authority, fault(attribution.ErrAuthority, "is none of the programme's authorities"))
	}
	concerned := p.only(func(l Line) bool {
		return l.Kind.purse() != possiblePurse && slices.Contains(p.header.participants(l), authority)
	})
	for _, e := range concerned.entries {
		if !e.isShared() && !e.isEmpty() {
			return Appraisal{}, in(e.line.Service, of(authority, fault(attribution.ErrBasis, "how the line is shared is not said")))
		}
	}
	return concerned.appraise(func(p Programme) (Annual, Annual) { return p.Part(authority), p.InvestmentOf(authority) })
}

// appraise puts the cash of both purses together, year by year.
func (p Programme) appraise(cash func(Programme) (savings, investment Annual)) (Appraisal, error) {
	flows := make([]Flow, len(p.header.Years))
	for i, y := range p.header.Years {
		flows[i].Year = y
	}
	for _, purse := range []purse{revenuePurse, capitalPurse} {
		savings, investment := cash(p.of(purse))
		for i := range flows {
			flows[i].Saving = flows[i].Saving.Add(savings[i].Amount)
			flows[i].Investment = flows[i].Investment.Add(investment[i].Amount)
		}
	}
	for _, e := range p.entries {
		if err := p.header.blank(e.line); err != nil {
			return Appraisal{}, in(e.line.Service, err)
		}
	}
	return appraise(p.header.Discount, flows)
}

// blank refuses a recurring line whose level is not known in a year between two
// in which it is. Nothing before the first figure means that it had not begun; an
// increment left blank is nought.
func (h Header) blank(l Line) error {
	if !l.Recurs() || h.Increments {
		return nil
	}
	var before, missing Year
	for _, y := range h.Years {
		_, given := l.Savings[y]
		switch {
		case given && missing != "":
			return fault(attribution.ErrYear, "%s is blank between %s and %s: what accumulates over the years needs every year", missing, before, y)
		case given:
			before = y
		case before != "" && missing == "":
			missing = y
		}
	}
	return nil
}

// isEmpty says whether a line has neither a saving nor an investment.
func (e entry) isEmpty() bool {
	given := func(amount decimal.Decimal) bool { return amount.Sign() != 0 }
	return !slices.ContainsFunc(e.saving, given) && !slices.ContainsFunc(e.investment, given)
}

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
// Source: Bromley report CEO1200 (Invest to Save, April 2012), paras 3.4 and 3.14:
// the reserve is a loans fund; savings must exceed the repayment.
type Bid struct {
	Name         string
	Year         Year            // in which the investment is drawn
	Investment   decimal.Decimal // above nought
	YearlySaving decimal.Decimal // of a full year, above its repayment

	// Ramp is how the saving comes in: the per cent of a full year's that it has
	// reached in a year, which holds until the next that is named; all of it comes
	// after the last. Without a ramp all of it comes from the year after the draw.
	Ramp []Phase

	Ends Year // the last year in which it saves; empty: it goes on

	Repayment decimal.Decimal // a year, above nought, until all is repaid
	RepayFrom Year            // empty: the year after the draw

	Case Case
}

// Case is what a bid has to demonstrate in words. See Bid.Tests.
type Case struct {
	Priorities      string   // of the council's, that it supports
	Officer         string   // who is accountable
	Monitoring      string   // outcomes, and how they are watched
	ExternalFunding string   // what was tried, and why there is none
	Performance     string   // what gets better, or is stabilised, besides the savings
	Options         []string // evaluated and dismissed, each with the reason
}

// plan is a bid's saving and repayment by the numbers of years.
type plan struct {
	Bid
	draw, repays, ends int
	ramp               []step
}

type step struct {
	year    int
	percent decimal.Decimal
}

// never is after any year.
const never = 100_000

// plan reads the years of a checked bid.
func (b Bid) plan() plan {
	p := plan{Bid: b, ends: never}
	p.draw, _, _ = b.Year.parse()
	p.repays = p.draw + 1
	if b.RepayFrom != "" {
		p.repays, _, _ = b.RepayFrom.parse()
	}
	if b.Ends != "" {
		p.ends, _, _ = b.Ends.parse()
	}
	for _, phase := range b.Ramp {
		year, _, _ := phase.Year.parse()
		p.ramp = append(p.ramp, step{year, phase.Percent})
	}
	return p
}

// saving is what is saved in a year, rounded to a penny, half away from zero.
func (p plan) saving(year int) decimal.Decimal {
	switch {
	case year > p.ends, p.ramp == nil && year <= p.draw:
		return decimal.Decimal{}
	case p.ramp == nil, year > p.ramp[len(p.ramp)-1].year:
		return p.YearlySaving
	}
	reached := decimal.Decimal{}
	for _, s := range p.ramp {
		if s.year <= year {
			reached = s.percent
		}
	}
	part := new(big.Rat).Mul(fraction(p.YearlySaving), fraction(reached))
	return pennies(part.Quo(part, big.NewRat(100, 1)))
}

// Check refuses a bid that is wrong. Errors: ErrAmount for an investment, a saving or
// a repayment of nought, and for a repayment that its saving does not exceed, in a
// full year or in any in which it is repaid; ErrYear for years that are malformed,
// written in another way, out of order, or before the draw; ErrText for a missing
// name; ErrPenny, and ErrLimit for a bid that is repaid over more than 200 years.
func (b Bid) Check() error {
	faults := []error{name("a bid", b.Name), cost("investment", b.Investment), cost("yearly saving", b.YearlySaving), cost("repayment", b.Repayment), b.checkYears()}
	if err := errors.Join(faults...); err != nil {
		return in(b.Name, err)
	}
	wrong := func(kind error, format string, values ...any) error {
		return in(b.Name, fault(kind, format, values...))
	}
	switch {
	case b.Investment.Sign() == 0:
		return wrong(attribution.ErrAmount, "a bid for no investment")
	case b.YearlySaving.Sign() == 0:
		return wrong(attribution.ErrAmount, "a bid that saves nothing: its savings must exceed its repayment")
	case b.Repayment.Sign() == 0:
		return wrong(attribution.ErrAmount, "a bid without a repayment: the fund lends, and gives nothing away")
	case b.Repayment.Cmp(b.YearlySaving) >= 0:
		return wrong(attribution.ErrAmount, "a repayment of %s a year out of a saving of %s: the saving must exceed it",
			attribution.FormatAmount(b.Repayment), attribution.FormatAmount(b.YearlySaving))
	}
	if err := b.plan().checkRepayments(); err != nil {
		return in(b.Name, err)
	}
	return nil
}

// checkRepayments refuses a year of repayment whose saving does not exceed it.
func (p plan) checkRepayments() error {
	years := new(big.Rat).Quo(fraction(p.Investment), fraction(p.Repayment))
	if years.Cmp(big.NewRat(maxYears, 1)) > 0 {
		return fault(attribution.ErrLimit, "repaid over more than %d years", maxYears)
	}
	owed := p.Investment
	for n := 1; owed.Sign() > 0; n++ {
		repaid := decimal.Min(p.Repayment, owed)
		if saving := p.saving(p.repays + n - 1); saving.Cmp(repaid) <= 0 {
			return fault(attribution.ErrAmount, "in its year of repayment %d it saves %s, which does not exceed the repayment of %s", n,
				attribution.FormatAmount(saving), attribution.FormatAmount(repaid))
		}
		owed = owed.Sub(repaid)
	}
	return nil
}

// checkYears refuses years that are malformed, of another form, or before the draw.
func (b Bid) checkYears() error {
	draw, form, err := b.Year.parse()
	if err != nil {
		return err
	}
	faults := []error{}
	after := func(what string, y Year, least int) {
		n, f, err := y.parse()
		switch {
		case err != nil:
			faults = append(faults, err)
		case f != form:
			faults = append(faults, fault(attribution.ErrYear, "%q and %q are not written in one way", b.Year, y))
		case n < least:
			faults = append(faults, fault(attribution.ErrYear, "%s in %s, of an investment drawn in %s", what, y, b.Year))
		}
	}
	if b.RepayFrom != "" {
		after("repaid", b.RepayFrom, draw+1)
	}
	if b.Ends != "" {
		after("its last saving", b.Ends, draw)
	}
	years := make([]Year, len(b.Ramp))
	for i, phase := range b.Ramp {
		years[i] = phase.Year
		after("its saving", phase.Year, draw)
		faults = append(faults, rate("the ramp of "+string(phase.Year), phase.Percent, 100))
	}
	return errors.Join(append(faults, checkYears(years))...)
}

// Savings returns what the bid saves in each of some years. Errors: as Check; ErrYear
// for years out of order, or written in another way than the bid's.
func (b Bid) Savings(years ...Year) (Annual, error) {
	faults := []error{b.Check(), checkYears(years)}
	if _, form, err := b.Year.parse(); err == nil && len(years) > 0 {
		if _, other, _ := years[0].parse(); other != form {
			faults = append(faults, in(b.Name, fault(attribution.ErrYear, "%q and %q are not written in one way", b.Year, years[0])))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	p := b.plan()
	saved := make(Annual, len(years))
	for i, y := range years {
		n, _, _ := y.parse()
		saved[i] = YearAmount{y, p.saving(n)}
	}
	return saved, nil
}

// Payback returns the exact number of years, from the end of that of the draw, until
// the bid's savings have come to its investment, each year's coming evenly. Without a
// ramp it is investment ÷ yearly saving. Errors: as Check, which lets no bid pass
// that never pays back.
func (b Bid) Payback() (*big.Rat, error) {
	if err := b.Check(); err != nil {
		return nil, err
	}
	p := b.plan()
	last := p.draw
	if p.ramp != nil {
		last = max(last, p.ramp[len(p.ramp)-1].year)
	}
	owed := b.Investment.Sub(p.saving(p.draw))
	if owed.Sign() <= 0 {
		return new(big.Rat), nil
	}
	year := p.draw + 1
	for ; year <= last && owed.Cmp(p.saving(year)) > 0; year++ {
		owed = owed.Sub(p.saving(year))
	}
	payback := ratio(fraction(owed), fraction(p.saving(year)))
	return payback.Add(payback, big.NewRat(int64(year-p.draw-1), 1)), nil
}

// PaysBackWithin says whether the bid's savings come to its investment within a
// number of years, that number included. Errors: as Payback; ErrAmount for a
// limit outside 0 to 200 years.
func (b Bid) PaysBackWithin(years decimal.Decimal) (bool, error) {
	if err := rate("a limit on payback", years, maxYears); err != nil {
		return false, err
	}
	payback, err := b.Payback()
	return err == nil && payback.Cmp(fraction(years)) <= 0, err
}

// Appraise appraises the bid over some years, from its draw on. Errors: as Savings;
// ErrYear where the draw is none of the years, or one is missing.
func (b Bid) Appraise(d Discount, years ...Year) (Appraisal, error) {
	saved, err := b.Savings(years...)
	if err != nil {
		return Appraisal{}, err
	}
	first := slices.Index(years, b.Year)
	if first < 0 {
		return Appraisal{}, in(b.Name, fault(attribution.ErrYear, "%.40q is none of the years appraised", string(b.Year)))
	}
	flows := make([]Flow, 0, len(years)-first)
	for _, each := range saved[first:] {
		flows = append(flows, Flow{Year: each.Year, Saving: each.Amount})
	}
	flows[0].Investment = b.Investment
	return appraise(d, flows)
}

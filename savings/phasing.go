package savings

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Phase is the part of a saving that first comes in a year, in per cent.
type Phase struct {
	Year    Year
	Percent decimal.Decimal
}

// Phasing is a profile by which a saving comes in over the years. It is
// immutable. The zero Phasing phases nothing and is refused with ErrYear.
//
// Source: Tri-borough report, ch. 9(b), para 8.1 (Adult Social Care: 10 % in
// 2011/12, the rest evenly over the two years after).
type Phasing struct{ phases []Phase }

// NewPhasing returns the profile of these phases, in the order of their years. A
// year may have nought per cent. Errors: ErrYear, ErrLimit, and ErrAmount for a
// percentage outside 0 to 100 or percentages that do not come to 100.
func NewPhasing(phases ...Phase) (Phasing, error) {
	years := make([]Year, len(phases))
	var total decimal.Decimal
	for i, phase := range phases {
		years[i] = phase.Year
		if err := rate(string(phase.Year), phase.Percent, 100); err != nil {
			return Phasing{}, err
		}
		total = total.Add(phase.Percent)
	}
	if err := checkYears(years); err != nil {
		return Phasing{}, err
	}
	if !total.Equal(decimal.NewFromInt(100)) {
		return Phasing{}, fault(attribution.ErrAmount, "the phases come to %s per cent, not to 100", plain(total))
	}
	return Phasing{append([]Phase(nil), phases...)}, nil
}

// Levels returns what the saving has reached by each year: the amount times the
// percentages so far, rounded to a penny, half away from zero; the last is the
// amount itself. Levels are what a programme takes unless it says otherwise.
// Errors: ErrPenny, ErrLimit; ErrYear for the zero Phasing.
func (p Phasing) Levels(amount decimal.Decimal) (Annual, error) {
	if len(p.phases) == 0 {
		return nil, fault(attribution.ErrYear, "a phasing without years: make one with NewPhasing")
	}
	if err := attribution.CheckAmount(amount); err != nil {
		return nil, taken(err, "")
	}
	levels := make(Annual, len(p.phases))
	soFar, whole := new(big.Rat), fraction(amount)
	for i, phase := range p.phases {
		soFar.Add(soFar, fraction(phase.Percent))
		level := new(big.Rat).Mul(whole, soFar)
		levels[i] = YearAmount{phase.Year, pennies(level.Quo(level, big.NewRat(100, 1)))}
	}
	return levels, nil
}

// Increments returns what each year adds: its level less that of the year
// before. They sum to the amount, to the penny; each is within a penny of its
// exact part, and a year of nought per cent has none. Errors: as Levels.
func (p Phasing) Increments(amount decimal.Decimal) (Annual, error) {
	levels, err := p.Levels(amount)
	if err != nil {
		return nil, err
	}
	for i := len(levels) - 1; i > 0; i-- {
		levels[i].Amount = levels[i].Amount.Sub(levels[i-1].Amount)
	}
	return levels, nil
}

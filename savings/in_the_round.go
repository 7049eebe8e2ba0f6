package savings

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Gain is what each participant gains from a service in a year.
type Gain struct {
	Service string
	Year    Year
	Gains   attribution.Shares // signed
}

// Standpoint is how one authority fares over all services and years.
//
// Source: Tri-borough report, ch. 11: that one borough gains very little from a
// service may be acceptable in the round, as long as it is not persistently the
// same borough.
type Standpoint struct {
	Authority attribution.Authority

	ShareOfGains    *big.Rat // of everybody's gains; nil where they do not come to more than nought
	ShareOfSpending *big.Rat

	// Least counts the services and years in which it gained least, of the Of in
	// which it took part with others and somebody gained or lost: nobody gained
	// less and somebody gained more.
	Least, Of int

	// LongestRun is the most years in a row in which it gained least from all its
	// services added together.
	LongestRun int

	// Persistent is the finding: it gained least more than once, in more than the
	// threshold's part of those services and years, and its share of the gains is
	// below its share of the spending.
	Persistent bool
}

// InTheRound measures how the gains of sharing fall, over services and years. The
// threshold is the part of the services and years, such as 0.5, above which an
// authority that gains least does so persistently. Spending is each authority's
// on the services together. The order of the gains changes nothing. Errors:
// ErrAmount for a threshold outside 0 to 1 and for spending that is negative or
// nought in all; ErrAuthority for one without spending given, or named twice;
// ErrYear, ErrText, ErrPenny, ErrLimit.
func InTheRound(threshold decimal.Decimal, spending attribution.Shares, gains ...Gain) ([]Standpoint, error) {
	if err := checkRound(threshold, spending, gains); err != nil {
		return nil, err
	}
	years, err := yearsOf(gains)
	if err != nil {
		return nil, err
	}
	total := fraction(gained(gains, ""))
	standpoints := make([]Standpoint, len(spending))
	for i, s := range spending {
		p := Standpoint{Authority: s.Authority, ShareOfSpending: ratio(fraction(s.Amount), fraction(spending.Total()))}
		if total.Sign() > 0 {
			p.ShareOfGains = ratio(fraction(gained(gains, s.Authority)), total)
		}
		p.count(gains, years)
		often := big.NewRat(int64(p.Least), int64(max(p.Of, 1))).Cmp(fraction(threshold)) > 0
		p.Persistent = often && p.Least > 1 && (p.ShareOfGains == nil || p.ShareOfGains.Cmp(p.ShareOfSpending) < 0)
		standpoints[i] = p
	}
	return standpoints, nil
}

func checkRound(threshold decimal.Decimal, spending attribution.Shares, gains []Gain) error {
	faults := []error{rate("the threshold", threshold, 1)}
	_, err := attribution.InProportion(spending) // refuses what is negative, repeated or nought in all
	faults = append(faults, taken(err, "spending"))
	for _, s := range spending {
		faults = append(faults, money("spending", s.Amount))
	}
	for _, g := range gains {
		var wrong []error
		wrong = append(wrong, name("a gain of a service", g.Service), sameAuthorities(spending.Authorities(), g.Gains.Authorities(), "gains, but its spending is not given"))
		for _, share := range g.Gains {
			wrong = append(wrong, money("gain", share.Amount))
		}
		if err := errors.Join(wrong...); err != nil {
			faults = append(faults, in(g.Service, err))
		}
	}
	return errors.Join(faults...)
}

// yearsOf returns the years that have gains, each once, in order.
func yearsOf(gains []Gain) ([]Year, error) {
	var years []Year
	for _, g := range gains {
		if _, _, err := g.Year.parse(); err != nil {
			return nil, in(g.Service, err)
		}
		if !slices.Contains(years, g.Year) {
			years = append(years, g.Year)
		}
	}
	slices.SortFunc(years, func(a, b Year) int {
		first, _, _ := a.parse()
		second, _, _ := b.parse()
		return first - second
	})
	return years, checkYears(years)
}

// count fills in how often, and how long on end, the authority gained least.
func (p *Standpoint) count(gains []Gain, years []Year) {
	for _, g := range gains {
		if len(g.Gains) > 1 && g.Gains.Has(p.Authority) && slices.ContainsFunc(g.Gains, isGiven) {
			p.Of++
			if least(g.Gains, p.Authority) {
				p.Least++
			}
		}
	}
	run := 0
	for i, y := range years {
		if i > 0 && gap(years[i-1:i+1]) != nil {
			run = 0
		}
		if run++; !least(together(gains, y), p.Authority) {
			run = 0
		}
		p.LongestRun = max(p.LongestRun, run)
	}
}

func isGiven(s attribution.Share) bool { return s.Amount.Sign() != 0 }

// least says whether nobody gained less than the authority and somebody more.
func least(gains attribution.Shares, a attribution.Authority) bool {
	more := false
	for _, each := range gains {
		if each.Amount.Cmp(gains.Of(a)) < 0 {
			return false
		}
		more = more || each.Amount.Cmp(gains.Of(a)) > 0
	}
	return more && gains.Has(a)
}

// together adds up the gains of a year over its services.
func together(gains []Gain, year Year) (sum attribution.Shares) {
	for _, g := range gains {
		for _, share := range g.Gains {
			if i := slices.Index(sum.Authorities(), share.Authority); g.Year == year && i >= 0 {
				sum[i].Amount = sum[i].Amount.Add(share.Amount)
			} else if g.Year == year {
				sum = append(sum, share)
			}
		}
	}
	return sum
}

// gained adds up the gains of an authority, or of all.
func gained(gains []Gain, a attribution.Authority) decimal.Decimal {
	var sum decimal.Decimal
	for _, g := range gains {
		if a == "" {
			sum = sum.Add(g.Gains.Total())
		} else {
			sum = sum.Add(g.Gains.Of(a))
		}
	}
	return sum
}

func ratio(part, whole *big.Rat) *big.Rat { return new(big.Rat).Quo(part, whole) }

// Finding says in a sentence how the authority fares.
func (p Standpoint) Finding() string {
	gains := "no gains to share"
	if p.ShareOfGains != nil {
		gains = percent(p.ShareOfGains) + " of the gains"
	}
	verdict := "not persistently the one that gains least"
	if p.Persistent {
		verdict = "persistently the one that gains least"
	}
	return fmt.Sprintf("%s: %s on %s of the spending; least in %d of %d services and years, longest run of years %d: %s.",
		p.Authority, gains, percent(p.ShareOfSpending), p.Least, p.Of, p.LongestRun, verdict)
}

// percent writes a fraction in per cent, rounded to a tenth, half away from zero.
func percent(part *big.Rat) string {
	return rounded(new(big.Rat).Mul(part, big.NewRat(100, 1)), 1).StringFixed(1) + " %"
}

// InTheRound measures how the programme's savings fall, over the lines that say
// how they are shared. Errors: as the function InTheRound.
func (p Programme) InTheRound(threshold decimal.Decimal, spending attribution.Shares) ([]Standpoint, error) {
	var gains []Gain
	for _, e := range p.entries {
		for i, y := range p.header.Years {
			if e.isShared() {
				gains = append(gains, Gain{e.line.Service, y, e.parts[i]})
			}
		}
	}
	return InTheRound(threshold, spending, merged(gains)...)
}

// merged adds up the gains of a service in a year over its lines.
func merged(gains []Gain) (out []Gain) {
	for i, g := range gains {
		same := func(other Gain) bool { return other.Service == g.Service && other.Year == g.Year }
		if slices.ContainsFunc(gains[:i], same) {
			continue
		}
		of := slices.DeleteFunc(slices.Clone(gains), func(other Gain) bool { return !same(other) })
		out = append(out, Gain{g.Service, g.Year, together(of, g.Year)})
	}
	return out
}

package savings

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Gain is what each participant gains from a service in a year, taken as exactly
// what is given: amounts that were rounded to pennies may differ by them.
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
	if err := checkRound(threshold, spending, "gain", gains); err != nil {
		return nil, err
	}
	at := positions(spending.Authorities())
	outcomes := make([]outcome, len(gains))
	for i, g := range gains {
		outcomes[i].year = g.Year
		for _, share := range g.Gains {
			outcomes[i].parts = append(outcomes[i].parts, part{at[share.Authority], fraction(share.Amount)})
		}
	}
	return standpoints(threshold, spending, outcomes)
}

// standpoints measures checked gains.
func standpoints(threshold decimal.Decimal, spending attribution.Shares, outcomes []outcome) ([]Standpoint, error) {
	counts, total, err := tallies(spending, outcomes)
	if err != nil {
		return nil, err
	}
	standpoints := make([]Standpoint, len(spending))
	for i, each := range counts {
		p := Standpoint{Authority: spending[i].Authority, ShareOfSpending: each.ofSpending,
			Least: each.least, Of: each.of, LongestRun: each.longestRun}
		if total.Sign() > 0 {
			p.ShareOfGains = ratio(each.sum, total)
		}
		p.Persistent = each.often(threshold) && (p.ShareOfGains == nil || p.ShareOfGains.Cmp(p.ShareOfSpending) < 0)
		standpoints[i] = p
	}
	return standpoints, nil
}

// often says whether an authority had the least more than once, and in more than
// the threshold's part of the services and years.
func (t tally) often(threshold decimal.Decimal) bool {
	return t.least > 1 && big.NewRat(int64(t.least), int64(t.of)).Cmp(fraction(threshold)) > 0
}

func checkRound(threshold decimal.Decimal, spending attribution.Shares, what string, gains []Gain) error {
	faults := []error{rate("the threshold", threshold, 1)}
	_, err := attribution.InProportion(spending) // refuses what is negative, repeated or nought in all
	faults = append(faults, taken(err, "spending"))
	for _, s := range spending {
		faults = append(faults, money("spending", s.Amount))
	}
	at := positions(spending.Authorities())
	for _, g := range gains {
		_, _, malformed := g.Year.parse()
		wrong := []error{name("a "+what+" of a service", g.Service), malformed,
			sameAuthorities(at, g.Gains.Authorities(), what+"s, but its spending is not given")}
		for _, share := range g.Gains {
			wrong = append(wrong, money(what, share.Amount))
		}
		if err := errors.Join(wrong...); err != nil {
			faults = append(faults, in(g.Service, err))
		}
	}
	return errors.Join(faults...)
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
	return rounded(new(big.Rat).Mul(part, big.NewRat(100, 1)), 1).StringFixed(1) + "%"
}

// InTheRound measures how the programme's savings fall, over the lines that say
// how they are shared; those of one service are added up. Parts are compared
// before they are rounded to pennies. Errors: as the function InTheRound.
func (p Programme) InTheRound(threshold decimal.Decimal, spending attribution.Shares) ([]Standpoint, error) {
	faults := []error{checkRound(threshold, spending, "gain", nil)}
	at := positions(spending.Authorities())
	for _, e := range p.entries {
		if !p.holds(e) {
			continue
		}
		if err := sameAuthorities(at, e.weights(p.header).Authorities(), "gains, but its spending is not given"); err != nil {
			faults = append(faults, in(e.line.Service, err))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return standpoints(threshold, spending, p.outcomes(at))
}

// outcomes are the authorities' exact parts of each service in each year.
func (p Programme) outcomes(at map[attribution.Authority]int) []outcome {
	var services []string
	amounts := make(map[string][]map[int][]*big.Rat) // by service, year and authority: of its lines
	for _, e := range p.entries {
		if !p.holds(e) || !e.isShared() {
			continue
		}
		if amounts[e.line.Service] == nil {
			services = append(services, e.line.Service)
			amounts[e.line.Service] = make([]map[int][]*big.Rat, len(p.header.Years))
		}
		weights := e.weights(p.header)
		whole := fraction(weights.Total())
		for i := range p.header.Years {
			byAuthority := amounts[e.line.Service][i]
			if byAuthority == nil {
				byAuthority = make(map[int][]*big.Rat)
				amounts[e.line.Service][i] = byAuthority
			}
			for _, w := range weights {
				exact := fraction(w.Amount) // of a whole of nought: those falls themselves
				if whole.Sign() != 0 {
					exact.Mul(exact, fraction(e.left(i))).Quo(exact, whole)
				}
				byAuthority[at[w.Authority]] = append(byAuthority[at[w.Authority]], exact)
			}
		}
	}
	var outcomes []outcome
	for _, service := range services {
		for i, y := range p.header.Years {
			o := outcome{year: y}
			for authority := range len(at) {
				if of := amounts[service][i][authority]; of != nil {
					o.parts = append(o.parts, part{authority, sumOf(of)})
				}
			}
			outcomes = append(outcomes, o)
		}
	}
	return outcomes
}

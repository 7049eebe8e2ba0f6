package savings

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Adjustment is what each participant contributes to a service's change in a year:
// redundancies, early retirements and other adjustments of its staff, in posts or in
// pounds, but in one unit for all that are compared. None is negative.
type Adjustment struct {
	Service       string
	Year          Year
	Contributions attribution.Shares
}

// Contribution is how much one authority contributes over all services and years, by
// the measure that Standpoint applies to gains, the other way round.
//
// Source: Tri-borough report, ch. 11 ("not aware of any evidence suggesting that one
// borough will persistently contribute more or less of any staff adjustments needed").
type Contribution struct {
	Authority attribution.Authority

	ShareOfAdjustments *big.Rat // nil where there are none
	ShareOfSpending    *big.Rat

	// Most counts the services and years in which it contributed most, of the Of in
	// which it took part with others and somebody contributed: nobody more, and
	// somebody less.
	Most, Of int

	// LongestRun is the most years in a row in which it contributed most to all
	// services added together.
	LongestRun int

	// Persistent is the finding: it contributed most more than once, in more than the
	// threshold's part of those services and years, and its share of the adjustments
	// is above its share of the spending.
	Persistent bool
}

// BurdensInTheRound measures how the burdens of change fall, over services and years,
// as InTheRound measures how its gains do. Errors: as InTheRound; ErrAmount for a
// contribution below nought.
func BurdensInTheRound(threshold decimal.Decimal, spending attribution.Shares, adjustments ...Adjustment) ([]Contribution, error) {
	faults := []error{checkRound(threshold, spending, "", nil)}
	at := positions(spending.Authorities())
	outcomes := make([]outcome, len(adjustments))
	for i, adjustment := range adjustments {
		if err := adjustment.check(at); err != nil {
			faults = append(faults, in(adjustment.Service, err))
			continue
		}
		outcomes[i].year = adjustment.Year
		for _, share := range adjustment.Contributions { // turned round: who contributes most has the least
			outcomes[i].parts = append(outcomes[i].parts, part{at[share.Authority], new(big.Rat).Neg(fraction(share.Amount))})
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	counts, total, err := tallies(spending, outcomes)
	if err != nil {
		return nil, err
	}
	contributions := make([]Contribution, len(spending))
	for i, each := range counts {
		c := Contribution{Authority: spending[i].Authority, ShareOfSpending: each.ofSpending,
			Most: each.least, Of: each.of, LongestRun: each.longestRun}
		if total.Sign() != 0 {
			c.ShareOfAdjustments = ratio(each.sum, total)
		}
		c.Persistent = each.often(threshold) && c.ShareOfAdjustments.Cmp(c.ShareOfSpending) > 0
		contributions[i] = c
	}
	return contributions, nil
}

func (a Adjustment) check(at map[attribution.Authority]int) error {
	_, _, malformed := a.Year.parse()
	faults := []error{name("an adjustment of a service", a.Service), malformed,
		sameAuthorities(at, a.Contributions.Authorities(), "contributes, but its spending is not given")}
	for _, share := range a.Contributions {
		if err := withinLimits("contribution", share.Amount); err != nil {
			faults = append(faults, err)
		} else if share.Amount.Sign() < 0 {
			faults = append(faults, of(share.Authority, fault(attribution.ErrAmount, "contributes %s: it must be nought or more", plain(share.Amount))))
		}
	}
	return errors.Join(faults...)
}

// Finding says in a sentence how much the authority contributes.
func (c Contribution) Finding() string {
	share := "no adjustments to share"
	if c.ShareOfAdjustments != nil {
		share = percent(c.ShareOfAdjustments) + " of the staff adjustments"
	}
	verdict := "not persistently the one that contributes most"
	if c.Persistent {
		verdict = "persistently the one that contributes most"
	}
	return fmt.Sprintf("%s: %s on %s of the spending; most in %d of %d services and years, longest run of years %d: %s.",
		c.Authority, share, percent(c.ShareOfSpending), c.Most, c.Of, c.LongestRun, verdict)
}

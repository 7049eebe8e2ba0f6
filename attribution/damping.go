package attribution

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
)

// Damping is how far the parties agreed that a contribution may rise or fall
// against a reference: last year's, say, or what each would have spent alone. What
// is above or below the limit moves to the others, so that the adjustments sum to
// zero. A contribution is the ongoing charge and the TUPE burden.
//
//   - The most is reference × (100 + rise) ÷ 100 rounded up to a penny, the least
//     reference × (100 − fall) ÷ 100 rounded down.
//   - One that is not held, or has neither weight nor burden, keeps what it has and
//     takes nothing.
//   - Contributions are first held within the limits. What that leaves over, or
//     short, is shared by the penny law among those with room, on the service's
//     ongoing basis; all whose part exceeds their room are set to their room at
//     once, and the rest is shared anew among the others, until it fits.
//
// Rule damping: practice elsewhere (fire and dispatch partnerships); not in the
// report. One charge to one authority for each adjustment that is not nought, paid
// by whoever pays the ongoing cost. The spending after includes it.
//
// Errors, of NewStatement: ErrChoice for no limit at all, or one out of its range;
// ErrAuthority for a participant that is neither held nor said not to be, or is
// both; ErrAmount for a reference below nought; ErrBalance where the limits leave
// something that nobody may bear; ErrPenny, ErrLimit.
type Damping struct {
	Reference  Shares           // of each participant that is held, nought or more
	NotHeld    []Authority      // the other participants
	Rise, Fall *decimal.Decimal // at most, in per cent: 0 or more, and 0 to 100; nil means no limit that way
}

// Why a contribution was adjusted.
const (
	becauseContribution = "contribution "
	becauseHeld         = ", to be "
	becauseReference    = " of a reference of "
	becauseDamped       = ": it is "
)

// held is one participant's contribution and its limits, in pence.
type held struct {
	authority   Authority
	weight      decimal.Decimal
	reference   decimal.Decimal
	now         *big.Int // the contribution, as it is adjusted
	least, most *big.Int // nil for no limit
	fixed       bool     // keeps what it has
}

// adjusted returns the charges that keep the contributions within the limits.
// Contributions are in the order of the participants.
func (d Damping) adjusted(s Service, contributions Shares, burdened map[Authority]bool, paidBy Authority) ([]Charge, error) {
	all := d.limits(s, contributions, burdened)
	left := new(big.Int)
	for i := range all {
		left.Add(left, all[i].clamp())
	}
	if err := d.share(all, left); err != nil {
		return nil, err
	}
	var charges []Charge
	for i, h := range all {
		amount := decimal.NewFromBigInt(h.now, -2).Sub(contributions[i].Amount)
		if amount.Sign() == 0 {
			continue
		}
		charge, err := s.charge(RuleDamping, "Damping", amount, paidBy, h.because(contributions[i].Amount)).to(h.authority)
		if err != nil {
			return nil, err
		}
		charges = append(charges, charge)
	}
	return charges, nil
}

// limits works out what each participant may bear.
func (d Damping) limits(s Service, contributions Shares, burdened map[Authority]bool) []held {
	references, weights := d.Reference.byAuthority(), s.Basis.Weights().byAuthority()
	all := make([]held, len(contributions))
	for i, c := range contributions {
		reference, isHeld := references[c.Authority]
		h := held{authority: c.Authority, weight: weights[c.Authority], reference: reference, now: inPence(c.Amount)}
		h.fixed = !isHeld || h.weight.Sign() == 0 && !burdened[c.Authority]
		if d.Rise != nil {
			h.most = percentOf(reference, decimal.New(100, 0).Add(*d.Rise), up)
		}
		if d.Fall != nil {
			h.least = percentOf(reference, decimal.New(100, 0).Sub(*d.Fall), down)
		}
		all[i] = h
	}
	return all
}

// The two ways in which a limit is rounded to a penny.
const (
	up   = true
	down = false
)

// percentOf returns so many per cent of an amount, both nought or more, in pence.
func percentOf(amount, percent decimal.Decimal, roundUp bool) *big.Int {
	exact := new(big.Rat).Mul(amount.Rat(), percent.Rat()) // pounds × per cent are pence
	whole, rest := new(big.Int).QuoRem(exact.Num(), exact.Denom(), new(big.Int))
	if roundUp && rest.Sign() != 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return whole
}

// inPence returns a sum of money that was checked in whole pence.
func inPence(amount decimal.Decimal) *big.Int {
	p, err := toPence(amount, derivedDigits, derivedExponent)
	if err != nil {
		panic("attribution: internal: a contribution that is no money: " + err.Error())
	}
	return p.bigInt()
}

// clamp holds a contribution within its limits, and returns what that leaves over.
func (h *held) clamp() *big.Int {
	before := new(big.Int).Set(h.now)
	switch {
	case h.fixed:
	case h.most != nil && h.now.Cmp(h.most) > 0:
		h.now = new(big.Int).Set(h.most)
	case h.least != nil && h.now.Cmp(h.least) < 0:
		h.now = new(big.Int).Set(h.least)
	}
	return before.Sub(before, h.now)
}

// room returns by how much a contribution may still move the way that is left; nil
// for as much as there is.
func (h *held) room(left *big.Int) *big.Int {
	switch {
	case left.Sign() > 0 && h.most != nil:
		return new(big.Int).Sub(h.most, h.now)
	case left.Sign() < 0 && h.least != nil:
		return new(big.Int).Sub(h.now, h.least)
	}
	return nil
}

// share shares what the limits leave over, or short, among those with room.
func (d Damping) share(all []held, left *big.Int) error {
	var open []int
	for i := range all {
		if room := all[i].room(left); !all[i].fixed && all[i].weight.Sign() > 0 && (room == nil || room.Sign() > 0) {
			open = append(open, i)
		}
	}
	for left.Sign() != 0 {
		if len(open) == 0 {
			return fault(ErrBalance, "", "the limits leave %s that nobody may bear: widen one, or hold fewer", FormatSterling(decimal.NewFromBigInt(left, -2)))
		}
		weights := make(Shares, len(open))
		for i, at := range open {
			weights[i] = Share{all[at].authority, all[at].weight}
		}
		basis, err := weighed(weights)
		if err != nil {
			return err
		}
		parts, err := basis.Apportion(decimal.NewFromBigInt(left, -2))
		if err != nil {
			return err
		}
		open = settled(all, open, parts, left)
	}
	return nil
}

// settled gives everyone its part where all fit; else those whose part exceeds
// their room get their room, and the others stay open.
func settled(all []held, open []int, parts Shares, left *big.Int) []int {
	var still []int
	taken, sign := new(big.Int), big.NewInt(int64(left.Sign()))
	for i, at := range open {
		room := all[at].room(left)
		if room == nil || inPence(parts[i].Amount).CmpAbs(room) <= 0 {
			still = append(still, at)
			continue
		}
		room.Mul(room, sign)
		all[at].now.Add(all[at].now, room)
		taken.Add(taken, room)
	}
	if len(still) < len(open) {
		left.Sub(left, taken)
		return still
	}
	for i, at := range open {
		all[at].now.Add(all[at].now, inPence(parts[i].Amount))
	}
	left.SetInt64(0)
	return nil
}

// because says what the contribution was, what it may be and what it is.
func (h held) because(contribution decimal.Decimal) string {
	var limits []string
	if h.least != nil {
		limits = append(limits, "at least "+FormatSterling(decimal.NewFromBigInt(h.least, -2)))
	}
	if h.most != nil {
		limits = append(limits, "at most "+FormatSterling(decimal.NewFromBigInt(h.most, -2)))
	}
	return becauseContribution + FormatSterling(contribution) + becauseHeld + strings.Join(limits, " and ") +
		becauseReference + FormatSterling(h.reference) + becauseDamped + FormatSterling(decimal.NewFromBigInt(h.now, -2))
}

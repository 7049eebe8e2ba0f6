package savings

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// share works out each authority's part of a line, year by year, of what is left
// of the saving and of the investment that is not funded.
func (e *entry) share(h Header) error {
	divideSaving, divideInvestment, err := e.dividers(h)
	if err != nil || divideSaving == nil {
		return err
	}
	e.parts, e.bears = make([]attribution.Shares, len(h.Years)), make([]attribution.Shares, len(h.Years))
	for i, y := range h.Years {
		if e.parts[i], err = divideSaving(e.left(i)); err != nil {
			return taken(err, string(y))
		}
		if e.bears[i], err = divideInvestment(e.borne(i)); err != nil {
			return taken(err, string(y)+": investment")
		}
	}
	return nil
}

// weights are those by which the line's saving is shared; none where nobody said.
func (e entry) weights(h Header) attribution.Shares {
	participants := h.participants(e.line)
	switch {
	case !e.line.Basis.IsZero():
		return e.line.Basis.Weights()
	case e.reductions != nil:
		return e.reductions
	case len(participants) == 1:
		return attribution.Shares{{Authority: participants[0], Amount: decimal.NewFromInt(1)}}
	}
	return nil
}

type divider func(decimal.Decimal) (attribution.Shares, error)

// dividers returns how the line's savings and its investment are shared: on its
// basis, by its reductions, or all to the one authority that takes part. They
// are nil for a line that nobody said how to share.
func (e *entry) dividers(h Header) (saving, investment divider, err error) {
	participants := h.participants(e.line)
	switch {
	case !e.line.Basis.IsZero():
		return e.line.Basis.Apportion, e.line.Basis.Apportion, nil
	case e.reductions != nil:
		return bySignedReductions(e.reductions), byGains(e.reductions), nil
	case len(participants) == 1:
		sole, err := attribution.Solely(participants[0])
		return sole.Apportion, sole.Apportion, err
	}
	return nil, nil, nil
}

// bySignedReductions shares a saving as the spending before and after says: in
// the ratio of the signed reductions, so that one who would spend more gets a
// negative part. A saving equal to the whole reduction gives each its reduction,
// exactly. Otherwise the gainers' side, saving × gains ÷ reduction, is rounded
// once, half a penny away from zero, the rest is the losers', and each side is
// shared by the penny law. A saving and a reduction that point different ways
// are refused with ErrReduction.
func bySignedReductions(reductions attribution.Shares) divider {
	return func(saving decimal.Decimal) (attribution.Shares, error) {
		whole := reductions.Total()
		if saving.Equal(whole) {
			return slices.Clone(reductions), nil
		}
		if saving.Sign() != 0 && saving.Sign() != whole.Sign() {
			return nil, fault(attribution.ErrReduction, "a saving of %s, where spending before less spending after is %s",
				attribution.FormatAmount(saving), attribution.FormatAmount(whole))
		}
		gains, losses := sides(reductions)
		gained := saving
		if losses.Total().Sign() != 0 && saving.Sign() != 0 {
			exact := new(big.Rat).Mul(fraction(saving), fraction(gains.Total()))
			gained = pennies(exact.Quo(exact, fraction(whole)))
		}
		return added(reductions, gains, gained, losses, saving.Sub(gained))
	}
}

// byGains shares an investment by the net reductions, each floored at nought:
// who gains bears the cost of the change.
//
// Source: Tri-borough report, ch. 11, on transitional costs.
func byGains(reductions attribution.Shares) divider {
	return func(investment decimal.Decimal) (attribution.Shares, error) {
		gains, _ := sides(reductions)
		if gains.Total().Sign() == 0 && investment.Sign() != 0 {
			return nil, fault(attribution.ErrReduction, "nobody's spending falls: there is nothing to share it by; agree a basis instead")
		}
		return added(reductions, gains, investment, nil, decimal.Decimal{})
	}
}

// sides splits reductions into gains and losses, both as positive weights.
func sides(reductions attribution.Shares) (gains, losses attribution.Shares) {
	for _, r := range reductions {
		if r.Amount.Sign() > 0 {
			gains = append(gains, r)
		} else if r.Amount.Sign() < 0 {
			losses = append(losses, attribution.Share{Authority: r.Authority, Amount: r.Amount.Neg()})
		}
	}
	return gains, losses
}

// added shares an amount on each side and returns everybody's part, in order.
func added(all, gains attribution.Shares, gained decimal.Decimal, losses attribution.Shares, lost decimal.Decimal) (attribution.Shares, error) {
	parts, at := make(attribution.Shares, len(all)), positions(all.Authorities())
	for i, each := range all {
		parts[i].Authority = each.Authority
	}
	for _, side := range []struct {
		weights attribution.Shares
		amount  decimal.Decimal
	}{{gains, gained}, {losses, lost}} {
		if side.amount.Sign() == 0 {
			continue
		}
		basis, err := attribution.InProportion(side.weights)
		if err != nil {
			return nil, err
		}
		shares, err := basis.Apportion(side.amount)
		if err != nil {
			return nil, err
		}
		for _, share := range shares {
			part := &parts[at[share.Authority]].Amount
			*part = part.Add(share.Amount)
		}
	}
	return parts, nil
}

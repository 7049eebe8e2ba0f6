package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// damping reads how far a contribution may rise or fall, in per cent of a
// reference that is given for every participant:
//
//	damping: {reference: {A: 400000, B: 500000, C: none}, rise: 10, fall: 5}    # none: it is not held
//	damping: {reference: before, rise: 0}                                       # nobody worse off than alone
//
// Where there is a fault in it, limits stand for it that break no rule, but that
// they may not hold; spent says whether what was spent before is without fault.
func (n node) damping(s *service, spent bool) {
	d := &attribution.Damping{}
	referred := true
	s.damping, s.damped = n, n.file.sound(func() {
		n.mapping(
			required("reference", noting(&referred, func(n node) {
				if n.Kind == tree.Scalar {
					referred = n.before(s, d) && spent
				} else {
					n.references(s, d)
				}
			})),
			optional("rise", func(n node) { d.Rise = n.perCent() }),
			optional("fall", func(n node) { d.Fall = n.perCent() }),
		)
	})
	if referred = referred && n.has("reference"); !referred {
		d.Reference, d.NotHeld = make(attribution.Shares, len(s.Participants)), nil
		for i, a := range s.Participants {
			d.Reference[i].Authority = a
		}
	}
	if s.damped = s.damped && referred; !s.damped && d.Rise == nil && d.Fall == nil {
		d.Rise = &decimal.Decimal{}
	}
	s.Damping = d
}

// before takes what was spent before sharing for the reference.
func (n node) before(s *service, d *attribution.Damping) bool {
	switch {
	case n.Text != "before":
		n.fail("%.40q is no reference: a figure for each participant, or before", n.Text)
	case s.Before == nil:
		n.fail("before: it is not given what each would have spent alone")
	default:
		d.Reference = s.Before
		return true
	}
	return false
}

// references reads a figure for each participant, or that it is not held.
func (n node) references(s *service, d *attribution.Damping) {
	const notHeld = "none"
	var references attribution.Shares
	n.byParticipant(&references, s.Participants, func(text string) (decimal.Decimal, error) {
		if text == notHeld {
			return decimal.Decimal{}, nil
		}
		return attribution.ParseAmount(text)
	})
	free := make(map[attribution.Authority]bool)
	for _, e := range n.Entries {
		free[attribution.Authority(e.Key.Text)] = e.Value.Kind == tree.Scalar && e.Value.Text == notHeld
	}
	for _, reference := range references {
		if free[reference.Authority] {
			d.NotHeld = append(d.NotHeld, reference.Authority)
		} else {
			d.Reference = append(d.Reference, reference)
		}
	}
	if len(references) > 0 && len(d.Reference) == 0 {
		n.warn("nobody is held: the limits change nothing")
	}
}

// perCent reads a limit in per cent.
func (n node) perCent() *decimal.Decimal {
	var limit decimal.Decimal
	n.weight(&limit)
	if limit.Sign() > 0 && limit.Cmp(decimal.NewFromInt(1)) < 0 {
		n.warn("%s is less than one per cent: a tenth is written 10", attribution.FormatWeight(limit))
	}
	return &limit
}

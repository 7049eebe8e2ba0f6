package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// round is what the measure in the round takes, and where it stands.
type round struct {
	at        node
	threshold decimal.Decimal
	spending  attribution.Shares
	burdens   []savings.Adjustment
}

// round reads the spending against which gains are held, of every authority.
func (n node) round() round {
	r := round{at: n}
	n.mapping(
		required("threshold", func(n node) { n.weight(&r.threshold) }),
		required("spending", func(n node) { n.byParticipant(&r.spending, n.file.everyone(), n.amountInUnit) }),
		optional("burdens", func(n node) {
			n.each(func(entry node) { r.burdens = append(r.burdens, entry.adjustment(r)) })
		}),
	)
	return r
}

// adjustment reads what a service's change takes of each authority's staff in a year,
// in any unit, one for all.
func (n node) adjustment(r round) (a savings.Adjustment) {
	sound := n.file.sound(func() {
		n.mapping(
			required("service", func(n node) { n.text(&a.Service) }),
			required("year", func(n node) { a.Year = n.year() }),
			required("by", func(n node) { n.byAuthority(&a.Contributions, signed) }),
		)
	})
	if sound && r.spending != nil && r.threshold.Cmp(decimal.NewFromInt(1)) <= 0 {
		_, err := savings.BurdensInTheRound(r.threshold, r.spending, a)
		n.at(a.Service).refuse(err)
	}
	return a
}

// goRound measures how the gains of the programme fall, and the burdens of its change.
func (p *programmeFile) goRound() {
	var err error
	p.InTheRound, err = p.Programme.Programme.InTheRound(p.round.threshold, p.round.spending)
	p.round.at.refuse(err)
	if err == nil && p.round.burdens != nil {
		p.Burdens, err = savings.BurdensInTheRound(p.round.threshold, p.round.spending, p.round.burdens...)
		p.round.at.refuse(err)
	}
}

package casefile

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/savings"
)

// line reads one estimate.
func (n node) line(h savings.Header) (l savings.Line) {
	n = n.at(n.peek("service"))
	participants := n.file.everyone()
	n.mapping(
		required("service", func(n node) { n.text(&l.Service); n.file.called.look(n, l.Service) }),
		optional("category", func(n node) { n.text(&l.Category) }),
		optional("savings", func(n node) { l.Savings = n.figures() }),
		optional("phased", func(n node) { n.phased(&l, h) }),
		optional("planned", func(n node) { l.Planned = n.figures() }),
		optional("full_year", func(n node) { n.fullYear(&l, h) }),
		optional("investment", func(n node) { l.Investment = n.figures() }),
		optional("funding", func(n node) { l.Funding = n.figures() }),
		optional("already_budgeted", func(n node) { l.AlreadyBudgeted = n.figures() }),
		optional("counted_in", func(n node) {
			n.mapping(
				required("service", func(n node) { n.text(&l.CountedIn.Service) }),
				required("savings", func(n node) { l.CountedIn.Savings = n.figures() }),
			)
		}),
		optional("cashable", func(n node) { l.NonCashable = !n.flag() }),
		optional("recurring", func(n node) { l.OneOff = !n.flag() }),
		optional("kind", func(n node) { n.text((*string)(&l.Kind)) }),
		optional("ring_fence", func(n node) { n.ringFence(&l.RingFence) }),
		optional("authorities", func(n node) { n.participants(&participants); l.Authorities = participants }),
		optional("basis", func(n node) { n.lineBasis(&l, participants) }),
		optional("before", func(n node) { n.spending(&l.Before, participants) }),
		optional("after", func(n node) { n.spending(&l.After, participants) }),
	)
	return l
}

// figures reads estimates by year: each an amount, or a range.
func (n node) figures() savings.Figures {
	figures := savings.Figures{}
	entries, _ := n.entries()
	for _, e := range entries {
		figures[savings.Year(e.key)] = e.value.estimate()
	}
	return figures
}

func (n node) estimate() (e savings.Estimate) {
	if n.Kind == tree.Mapping {
		n.mapping(
			required("low", func(n node) { n.money(&e.Low) }),
			required("high", func(n node) { n.money(&e.High) }),
		)
		return e
	}
	n.money(&e.Low)
	return savings.Exactly(e.Low)
}

// phased reads a saving that comes in by a profile of percentages. A year of the
// programme that the profile leaves out adds nothing.
func (n node) phased(l *savings.Line, h savings.Header) {
	if l.Savings != nil {
		n.fail("both savings and phased are given: one follows from the other")
	}
	var whole savings.Estimate
	var phases []savings.Phase
	sound := n.file.sound(func() {
		n.mapping(
			required("saving", func(n node) { whole = n.estimate() }),
			required("profile", func(n node) { phases = n.profile(h.Years) }),
		)
	})
	if !sound || n.file.undated {
		return
	}
	phasing, err := savings.NewPhasing(phases...)
	if err != nil {
		n.refuse(err)
		return
	}
	spread := phasing.Levels
	if h.Increments {
		spread = phasing.Increments
	}
	low, _ := spread(whole.Low) // money has checked the amounts
	high, _ := spread(whole.High)
	l.Savings = savings.Figures{}
	for i := range low {
		l.Savings[low[i].Year] = savings.Estimate{Low: low[i].Amount, High: high[i].Amount}
	}
}

// profile reads percentages by year, and nought for the years not named.
func (n node) profile(years []savings.Year) []savings.Phase {
	phases := make([]savings.Phase, len(years))
	position := make(map[savings.Year]int, len(years))
	for i, y := range years {
		phases[i].Year = y
		position[y] = i
	}
	entries, _ := n.entries()
	for _, e := range entries {
		i, found := position[savings.Year(e.key)]
		if !found && n.file.undated {
			continue
		}
		if !found {
			e.keyNode.fail("%.40q is none of the programme's years", e.key)
			continue
		}
		e.value.weight(&phases[i].Percent)
	}
	return phases
}

// ringFence reads the fund a saving belongs to; none says that there is no fence.
func (n node) ringFence(into *string) {
	if n.text(into); *into == "none" {
		*into = ""
	}
}

// lineBasis reads how a line is shared: one of the bases of a case file, or
// spending before and after.
func (n node) lineBasis(l *savings.Line, participants []attribution.Authority) {
	if !n.has("before") && !n.has("after") {
		l.Basis = n.basis(participants)
		return
	}
	n.mapping(
		required("before", func(n node) { n.spending(&l.Before, participants) }),
		required("after", func(n node) { n.spending(&l.After, participants) }),
	)
}

// spending reads amounts that name every participant.
func (n node) spending(into *attribution.Shares, participants []attribution.Authority) {
	if len(*into) > 0 {
		n.fail("it stands in the basis already")
	}
	n.byParticipant(into, participants, n.amountInUnit)
}

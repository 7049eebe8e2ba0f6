package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/savings"
)

// register reads schemes, each with what became of it since it was approved.
func (n node) register() (r savings.Register) {
	n.each(func(entry node) { r = entry.scheme(r) })
	return r
}

// scheme reads a scheme into a register: approved, rebased in the order given, and
// dropped last.
func (n node) scheme(r savings.Register) savings.Register {
	n = n.at(n.peek("scheme"))
	var name, dropped string
	var original, achieved decimal.Decimal
	var rebased []rebasing
	before := n.file.found
	n.mapping(
		required("scheme", func(n node) { n.text(&name) }),
		required("original", func(n node) { n.money(&original) }),
		optional("rebased", func(n node) {
			n.each(func(entry node) { rebased = append(rebased, entry.rebasing()) })
		}),
		optional("dropped", func(n node) { n.text(&dropped) }),
		optional("achieved", func(n node) { n.money(&achieved) }),
	)
	if n.file.found > before {
		return r
	}
	step := func(next savings.Register, err error) {
		if n.refuse(err); err == nil {
			r = next
		}
	}
	if step(r.Approve(name, original)); n.file.found > before {
		return r
	}
	for _, each := range rebased {
		step(r.Rebase(name, each.to, each.reason))
	}
	step(r.Achieve(name, achieved))
	if dropped != "" {
		step(r.Drop(name, dropped))
	}
	return r
}

type rebasing struct {
	to     decimal.Decimal
	reason string
}

func (n node) rebasing() (r rebasing) {
	n.mapping(
		required("to", func(n node) { n.money(&r.to) }),
		required("reason", func(n node) { n.text(&r.reason) }),
	)
	return r
}

// risks reads a risk register: the scale of its likelihoods and impacts, and its risks.
func (n node) risks() (risks savings.Risks) {
	var scale int
	var list []savings.Risk
	known := false // whether the scale is
	before := n.file.found
	n.mapping(
		required("scale", func(n node) {
			if known = n.file.sound(func() { n.whole(&scale) }); known {
				_, err := savings.NewRisks(scale)
				n.refuse(err)
				known = err == nil
			}
		}),
		required("list", func(n node) {
			n.each(func(entry node) {
				var risk savings.Risk
				if sound := n.file.sound(func() { risk = entry.risk() }); known && sound {
					_, err := savings.NewRisks(scale, risk)
					entry.at(risk.Name).refuse(err)
				}
				list = append(list, risk)
			})
		}),
	)
	if n.file.found == before {
		risks, _ = savings.NewRisks(scale, list...) // each was checked
	}
	return risks
}

func (n node) risk() (r savings.Risk) {
	n.mapping(
		required("risk", func(n node) { n.text(&r.Name) }),
		required("likelihood", func(n node) { n.whole(&r.Likelihood) }),
		required("impact", func(n node) { n.whole(&r.Impact) }),
		optional("score", func(n node) { n.whole(&r.Published) }),
		optional("mitigation", func(n node) { n.text(&r.Mitigation) }),
	)
	return r
}

// Report is the quarter of a year that a benefits report tells of.
type Report struct {
	Year    savings.Year
	Quarter int // 1 to 4; 0: of the whole year
}

func (n node) report() (r Report) {
	n.mapping(
		required("year", func(n node) { r.Year = n.year() }),
		optional("quarter", func(n node) {
			if n.file.sound(func() { n.whole(&r.Quarter) }) && (r.Quarter < 1 || r.Quarter > 4) {
				n.fail("a year has quarters 1 to 4")
			}
		}),
	)
	return r
}

func (n node) year() savings.Year {
	var text string
	n.text(&text)
	_, err := savings.NewProgramme(savings.Header{Years: []savings.Year{savings.Year(text)}})
	if text != "" {
		n.refuse(err)
	}
	return savings.Year(text)
}

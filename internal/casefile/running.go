package casefile

import "github.com/triborough/fairshare/attribution"

// running is what a service costs to run, as the file says it.
type running struct {
	attribution.Ongoing
	given bool  // a cost stands in the file
	sound bool  // and nothing of it has a fault
	needs *node // the first block that makes no sense without it
}

func (r *running) neededBy(n node) {
	if r.needs == nil {
		r.needs = &n
	}
}

func (n node) income(r *running) {
	n.each(func(entry node) {
		var income attribution.Income
		entry.mapping(
			optional("description", func(n node) { n.text(&income.Description) }),
			required("amount", func(n node) { n.cost(&income.Amount) }),
		)
		r.Income = append(r.Income, income)
	})
	r.neededBy(n)
}

// run makes the fact of what it costs to run the service.
func (s *service) run(r *running) {
	switch {
	case s.contract != nil:
		s.Running, s.running = s.contract.year(r), s.contract.at
		r.sound = r.sound && s.Running != nil
	case r.given && r.sound:
		s.Running = r.Ongoing
	case !r.given && r.needs != nil && r.sound:
		r.needs.fail("needs the year's cost beside it: cost, costs, or the prices of a contract")
		r.sound = false
	}
	if !r.sound && s.Running == nil {
		s.Running = attribution.Ongoing{Heads: bare(r.Heads)}
	}
}

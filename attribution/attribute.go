package attribution

import (
	"errors"

	"github.com/shopspring/decimal"
)

// NewStatement attributes every fact of every service. What a service costs to
// run comes first: from it follow the net reductions, of each service and, added
// up, of AllServices, and these are handed to the facts that share by them. It
// refuses a charge that breaks the penny law or its rule, whoever made it, so
// that Verify accepts what it returns; and it reports all faults together.
//
// Errors: ErrAuthority for one that is unknown to the header, repeated, or out
// of place; ErrText for a name that is missing, repeated or not UTF-8, and for
// nothing where a fact should be; ErrChoice for a net reduction that is stated
// twice or follows from nothing, and for a second fact of what a service costs to
// run; whatever the facts refuse; ErrVerify for a charge that breaks the law or
// its rule.
func NewStatement(h Header, services ...Service) (Statement, error) {
	h = h.copied()
	a := attributing{header: h, roster: newRoster(h.Authorities), clauses: h.Agreement.clauses(), services: make([]attributed, len(services))}
	names := make(map[string]bool, len(services))
	for i, service := range services {
		s := &a.services[i]
		s.Service = service.ready(h)
		if names[service.Name] {
			s.refuse(0, fault(ErrText, "", "a second service of that name"))
		}
		names[service.Name] = true
		s.refuse(0, s.check(a.roster))
		s.sound = len(s.faults) == 0
		s.refuse(FactDamping, s.checkDamping())
	}
	faults := at(h.check(), "", 0)
	faults = append(faults, a.checkNotKnown(names)...)
	faults = append(faults, at(h.Agreement.checkServices(names), "", 0)...)
	for i := range a.services {
		a.run(&a.services[i])
	}
	a.programme()
	for i := range a.services {
		a.facts(&a.services[i])
		faults = append(faults, a.services[i].faults...)
	}
	if len(faults) > 0 {
		return Statement{}, errors.Join(faults...)
	}
	return a.statement(), nil
}

// attributing is a statement in the making.
type attributing struct {
	header   Header
	roster   roster
	clauses  clauses
	services []attributed
}

// attributed is a service, the charges that its facts have made so far, and what
// is wrong with it.
type attributed struct {
	Service
	sound   bool   // whether it fits the statement
	stated  Shares // the net reduction of the business case
	after   tally  // what it costs to run, by authority
	charges []Charge
	facts   []int // the number of the fact that each charge came from
	faults  []error
}

// refuse notes what is wrong with a fact, or with the service itself.
func (s *attributed) refuse(fact int, err error) {
	s.faults = append(s.faults, at(err, s.Name, fact)...)
}

// run attributes what a service costs to run, and works out the net reduction
// that follows.
func (a *attributing) run(s *attributed) {
	s.stated, s.after = s.NetReduction, newTally(a.roster)
	for _, participant := range s.Participants {
		s.after.name(participant)
	}
	if s.sound && s.Running != nil {
		a.charge(s, s.Running, FactRunning)
		a.damp(s)
	}
	switch {
	case len(s.faults) > 0:
		s.NetReduction = s.standIns()
	case len(s.Before) > 0:
		s.NetReduction = s.Before.inOrder(a.roster).Minus(s.after.shares())
	}
}

// damp holds the contributions to what a service costs to run within their limits.
func (a *attributing) damp(s *attributed) {
	if s.Damping == nil || len(s.faults) > 0 {
		return
	}
	var paidBy Authority
	if len(s.charges) > 0 { // a fact of a caller's own may charge nothing
		paidBy = s.charges[0].PaidBy
	}
	charges, err := s.Damping.adjusted(s.Service, s.after.shares(), burdened(s.charges), paidBy)
	s.refuse(FactDamping, err)
	for _, c := range charges {
		s.after.add(c.Shares)
		s.charges = append(s.charges, c.entered(a.roster, s.Service, a.clauses))
		s.facts = append(s.facts, FactDamping)
	}
}

// standIns are net reductions by which the facts of a service can be checked
// where what it costs to run is refused: no fault that follows from another is
// reported, and no statement is made.
func (s *attributed) standIns() Shares {
	standIns := make(Shares, len(s.Participants))
	for i, a := range s.Participants {
		standIns[i] = Share{a, decimal.NewFromInt(1)}
	}
	return standIns
}

// programme adds the services' net reductions up for the costs of the programme
// as a whole. Nothing is known of the whole while there is a service with a cost
// of which nothing is known, and nobody has said so.
func (a *attributing) programme() {
	var programme *attributed
	unknown := make(map[string]bool, len(a.header.ReductionsNotKnown))
	for _, name := range a.header.ReductionsNotKnown {
		unknown[name] = true
	}
	reductions, refused := newTally(a.roster), false
	any := false
	for i := range a.services {
		s := &a.services[i]
		switch refused = refused || len(s.faults) > 0; {
		case s.Name == AllServices:
			programme = s
		case len(s.NetReduction) > 0:
			reductions.add(s.NetReduction)
			any = true
		}
	}
	if programme == nil {
		return
	}
	for i := range a.services {
		if s := &a.services[i]; s.Name != AllServices && s.Running != nil && len(s.NetReduction) == 0 && !unknown[s.Name] {
			programme.unknown = append(programme.unknown, s.Name)
		}
	}
	switch {
	case refused:
		programme.NetReduction = programme.standIns()
	case any && programme.unknown == nil:
		programme.NetReduction = programme.among(reductions)
	}
}

// among returns the services' net reductions by participant of the programme, and
// refuses those of an authority that takes no part in it.
func (s *attributed) among(reductions tally) Shares {
	for _, participant := range s.Participants {
		reductions.name(participant)
	}
	var among Shares
	for _, share := range reductions.shares() {
		if s.TakesPart(share.Authority) {
			among = append(among, share)
		} else if share.Amount.Sign() != 0 {
			s.refuse(0, fault(ErrAuthority, share.Authority, "has a net reduction in a service and takes no part in the programme"))
		}
	}
	return among
}

// checkNotKnown refuses to call unknown what is no service, or known.
func (a *attributing) checkNotKnown(names map[string]bool) []error {
	c := checks()
	known := make(map[string]bool)
	for _, s := range a.services {
		known[s.Name] = len(s.Before) > 0 || len(s.NetReduction) > 0
	}
	for _, name := range a.header.ReductionsNotKnown {
		switch {
		case !names[name] || name == AllServices:
			c.Refuse(ErrText, "", "%.40q is said to have no known net reduction, and is none of the services", name)
		case known[name]:
			c.Refuse(ErrChoice, "", "%.40q is said to have no known net reduction, and it is given", name)
		}
	}
	return at(c.Err(), "", 0)
}

// facts attributes everything else that happened to a service.
func (a *attributing) facts(s *attributed) {
	if !s.sound {
		return // what its facts are found to lack may follow from what it lacks
	}
	for i, fact := range s.Facts {
		a.charge(s, fact, i+1)
	}
	if len(s.faults) > 0 {
		return
	}
	t := ties{service: a.spending(s), format: formatNow, agreed: a.header.Agreement, clauses: a.clauses, wrong: func(charge int, format string, values ...any) {
		fact := 0
		if charge >= 0 {
			fact = s.facts[charge]
		}
		s.refuse(fact, fault(ErrVerify, "", format, values...))
	}}
	t.check(s.charges)
}

// charge adds the charges of a fact to its service.
func (a *attributing) charge(s *attributed, fact Fact, number int) {
	if missing(fact) {
		s.refuse(number, fault(ErrText, "", "nothing where a fact should be"))
		return
	}
	charges, err := fact.Attribute(s.Service)
	if err != nil {
		s.refuse(number, err)
		return
	}
	for _, c := range charges {
		if err := c.check(a.roster, s.Name); err != nil {
			s.refuse(number, err)
			continue
		}
		switch runs := c.Rule.runs(); {
		case runs && number != FactRunning:
			s.refuse(number, fault(ErrChoice, "", "a fact of what the service costs to run, by rule %s: it has one, and its place is Running", c.Rule))
			continue
		case !runs && number == FactRunning:
			s.refuse(number, fault(ErrChoice, "", "a charge of rule %s: what the service costs to run is an Ongoing or a tupe.Contract, and this belongs among the Facts", c.Rule))
			continue
		case runs:
			s.after.add(c.Shares)
		}
		s.charges = append(s.charges, c.entered(a.roster, s.Service, a.clauses))
		s.facts = append(s.facts, number)
	}
}

// spending is what a statement says of a service besides its charges.
func (a *attributing) spending(s *attributed) Spending {
	participants := make(Shares, len(s.Participants))
	for i, participant := range s.Participants {
		participants[i].Authority = participant
	}
	v := Spending{
		Service: s.Name, Host: s.Host, Participants: participants.inOrder(a.roster).Authorities(), Basis: s.Basis,
		Before: s.Before.inOrder(a.roster), After: s.after.shares(), NetReduction: s.NetReduction.inOrder(a.roster),
		StandAlone: s.StandAlone.inOrder(a.roster), SharesSavings: s.SharesSavings, Damping: s.Damping.copied(), stated: s.stated.inOrder(a.roster), NextYear: adjustments(a.roster, s.charges),
	}
	if len(v.StandAlone) > 0 {
		v.shortfall = v.StandAlone.Minus(v.After)
	}
	return v
}

// statement gathers the services, all of which are sound.
func (a *attributing) statement() Statement {
	s := Statement{format: formatNow, header: a.header, roster: a.roster}
	totals, next := newTally(a.roster), newTally(a.roster)
	for _, authority := range a.roster.authorities {
		totals.name(authority)
		next.name(authority)
	}
	for i := range a.services {
		service := &a.services[i]
		s.services = append(s.services, a.spending(service))
		s.charges = append(s.charges, service.charges...)
		s.due = append(s.due, debts(a.roster, service.Name, service.charges)...)
		for _, c := range service.charges {
			if c.Deferred {
				next.add(c.Shares)
			} else {
				totals.add(c.Shares)
			}
		}
	}
	s.totals, s.nextYear = totals.shares(), next.shares()
	s.total = s.totals.Total()
	s.settlement = Settle(s.due)
	s.index()
	return s
}

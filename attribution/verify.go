package attribution

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Verify re-checks a statement by itself, by other means than the engine that
// made it, whether it was just made or read back from its JSON. It checks, and
// names the charge in each fault it finds:
//
//   - each charge by itself: the penny law (conservation, quota, who was owed the
//     odd pennies, signs), and that the authorities are the statement's;
//   - each charge against its rule: its source, its cause, its reason, who may
//     bear it and who must have paid it, and its weights, which must be those of
//     the service's basis, of the basis agreed for it, both worked out from the
//     tree that is printed, or of the net reductions;
//   - the charges of a service together: one fact of what it costs to run, the
//     burdens that were taken out of its price, the adjustments of next year's
//     calls that follow from a variance and no others, adjustments brought
//     forward that sum to zero;
//   - each service: participants, what was spent after, the net reduction, the
//     shortfall against a stand-alone estimate, next year;
//   - the net reductions of the programme, which are those of its services;
//   - the totals, next year, what is due, and that the settlement clears it.
//
// Every fault is of kind ErrVerify.
//
// What no check of a statement by itself can know: whether the facts were true,
// or all of them are there. A figure that was changed together with everything
// that follows from it is another statement, and adds up: a cost with its shares,
// totals, debts and settlement; a whole service left out; a basis with its
// weights; a spending before with its net reduction, where no transition cost is
// shared by it; a stand-alone estimate with its shortfall; what a combined basis
// was made of, where the same weights follow and its String is the same. Nor can
// it know titles, periods and descriptions, who approved a cost, or a host where
// no charge depends on who it is. To know these, make the statement again from its
// case. Of a statement of format 1, which holds no bases and no causes, it knows
// less: weights must be alike where they follow from the same basis.
func (s Statement) Verify() error {
	v := verification{statement: s, clauses: s.header.Agreement.clauses()}
	v.found("", s.header.check())
	v.names()
	for i, c := range s.charges {
		v.charge(i, c)
	}
	if v.faults == nil { // the rest adds these charges up
		for i := range s.services {
			v.service(i)
		}
		v.programme()
		v.totals()
		v.due()
		v.settlement()
	}
	return errors.Join(v.faults...)
}

// verification collects the faults of one statement.
type verification struct {
	statement Statement
	clauses   clauses
	faults    []error
}

func (v *verification) wrong(service, format string, values ...any) {
	v.faults = append(v.faults, &Error{Package: "attribution", Service: service, Kind: ErrVerify, Detail: fmt.Sprintf(format, values...)})
}

// found takes over what another check found, as a fault of the statement.
func (v *verification) found(service string, err error, place ...string) {
	for e := range Faults(err) {
		copied := *e
		copied.Service, copied.Kind = service, ErrVerify
		for _, p := range place {
			copied.Detail = p + ": " + copied.Detail
		}
		v.faults = append(v.faults, &copied)
	}
}

// names checks that services, hosts and participants are who they can be.
func (v *verification) names() {
	s := v.statement
	listed := make(map[string]bool, len(s.places))
	for name := range s.places {
		listed[name] = true
	}
	v.found("", s.header.Agreement.checkServices(listed))
	if s.format != formatFirst && s.format != formatNow && len(s.header.Authorities) > 0 {
		v.wrong("", "format %d is not known", s.format)
	}
	for i, spending := range s.services {
		if s.places[spending.Service] != i {
			v.wrong(spending.Service, "a second service of that name")
		}
		v.found(spending.Service, checkAuthorities(spending.Participants), "participants")
		if len(spending.Participants) == 0 {
			v.wrong(spending.Service, "nobody takes part")
		}
		for _, a := range spending.Participants {
			if !s.roster.has(a) {
				v.wrong(spending.Service, "%s takes part and is none of the statement's authorities", a)
			}
		}
		if spending.Host != "" && !s.roster.has(spending.Host) {
			v.wrong(spending.Service, "the host, %s, is none of the statement's authorities", spending.Host)
		}
	}
}

func (v *verification) charge(index int, c Charge) {
	if _, listed := v.statement.places[c.Service]; !listed {
		v.wrong(c.Service, "%s: a service the statement does not list", label(index, c))
		return
	}
	v.found(c.Service, c.check(v.statement.roster, c.Service), label(index, c))
}

// service checks a service's charges against their ties, and what follows from them.
func (v *verification) service(place int) {
	spending := v.statement.services[place]
	charges := v.statement.chargesOf(spending.Service)
	t := ties{service: spending, format: v.statement.format, agreed: v.statement.header.Agreement, clauses: v.clauses, wrong: func(charge int, format string, values ...any) {
		if charge < 0 {
			v.wrong(spending.Service, format, values...)
			return
		}
		v.wrong(spending.Service, "%s: %s", label(int(v.statement.of[place][charge]), charges[charge]), fmt.Sprintf(format, values...))
	}}
	t.check(charges)
	v.spent(spending, charges)
	v.nextYear(spending, charges)
}

// spent checks a service's spending after, and what follows from it.
func (v *verification) spent(spending Spending, charges []Charge) {
	name, after := spending.Service, make(map[Authority]decimal.Decimal)
	for _, c := range charges {
		if c.Rule.runs() {
			for _, share := range c.Shares {
				after[share.Authority] = after[share.Authority].Add(share.Amount)
			}
		}
	}
	follows := func(what string, printed, from Shares, sign int64) {
		if len(from) == 0 && len(printed) == 0 {
			return
		}
		figures := from.byAuthority()
		for _, share := range printed {
			a := share.Authority
			want := figures[a].Sub(after[a]).Mul(decimal.NewFromInt(sign))
			if !share.Amount.Equal(want) {
				v.wrong(name, "%s: %s of %s, where %s follows", a, what, FormatAmount(share.Amount), FormatAmount(want))
			}
		}
	}
	for _, figures := range []Shares{spending.Before, spending.After, spending.NetReduction, spending.StandAlone, spending.stated, spending.shortfall} {
		if len(figures) > 0 && !slices.Equal(figures.Authorities(), spending.Participants) {
			v.wrong(name, "before, after, change or what follows from them does not name each participant once, in order")
			return
		}
	}
	follows("spending after", spending.After, nil, -1)
	v.netReduction(spending, follows)
	if v.statement.format != formatFirst { // which held no shortfalls
		follows("a shortfall", spending.shortfall, spending.StandAlone, 1)
		if len(spending.shortfall) != len(spending.StandAlone) {
			v.wrong(name, "stand-alone estimates without their shortfall, or the other way round")
		}
	}
	if len(spending.After) == 0 {
		v.wrong(name, "what is spent after is not there")
	}
}

// netReduction checks that the net reduction is before less after, or what the
// business case states, and that it is not known where there is neither.
func (v *verification) netReduction(spending Spending, follows func(what string, printed, from Shares, sign int64)) {
	name := spending.Service
	switch {
	case len(spending.Before) > 0:
		follows("a change", spending.NetReduction, spending.Before, 1)
		if len(spending.NetReduction) == 0 || len(spending.stated) > 0 {
			v.wrong(name, "spending before without the change that follows, or with another that was stated")
		}
	case name == AllServices: // see programme
	case v.statement.format == formatFirst:
	case !spending.NetReduction.Equal(spending.stated):
		v.wrong(name, "the change is neither before less after nor the net reduction that was stated")
	}
}

// nextYear checks the adjustments of a service's calls.
func (v *verification) nextYear(spending Spending, charges []Charge) {
	if v.statement.format == formatFirst {
		return
	}
	next := make(map[Authority]decimal.Decimal)
	for _, c := range charges {
		for _, share := range c.Shares {
			if c.Deferred {
				next[share.Authority] = next[share.Authority].Add(share.Amount)
			}
		}
	}
	right := len(next) == len(spending.NextYear)
	for _, share := range spending.NextYear {
		amount, adjusted := next[share.Authority]
		right = right && adjusted && amount.Equal(share.Amount)
		delete(next, share.Authority)
	}
	if !right || len(next) > 0 {
		v.wrong(spending.Service, "next year is not what its deferred charges add up to")
	}
}

// programme checks that the programme's net reductions are those of its services,
// and that every service with a cost has one, or is said to have none known.
func (v *verification) programme() {
	s := v.statement
	unknown := make(map[string]bool, len(s.header.ReductionsNotKnown))
	for _, name := range s.header.ReductionsNotKnown {
		unknown[name] = true
		if spending, listed := s.SpendingOn(name); !listed || name == AllServices || len(spending.NetReduction) > 0 {
			v.wrong(name, "it is said to have no known net reduction, and is none of the services or has one")
		}
	}
	programme, found := s.SpendingOn(AllServices)
	if !found {
		return
	}
	if len(programme.Before) > 0 || len(programme.stated) > 0 || len(programme.StandAlone) > 0 {
		v.wrong(AllServices, "it states what it has only from its services")
	}
	if len(programme.NetReduction) == 0 {
		return
	}
	sums := make(map[Authority]decimal.Decimal)
	for place, spending := range s.services {
		if spending.Service == AllServices {
			continue
		}
		for _, change := range spending.NetReduction {
			sums[change.Authority] = sums[change.Authority].Add(change.Amount)
		}
		runs := slices.ContainsFunc(s.of[place], func(at int32) bool { return s.charges[at].Rule == RuleOngoing })
		if s.format != formatFirst && runs && len(spending.NetReduction) == 0 && !unknown[spending.Service] {
			v.wrong(AllServices, "the programme has net reductions, and that of %s is not known", spending.Service)
		}
	}
	for _, change := range programme.NetReduction {
		if sum := sums[change.Authority]; !sum.Equal(change.Amount) {
			v.wrong(AllServices, "%s: a change of %s, but those of the services add up to %s", change.Authority, FormatAmount(change.Amount), FormatAmount(sum))
		}
	}
}

package attribution

import (
	"errors"
	"iter"
	"slices"

	"github.com/shopspring/decimal"
)

// Header is what a statement is about: its title, its period, and the
// authorities in the order in which every column stands.
type Header struct {
	Title, Period string
	Authorities   []Authority
}

// Statement is who bears what in a period: every charge with its working, the
// totals, next year's adjustments, what each owes whom. It is immutable; the zero
// Statement is empty. One read back from its JSON holds what was printed, so
// call Verify before relying on it.
type Statement struct {
	header     Header
	services   []Spending
	charges    []Charge
	totals     Shares
	total      decimal.Decimal
	nextYear   Shares
	due        []Debt
	settlement []Transfer
}

// Spending is what a service's participants spent before and spend after
// sharing, as far as it is known. After is the ongoing charge and the TUPE
// burden, before variances; Change is Before less After, or the net reduction of
// the business case: positive is a saving.
type Spending struct {
	Service               string
	Host                  Authority
	Participants          []Authority
	Before, After, Change Shares
	StandAlone            Shares // estimates of running the service alone
}

// NewStatement attributes every fact of every service. It refuses a charge that
// breaks the penny law, whoever made it, and reports all faults together.
//
// Errors: ErrAuthority for one that is unknown to the header, repeated, or out
// of place; ErrText for a name that is missing, repeated or not UTF-8; ErrChoice
// for a service with both Before and NetReduction; whatever the facts refuse;
// ErrVerify for a charge that breaks the law.
func NewStatement(h Header, services ...Service) (Statement, error) {
	h.Authorities = slices.Clone(h.Authorities)
	s := Statement{header: h}
	faults := h.check()
	names := make(map[string]bool, len(services))
	for _, service := range services {
		if names[service.Name] {
			faults = append(faults, at(fault(ErrText, "", "a second service of that name"), service.Name, 0))
		}
		names[service.Name] = true
		found := service.check(h)
		if len(found) == 0 {
			found = s.attribute(service)
		}
		faults = append(faults, found...)
	}
	if len(faults) > 0 {
		return Statement{}, errors.Join(faults...)
	}
	s.totals = s.sum(func(c Charge) bool { return !c.Deferred })
	s.total = s.totals.Total()
	s.nextYear = s.sum(func(c Charge) bool { return c.Deferred })
	s.due = debts(h.Authorities, s.charges)
	s.settlement = settle(balances(s.due))
	return s, nil
}

// attribute adds a service's charges and its spending to the statement.
func (s *Statement) attribute(service Service) []error {
	var faults []error
	for i, fact := range service.Facts {
		if fact == nil {
			faults = append(faults, at(fault(ErrText, "", "nothing where a fact should be"), service.Name, i+1))
			continue
		}
		charges, err := fact.Attribute(service)
		if err != nil {
			faults = append(faults, at(err, service.Name, i+1))
			continue
		}
		for _, charge := range charges {
			if found := charge.check(s.header, service.Name); found != nil {
				faults = append(faults, at(errors.Join(found...), service.Name, i+1))
				continue
			}
			charge.Weights = charge.Weights.inOrder(s.header.Authorities)
			charge.Shares = charge.Shares.inOrder(s.header.Authorities)
			s.charges = append(s.charges, charge)
		}
	}
	s.services = append(s.services, s.spending(service))
	return faults
}

// spending works out a service's spending from the charges already made.
func (s *Statement) spending(service Service) Spending {
	order := s.header.Authorities
	participants := slices.Clone(service.participants())
	slices.SortFunc(participants, func(a, b Authority) int { return slices.Index(order, a) - slices.Index(order, b) })
	spent := s.sum(func(c Charge) bool {
		return c.Service == service.Name && (c.Rule == RuleOngoing || c.Rule == RuleTUPE)
	})
	spending := Spending{
		Service: service.Name, Host: service.Host, Participants: participants,
		Before: service.Before.inOrder(order), After: spent.inOrder(participants),
		Change: service.NetReduction.inOrder(order), StandAlone: service.StandAlone.inOrder(order),
	}
	if len(service.Before) > 0 {
		spending.Change = change(spending.Before, spending.After)
	}
	return spending
}

// change is before less after, in the order of before.
func change(before, after Shares) Shares {
	changes := make(Shares, len(before))
	for i, b := range before {
		changes[i] = Share{b.Authority, b.Amount.Sub(after.Of(b.Authority))}
	}
	return changes
}

// sum adds up by authority the charges that belong.
func (s Statement) sum(belongs func(Charge) bool) Shares {
	position := make(map[Authority]int, len(s.header.Authorities))
	totals := make(Shares, len(s.header.Authorities))
	for i, a := range s.header.Authorities {
		position[a] = i
		totals[i].Authority = a
	}
	for _, c := range s.charges {
		if !belongs(c) {
			continue
		}
		for _, share := range c.Shares {
			total := &totals[position[share.Authority]].Amount
			*total = total.Add(share.Amount)
		}
	}
	return totals
}

// Header returns what the statement is about.
func (s Statement) Header() Header {
	h := s.header
	h.Authorities = slices.Clone(h.Authorities)
	return h
}

// Charges yields every charge, by service and fact, deferred ones included.
func (s Statement) Charges() iter.Seq[Charge] {
	return func(yield func(Charge) bool) {
		for _, c := range s.charges {
			if !yield(c.copied()) {
				return
			}
		}
	}
}

// Services returns the spending on each service, in order.
func (s Statement) Services() []Spending {
	services := slices.Clone(s.services)
	for i := range services {
		v := &services[i]
		v.Participants = slices.Clone(v.Participants)
		v.Before, v.After, v.Change = slices.Clone(v.Before), slices.Clone(v.After), slices.Clone(v.Change)
		v.StandAlone = slices.Clone(v.StandAlone)
	}
	return services
}

// Totals returns what each authority bears this year.
func (s Statement) Totals() Shares { return slices.Clone(s.totals) }

// Total returns what all of them bear together.
func (s Statement) Total() decimal.Decimal { return s.total }

// Service returns what each authority bears this year of one service; all zero
// where there is none of that name.
func (s Statement) Service(name string) Shares {
	return s.sum(func(c Charge) bool { return c.Service == name && !c.Deferred })
}

// NextYear returns the adjustments of next year's calls; they sum to zero, and
// no total holds them.
func (s Statement) NextYear() Shares { return slices.Clone(s.nextYear) }

// Paid returns what each authority laid out this year, as far as the charges say
// who paid.
func (s Statement) Paid() Shares {
	paid := s.sum(func(Charge) bool { return false })
	for _, c := range s.charges {
		if i := slices.Index(s.header.Authorities, c.PaidBy); i >= 0 && !c.Deferred {
			paid[i].Amount = paid[i].Amount.Add(c.Amount)
		}
	}
	return paid
}

// Due returns what each authority owes another for each service: its shares of
// what the other paid, less the other's shares of what it paid itself.
func (s Statement) Due() []Debt { return slices.Clone(s.due) }

// Settlement returns the transfers that would clear everything due, in fewer
// transfers than there are authorities with a balance: the largest debtor pays
// the largest creditor, equal ones in code order. Setting off between three
// parties is an offer; Due is what is owed.
func (s Statement) Settlement() []Transfer { return slices.Clone(s.settlement) }

// Equal says whether both statements say the same, amounts by value.
func (s Statement) Equal(other Statement) bool {
	return s.header.Title == other.header.Title && s.header.Period == other.header.Period &&
		slices.Equal(s.header.Authorities, other.header.Authorities) &&
		slices.EqualFunc(s.services, other.services, Spending.Equal) &&
		slices.EqualFunc(s.charges, other.charges, Charge.Equal) &&
		s.totals.Equal(other.totals) && s.total.Equal(other.total) && s.nextYear.Equal(other.nextYear) &&
		slices.EqualFunc(s.due, other.due, Debt.Equal) &&
		slices.EqualFunc(s.settlement, other.settlement, Transfer.Equal)
}

// Equal says whether both say the same, amounts by value.
func (v Spending) Equal(other Spending) bool {
	return v.Service == other.Service && v.Host == other.Host && slices.Equal(v.Participants, other.Participants) &&
		v.Before.Equal(other.Before) && v.After.Equal(other.After) && v.Change.Equal(other.Change) &&
		v.StandAlone.Equal(other.StandAlone)
}

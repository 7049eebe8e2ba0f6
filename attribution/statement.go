package attribution

import (
	"iter"
	"slices"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Header is what a statement is about: its title, where its figures come from,
// its period, and the authorities in the order in which every column stands.
type Header struct {
	Title, Source, Period string
	Authorities           []Authority
	Agreement             Agreement // that the parties are under; optional
	Stage                 Stage     // of the year; optional

	// ReductionsNotKnown names the services that have a cost and whose net
	// reductions nobody knows. A programme's transition cost is refused while there
	// are such services, unless the parties say so here and share it by the others.
	ReductionsNotKnown []string
}

// Stage is how far a year has come: whether its figures are what was agreed, what
// is expected, or what came out. The zero Stage is none.
type Stage string

// The stages of a year.
const (
	StageBudget   Stage = "budget"
	StageForecast Stage = "forecast"
	StageOutturn  Stage = "outturn"
)

var stages = []Stage{StageBudget, StageForecast, StageOutturn}

// Statement is who bears what in a period: every charge with its working, the
// totals, next year's adjustments, what each owes whom. It is immutable; the zero
// Statement is empty. One read back from its JSON holds what was printed, so
// call Verify before relying on it.
//
// It is indexed by service: what is asked of one service costs in proportion to
// what that service holds.
type Statement struct {
	format     int
	header     Header
	roster     roster
	services   []Spending
	charges    []Charge
	places     map[string]int // of the services, by name
	of         [][]int32      // of the charges, by service
	totals     Shares
	total      decimal.Decimal
	nextYear   Shares
	due        []Debt
	settlement []Transfer
}

// Spending is what a service's participants spent before and spend after
// sharing, as far as it is known. After is the ongoing charge and the TUPE
// burden, before variances; NetReduction is Before less After, or what the
// business case states: positive is a saving.
type Spending struct {
	Service                     string
	Host                        Authority
	Participants                []Authority
	Basis                       Basis // how its ongoing cost is shared; of a statement of format 1 not known
	Before, After, NetReduction Shares
	StandAlone                  Shares   // estimates of running the service alone
	NextYear                    Shares   // the adjustments of next year's calls; nil where there are none
	SharesSavings               bool     // the parties agreed to share savings as they share costs
	Damping                     *Damping // how far contributions may rise or fall; nil where they are not held

	stated    Shares // the net reduction as the business case states it
	shortfall Shares // StandAlone less After
}

// index finds the services by name and their charges.
func (s *Statement) index() {
	s.places = make(map[string]int, len(s.services))
	s.of = make([][]int32, len(s.services))
	for i, v := range s.services {
		if _, twice := s.places[v.Service]; !twice {
			s.places[v.Service] = i
		}
	}
	for i, c := range s.charges {
		if place, known := s.places[c.Service]; known {
			s.of[place] = append(s.of[place], int32(i))
		}
	}
}

// Header returns what the statement is about.
func (s Statement) Header() Header {
	return s.header.copied()
}

// copied returns the header with slices of its own.
func (h Header) copied() Header {
	h.Authorities, h.ReductionsNotKnown = slices.Clone(h.Authorities), slices.Clone(h.ReductionsNotKnown)
	h.Agreement.Clauses = slices.Clone(h.Agreement.Clauses)
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

// ChargesOf yields the charges of one service, deferred ones included; none where
// there is no service of that name.
func (s Statement) ChargesOf(service string) iter.Seq[Charge] {
	return func(yield func(Charge) bool) {
		for _, c := range s.chargesOf(service) {
			if !yield(c.copied()) {
				return
			}
		}
	}
}

// chargesOf returns them for reading.
func (s Statement) chargesOf(service string) []Charge {
	place, known := s.places[service]
	if !known {
		return nil
	}
	charges := make([]Charge, len(s.of[place]))
	for i, at := range s.of[place] {
		charges[i] = s.charges[at]
	}
	return charges
}

// Services returns the spending on each service, in order.
func (s Statement) Services() []Spending {
	services := slices.Clone(s.services)
	for i := range services {
		services[i] = services[i].copied()
	}
	return services
}

// SpendingOn returns the spending on one service, and whether there is one of
// that name.
func (s Statement) SpendingOn(service string) (Spending, bool) {
	place, known := s.places[service]
	if !known {
		return Spending{}, false
	}
	return s.services[place].copied(), true
}

// Totals returns what each authority bears this year.
func (s Statement) Totals() Shares { return slices.Clone(s.totals) }

// Total returns what all of them bear together.
func (s Statement) Total() decimal.Decimal { return s.total }

// Service returns what each authority bears this year of one service: the
// participants, and whoever else is charged. Nil where there is none of that name.
func (s Statement) Service(name string) Shares {
	place, known := s.places[name]
	if !known {
		return nil
	}
	borne := newTally(s.roster)
	for _, a := range s.services[place].Participants {
		borne.name(a)
	}
	for _, c := range s.chargesOf(name) {
		if !c.Deferred {
			borne.add(c.Shares)
		}
	}
	return borne.shares()
}

// NextYear returns the adjustments of next year's calls over all services; they
// sum to zero, and no total holds them. What BroughtForward takes next year is
// NextYearOf.
func (s Statement) NextYear() Shares { return slices.Clone(s.nextYear) }

// NextYearOf returns the adjustments of next year's calls for one service: of
// each participant, and of the host. They sum to zero. Nil where there are none, or
// no service of that name.
func (s Statement) NextYearOf(service string) Shares {
	place, known := s.places[service]
	if !known {
		return nil
	}
	if s.format == formatFirst { // which did not print them by service
		return adjustments(s.roster, s.chargesOf(service))
	}
	return slices.Clone(s.services[place].NextYear)
}

// adjustments adds up the deferred charges of a service; nil where there are none.
func adjustments(r roster, charges []Charge) Shares {
	next, any := newTally(r), false
	for _, c := range charges {
		if c.Deferred {
			next.add(c.Shares)
			any = true
		}
	}
	if !any {
		return nil
	}
	return next.shares()
}

// Paid returns what each authority laid out this year, as far as the charges say
// who paid.
func (s Statement) Paid() Shares {
	paid := newTally(s.roster)
	for _, a := range s.roster.authorities {
		paid.name(a)
	}
	for _, c := range s.charges {
		if c.PaidBy != "" && !c.Deferred {
			paid.name(c.PaidBy).add(c.Amount)
		}
	}
	return paid.shares()
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
	return s.format == other.format && s.header.equal(other.header) &&
		slices.EqualFunc(s.services, other.services, Spending.Equal) &&
		slices.EqualFunc(s.charges, other.charges, Charge.Equal) &&
		s.totals.Equal(other.totals) && s.total.Equal(other.total) && s.nextYear.Equal(other.nextYear) &&
		slices.EqualFunc(s.due, other.due, Debt.Equal) &&
		slices.EqualFunc(s.settlement, other.settlement, Transfer.Equal)
}

func (h Header) equal(other Header) bool {
	return h.Title == other.Title && h.Source == other.Source && h.Period == other.Period && h.Stage == other.Stage &&
		slices.Equal(h.Authorities, other.Authorities) && h.Agreement.equal(other.Agreement) && slices.Equal(h.ReductionsNotKnown, other.ReductionsNotKnown)
}

// Equal says whether both say the same, amounts by value.
func (v Spending) Equal(other Spending) bool {
	return v.Service == other.Service && v.Host == other.Host && slices.Equal(v.Participants, other.Participants) &&
		v.Basis.same(other.Basis) && v.Before.Equal(other.Before) && v.After.Equal(other.After) &&
		v.NetReduction.Equal(other.NetReduction) && v.StandAlone.Equal(other.StandAlone) && v.NextYear.Equal(other.NextYear) &&
		v.SharesSavings == other.SharesSavings && v.Damping.equal(other.Damping) && v.stated.Equal(other.stated) && v.shortfall.Equal(other.shortfall)
}

// copied returns the spending with slices of its own.
func (v Spending) copied() Spending {
	v.Participants, v.Damping = slices.Clone(v.Participants), v.Damping.copied()
	for _, figures := range []*Shares{&v.Before, &v.After, &v.NetReduction, &v.StandAlone, &v.NextYear} {
		*figures = slices.Clone(*figures)
	}
	return v
}

// check refuses a header without authorities, or one that is not text.
func (h Header) check() error {
	c := checks()
	c.Add("", "", checkAuthorities(h.Authorities))
	if len(h.Authorities) == 0 {
		c.Refuse(ErrAuthority, "", "a statement without authorities")
	}
	for _, text := range []string{h.Title, h.Source, h.Period} {
		if !utf8.ValidString(text) {
			c.Refuse(ErrText, "", "the title, the source or the period is not UTF-8")
		}
	}
	if h.Stage != "" && !slices.Contains(stages, h.Stage) {
		c.Refuse(ErrChoice, "", "%.40q is no stage of a year: %s", h.Stage, list(stages))
	}
	c.Add("", "", h.Agreement.check())
	return c.Err()
}

package attribution

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Service is one shared service, or a bundle of services under one basis, and
// what happened to it in the period.
type Service struct {
	Name  string
	Basis Basis     // how its ongoing cost is shared
	Host  Authority // pays the ongoing cost and the variances; optional; any authority of the statement

	// Running is the one fact of what the service costs to run: an Ongoing, or a
	// tupe.Contract where it is contracted out. Nil for a service that has none
	// this year, of which only other costs are shared.
	Running Fact

	// Damping limits how far a contribution to what it costs to run may rise or
	// fall. Optional; it needs Running.
	Damping *Damping

	// Facts are everything else that happened.
	Facts []Fact

	// Participants are those who take part. Nil means the authorities of Basis,
	// which otherwise must all be among them; for AllServices, all those of the
	// statement.
	Participants []Authority

	// Before is what each participant would have spent alone in the year, its
	// own planned savings already taken out; NewStatement derives the net
	// reduction, Before less the ongoing charge and the TUPE burden. Where the
	// business case states that itself, give NetReduction instead: signed, a fall
	// positive. Optional; each names every participant. A fact that shares by net
	// reductions finds them in NetReduction, however they came about.
	Before       Shares
	NetReduction Shares

	// SharesSavings says that the parties agreed to share savings as they share
	// costs (Bromley report CEO1196, para 3.36). It moves no money: net reductions
	// that are not in the proportions of Basis are then a finding.
	SharesSavings bool

	// StandAlone is each participant's estimate of what running the service by
	// itself would cost, for Spending.Sufficiency. Optional.
	StandAlone Shares

	members map[Authority]bool // the participants, where NewStatement has made them ready
	agreed  Agreement          // that the statement is under
	unknown []string           // of AllServices: the services whose net reductions are missing
}

// Fact is something that happened, or was agreed, and knows how the agreement
// shares it. Attribute returns the charges that follow; it only reads the
// service. The facts of this package and of tupe are the rules of the report; a
// program may add its own, whose charges are of a rule of its own ("own.…", with
// their source) and made with Charge.On. NewStatement checks every charge,
// whoever made it.
type Fact interface {
	Attribute(Service) ([]Charge, error)
}

// missing says whether there is no fact, or a pointer to none.
func missing(fact Fact) bool {
	if fact == nil {
		return true
	}
	value := reflect.ValueOf(fact)
	return value.Kind() == reflect.Pointer && value.IsNil()
}

// AllServices is the name of the service that carries a programme's transition
// costs, those shared by the net reductions added over all the other services.
const AllServices = "All services"

// TakesPart says whether an authority is a participant.
func (s Service) TakesPart(a Authority) bool {
	if s.members != nil {
		return s.members[a]
	}
	return slices.Contains(s.participants(), a)
}

// EveryParticipant returns who takes part, in order.
func (s Service) EveryParticipant() []Authority { return slices.Clone(s.participants()) }

func (s Service) participants() []Authority {
	if s.Participants != nil {
		return s.Participants
	}
	return s.Basis.Authorities()
}

// ready returns the service with its participants at hand.
func (s Service) ready(h Header) Service {
	s.agreed, s.Participants = h.Agreement, s.participants()
	if s.Name == AllServices && s.Participants == nil {
		s.Participants = h.Authorities
	}
	s.members = make(map[Authority]bool, len(s.Participants))
	for _, a := range s.Participants {
		s.members[a] = true
	}
	return s
}

// notice returns the months of notice that it takes to end the arrangement.
func (s Service) notice() int { return s.agreed.notice() }

// charge starts a charge of this service, still to be divided.
func (s Service) charge(rule Rule, description string, amount decimal.Decimal, paidBy Authority, because string) Charge {
	return Charge{Service: s.Name, Rule: rule, Description: description, Amount: amount, PaidBy: paidBy, Because: because}
}

// payer is who paid: the one named, else the host.
func (s Service) payer(named Authority) Authority {
	if named != "" {
		return named
	}
	return s.Host
}

// participant refuses an authority that takes no part in the service.
func (c *Checks) participant(s Service, a Authority, role string) {
	if a.check() != nil {
		c.Refuse(ErrAuthority, "", "no authority is named as %s", role)
	} else if !s.TakesPart(a) {
		c.Refuse(ErrAuthority, a, "%s takes no part in the service", role)
	}
}

// basis refuses a basis that names authorities who take no part.
func (c *Checks) basis(s Service, b Basis) {
	for _, a := range b.Authorities() {
		if !s.TakesPart(a) {
			c.Refuse(ErrAuthority, a, "stands in the basis but takes no part in the service")
		}
	}
}

// missing returns the participants who are not in the list, but for one.
func (s Service) missing(agreed []Authority, but Authority) []string {
	listed := make(map[Authority]bool, len(agreed))
	for _, a := range agreed {
		listed[a] = true
	}
	var missing []string
	for _, a := range s.participants() {
		if !listed[a] && a != but {
			missing = append(missing, string(a))
		}
	}
	return missing
}

// check refuses a service that does not fit its statement. It must be ready.
func (s Service) check(r roster) error {
	c := checks()
	if s.Name == "" || !utf8.ValidString(s.Name) {
		c.Refuse(ErrText, "", "a service without a name, or one that is not UTF-8: %q", s.Name)
	}
	if len(s.Participants) == 0 {
		c.Refuse(ErrBasis, "", "nobody takes part: the service has no basis")
	}
	c.Add("", "", checkAuthorities(s.Participants))
	for _, a := range s.Participants {
		if !r.has(a) {
			c.Refuse(ErrAuthority, a, "takes part but is none of the statement's authorities")
		}
	}
	c.basis(s, s.Basis)
	if s.Host != "" && !r.has(s.Host) {
		c.Refuse(ErrAuthority, s.Host, "is the host but none of the statement's authorities")
	}
	c.netReduction(s)
	c.everyParticipant(s, "spending before", s.Before)
	c.everyParticipant(s, "net reduction", s.NetReduction)
	c.everyParticipant(s, "stand-alone estimate", s.StandAlone)
	return c.Err()
}

// netReduction refuses a net reduction that is stated twice, or follows from
// nothing.
func (c *Checks) netReduction(s Service) {
	before, stated := len(s.Before) > 0, len(s.NetReduction) > 0
	switch {
	case s.Name == AllServices && (before || stated || s.Running != nil || len(s.StandAlone) > 0):
		c.Refuse(ErrChoice, "", "it has the net reductions of the other services added up, and no cost of its own: give none here")
	case before && stated:
		c.Refuse(ErrChoice, "", "both the spending before and the net reduction are given: one follows from the other")
	case before && s.Running == nil:
		c.Refuse(ErrChoice, "", "the spending before is given, and not what the service costs to run: the net reduction is their difference")
	}
}

// everyParticipant refuses figures that do not name each participant once.
func (c *Checks) everyParticipant(s Service, what string, figures Shares) {
	if len(figures) == 0 {
		return
	}
	c.Add("", "", checkAuthorities(figures.Authorities()))
	named := make(map[Authority]bool, len(figures))
	for _, figure := range figures {
		named[figure.Authority] = true
		if !s.TakesPart(figure.Authority) {
			c.Refuse(ErrAuthority, figure.Authority, "has a %s but takes no part", what)
		}
		if _, err := toPence(figure.Amount, derivedDigits, derivedExponent); err != nil { // a sum over many services may be long
			c.Add(figure.Authority, what, err)
		}
	}
	for _, a := range s.Participants {
		if !named[a] {
			c.Refuse(ErrAuthority, a, "takes part but has no %s, nought included", what)
		}
	}
}

// list writes the values of a choice for a message.
func list[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = fmt.Sprintf("%q", string(value))
	}
	return strings.Join(texts, ", ")
}
